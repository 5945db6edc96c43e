"""Who is in a program, and inviting more."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from mentoring.notifications.models import Delivery
from mentoring.profiles.models import User
from programs.models import Invitation, Participant, ParticipantState, ProgramState, Role
from tests.factories.profiles import know_band, make_person, reports_to
from tests.factories.programs import make_invitation, make_participant, make_post, make_program, make_ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return make_program(mentor_capacity=2)


@pytest.fixture
def hr(client, program):
    person = make_post(program)
    client.force_login(person)
    return person


def invite_page(program, query=""):
    return reverse("programs:people-invite", args=[program.slug]) + query


def names(response):
    return [person.first_name for person in response.context["page"]]


def test_hr_sees_who_is_in_and_how_far(client, hr, program):
    make_ready(program, person=make_person("Anna", "A"))
    make_participant(program, Role.MENTEE, person=make_person("Bert", "B"))
    waiting = make_participant(program, person=make_person("Cem", "C"), state="invited")
    make_invitation(waiting)
    late = make_participant(program, person=make_person("Dora", "D"), state="invited")
    make_invitation(late, expires_at=datetime(2020, 1, 1, tzinfo=UTC))
    make_participant(program, person=make_person("Emil", "E"), state="declined")

    response = client.get(reverse("programs:roster", args=[program.slug]))

    rows = [(p.person.first_name, p.state, p.is_expired) for p in response.context["page"]]
    assert rows == [
        ("Anna", "active", False),
        ("Bert", "active", False),
        ("Cem", "invited", False),
        ("Dora", "invited", True),
        ("Emil", "declined", False),
    ]
    assert "invitation ran out" in response.text


def test_hr_reads_how_many_take_part_and_how_many_are_invited(client, hr, program):
    page = reverse("programs:roster", args=[program.slug])
    make_participant(program)
    nobody_waits = client.get(page).text
    make_participant(program, Role.MENTEE, state="invited")

    somebody_waits = client.get(page).text

    assert ">1 person takes part</h1>" in nobody_waits
    assert ">1 person takes part, 1 is invited</h1>" in somebody_waits


def test_hr_tells_people_without_a_last_name_apart_by_their_addresses(client, hr, program):
    for email in ("anna.one@example.com", "anna.two@example.com"):
        person = User.objects.create_user(email=email, first_name="Anna")
        make_participant(program, person=person)

    page = client.get(reverse("programs:roster", args=[program.slug])).text

    assert "anna.one@example.com" in page
    assert "anna.two@example.com" in page


def test_addresses_are_pasted_above_the_list(client, hr, program):
    page = client.get(invite_page(program)).text

    assert page.index('name="addresses"') < page.index('id="directory"')


@pytest.mark.parametrize(
    ("query", "found"),
    [("words=aydinoglu", ["Leyla"]), ("role=mentee", ["Katrin"]), ("role=x&page=9", ["Leyla", "Katrin"])],
)
def test_hr_finds_people_in_the_roster(client, hr, program, query, found):
    make_participant(program, person=make_person("Leyla", "Aydınoğlu"))
    make_participant(program, Role.MENTEE, person=make_person("Katrin", "Oldehaver"))

    response = client.get(reverse("programs:roster", args=[program.slug]) + f"?{query}")

    assert [one.person.first_name for one in response.context["page"]] == found


@pytest.mark.parametrize("name", ["roster", "people-invite"])
def test_lists_of_people_cost_the_same_for_one_and_three(client, hr, program, name, query_counter):
    page = reverse(f"programs:{name}", args=[program.slug])
    make_participant(program)
    one = query_counter(lambda: client.get(page))
    make_participant(program)
    make_participant(program, Role.MENTEE)

    three = query_counter(lambda: client.get(page))

    assert one == three


def test_hr_narrows_the_directory(client, hr, program):
    boss = make_person("Bea", "Boss", department="Sales", site="Kiel")
    reports_to(make_person("Sam", "Sales", department="Sales", site="Bremen"), boss)
    make_person("Fritz", "Finance", department="Finance", site="Kiel")
    make_person("Gone", "Sales", department="Sales", is_active=False)

    everybody = names(client.get(invite_page(program)))
    sales = names(client.get(invite_page(program, "?department=Sales")))
    kiel = names(client.get(invite_page(program, "?site=Kiel&role=mentee")))
    leaders = names(client.get(invite_page(program, "?level=leads")))
    named = names(client.get(invite_page(program, "?words=fri+fin")))

    assert everybody == ["Bea", "Fritz", hr.first_name, "Sam"]
    assert (sales, kiel, leaders, named) == (["Bea", "Sam"], ["Bea", "Fritz"], ["Bea"], ["Fritz"])


def test_list_ignores_what_it_does_not_know(client, hr, program):
    know_band(make_person("Anna", "A"), 3)
    know_band(make_person("Bert", "B"), 0)

    response = client.get(invite_page(program, "?role=king&department=None&generation=3&order=band"))

    assert response.status_code == 200
    assert names(response)[:2] == ["Anna", "Bert"]


def test_hr_invites_people_who_were_ticked(client, hr, program):
    anna, bert = make_person("Anna"), make_person("Bert")

    response = client.post(invite_page(program), {"role": "mentor", "people": [anna.code, bert.code]})

    invited = Participant.objects.order_by("person__first_name")
    assert response.url == reverse("programs:roster", args=[program.slug])
    assert [(one.person, one.role, one.state, one.capacity) for one in invited] == [
        (anna, "mentor", "invited", 2),
        (bert, "mentor", "invited", 2),
    ]
    mails = Delivery.objects.order_by("person__first_name").values_list("notice", "person", "scope")
    assert list(mails) == [
        ("invitation_mail", anna.pk, program.code),
        ("invitation_mail", bert.pk, program.code),
    ]
    assert set(Invitation.objects.values_list("token_hash", "issue")) == {("", 1)}


def test_hr_pastes_addresses_and_reads_each_that_nobody_has(client, hr, program):
    make_person("Anna", email="anna@example.com")
    make_person("Bert", email="bert@example.com")
    pasted = "Anna A <ANNA@example.com>, nobody@example.com\nbert@example.com; hello\n\nbert@example.com"

    response = client.post(invite_page(program), {"role": "mentee", "addresses": pasted})

    assert response.status_code == 200
    assert Participant.objects.filter(role="mentee").count() == 2
    assert response.context["unknown"] == ("nobody@example.com", "hello")
    assert response.context["form"]["addresses"].value() == "nobody@example.com\nhello"
    assert "2 people invited." in response.text


def test_hr_invites_everybody_in_the_list_over_all_pages(client, hr, program):
    for _ in range(55):
        make_person(department="Sales")
    make_person(department="Finance")

    client.post(invite_page(program, "?department=Sales"), {"role": "mentor", "everybody": "on"})

    assert Participant.objects.count() == Invitation.objects.count() == Delivery.objects.count() == 55


def test_hundreds_are_invited_with_few_queries(client, hr, program, query_counter):
    people = "\n".join(make_person().email for _ in range(300))

    count = query_counter(lambda: client.post(invite_page(program), {"role": "mentor", "addresses": people}))

    assert Participant.objects.count() == 300
    assert count < 60


def test_people_who_are_in_already_are_left_in_peace(client, hr, program):
    active = make_participant(program)
    waiting = make_participant(program, state="invited")
    make_invitation(waiting)

    response = client.post(
        invite_page(program),
        {"role": "mentor", "people": [active.person.code, waiting.person.code]},
        follow=True,
    )

    assert Delivery.objects.count() == 0
    assert "2 people take part or have an invitation already." in response.text


@pytest.mark.parametrize("state", ["invited", "declined", "left"])
def test_somebody_is_invited_again_and_the_old_link_ends(client, hr, program, state):
    participant = make_participant(program, state=state)
    used = None if state == "invited" else datetime(2020, 1, 2, tzinfo=UTC)
    old = make_invitation(participant, expires_at=datetime(2020, 1, 14, tzinfo=UTC), used_at=used)

    client.post(invite_page(program), {"role": "mentor", "people": [participant.person.code]})

    participant.refresh_from_db()
    old.refresh_from_db()
    new = participant.invitations.get(issue=2)
    assert participant.state == ParticipantState.INVITED
    assert (old.voided_at is None) == (state != "invited")
    assert (new.used_at, new.voided_at) == (None, None)
    assert Delivery.objects.count() == 1


def test_one_person_can_be_mentor_and_mentee(client, hr, program):
    mentor = make_participant(program)

    client.post(invite_page(program), {"role": "mentee", "people": [mentor.person.code]})

    assert set(Participant.objects.values_list("person", "role")) == {
        (mentor.person_id, "mentor"),
        (mentor.person_id, "mentee"),
    }


def test_hr_who_chose_nobody_is_told_so(client, hr, program):
    response = client.post(invite_page(program), {"role": "mentor"})

    assert response.status_code == 422
    assert "Please tick somebody, or paste an address." in response.text


@pytest.mark.parametrize(("state", "may_invite"), [("open", True), ("running", True), ("closing", False)])
def test_nobody_is_asked_to_invite_where_nobody_can_join(client, hr, program, state, may_invite):
    program.state = state
    program.save()
    pages = ("programs:roster", "programs:program-detail", "programs:people-invite")

    roster, overview, form = (client.get(reverse(name, args=[program.slug])) for name in pages)

    link = f'href="{invite_page(program)}"'
    assert (link in roster.text, link in overview.text) == (may_invite, may_invite)
    assert ("takes nobody in any more" in form.text) == (not may_invite)


def test_ticks_and_words_stay_when_something_is_wrong(client, hr, program):
    program.state = ProgramState.DRAFT
    program.save()
    anna = make_person("Anna")

    response = client.post(
        invite_page(program), {"role": "mentor", "people": [anna.code], "addresses": "x@example.com"}
    )

    assert response.status_code == 422
    assert f'value="{anna.code}" id="person-{anna.code}" checked' in response.text
    assert "x@example.com" in response.text
    assert not Participant.objects.exists()
