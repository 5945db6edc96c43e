"""Programs and the people in them, made in one call."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from mentoring.privacy.actions import give_consent
from mentoring.privacy.models import Purpose
from mentoring.profiles.models import User
from programs.models import (
    Application,
    HiddenTopic,
    Invitation,
    MergedChoice,
    Need,
    Offer,
    Participant,
    ParticipantState,
    Post,
    Program,
    ProgramRole,
    ProgramState,
    Role,
    TopicProposal,
)
from programs.models.participant import UNANSWERED
from tests.factories.profiles import make_person, make_profile, make_topic

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_numbers = count(1)


def make_program(**fields: Any) -> Program:
    """Return a program that is open and lasts nine months."""
    number = next(_numbers)
    known = {
        "slug": f"program-{number}",
        "name": f"Program {number}",
        "about_de": "Wir lernen voneinander.",
        "about_en": "We learn from each other.",
        "state": ProgramState.OPEN,
        "profiles_due_on": date(2026, 8, 17),
        "kickoff_on": date(2026, 9, 1),
        "ends_on": date(2027, 6, 1),
        "generation_reason": "Different generations see different customers.",
        "consultation": "informed",
        "asked_first": "nobody",
    }
    return Program.objects.create(**(known | fields))


def make_post(program: Program, post: str = Post.ADMIN, person: User | None = None) -> User:
    """Return a person who holds `post` in `program`."""
    holder = person or make_person("Hanna", is_people_team=post == Post.ADMIN)
    ProgramRole.objects.create(program=program, person=holder, post=post)
    return holder


def make_participant(
    program: Program,
    role: str = Role.MENTOR,
    *,
    person: User | None = None,
    state: str = ParticipantState.ACTIVE,
    **fields: Any,
) -> Participant:
    """Return a participation without profile and topics; dates fit its state."""
    answered = None if state in UNANSWERED else NOW
    left = NOW if state == ParticipantState.LEFT else None
    waiting = NOW if state == ParticipantState.WAITING else None
    known = {"invited_at": NOW, "answered_at": answered, "left_at": left, "waiting_since": waiting}
    return Participant.objects.create(
        program=program, person=person or make_person(), role=role, state=state, **(known | fields)
    )


def make_ready(
    program: Program,
    role: str = Role.MENTOR,
    *,
    person: User | None = None,
    topics: dict[str, int] | None = None,
    profile: dict[str, Any] | None = None,
    **fields: Any,
) -> Participant:
    """Return a participation that can be matched: profile complete, topics offered or wanted.

    `topics` maps topic code → level or priority; `profile` goes to `make_profile`.
    """
    stage = "2-starting" if role == Role.MENTOR else "4-leading"
    participant = make_participant(program, role, person=person, profile_done_at=NOW, **fields)
    if not hasattr(participant.person, "profile"):
        make_profile(participant.person, **({"stage": stage} | (profile or {})))
    for code, strength in (topics or {"ai-hands-on": 2}).items():
        topic = make_topic(code)
        if role == Role.MENTOR:
            Offer.objects.create(participant=participant, topic=topic, level=strength)
        else:
            Need.objects.create(participant=participant, topic=topic, priority=strength)
    return participant


def make_application(
    program: Program, role: str = Role.MENTOR, *, motivation: str = "I want to learn.", **fields: Any
) -> Participant:
    """Return the participation of somebody who applied and waits for an answer."""
    known = {"state": ParticipantState.APPLIED, "invited_at": None, "applied_at": NOW}
    participant = make_participant(program, role, **(known | fields))
    Application.objects.create(participant=participant, motivation=motivation)
    return participant


def make_invitation(participant: Participant, **fields: Any) -> Invitation:
    """Return an open invitation whose mail is not yet rendered (no token)."""
    known: dict[str, Any] = {"expires_at": datetime(2099, 1, 1, tzinfo=UTC)}
    return Invitation.objects.create(participant=participant, **(known | fields))


def agree(participant: Participant, purpose: Purpose) -> None:
    """Record the consent of a participant within the program."""
    give_consent(
        person=participant.person,
        purpose=purpose,
        scope=participant.program.code,
        version="1",
        mode=participant.program.visibility,
        now=NOW,
    )


def make_merge(program: Program, at: datetime = NOW, **fields: Any) -> HiddenTopic:
    """Return two topics made one, with what one participant had said about the first."""
    merge = HiddenTopic.objects.create(
        program=program, topic=make_topic("memes"), merged_into=make_topic("messengers"), hidden_at=at
    )
    MergedChoice.objects.create(merge=merge, participant=make_participant(program), strength=2, **fields)
    return merge


def make_proposal(participant: Participant, name: str = "Harbour radio", **fields: Any) -> TopicProposal:
    """Return a proposed topic that waits for an answer."""
    known = {"why": "What do people hear on board?", "proposed_at": NOW}
    return TopicProposal.objects.create(participant=participant, name=name, **(known | fields))
