"""Moving a program on: looked at first, made once, told to whom it concerns."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from mentoring.errors import Refused
from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from mentoring.notifications.transport import MemoryTransport
from mentoring.privacy.models import AuditEvent
from programs.actions.programs import Posts, change_program, move_program, plan_of
from programs.models import Post, ProgramState, Role
from programs.move_words import EFFECTS, LABELS, MAILS
from programs.rules import phases
from tests.factories.profiles import make_person
from tests.factories.programs import make_participant, make_post, make_program, make_ready
from tests.factories.tandems import make_tandem


@pytest.fixture
def hr(client, db):
    person = make_person("Hanna", is_people_team=True)
    client.force_login(person)
    return person


def program_at(state, hr):
    program = make_program(state=state)
    make_post(program, person=hr)
    return program


def pair_up(program):
    """Return the two people of a tandem at work."""
    tandem = make_tandem(program)
    return {tandem.mentor.person_id, tandem.mentee.person_id}


def move(program, to, by):
    return move_program(program=program, to=to, by=by, now=timezone.now())


def told(notice="program_moved"):
    return set(Delivery.objects.filter(notice=notice).values_list("person", flat=True))


def test_every_move_has_its_words():
    ways = {(one.old, one.new) for one in phases.MOVES}
    with_mail = {one.new for one in phases.MOVES if one.tells not in {"", phases.POSTS}}

    assert ways == set(LABELS) == set(EFFECTS)
    assert with_mail | {"kickoff"} == set(MAILS)


def test_hr_sees_first_what_a_move_sends_and_nothing_happens(client, hr):
    program = program_at(ProgramState.OPEN, hr)
    make_ready(program, Role.MENTOR)
    make_ready(program, Role.MENTEE)
    make_participant(program)

    page = client.get(reverse("programs:program-move", args=[program.slug]), {"to": "matching"})

    program.refresh_from_db()
    assert program.state == ProgramState.OPEN
    assert page.context["count"] == 1
    assert "1 person gets a mail at once." in page.text
    assert [one.mail.language for one in page.context["mails"]] == ["de", "en"]
    assert client.get(page.context["mails"][0].url).text == page.context["mails"][0].mail.html
    assert f"{program.name}: your profile is still missing" in page.text
    assert not Delivery.objects.exists()


@pytest.fixture
def taken(settings):
    """Return the mails sent so far."""
    settings.MAIL_TRANSPORT = "memory"
    MemoryTransport.taken.clear()
    return MemoryTransport.taken


def kickoffs(taken):
    """Send what waits; return the entries that came with the mails so far, in their order."""
    drain()
    mails = [mime.read(content) for _address, content in taken]
    parts = [part for mail in mails for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return [Calendar.from_ical(part.get_content()).walk("VEVENT")[0] for part in parts]


def test_kickoff_ahead_goes_into_the_calendars_of_tandems_and_follows_when_it_moves(client, hr, taken):
    ahead = timezone.localdate() + timedelta(days=10)
    program = make_program(
        state=ProgramState.MATCHING,
        profiles_due_on=ahead,
        kickoff_on=ahead,
        ends_on=ahead + timedelta(days=250),
    )
    make_post(program, person=hr)
    pair_up(program)

    page = client.get(reverse("programs:program-move", args=[program.slug]), {"to": "running"})
    move(program, ProgramState.RUNNING, hr)
    first, *others = kickoffs(taken)
    program.refresh_from_db()
    later = replace(plan_of(program), kickoff_on=ahead + timedelta(days=4))
    change_program(
        program=program, plan=later, posts=Posts(), by=hr, now=timezone.now() + timedelta(seconds=2)
    )
    moved = kickoffs(taken)[2:]

    assert page.context["calendar"].startswith("A calendar entry for the day of the kickoff")
    assert (len(others), first["DTSTART"].dt, first["TRANSP"]) == (1, ahead, "TRANSPARENT")
    assert [one["DTSTART"].dt for one in moved] == [ahead + timedelta(days=4)] * 2
    assert {one["UID"] for one in moved} == {first["UID"]}
    assert all(one["SEQUENCE"] > first["SEQUENCE"] for one in moved)


def test_kickoff_that_has_passed_goes_into_no_calendar(client, hr, taken):
    program = make_program(
        state=ProgramState.MATCHING,
        profiles_due_on=date(2026, 1, 5),
        kickoff_on=date(2026, 1, 12),
        ends_on=date(2026, 12, 14),
    )
    make_post(program, person=hr)
    pair_up(program)

    move(program, ProgramState.RUNNING, hr)

    assert kickoffs(taken) == []
    assert len(taken) == 2


def test_preview_counts_those_who_are_told(client, hr):
    program = program_at(ProgramState.RUNNING, hr)
    pair = pair_up(program)
    make_participant(program)  # without a tandem
    page = client.get(reverse("programs:program-move", args=[program.slug]), {"to": "closing"})

    move(program, "closing", hr)

    assert page.context["count"] == 2
    assert told() == pair


def test_preview_of_a_move_that_cannot_be_names_what_is_missing(client, hr):
    program = program_at(ProgramState.OPEN, hr)

    page = client.get(reverse("programs:program-move", args=[program.slug]), {"to": "matching"})

    assert "No mentor has a complete profile yet." in page.text
    assert 'method="post" action="/programs/' not in page.text.split("<main")[1]


@pytest.mark.parametrize("to", ["", "running", "nonsense"])
def test_preview_of_no_move_leads_back(client, hr, to):
    program = program_at(ProgramState.OPEN, hr)

    response = client.get(reverse("programs:program-move", args=[program.slug]), {"to": to})

    assert response.url == reverse("programs:program-detail", args=[program.slug])


def test_opening_tells_those_who_hold_a_post_and_nobody_else(hr):
    program = make_program(state=ProgramState.DRAFT, kickoff_on="2099-02-01", ends_on="2099-11-01")
    make_post(program, person=hr)
    sponsor = make_post(program, Post.SPONSOR)

    move(program, "open", hr)

    assert told("post_given") == {sponsor.pk}
    assert Delivery.objects.count() == 1


def test_end_of_a_program_thanks_everybody_who_takes_part(hr):
    program = program_at(ProgramState.CLOSING, hr)
    mentor = make_participant(program)
    make_participant(program, state="left")

    move(program, "closed", hr)

    assert told() == {mentor.person_id}


def test_move_made_twice_happens_once(hr):
    program = program_at(ProgramState.RUNNING, hr)
    pair_up(program)
    move(program, "closing", hr)

    with pytest.raises(Refused, match="no_such_move"):
        move(program, "closing", hr)

    assert Delivery.objects.filter(notice="program_moved").count() == 2
    assert AuditEvent.objects.filter(verb="program.moved_to_closing").count() == 1


@pytest.mark.usefixtures("committed")
def test_two_admins_who_move_at_once_move_it_once():
    hr = make_person("Hanna", is_people_team=True)
    program = program_at(ProgramState.RUNNING, hr)
    other = make_post(program)
    pair_up(program)
    together, outcomes = threading.Barrier(2), []

    def go(admin):
        together.wait()
        try:
            move(program, "closing", admin)
            outcomes.append("moved")
        except Refused as refused:
            outcomes.append(refused.code)
        connection.close()

    threads = [threading.Thread(target=go, args=[admin]) for admin in (hr, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["moved", "no_such_move"]
    assert Delivery.objects.filter(notice="program_moved").count() == 2
