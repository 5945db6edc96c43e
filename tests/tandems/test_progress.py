"""What HR admins and sponsors see of tandems, and what they can never see."""

import re
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from programs.models import Program, ProgramRole, Role, Visibility
from tandems.models import Meeting, MeetingState, Tandem, TandemState
from tandems.queries.progress import TandemProgress, fleet, tandem_progress
from tests.cast import NOW, participant, person
from tests.cast import tandem as make_tandem
from tests.factories.sharing import make_draft
from tests.tandems.progress import held

CANARIES = (
    "canary-shared-note",
    "canary-private-note",
    "canary-place",
    "canary-subject",
    "canary-link",
    "canary-share",
)


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def planned(tandem: Tandem, starts_at: datetime, **more: object) -> Meeting:
    """Plan a meeting with words in every place that has words."""
    return Meeting.objects.create(
        tandem=tandem,
        uid=f"{tandem.pk}-{starts_at.isoformat()}",
        starts_at=starts_at,
        time_zone="Europe/Berlin",
        format="on_site",
        place="canary-place",
        link="https://canary-link.example.com",
        subject="canary-subject",
        planned_at=NOW,
        **more,
    )


def page(client, who, program: Program) -> str:
    """Return the progress page as `who` sees it. The answer must be 200."""
    client.force_login(who)
    response = client.get(reverse("tandems:progress", args=[program.slug]))
    assert response.status_code == 200
    return unescape(response.content.decode())


def works_council_mode(program: Program) -> None:
    Program.objects.filter(pk=program.pk).update(visibility=Visibility.AGGREGATES)


def grow(program: Program, sites: dict[str, int]) -> list[Tandem]:
    """Give the program as many new tandems as `sites` has people, two by two, in that order of sites."""
    places = [site for site, number in sites.items() for _n in range(number)]
    pairs = zip(places[::2], places[1::2], strict=True)
    return [
        make_tandem(
            program,
            participant(program, person("Mo", site=one), Role.MENTOR),
            participant(program, person("Ma", site=other), Role.MENTEE),
        )
        for one, other in pairs
    ]


def test_the_list_of_what_hr_and_sponsors_see_is_closed():
    """Widening it takes a decision record, a changelog line and new consents."""
    assert {field.name for field in fields(TandemProgress)} == {
        "number",
        "mentor_name",
        "mentee_name",
        "phase",
        "held",
        "planned",
        "last_on",
        "next_on",
    }


def test_hr_and_sponsor_open_the_page_and_nobody_else(client, cast):
    found: dict[int, set[str]] = {}
    for part, who in cast.people().items():
        client.logout()
        if who.may_sign_in:
            client.force_login(who)
        status = client.get(reverse("tandems:progress", args=[cast.program.slug])).status_code
        found.setdefault(status, set()).add(part)

    assert found[200] == {"hr", "sponsor"}
    assert found[302] == {"deactivated", "ended_guest"}
    assert found.keys() == {200, 302, 404}


def test_sponsor_sees_sessions_last_and_next_date(cast):
    held(cast.tandem, date(2027, 1, 20))
    held(cast.tandem, date(2027, 2, 17))
    held(cast.tandem, date(2027, 3, 3), took_place=False)
    planned(cast.tandem, NOW - timedelta(days=2))
    planned(cast.tandem, NOW + timedelta(days=1), state=MeetingState.CANCELLED)
    planned(cast.tandem, NOW + timedelta(days=9))
    planned(cast.tandem, NOW + timedelta(days=30))

    rows = tandem_progress(cast.sponsor, cast.program, now=NOW)

    assert rows == [
        TandemProgress(
            1, "Leyla Aydınoğlu", "Katrin Oldehaver", "active", 2, 8, date(2027, 2, 17), date(2027, 3, 19)
        ),
        TandemProgress(2, "Tomasz Wójcik", "Jörg Wendelken", "active", 0, 8, None, None),
    ]


def test_tandem_that_has_not_met_for_seven_weeks_and_plans_nothing_is_quiet(client, cast):
    held(cast.tandem, date(2027, 1, 20))
    held(cast.other_tandem, date(2027, 1, 20))
    planned(cast.other_tandem, NOW + timedelta(days=9))

    phases = [row.phase for row in tandem_progress(cast.hr, cast.program, now=NOW)]
    shown = page(client, cast.hr, cast.program)

    assert phases == ["quiet", "active"]
    assert shown.count("quiet for 7 weeks") == 2  # in the fleet and in its table
    assert shown.count("Make an offer") == 1


@pytest.mark.parametrize(("last", "phase"), [(date(2027, 1, 27), "active"), (date(2027, 1, 26), "quiet")])
def test_six_weeks_without_a_meeting_are_not_yet_quiet(cast, last, phase):
    held(cast.tandem, last)

    rows = tandem_progress(cast.hr, cast.program, now=NOW)

    assert rows[0].phase == phase


