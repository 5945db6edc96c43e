"""Profiles towards their last day: gentle reminders, and what HR sees of who is late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from programs.models import ParticipantState, Program, ProgramState, Role
from programs.queries.completeness import completeness
from programs.rules.completeness import reminding
from tests.factories.profiles import make_person, make_profile
from tests.factories.programs import make_participant, make_post, make_program, make_ready

LAST_DAY = date(2026, 8, 17)
LONG_AGO = datetime(2026, 3, 2, tzinfo=UTC)


def due(now, *, zone="Europe/Berlin", joined_at=LONG_AGO):
    found = reminding(LAST_DAY, zone=zone, joined_at=joined_at, now=now)
    return found.days if found else None


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (datetime(2026, 8, 7, 6, 59, tzinfo=UTC), None),
        (datetime(2026, 8, 7, 7, 0, tzinfo=UTC), 10),
        (datetime(2026, 8, 13, 6, 59, tzinfo=UTC), 10),
        (datetime(2026, 8, 13, 7, 0, tzinfo=UTC), 4),
        (datetime(2026, 8, 16, 7, 0, tzinfo=UTC), 1),
        (datetime(2026, 8, 17, 21, 59, tzinfo=UTC), 1),
        (datetime(2026, 8, 17, 22, 0, tzinfo=UTC), None),
    ],
)
def test_people_are_reminded_ten_four_and_one_day_before_in_their_own_morning(now, days):
    assert due(now) == days


def test_whoever_has_just_joined_is_left_in_peace_until_the_next_one():
    joined = datetime(2026, 8, 8, tzinfo=UTC)

    assert due(datetime(2026, 8, 9, tzinfo=UTC), joined_at=joined) is None
    assert due(datetime(2026, 8, 14, tzinfo=UTC), joined_at=joined) == 4


def reminded():
    return Delivery.objects.filter(notice="profile_reminder")


@pytest.mark.django_db
def test_each_reminder_comes_once_and_none_after_the_profile_is_complete():
    program = make_program()
    late, ready = make_participant(program), make_ready(program)
    for day in (7, 8, 13):
        plan(now=datetime(2026, 8, day, 8, 0, tzinfo=UTC))
    before = reminded().filter(person=late.person).count()
    type(late).objects.filter(pk=late.pk).update(profile_done_at=LONG_AGO)
    plan(now=datetime(2026, 8, 16, 8, 0, tzinfo=UTC))

    assert before == 2
    assert reminded().count() == 2
    assert not reminded().filter(person=ready.person).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["running", "left", "invited"])
def test_nobody_is_reminded_without_need(reason):
    program = make_program()
    state = {"left": ParticipantState.LEFT, "invited": ParticipantState.INVITED}
    make_participant(program, state=state.get(reason, ParticipantState.ACTIVE))
    if reason == "running":
        Program.objects.update(state=ProgramState.RUNNING)

    plan(now=datetime(2026, 8, 13, 8, 0, tzinfo=UTC))

    assert not reminded().exists()


@pytest.fixture
def people():
    """A program with somebody who is complete, somebody who has begun, and two who have not."""
    program = make_program()
    make_ready(program, person=make_person("Cora", "Complete"))
    begun = make_participant(program, Role.MENTEE, person=make_person("Bea", "Begun"))
    make_profile(begun.person, answers=1)
    for name in ("Una", "Uwe"):
        make_participant(program, Role.MENTEE, person=make_person(name, "Untouched"))
    make_participant(program, person=make_person("Ina", "Invited"), state=ParticipantState.INVITED)
    return program


@pytest.mark.django_db
def test_hr_sees_how_many_profiles_are_complete_begun_and_not_begun(people):
    found = completeness(make_post(people), people)

    assert (found.complete, found.begun, found.untouched, found.people) == (1, 1, 2, 4)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("profile", "names"),
    [
        ("complete", {"Cora"}),
        ("begun", {"Bea"}),
        ("untouched", {"Una", "Uwe"}),
        ("x", {"Cora", "Bea", "Ina"}),
    ],
)
def test_hr_finds_who_has_not_begun_and_reads_no_draft(client, people, profile, names):
    client.force_login(make_post(people))

    page = client.get(reverse("programs:roster", args=[people.slug]), {"profile": profile}).text

    shown = {name for name in ("Cora", "Bea", "Una", "Uwe", "Ina") if f"{name} " in page}
    assert shown >= names
    assert profile == "x" or shown == names
    assert "My answer 1" not in page
    assert "Always curious" not in page


def test_a_reminder_gives_way_to_the_next():
    morning = datetime(2026, 8, 7, 7, 0, tzinfo=UTC)
    first = reminding(LAST_DAY, zone="Europe/Berlin", joined_at=LONG_AGO, now=morning)

    assert first.expires_at == morning + timedelta(days=6)
