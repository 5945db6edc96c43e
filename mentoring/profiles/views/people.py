"""The people of the directory, and who of them is still here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from mentoring.profiles.actions.people import mark_back, mark_here, mark_left
from mentoring.profiles.forms.people import PeopleFilter, chosen
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries.people_list import filter_values, people_chosen, people_visible_to
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, back_to, page, paginate

if TYPE_CHECKING:
    from mentoring.profiles.models import User


@reads
def people_list(request: PersonRequest) -> HttpResponse:
    """Everybody the directory knows, by name; who has left and who cannot be reached yet."""
    if not can_import_people(request.user):
        raise Http404
    form = PeopleFilter(request.GET, values=filter_values(request.user))
    found = paginate(request, people_visible_to(request.user, form.narrow()), per_page=25)
    context = {"form": form, "page": found, "total": people_visible_to(request.user).count()}
    return page(request, "profiles/people.html", context)


@writes("POST")
def people_leave(request: PersonRequest) -> HttpResponse:
    """Note that the people ticked have left."""
    people = _ticked(request, request.POST)
    done = ngettext(
        "%(who)s is marked as left: no sign-in, no mails. Tandems stay until you decide.",
        "%(number)s people are marked as left: no sign-in, no mails. Tandems stay until you decide.",
        len(people),
    )
    undo = f"{reverse('profiles:people-return')}?{urlencode([('people', one.code) for one in people])}"
    return _act(request, mark_left, people, done=done, undo=undo)


@writes("POST")
def people_return(request: PersonRequest) -> HttpResponse:
    """Note that people who left are here. They come in the address when it takes something back."""
    people = _ticked(request, request.POST) or _ticked(request, request.GET)
    done = ngettext(
        "%(who)s is here again and can sign in.",
        "%(number)s people are here again and can sign in.",
        len(people),
    )
    return _act(request, mark_back, people, done=done)


@writes("POST")
def people_stay(request: PersonRequest) -> HttpResponse:
    """Note that the people ticked are here although the latest file does not name them."""
    people = _ticked(request, request.POST)
    done = ngettext("%(who)s is still here.", "%(number)s people are still here.", len(people))
    return _act(request, mark_here, people, done=done)


def _ticked(request: PersonRequest, data: QueryDict) -> list[User]:
    if not can_import_people(request.user):
        raise Http404
    return list(people_chosen(request.user, **chosen(data)))


def _act(
    request: PersonRequest, action: Callable[..., int], people: list[User], *, done: str, undo: str = ""
) -> HttpResponse:
    who = people[0].display_name if people else ""
    told = done % {"who": who, "number": len(people)}
    back = back_to(request, default=reverse("profiles:people-list"))
    return act(request, action, people=people, then=back, done=told, undo=undo)
