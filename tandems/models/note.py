"""The words of a tandem, encrypted. No key of another table points here, no admin page, no search."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from mentoring.encryption import EncryptedTextField
from tandems.models.meeting import SessionLog


class SharedNote(models.Model):
    """The part of a session log that both partners read."""

    log = models.OneToOneField(SessionLog, on_delete=models.CASCADE, related_name="+")
    text = EncryptedTextField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return "•"


class PrivateNote(models.Model):
    """The part of a session log that its author alone reads."""

    log = models.ForeignKey(SessionLog, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = EncryptedTextField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "author"], name="private_note_once_per_author"),
        ]

    def __str__(self) -> str:
        return "•"
