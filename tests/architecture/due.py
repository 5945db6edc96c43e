"""Something for every scheduled task to do, now."""

from __future__ import annotations

import datetime as dt

from allauth.usersessions.models import UserSession
from django.utils import timezone

from mentoring.profiles.models import ImportRun, User
from programs.models import Program, Role
from tandems.actions.matching import start_run
from tests.cast import Cast, make_cast
from tests.factories.programs import make_application, make_merge, make_ready
from tests.factories.sharing import make_readable
from tests.factories.tandems import (
    make_agreement,
    make_card,
    make_meeting,
    make_plan_item,
    make_question,
    make_tandem,
)

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
LAST_DAY_OF_ALL_MONTHS = 28


def make_due() -> Cast:
    """Bring the cast on stage with something due for every task of the clock."""
    cast, now = make_cast(), timezone.now()
    make_meeting(cast.tandem, now + 20 * HOUR)
    make_meeting(cast.tandem, now - 2 * HOUR)
    make_ready(cast.program, Role.MENTOR)
    make_ready(cast.program, Role.MENTEE)
    start_run(program=cast.program, by=cast.hr, now=now)
    _let_a_digest_be_due(cast, now)
    UserSession.objects.create(user=cast.mentor, session_key="over", ip="::", user_agent="")
    stale = ImportRun.objects.create(by=cast.hr, filename="people.csv", raw=b"x")
    ImportRun.objects.filter(pk=stale.pk).update(created_at=now - 8 * DAY)
    content = b"Number;First name;E-Mail\n1;Anna;anna@example.org\n"
    order = {"choices": {"0": "employee_number", "1": "first_name", "2": "email"}}
    ImportRun.objects.create(by=cast.hr, filename="all.csv", raw=content, state="reading", mapping=order)
    User.objects.filter(pk=cast.guest.pk).update(guest_until=now.date() - 2 * DAY)
    User.objects.filter(pk=cast.ended_guest.pk).update(guest_until=now.date() - 40 * DAY)
    over = make_tandem(cast.program, state="ended", ended_at=now - 40 * DAY)
    make_agreement(over, state="in_force")
    make_question(cast.tandem, removed_at=now - 2 * DAY)
    make_plan_item(cast.tandem, removed_at=now - 2 * DAY)
    make_card(cast.tandem.mentor, cast.tandem.mentee)
    make_application(cast.program, state="refused", answered_at=now - 100 * DAY)
    make_merge(cast.program, now - 2 * DAY)
    return cast


def _let_a_digest_be_due(cast: Cast, now: dt.datetime) -> None:
    """Let the last day that every month has, today if possible, be the day of the digest."""
    day = next(
        today
        for today in (timezone.localdate(now) - days * DAY for days in range(4))
        if today.day <= LAST_DAY_OF_ALL_MONTHS
    )
    Program.objects.filter(pk=cast.program.pk).update(digest_day=day.day)
    make_readable(cast.tandem, approved_at=now - 9 * DAY)