def test_sponsor_is_not_told_who_has_become_quiet(client, cast):
    held(cast.tandem, date(2027, 1, 20))

    shown = page(client, cast.sponsor, cast.program)

    assert "quiet" not in shown


def test_tandem_that_has_never_met_is_quiet_since_the_start(client, cast):
    Tandem.objects.filter(pk=cast.other_tandem.pk).update(started_at=NOW - timedelta(days=7))

    shown = page(client, cast.hr, cast.program)

    assert shown.count("quiet since the start") == 2  # in the fleet and in its table


def test_tandem_that_rests_is_not_called_quiet(cast):
    Tandem.objects.filter(pk=cast.tandem.pk).update(state=TandemState.PAUSED)

    rows = tandem_progress(cast.hr, cast.program, now=NOW)

    assert rows[0].phase == "paused"


def test_the_next_date_is_the_programs_date_for_every_reader(cast):
    planned(cast.tandem, datetime(2027, 3, 12, 23, 30, tzinfo=UTC))

    rows = tandem_progress(cast.sponsor, cast.program, now=NOW)

    assert rows[0].next_on == date(2027, 3, 13)


@pytest.mark.parametrize("who", ["hr", "sponsor"])
@pytest.mark.parametrize("mode", Visibility.values)
def test_no_word_of_a_tandem_is_ever_on_the_page(client, cast, who, mode):
    grow(cast.program, {"Bremen": 12})
    held(cast.tandem, date(2027, 2, 17))
    planned(cast.tandem, NOW + timedelta(days=9))
    make_draft(cast.tandem, title="canary-share", text="canary-share", author_released_at=NOW)
    Program.objects.update(visibility=mode)

    shown = page(client, getattr(cast, who), cast.program)

    assert [word for word in CANARIES if word in shown] == []
    assert not re.search(r"\b47\b", strip_tags(shown))  # minutes


@pytest.mark.parametrize("who", ["hr", "sponsor"])
def test_works_council_mode_holds_nothing_about_a_single_tandem(client, cast, who):
    grow(cast.program, {"Bremen": 12})
    held(cast.tandem, date(2027, 2, 17))
    planned(cast.tandem, NOW + timedelta(days=9))
    works_council_mode(cast.program)

    shown = page(client, getattr(cast, who), cast.program)

    names = [
        "Leyla",
        "Aydınoğlu",
        "Oldehaver",
        "Wójcik",
        "17 February",
        "2027-02-17",
        "19 March",
        "2027-03-19",
        "Tandem by tandem",
    ]
    assert [name for name in names if name in shown] == []
    assert "Visibility of this program: figures about groups only." in shown


def test_in_works_council_mode_the_queries_give_nothing_either(cast):
    works_council_mode(cast.program)
    program = Program.objects.get(pk=cast.program.pk)

    assert tandem_progress(cast.hr, program, now=NOW) == []
    assert fleet(cast.sponsor, program) is None


@pytest.mark.parametrize("who", ["mentor", "other_hr", "observer", "employee", "site_admin", "deactivated"])
def test_the_queries_give_nothing_to_people_without_a_post(cast, who):
    ProgramRole.objects.create(program=cast.program, person=cast.deactivated, post="sponsor")

    assert tandem_progress(getattr(cast, who), cast.program, now=NOW) == []


def test_sponsor_who_is_a_mentee_does_not_see_the_own_tandem(client, cast):
    ProgramRole.objects.create(program=cast.program, person=cast.mentee, post="sponsor")

    rows = tandem_progress(cast.mentee, cast.program, now=NOW)

    assert [row.number for row in rows] == [2]
    assert "Your own tandem is not in this list" in page(client, cast.mentee, cast.program)


def test_pauses_and_ends_are_said_in_words(client, cast):
    Tandem.objects.filter(pk=cast.tandem.pk).update(state="paused")
    Tandem.objects.filter(pk=cast.other_tandem.pk).update(state="ended", ended_at=NOW)

    shown = page(client, cast.sponsor, cast.program)

    assert "<span>resting</span>" in shown
    assert "<span>ended</span>" in shown
    assert "One has ended. <em>One is resting in port.</em>" in shown


def test_the_list_goes_by_sail_number_whatever_happened(cast):
    third = grow(cast.program, {"Bremen": 2})[0]
    held(third, date(2027, 2, 17))

    assert [row.number for row in tandem_progress(cast.hr, cast.program, now=NOW)] == [1, 2, 3]


def test_the_page_says_which_mode_is_in_force(client, cast):
    shown = page(client, cast.sponsor, cast.program)

    assert shown.count("Visibility of this program: progress per tandem.") == 2  # on paper and in the footer


def test_many_tandems_cost_no_more_questions_than_two(client, cast):
    url = reverse("tandems:progress", args=[cast.program.slug])
    client.force_login(cast.sponsor)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for tandem in grow(cast.program, {"Bremen": 8}):
        held(tandem, date(2027, 2, 17))

    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(few) == len(many)
