"""What the database itself refuses about matching, tandems, meetings and logs."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from tandems.models import Attendance, MatchRun, PrivateNote, Proposal, SessionLog, Tandem, Waiver
from tests.factories.tandems import make_log, make_meeting, make_plan_item, make_tandem

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2027, 1, 14, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def tandem():
    return make_tandem()


def refuses(name, change):
    """True if `change` breaks the constraint called `name`, and nothing else."""
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        change()
    return name in str(broken.value)


def update(thing, **values):
    return lambda: type(thing)._base_manager.filter(pk=thing.pk).update(**values)


def make_run(tandem, **fields):
    return MatchRun.objects.create(program=tandem.program, **({"created_at": NOW} | fields))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("run_state_known", {"state": "lost"}),
        ("run_percent_at_most_hundred", {"percent": 101}),
        ("run_published_says_when", {"state": "published"}),
        ("run_released_says_when_it_goes_out", {"state": "released"}),
    ],
)
def test_a_run_is_what_it_says(tandem, name, values):
    assert refuses(name, update(make_run(tandem), **values))


def test_a_program_computes_one_run_at_a_time(tandem):
    make_run(tandem, state="running")

    assert refuses("run_one_at_a_time_per_program", lambda: make_run(tandem, state="queued"))


@pytest.mark.parametrize("name", ["proposal_score_at_most_1000", "proposal_never_with_oneself"])
def test_a_proposal_pairs_two_people(tandem, name):
    run = make_run(tandem, state="done")
    proposal = Proposal.objects.create(run=run, mentor=tandem.mentor, mentee=tandem.mentee, score=700)
    wrong = {
        "proposal_score_at_most_1000": {"score": 1001},
        "proposal_never_with_oneself": {"mentee": tandem.mentor},
    }

    assert refuses(name, update(proposal, **wrong[name]))


def test_a_pair_is_proposed_once_per_run(tandem):
    pair = {"run": make_run(tandem, state="done"), "mentor": tandem.mentor, "mentee": tandem.mentee}
    Proposal.objects.create(score=1, **pair)

    assert refuses("proposal_pair_once_per_run", lambda: Proposal.objects.create(score=2, **pair))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("tandem_places_in_range", {"mentor_place": 6}),
        ("tandem_state_known", {"state": "lost", "ended_at": None}),
        ("tandem_ended_says_when", {"state": "ended"}),
    ],
)
def test_a_tandem_is_what_it_says(tandem, name, values):
    assert refuses(name, update(tandem, **values))


def test_nobody_is_in_a_tandem_with_oneself(tandem):
    assert refuses("tandem_never_with_oneself", update(tandem, mentee=tandem.mentor))


def test_a_sail_number_belongs_to_one_tandem(tandem):
    other = make_tandem(tandem.program)

    assert refuses("tandem_number_once_per_program", update(other, number=tandem.number))


def test_two_people_are_in_one_living_tandem(tandem):
    again = {"mentor": tandem.mentor, "mentee": tandem.mentee, "mentor_place": 2, "mentee_place": 2}

    assert refuses("tandem_pair_once_while_alive", lambda: make_tandem(tandem.program, **again))
    Tandem.objects.filter(pk=tandem.pk).update(state="ended", ended_at=NOW)
    assert make_tandem(tandem.program, **again)


def test_nobody_takes_the_same_place_twice(tandem):
    other = make_tandem(tandem.program)

    assert refuses("tandem_mentor_place_once", update(other, mentor=tandem.mentor))
    assert refuses("tandem_mentee_place_once", update(other, mentee=tandem.mentee))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("meeting_between_15_minutes_and_10_hours", {"minutes": 14}),
        ("meeting_between_15_minutes_and_10_hours", {"minutes": 601}),
        ("meeting_choices_known", {"format": "pigeon"}),
        ("meeting_choices_known", {"state": "maybe"}),
    ],
)
def test_a_meeting_is_what_it_says(tandem, name, values):
    assert refuses(name, update(make_meeting(tandem, NOW), **values))


def test_nobody_is_expected_twice_or_at_two_places(tandem):
    meeting = make_meeting(tandem, NOW)
    person = tandem.mentor.person
    later = DateTimeTZRange(NOW + dt.timedelta(days=1), NOW + dt.timedelta(days=2))

    assert refuses(
        "attendance_once_per_meeting",
        lambda: Attendance.objects.create(meeting=meeting, person=person, during=later),
    )
    other = make_meeting(make_tandem(), NOW + dt.timedelta(days=5))
    overlapping = DateTimeTZRange(NOW + dt.timedelta(minutes=29), NOW + dt.timedelta(minutes=59))
    assert refuses(
        "attendance_never_at_two_places",
        lambda: Attendance.objects.create(meeting=other, person=person, during=overlapping),
    )


@pytest.mark.parametrize(
    ("name", "values"),
    [("log_between_5_minutes_and_10_hours", {"minutes": 4}), ("log_format_known", {"format": "pigeon"})],
)
def test_a_log_is_what_it_says(tandem, name, values):
    assert refuses(name, update(make_log(tandem), **values))


def test_a_meeting_has_one_log(tandem):
    log = make_log(tandem, meeting=make_meeting(tandem, NOW))

    assert refuses("meeting_id", lambda: make_log(tandem, meeting=log.meeting))
    assert SessionLog.objects.count() == 1


def test_somebody_has_one_private_note_per_log(tandem):
    note = {"log": make_log(tandem), "author": tandem.mentor.person, "text": "x", "updated_at": NOW}
    PrivateNote.objects.create(**note)

    assert refuses("private_note_once_per_author", lambda: PrivateNote.objects.create(**note))


def test_change_of_a_tandem_is_let_be_once(tandem):
    Waiver.objects.create(tandem=tandem, kind="line", circumstance="x", at=NOW)

    assert refuses(
        "waiver_once_per_kind",
        lambda: Waiver.objects.create(tandem=tandem, kind="line", circumstance="y", at=NOW),
    )


def test_only_known_changes_can_be_let_be(tandem):
    assert refuses(
        "waiver_kind_known",
        lambda: Waiver.objects.create(tandem=tandem, kind="mood", circumstance="x", at=NOW),
    )


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("plan_choices_known", {"state": "someday"}),
        ("plan_choices_known", {"format": "dance"}),
        ("plan_month_is_its_first_day", {"month": dt.date(2027, 3, 2)}),
    ],
)
def test_a_plan_item_is_what_it_says(tandem, name, values):
    assert refuses(name, update(make_plan_item(tandem), **values))


def test_two_items_of_a_plan_never_stand_at_one_place(tandem):
    make_plan_item(tandem)

    def stand_there_too():
        make_plan_item(tandem, position=1)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS plan_position_once_per_tandem IMMEDIATE")

    assert refuses("plan_position_once_per_tandem", stand_there_too)
