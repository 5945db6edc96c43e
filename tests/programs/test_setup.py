"""Setting a program up, changing it, moving it on."""

from datetime import date, time

import pytest
from django.urls import reverse

from mentoring.notifications.models import Delivery
from mentoring.privacy.models import AuditEvent, Consent, Purpose
from programs.models import Post, ProgramState, Role, Visibility
from tests.factories.profiles import make_person
from tests.factories.programs import agree, make_participant, make_post, make_program, make_ready

pytestmark = pytest.mark.django_db

FIELDS = {
    "name": "Frischer Wind für Köln",
    "about_de": "Wir lernen voneinander.",
    "about_en": "We learn from each other.",
    "admins": "",
    "sponsors": "",
    "observers": "",
    "profiles_due_on": "2099-01-18",
    "kickoff_on": "2099-02-01",
    "ends_on": "2099-11-01",
    "time_zone": "Europe/Berlin",
    "sessions_planned": "8",
    "generation_rule": "different",
    "generation_reason": "Our customers are of all generations.",
    "reporting_levels": "99",
    "department_rule": "any",
    "mentor_capacity": "1",
    "mentee_capacity": "2",
    "interest_mode": "weight",
    "asked_first": "mentee",
    "days_to_answer": "5",
    "topics_weight": "4",
    "contrast_weight": "3",
    "interest_weight": "2",
    "frame_weight": "1",
    "visibility": "progress",
    "smallest_group": "5",
    "digest_day": "3",
    "digest_time": "08:30",
    "digest_audience": "everyone",
}


@pytest.fixture
def hr(client):
    person = make_person("Hanna", is_people_team=True)
    client.force_login(person)
    return person


def change(client, program, **changes):
    return client.post(reverse("programs:program-edit", args=[program.slug]), FIELDS | changes)


@pytest.fixture
def program(hr):
    """One that was opened, with everybody in the company as readers."""
    program = make_program(digest_audience="everyone", name="Vorher", greeting_de="Kommen Sie mit!")
    make_post(program, person=hr)
    return program


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kickoff_on": "2099-12-01"}, "ends_on", "has to come after the kickoff on 1 December 2099."),
        ({"ends_on": "2100-04-01"}, "ends_on", "These are 14 months."),
        ({"ends_on": "2099-06-30"}, "ends_on", "A program lasts at least 6 months"),
        ({"profiles_due_on": "2099-02-02"}, "profiles_due_on", "before the kickoff"),
        ({"generation_reason": "  "}, "generation_reason", "write down why"),
        ({"smallest_group": "4"}, "smallest_group", "greater than or equal to 5"),
        ({"sponsors": "nobody@example.com"}, "sponsors", "nobody@example.com"),
        ({"mentor_capacity": "6"}, "mentor_capacity", "less than or equal to 5"),
        ({"digest_day": "29"}, "digest_day", "less than or equal to 28"),
        ({"name": ""}, "name", "required"),
        ({"kickoff_on": "soon"}, "kickoff_on", "valid date"),
    ],
)
def test_hr_reads_at_the_field_what_is_wrong_and_loses_nothing(client, program, changes, field, words):
    response = change(client, program, about_de="Lang getippt", **changes)

    program.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert words in response.context["form"].errors[field][0]
    assert "Lang getippt" in response.text
    assert program.name == "Vorher"


def test_end_left_empty_becomes_nine_months(client, program):
    change(client, program, ends_on="")

    program.refresh_from_db()
    assert program.ends_on == date(2099, 11, 2)  # the first is a Sunday


def test_program_by_career_stage_needs_no_reason(client, program):
    change(client, program, generation_rule="stage", generation_reason="")

    program.refresh_from_db()
    assert program.generation_rule == "stage"


def test_hr_changes_a_program_and_finds_what_was_there(client, hr, program):
    make_post(program, Post.SPONSOR, make_person("Sven", email="sven@example.com"))
    slug = program.slug

    page = client.get(reverse("programs:program-edit", args=[slug]))
    change(client, program, name="Anders", digest_time="08:30", greeting_de="Kommen Sie mit!")

    program.refresh_from_db()
    assert 'value="2026-09-01"' in page.text
    assert "sven@example.com" in page.text
    assert (program.name, program.slug, program.digest_time) == ("Anders", slug, time(8, 30))
    assert (program.consultation, program.greeting_de) == ("informed", "Kommen Sie mit!")
    assert list(program.roles.values_list("person", "post")) == [(hr.pk, Post.ADMIN)]


def test_hr_changes_a_program_that_kicked_off_long_ago(client, program):
    change(client, program, profiles_due_on="2020-01-18", kickoff_on="2020-02-01", ends_on="2020-11-01")

    program.refresh_from_db()
    assert program.kickoff_on == date(2020, 2, 1)


def test_reason_that_hr_may_have_to_give_is_not_called_optional(client, program):
    page = client.get(reverse("programs:program-edit", args=[program.slug]))

    label = page.text.split('for="id_generation_reason">')[1].split("</label>")[0]
    assert label == "Why different generations matter for this program"


