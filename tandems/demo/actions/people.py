"""Bringing the people of Ahrendt Vesper into the directory."""

from __future__ import annotations

import datetime as dt
import hashlib

from mentoring.profiles.models import BirthYear, ReportingLine, User
from mentoring.web.codes import ALPHABET
from tandems.demo.company import DOMAIN, Colleague, colleagues
from tandems.demo.portraits import portrait_of
from tandems.demo.story import HR, SECOND_HR

CODE_LENGTH = 10
SITE_ADMIN = "onno.behrens"


def bring_people() -> dict[str, User]:
    """Create everybody with reporting line and generation band. Returns local part of the address → person.

    Rows are made through the models: an import needs a file and a second look by HR, which no demo can give.
    """
    people = {one.local: _person(number, one) for number, one in enumerate(colleagues(), start=1)}
    ReportingLine.objects.bulk_create(
        ReportingLine(person=people[one.local], manager=people[one.boss]) for one in colleagues() if one.boss
    )
    BirthYear.objects.bulk_create(
        BirthYear(person=people[one.local], value=str(one.band)) for one in colleagues()
    )
    return people


def is_there() -> bool:
    """Say whether the demo was loaded before."""
    return User.objects.filter(email=f"{HR}@{DOMAIN}").exists()


FOUNDED = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # everybody was here before all that is told


def is_anybody_there() -> bool:
    """Say whether the database knows people at all."""
    return User.objects.exists()


def _person(number: int, one: Colleague) -> User:
    return User.objects.create_user(
        one.email,
        code=code_of(one.local),
        first_name=one.first,
        last_name=one.last,
        language=one.language,
        employee_number=f"{1000 + number}",
        job_title=one.title,
        department=one.department,
        site=one.site,
        portrait=portrait_of(one),
        known_since=FOUNDED,
        is_people_team=one.local in {HR, SECOND_HR},
        is_site_admin=one.local == SITE_ADMIN,
    )


def code_of(local: str) -> str:
    """Return a code that is the same every time.

    Matching breaks ties by it, so that every demo has the same tandems.
    """
    digest = hashlib.sha256(local.encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:CODE_LENGTH])
