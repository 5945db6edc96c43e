"""A program: its dates, its rules, what others may see of it, and who runs it."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.web.codes import new_code

WHOLE_CHAIN = 99  # reporting_levels: everybody above and below, however far
SMALLEST_GROUP = 5  # nobody can lower this
HEAVIEST = 5  # of a weight in matching


class ProgramState(models.TextChoices):
    """Where a program stands. The moves are in `programs.rules.phases`."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Recruiting and profiles")
    MATCHING = "matching", _("Matching")
    RUNNING = "running", _("Running")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")
    ARCHIVED = "archived", _("Archived")


class GenerationRule(models.TextChoices):
    """What makes the two people of a tandem different enough."""

    DIFFERENT = "different", _("Different generations")
    MENTOR_LATER = "mentor_later", _("Different generations, the mentor's is the later one")
    STAGE = "stage", _("Career stage")


class DepartmentRule(models.TextChoices):
    """How the departments of the two people relate."""

    ANY = "any", _("Any department")
    DIFFERENT = "different", _("Different departments")
    SAME = "same", _("The same department")


class Visibility(models.TextChoices):
    """What HR admins and sponsors see of tandems. A running program can only tighten it."""

    PROGRESS = "progress", _("Progress per tandem")
    AGGREGATES = "aggregates", _("Program figures only (works-council mode)")


class Audience(models.TextChoices):
    """Who reads the digest."""

    PROGRAM = "program", _("The people of this program")
    EVERYONE = "everyone", _("Everyone in the directory")


class InterestMode(models.TextChoices):
    """What it means that somebody would like to meet somebody. Only the two choices of a pair ever count."""

    WEIGHT = "weight", _("It counts when tandems are found")
    MUTUAL = "mutual", _("Two people who both say yes are proposed")
    OFF = "off", _("People do not choose beforehand")


class Preset(models.TextChoices):
    """What kind of program it began as. What each proposes is in `programs.rules.presets`."""

    CLASSIC = "classic", _("Classic")
    DEPARTMENTAL = "departmental", _("Departmental")
    CIRCLE = "circle", _("Circle")
    EXTERNAL = "external", _("External mentors")
    PILOT = "pilot", _("Pilot")


class Consultation(models.TextChoices):
    """Whether those who speak for the staff know of the program."""

    OPEN = "open", _("Not yet informed")
    SHARED = "shared", _("They can read the draft; their answer is open")
    INFORMED = "informed", _("Informed; nothing speaks against it, or it is agreed")
    NOBODY = "nobody", _("There is no works council here")


class AskedFirst(models.TextChoices):
    """Who says yes to a proposal before it becomes a tandem."""

    MENTEE = "mentee", _("The mentee agrees first")
    BOTH = "both", _("Both agree first")
    NOBODY = "nobody", _("Nobody: tandems begin when they are published")


class PlusMonths(models.Func):
    """A date some calendar months later, as Postgres counts them (31 August + 6 months = 28 February)."""

    arity = 1
    output_field: ClassVar[models.Field] = models.DateField()

    def __init__(self, date: str | models.F, months: int) -> None:
        super().__init__(date)
        self.months = months
        self.template = f"(%(expressions)s + interval '{int(months)} months')::date"


