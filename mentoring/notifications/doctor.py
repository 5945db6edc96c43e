"""What `manage.py doctor` says about mails and about those who send them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError

from mentoring.notifications.clock import database_now
from mentoring.notifications.queries import count_late, paused_channels, signs_of_life
from mentoring.web.doctor import ADVICE, BROKEN, GOOD, Finding

SILENT_AFTER = timedelta(minutes=5)
WAITING_TOO_LONG = timedelta(minutes=10)
ALIVE = {"beat": "The clock and the mail worker", "mailpump": "`manage.py mailpump`"}
ADVICE_TO_START = "start `celery beat` and a worker for the queue mail, or `manage.py mailpump`"
AT_HOME = ("localhost", "127.0.0.1")


def findings() -> Iterator[Finding]:
    """Yield where mails go, whether they leave, and whether somebody is there to send them."""
    if settings.MAIL_TRANSPORT == "page":
        yield ADVICE, "No EMAIL_URL: mails stay on a page of the app and reach nobody."
    else:
        yield GOOD, f"Mails go to {settings.EMAIL_HOST}:{settings.EMAIL_PORT}. Try `manage.py sendtestemail`."
    if settings.MAIL_TRANSPORT != "page" and settings.MAIL_DOMAIN in AT_HOME:
        yield BROKEN, f"Mails come from {settings.MAIL_FROM}, which nobody can answer: set MAIL_FROM."
    try:
        yield from _channels()
        yield from _signs_of_life()
    except DatabaseError:
        yield BROKEN, "The tables of mails are not there: run `manage.py migrate`."


def _channels() -> Iterator[Finding]:
    for channel in paused_channels():
        yield BROKEN, f"Sending is paused until {channel.paused_until_at:%H:%M} UTC: {channel.reason}"


def _signs_of_life() -> Iterator[Finding]:
    seen = signs_of_life(ALIVE)
    now = database_now()
    if not seen:
        yield BROKEN, f"Clock and mail worker have never run: {ADVICE_TO_START}."
        return
    name, at = max(seen.items(), key=lambda one: one[1])
    if now - at >= SILENT_AFTER:
        yield BROKEN, f"{ALIVE[name]} last ran on {at:%Y-%m-%d at %H:%M} UTC: {ADVICE_TO_START}."
    else:
        yield GOOD, f"{ALIVE[name]} ran {int((now - at).total_seconds())} seconds ago."
    late = count_late(WAITING_TOO_LONG)
    if late:
        yield (
            BROKEN,
            f"{late} mails have waited for more than ten minutes: look at the log of the mail worker.",
        )
