"""The start page: one news and one next step for everybody."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from programs.models import ParticipantState, ProgramState, Role, TopicProposal
from tests.cast import NOW
from tests.factories.profiles import make_person
from tests.factories.programs import make_participant, make_post, make_program, make_ready
from tests.factories.sharing import make_draft, make_released
from tests.factories.tandems import make_log, make_meeting, make_tandem

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)

AS_EDITOR = "for you as editor"


@pytest.fixture
def see(client):
    """Return the text of the start page as `person` sees it."""

    def seen(person):
        client.force_login(person)
        response = client.get("/")
        assert response.status_code == 200
        return response.content.decode()

    return seen


def test_somebody_without_a_program_is_welcome(see):
    assert "You are not in a program yet" in see(make_person())


def test_hr_without_a_program_is_led_to_the_set_up(see):
    assert 'href="/programs/new/"' in see(make_person(is_people_team=True))


def test_who_is_invited_learns_where_to_answer(see):
    invited = make_participant(make_program(), state=ParticipantState.INVITED)

    page = see(invited.person)

    assert "You are invited." in page
    assert reverse("programs:program-about", args=[invited.program.slug]) in page


def test_who_takes_part_is_asked_for_the_profile_first(see):
    participant = make_participant(make_program(), Role.MENTEE)

    page = see(participant.person)

    assert "Tell the others who you are." in page
    assert f"/programs/{participant.program.slug}/my-profile/?role=mentee" in page


def test_who_is_ready_learns_when_the_answer_comes(see):
    program = make_program(kickoff_on=dt.date(2099, 9, 1), ends_on=dt.date(2100, 6, 1))
    participant = make_ready(program, Role.MENTEE)

    page = see(participant.person)

    assert "We are looking for the right person for you." in page
    assert "1 September 2099" in page


def test_a_new_tandem_is_asked_to_plan(see):
    tandem = make_tandem()

    page = see(tandem.mentor.person)

    assert "and you are a tandem." in page
    assert f"/tandems/{tandem.code}/meetings/new/" in page


def test_the_next_meeting_is_the_news(see):
    tandem = make_tandem()
    starts_at = timezone.now() + 3 * DAY
    meeting = make_meeting(tandem, starts_at, subject="AI in everyday work")
    zone = tandem.mentee.person.time_zone
    assert zone == "Europe/Berlin"

    page = see(tandem.mentee.person)

    assert "In three days you meet" in page
    assert "AI in everyday work" in page
    assert f"/meetings/{meeting.code}/calendar.ics" in page


def test_a_meeting_that_ended_is_logged_before_anything_else(see):
    tandem = make_tandem()
    meeting = make_meeting(tandem, timezone.now() - DAY)
    make_meeting(tandem, timezone.now() + DAY)

    page = see(tandem.mentee.person)

    assert "Did your meeting take place?" in page
    assert f"/meetings/{meeting.code}/log/" in page
    assert "Coming up" in page


def test_after_a_talk_there_may_be_something_to_share(see):
    tandem = make_tandem()
    make_log(tandem, logged_at=timezone.now(), held_on=timezone.localdate())

    page = see(tandem.mentor.person)

    assert "Is there something others should know?" in page
    assert f"/tandems/{tandem.code}/share/" in page
    assert "1 of 8" in page


def test_whoever_may_share_still_sees_when_the_next_meeting_is(see):
    tandem = make_tandem()
    make_log(tandem, logged_at=timezone.now(), held_on=timezone.localdate())
    meeting = make_meeting(tandem, timezone.now() + 3 * DAY)

    page = see(tandem.mentee.person)
    card, below = page.split("</article>")

    assert "Is there something others should know?" in card
    assert "date-block" not in card
    assert meeting.get_absolute_url() in below


def test_whoever_runs_a_program_sees_its_next_step(see):
    program = make_program()
    make_participant(program)
    make_ready(program)

    page = see(make_post(program))

    assert "1 of 2 profiles are complete" in page
    assert f"/programs/{program.slug}/people/" in page


def test_whoever_runs_a_program_learns_of_proposed_topics_until_they_are_answered(see):
    program = make_program()
    mentor, hr = make_participant(program), make_post(program)
    for name in ("Podcasts", "Sailing"):
        TopicProposal.objects.create(participant=mentor, name=name, proposed_at=NOW)

    page = see(hr)
    TopicProposal.objects.update(state="declined", decided_at=NOW)
    answered = see(hr)

    assert "2 topics are proposed" in page
    assert f"/programs/{program.slug}/topics/" in page
    assert "proposed" not in answered


def test_only_complete_profiles_count_as_ready_to_be_matched(see):
    program = make_program(state=ProgramState.MATCHING)
    make_participant(program)
    make_ready(program)
    make_ready(program, Role.MENTEE)

    page = see(make_post(program))

    assert "2 people are ready to be matched." in page


def test_a_mentee_finds_the_share_that_waits_for_her_yes(see, cast):
    share = make_draft(cast.tandem, author_released_at=NOW)

    page = see(cast.mentee)

    assert "Waiting for you" in page
    assert f'href="{share.get_absolute_url()}"' in page
    assert "Leyla Aydınoğlu would like to share this with others." in page


def test_nobody_but_the_partner_is_asked_for_a_yes(see, cast):
    make_draft(cast.tandem, author_released_at=NOW)

    asked = [one for one in cast.people().values() if one.may_sign_in and "Waiting for you" in see(one)]

    assert asked == [cast.mentee]


def test_a_mentee_is_asked_for_nothing_while_the_mentor_still_writes(see, cast):
    make_draft(cast.tandem)

    assert "Waiting for you" not in see(cast.mentee)


def test_a_mentee_who_said_yes_is_not_asked_again(see, cast):
    make_released(cast.tandem)

    assert "Waiting for you" not in see(cast.mentee)


def test_a_mentee_is_not_asked_for_what_the_mentor_took_back(see, cast):
    make_draft(cast.tandem, author_released_at=NOW, withdrawn_at=NOW, title="", text="")

    assert "Waiting for you" not in see(cast.mentee)


def test_an_hr_admin_reads_in_which_program_shares_wait_for_an_editor(see, cast):
    make_released(cast.tandem)
    make_released(cast.other_tandem)
    make_draft(cast.tandem, author_released_at=NOW)

    page = see(cast.hr)

    assert "2 shares are waiting for you as editor" in page
    assert f'href="/programs/{cast.program.slug}/shares/"' in page
    assert AS_EDITOR not in see(cast.other_hr)
    assert AS_EDITOR not in see(cast.sponsor)


def test_an_hr_admin_is_not_the_editor_of_her_own_share(see, cast):
    make_released(make_tandem(cast.program, mentor=make_ready(cast.program, person=cast.hr)))

    assert AS_EDITOR not in see(cast.hr)


def test_an_hr_admin_is_left_in_peace_once_a_share_is_approved(see, cast):
    make_released(cast.tandem, approved_at=NOW)

    assert AS_EDITOR not in see(cast.hr)


def test_a_sponsor_is_led_to_the_progress(see, cast):
    page = see(cast.sponsor)

    assert f"/programs/{cast.program.slug}/progress/" in page
    assert cast.mentor.last_name not in page


def test_the_works_council_is_led_to_the_rules_and_to_no_people(see, cast):
    page = see(cast.observer)

    assert "Programs you watch over" in page
    assert f'href="/programs/{cast.program.slug}/"' in page
    assert f"/programs/{cast.program.slug}/progress/" not in page
    assert [one.last_name for one in (cast.mentor, cast.mentee, cast.hr) if one.last_name in page] == []


def test_who_runs_the_installation_is_led_to_what_it_still_lacks(see, cast):
    page = see(cast.site_admin)

    assert "A few steps, and the sails are up." in page
    assert "You are not in a program yet" not in page
    assert 'href="/start/"' in page


@pytest.mark.parametrize(("hour", "greeting"), [(8, "Good morning, Leyla."), (20, "Good evening, Leyla.")])
def test_everybody_is_greeted_by_name_and_by_the_hour(see, hour, greeting):
    leyla = make_person("Leyla", time_zone="UTC")

    with time_machine.travel(dt.datetime(2026, 11, 22, hour, tzinfo=dt.UTC), tick=False):
        page = see(leyla)

    assert greeting in page


def test_somebody_whose_name_nobody_knows_is_greeted_without(see):
    page = see(make_person("", last_name=""))

    assert "Good" in page
    assert "@" not in page.split("<h1")[1].split("</h1>")[0]


def test_the_start_page_asks_as_often_for_three_tandems_as_for_one(client, django_assert_num_queries):
    program = make_program(state="running", mentor_capacity=5)
    mentor = make_ready(program, Role.MENTOR)
    client.force_login(mentor.person)

    def add(place):
        tandem = make_tandem(program, mentor=mentor, mentor_place=place)
        make_meeting(tandem, timezone.now() + place * DAY)
        make_log(tandem, meeting=make_meeting(tandem, timezone.now() - place * DAY))

    add(1)
    with django_assert_num_queries(FEW, exact=False) as one:
        client.get("/")
    add(2)
    add(3)
    with django_assert_num_queries(FEW, exact=False) as three:
        client.get("/")

    assert len(three) == len(one)


def test_the_start_page_asks_as_often_for_three_waiting_shares_as_for_one(
    client, cast, django_assert_num_queries
):
    def asked(person):
        client.force_login(person)
        with django_assert_num_queries(FEW, exact=False) as queries:
            client.get("/")
        return len(queries)

    def add():
        make_draft(cast.tandem, author_released_at=NOW)
        make_released(cast.other_tandem)

    add()
    one = [asked(cast.mentee), asked(cast.hr)]
    add()
    add()

    assert [asked(cast.mentee), asked(cast.hr)] == one


FEW = 30