class Program(models.Model):
    """A reverse mentoring program."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    about_de = models.TextField(_("what it is about, in German"), blank=True)
    about_en = models.TextField(_("what it is about, in English"), blank=True)
    state = models.CharField(max_length=10, choices=ProgramState.choices, default=ProgramState.DRAFT)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    profiles_due_on = models.DateField(_("profiles are due on"))
    kickoff_on = models.DateField(_("kickoff"))
    ends_on = models.DateField(_("end"))

    generation_rule = models.CharField(
        max_length=12, choices=GenerationRule.choices, default=GenerationRule.DIFFERENT
    )
    generation_reason = models.TextField(blank=True)
    department_rule = models.CharField(
        max_length=10, choices=DepartmentRule.choices, default=DepartmentRule.ANY
    )
    reporting_levels = models.PositiveSmallIntegerField(default=2)
    interest_mode = models.CharField(max_length=8, choices=InterestMode.choices, default=InterestMode.WEIGHT)
    mentor_capacity = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    mentee_capacity = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    mentor_places = models.PositiveSmallIntegerField(null=True, blank=True)  # none: as many as come
    mentee_places = models.PositiveSmallIntegerField(null=True, blank=True)
    mentors_may_apply = models.BooleanField(default=False)
    mentees_may_apply = models.BooleanField(default=False)
    sessions_planned = models.PositiveSmallIntegerField(
        default=8, validators=[MinValueValidator(1), MaxValueValidator(52)]
    )

    asked_first = models.CharField(max_length=6, choices=AskedFirst.choices, default=AskedFirst.MENTEE)
    days_to_answer = models.PositiveSmallIntegerField(default=5)
    topics_weight = models.PositiveSmallIntegerField(default=4)  # how much it counts in a match, 0 to 5
    contrast_weight = models.PositiveSmallIntegerField(default=3)
    interest_weight = models.PositiveSmallIntegerField(default=2)
    frame_weight = models.PositiveSmallIntegerField(default=1)  # times, languages, ways to meet

    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PROGRESS)
    smallest_group = models.PositiveSmallIntegerField(default=SMALLEST_GROUP)

    preset = models.CharField(max_length=12, choices=Preset.choices, default=Preset.CLASSIC)
    consultation = models.CharField(max_length=8, choices=Consultation.choices, default=Consultation.OPEN)
    greeting_de = models.TextField(blank=True)  # words of the organisers at the top of invitations
    greeting_en = models.TextField(blank=True)
    steps_done = ArrayField(models.CharField(max_length=8), default=list, blank=True)  # of the set-up
    changed_at = models.DateTimeField(default=timezone.now)

    digest_day = models.PositiveSmallIntegerField(_("day of the month"), default=1)
    digest_time = models.TimeField(_("time of day"), default=time(9, 0))
    digest_audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PROGRAM)

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-kickoff_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=PlusMonths("kickoff_on", 6))
                & models.Q(ends_on__lte=PlusMonths("kickoff_on", 12)),
                name="program_lasts_six_to_twelve_months",
            ),
            models.CheckConstraint(
                condition=models.Q(profiles_due_on__lte=models.F("kickoff_on")),
                name="program_profiles_due_before_kickoff",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(generation_rule="stage")
                | ~models.Q(generation_reason=""),
                name="program_generation_rule_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(smallest_group__gte=SMALLEST_GROUP),
                name="program_smallest_group_at_least_five",
            ),
            models.CheckConstraint(
                condition=models.Q(mentor_capacity__range=(1, 5), mentee_capacity__range=(1, 3)),
                name="program_capacities_in_range",
            ),
            models.CheckConstraint(
                condition=(models.Q(mentor_places__isnull=True) | models.Q(mentor_places__gte=1))
                & (models.Q(mentee_places__isnull=True) | models.Q(mentee_places__gte=1)),
                name="program_has_places",
            ),
            models.CheckConstraint(
                condition=models.Q(digest_day__range=(1, 28)), name="program_digest_day_exists_in_every_month"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=ProgramState.values,
                    generation_rule__in=GenerationRule.values,
                    department_rule__in=DepartmentRule.values,
                    interest_mode__in=InterestMode.values,
                    visibility__in=Visibility.values,
                    digest_audience__in=Audience.values,
                    preset__in=Preset.values,
                    consultation__in=Consultation.values,
                ),
                name="program_choices_known",
            ),
            models.CheckConstraint(
                condition=models.Q(asked_first__in=AskedFirst.values, days_to_answer__range=(1, 14)),
                name="program_asks_in_a_known_way",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    topics_weight__lte=HEAVIEST,
                    contrast_weight__lte=HEAVIEST,
                    interest_weight__lte=HEAVIEST,
                    frame_weight__lte=HEAVIEST,
                )
                & (
                    models.Q(topics_weight__gt=0)
                    | models.Q(contrast_weight__gt=0)
                    | models.Q(frame_weight__gt=0)
                ),
                name="program_weighs_something",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def places_for(self, role: str) -> int | None:
        """How many people can take part in `role`; None for as many as come."""
        return self.mentor_places if role == "mentor" else self.mentee_places

    def may_apply_as(self, role: str) -> bool:
        """Say whether people can apply for `role` on their own."""
        return self.mentors_may_apply if role == "mentor" else self.mentees_may_apply

    @property
    def about(self) -> str:
        """The description in the active language, or in the other one if only that is written."""
        return _in_active_language(self.about_de, self.about_en)

    @property
    def greeting(self) -> str:
        """The words at the top of invitations, chosen as `about` is; "" if none are written."""
        return _in_active_language(self.greeting_de, self.greeting_en)


def _in_active_language(german: str, english: str) -> str:
    speaks_german = (get_language() or "").startswith("de")
    return (german or english) if speaks_german else (english or german)


class Post(models.TextChoices):
    """What somebody does for a program without being in a tandem for it."""

    ADMIN = "admin", _("HR admin")
    SPONSOR = "sponsor", _("Sponsor")
    OBSERVER = "observer", _("Works council or data protection")


class ProgramRole(models.Model):
    """A person holds a post in a program."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="program_roles"
    )
    post = models.CharField(max_length=10, choices=Post.choices)

    class Meta:
        ordering = ["post", "person__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["program", "person", "post"], name="program_post_held_once"),
            models.CheckConstraint(condition=models.Q(post__in=Post.values), name="program_post_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_post_display()}"
