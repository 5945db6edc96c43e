"""A kind of mail. Apps declare theirs in `notices.py`; the registry finds them there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.notifications.people import Address, Person, recipient_key
from mentoring.notifications.rules.retry import Policy

if TYPE_CHECKING:
    from mentoring.notifications.models import Delivery

Thing = TypeVar("Thing", bound=models.Model)
KEY_LENGTH = 200
RECIPIENT = "_to"  # where `context` keeps name, language and zone of somebody without an account


@dataclass(frozen=True, slots=True)
class Due:
    """One mail that a notice wants to exist. Times are aware; `key` as for `announce`."""

    to: Person | Address
    key: str
    due_at: dt.datetime
    expires_at: dt.datetime | None = None  # None: due_at + the notice's expiry
    about: models.Model | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    scope: str = ""
    serial_key: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar object that travels with a mail: complete iCalendar bytes and their method."""

    content: bytes
    method: Literal["REQUEST", "CANCEL"]
    filename: str = "invite.ics"


class Notice:
    """A kind of mail: who gets it is decided by the caller, everything else here.

    Templates: `emails/<slug>/subject.txt`, `body.txt` (written first), `body.html`. `slug` is the class name
    in snake case. Attributes are read by the planner, the sender and the preference page.
    """

    slug: ClassVar[str] = ""
    key_prefix: ClassVar[str]
    name: ClassVar[str | Promise]
    description: ClassVar[str | Promise]
    policy: ClassVar[Policy] = Policy.RESEND  # PARK: never twice, a person decides
    priority: ClassVar[int] = 2  # 0 is first
    expiry: ClassVar[dt.timedelta | None] = None  # after due_at; None: the caller says expires_at
    can_be_switched_off: ClassVar[bool] = False
    needed: ClassVar[str | Promise] = _("Something here would not work without it.")  # why it cannot be
    secret: ClassVar[bool] = False  # the body opens a door: nobody reads it, wiped when final
    suppressible: ClassVar[bool] = True  # False: the person asked for it this minute

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "slug" not in cls.__dict__:
            cls.slug = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def key(cls, key: str, to: Person | Address | None = None) -> str:
        """Return the dedupe key: prefix, what it is about, for whom. The only place that builds one."""
        parts = [cls.key_prefix, key, recipient_key(to) if to is not None else ""]
        built = ":".join(part for part in parts if part)
        if not key or len(built) > KEY_LENGTH:
            raise ValueError(f"{cls.__name__} needs a key of 1 to {KEY_LENGTH} characters")
        return built

    def due(self, now: dt.datetime) -> Iterable[Due]:  # noqa: ARG002  (kinds of mail use it)
        """Everything that is due at `now` and recent enough to matter, whether or not a mail exists already.

        Asked on every tick by the planner; the unique key makes asking twice harmless. Bound it in time.
        """
        return ()

    def still_true(self, delivery: Delivery) -> bool:
        """Asked once more just before sending. False: the mail is cancelled."""
        return not delivery.about or self.about(delivery) is not None

    def can_reach(self, person: Person) -> bool:  # noqa: ARG002  (kinds of mail use it)
        """Tell whether `person` could ever get it: what cannot come is not offered to be switched off."""
        return True

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """What the templates see beside `person` and `notice`. Loaded fresh; words are never stored."""
        return {"about": self.about(delivery), **delivery.context}

    def prepare(self, delivery: Delivery) -> None:
        """Called once, in the transaction that freezes the mail, before `context`. Tokens are made here."""

    def calendar(self, delivery: Delivery) -> Calendar | None:  # noqa: ARG002  (kinds of mail use it)
        """The calendar object of this mail, if it has one."""
        return None

    def about(self, delivery: Delivery) -> models.Model | None:
        """Return the object this mail is about, or None if it is gone. Read fresh from the database."""
        if not delivery.about:
            return None
        label, _, pk = delivery.about.partition(":")
        return apps.get_model(label)._base_manager.filter(pk=pk).first()  # no default filter

    def about_a(self, kind: type[Thing], delivery: Delivery) -> Thing:
        """Return the object this mail is about, which must be there and of this `kind`.

        Raises TypeError: a mail about nothing is never sent, it ends as an incident.
        """
        thing = self.about(delivery)
        if not isinstance(thing, kind):
            raise TypeError(f"{self.slug} is not about a {kind.__name__}: {delivery.about or 'nothing'}")
        return thing


def about_text(about: models.Model | None) -> str:
    """Return how a delivery names the object it is about: "app.model:primary key", or ""."""
    return f"{about._meta.label_lower}:{about.pk}" if about is not None else ""
