"""The tandem: two participants learning from each other."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.web.codes import new_code
from programs.models import Participant, Program
from tandems.models.matching import MatchRun


class TandemState(models.TextChoices):
    """Where a tandem stands."""

    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


class TandemQuerySet(models.QuerySet["Tandem"]):
    """Words for lists of tandems."""

    def alive(self) -> TandemQuerySet:
        """Active or paused."""
        return self.exclude(state=TandemState.ENDED)


class Tandem(models.Model):
    """A mentor and a mentee.

    Each side takes a numbered place within its capacity while the tandem lives, so that two publications
    at once cannot overfill anybody. `pair_key` is a keyed hash of the two people: a repeat pairing is
    noticed even after an erasure.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="tandems")
    number = models.PositiveSmallIntegerField()
    mentor = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="tandems_as_mentor")
    mentee = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="tandems_as_mentee")
    mentor_place = models.PositiveSmallIntegerField()
    mentee_place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=TandemState.choices, default=TandemState.ACTIVE)
    pair_key = models.CharField(max_length=64)
    run = models.ForeignKey(
        MatchRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="tandems"
    )
    explanation = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rematch = models.BooleanField(default=True)  # whether its people may be matched again once it has ended

    objects = TandemQuerySet.as_manager()

    class Meta:
        ordering = ["program", "number"]
        constraints = [
            models.UniqueConstraint(fields=["program", "number"], name="tandem_number_once_per_program"),
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=~models.Q(state="ended"),
                name="tandem_pair_once_while_alive",
            ),
            models.UniqueConstraint(
                fields=["mentor", "mentor_place"],
                condition=~models.Q(state="ended"),
                name="tandem_mentor_place_once",
            ),
            models.UniqueConstraint(
                fields=["mentee", "mentee_place"],
                condition=~models.Q(state="ended"),
                name="tandem_mentee_place_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(mentor=models.F("mentee")), name="tandem_never_with_oneself"
            ),
            models.CheckConstraint(
                condition=models.Q(mentor_place__range=(1, 5), mentee_place__range=(1, 3)),
                name="tandem_places_in_range",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=TandemState.values), name="tandem_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="ended", ended_at__isnull=False)
                | (~models.Q(state="ended") & models.Q(ended_at__isnull=True)),
                name="tandem_ended_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor.person} · {self.mentee.person}"

    def get_absolute_url(self) -> str:
        return reverse("tandems:tandem-detail", args=[self.code])
