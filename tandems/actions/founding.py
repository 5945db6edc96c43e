"""Founding one tandem, and the places people have for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max

from mentoring.encryption import keyed_hash
from mentoring.errors import Refused
from mentoring.notifications.actions import announce
from programs.models import Participant, Program
from tandems.actions.plan import begin_plan
from tandems.models import Asking, AskingState, Proposal, Tandem
from tandems.notices import TandemIntroduced


def found(proposal: Proposal, program: Program, now: datetime) -> Tandem:
    """Found the tandem of `proposal` and introduce its people to each other by mail.

    The caller holds the program's row. Raises Refused(run_stale) when a place is taken.
    """
    mentor, mentee = proposal.mentor, proposal.mentee
    highest = program.tandems.aggregate(highest=Max("number"))["highest"] or 0
    tandem = Tandem.objects.create(
        program=program,
        number=highest + 1,
        mentor=mentor,
        mentee=mentee,
        mentor_place=_free_place(mentor, "mentor"),
        mentee_place=_free_place(mentee, "mentee"),
        pair_key=pair_key(mentor, mentee),
        run=proposal.run,
        explanation=proposal.explanation,
        started_at=now,
    )
    begin_plan(tandem)
    announce(
        TandemIntroduced,
        to=[mentor.person, mentee.person],
        about=tandem,
        key=f"tandem-{tandem.code}",
        scope=program.code,
    )
    return tandem


def has_too_few_places(proposals: Sequence[Proposal]) -> bool:
    """Say whether somebody has more `proposals` than places. Two queries, however many there are.

    Living tandems take a place, and so do other proposals whose people are being asked.
    """
    for side in ("mentor", "mentee"):
        needed = Counter(getattr(proposal, side) for proposal in proposals)
        taken = _taken(side, [one.pk for one in needed], but=proposals)
        if any(taken[one.pk] + more > one.capacity for one, more in needed.items()):
            return True
    return False


def _taken(side: str, participants: Sequence[int], *, but: Sequence[Proposal]) -> Counter[int]:
    alive = Tandem.objects.alive().filter(**{f"{side}__in": participants})
    asked = Asking.objects.filter(state=AskingState.WAITING, **{f"proposal__{side}__in": participants})
    promised = asked.exclude(proposal__in=but).order_by().values_list(f"proposal__{side}", "proposal")
    return Counter(alive.values_list(side, flat=True)) + Counter(one for one, _ in promised.distinct())


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
