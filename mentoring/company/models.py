"""What a company set instead of our own look."""

from __future__ import annotations

from django.db import models

THE_ONE = 1
COLOUR = r"^(#[0-9a-f]{6})?$"
LINK = r"^((https?://|mailto:).+)?$"


class Company(models.Model):
    """The company this installation belongs to. One row at most; without it everything is as we made it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    name = models.CharField(max_length=80, blank=True)
    first_colour = models.CharField(max_length=7, blank=True)
    second_colour = models.CharField(max_length=7, blank=True)
    logo = models.BinaryField(null=True)
    logo_version = models.CharField(max_length=12, blank=True)
    logo_width = models.PositiveSmallIntegerField(default=0)
    logo_height = models.PositiveSmallIntegerField(default=0)
    logo_is_light = models.BooleanField(default=False)
    help_url = models.CharField(max_length=300, blank=True)
    imprint_url = models.CharField(max_length=300, blank=True)
    privacy_url = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=THE_ONE), name="company_only_one"),
            models.CheckConstraint(
                condition=models.Q(first_colour__regex=COLOUR, second_colour__regex=COLOUR),
                name="company_colours_are_colours",
            ),
            models.CheckConstraint(
                condition=models.Q(help_url__regex=LINK, imprint_url__regex=LINK, privacy_url__regex=LINK),
                name="company_links_are_links",
            ),
            models.CheckConstraint(
                condition=models.Q(logo__isnull=True, logo_version="")
                | models.Q(logo__isnull=False, logo_width__gt=0, logo_height__gt=0)
                & ~models.Q(logo_version=""),
                name="company_logo_has_version_and_size",
            ),
        ]

    def __str__(self) -> str:
        return self.name
