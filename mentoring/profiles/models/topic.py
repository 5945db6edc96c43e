"""Topics: what can be offered and wanted, in both languages."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Cluster(models.TextChoices):
    """The eight families of topics."""

    PRACTICE = "practice", _("Digital practice")
    AI = "ai", _("Artificial intelligence")
    CUSTOMERS = "customers", _("Customers of tomorrow")
    WORK = "work", _("Work and collaboration")
    TALENT = "talent", _("Employer and talent")
    INCLUSION = "inclusion", _("Inclusion")
    SUSTAINABILITY = "sustainability", _("Sustainability")
    LIFE = "life", _("Life and culture")


class Topic(models.Model):
    """One topic of the catalogue, or, with a `scope`, one that a single program added for itself."""

    code = models.SlugField(max_length=60, unique=True)
    scope = models.CharField(max_length=10, blank=True, default="")  # code of the program; empty: for all
    cluster = models.CharField(max_length=20, choices=Cluster.choices)
    name_de = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    about_de = models.CharField(max_length=160, blank=True, default="")
    about_en = models.CharField(max_length=160, blank=True, default="")
    question_de = models.CharField(max_length=160, blank=True, default="")
    question_en = models.CharField(max_length=160, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["cluster", "position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cluster__in=Cluster.values), name="topic_cluster_known"
            ),
            models.UniqueConstraint("scope", Lower("name_de"), name="topic_german_name_once"),
            models.UniqueConstraint("scope", Lower("name_en"), name="topic_english_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_de if _is_german() else self.name_en

    @property
    def about(self) -> str:
        """One line of explanation in the active language; empty if nobody wrote one."""
        return self.about_de if _is_german() else self.about_en

    @property
    def question(self) -> str:
        """A question a mentee might ask, in the active language; empty if nobody wrote one."""
        return self.question_de if _is_german() else self.question_en


def _is_german() -> bool:
    return (get_language() or "").startswith("de")
