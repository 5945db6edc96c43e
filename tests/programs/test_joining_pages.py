"""The pages by which people come into a program, wait for it and leave it."""

import pytest
from django.urls import reverse

from programs.models import Participant, ProgramState, Role
from tests.factories.profiles import make_person, reports_to
from tests.factories.programs import (
    make_application,
    make_invitation,
    make_participant,
    make_post,
    make_program,
)
from tests.factories.tandems import make_tandem

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return make_program(name="Frischer Wind", mentors_may_apply=True, mentor_places=2)


@pytest.fixture
def person(client):
    found = make_person("Vera", language="en")
    client.force_login(found)
    return found


@pytest.fixture
def hr(client, program):
    found = make_post(program, person=make_person("Imke", language="en"))
    client.force_login(found)
    return found


def at(name, program, query=""):
    return reverse(f"programs:{name}", args=[program.slug]) + query


def test_employee_finds_an_open_program_and_applies(client, person, program):
    listed = client.get(reverse("programs:program-list"))
    read = client.get(at("program-about", program))
    sent = client.post(
        at("program-apply", program),
        {"role": "mentor", "motivation": "I explain things.", "taking_part": "on"},
        follow=True,
    )

    assert "Open programs" in listed.text
    assert "We learn from each other." in read.text
    assert "Different generations, the mentor" not in read.text
    assert Participant.objects.get().state == "applied"
    assert "Your application is with the organisers." in sent.text
    assert "I explain things." in sent.text
    assert "Take the application back" in sent.text


def test_application_without_a_reason_or_the_tick_comes_back_with_both_said(client, person, program):
    response = client.post(at("program-apply", program), {"role": "mentor", "motivation": " "})

    assert response.status_code == 422
    assert "motivation" in response.context["form"].errors
    assert not Participant.objects.exists()


def test_employee_sees_nothing_of_a_program_by_invitation_only(client, person):
    program = make_program()

    assert client.get(at("program-about", program)).status_code == 404
    assert client.get(at("program-apply", program)).status_code == 404
    assert program.name not in client.get(reverse("programs:program-list")).text


def test_who_can_only_be_a_mentor_is_not_asked_as_what(client, person, program):
    page = client.get(at("program-apply", program)).text

    assert '<input type="hidden" name="role" value="mentor"' in page


def test_who_waits_reads_which_turn_it_is(client, person, program):
    for number in range(2):
        make_participant(program, person=make_person(f"P{number}"), state="waiting")
    make_participant(program, person=person, state="waiting")

    page = client.get(at("program-about", program)).text

    assert "It is turn number 3" in page


def test_who_takes_part_leaves_after_reading_what_it_means(client, person, program):
    participant = make_participant(program, person=person)
    address = reverse("programs:part-end", args=[participant.code])
    asked = client.get(address)
    still = Participant.objects.get().state

    client.post(address)

    assert "Leave the program?" in asked.text
    assert still == "active"
    assert Participant.objects.get().state == "left"


def test_who_is_in_a_tandem_reads_whom_to_tell(client, person):
    tandem = make_tandem(make_program(state=ProgramState.RUNNING))
    make_post(tandem.program, person=make_person("Imke", "Dettmers"))
    client.force_login(tandem.mentor.person)
    address = reverse("programs:part-end", args=[tandem.mentor.code])

    asked, pressed = client.get(address), client.post(address, follow=True)

    tandem.mentor.refresh_from_db()
    assert "Imke Dettmers" in asked.text
    assert '<button class="btn btn-danger">' not in asked.text
    assert "Please tell Imke Dettmers first" in pressed.text
    assert tandem.mentor.state == "active"


def test_invited_person_answers_on_the_page_of_the_program(client, person):
    invitation = make_invitation(make_participant(make_program(), person=person, state="invited"))
    address = reverse("programs:own-invitation", args=[invitation.code])

    shown = client.get(at("program-detail", invitation.participant.program))
    for _ in range(3):
        client.get(address)
    response = client.post(address, {"answer": "accept", "taking_part": "on"})

    invitation.participant.refresh_from_db()
    assert address in shown.text
    assert invitation.participant.state == "active"
    assert response.url == at("participation", invitation.participant.program, "portrait/?role=mentor")


def test_invited_person_says_no_while_signed_in(client, person):
    invitation = make_invitation(make_participant(make_program(), person=person, state="invited"))

    client.post(reverse("programs:own-invitation", args=[invitation.code]), {"answer": "decline"})

    invitation.participant.refresh_from_db()
    assert invitation.participant.state == "declined"


