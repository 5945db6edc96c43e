"""What waits for HR in the demo: people at the door of a program, changes to decide about, a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mentoring.profiles.actions.partners import Guest, keep_partner
from mentoring.profiles.actions.people import mark_left
from mentoring.profiles.models import ReportingLine, User
from mentoring.web import merging
from programs.actions.drafts import save_step, start_draft, values_of
from programs.actions.guests import invite_guest
from programs.actions.joining import apply_for_program
from programs.models import Program, Role
from programs.rules import timeline
from programs.rules.presets import PRESETS, USUAL, filled
from tandems.demo import doors
from tandems.demo.actions import people, programs
from tandems.demo.clock import Clock
from tandems.demo.company import DOMAIN, Colleague
from tandems.demo.story import OBSERVER, SPONSOR

WAITING = 2  # people who said yes when all places were taken
LAST_DAY = 27  # weeks from today until the guest's account ends


def let_guest_in(program: Program, hr: User, clock: Clock) -> None:
    """Invite somebody of a partner organisation, who says yes and has not described herself yet."""
    partner = keep_partner(
        name=doors.PARTNER,
        kind=doors.PARTNER_KIND,
        terms=doors.PARTNER_TERMS,
        by=hr,
        now=clock.at(-15),
    )
    until = clock.today + dt.timedelta(weeks=LAST_DAY)
    guest = Guest(doors.GUEST_FIRST, doors.GUEST_LAST, doors.GUEST_EMAIL, "de", partner.code, until)
    person = invite_guest(program=program, guest=guest, by=hr, now=clock.at(-14))
    User.objects.filter(pk=person.pk).update(code=people.code_of(doors.GUEST_EMAIL))
    programs.accept(program, Role.MENTOR, doors.GUEST_EMAIL, at=clock.at(-12))


def knock(program: Program, others: Iterator[Colleague], hr: User, clock: Clock) -> None:
    """Let people wait for a place as a mentor, and others apply for one."""
    waiting = [next(others) for _ in range(WAITING)]
    programs.invite(program, Role.MENTOR, [one.local for one in waiting], hr=hr, at=clock.at(-6))
    for place, one in enumerate(waiting):
        programs.accept(program, Role.MENTOR, one.email, at=clock.at(-4, 9 + place))
    for place, motivation in enumerate(doors.MOTIVATIONS):
        apply_for_program(
            program=program,
            role=Role.MENTOR,
            motivation=motivation,
            taking_part=True,
            compare_generation=True,
            by=User.objects.get(email=next(others).email),
            now=clock.at(-3, 11 + place),
        )


def change_directory(hr: User, clock: Clock) -> None:
    """Let a mentor leave the company, and another one come under her mentee, as an import would say."""
    leaver = User.objects.get(email=f"{doors.LEAVES}@{DOMAIN}")
    mark_left(people=[leaver], by=hr, now=clock.at(-2))
    manager = User.objects.get(email=f"{doors.MOVES_TO}@{DOMAIN}")
    ReportingLine.objects.filter(person__email=f"{doors.MOVES}@{DOMAIN}").update(manager=manager)


def begin_draft(hr: User, clock: Clock) -> None:
    """Go through the first three steps of a set-up; rules and words are left, and the English text."""
    said = {
        "name": doors.DRAFT_NAME,
        "about_de": doors.DRAFT_ABOUT_DE,
        "about_en": doors.DRAFT_ABOUT_EN,
    }
    program = start_draft(said=said, step="purpose", by=hr, now=clock.at(-2, 15))
    Program.objects.filter(pk=program.pk).update(created_at=clock.at(-2, 15))
    posts = {"sponsors": (f"{SPONSOR}@{DOMAIN}",), "observers": (f"{OBSERVER}@{DOMAIN}",)}
    _save(program, "people", {**posts, "consultation": "shared"}, hr=hr, at=clock.at(-2, 15, 6))
    preset = PRESETS[doors.DRAFT_PRESET]
    shape = {
        "preset": doors.DRAFT_PRESET,
        "ends_on": timeline.end_after(program.kickoff_on, preset.months),
        "sessions_planned": preset.sessions_planned,
    }
    _save(program, "shape", shape, hr=hr, at=clock.at(-1, 9))


def _save(program: Program, step: str, said: dict[str, object], *, hr: User, at: dt.datetime) -> None:
    values = values_of(hr, program)
    preset = str(said.get("preset", USUAL))
    proposed = filled(values, before=USUAL, after=preset)
    save_step(
        program=program,
        step=step,
        said=said,
        follows={name: value for name, value in proposed.items() if name not in said},
        seen=merging.marks({name: values[name] for name in said}),
        is_done=True,
        by=hr,
        now=at,
    )
