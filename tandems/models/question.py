"""The question box of a tandem: words that live until the meeting they are for."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from mentoring.encryption import EncryptedTextField
from mentoring.web.codes import new_code
from tandems.models.meeting import SessionLog
from tandems.models.tandem import Tandem


class QuestionQuerySet(models.QuerySet["Question"]):
    """Words for lists of questions."""

    def in_the_box(self) -> QuestionQuerySet:
        """Neither taken back nor talked about."""
        return self.filter(removed_at__isnull=True, done_at__isnull=True)


class Question(models.Model):
    """What one of the two wants to ask, encrypted.

    `log` is the talk that emptied the box and `done_at` when; `removed_at` is when its author took it back.
    Both are out of sight at once and erased by the clock a day later, so that a slip can be undone.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = EncryptedTextField()
    asked_at = models.DateTimeField()
    log = models.ForeignKey(SessionLog, null=True, on_delete=models.SET_NULL, related_name="+")
    done_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return "•"
