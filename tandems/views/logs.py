"""Noting what happened, and reading it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.codes import new_code
from mentoring.web.page import form_status, page, submit
from tandems.actions import logs as actions
from tandems.forms import LogForm, TalkForm
from tandems.queries import notes
from tandems.queries.meetings import logs_visible_to, meetings_visible_to
from tandems.queries.mine import sides, tandems_visible_to
from tandems.queries.questions import questions_of_talk
from tandems.queries.workspace import other_topics, topics_of_pair
from tandems.views.induction import read_first

if TYPE_CHECKING:
    from tandems.models import Meeting, SessionLog, Tandem

AnyLogForm = TypeVar("AnyLogForm", bound=LogForm)


@writes("GET", "POST")
def meeting_log(request: PersonRequest, code: str) -> HttpResponse:
    """Twenty seconds after a meeting; later the same page changes the same log."""
    meeting = get_object_or_404(meetings_visible_to(request.user), code=code)
    if request.method != "POST" and (way := read_first(request, meeting.tandem)):
        return way
    log = getattr(meeting, "session_log", None)
    known = {"format": meeting.format, "minutes": meeting.minutes}
    form = _form(request, LogForm, meeting.tandem, log, known)
    account = form.account() if form.is_valid() else None
    written = submit(request, form, actions.log_meeting, meeting=meeting, account=account)
    if written:
        return _saved(request, written)
    return _form_page(request, form, meeting.tandem, log, meeting=meeting)


@writes("GET", "POST")
def log_add(request: PersonRequest, code: str) -> HttpResponse:
    """Log a talk that nobody planned."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    if request.method != "POST" and (way := read_first(request, tandem)):
        return way
    known = {"format": "on_site", "minutes": 30, "held_on": timezone.localdate(), "code": new_code()}
    form = _form(request, TalkForm, tandem, None, known)
    return _talk(request, form, tandem, None)


@writes("GET", "POST")
def log_edit(request: PersonRequest, code: str) -> HttpResponse:
    """Change a log; one that belongs to a meeting is changed where it was written."""
    log = get_object_or_404(logs_visible_to(request.user), code=code)
    if log.meeting:
        return redirect("tandems:meeting-log", log.meeting.code)
    form = _form(request, TalkForm, log.tandem, log, {"code": log.code, "held_on": log.held_on})
    return _talk(request, form, log.tandem, log)


@reads
def log_detail(request: PersonRequest, code: str) -> HttpResponse:
    """One log: the facts, what both noted, what the reader noted for themselves."""
    log = get_object_or_404(logs_visible_to(request.user), code=code)
    context = {
        "log": log,
        "tandem": log.tandem,
        "partner": sides(request.user, log.tandem)[1],
        "shared": notes.shared_note(request.user, log),
        "private": notes.private_note(request.user, log),
        "asked": questions_of_talk(request.user, log),
    }
    return page(request, "tandems/log.html", context)


def _talk(request: PersonRequest, form: TalkForm, tandem: Tandem, log: SessionLog | None) -> HttpResponse:
    typed = form.cleaned_data if form.is_valid() else {}
    written = submit(
        request,
        form,
        actions.log_talk,
        tandem=tandem,
        code=typed.get("code", ""),
        held_on=typed.get("held_on"),
        account=form.account() if typed else None,
    )
    return _saved(request, written) if written else _form_page(request, form, tandem, log)


def _form(
    request: PersonRequest,
    kind: type[AnyLogForm],
    tandem: Tandem,
    log: SessionLog | None,
    known: dict[str, Any],
) -> AnyLogForm:
    """Return the form, filled with what is `known` of a talk, and with its log if there is one."""
    shared = notes.shared_note(request.user, log) if log else ""
    if log:
        known |= {
            "took_place": "yes" if log.took_place else "no",
            "format": log.format,
            "minutes": log.minutes,
            "topics": list(log.topics.all()),
            "shared": shared,
            "private": notes.private_note(request.user, log),
        }
    return kind(
        request.POST or None,
        initial=known | {"shared_before": shared},
        topics=topics_of_pair(request.user, tandem),
        other_topics=other_topics(request.user, tandem),
    )


def _form_page(
    request: PersonRequest,
    form: LogForm,
    tandem: Tandem,
    log: SessionLog | None,
    meeting: Meeting | None = None,
) -> HttpResponse:
    if "shared" in form.errors:
        log = log or logs_visible_to(request.user).filter(meeting=meeting).first()
        form.show_both(notes.shared_note(request.user, log) if log else "")
    context = {
        "form": form,
        "tandem": tandem,
        "meeting": meeting,
        "log": log,
        "partner": sides(request.user, tandem)[1],
        "has_begun": meeting is None or meeting.starts_at <= timezone.now(),
    }
    return page(request, "tandems/log_form.html", context, status=form_status(form))


def _saved(request: PersonRequest, log: SessionLog) -> HttpResponse:
    messages.success(request, _("Saved. Only the two of you can read it."))
    return redirect("tandems:log-detail", log.code)
