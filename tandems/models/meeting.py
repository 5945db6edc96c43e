"""Meetings (planned) and session logs (what happened)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.profiles.models import Topic
from mentoring.profiles.models.profile import Format
from mentoring.web.codes import new_code
from tandems.models.tandem import Tandem


class MeetingState(models.TextChoices):
    """What became of a meeting."""

    PLANNED = "planned", _("planned")
    CANCELLED = "cancelled", _("cancelled")


class Meeting(models.Model):
    """A planned meeting of a tandem: an instant (UTC) plus the zone it was agreed in.

    `sequence` rises with every change a calendar should show, `schedule_rev` with every change of time.
    `planned_at` is when the present time was agreed: reminders due before it are pointless.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="meetings")
    uid = models.CharField(max_length=120, unique=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    time_zone = models.CharField(max_length=64)
    format = models.CharField(max_length=12, choices=Format.choices)
    place = models.CharField(_("place"), max_length=160, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    subject = EncryptedTextField(_("what it is about"), default=str, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    sequence = models.PositiveIntegerField(default=0)
    schedule_rev = models.PositiveIntegerField(default=1)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    planned_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(15, 600)), name="meeting_between_15_minutes_and_10_hours"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=MeetingState.values, format__in=Format.values),
                name="meeting_choices_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("tandems:meeting-detail", args=[self.code])

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Attendance(models.Model):
    """A person is expected at a meeting. Nobody is expected at two places at once."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attendances")
    during = DateTimeRangeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once_per_meeting"),
            ExclusionConstraint(
                name="attendance_never_at_two_places",
                expressions=[("during", RangeOperators.OVERLAPS), ("person", RangeOperators.EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class SessionLog(models.Model):
    """What happened: only facts that may be counted. Words are in `tandems.models.note`.

    At most one log per meeting; a talk that nobody planned has none to point to.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="session_logs")
    meeting = models.OneToOneField(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="session_log"
    )
    took_place = models.BooleanField(default=True)
    held_on = models.DateField()
    format = models.CharField(max_length=12, choices=Format.choices)
    minutes = models.PositiveSmallIntegerField(default=30)
    topics = models.ManyToManyField(Topic, blank=True, related_name="+")
    logged_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(5, 600)), name="log_between_5_minutes_and_10_hours"
            ),
            models.CheckConstraint(condition=models.Q(format__in=Format.values), name="log_format_known"),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d}"
