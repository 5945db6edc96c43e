"""Leavers and movers: no tandem is broken silently, and none ends by itself."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from mentoring.privacy.models import AuditEvent
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.actions.people import mark_back, mark_left
from programs.models import DepartmentRule, Program, ProgramState, Role
from tandems.actions.lifecycle import end_tandem, match_again, settle_change
from tandems.actions.matching import compute_run, start_run
from tandems.actions.meetings import plan_meeting
from tandems.models import Attendance, Meeting, Tandem, Waiver
from tandems.queries.changes import case_counts, case_of, cases
from tests.factories.profiles import make_person, reports_to
from tests.factories.programs import make_post, make_program, make_ready
from tests.factories.tandems import make_meeting, make_tandem
from tests.mentoring.profiles.directory_files import csv, dry_run
from tests.tandems.test_meetings import appointment

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def program():
    """A running program that keeps two levels of the reporting line apart."""
    return make_program(state=ProgramState.RUNNING)


@pytest.fixture
def hr(program):
    """Its HR admin."""
    return make_post(program)


@pytest.fixture
def tandem(program):
    """Leyla, mentor in Sales, and Katrin, mentee in Law."""
    leyla = make_person("Leyla", "Aydın", department="Sales", employee_number="1", language="de")
    katrin = make_person("Katrin", "Older", department="Law", employee_number="2", language="en")
    mentor = make_ready(program, Role.MENTOR, person=leyla)
    return make_tandem(program, mentor=mentor, mentee=make_ready(program, Role.MENTEE, person=katrin))


def leave(person, hr):
    mark_left(people=[person], by=hr, now=NOW)


def settle(tandem, step, *, by, kind=""):
    found = case_of(by, tandem)
    return settle_change(tandem=tandem, kind=kind or found.kind, step=step, by=by, now=NOW)


def words(delivery):
    """The text of a mail that left."""
    return mime.read(delivery.body).get_body(("plain",)).get_content()


def mails(notice="tandem_ended"):
    return {row.person.first_name: row for row in Delivery.objects.filter(notice=notice)}


def test_an_import_without_a_mentor_leaves_the_tandem_and_tells_nobody_but_hr(client, program, hr, tandem):
    make_meeting(tandem, NOW + dt.timedelta(days=3))
    run = dry_run(csv(f"2;Katrin;Older;{tandem.mentee.person.email};;;Law;"), hr)

    apply_import(run=run, by=hr, now=NOW)

    tandem.refresh_from_db()
    assert tandem.state == "active"
    assert Attendance.objects.count() == 2
    assert Delivery.objects.count() == 0
    assert [case.kind for case in cases(hr, program)] == ["missing"]
    client.force_login(hr)
    address = reverse("tandems:change-list", args=[program.slug])
    assert "1 tandem needs your decision" in client.get("/").content.decode()
    assert address in client.get(reverse("programs:roster", args=[program.slug])).content.decode()
    client.force_login(tandem.mentee.person)
    assert client.get(address).status_code == 404
    assert "HR file" not in client.get(tandem.get_absolute_url()).content.decode()


def test_when_hr_ends_it_the_one_who_remains_gets_a_kind_mail_and_a_free_calendar(hr, tandem):
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)
    drain()
    leave(tandem.mentor.person, hr)

    settle(tandem, "rematch", by=hr)
    drain()

    tandem.refresh_from_db()
    meeting.refresh_from_db()
    assert (tandem.state, tandem.ended_at, tandem.rematch) == ("ended", NOW, True)
    assert meeting.state == "cancelled"
    assert set(mails("meeting_cancelled")) == set(mails()) == {"Katrin"}
    text = words(mails()["Katrin"])
    assert "Leyla Aydın no longer takes part" in text
    assert "We look for a new partner" in text
    assert AuditEvent.objects.filter(actor=hr, verb="tandem.ended").count() == 1


def test_somebody_the_file_forgot_is_told_too_and_in_their_language(hr, tandem):
    type(tandem.mentor.person).objects.filter(pk=tandem.mentor.person_id).update(missing_since=NOW.date())

    settle(tandem, "end", by=hr)
    drain()

    assert "Katrin Older" in words(mails()["Leyla"])
    assert "Versehen" in words(mails()["Leyla"])
    assert "You stay part of the program" in words(mails()["Katrin"])


def test_a_move_under_the_partner_is_kept_until_it_changes_once_more(program, hr, tandem):
    line = reports_to(tandem.mentor.person, tandem.mentee.person)

    settle(tandem, "keep", by=hr)

    waiver = Waiver.objects.get()
    assert (waiver.kind, waiver.by, waiver.at) == ("line", hr, NOW)
    assert cases(hr, program) == []
    assert Delivery.objects.count() == 0
    assert AuditEvent.objects.filter(actor=hr, verb="tandem.kept_line").count() == 1

    between = make_person()
    reports_to(between, tandem.mentee.person)
    type(line).objects.filter(pk=line.pk).update(manager=between)
    (case,) = cases(hr, program)
    assert (case.change.levels, case.concerned) == (2, (tandem.mentee.person,))


def test_far_apart_in_one_line_is_fine_and_a_circle_ends(program, hr, tandem):
    people = [tandem.mentor.person, make_person(), make_person(), tandem.mentee.person]
    for low, high in zip(people, [*people[1:], people[0]], strict=True):
        reports_to(low, high)

    (case,) = cases(hr, program)  # the circle brings them together from the other side
    assert (case.kind, case.change.who, case.change.levels) == ("line", "mentor", 1)

    Program.objects.filter(pk=program.pk).update(reporting_levels=0)
    assert cases(hr, program) == []


def test_a_broken_rule_about_departments_appears(program, hr, tandem):
    Program.objects.filter(pk=program.pk).update(department_rule=DepartmentRule.SAME)

    (case,) = cases(hr, program)

    assert (case.kind, case.proposed) == ("department", "keep")


def test_whoever_comes_back_leaves_nothing_to_decide(program, hr, tandem):
    leave(tandem.mentee.person, hr)
    found = case_of(hr, tandem)
    mark_back(people=[tandem.mentee.person], by=hr, now=NOW)

    with pytest.raises(Refused, match="change_gone"):
        settle_change(tandem=tandem, kind=found.kind, step="end", by=hr, now=NOW)
    assert Tandem.objects.get().state == "active"


def test_a_decision_is_made_once_and_who_left_cannot_be_kept(hr, tandem):
    leave(tandem.mentor.person, hr)
    with pytest.raises(Refused, match="change_step"):
        settle(tandem, "keep", by=hr)
    settle(tandem, "end", by=hr)

    with pytest.raises(Refused, match="change_gone"):
        settle(tandem, "end", by=hr, kind="left")
    assert len(mails()) == 1


def test_who_is_free_again_is_matched_in_the_next_run_and_who_rests_is_not(program, hr, tandem):
    other = make_ready(program, Role.MENTOR, person=make_person("Nele"))
    leave(tandem.mentor.person, hr)
    settle(tandem, "end", by=hr)

    def proposed():
        run = start_run(program=program, by=hr, now=NOW)
        compute_run(run=run, now=NOW)
        run.refresh_from_db()
        return [(pair.mentor, pair.mentee) for pair in run.proposals.all()]

    assert proposed() == []
    match_again(tandem=tandem, by=hr, now=NOW)
    assert proposed() == [(other, tandem.mentee)]


def test_either_of_the_two_can_end_it_without_a_reason(tandem):
    end_tandem(tandem=tandem, by=tandem.mentee.person, now=NOW)
    drain()

    text = words(mails()["Leyla"])
    assert set(mails()) == {"Leyla"}
    assert "Niemand muss" in text
    assert AuditEvent.objects.count() == 0
    with pytest.raises(Refused, match="tandem_ended"):
        end_tandem(tandem=tandem, by=tandem.mentor.person, now=NOW)


def test_nobody_else_decides_about_a_tandem(tandem):
    stranger, later = make_person(is_people_team=True), NOW
    for person in (stranger, make_post(make_program())):
        with pytest.raises(NotAllowed):
            end_tandem(tandem=tandem, by=person, now=later)
        with pytest.raises(NotAllowed):
            settle_change(tandem=tandem, kind="left", step="end", by=person, now=later)
        with pytest.raises(NotAllowed):
            match_again(tandem=tandem, by=person, now=later)
    assert case_counts(stranger) == {}


def test_talks_that_were_held_stay_and_those_ahead_are_called_off(hr, tandem):
    past, ahead = (
        make_meeting(tandem, NOW - dt.timedelta(days=3)),
        make_meeting(tandem, NOW + dt.timedelta(days=3)),
    )

    end_tandem(tandem=tandem, by=hr, now=NOW)

    assert dict(Meeting.objects.values_list("pk", "state")) == {past.pk: "planned", ahead.pk: "cancelled"}
    assert mails("meeting_cancelled") == {}  # nobody had an invitation


def test_hr_decides_on_the_page(client, program, hr, tandem):
    client.force_login(hr)
    leave(tandem.mentor.person, hr)
    page = reverse("tandems:change-settle", args=[program.slug, tandem.code])
    shown = client.get(page).content.decode()
    assert "is no longer with the company" in shown
    assert "What Katrin Older reads then" in shown
    assert "What Leyla" not in shown
    assert client.post(page, {"step": "nonsense"}).status_code == 422

    listed = client.post(page, {"step": "end"}, follow=True).content.decode()

    assert "Nothing" in listed
    assert "Without a new partner, as you decided" in listed
    client.post(reverse("tandems:change-match", args=[program.slug, tandem.code]))
    assert Tandem.objects.get().rematch
    assert client.get(page).url == reverse("tandems:change-list", args=[program.slug])


def test_the_list_asks_as_often_for_three_as_for_one(client, program, hr, tandem):
    client.force_login(hr)
    address = reverse("tandems:change-list", args=[program.slug])
    reports_to(tandem.mentor.person, tandem.mentee.person)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(2):
        more = make_tandem(program)
        reports_to(more.mentor.person, more.mentee.person)

    with CaptureQueriesContext(connection) as three:
        client.get(address)

    assert len(cases(hr, program)) == 3
    assert len(three) == len(one)
