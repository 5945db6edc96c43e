"""From a delivery to the words and bytes of its mail, in the recipient's language and time zone."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import css_inline
from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation

from mentoring.notifications import links, mime
from mentoring.notifications.notice import RECIPIENT, Notice
from mentoring.notifications.people import Address, Person, language_of
from mentoring.web.company import company

if TYPE_CHECKING:
    from mentoring.notifications.models import Delivery


def render(notice: Notice, delivery: Delivery, *, at: dt.datetime) -> bytes:
    """Return the frozen mail of a delivery; `at` becomes its Date. Raises what its notice raises."""
    person, somebody = recipient(delivery)
    unsubscribe_url = links.unsubscribe(notice, person, delivery.address)
    with spoken_to(person or somebody):
        notice.prepare(delivery)
        words = write(
            notice,
            {**notice.context(delivery), "unsubscribe_url": unsubscribe_url},
            to=person or somebody,
        )
        calendar = notice.calendar(delivery)
    return mime.compose(
        words,
        message_id=delivery.message_id,
        to=delivery.address,
        to_name=full_name(person or somebody),
        kind=notice.slug,
        at=at,
        unsubscribe_url=unsubscribe_url,
        calendar=calendar,
    )


def write(notice: Notice, context: dict[str, Any], *, to: Person | Address) -> mime.Words:
    """Return subject, text and HTML of a notice, in the language that is active."""
    sender = company()
    seen = {
        "unsubscribe_url": "",
        "person": to,
        "first_name": first_name(to),
        "notice": notice,
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "base_url": settings.BASE_URL,
        "company": sender,
        "company_name": sender.name,
        **context,
    }
    folder = f"emails/{notice.slug}"
    return mime.Words(
        subject=" ".join(_plain(f"{folder}/subject.txt", seen).split()),  # names people typed: one line
        text=_plain(f"{folder}/body.txt", seen).strip() + "\n",
        html=inlined(render_to_string(f"{folder}/body.html", seen)),
    )


def _plain(template: str, seen: dict[str, Any]) -> str:
    """Render a text template: an ampersand stays an ampersand."""
    return get_template(template).template.render(Context(seen, autoescape=False))  # type: ignore[attr-defined]  # Django's own engine


def inlined(html: str) -> str:
    """Return `html` with its styles on the elements, as mail programs want them; media queries stay."""
    return _inliner().inline(html)


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(
        keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False, resolve_css_variables=True
    )


def recipient(delivery: Delivery) -> tuple[Person | None, Address]:
    """Return the person of a delivery (None without an account) and its address."""
    kept = delivery.context.get(RECIPIENT, {})
    address = Address(
        delivery.address, kept.get("name", ""), kept.get("language", ""), kept.get("time_zone", "")
    )
    return delivery.person, address


@contextmanager
def spoken_to(to: Person | Address) -> Iterator[None]:
    """Speak the recipient's language and count in their time zone."""
    language = language_of(to.language)
    zone = zoneinfo.ZoneInfo(to.time_zone or settings.TIME_ZONE)
    with translation.override(language), timezone.override(zone):
        yield


def full_name(to: Person | Address) -> str:
    """First and last name, or "" where none is known."""
    return to.name if isinstance(to, Address) else f"{to.first_name} {to.last_name}".strip()


def first_name(to: Person | Address) -> str:
    """What a mail greets with, or ""."""
    return to.name if isinstance(to, Address) else to.first_name
