"""The person: how they sign in, which language they speak, where the directory puts them."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.rules.emails import NO_ADDRESS, has_address
from mentoring.profiles.rules.guests import has_ended
from mentoring.web.codes import new_code

SORT_KEY_LENGTH = 250


def folded(text: str) -> str:
    """Return `text` without accents, in lower case: what names are sorted by."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("Ł", "L").replace("ł", "l"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("ı", "i").casefold()


def sort_key(first_name: str, last_name: str) -> str:
    """Return what a person stands in lists by: last name before first, as wide as its column."""
    return folded(f"{last_name} {first_name}".strip())[:SORT_KEY_LENGTH]


def check_zone(value: str) -> None:
    """Raise ValidationError unless `value` names an IANA time zone."""
    if value not in available_timezones():
        raise ValidationError(_("This is not a time zone."), code="zone")


def today_at_the_company() -> date:
    """Return the date where the company is: an account ends for everybody at the same midnight."""
    return timezone.localdate(timezone=ZoneInfo(settings.TIME_ZONE))


class UserManager(BaseUserManager["User"]):
    """Creates people; knows who is here."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Return a new saved person. Without a password they sign in by mailed code."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.sort_key = sort_key(user.first_name, user.last_name)
        user.save()
        return user

    def active(self) -> models.QuerySet[User]:
        """People who may sign in, and who can be reached: the directory, and guests until their last day."""
        over = models.Q(guest_until__lt=today_at_the_company())
        return self.filter(is_active=True).exclude(email__endswith=NO_ADDRESS).exclude(over)

    def colleagues(self) -> models.QuerySet[User]:
        """Active people of the directory, that is, without guests."""
        return self.active().filter(guest_until=None)

    def welcome_in(self, scope: str) -> models.QuerySet[User]:
        """Active people of the directory, and the guests of the program called `scope` (its code)."""
        return self.active().filter(models.Q(guest_until=None) | models.Q(guest_account__scope=scope))


class User(AbstractBaseUser):
    """A person of the company, or a guest."""

    last_login: ClassVar[None] = None  # type: ignore[misc]  # nobody's sign-ins are recorded

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    email = models.EmailField(_("work e-mail"), unique=True)
    first_name = models.CharField(_("first name"), max_length=120, blank=True)
    last_name = models.CharField(_("last name"), max_length=120, blank=True)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, default="", db_index=True)
    language = models.CharField(
        _("language"), max_length=15, choices=[("de", _("German")), ("en", _("English"))], default="de"
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Europe/Berlin", validators=[check_zone]
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_site_admin = models.BooleanField(_("runs this installation"), default=False)
    is_people_team = models.BooleanField(_("HR: imports the directory and creates programs"), default=False)
    guest_until = models.DateField(null=True, blank=True)  # the last day of a guest; None: of the directory

    employee_number = models.CharField(_("employee number"), max_length=40, blank=True)
    job_title = models.CharField(_("job title"), max_length=160, blank=True)
    department = models.CharField(_("department"), max_length=160, blank=True, db_index=True)
    site = models.CharField(_("site"), max_length=160, blank=True)
    portrait = models.CharField(max_length=60, blank=True, editable=False)  # drawn:<name>, photo:<version>
    known_since = models.DateTimeField(default=timezone.now, editable=False)  # older issues are not sent
    missing_since = models.DateField(null=True, blank=True)  # the first file in a row that does not name them
    left_on = models.DateField(null=True, blank=True)  # the day HR said so

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.UniqueConstraint(
                fields=["employee_number"],
                condition=~models.Q(employee_number=""),
                name="user_employee_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(guest_until__isnull=True)
                | models.Q(is_site_admin=False, is_people_team=False, employee_number=""),
                name="user_guest_runs_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="user_language_known",
            ),
            models.CheckConstraint(
                condition=models.Q(portrait__regex=r"^(drawn:[a-z-]+|photo:[0-9a-f]{16})?$"),
                name="user_portrait_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True)
                | models.Q(is_active=False, missing_since__isnull=True),
                name="user_left_cannot_sign_in",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def shown_email(self) -> str:
        """The address, "" for somebody who has none yet."""
        return self.email if has_address(self.email) else ""

    @property
    def is_guest(self) -> bool:
        """Comes from a partner organisation, with a narrow account that ends."""
        return self.guest_until is not None

    @property
    def may_sign_in(self) -> bool:
        """Whether the account is in force today."""
        return self.is_active and not has_ended(self.guest_until, today=today_at_the_company())

    @property
    def display_name(self) -> str:
        """First and last name; the e-mail where the directory knows no name; a word for who was erased."""
        name = f"{self.first_name} {self.last_name}".strip()
        return name or (self.email if has_address(self.email) else gettext("Somebody who was here"))

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.first_name or self.email
