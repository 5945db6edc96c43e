"""Programs somebody has to do with, and one of them."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from programs.models import Post, ProgramState, Role, Visibility
from tests.factories.profiles import make_person
from tests.factories.programs import make_participant, make_post, make_program, make_ready

pytestmark = pytest.mark.django_db

LIST = "/programs/"


def detail(program):
    return reverse("programs:program-detail", args=[program.slug])


def listed(response):
    return [entry.program.name for entry in response.context["entries"]]


def test_person_lists_programs_they_manage_sponsor_and_take_part_in(client):
    person = make_person()
    for post in (Post.ADMIN, Post.SPONSOR):
        make_post(make_program(name=f"As {post}"), post, person)
    make_participant(make_program(name="As mentor"), person=person)
    make_participant(make_program(name="As invited"), person=person, state="invited")
    make_participant(make_program(name="Declined"), person=person, state="declined")
    make_participant(make_program(name="Not mine"))
    client.force_login(person)

    response = client.get(LIST)

    assert sorted(listed(response)) == ["As admin", "As invited", "As mentor", "As sponsor"]


def test_hr_reads_by_the_day_of_the_program_whether_the_kickoff_lies_ahead(client):
    program = make_program(
        state=ProgramState.DRAFT,
        time_zone="Pacific/Auckland",
        profiles_due_on=date(2026, 8, 20),
        kickoff_on=date(2026, 8, 31),
    )
    hr = make_post(program)

    with time_machine.travel(datetime(2026, 8, 31, 13, 0, tzinfo=UTC), tick=False):  # 1 September in Auckland
        client.force_login(hr)
        response = client.get(detail(program))

    assert [move["is_ready"] for move in response.context["moves"]] == [False]


def test_program_with_two_roles_of_one_person_is_listed_once(client):
    program = make_program()
    mentor = make_participant(program)
    make_participant(program, Role.MENTEE, person=mentor.person)
    make_post(program, Post.SPONSOR, mentor.person)
    client.force_login(mentor.person)

    response = client.get(LIST)

    assert listed(response) == [program.name]


def test_employee_without_a_program_reads_what_happens_next(client):
    client.force_login(make_person())

    response = client.get(LIST)

    assert "When somebody invites you, a mail with a link arrives." in response.text
    assert reverse("programs:program-create") not in response.text


def test_list_of_programs_costs_the_same_for_one_and_three(client, query_counter):
    person = make_person()
    make_participant(make_program(), person=person)
    client.force_login(person)
    one = query_counter(lambda: client.get(LIST))
    for _ in range(2):
        program = make_program()
        make_participant(program, person=person)
        make_post(program, Post.SPONSOR, person)

    three = query_counter(lambda: client.get(LIST))

    assert one == three


def test_hr_sees_counts_and_what_the_next_step_needs(client):
    program = make_program(about_en="For young digital natives under 30")
    client.force_login(make_post(program))
    make_ready(program, Role.MENTOR)
    make_participant(program, Role.MENTEE, state="invited")

    response = client.get(detail(program))

    overview = response.context["overview"]
    assert (overview.mentors.active, overview.mentors.ready, overview.mentees.invited) == (1, 1, 1)
    assert "No mentee has a complete profile yet." in response.text
    assert "Mentors with a complete profile are there." in response.text
    assert f'href="{reverse("programs:roster", args=[program.slug])}">See who is missing' in response.text
    assert "Then: Begin matching" in response.text
    assert "“under 30” reads like an age limit." in response.text
    assert "“digital natives” puts people in a drawer." in response.text


@pytest.mark.parametrize("state", ProgramState.values)
def test_hr_can_look_at_a_program_in_every_phase(client, state):
    program = make_program(state=state)
    client.force_login(make_post(program))

    assert client.get(detail(program)).status_code == 200


def test_mentor_reads_the_rules_of_trust_and_nothing_about_others(client):
    program = make_program(visibility=Visibility.AGGREGATES, generation_reason="A secret of HR")
    make_post(program, person=make_person("Hanna", "Hartmann"))
    make_participant(program, person=make_person("Otto", "Other"))
    mentor = make_participant(program)
    client.force_login(mentor.person)

    response = client.get(detail(program))

    assert "You take part as a mentor" in response.text
    assert "figures about the whole program, nothing about a single tandem" in response.text
    assert response.context["overview"] is None
    assert "A secret of HR" not in response.text
    assert "Otto" not in response.text
    assert reverse("programs:program-edit", args=[program.slug]) not in response.text


def test_sponsor_neither_counts_who_declined_nor_runs_the_program(client):
    program = make_program()
    make_participant(program, state="declined")
    client.force_login(make_post(program, Post.SPONSOR))

    response = client.get(detail(program))

    assert response.context["overview"] is None
    assert "Declined" not in response.text
    assert reverse("programs:program-move", args=[program.slug]) not in response.text


def test_sponsor_meets_a_draft_nowhere_before_it_opens(client):
    program = make_program(name="Not ripe yet", state="draft")
    client.force_login(make_post(program, Post.SPONSOR))

    answers = [client.get(path) for path in ("/", LIST)]
    found = [client.get(path).status_code for path in (detail(program), f"{detail(program)}progress/")]

    assert not any("Not ripe yet" in answer.text for answer in answers)
    assert found == [404, 404]


def test_observer_reads_the_settings_and_no_people(client):
    program = make_program(generation_reason="Because our customers differ")
    make_post(program, person=make_person("Hanna", "Hartmann"))
    client.force_login(make_post(program, Post.OBSERVER))

    response = client.get(detail(program))

    assert "Because our customers differ" in response.text
    assert response.context["overview"] is None
    assert "Hartmann" not in response.text


@pytest.mark.parametrize(
    ("consultation", "state", "answer"),
    [
        ("open", "draft", 404),
        ("nobody", "draft", 404),
        ("shared", "draft", 200),
        ("informed", "draft", 200),
        ("open", "open", 200),
    ],
)
def test_observer_sees_a_draft_once_hr_has_told_the_works_council(client, consultation, state, answer):
    program = make_program(name="Not ripe yet", state=state, consultation=consultation)
    client.force_login(make_post(program, Post.OBSERVER))

    found = client.get(detail(program))

    assert found.status_code == answer
    assert (program.name in client.get(LIST).text) == (answer == 200)
    assert (program.name in client.get("/").text) == (answer == 200)


def test_draft_that_the_works_council_reads_is_not_settled(client):
    program = make_program(state=ProgramState.DRAFT, consultation="shared")
    client.force_login(make_post(program))

    response = client.get(reverse("programs:set-up-step", args=[program.slug, "check"]))

    assert {point["name"]: point["state"] for point in response.context["points"]}[
        "Works council"
    ] == "blocking"


def test_stranger_finds_no_program(client):
    program = make_program()
    client.force_login(make_person())

    assert client.get(detail(program)).status_code == 404


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_participant_does_not_see_a_draft_or_an_archived_program(client, state):
    program = make_program(state=state)
    client.force_login(make_participant(program).person)

    assert client.get(detail(program)).status_code == 404
