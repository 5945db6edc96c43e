"""Planning, looking at, moving and cancelling meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, submit
from tandems.actions import meetings as actions
from tandems.actions.plan import plan_for
from tandems.forms import MeetingForm
from tandems.forms.meetings import begun_with
from tandems.notices import calendar_of
from tandems.queries.circles import seen_by
from tandems.queries.meetings import meetings_visible_to
from tandems.queries.mine import sides, tandems_visible_to
from tandems.queries.plan import card_for, own_item
from tandems.views.induction import read_first

if TYPE_CHECKING:
    from tandems.models import Meeting


@writes("GET", "POST")
def meeting_plan(request: PersonRequest, code: str) -> HttpResponse:
    """Plan a meeting; both calendars get an invitation."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    if request.method != "POST" and (way := read_first(request, tandem)):
        return way
    item = own_item(request.user, request.GET.get("item", ""), tandem)
    form = MeetingForm(request.POST or None, viewer=request.user, initial=begun_with(item))
    appointment = form.appointment() if form.is_valid() else None
    meeting = submit(request, form, actions.plan_meeting, tandem=tandem, appointment=appointment)
    if meeting:
        plan_for(item, meeting)
        return _planned(request, form, meeting)
    context = {"form": form, "tandem": tandem, "partner": sides(request.user, tandem)[1], "meeting": None}
    return page(request, "tandems/meeting_form.html", context, status=form_status(form))


@writes("GET", "POST")
def meeting_move(request: PersonRequest, code: str) -> HttpResponse:
    """Change time, place or subject."""
    meeting = get_object_or_404(meetings_visible_to(request.user), code=code)
    form = MeetingForm(request.POST or None, viewer=request.user, meeting=meeting)
    appointment = form.appointment() if form.is_valid() else None
    moved = submit(request, form, actions.move_meeting, meeting=meeting, appointment=appointment)
    if moved:
        return _planned(request, form, moved)
    partner = sides(request.user, meeting.tandem)[1]
    context = {"form": form, "tandem": meeting.tandem, "partner": partner, "meeting": meeting}
    return page(request, "tandems/meeting_form.html", context, status=form_status(form))


def _planned(request: PersonRequest, form: MeetingForm, meeting: Meeting) -> HttpResponse:
    messages.success(request, _("Saved. Both of you get it in your calendars."))
    if advice := form.clock_advice():
        messages.warning(request, advice)
    return redirect(meeting)


@reads
def meeting_detail(request: PersonRequest, code: str) -> HttpResponse:
    """One meeting: when and where, and how to prepare in two minutes."""
    meeting = get_object_or_404(meetings_visible_to(request.user), code=code)
    me, partner = sides(request.user, meeting.tandem)
    context = {
        "meeting": meeting,
        "tandem": meeting.tandem,
        "me": me,
        "partner": partner,
        "seen": seen_by(request.user, meeting.tandem.program, [partner]).get(partner.pk),
        "now": timezone.now(),
        "card": card_for(request.user, meeting, now=timezone.now()),
        "log": getattr(meeting, "session_log", None),
    }
    return page(request, "tandems/meeting.html", context)


@writes("POST")
def meeting_cancel(request: PersonRequest, code: str) -> HttpResponse:
    """Cancel, and ask for a new date."""
    meeting = get_object_or_404(meetings_visible_to(request.user), code=code)
    return act(
        request,
        actions.cancel_meeting,
        meeting=meeting,
        then=reverse("tandems:meeting-plan", args=[meeting.tandem.code]),
        done=_("The meeting is cancelled. Which new date suits you?"),
    )


@reads
def meeting_ics(request: PersonRequest, code: str) -> HttpResponse:
    """The meeting as a file for any calendar."""
    meeting = get_object_or_404(meetings_visible_to(request.user).filter(state="planned"), code=code)
    content = calendar_of(meeting, "PUBLISH", stamp=meeting.planned_at)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response.headers["Content-Disposition"] = 'attachment; filename="tandem.ics"'
    return response
