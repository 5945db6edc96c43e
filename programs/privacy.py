"""Which fields of programs and participations are close to a person."""

from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, Rows, Text, plain
from mentoring.profiles.models import User
from programs.models import (
    Application,
    Invitation,
    MergedChoice,
    Need,
    Offer,
    Participant,
    Program,
    ProgramRole,
    Story,
    TopicProposal,
)
from programs.models.program import Visibility

_END = _("until the retention of the program ends")
_TEAM = _("HR admins of the program; the own tandem")
_NAMELESS = _("HR admins of the program, without the name")
_DAY = _("for a day, so that merging topics can be taken back")

PROGRAM = (
    "id code slug name about_de about_en state time_zone profiles_due_on kickoff_on ends_on generation_rule "
    "generation_reason department_rule reporting_levels mentor_capacity mentee_capacity sessions_planned "
    "interest_mode asked_first days_to_answer topics_weight contrast_weight interest_weight frame_weight "
    "mentor_places mentee_places mentors_may_apply mentees_may_apply "
    "preset consultation greeting_de greeting_en steps_done changed_at "
    "visibility smallest_group digest_day digest_time digest_audience created_at"
)


def _part(purpose: Text, seen_by: Text = _TEAM, *, erasure: Erasure = Erasure.DELETE) -> Field:
    return Field(Kind.PERSONAL, purpose=purpose, seen_by=seen_by, until=_END, copy=True, erasure=erasure)


_CHOSEN = _("whom the person chose: the program, candidates or the own tandem")


def _told(purpose: Text, seen_by: Text = _CHOSEN) -> Field:
    return Field(
        Kind.WORDS,
        purpose=purpose,
        seen_by=seen_by,
        until=_("until the person changes or deletes it, or the program is archived"),
        copy=True,
        erasure=Erasure.DELETE,
    )


FIELDS: dict[str, Field] = {
    **plain(*(f"Program.{name}" for name in PROGRAM.split())),
    "Program.created_by": _part(_("who set the program up"), _("HR admins"), erasure=Erasure.NULL),
    **plain("ProgramRole.id", "ProgramRole.program"),
    "ProgramRole.person": _part(_("who runs, sponsors or observes a program"), _("HR admins")),
    "ProgramRole.post": _part(_("who runs, sponsors or observes a program"), _("HR admins")),
    **plain("Participant.id", "Participant.program", "Participant.capacity", "Participant.place_number"),
    "Participant.code": Field(
        Kind.PSEUDONYMOUS,
        purpose=_("addresses of pages"),
        seen_by=_("who sees the person"),
        until=_END,
        erasure=Erasure.DELETE,
    ),
    "Participant.person": _part(_("who takes part")),
    "Participant.role": _part(_("who takes part as what")),
    "Participant.state": _part(_("who takes part")),
    "Participant.invited_at": _part(_("when the invitation was sent"), _("nobody")),
    "Participant.applied_at": _part(_("when the application was sent"), _("HR admins of the program")),
    "Participant.waiting_since": _part(_("order of the waiting list"), _("HR admins of the program")),
    "Participant.answered_at": _part(_("when it was answered"), _("nobody")),
    "Participant.profile_done_at": _part(_("whether the profile is complete"), _("HR admins (yes or no)")),
    "Participant.left_at": _part(_("when the participation ended"), _("nobody")),
    **plain("Application.id", "Application.participant"),
    "Application.motivation": Field(
        Kind.WORDS,
        purpose=_("choosing among those who apply"),
        seen_by=_("HR admins of the program"),
        until=_("until the person takes part or takes the application back; three months after a no"),
        copy=True,
        erasure=Erasure.DELETE,
    ),
    **plain("Story.id", "Story.participant"),
    "Story.motivation": _told(_("getting to know each other")),
    "Story.practice": _told(_("getting to know each other")),
    "Story.learning": _told(_("getting to know each other")),
    "Story.assistant_name": _told(_("who may move the dates of meetings"), _("the own tandem")),
    "Story.assistant_email": _told(_("who may move the dates of meetings"), _("the person alone")),
    **plain("Invitation.id", "Invitation.code", "Invitation.participant", "Invitation.issue"),
    **plain("Invitation.expires_at"),
    "Invitation.token_hash": Field(
        Kind.PSEUDONYMOUS,
        purpose=_("recognising the mailed link"),
        seen_by=_("nobody"),
        until=_END,
        erasure=Erasure.DELETE,
    ),
    "Invitation.used_at": _part(_("each link works once"), _("nobody")),
    "Invitation.voided_at": _part(_("a link sent before ends"), _("nobody")),
    **plain("Offer.id", "Offer.participant"),
    "Offer.topic": _part(_("what a mentor teaches"), _("people one could be paired with; the own tandem")),
    "Offer.level": _part(_("what a mentor teaches"), _("people one could be paired with; the own tandem")),
    "Offer.is_live": _part(_("what a mentor teaches"), _("people one could be paired with; the own tandem")),
    "Offer.example": _told(_("what a mentor teaches")),
    **plain("Need.id", "Need.participant"),
    "Need.topic": _part(_("what a mentee wants"), _("people one could be paired with; the own tandem")),
    "Need.priority": _part(_("what a mentee wants"), _("people one could be paired with; the own tandem")),
    "Need.question": _part(_("the question behind it"), _("the own tandem")),
}

