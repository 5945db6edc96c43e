"""The mails about what somebody is here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mentoring.notifications import links
from mentoring.notifications.models import Delivery
from mentoring.notifications.notice import Notice
from mentoring.notifications.people import Person
from mentoring.profiles.models import User
from mentoring.profiles.post_words import POSTS
from mentoring.profiles.rules.installation_posts import FIELDS


class PeopleTeamGiven(Notice):
    """Somebody may import the directory and create programs from now on."""

    key_prefix = "hrt"
    name = _("You are HR here")
    description = _("The site admin let you import the directory and create programs.")
    needed = _("You could not know it otherwise.")
    priority = 1
    expiry = dt.timedelta(days=7)

    def still_true(self, delivery: Delivery) -> bool:
        """They still are."""
        return bool(delivery.person and delivery.person.is_active and delivery.person.is_people_team)

    def can_reach(self, person: Person) -> bool:
        """Those who are HR already have had it."""
        return bool(getattr(person, "is_people_team", False))

    def context(self, delivery: Delivery) -> dict[str, Any]:
        return super().context(delivery) | {"url": links.absolute("tandems:home")}


class AddressChanged(Notice):
    """An import gave somebody another address; this goes to the old one, which is nobody's by now."""

    key_prefix = "moved"
    name = _("Another address for signing in")
    description = _("The directory has another e-mail address for you; the old one hears of it.")
    needed = _("It tells you when somebody changes your account.")
    priority = 1
    expiry = dt.timedelta(days=7)
    quiet = "ignored"


class InstallationPostGiven(Notice):
    """Somebody runs the installation, or is HR, from now on."""

    key_prefix = "ipost"
    name = _("A post in this installation")
    description = _("You run this installation, or bring people in, from now on.")
    needed = _("It says what you can do from now on.")
    expiry = dt.timedelta(days=14)

    def still_true(self, delivery: Delivery) -> bool:
        """The person still holds it."""
        person = self.about(delivery)
        return isinstance(person, User) and bool(getattr(person, FIELDS[delivery.context["post"]]))

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """What comes with the post."""
        return {
            "said": POSTS[delivery.context["post"]],
            "second_step": settings.SECOND_FACTOR_FOR_ADMINS,
            "url": links.absolute("account_security"),
        }
