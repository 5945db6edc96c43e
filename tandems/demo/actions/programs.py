"""Setting the demo's programs up, and bringing people into them, as HR and the people themselves would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from mentoring.profiles.models import User
from mentoring.profiles.queries.profile import values_of
from programs.actions.participants import accept_invitation, decline_invitation, invite_people
from programs.actions.participation import save_own_part
from programs.actions.programs import Plan, Posts, create_program, move_program
from programs.models import Invitation, Participant, Program, ProgramState, Role
from tandems.actions.matching import compute_run, start_run
from tandems.actions.publishing import publish_run
from tandems.demo.company import DOMAIN, Colleague, colleagues
from tandems.demo.manners import story_of
from tandems.demo.profiles import begun_profile_of, offered, profile_of, wanted
from tandems.demo.story import OBSERVER, REASON, ZONE, Chapter
from tandems.models import MatchRun, Tandem

DIGEST_TIME = dt.time(9)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who said yes to a program, with what they teach or want to learn there."""

    colleague: Colleague
    topics: tuple[str, ...]
    is_complete: bool = True


def found_program(chapter: Chapter, *, hr: User, at: dt.datetime) -> Program:
    """Set a program up and open it."""
    plan = Plan(
        name=chapter.name,
        about_de=chapter.about_de,
        about_en=chapter.about_en,
        time_zone=ZONE,
        profiles_due_on=chapter.profiles_due_on,
        kickoff_on=chapter.kickoff_on,
        ends_on=chapter.ends_on,
        generation_rule=chapter.generation_rule,
        generation_reason=REASON if chapter.generation_rule != "stage" else "",
        department_rule=chapter.department_rule,
        reporting_levels=2,
        mentor_capacity=1,
        mentee_capacity=1,
        sessions_planned=8,
        visibility=chapter.visibility,
        smallest_group=5,
        digest_day=chapter.digest_day,
        digest_time=DIGEST_TIME,
        digest_audience=chapter.digest_audience,
        asked_first=chapter.asked_first,
        consultation="informed",
        mentors_may_apply=chapter.mentor_places is not None,
        mentor_places=chapter.mentor_places,
    )
    posts = Posts(
        admins=_addresses(chapter.admins),
        sponsors=_addresses(chapter.sponsors),
        observers=_addresses((OBSERVER,)),
    )
    program = create_program(plan=plan, posts=posts, by=hr, now=at)
    # `created_at` is the database's doing; the demo's programs are older than the demo.
    Program.objects.filter(pk=program.pk).update(created_at=at)
    return move_program(program=program, to=ProgramState.OPEN, by=hr, now=at)


def invite(program: Program, role: Role, people: Iterable[str], *, hr: User, at: dt.datetime) -> None:
    """Invite `people`, named by the local part of their addresses."""
    invite_people(program=program, role=role, codes=(), addresses=_addresses(people), by=hr, now=at)


def join(program: Program, role: Role, guests: list[Guest], *, at: dt.datetime) -> None:
    """Let invited people accept and describe themselves, one after another, from `at` on."""
    known = [one.local for one in colleagues()]
    for place, guest in enumerate(guests):
        answered = at + dt.timedelta(minutes=37 * place)
        invitation = _invitation(program, role, guest.colleague.email)
        person = invitation.participant.person
        accept_invitation(
            invitation=invitation, taking_part=True, compare_generation=True, by=person, now=answered
        )
        participant = Participant.objects.select_related("program", "person").get(
            pk=invitation.participant_id
        )
        _describe(participant, guest, number=known.index(guest.colleague.local) + place, at=answered)


def accept(program: Program, role: Role, email: str, *, at: dt.datetime) -> None:
    """Let somebody say yes and leave it at that; without a free place they wait for one."""
    invitation = _invitation(program, role, email)
    person = invitation.participant.person
    accept_invitation(invitation=invitation, taking_part=True, compare_generation=True, by=person, now=at)


def decline(program: Program, role: Role, local: str, *, at: dt.datetime) -> None:
    """Let somebody say no."""
    invitation = _invitation(program, role, f"{local}@{DOMAIN}")
    decline_invitation(invitation=invitation, by=invitation.participant.person, now=at)


def match(program: Program, *, hr: User, at: dt.datetime) -> list[Tandem]:
    """Find the best tandems and publish them."""
    run = start_run(program=program, by=hr, now=at)
    compute_run(run=run, now=at)
    run.refresh_from_db()
    tandems = publish_run(run=run, by=hr, now=at + dt.timedelta(hours=2))
    # The engine notes when it finished by the real clock.
    MatchRun.objects.filter(pk=run.pk).update(finished_at=at + dt.timedelta(seconds=4))
    return tandems


def match_and_start(program: Program, *, hr: User, at: dt.datetime, kickoff: dt.datetime) -> list[Tandem]:
    """Close the recruiting, find and publish the tandems, and kick off."""
    program = move_program(program=program, to=ProgramState.MATCHING, by=hr, now=at)
    tandems = match(program, hr=hr, at=at)
    move_program(program=program, to=ProgramState.RUNNING, by=hr, now=kickoff)
    return tandems


def _describe(participant: Participant, guest: Guest, *, number: int, at: dt.datetime) -> None:
    teaches = participant.is_mentor
    topics = offered(guest.topics, number) if teaches else wanted(guest.topics, number)
    words = profile_of if guest.is_complete else begun_profile_of
    said = values_of(words(guest.colleague, number, teaches=teaches)) | {"compare_generation": True}
    if guest.is_complete:
        said |= {"topics": tuple(topics)} | story_of(guest.colleague, number, teaches=teaches)
    save_own_part(
        participant=participant,
        said=said,
        by=participant.person,
        now=at + dt.timedelta(minutes=9),
    )


def _invitation(program: Program, role: Role, email: str) -> Invitation:
    """The invitation somebody got by mail; its token exists there alone, so the person leads to it."""
    return Invitation.objects.select_related("participant__person", "participant__program").get(
        participant__program=program, participant__role=role, participant__person__email=email, used_at=None
    )


def _addresses(locals_: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{local}@{DOMAIN}" for local in locals_)