FIELDS |= plain(*(f"HiddenTopic.{name}" for name in ("id", "program", "topic", "merged_into", "hidden_at")))
FIELDS |= plain("MergedChoice.id", "MergedChoice.merge", "MergedChoice.participant")
FIELDS |= {
    f"MergedChoice.{name}": Field(
        Kind.WORDS if "question" in name else Kind.PERSONAL,
        purpose=_("taking back that two topics were merged"),
        seen_by=_("nobody"),
        until=_DAY,
        copy=True,
        erasure=Erasure.DELETE,
    )
    for name in ("strength", "is_live", "question", "kept_strength", "kept_is_live", "kept_question")
}
FIELDS |= plain("TopicProposal.id", "TopicProposal.participant", "TopicProposal.topic") | {
    "TopicProposal.code": Field(
        Kind.PSEUDONYMOUS,
        purpose=_("addresses of pages"),
        seen_by=_("HR admins of the program"),
        until=_END,
        erasure=Erasure.DELETE,
    ),
    **{
        f"TopicProposal.{name}": Field(
            Kind.WORDS,
            purpose=_("a topic somebody misses"),
            seen_by=_NAMELESS,
            until=_END,
            copy=True,
            erasure=Erasure.DELETE,
        )
        for name in ("name", "why")
    },
    "TopicProposal.state": _part(_("a topic somebody misses"), _NAMELESS),
    "TopicProposal.proposed_at": _part(_("answering in order"), _("nobody")),
    "TopicProposal.decided_at": _part(_("when it was answered"), _("nobody")),
}


def erase(person: User) -> None:
    """Erase what somebody said when joining, and what they offered or wished for. Their places stay."""
    for model in (Story, Application, Invitation, Offer, Need, MergedChoice, TopicProposal):
        model.objects.filter(participant__person=person).delete()


def scope_names(codes: set[str]) -> dict[str, str]:
    """Return the names of the programs among the scopes of consents."""
    return dict(Program.objects.filter(code__in=codes).values_list("code", "name"))


