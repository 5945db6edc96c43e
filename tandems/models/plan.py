"""The plan of a tandem: the journey of the mentee, the topic plan of the mentor."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.profiles.models import Topic
from mentoring.web.codes import new_code
from tandems.models.meeting import Meeting
from tandems.models.tandem import Tandem
from tandems.rules.cards import SaidCard, card_of


class PlanState(models.TextChoices):
    """How far the two have come with an item, in order."""

    IDEA = "idea", _("idea")
    PLANNED = "planned", _("planned")
    DISCUSSED = "discussed", _("discussed")
    TRIED = "tried", _("tried out")
    SHARED = "shared", _("shared")


class PlanFormat(models.TextChoices):
    """What the two do with an item."""

    TALK = "talk", _("Talk")
    SHOW = "show", _("Show")
    TRY = "try", _("Try it out")
    SHADOW = "shadow", _("Go along")
    VISIT = "visit", _("Visit")


OPEN_STATES = (PlanState.IDEA, PlanState.PLANNED)


class PlanQuerySet(models.QuerySet["PlanItem"]):
    """Words for lists of plan items."""

    def kept(self) -> PlanQuerySet:
        """Not taken out."""
        return self.filter(removed_at__isnull=True)


class PlanItem(models.Model):
    """One thing the two want to do, in both their hands; its words are encrypted.

    What it is about is `words`, else the conversation card `card`, else `topic`. `month` is the first day of
    a month. `position` orders the items of a tandem, those taken out among them: an item that is put back
    stands where it stood. `revision` rises with every change of its content, so that nobody overwrites what
    they have not seen. `removed_at` is when it was taken out; the clock erases it a day later.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    card = models.SlugField(max_length=40, blank=True, default="")
    words = EncryptedTextField(default=str, blank=True)
    question = EncryptedTextField(default=str, blank=True)
    month = models.DateField(null=True, blank=True)
    format = models.CharField(max_length=8, choices=PlanFormat.choices, default=PlanFormat.TALK)
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.IDEA)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["tandem_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["tandem", "position"],
                name="plan_position_once_per_tandem",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PlanState.values, format__in=PlanFormat.values),
                name="plan_choices_known",
            ),
            models.CheckConstraint(
                condition=models.Q(month__isnull=True) | models.Q(month__day=1),
                name="plan_month_is_its_first_day",
            ),
        ]

    def __str__(self) -> str:
        return "•"

    def get_absolute_url(self) -> str:
        return f"{reverse('tandems:plan', args=[self.tandem.code])}#item-{self.code}"

    @property
    def conversation(self) -> SaidCard | None:
        """The conversation card behind it, in the active language."""
        return card_of(self.card, get_language() or "")

    @property
    def title(self) -> str:
        """What it is about, in the active language unless somebody wrote it."""
        card = self.conversation
        return str(self.words) or (card.title if card else "") or (self.topic.name if self.topic else "")

    @property
    def is_open(self) -> bool:
        """Nothing happened yet."""
        return self.state in OPEN_STATES

    @property
    def day(self) -> dt.datetime | None:
        """When the two meet, or met, about it."""
        return self.meeting.starts_at if self.meeting else None
