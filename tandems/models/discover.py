"""Discover: who was shown to whom, and what they said. Nobody but the viewer ever reads a row."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.web.codes import new_code
from programs.models import Participant
from tandems.rules.deck import LATER, NO, PER_DAY, YES, Answer, unseal


class Choice(models.TextChoices):
    """What can be said to a card."""

    YES = YES, _("I'd like to meet")
    LATER = LATER, _("Perhaps later")
    NO = NO, _("Not for me")


class Card(models.Model):
    """Somebody shown to somebody else in a program, on a day of the viewer's own time zone.

    `said` is the answer, encrypted and always of the same length (`rules.deck.seal`): who reads the table, or
    a backup of it, learns no like. Both dates of a card that came again are those of the last time.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    viewer = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    shown = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    dealt_on = models.DateField()
    position = models.PositiveSmallIntegerField()
    said = EncryptedTextField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-dealt_on", "position"]
        constraints = [
            models.UniqueConstraint(fields=["viewer", "shown"], name="card_person_shown_once"),
            models.UniqueConstraint(fields=["viewer", "dealt_on", "position"], name="card_place_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(position__range=(1, PER_DAY)), name="card_at_most_eight_a_day"
            ),
            models.CheckConstraint(
                condition=~models.Q(viewer=models.F("shown")), name="card_never_of_oneself"
            ),
            models.CheckConstraint(
                condition=models.Q(said__isnull=True, answered_at__isnull=True)
                | models.Q(said__isnull=False, answered_at__isnull=False),
                name="card_answer_says_when",
            ),
        ]

    def __str__(self) -> str:
        return "•"

    @property
    def answer(self) -> Answer | None:
        """What the viewer said; None while the card is open."""
        return None if self.said is None else unseal(str(self.said))