MODES = dict(Visibility.choices)
ROWS = {
    "Program": (
        Rows(
            lambda person: Program.objects.filter(created_by=person).select_related("created_by"),
            also=("name",),
        ),
    ),
    "ProgramRole": (
        Rows(
            lambda person: ProgramRole.objects.filter(person=person).select_related("program", "person"),
            also=("program",),
        ),
    ),
    "Participant": (
        Rows(
            lambda person: Participant.objects.filter(person=person).select_related("program", "person"),
            also=("program",),
        ),
    ),
    "Application": (
        Rows(
            lambda person: Application.objects.filter(participant__person=person).select_related(
                "participant__program"
            ),
            also=("participant.program",),
        ),
    ),
    "Story": (
        Rows(
            lambda person: Story.objects.filter(participant__person=person).select_related(
                "participant__program"
            ),
            also=("participant.program",),
        ),
    ),
    "Invitation": (
        Rows(
            lambda person: Invitation.objects.filter(participant__person=person).select_related(
                "participant__program"
            ),
            also=("participant.program",),
        ),
    ),
    "Offer": (
        Rows(
            lambda person: Offer.objects.filter(participant__person=person).select_related(
                "topic", "participant__program"
            ),
            also=("participant.program",),
        ),
    ),
    "Need": (
        Rows(
            lambda person: Need.objects.filter(participant__person=person).select_related(
                "topic", "participant__program"
            ),
            also=("participant.program",),
        ),
    ),
    "MergedChoice": (
        Rows(
            lambda person: MergedChoice.objects.filter(participant__person=person).select_related(
                "merge__topic", "participant__program"
            ),
            also=("merge", "participant.program"),
        ),
    ),
    "TopicProposal": (
        Rows(
            lambda person: TopicProposal.objects.filter(participant__person=person).select_related(
                "participant__program"
            ),
            also=("participant.program",),
        ),
    ),
}
NAMES = {
    "Program": _("Programs you set up"),
    "Program.name": _("Program"),
    "Program.created_by": _("Set up by"),
    "ProgramRole": _("Your posts in programs"),
    "ProgramRole.program": _("Program"),
    "ProgramRole.person": _("Who"),
    "ProgramRole.post": _("Post"),
    "Participant": _("Taking part"),
    "Participant.program": _("Program"),
    "Participant.person": _("Who"),
    "Participant.role": _("Role"),
    "Participant.state": _("State"),
    "Participant.invited_at": _("Invited"),
    "Participant.applied_at": _("Applied"),
    "Participant.waiting_since": _("On the waiting list since"),
    "Participant.answered_at": _("Answered"),
    "Participant.profile_done_at": _("Profile complete since"),
    "Participant.left_at": _("Left"),
    "Application": _("Your applications"),
    "Application.participant.program": _("Program"),
    "Application.motivation": _("Why you would like to take part"),
    "Story": _("What you say about yourself for a program"),
    "Story.participant.program": _("Program"),
    "Story.motivation": _("Why you want this"),
    "Story.practice": _("Your digital practice"),
    "Story.learning": _("What you would like to understand better"),
    "Story.assistant_name": _("Who may move your dates"),
    "Story.assistant_email": _("Their e-mail"),
    "Invitation": _("Invitations"),
    "Invitation.participant.program": _("Program"),
    "Invitation.used_at": _("Used"),
    "Invitation.voided_at": _("Replaced"),
    "Offer": _("What you teach"),
    "Offer.participant.program": _("Program"),
    "Offer.topic": _("Topic"),
    "Offer.level": _("How well you know it"),
    "Offer.is_live": _("You can show it live"),
    "Offer.example": _("Your example"),
    "Need": _("What you want to learn"),
    "Need.participant.program": _("Program"),
    "Need.topic": _("Topic"),
    "Need.priority": _("How much you want it"),
    "Need.question": _("The question or example behind it"),
    "MergedChoice": _("What you had said about a topic before it was merged"),
    "MergedChoice.participant.program": _("Program"),
    "MergedChoice.merge": _("Topic"),
    "MergedChoice.strength": _("How strongly"),
    "MergedChoice.is_live": _("Offered live"),
    "MergedChoice.question": _("The question behind it"),
    "MergedChoice.kept_strength": _("How strongly, about the other topic"),
    "MergedChoice.kept_is_live": _("The other topic offered live"),
    "MergedChoice.kept_question": _("The question or example behind the other topic"),
    "TopicProposal": _("Topics you proposed"),
    "TopicProposal.participant.program": _("Program"),
    "TopicProposal.name": _("Topic"),
    "TopicProposal.why": _("Why, or which question"),
    "TopicProposal.state": _("Answer"),
    "TopicProposal.proposed_at": _("Proposed"),
    "TopicProposal.decided_at": _("Answered"),
}
