"""The list before the first meeting: the two go through theirs, HR may let a tandem begin without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, back_to, form_status, page, paginate, submit
from programs.queries.catalogue import programs_managed_by
from tandems.actions import induction as actions
from tandems.forms import InductionForm
from tandems.queries import induction as queries
from tandems.queries.changes import tandems_managed_by
from tandems.queries.mine import sides, tandems_visible_to

if TYPE_CHECKING:
    from tandems.models import Tandem


@writes("GET", "POST")
def induction(request: PersonRequest, code: str) -> HttpResponse:
    """A minute before the first meeting; then on to where the person wanted to go."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    me, partner = sides(request.user, tandem)
    form = InductionForm(request.POST or None, is_mentor=me.is_mentor)
    read = form.cleaned_data["points"] if form.is_valid() else ()
    if submit(request, form, actions.finish_induction, tandem=tandem, read=read):
        messages.success(request, _("Done. Now you are ready for your first meeting."))
        return redirect(back_to(request, default=tandem.get_absolute_url()))
    context = {
        "tandem": tandem,
        "me": me,
        "partner": partner,
        "form": form,
        "ready": queries.ready(request.user, tandem),
        "next": request.POST.get("next", "") or request.GET.get("next", ""),
    }
    return page(request, "tandems/induction.html", context, status=form_status(form))


def read_first(request: PersonRequest, tandem: Tandem) -> HttpResponse | None:
    """Return the way to the viewer's list if it comes before their first meeting, else None."""
    if not queries.must_read_first(request.user, tandem):
        return None
    to = reverse("tandems:induction", args=[tandem.code])
    return redirect(f"{to}?{urlencode({'next': request.path})}")


@reads
def induction_list(request: PersonRequest, slug: str) -> HttpResponse:
    """Which tandems may begin, for HR."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    found = queries.tandems_before_start(request.user, program)
    context = {"program": program, "page": paginate(request, found)}
    return page(request, "tandems/induction_list.html", context)


@writes("POST")
def induction_skip(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Let a tandem begin without the lists."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    tandem = get_object_or_404(tandems_managed_by(request.user, program), code=code)
    return act(
        request,
        actions.skip_induction,
        tandem=tandem,
        then=reverse("tandems:induction-list", args=[slug]),
        done=_("They can begin now. It is noted in the log of privileged steps."),
    )
