"""Topics that people miss: proposing one, and answering."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.profiles.models import Topic, User
from programs.actions.topics import TopicWords, add_topic, managed
from programs.models import Participant, Program, ProposalState, TopicProposal
from programs.permissions import is_own
from programs.queries.topics import visible_topics
from programs.rules import phases
from programs.rules.topics import MOST_OPEN


@transaction.atomic
def propose_topic(*, participant: Participant, name: str, why: str, by: User, now: datetime) -> TopicProposal:
    """Ask for a topic that is missing. Those who run the program read the words, not who wrote them.

    Raises NotAllowed, or Refused: program_over, proposals_enough.
    """
    held = (
        Participant.objects.select_for_update(of=("self",)).select_related("program").get(pk=participant.pk)
    )
    require(is_own(by, held))
    if phases.is_over(held.program.state):
        raise Refused("program_over")
    if held.topic_proposals.filter(state=ProposalState.OPEN).count() >= MOST_OPEN:
        raise Refused("proposals_enough", most=MOST_OPEN)
    return TopicProposal.objects.create(participant=held, name=name, why=why, proposed_at=now)


@transaction.atomic
def withdraw_proposal(
    *,
    participant: Participant,
    code: str,
    by: User,
    now: datetime,  # noqa: ARG001  (as every action)
) -> Participant:
    """Delete an own proposal, answered or not. Raises NotAllowed, or Refused(proposal_unknown)."""
    require(is_own(by, participant))
    if not participant.topic_proposals.filter(code=code).delete()[0]:
        raise Refused("proposal_unknown")
    return participant


@transaction.atomic
def accept_proposal(*, program: Program, code: str, words: TopicWords, by: User, now: datetime) -> Topic:
    """Make a proposed topic one of the program's own. `words` are those of whoever runs it.

    Raises NotAllowed, or Refused: proposal_unknown, topic_known at a name.
    """
    proposal = _waiting(managed(program, by), code)
    topic = add_topic(program=program, words=words, by=by, now=now)
    _answer(proposal, ProposalState.ADDED, now, topic)
    return topic


@transaction.atomic
def match_proposal(*, program: Program, code: str, into: str, by: User, now: datetime) -> TopicProposal:
    """Say that a proposed topic is there already: the one called `into`.

    Raises NotAllowed, or Refused: proposal_unknown, topic_unknown.
    """
    program = managed(program, by)
    topic = visible_topics(program).filter(code=into).first()
    if topic is None:
        raise Refused("topic_unknown")
    return _answer(_waiting(program, code), ProposalState.FOUND, now, topic)


@transaction.atomic
def decline_proposal(*, program: Program, code: str, by: User, now: datetime) -> TopicProposal:
    """Say kindly that a topic does not come this time. Raises NotAllowed or Refused(proposal_unknown)."""
    return _answer(_waiting(managed(program, by), code), ProposalState.DECLINED, now)


@transaction.atomic
def reopen_proposal(
    *,
    program: Program,
    code: str,
    by: User,
    now: datetime,  # noqa: ARG001  (as every action)
) -> TopicProposal:
    """Take the answer to a proposal back. Raises NotAllowed, or Refused(proposal_unknown)."""
    proposals = TopicProposal.objects.filter(participant__program=managed(program, by), code=code)
    proposal = proposals.exclude(state=ProposalState.ADDED).select_for_update(of=("self",)).first()
    if proposal is None:
        raise Refused("proposal_unknown")
    proposal.state, proposal.topic, proposal.decided_at = ProposalState.OPEN, None, None
    proposal.save(update_fields=["state", "topic", "decided_at"])
    return proposal


def _waiting(program: Program, code: str) -> TopicProposal:
    proposals = TopicProposal.objects.filter(participant__program=program, state=ProposalState.OPEN)
    proposal = proposals.filter(code=code).select_for_update(of=("self",)).first()
    if proposal is None:
        raise Refused("proposal_unknown")
    return proposal


def _answer(
    proposal: TopicProposal, state: ProposalState, now: datetime, topic: Topic | None = None
) -> TopicProposal:
    proposal.state, proposal.topic, proposal.decided_at = state, topic, now
    proposal.save(update_fields=["state", "topic", "decided_at"])
    return proposal
