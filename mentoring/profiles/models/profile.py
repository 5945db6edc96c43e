"""What people say about themselves, reused over programs. Offers and needs belong to the participation."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.models.user import User

PROMPTS_NEEDED = 3


class CareerStage(models.TextChoices):
    """Where somebody sees themselves; compared by the rule engine, judged by nobody."""

    TRAINEE = "1-trainee", _("In training, trainee or student")
    STARTING = "2-starting", _("In my first years in the field")
    EXPERIENCED = "3-experienced", _("Experienced")
    LEADING = "4-leading", _("Leading people or an area")


class Format(models.TextChoices):
    """How two people can meet."""

    ON_SITE = "on_site", _("On site")
    VIDEO = "video", _("Video call")
    PHONE = "phone", _("Phone call")
    SHADOW_DAY = "shadow_day", _("Shadow day")


class Fluency(models.IntegerChoices):
    """How well somebody speaks a language."""

    BASIC = 1, _("enough for small talk")
    GOOD = 2, _("good for a conversation")
    FLUENT = 3, _("fluent")


class Spoken(models.TextChoices):
    """Languages that can be named."""

    DE = "de", _("German")
    EN = "en", _("English")
    FR = "fr", _("French")
    ES = "es", _("Spanish")
    IT = "it", _("Italian")
    PL = "pl", _("Polish")
    TR = "tr", _("Turkish")
    NL = "nl", _("Dutch")


class Profile(models.Model):
    """A person's own description. It exists from the first save of the profile form on."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    headline = models.CharField(_("headline"), max_length=120, blank=True)
    career_stage = models.CharField(_("where I am"), max_length=20, choices=CareerStage.choices, blank=True)
    formats = ArrayField(
        models.CharField(max_length=12, choices=Format.choices),
        verbose_name=_("ways to meet"),
        default=list,
        blank=True,
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(career_stage__in=["", *CareerStage.values]), name="profile_stage_known"
            ),
            models.CheckConstraint(
                condition=models.Q(formats__contained_by=Format.values), name="profile_formats_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class PromptAnswer(models.Model):
    """A person's own words to one of the prompts."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="answers")
    prompt = models.SlugField(max_length=40)
    text = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "prompt"], name="prompt_answered_once"),
            models.UniqueConstraint(fields=["profile", "position"], name="prompt_position_once"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1, position__lte=PROMPTS_NEEDED), name="prompt_three_places"
            ),
        ]

    def __str__(self) -> str:
        return self.prompt


class SpokenLanguage(models.Model):
    """A language somebody speaks, and how well."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(max_length=5, choices=Spoken.choices)
    fluency = models.PositiveSmallIntegerField(choices=Fluency.choices)

    class Meta:
        ordering = ["-fluency", "language"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "language"], name="language_named_once"),
            models.CheckConstraint(condition=models.Q(language__in=Spoken.values), name="language_known"),
            models.CheckConstraint(
                condition=models.Q(fluency__in=Fluency.values), name="language_fluency_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_language_display()
