"""What the set-up of a program shows beside its fields: how ready the draft is."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentoring.errors import require
from mentoring.profiles.models import User
from programs.models import Post, Program, ProgramState
from programs.permissions import can_manage
from programs.queries.catalogue import facts_aggregate, wording_found
from programs.rules import readiness, timeline

TOP = 1  # whoever leads everybody has no manager


def is_draft(program: Program) -> bool:
    """Say whether the program is still being set up."""
    return program.state == ProgramState.DRAFT


def dates_of(program: Program) -> timeline.Dates:
    """Return the three dates that are decided."""
    return timeline.Dates(program.profiles_due_on, program.kickoff_on, program.ends_on)


def points(viewer: User, program: Program, *, today: date) -> tuple[readiness.Point, ...]:
    """Return how ready a draft is. Only for those who manage the program, else NotAllowed.

    `today` is the date in the program's time zone.
    """
    require(can_manage(viewer, program))
    posts = list(program.roles.values_list("post", flat=True))
    advice = readiness.Advice(
        has_sponsor=Post.SPONSOR in posts,
        has_deputy=posts.count(Post.ADMIN) > 1,
        days_until_profiles=(program.profiles_due_on - today).days,
        awkward_dates=len(timeline.awkward(dates_of(program))),
        words_found=len(wording_found(program)),
        people_without_line=_without_line(program),
    )
    return readiness.points(facts_aggregate(program, today=today), advice)


def as_typed(program: Program, values: dict[str, Any]) -> Program:
    """Return a copy of the program with what a form says at the moment; it is not saved."""
    typed = Program.objects.get(pk=program.pk)
    for name, value in values.items():
        setattr(typed, name, value)
    return typed


def _without_line(program: Program) -> int:
    """How many people's manager is missing, where the rules look at reporting lines; the head has none."""
    if not program.reporting_levels:
        return 0
    missing = User.objects.colleagues().filter(line_up__isnull=True).count()
    return max(missing - TOP, 0)
