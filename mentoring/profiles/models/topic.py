"""Topics: what can be offered and wanted, in both languages."""

from __future__ import annotations

from django.db import models
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
    """One topic of the catalogue."""

    code = models.SlugField(max_length=60, unique=True)
    cluster = models.CharField(max_length=20, choices=Cluster.choices)
    name_de = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["cluster", "position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cluster__in=Cluster.values), name="topic_cluster_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_de if (get_language() or "").startswith("de") else self.name_en
