"""What a program makes of the catalogue: topics left out, topics merged, topics that people propose."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.profiles.models import Topic
from mentoring.web.codes import new_code
from programs.models.participant import Participant
from programs.models.program import Program


class HiddenTopic(models.Model):
    """A topic that a program does not offer any more; merged ones say which topic stands in their place."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="hidden_topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    merged_into = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "topic"], name="topic_hidden_once"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("topic")),
                name="topic_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}"


class MergedChoice(models.Model):
    """What somebody had said about a topic before it was merged, kept for a day so that it can be taken back.

    `kept_…` is what they had said about the other topic; `kept_strength` is empty if nothing. `question` is
    the example of a mentor.
    """

    merge = models.ForeignKey(HiddenTopic, on_delete=models.CASCADE, related_name="choices")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    strength = models.PositiveSmallIntegerField()
    is_live = models.BooleanField(default=False)
    question = EncryptedTextField(default=str, blank=True)
    kept_strength = models.PositiveSmallIntegerField(null=True, blank=True)
    kept_is_live = models.BooleanField(default=False)
    kept_question = EncryptedTextField(default=str, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merge", "participant"], name="merged_choice_once"),
            models.CheckConstraint(
                condition=models.Q(strength__range=(1, 3))
                & (models.Q(kept_strength__isnull=True) | models.Q(kept_strength__range=(1, 3))),
                name="merged_choice_strength_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merge}"


class ProposalState(models.TextChoices):
    """What became of a proposed topic."""

    OPEN = "open", _("not answered yet")
    ADDED = "added", _("added to the topics")
    FOUND = "found", _("there already")
    DECLINED = "declined", _("not this time")


class TopicProposal(models.Model):
    """A topic somebody misses, in their own words. Those who decide read the words without the name."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="topic_proposals")
    name = EncryptedTextField(default=str)
    why = EncryptedTextField(default=str, blank=True)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.OPEN)
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ProposalState.values), name="topic_proposal_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", decided_at__isnull=True)
                | (~models.Q(state="open") & models.Q(decided_at__isnull=False)),
                name="topic_proposal_answer_has_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["added", "found"], topic__isnull=False)
                | (~models.Q(state__in=["added", "found"]) & models.Q(topic__isnull=True)),
                name="topic_proposal_leads_to_a_topic",
            ),
        ]

    def __str__(self) -> str:
        return self.code
