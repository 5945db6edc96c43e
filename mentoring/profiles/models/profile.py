"""What people say about themselves, reused over programs. Offers and needs belong to the participation."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.profiles.models.user import User
from mentoring.profiles.rules.audiences import PARTS
from mentoring.profiles.rules.style import AXES, POSITIONS

PROMPTS_NEEDED = 3
MOST_INTERESTS = 8


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


class Audience(models.TextChoices):
    """Who sees a part of a profile. Each one further down includes those above it."""

    TANDEM = "tandem", _("My tandem only")
    CANDIDATES = "candidates", _("People I could be paired with")
    PROGRAM = "program", _("Everybody in the program")


class UsualTime(models.TextChoices):
    """A part of the working week in which somebody can usually meet, in their own time zone."""

    MONDAY_MORNING = "mon-am", _("Monday morning")
    MONDAY_MIDDAY = "mon-mid", _("Monday midday")
    MONDAY_AFTERNOON = "mon-pm", _("Monday afternoon")
    TUESDAY_MORNING = "tue-am", _("Tuesday morning")
    TUESDAY_MIDDAY = "tue-mid", _("Tuesday midday")
    TUESDAY_AFTERNOON = "tue-pm", _("Tuesday afternoon")
    WEDNESDAY_MORNING = "wed-am", _("Wednesday morning")
    WEDNESDAY_MIDDAY = "wed-mid", _("Wednesday midday")
    WEDNESDAY_AFTERNOON = "wed-pm", _("Wednesday afternoon")
    THURSDAY_MORNING = "thu-am", _("Thursday morning")
    THURSDAY_MIDDAY = "thu-mid", _("Thursday midday")
    THURSDAY_AFTERNOON = "thu-pm", _("Thursday afternoon")
    FRIDAY_MORNING = "fri-am", _("Friday morning")
    FRIDAY_MIDDAY = "fri-mid", _("Friday midday")
    FRIDAY_AFTERNOON = "fri-pm", _("Friday afternoon")


class MeetingLength(models.IntegerChoices):
    """How long somebody likes to meet, in minutes."""

    SHORT = 30, _("30 minutes")
    MEDIUM = 45, _("45 minutes")
    LONG = 60, _("60 minutes")


class Profile(models.Model):
    """A person's own description. It exists from the first save of the profile form on.

    `style` is empty or holds a position from 1 to 5 for each of the six axes of `rules.style`.
    """

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    headline = models.CharField(_("headline"), max_length=120, blank=True)
    career_stage = models.CharField(_("where I am"), max_length=20, choices=CareerStage.choices, blank=True)
    formats = ArrayField(
        models.CharField(max_length=12, choices=Format.choices),
        verbose_name=_("ways to meet"),
        default=list,
        blank=True,
    )
    interests = ArrayField(
        models.CharField(max_length=40), verbose_name=_("interests"), default=list, blank=True
    )
    style = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    sites = ArrayField(models.CharField(max_length=160), default=list, blank=True)  # where they can be met
    usual_times = ArrayField(
        models.CharField(max_length=7, choices=UsualTime.choices), default=list, blank=True
    )
    meeting_minutes = models.PositiveSmallIntegerField(null=True, blank=True, choices=MeetingLength.choices)
    good_to_know = EncryptedTextField(default=str, blank=True)  # what one should know about them
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(career_stage__in=["", *CareerStage.values]), name="profile_stage_known"
            ),
            models.CheckConstraint(
                condition=models.Q(formats__contained_by=Format.values), name="profile_formats_known"
            ),
            models.CheckConstraint(
                condition=models.Q(interests__len__lte=MOST_INTERESTS), name="profile_interests_not_too_many"
            ),
            models.CheckConstraint(
                condition=models.Q(style__len=0)
                | models.Q(style__len=len(AXES), style__contained_by=list(POSITIONS)),
                name="profile_style_on_every_axis_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(usual_times__contained_by=UsualTime.values), name="profile_times_known"
            ),
            models.CheckConstraint(
                condition=models.Q(meeting_minutes__isnull=True)
                | models.Q(meeting_minutes__in=MeetingLength.values),
                name="profile_meeting_length_known",
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
    seen_by = models.CharField(max_length=10, choices=Audience.choices, default=Audience.CANDIDATES)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "prompt"], name="prompt_answered_once"),
            models.UniqueConstraint(fields=["profile", "position"], name="prompt_position_once"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1, position__lte=PROMPTS_NEEDED), name="prompt_three_places"
            ),
            models.CheckConstraint(
                condition=models.Q(seen_by__in=Audience.values), name="prompt_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return self.prompt


class PartAudience(models.Model):
    """Who sees one part of a profile, where the person chose otherwise than `rules.audiences` proposes."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="audiences")
    part = models.CharField(max_length=16, choices=[(part, part) for part in PARTS])
    seen_by = models.CharField(max_length=10, choices=Audience.choices)

    class Meta:
        ordering = ["part"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "part"], name="part_audience_once"),
            models.CheckConstraint(
                condition=models.Q(part__in=list(PARTS), seen_by__in=Audience.values),
                name="part_audience_choices_known",
            ),
        ]

    def __str__(self) -> str:
        return self.part


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