def test_link_into_a_full_program_leads_to_a_kind_page(client, program):
    for number in (1, 2):
        make_participant(program, place_number=number)
    invitation = make_invitation(make_participant(program, state="invited"), token_hash="")
    client.force_login(invitation.participant.person)

    response = client.post(
        reverse("programs:own-invitation", args=[invitation.code]),
        {"answer": "accept", "taking_part": "on"},
        follow=True,
    )

    assert "You are on the waiting list." in response.text


def test_hr_reads_the_reasons_and_sees_the_mail_before_deciding(client, hr, program):
    one = make_application(program, person=make_person("Anna"), motivation="Because I can.")
    listed = client.get(at("applications", program))
    address = at("application-decide", program, f"?people={one.code}&decision=take")

    looked = client.get(address)
    before = Participant.objects.get(pk=one.pk).state
    client.post(at("application-decide", program), {"people": [one.code], "decision": "take"})

    assert "Because I can." in listed.text
    assert "There is a place for you: Frischer Wind" in looked.text
    assert "Es gibt einen Platz für Sie: Frischer Wind" in looked.text
    assert (before, Participant.objects.get(pk=one.pk).state) == ("applied", "active")


def test_hr_reads_beforehand_for_how_many_there_is_no_place(client, hr, program):
    codes = "".join(f"&people={make_application(program).code}" for _ in range(3))

    page = client.get(at("application-decide", program, f"?decision=take{codes}")).text

    assert "There is no place for 1 of them." in page
    assert "You are on the waiting list: Frischer Wind" in page


@pytest.mark.parametrize("query", ["", "?decision=take", "?people=nobody&decision=take", "?people=%00"])
def test_hr_who_ticked_nobody_is_told_so(client, hr, program, query):
    response = client.get(at("application-decide", program, query), follow=True)

    assert "Please tick somebody who still waits for an answer." in response.text


def test_hr_sees_who_is_next_on_the_waiting_list(client, hr, program):
    make_participant(program, person=make_person("Zoe", "First"), state="waiting")
    make_participant(program, person=make_person("Anna", "Second"), state="waiting")

    page = client.get(at("applications", program, "?list=waiting"))

    assert [one.person.first_name for one in page.context["page"]] == ["Zoe", "Anna"]
    assert page.text.count("next in turn") == 1
    assert "A place for a mentor is free" in page.text


def test_hr_reminds_and_takes_back_from_the_roster(client, hr, program):
    one, two = (make_participant(program, state="invited") for _ in range(2))

    reminded = client.post(at("roster-act", program), {"do": "remind", "people": [one.code]}, follow=True)
    back = client.post(at("roster-act", program), {"do": "take_back", "people": [two.code]}, follow=True)
    nobody = client.post(at("roster-act", program), {"do": "remind"}, follow=True)

    two.refresh_from_db()
    assert "1 person reminded." in reminded.text
    assert "1 invitation taken back." in back.text
    assert "Please tick somebody" in nobody.text
    assert two.state == "withdrawn"


def test_ticks_stay_while_hr_leafs_and_narrows_without_a_script(client, hr, program):
    people = [make_person("P", f"{number:03}", department="Sales") for number in range(60)]
    address = at("people-invite", program)

    second = client.post(address, {"role": "mentor", "people": [people[0].code], "go": "2"})
    kept = second.context["kept"]
    narrowed = client.post(
        address,
        {"role": "mentor", "kept": kept, "people": [people[55].code], "department": "Sales", "go": "1"},
    )
    client.post(address, {"role": "mentor", "kept": narrowed.context["kept"], "people": [people[0].code]})

    assert (kept, second.context["page"].number) == (people[0].code, 2)
    assert f'id="person-{people[0].code}" checked' in narrowed.text
    assert {one.person for one in program.participants.all()} == {people[0], people[55]}


def test_hr_ticks_a_whole_page_at_once(client, hr, program):
    for number in range(3):
        make_person("P", f"{number:03}")

    response = client.post(at("people-invite", program), {"role": "mentor", "go": "tick"})

    assert response.text.count(" checked") == 4
    assert not Participant.objects.exists()


@pytest.mark.parametrize(("query", "found"), [("level=leads", ["Bea"]), ("level=team&words=sam", ["Sam"])])
def test_hr_narrows_by_level_and_leaves_out_who_is_in(client, hr, program, query, found):
    reports_to(make_person("Sam", "S"), make_person("Bea", "B"))
    make_participant(program, Role.MENTOR, person=make_person("Samira", "In"))

    page = client.get(at("people-invite", program, f"?{query}&only_new=on"))

    assert [one.first_name for one in page.context["page"]] == found
