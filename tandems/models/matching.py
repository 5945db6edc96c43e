"""A matching run and what it proposes. The row is the queue: the worker claims it and writes progress."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.web.codes import new_code
from programs.models import Participant, Program


class RunState(models.TextChoices):
    """How far a run has come."""

    QUEUED = "queued", _("waiting for the worker")
    RUNNING = "running", _("computing")
    DONE = "done", _("ready for review")
    RELEASED = "released", _("released, goes out in a moment")
    PUBLISHED = "published", _("published")
    FAILED = "failed", _("failed")


class MatchRun(models.Model):
    """One computation of the best set of tandems for a program."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="match_runs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.QUEUED)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    goes_out_at = models.DateTimeField(null=True, blank=True)  # until then it can be called back
    published_at = models.DateTimeField(null=True, blank=True)

    step = models.CharField(max_length=20, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_token = models.UUIDField(null=True, blank=True)
    lease_expires_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=40, blank=True)

    parameters = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    input_hash = models.CharField(max_length=64, blank=True)
    result = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RunState.values), name="run_state_known"),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="run_percent_at_most_hundred"),
            models.UniqueConstraint(
                fields=["program"],
                condition=models.Q(state__in=["queued", "running"]),
                name="run_one_at_a_time_per_program",
            ),
            models.CheckConstraint(
                condition=models.Q(state="published", published_at__isnull=False)
                | (~models.Q(state="published") & models.Q(published_at__isnull=True)),
                name="run_published_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(state="released", goes_out_at__isnull=False)
                | (~models.Q(state="released") & models.Q(goes_out_at__isnull=True)),
                name="run_released_says_when_it_goes_out",
            ),
            models.UniqueConstraint(
                fields=["program"],
                condition=models.Q(state="released"),
                name="run_one_released_at_a_time_per_program",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("tandems:run-detail", args=[self.program.slug, self.code])

    @property
    def is_under_way(self) -> bool:
        return self.state in {RunState.QUEUED, RunState.RUNNING}

    @property
    def awaits_review(self) -> bool:
        """Proposals that HR can still steer."""
        return self.state == RunState.DONE

    @property
    def seconds(self) -> float | None:
        """How long the work took; None before it is done."""
        return self.result.get("seconds")

    @property
    def tandem_count(self) -> int | None:
        """How many tandems the run proposes; None before it is done."""
        return self.result.get("tandems")

    @property
    def mentors_covered(self) -> int:
        return self._covered("mentor")

    @property
    def mentees_covered(self) -> int:
        return self._covered("mentee")

    def _covered(self, side: str) -> int:
        left = sum(one["side"] == side for one in self.result.get("unmatched", ()))
        return int(self.result.get(f"{side}s", 0)) - left


class Proposal(models.Model):
    """A pair the run proposes, with its points and reasons as data (sentences are made when shown)."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="proposals")
    mentor = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField()
    explanation = models.JSONField(default=dict)

    class Meta:
        ordering = ["-score", "mentor__person__sort_key", "mentee__person__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["run", "mentor", "mentee"], name="proposal_pair_once_per_run"),
            models.CheckConstraint(condition=models.Q(score__lte=1000), name="proposal_score_at_most_1000"),
            models.CheckConstraint(
                condition=~models.Q(mentor=models.F("mentee")), name="proposal_never_with_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} · {self.mentee}"