def test_program_changed_gives_people_the_new_capacity_unless_theirs_is_their_own(client, hr):
    program = make_program()
    make_post(program, person=hr)
    usual = make_participant(program, Role.MENTEE)
    own = make_participant(program, Role.MENTEE, capacity=3)

    client.post(
        reverse("programs:program-edit", args=[program.slug]), FIELDS | {"digest_audience": "program"}
    )

    usual.refresh_from_db()
    own.refresh_from_db()
    assert (usual.capacity, own.capacity) == (2, 3)


def test_open_program_cannot_show_more_than_people_agreed_to(client, hr):
    program = make_program(visibility=Visibility.AGGREGATES, smallest_group=8)
    make_post(program, person=hr)

    response = client.post(reverse("programs:program-edit", args=[program.slug]), FIELDS)

    program.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["visibility"]
    assert program.visibility == Visibility.AGGREGATES


def test_group_of_an_open_program_cannot_shrink(client, hr):
    program = make_program(smallest_group=8)
    make_post(program, person=hr)

    response = client.post(reverse("programs:program-edit", args=[program.slug]), FIELDS)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["smallest_group"]


def test_everybody_taking_part_is_told_that_others_see_less(client, hr):
    program = make_program()
    make_post(program, person=hr)
    mentor, observer = make_participant(program), make_post(program, Post.OBSERVER)
    make_participant(program, state="declined")

    client.post(
        reverse("programs:program-edit", args=[program.slug]),
        FIELDS | {"visibility": "aggregates", "digest_audience": "program", "observers": observer.email},
    )

    told = Delivery.objects.filter(notice="visibility_tightened").values_list("person", flat=True)
    assert set(told) == {mentor.person.pk, observer.pk}


def test_draft_cannot_open_without_an_english_text(client, hr):
    program = make_program(state=ProgramState.DRAFT, about_en="")
    make_post(program, person=hr)

    client.post(reverse("programs:program-move", args=[program.slug]), {"to": "open"})

    program.refresh_from_db()
    assert program.state == ProgramState.DRAFT


def test_hr_opens_a_draft_that_is_ready(client, hr):
    program = make_program(state=ProgramState.DRAFT, kickoff_on=date(2099, 2, 1), ends_on=date(2099, 11, 1))
    make_post(program, person=hr)

    response = client.post(reverse("programs:program-move", args=[program.slug]), {"to": "open"})

    program.refresh_from_db()
    assert response.url == reverse("programs:program-detail", args=[program.slug])
    assert program.state == ProgramState.OPEN
    assert AuditEvent.objects.get().verb == "program.moved_to_open"


@pytest.mark.parametrize("to", ["running", "archived", "nonsense", ""])
def test_program_cannot_jump_over_phases(client, hr, to):
    program = make_program()
    make_post(program, person=hr)

    client.post(reverse("programs:program-move", args=[program.slug]), {"to": to})

    program.refresh_from_db()
    assert program.state == ProgramState.OPEN


def test_matching_begins_when_both_sides_have_somebody_ready(client, hr):
    program = make_program()
    make_post(program, person=hr)
    make_ready(program, Role.MENTOR)
    make_ready(program, Role.MENTEE)

    client.post(reverse("programs:program-move", args=[program.slug]), {"to": "matching"})

    program.refresh_from_db()
    assert program.state == ProgramState.MATCHING


def test_consent_to_compare_generations_ends_with_the_program(client, hr):
    program = make_program(state=ProgramState.CLOSING)
    make_post(program, person=hr)
    mentor = make_participant(program)
    agree(mentor, Purpose.GENERATION)
    agree(mentor, Purpose.TAKING_PART)

    client.post(reverse("programs:program-move", args=[program.slug]), {"to": "closed"})

    given = Consent.objects.filter(withdrawn_at=None).values_list("purpose", flat=True)
    assert list(given) == [Purpose.TAKING_PART]


@pytest.mark.parametrize("name", ["program-edit", "roster", "people-invite"])
def test_hr_admin_of_another_program_finds_no_page_to_run_it(client, hr, name):
    program, other = make_program(), make_program()
    make_post(other, person=hr)

    assert client.get(reverse(f"programs:{name}", args=[program.slug])).status_code == 404
    assert client.post(reverse(f"programs:{name}", args=[program.slug]), FIELDS).status_code in {404, 405}


def test_mentor_cannot_move_the_program(client):
    program = make_program()
    client.force_login(make_participant(program).person)

    response = client.post(reverse("programs:program-move", args=[program.slug]), {"to": "matching"})

    assert response.status_code == 404


def test_likes_stay_as_private_as_people_were_told(client, hr):
    program = make_program(digest_audience="everyone")
    make_post(program, person=hr)

    response = change(client, program, interest_mode="mutual")

    program.refresh_from_db()
    assert response.status_code == 422
    assert "People were told that nobody learns of their likes." in response.text
    assert program.interest_mode == "weight"
    change(client, program, interest_mode="off")
    program.refresh_from_db()
    assert program.interest_mode == "off"
