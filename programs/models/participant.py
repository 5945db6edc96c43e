"""A participation: a person in a program in a role; and the invitations that lead to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.web.codes import new_code
from programs.models.program import Program


class Role(models.TextChoices):
    """The mentor is the junior who teaches, the mentee the senior who learns."""

    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")


class ParticipantState(models.TextChoices):
    """Where a participation stands."""

    INVITED = "invited", _("invited")
    ACTIVE = "active", _("taking part")
    DECLINED = "declined", _("declined")
    LEFT = "left", _("left")


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Words for lists of participants."""

    def active(self) -> ParticipantQuerySet:
        return self.filter(state=ParticipantState.ACTIVE)

    def mentors(self) -> ParticipantQuerySet:
        return self.filter(role=Role.MENTOR)

    def mentees(self) -> ParticipantQuerySet:
        return self.filter(role=Role.MENTEE)


class Participant(models.Model):
    """One person in one program in one role."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    role = models.CharField(max_length=10, choices=Role.choices)
    state = models.CharField(
        max_length=10, choices=ParticipantState.choices, default=ParticipantState.INVITED
    )
    capacity = models.PositiveSmallIntegerField(default=1)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    profile_done_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["person__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "person", "role"], name="participant_once_per_program_and_role"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ParticipantState.values, role__in=Role.values),
                name="participant_choices_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state="invited", answered_at__isnull=True)
                | (~models.Q(state="invited") & models.Q(answered_at__isnull=False)),
                name="participant_state_implies_answer_date",
            ),
            models.CheckConstraint(
                condition=models.Q(state="left", left_at__isnull=False)
                | (~models.Q(state="left") & models.Q(left_at__isnull=True)),
                name="participant_left_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__range=(1, 5)), name="participant_capacity_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"

    @property
    def is_mentor(self) -> bool:
        return self.role == Role.MENTOR


class Invitation(models.Model):
    """One mailed invitation. The token exists in the mail alone; here is its hash."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="invitations")
    issue = models.PositiveSmallIntegerField(default=1)
    token_hash = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "issue"], name="invitation_issue_once"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="invitation_token_once"
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=models.Q(used_at__isnull=True, voided_at__isnull=True),
                name="invitation_one_open_per_participant",
            ),
        ]

    def __str__(self) -> str:
        return self.code
