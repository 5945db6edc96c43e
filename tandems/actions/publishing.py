"""From proposals to tandems: a person confirms, never the computer alone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from mentoring.encryption import keyed_hash
from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.models import Participant, ParticipantState, Program
from programs.permissions import can_manage
from tandems.models import MatchRun, Proposal, RunState, Tandem
from tandems.notices import TandemIntroduced
from tandems.queries.matching import OPEN_STATES


@transaction.atomic
def publish_run(*, run: MatchRun, by: User, now: datetime) -> list[Tandem]:
    """Turn every proposal of `run` into a tandem and introduce the two people to each other by mail.

    Two publications at once queue up behind the program's row; the second finds the places taken.
    Raises NotAllowed, or Refused: run_phase (the program does not match any more), run_not_ready, run_stale
    (somebody left or is in a tandem by now).
    """
    program = Program.objects.select_for_update().get(pk=run.program_id)
    require(can_manage(by, program))
    if program.state not in OPEN_STATES:
        raise Refused("run_phase")
    run = MatchRun.objects.select_for_update().get(pk=run.pk)
    if run.state != RunState.DONE:
        raise Refused("run_not_ready")

    highest = program.tandems.aggregate(highest=Max("number"))["highest"] or 0
    numbered = enumerate(_proposals(run), start=highest + 1)
    tandems = [_found(proposal, program, number, now) for number, proposal in numbered]
    run.state, run.published_at = RunState.PUBLISHED, now
    run.save(update_fields=["state", "published_at"])
    audit(by, "match_run.published", run, now=now)
    return tandems


def _proposals(run: MatchRun) -> list[Proposal]:
    """The proposals of `run`, each person's row locked in one order so that nobody waits in a circle."""
    proposals = list(
        run.proposals.select_related("mentor__person", "mentee__person").order_by(
            "mentor__person__sort_key", "mentee__person__sort_key", "pk"
        )
    )
    people = {person for proposal in proposals for person in (proposal.mentor_id, proposal.mentee_id)}
    locked = Participant.objects.select_for_update(of=("self",)).select_related("person")
    for one in locked.filter(pk__in=people).order_by("pk"):
        if one.state != ParticipantState.ACTIVE or not one.person.is_active:
            raise Refused("run_stale")
    return proposals


def _found(proposal: Proposal, program: Program, number: int, now: datetime) -> Tandem:
    mentor, mentee = proposal.mentor, proposal.mentee
    tandem = Tandem.objects.create(
        program=program,
        number=number,
        mentor=mentor,
        mentee=mentee,
        mentor_place=_free_place(mentor, "mentor"),
        mentee_place=_free_place(mentee, "mentee"),
        pair_key=pair_key(mentor, mentee),
        run=proposal.run,
        explanation=proposal.explanation,
        started_at=now,
    )
    announce(
        TandemIntroduced,
        to=[mentor.person, mentee.person],
        about=tandem,
        key=f"tandem-{tandem.code}",
        scope=program.code,
    )
    return tandem


def _free_place(participant: Participant, side: str) -> int:
    """The lowest place of `participant` that no living tandem holds. Raises Refused when all are taken."""
    taken = set(Tandem.objects.alive().filter(**{side: participant}).values_list(f"{side}_place", flat=True))
    for place in range(1, participant.capacity + 1):
        if place not in taken:
            return place
    raise Refused("run_stale")


def pair_key(mentor: Participant, mentee: Participant) -> str:
    """Return the keyed hash by which a repeat pairing of two people is noticed, whoever teaches whom."""
    return keyed_hash("·".join(sorted((mentor.person.code, mentee.person.code))))
