"""What lies on the desk of an HR admin, and how little of it is said about a few people."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from mentoring.notifications.models import Delivery
from programs.models import Offer, Program, ProgramRole, Role, Visibility
from tandems.models import Tandem
from tandems.queries.desk import Mails, Step, desk
from tandems.queries.health import families_aggregate
from tandems.queries.progress import MonthHeld, rhythm
from tests.cast import NOW, participant, person
from tests.factories.profiles import make_topic
from tests.factories.programs import make_application, make_participant
from tests.factories.sharing import make_readable, make_released
from tests.tandems.test_progress import grow, held, page, works_council_mode


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def mailed(program: Program, notice: str, people: int, state: str = "sent") -> None:
    """Write a mail of a kind to that many new people."""
    ended = {"settled_at": NOW} | ({"sent_at": NOW} if state == "sent" else {})
    Delivery.objects.bulk_create(
        Delivery(
            dedupe_key=str(uuid4()),
            message_id=str(uuid4()),
            notice=notice,
            scope=program.code,
            person=person("Mo"),
            address="mo@example.com",
            state=state,
            priority=2,
            due_at=NOW,
            next_try_at=NOW,
            expires_at=NOW,
            created_at=NOW,
            **ended,
        )
        for _n in range(people)
    )


@pytest.mark.parametrize("who", ["sponsor", "mentor", "observer", "other_hr", "site_admin"])
def test_the_desk_is_that_of_the_programs_hr_admins(cast, who):
    assert desk(getattr(cast, who), cast.program, now=NOW) is None


def test_the_way_counts_who_got_how_far(cast):
    held(cast.tandem, date(2027, 2, 17))
    participant(cast.program, person("Neu"), Role.MENTEE, profile_done_at=None)

    found = desk(cast.hr, cast.program, now=NOW).way

    assert found.steps == (
        Step("invited", 3, 3),
        Step("agreed", 2, 3),
        Step("ready", 2, 2),
        Step("paired", 2, 2),
        Step("met", 1, 1),
    )
    assert (found.expired, found.unfinished, found.unpaired) == (1, 1, 0)


def test_who_only_applied_is_not_on_the_way_before_they_get_a_place(cast):
    before = desk(cast.hr, cast.program, now=NOW).way.steps[:2]
    for state in ("applied", "waiting", "refused", "withdrawn"):
        make_application(cast.program, state=state)
    make_participant(cast.program, state="waiting")  # said yes to an invitation too late
    accepted = make_application(cast.program, state="active")

    after = desk(cast.hr, cast.program, now=NOW).way.steps[:2]

    assert accepted.invited_at is None
    assert [step.mentors for step in before] == [3, 2]
    assert [step.mentors for step in after] == [5, 3]


def test_works_council_mode_leaves_out_who_met_who_is_quiet_and_mails_around_meetings(cast):
    held(cast.tandem, date(2027, 1, 20))
    mailed(cast.program, "meeting_reminder", 6)
    works_council_mode(cast.program)
    cast.program.refresh_from_db()

    found = desk(cast.hr, cast.program, now=NOW)

    assert [step.code for step in found.way.steps] == ["invited", "agreed", "ready", "paired"]
    assert (found.quiet, found.mails) == ((), ())
    assert rhythm(cast.hr, cast.program, now=NOW) == []


def test_mails_around_meetings_are_counted_from_five_people_on(cast):
    mailed(cast.program, "meeting_invite", 2)
    mailed(cast.program, "meeting_reminder", 2)
    few = desk(cast.hr, cast.program, now=NOW).mails
    mailed(cast.program, "meeting_reminder", 1)

    many = desk(cast.hr, cast.program, now=NOW).mails

    assert few == (Mails("", None, None, None, None),)
    assert many == (Mails("", 5, 5, 0, 0),)


def test_mail_that_came_back_is_a_task_of_today(client, cast):
    mailed(cast.program, "invitation_mail", 1, state="dead")

    shown = page(client, cast.hr, cast.program)

    assert "One mail came back" in shown
    assert "one came back" in shown


def test_quiet_tandem_gets_a_letter_that_is_ready_to_be_sent(client, cast):
    Tandem.objects.filter(pk=cast.other_tandem.pk).update(started_at=NOW - timedelta(days=7))
    held(cast.tandem, date(2027, 1, 20))

    shown = page(client, cast.hr, cast.program)

    assert "Make one tandem an offer" in shown
    assert f"mailto:{cast.mentor.email},{cast.mentee.email}?subject=" in shown


def test_own_tandem_of_an_hr_admin_is_nobodys_task(cast):
    ProgramRole.objects.create(program=cast.program, person=cast.mentor, post="admin")
    Tandem.objects.filter(pk=cast.other_tandem.pk).update(started_at=NOW - timedelta(days=7))

    assert desk(cast.mentor, cast.program, now=NOW).quiet == ()


def test_share_waits_for_the_editor(client, cast):
    make_released(cast.tandem)

    assert "Read one share" in page(client, cast.hr, cast.program)


def test_families_of_topics_are_hidden_under_five_people_and_rounded_above(cast):
    topic = make_topic("ai-hands-on")
    mentors = [participant(cast.program, person("Mo"), Role.MENTOR) for _n in range(7)]
    for one in mentors[:4]:
        Offer.objects.create(participant=one, topic=topic, level=1)
    few = {(one.offered, one.wanted) for one in families_aggregate(cast.program, now=NOW)}
    for one in mentors[4:]:
        Offer.objects.create(participant=one, topic=topic, level=1)

    many = families_aggregate(cast.program, now=NOW)

    assert few == {(None, None)}
    assert (many[0].offered, many[0].wanted) == (5, None)


def test_profile_of_this_month_is_not_counted_before_the_next(cast):
    topic = make_topic("ai-hands-on")
    for _n in range(5):
        late = participant(cast.program, person("Mo"), Role.MENTOR, profile_done_at=NOW)
        Offer.objects.create(participant=late, topic=topic, level=1)

    assert {one.offered for one in families_aggregate(cast.program, now=NOW)} == {None}


def test_month_in_which_few_people_met_is_hidden_and_so_is_what_gives_it_away(cast):
    tandems = grow(cast.program, {"Bremen": 12})
    held(tandems[0], date(2027, 1, 20))
    for tandem in tandems[:3]:
        held(tandem, date(2027, 2, 10))
    held(tandems[1], date(2027, 3, 8))

    assert rhythm(cast.sponsor, cast.program, now=NOW) == [
        MonthHeld(date(2027, 1, 1), None),
        MonthHeld(date(2027, 2, 1), None),
    ]


def test_months_with_five_people_say_how_many_meetings(cast):
    for tandem in grow(cast.program, {"Bremen": 6}):
        held(tandem, date(2027, 2, 10))

    found = rhythm(cast.sponsor, cast.program, now=NOW)

    assert [one.held for one in found] == [0, 3]


def test_letter_tells_hr_no_more_than_the_sponsors(client, cast):
    held(cast.tandem, date(2027, 1, 20))
    client.force_login(cast.hr)

    shown = client.get(f"/programs/{cast.program.slug}/progress/letter/").content.decode()

    assert "quiet" not in shown
    assert "Tandem by tandem" in shown


@pytest.mark.parametrize("mode", Visibility.values)
def test_letter_quotes_what_both_released_and_nothing_else(client, cast, mode):
    make_readable(cast.tandem, text="Everybody may read this.")
    make_released(cast.other_tandem, text="An editor has not seen this.")
    Program.objects.update(visibility=mode)

    shown = page(client, cast.sponsor, cast.program)

    assert "Everybody may read this." in shown
    assert "An editor has not seen this." not in shown
