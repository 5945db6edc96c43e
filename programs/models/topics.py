"""What a mentor offers and a mentee needs in a program: topics with a level or a priority."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.profiles.models import Topic
from programs.models.participant import Participant


class Level(models.IntegerChoices):
    """How well a mentor knows a topic."""

    TRIED = 1, _("tried it")
    SURE = 2, _("sure of it")
    DAILY = 3, _("use it daily")


class Priority(models.IntegerChoices):
    """How much a mentee wants a topic."""

    NICE = 1, _("nice to have")
    WANTED = 2, _("important to me")
    FIRST = 3, _("most important to me")


class Offer(models.Model):
    """A topic a mentor can teach."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="offers")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    is_live = models.BooleanField(_("can show it live"), default=False)
    example = EncryptedTextField(_("for example"), default=str, blank=True)

    class Meta:
        ordering = ["-level", "topic__code"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "topic"], name="offer_topic_once"),
            models.CheckConstraint(condition=models.Q(level__in=Level.values), name="offer_level_known"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}"


class Need(models.Model):
    """A topic a mentee wants to learn about, with the question behind it."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="needs")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    priority = models.PositiveSmallIntegerField(choices=Priority.choices)
    question = EncryptedTextField(_("my question"), default=str, blank=True)

    class Meta:
        ordering = ["-priority", "topic__code"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "topic"], name="need_topic_once"),
            models.CheckConstraint(
                condition=models.Q(priority__in=Priority.values), name="need_priority_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}"
