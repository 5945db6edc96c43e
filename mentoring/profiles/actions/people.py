"""Who is still here: people whom the HR file no longer names, people who left and came back.

Nothing here touches a program: what a change means for a tandem is decided there, by a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce
from mentoring.privacy.actions import audit
from mentoring.profiles.actions.copying import any_of
from mentoring.profiles.models import User
from mentoring.profiles.notices import PeopleTeamGiven
from mentoring.profiles.permissions import can_give_posts, can_import_people
from mentoring.profiles.rules.emails import read_email
from mentoring.profiles.rules.leaving import speaks_of_everybody


@transaction.atomic
def mark_left(*, people: Sequence[User], by: User, now: datetime) -> int:
    """Note that people have left the company: they cannot sign in any more and get no mails.

    Their tandems stay as they are until somebody decides. Whoever left already stays as noted. Returns how
    many are new. Raises Refused: nobody_chosen, left_oneself, left_site_admin (unless the site admin asks).
    """
    require(can_import_people(by))
    if by.pk in {person.pk for person in people}:
        raise Refused("left_oneself")
    _check_site_admins(people, by)
    chosen = _held(people)
    leaving = [person for person in chosen if person.left_on is None]
    for person in leaving:
        person.is_active, person.left_on, person.missing_since = False, timezone.localdate(now), None
        audit(by, "directory.person_left", person, now=now)
    User.objects.bulk_update(leaving, ["is_active", "left_on", "missing_since"])
    _sign_out(leaving)
    return len(leaving)


@transaction.atomic
def mark_back(*, people: Sequence[User], by: User, now: datetime) -> int:
    """Let people who left, or were noted so by mistake, sign in again. Returns how many.

    Their posts come back with them. Raises Refused: nobody_chosen, left_site_admin (unless the site admin
    asks).
    """
    require(can_import_people(by))
    _check_site_admins(people, by)
    returning = [person for person in _held(people) if not person.is_active]
    for person in returning:
        person.is_active, person.left_on = True, None
        audit(by, "directory.person_back", person, now=now)
    User.objects.bulk_update(returning, ["is_active", "left_on"])
    return len(returning)


@transaction.atomic
def mark_here(*, people: Sequence[User], by: User, now: datetime) -> int:
    """Say that people are still here although the HR file does not name them. Returns how many.

    The next whole file without them asks again. Raises Refused: nobody_chosen.
    """
    require(can_import_people(by))
    staying = [person for person in _held(people) if person.missing_since is not None]
    for person in staying:
        person.missing_since = None
        audit(by, "directory.person_here", person, now=now)
    User.objects.bulk_update(staying, ["missing_since"])
    return len(staying)


@transaction.atomic
def invite_to_people_team(*, email: str, by: User, now: datetime) -> User:
    """Make somebody HR: they import the directory and create programs. A mail tells them.

    An address that nobody has yet becomes a person without a name. Doing it twice is doing it once. Raises
    NotAllowed (site admins do), or Refused: people_team_email, people_team_left,
    people_team_guest.
    """
    require(can_give_posts(by))
    address = read_email(email.strip())
    if not address:
        raise Refused("people_team_email", field="email")
    known = User.objects.select_for_update(no_key=True).filter(email=address).first()
    person = known or User.objects.create_user(address, language=by.language, time_zone=by.time_zone)
    if not person.is_active:
        raise Refused("people_team_left", field="email")
    if person.is_guest:
        raise Refused("people_team_guest", field="email")
    if not person.is_people_team:
        person.is_people_team = True
        person.save(update_fields=["is_people_team"])
        audit(by, "directory.people_team_given", person, now=now)
        announce(PeopleTeamGiven, to=person, key=f"{person.code}:{now:%Y%m%d%H%M%S}")
    return person


def missing_after(*, named: Iterable[int], missing: Iterable[int], now: datetime) -> dict[int, date | None]:
    """Return for whom an import changes since when they are missing (primary keys; None = there again).

    Who is missing already keeps the first day. An excerpt makes nobody missing.
    """
    here, away = set(named), set(missing)
    if not speaks_of_everybody(named=len(here), missing=len(away)):
        away = set()
    known = set(User.objects.filter(missing_since__isnull=False).values_list("pk", flat=True))
    today = timezone.localdate(now)
    return dict.fromkeys(sorted(away - known), today) | dict.fromkeys(sorted(here & known))


def missing_now(people: Iterable[int]) -> dict[int, str | None]:
    """Return since when these people are missing as of now, days in ISO form; None = they are there."""
    rows = User.objects.filter(pk__in=any_of(people)).values_list("pk", "missing_since")
    return {person: since.isoformat() if since else None for person, since in rows}


def keep_missing(changes: Mapping[int, date | str | None]) -> None:
    """Write since when people are missing; who has left stays so. A few statements for any number."""
    by_day: dict[date | str | None, list[int]] = {}
    for person, since in changes.items():
        by_day.setdefault(since, []).append(person)
    for since, people in by_day.items():
        User.objects.filter(pk__in=any_of(people), left_on__isnull=True).update(missing_since=since)


def _held(people: Sequence[User]) -> list[User]:
    """Return the people as they are now, their rows held in one order."""
    ids = [person.pk for person in people]
    if not ids:
        raise Refused("nobody_chosen")
    return list(User.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))


def _check_site_admins(people: Sequence[User], by: User) -> None:
    """Raise Refused unless `by` may say that these site admins left or are back.

    Who `by` is now is asked with the rows of all site admins held: two of them may each note the other as
    left, and one has to stay.
    """
    if not any(person.is_site_admin for person in people):
        return
    admins = User.objects.select_for_update(no_key=True).filter(is_site_admin=True).order_by("pk")
    if by.pk not in {admin.pk for admin in admins if admin.is_active}:
        raise Refused("left_site_admin")


def _sign_out(people: Sequence[User]) -> None:
    """End every session of people who left, on all their devices."""
    rows = UserSession.objects.filter(user__in=people)
    Session.objects.filter(session_key__in=list(rows.values_list("session_key", flat=True))).delete()
    rows.delete()
