"""Bringing people in: upload a file, settle its columns, look at the dry run, decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.errors import Refused
from mentoring.profiles.actions.directory import (
    drop_import,
    read_differently,
    upload_directory,
)
from mentoring.profiles.actions.directory_undo import undo_import
from mentoring.profiles.actions.directory_work import decide_import, settle_columns
from mentoring.profiles.forms.directory import ColumnsForm, DecisionForm, ReadingForm, UploadForm, told
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries import directory as queries
from mentoring.profiles.request import PersonRequest
from mentoring.profiles.rules.faults import FileProblem
from mentoring.profiles.views.directory_review import sections
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, paginate, submit
from mentoring.web.refusals import sentence

if TYPE_CHECKING:
    from mentoring.profiles.models import ImportRun


@writes("GET", "POST")
def import_list(request: PersonRequest) -> HttpResponse:
    """The directory in figures, the way to a new file, and what was imported before."""
    if not can_import_people(request.user):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = _uploaded(request, form)
        if run:
            return redirect("profiles:import-columns", run.code)
    runs = paginate(request, queries.imports_visible_to(request.user), per_page=20)
    size = queries.directory_size(request.user)
    latest = queries.import_to_take_back(request.user)
    context = {"form": form, "runs": runs, "size": size, "latest": latest}
    context["undecided"] = queries.undecided_import(request.user)
    return page(request, "profiles/import_list.html", context, status=form_status(form))


def _uploaded(request: PersonRequest, form: UploadForm) -> ImportRun | None:
    """Keep the file until its columns are settled, or say at its field why it cannot be read."""
    name, content = form.cleaned_data["file"].name, form.content()
    try:
        run: ImportRun | None = submit(request, form, upload_directory, filename=name, content=content)
    except FileProblem as problem:
        form.add_error("file", told(problem))
        return None
    return run


@writes("GET", "POST")
def import_columns(request: PersonRequest, code: str) -> HttpResponse:
    """What was recognised in the file; the person says what each column means."""
    run = _visible(request, code)
    if run.state != "uploaded":
        return redirect("profiles:import-review", code)
    _tell_failure(request, run)
    file = queries.opened(request.user, run)
    form = ColumnsForm(request.POST if request.method == "POST" else None, mapping=file.mapping)
    if form.is_valid() and submit(request, form, settle_columns, run=run, file=file, choices=form.choices()):
        return redirect("profiles:import-review", code)
    reading = ReadingForm(file=file, today=timezone.localdate())
    context = {"run": run, "file": file, "form": form, "reading": reading}
    return page(request, "profiles/import_columns.html", context, status=form_status(form))


@writes("POST")
def import_reading(request: PersonRequest, code: str) -> HttpResponse:
    """Read the file in another way than detected."""
    run = _visible(request, code)
    if run.state != "uploaded":
        return redirect("profiles:import-review", code)
    file = queries.opened(request.user, run)
    reading = ReadingForm(request.POST, file=file, today=timezone.localdate())
    try:
        if reading.is_valid() and submit(
            request, reading, read_differently, run=run, reading=reading.reading()
        ):
            return redirect("profiles:import-columns", code)
    except FileProblem as problem:
        reading.add_error(None, told(problem))
    context = {"run": run, "file": file, "form": ColumnsForm(mapping=file.mapping), "reading": reading}
    return page(request, "profiles/import_columns.html", context, status=form_status(reading))


@reads
def import_review(request: PersonRequest, code: str) -> HttpResponse:
    """The dry run: what would change, and what is wrong with which row."""
    run = _visible(request, code)
    if run.state == "uploaded":
        return redirect("profiles:import-columns", code)
    if run.is_under_way:
        return page(request, "profiles/import_progress.html", {"run": run}, partial="progress")
    if request.htmx:  # the progress bar asked, and it is done: show the whole page
        return HttpResponse(headers={"HX-Redirect": request.path})
    if run.state != "read":
        return redirect("profiles:import-list")
    _tell_failure(request, run)
    review = queries.review_of(request.user, run)
    tabs, shown = sections(review, request.GET.get("show", ""))
    rows = paginate(request, shown.rows, per_page=25)
    context = {"run": run, "review": review, "tabs": tabs, "shown": shown, "rows": rows}
    return page(request, "profiles/import_review.html", context)


@writes("POST")
def import_apply(request: PersonRequest, code: str) -> HttpResponse:
    """Import everything the dry run showed, or nothing."""
    run = _visible(request, code)
    form = DecisionForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else ""
    count = run.counts.get("new", 0)
    done = ngettext(
        "Imported. One person is new in the directory.",
        "Imported. %(count)s people are new in the directory.",
        count,
    ) % {"count": count}
    back = reverse("profiles:import-review", args=[code])
    undo = reverse("profiles:import-undo", args=[code])
    return act(
        request,
        decide_import,
        run=run,
        seen=seen,
        otherwise=back,
        done="" if queries.is_large(queries.people_in(run)) else done,  # the worker has it still before it
        undo=undo,
    )


@writes("POST")
def import_undo(request: PersonRequest, code: str) -> HttpResponse:
    """Put the directory back as it was."""
    run = _visible(request, code)
    was = run.state
    answer = act(request, undo_import, run=run, then="profiles:import-list")
    run.refresh_from_db()
    if run.state != was:
        messages.success(request, _taken_back(run.counts["stayed"]))
    return answer


def _taken_back(stayed: int) -> str:
    """Say how the directory is after an import was taken back. `stayed` counts the new people who stay."""
    if not stayed:
        return _("Taken back. The directory is as it was before this import.")
    return ngettext(
        "Taken back. %(n)s new person stays, because something here already refers to them.",
        "Taken back. %(n)s new people stay, because something here already refers to them.",
        stayed,
    ) % {"n": stayed}


@writes("POST")
def import_drop(request: PersonRequest, code: str) -> HttpResponse:
    """Give the import up."""
    run = _visible(request, code)
    done = _("Dropped. The file is gone, the directory stays as it was.")
    return act(request, drop_import, run=run, then="profiles:import-list", done=done)


def _tell_failure(request: PersonRequest, run: ImportRun) -> None:
    """Say why the worker gave the import back."""
    if run.failure and request.method == "GET":
        messages.error(request, sentence(Refused(run.failure)))


def _visible(request: PersonRequest, code: str) -> ImportRun:
    return get_object_or_404(queries.imports_visible_to(request.user), code=code)
