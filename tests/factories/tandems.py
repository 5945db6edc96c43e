"""Tandems, their meetings and logs, made in one call."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import count
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from mentoring.encryption import keyed_hash
from mentoring.profiles.models import User
from programs.models import Participant, Program, ProgramState, Role
from tandems.models import (
    Agreement,
    Attendance,
    Card,
    Induction,
    Meeting,
    PlanItem,
    PrivateNote,
    Question,
    SessionLog,
    SharedNote,
    Signature,
    Tandem,
)
from tandems.rules.agreement import kept, proposal
from tandems.rules.deck import Answer, seal
from tests.factories.programs import make_program, make_ready

_numbers = count(1)


def make_tandem(
    program: Program | None = None,
    *,
    mentor: Participant | None = None,
    mentee: Participant | None = None,
    **fields: Any,
) -> Tandem:
    """Return a living tandem of two people with complete profiles, in a running program."""
    program = program or make_program(state=ProgramState.RUNNING)
    mentor = mentor or make_ready(program, Role.MENTOR)
    mentee = mentee or make_ready(program, Role.MENTEE)
    known = {
        "number": program.tandems.count() + 1,
        "mentor_place": 1,
        "mentee_place": 1,
        "pair_key": keyed_hash(f"pair {next(_numbers)}"),
        "started_at": dt.datetime(2026, 9, 1, 9, 0, tzinfo=dt.UTC),
    }
    tandem = Tandem.objects.create(program=program, mentor=mentor, mentee=mentee, **(known | fields))
    make_ready_to_meet(tandem)
    return tandem


def make_ready_to_meet(tandem: Tandem) -> None:
    """Let both go through their lists on the day the tandem began."""
    Induction.objects.bulk_create(
        Induction(tandem=tandem, person=side.person, done_at=tandem.started_at)
        for side in (tandem.mentor, tandem.mentee)
    )


def make_agreement(tandem: Tandem, own: str = "", *, aims: tuple[str, ...] = (), **fields: Any) -> Agreement:
    """Return what the two agreed on, as proposed, with `own` words to the first clause; a draft by default.

    Signed by both and in force with `state="in_force"`.
    """
    proposed = proposal()
    first, *others = proposed.terms
    known: dict[str, Any] = {
        "version": tandem.agreements.count() + 1,
        "terms": kept(replace(proposed, terms=(replace(first, own=own), *others), aims=aims)),
        "edited_by": tandem.mentor.person,
        "edited_at": tandem.started_at,
    }
    if fields.get("state") in {"in_force", "replaced"}:
        known["in_force_at"] = tandem.started_at
    if fields.get("state") == "replaced":
        known["replaced_at"] = tandem.started_at
    agreement = Agreement.objects.create(tandem=tandem, **(known | fields))
    if agreement.in_force_at:
        for side in (tandem.mentor, tandem.mentee):
            make_signature(agreement, side.person)
    return agreement


def make_signature(agreement: Agreement, person: User, **fields: Any) -> Signature:
    """Return the signature of `person`, given when the text was written."""
    known = {"signed_at": agreement.edited_at}
    return Signature.objects.create(agreement=agreement, person=person, **(known | fields))


def make_meeting(tandem: Tandem, starts_at: dt.datetime, **fields: Any) -> Meeting:
    """Return a planned meeting at which both people are expected; it was agreed two weeks ahead."""
    number = next(_numbers)
    known = {
        "uid": f"meeting-{number}@example.com",
        "minutes": 30,
        "time_zone": "Europe/Berlin",
        "format": "video",
        "planned_at": starts_at - dt.timedelta(days=14),
    }
    meeting = Meeting.objects.create(tandem=tandem, starts_at=starts_at, **(known | fields))
    if meeting.state == "planned":
        for person in (tandem.mentor.person, tandem.mentee.person):
            during = DateTimeTZRange(meeting.starts_at, meeting.ends_at)
            Attendance.objects.create(meeting=meeting, person=person, during=during)
    return meeting


def make_log(tandem: Tandem, *, meeting: Meeting | None = None, **fields: Any) -> SessionLog:
    """Return the log of a talk that took place, planned or not."""
    held_on = meeting.starts_at.date() if meeting else dt.date(2026, 10, 1)
    known = {
        "held_on": held_on,
        "format": "video",
        "logged_at": dt.datetime.combine(held_on, dt.time(18), dt.UTC),
    }
    return SessionLog.objects.create(tandem=tandem, meeting=meeting, **(known | fields))


def make_notes(log: SessionLog, *, shared: str = "", private: str = "", author: User | None = None) -> None:
    """Write words to a log: a shared note, a private one of `author`, or both."""
    if shared:
        SharedNote.objects.create(log=log, text=shared, updated_at=log.logged_at)
    if private:
        PrivateNote.objects.create(log=log, author=author, text=private, updated_at=log.logged_at)


def make_question(tandem: Tandem, text: str = "What would you do?", **fields: Any) -> Question:
    """Return a question of the mentee that waits in the box since before the first talk."""
    known = {"author": tandem.mentee.person, "asked_at": dt.datetime(2026, 9, 2, 9, 0, tzinfo=dt.UTC)}
    return Question.objects.create(tandem=tandem, text=text, **(known | fields))


def make_plan_item(tandem: Tandem, words: str = "How you buy", **fields: Any) -> PlanItem:
    """Return an idea at the end of the plan of `tandem`."""
    known = {"position": PlanItem.objects.filter(tandem=tandem).count() + 1}
    return PlanItem.objects.create(tandem=tandem, words=words, **(known | fields))


def make_card(viewer: Participant, shown: Participant, answer: str = "", **fields: Any) -> Card:
    """Return a card dealt to `viewer` on the day their cards of the tests are dealt, answered or open."""
    when = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
    known: dict[str, Any] = {"dealt_on": when.date()}
    places = Card.objects.filter(viewer=viewer, dealt_on=fields.get("dealt_on", when.date()))
    known["position"] = places.count() + 1
    if answer:
        known |= {"said": seal(Answer(answer)), "answered_at": when}
    return Card.objects.create(viewer=viewer, shown=shown, **(known | fields))
