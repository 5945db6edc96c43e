"""What counts how much when tandems are found: change it, and see the effect."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import form_status, page, submit
from programs.queries.catalogue import programs_managed_by
from tandems.actions.weighing import weigh
from tandems.forms.weights import WeightsForm
from tandems.queries.board import run_before


@writes("GET", "POST")
def weights(request: PersonRequest, slug: str) -> HttpResponse:
    """Four sliders and the sentence they amount to; keeping them starts a run and compares it."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    if request.method == "POST":
        form = WeightsForm(request.POST, program=program)
        said = form.weighing() if form.is_valid() else None
        if run := submit(request, form, weigh, program=program, weighing=said):
            before = run_before(request.user, run)
            return redirect("tandems:run-compare", slug, run.code, before.code) if before else redirect(run)
    else:
        form = WeightsForm(request.GET if request.htmx else None, program=program)
    context = {"program": program, "weights": form, "so_far": form.so_far()}
    return page(request, "tandems/weights.html", context, status=form_status(form), partial="weighed")
