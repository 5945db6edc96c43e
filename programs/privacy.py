"""Which fields of programs and participations are close to a person."""

from mentoring.privacy.registry import Erasure, Field, Kind, plain

_END = "until the retention of the program ends"
_TEAM = "HR admins of the program; the own tandem"

PROGRAM = (
    "id code slug name about_de about_en state time_zone profiles_due_on kickoff_on ends_on generation_rule "
    "generation_reason department_rule reporting_levels mentor_capacity mentee_capacity sessions_planned "
    "visibility smallest_group digest_day digest_time digest_audience created_at"
)


def _part(purpose: str, seen_by: str = _TEAM, *, erasure: Erasure = Erasure.DELETE) -> Field:
    return Field(Kind.PERSONAL, purpose=purpose, seen_by=seen_by, until=_END, copy=True, erasure=erasure)


FIELDS: dict[str, Field] = {
    **plain(*(f"Program.{name}" for name in PROGRAM.split())),
    "Program.created_by": _part("who set the program up", "HR admins", erasure=Erasure.NULL),
    **plain("ProgramRole.id", "ProgramRole.program"),
    "ProgramRole.person": _part("who runs, sponsors or observes a program", "HR admins"),
    "ProgramRole.post": _part("who runs, sponsors or observes a program", "HR admins"),
    **plain("Participant.id", "Participant.program", "Participant.capacity"),
    "Participant.code": Field(
        Kind.PSEUDONYMOUS,
        purpose="addresses of pages",
        seen_by="who sees the person",
        until=_END,
        erasure=Erasure.DELETE,
    ),
    "Participant.person": _part("who takes part"),
    "Participant.role": _part("who takes part as what"),
    "Participant.state": _part("who takes part"),
    "Participant.invited_at": _part("when the invitation was sent", "nobody"),
    "Participant.answered_at": _part("when it was answered", "nobody"),
    "Participant.profile_done_at": _part("whether the profile is complete", "HR admins (yes or no)"),
    "Participant.left_at": _part("when the participation ended", "nobody"),
    **plain("Invitation.id", "Invitation.code", "Invitation.participant", "Invitation.issue"),
    **plain("Invitation.expires_at"),
    "Invitation.token_hash": Field(
        Kind.PSEUDONYMOUS,
        purpose="recognising the mailed link",
        seen_by="nobody",
        until=_END,
        erasure=Erasure.DELETE,
    ),
    "Invitation.used_at": _part("each link works once", "nobody"),
    "Invitation.voided_at": _part("an older link ends", "nobody"),
    **plain("Offer.id", "Offer.participant"),
    "Offer.topic": _part("what a mentor teaches", "people one could be paired with; the own tandem"),
    "Offer.level": _part("what a mentor teaches", "people one could be paired with; the own tandem"),
    "Offer.is_live": _part("what a mentor teaches", "people one could be paired with; the own tandem"),
    **plain("Need.id", "Need.participant"),
    "Need.topic": _part("what a mentee wants", "people one could be paired with; the own tandem"),
    "Need.priority": _part("what a mentee wants", "people one could be paired with; the own tandem"),
    "Need.question": _part("the question behind it", "the own tandem"),
}
