"""Who runs the installation, and who is HR: for site admins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from mentoring.errors import Refused
from mentoring.profiles.actions.installation_posts import give_installation_post, take_installation_post
from mentoring.profiles.forms.installation_posts import PostForm
from mentoring.profiles.forms.search import SearchForm
from mentoring.profiles.permissions import can_give_installation_posts
from mentoring.profiles.post_words import POSTS
from mentoring.profiles.queries.installation_posts import holders, people_to_appoint
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page
from mentoring.web.refusals import sentence


@reads
def post_list(request: PersonRequest) -> HttpResponse:
    """The holders of both posts, and a search for more."""
    if not can_give_installation_posts(request.user):
        raise Http404
    search, held = SearchForm(request.GET), holders(request.user)
    context = {
        "posts": [(post, said, held[post]) for post, said in POSTS.items()],
        "search": search,
        "words": search.asked(),
        "found": people_to_appoint(request.user, words=search.asked()),
        "second_step": settings.SECOND_FACTOR_FOR_ADMINS,
    }
    return page(request, "profiles/installation_posts.html", context)


@writes("POST")
def post_give(request: PersonRequest) -> HttpResponse:
    """Give somebody a post."""
    done = _("Done. The person gets a mail that says what comes with it.")
    return _act(request, give_installation_post, done)


@writes("POST")
def post_take(request: PersonRequest) -> HttpResponse:
    """Take a post back; whoever gives up running the installation goes home."""
    mine = request.POST.get("person") == request.user.code and request.POST.get("post") == "site_admin"
    return _act(request, take_installation_post, _("Taken back."), then="/" if mine else "")


def _act(request: PersonRequest, action: Callable[..., Any], done: str, then: str = "") -> HttpResponse:
    if not can_give_installation_posts(request.user):
        raise Http404
    form, back = PostForm(request.POST), "profiles:installation-posts"
    if not form.is_valid():
        messages.error(request, sentence(Refused("nobody_here")))
        return redirect(back)
    return act(request, action, **form.cleaned_data, then=then or back, otherwise=back, done=done)
