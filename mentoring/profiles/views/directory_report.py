"""What is wrong with an HR file, as a file to correct it by."""

from __future__ import annotations

from pathlib import PurePath

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from mentoring.profiles import report
from mentoring.profiles.queries import directory as queries
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@reads
def problems_csv(request: PersonRequest, code: str) -> HttpResponse:
    """The problems of a dry run as CSV."""
    return _file(request, code, "csv")


@reads
def problems_xlsx(request: PersonRequest, code: str) -> HttpResponse:
    """The problems of a dry run as a workbook."""
    return _file(request, code, "xlsx")


def _file(request: PersonRequest, code: str, kind: str) -> HttpResponse:
    run = get_object_or_404(queries.imports_visible_to(request.user), code=code)
    if run.state != "read":  # what was wrong is gone with the dry run
        return redirect(run)
    review = queries.review_of(request.user, run)
    content = report.WRITERS[kind](report.lines(review))
    name = f"{PurePath(run.filename).stem} - {_('problems')}.{kind}"
    attached = {"Content-Disposition": str(content_disposition_header(True, name))}
    return HttpResponse(content, content_type=TYPES[kind], headers=attached)
