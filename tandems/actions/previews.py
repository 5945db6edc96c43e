"""The mails that publishing a run sends, as their receivers will see them."""

from __future__ import annotations

from datetime import datetime, timedelta

from programs.actions.previews import Preview, in_all_languages
from programs.models import AskedFirst
from tandems.mail_contexts import introduced, proposed
from tandems.models import MatchRun, Proposal
from tandems.notices import ProposalToAgree, TandemIntroduced

SIDES = ("mentor", "mentee")


def of_run(run: MatchRun, side: str, *, now: datetime) -> list[Preview]:
    """Return the mail that the first person of `side` would get, in every language.

    Nothing if that side gets none when the run is published. Links lead nowhere.
    """
    program = run.program
    asked = {AskedFirst.MENTEE: ("mentee",), AskedFirst.BOTH: SIDES}.get(AskedFirst(program.asked_first))
    first = run.proposals.select_related("mentor__person", "mentee__person", "mentor__program").first()
    if first is None or (asked is not None and side not in asked):
        return []
    return _mail(first, side, asks=asked is not None, until=now + timedelta(days=program.days_to_answer))


def _mail(proposal: Proposal, side: str, *, asks: bool, until: datetime) -> list[Preview]:
    to = proposal.mentor.person if side == "mentor" else proposal.mentee.person
    if asks:
        return in_all_languages(
            ProposalToAgree(), lambda: proposed(proposal, to=to, until=until, code="example"), to=to
        )
    return in_all_languages(TandemIntroduced(), lambda: introduced(proposal, to=to, code="example"), to=to)
