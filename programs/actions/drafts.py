"""Setting a program up step by step, and starting the next round from one that is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from mentoring.web import merging
from programs.actions.programs import Plan, Posts, check_plan, create_program, give_posts, plan_of, posts_of
from programs.models import Program, ProgramState
from programs.permissions import can_create_programs, can_manage
from programs.rules import dates, timeline
from programs.rules.presets import PRESETS, USUAL

YEAR = re.compile(r"\b(20\d\d)\b")
MONTHS_BETWEEN_ROUNDS = 12
NAME_LENGTH = 120
DIGEST_TIME = time(9)


def proposed_plan(*, today: date) -> Plan:
    """Return what a new program begins with: the usual preset, a kickoff in about ten weeks, no words yet."""
    year = timeline.proposed(today, USUAL)
    return Plan(
        name="",
        about_de="",
        about_en="",
        time_zone=settings.TIME_ZONE,
        profiles_due_on=year.profiles_due,
        kickoff_on=year.kickoff,
        ends_on=year.end,
        generation_rule="different",
        generation_reason="",
        smallest_group=5,
        digest_day=1,
        digest_time=DIGEST_TIME,
        preset=USUAL,
        **PRESETS[USUAL].values(),
    )


@transaction.atomic
def start_draft(*, said: Mapping[str, Any], step: str, by: User, now: datetime) -> Program:
    """Create a draft from the first step; everything not `said` is proposed. Raises NotAllowed."""
    require(can_create_programs(by))
    plan = replace(proposed_plan(today=now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()), **said)
    program = create_program(plan=plan, posts=Posts(), by=by, now=now)
    program.steps_done, program.changed_at = [step], now
    program.save(update_fields=["steps_done", "changed_at"])
    return program


@transaction.atomic
def save_step(
    *,
    program: Program,
    step: str,
    said: Mapping[str, Any],
    follows: Mapping[str, Any],
    seen: Mapping[str, str],
    is_done: bool,
    by: User,
    now: datetime,
) -> Program:
    """Keep what one step of the set-up says: `said` are its own fields, `follows` what a preset filled in.

    What somebody else changed since the form was shown (`seen` are its marks) stays. `is_done` says that the
    person went on. Raises NotAllowed, or Refused: not_a_draft, changed_meanwhile at the first field that both
    changed, addresses_unknown, and the codes of the dates.
    """
    program = Program.objects.select_for_update().get(pk=program.pk)
    require(can_manage(by, program))
    if program.state != ProgramState.DRAFT:
        raise Refused("not_a_draft")
    found = merging.merged(values_of(by, program), said, seen)
    if found.clashes:
        raise Refused("changed_meanwhile", field=found.clashes[0])
    _keep(program, {**follows, **found.changes}, by=by, now=now)
    if is_done and step not in program.steps_done:
        program.steps_done = [*program.steps_done, step]
    program.changed_at = now
    program.save()
    if is_done:
        audit(by, "program.changed", program, now=now)
    return program


@transaction.atomic
def duplicate_program(*, program: Program, by: User, now: datetime) -> Program:
    """Return a draft for the next round: set-up, posts and texts are copied, dates moved, nobody takes part.

    Whoever speaks for the staff is asked anew. Raises NotAllowed.
    """
    require(can_manage(by, program) and can_create_programs(by))
    plan = plan_of(program)
    today = now.astimezone(ZoneInfo(plan.time_zone)).date()
    plan = _next_round(plan, today=today)
    copy = create_program(plan=plan, posts=posts_of(by, program, active=True), by=by, now=now)
    audit(by, "program.duplicated", program, now=now)
    return copy


def values_of(viewer: User, program: Program) -> dict[str, Any]:
    """Return every field a step can change: what was decided, and the addresses of posts."""
    return asdict(plan_of(program)) | asdict(posts_of(viewer, program))


def _keep(program: Program, changes: Mapping[str, Any], *, by: User, now: datetime) -> None:
    """Put the changes on `program` without saving it; posts are given at once."""
    ours = {field.name for field in fields(Plan)}
    plan = replace(plan_of(program), **{name: changes[name] for name in changes if name in ours})
    check_plan(plan, state=program.state)
    if plan.kickoff_on != program.kickoff_on:
        today = now.astimezone(ZoneInfo(plan.time_zone)).date()
        dates.check_kickoff(plan.kickoff_on, today=today)
    for name, value in asdict(plan).items():
        setattr(program, name, value)
    posts = {name: changes[name] for name in changes if name not in ours}
    if posts:
        give_posts(program=program, posts=replace(posts_of(by, program), **posts), by=by)


def _next_round(plan: Plan, *, today: date) -> Plan:
    """Return the plan moved by whole years until its kickoff lies ahead, with a name of its own."""
    rounds = 1
    while dates.add_months(plan.kickoff_on, MONTHS_BETWEEN_ROUNDS * rounds) < today + timeline.AHEAD:
        rounds += 1
    kickoff = timeline.next_good(dates.add_months(plan.kickoff_on, MONTHS_BETWEEN_ROUNDS * rounds))
    notice: timedelta = plan.kickoff_on - plan.profiles_due_on
    return replace(
        plan,
        name=_next_name(plan.name, rounds),
        kickoff_on=kickoff,
        profiles_due_on=timeline.last_good(kickoff - notice),
        ends_on=_end_after(plan, kickoff),
        consultation="open",
    )


def _end_after(plan: Plan, kickoff: date) -> date:
    """The same number of months after the new kickoff, within what a program may last."""
    months = timeline.length(timeline.Dates(plan.profiles_due_on, plan.kickoff_on, plan.ends_on))
    return timeline.end_after(kickoff, min(max(months, dates.SHORTEST), dates.LONGEST))


def _next_name(name: str, rounds: int) -> str:
    """Count a year in the name on; without one, say that it is the next round."""
    if YEAR.search(name):
        return YEAR.sub(lambda found: str(int(found.group(1)) + rounds), name)
    number = re.search(r" (\d{1,2})$", name)
    if number:
        return f"{name[: number.start()]} {int(number.group(1)) + 1}"
    return f"{name[: NAME_LENGTH - 2]} 2"
