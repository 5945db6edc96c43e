"""A tandem has ended: who would be next best for the two, without disturbing anybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page
from programs.queries.catalogue import programs_managed_by
from tandems.actions.steering import propose
from tandems.actions.swaps import next_best
from tandems.queries.changes import looking_again
from tandems.queries.swaps import options


@reads
def change_next(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """The best new partners for each of the two who is free."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    tandem = get_object_or_404(looking_again(request.user, program), code=code)
    found = next_best(tandem, by=request.user)
    sides = [
        (side, getattr(tandem, side), options(request.user, program, found[side], instead_of=other))
        for side, other in (("mentee", "mentor"), ("mentor", "mentee"))
        if side in found
    ]
    return page(request, "tandems/next_best.html", {"program": program, "tandem": tandem, "sides": sides})


@writes("POST")
def change_propose(request: PersonRequest, slug: str, mentor: str, mentee: str) -> HttpResponse:
    """Hold a new pair and compute, so that it can be reviewed and published."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    back = reverse("tandems:change-list", args=[slug])
    return act(request, propose, program=program, mentor=mentor, mentee=mentee, otherwise=back)
