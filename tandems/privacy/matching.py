"""Which fields of matching concern people: runs, proposals, decisions, and who was asked."""

from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, Text, plain

_RUN_UNTIL = _("program end + 30 days")


def _run(purpose: Text, seen_by: Text, erasure: Erasure = Erasure.DELETE, *, copy: bool = True) -> Field:
    return Field(Kind.PERSONAL, purpose, seen_by, _RUN_UNTIL, copy=copy, erasure=erasure)


MATCHING = {
    **plain(
        *(
            f"MatchRun.{name}"
            for name in (
                "id",
                "code",
                "program",
                "state",
                "created_at",
                "finished_at",
                "goes_out_at",
                "published_at",
                "step",
                "percent",
                "attempts",
                "lease_token",
                "lease_expires_at",
                "problem",
                "parameters",
                "input_hash",
            )
        )
    ),
    "MatchRun.by": _run(_("who asked for the run"), _("HR admins"), Erasure.NULL, copy=False),
    "MatchRun.result": Field(
        Kind.PSEUDONYMOUS,
        _("who was not matched, and which rule was in the way"),
        _("HR admins"),
        _RUN_UNTIL,
        erasure=Erasure.DELETE,
    ),
    "MatchRun.released_by": _run(_("who released the run"), _("HR admins"), Erasure.NULL, copy=False),
    **plain("Proposal.id", "Proposal.run"),
    # not in the copy: a proposal that was never published says as much about somebody else
    "Proposal.mentor": _run(_("who could teach whom"), _("HR admins"), copy=False),
    "Proposal.mentee": _run(_("who could learn from whom"), _("HR admins"), copy=False),
    "Proposal.score": _run(_("order of the review"), _("HR admins"), copy=False),
    "Proposal.explanation": _run(_("why these two"), _("HR admins"), copy=False),
    **plain("PairDecision.id", "PairDecision.program", "PairDecision.step", "PairDecision.at"),
    **plain("PairDecision.undone_at"),
    "PairDecision.mentor": _run(_("pairs HR holds or excludes"), _("HR admins"), copy=False),
    "PairDecision.mentee": _run(_("pairs HR holds or excludes"), _("HR admins"), copy=False),
    "PairDecision.kind": _run(_("pairs HR holds or excludes"), _("HR admins"), copy=False),
    "PairDecision.reason": _run(_("why a pair is excluded, encrypted"), _("HR admins"), copy=False),
    "PairDecision.by": _run(_("who decided"), _("HR admins"), Erasure.NULL, copy=False),
    **plain("PairNote.id", "PairNote.program", "PairNote.at"),
    "PairNote.mentor": _run(_("what HR remembers of a pair"), _("HR admins"), copy=False),
    "PairNote.mentee": _run(_("what HR remembers of a pair"), _("HR admins"), copy=False),
    "PairNote.text": _run(_("what HR remembers of a pair, encrypted"), _("HR admins"), copy=False),
    "PairNote.by": _run(_("who noted it"), _("HR admins"), Erasure.NULL, copy=False),
    **plain("Asking.id", "Asking.code", "Asking.proposal", "Asking.expires_at"),
    "Asking.participant": _run(_("who is asked"), _("the person; HR admins")),
    "Asking.state": _run(_("yes, no or no answer"), _("the person; HR admins")),
    "Asking.asked_at": _run(_("when the person was asked"), _("the person")),
    "Asking.answered_at": _run(_("when it was answered"), _("nobody")),
}

MATCHING_NAMES = {
    "Asking": _("Tandems that were proposed to you"),
    "Asking.participant": _("Who"),
    "Asking.state": _("State"),
    "Asking.asked_at": _("Asked at"),
    "Asking.answered_at": _("Answered"),
}
