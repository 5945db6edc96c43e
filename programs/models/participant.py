"""A participation: a person in a program in a role; and the invitations that lead to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.web.codes import new_code
from programs.models.program import Program


class Role(models.TextChoices):
    """The mentor is the junior who teaches, the mentee the senior who learns."""

    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")


class ParticipantState(models.TextChoices):
    """Where a participation stands."""

    INVITED = "invited", _("invited")
    APPLIED = "applied", _("applied")
    WAITING = "waiting", _("on the waiting list")
    ACTIVE = "active", _("taking part")
    DECLINED = "declined", _("declined")
    REFUSED = "refused", _("no place this time")
    WITHDRAWN = "withdrawn", _("taken back")
    LEFT = "left", _("left")


UNANSWERED = ("invited", "applied")
"""States that wait for an answer: the person's to an invitation, HR's to an application."""


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
    place_number = models.PositiveSmallIntegerField(null=True, blank=True)  # counts while taking part
    invited_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
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
                condition=models.Q(state__in=UNANSWERED, answered_at__isnull=True)
                | (~models.Q(state__in=UNANSWERED) & models.Q(answered_at__isnull=False)),
                name="participant_state_implies_answer_date",
            ),
            models.CheckConstraint(
                condition=models.Q(invited_at__isnull=False) | models.Q(applied_at__isnull=False),
                name="participant_invited_or_applied",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", waiting_since__isnull=False)
                | (~models.Q(state="waiting") & models.Q(waiting_since__isnull=True)),
                name="participant_waits_since_a_moment",
            ),
            models.UniqueConstraint(
                fields=["program", "role", "place_number"],
                condition=models.Q(state="active"),
                name="participant_place_taken_once",
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


class Application(models.Model):
    """Why somebody wants to take part, in their own words. A table of its own, so that lists do not carry it.

    The words go when the person takes part or takes the application back.
    """

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="application")
    motivation = EncryptedTextField(default=str)

    def __str__(self) -> str:
        return str(self.participant.code)


class Story(models.Model):
    """What somebody says for one program beside their profile: mentors the first two, mentees the others.

    The assistant may move dates of the mentee's meetings and sees nothing else.
    """

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="story")
    motivation = EncryptedTextField(default=str, blank=True)  # why I want this
    practice = EncryptedTextField(default=str, blank=True)  # my digital practice, in my words
    learning = EncryptedTextField(default=str, blank=True)  # what I would like to understand better
    assistant_name = EncryptedTextField(default=str, blank=True)
    assistant_email = EncryptedTextField(default=str, blank=True)

    def __str__(self) -> str:
        return str(self.participant.code)


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
