"""What the database itself refuses about programs, whoever asks."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from programs.models import (
    HiddenTopic,
    Invitation,
    MergedChoice,
    Need,
    Offer,
    Participant,
    ParticipantState,
    Program,
    ProgramRole,
    Role,
    TopicProposal,
)
from tests.factories.profiles import make_person, make_topic
from tests.factories.programs import NOW, make_invitation, make_participant, make_post, make_program

pytestmark = pytest.mark.django_db


def refused(name):
    """Expect the database to refuse the block because of the constraint called `name`."""
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("program_lasts_six_to_twelve_months", {"ends_on": date(2027, 2, 28)}),
        ("program_lasts_six_to_twelve_months", {"ends_on": date(2027, 9, 2)}),
        ("program_lasts_six_to_twelve_months", {"ends_on": date(2026, 8, 31)}),
        ("program_profiles_due_before_kickoff", {"profiles_due_on": date(2026, 9, 2)}),
        ("program_generation_rule_has_a_reason", {"generation_reason": ""}),
        ("program_smallest_group_at_least_five", {"smallest_group": 4}),
        ("program_capacities_in_range", {"mentor_capacity": 6}),
        ("program_capacities_in_range", {"mentor_capacity": 0}),
        ("program_capacities_in_range", {"mentee_capacity": 4}),
        ("program_digest_day_exists_in_every_month", {"digest_day": 29}),
        ("program_digest_day_exists_in_every_month", {"digest_day": 0}),
        ("program_has_places", {"mentor_places": 0}),
        ("program_has_places", {"mentee_places": 0}),
        ("program_choices_known", {"state": "paused"}),
        ("program_choices_known", {"generation_rule": "age", "generation_reason": "x"}),
        ("program_choices_known", {"department_rule": "x"}),
        ("program_choices_known", {"interest_mode": "x"}),
        ("program_asks_in_a_known_way", {"asked_first": "boss"}),
        ("program_asks_in_a_known_way", {"days_to_answer": 0}),
        ("program_weighs_something", {"topics_weight": 6}),
        ("program_weighs_something", {"topics_weight": 0, "contrast_weight": 0, "frame_weight": 0}),
        ("program_choices_known", {"visibility": "all"}),
        ("program_choices_known", {"digest_audience": "world"}),
    ],
)
def test_program_that_breaks_its_rules_is_not_kept(name, changes):
    with refused(name):
        make_program(**changes)


@pytest.mark.parametrize(
    ("kickoff", "end"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 9, 1), date(2027, 9, 1)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_program_at_the_edges_is_kept(kickoff, end):
    assert make_program(profiles_due_on=kickoff, kickoff_on=kickoff, ends_on=end).pk


def test_database_and_rule_count_the_same_months():
    from programs.rules.dates import add_months  # noqa: PLC0415  (only this test compares the two)

    for day in (1, 15, 28, 29, 30, 31):
        kickoff = date(2026, 8, day)
        program = make_program(profiles_due_on=kickoff, kickoff_on=kickoff, ends_on=add_months(kickoff, 6))
        assert program.pk


def test_two_programs_do_not_share_an_address():
    make_program(slug="north")

    with refused("slug"):
        make_program(slug="north")


def test_post_is_held_once():
    program = make_program()
    holder = make_post(program)

    with refused("program_post_held_once"):
        make_post(program, person=holder)


def test_post_nobody_knows_is_not_given():
    with refused("program_post_known"):
        ProgramRole.objects.create(program=make_program(), person=make_person(), post="king")


def test_person_takes_part_once_in_a_role():
    participant = make_participant(make_program())

    with refused("participant_once_per_program_and_role"):
        make_participant(participant.program, person=participant.person)


@pytest.mark.parametrize("changes", [{"role": "coach"}, {"state": "asleep"}])
def test_participant_has_a_known_role_and_state(changes):
    participant = make_participant(make_program())

    with refused("participant_choices_known"):
        Participant.objects.filter(pk=participant.pk).update(**changes)


@pytest.mark.parametrize(
    ("state", "answered_at"),
    [
        ("invited", NOW),
        ("applied", NOW),
        ("active", None),
        ("declined", None),
        ("refused", None),
        ("withdrawn", None),
        ("left", None),
    ],
)
def test_state_of_a_participant_tells_whether_they_answered(state, answered_at):
    left_at = NOW if state == ParticipantState.LEFT else None

    with refused("participant_state_implies_answer_date"):
        make_participant(make_program(), state=state, answered_at=answered_at, left_at=left_at)


def test_participant_was_invited_or_applied():
    with refused("participant_invited_or_applied"):
        make_participant(make_program(), invited_at=None)


@pytest.mark.parametrize(("state", "since"), [("waiting", None), ("active", NOW)])
def test_participant_on_the_waiting_list_says_since_when(state, since):
    with refused("participant_waits_since_a_moment"):
        make_participant(make_program(), state=state, waiting_since=since)


def test_place_in_a_program_is_taken_once():
    program = make_program()
    make_participant(program, place_number=1)
    make_participant(program, place_number=1, state="left")
    make_participant(program, Role.MENTEE, place_number=1)

    with refused("participant_place_taken_once"):
        make_participant(program, place_number=1)


@pytest.mark.parametrize(("state", "left_at"), [("left", None), ("active", NOW)])
def test_participant_who_left_says_when(state, left_at):
    with refused("participant_left_says_when"):
        make_participant(make_program(), state=state, left_at=left_at)


@pytest.mark.parametrize("capacity", [0, 6])
def test_participant_has_room_for_one_to_five(capacity):
    with refused("participant_capacity_in_range"):
        make_participant(make_program(), capacity=capacity)


def test_invitation_is_numbered_once():
    participant = make_participant(make_program(), state="invited")
    make_invitation(participant, voided_at=NOW)

    with refused("invitation_issue_once"):
        make_invitation(participant)


def test_token_belongs_to_one_invitation():
    program = make_program()
    make_invitation(make_participant(program, state="invited"), token_hash="a" * 64)

    with refused("invitation_token_once"):
        make_invitation(make_participant(program, state="invited"), token_hash="a" * 64)


def test_participant_has_one_open_invitation():
    participant = make_participant(make_program(), state="invited")
    make_invitation(participant)

    with refused("invitation_one_open_per_participant"):
        make_invitation(participant, issue=2)


def test_invitation_taken_back_makes_room_for_another():
    participant = make_participant(make_program(), state="invited")
    make_invitation(participant, voided_at=datetime(2026, 1, 1, tzinfo=UTC))
    make_invitation(participant, issue=2)

    assert Invitation.objects.count() == 2


@pytest.mark.parametrize("level", [0, 4])
def test_offer_has_a_known_level(level):
    mentor = make_participant(make_program())

    with refused("offer_level_known"):
        Offer.objects.create(participant=mentor, topic=make_topic("gaming"), level=level)


def test_topic_is_offered_once():
    mentor = make_participant(make_program())
    Offer.objects.create(participant=mentor, topic=make_topic("gaming"), level=1)

    with refused("offer_topic_once"):
        Offer.objects.create(participant=mentor, topic=make_topic("gaming"), level=2)


@pytest.mark.parametrize("priority", [0, 4])
def test_need_has_a_known_priority(priority):
    mentee = make_participant(make_program(), Role.MENTEE)

    with refused("need_priority_known"):
        Need.objects.create(participant=mentee, topic=make_topic("gaming"), priority=priority)


def test_topic_is_wanted_once():
    mentee = make_participant(make_program(), Role.MENTEE)
    Need.objects.create(participant=mentee, topic=make_topic("gaming"), priority=1)

    with refused("need_topic_once"):
        Need.objects.create(participant=mentee, topic=make_topic("gaming"), priority=2)


def test_refused_row_leaves_nothing_behind():
    with refused("program_smallest_group_at_least_five"), transaction.atomic():
        make_program(smallest_group=1)

    assert not Program.objects.exists()


def test_topic_is_hidden_once_in_a_program():
    topic, program = make_topic("gaming"), make_program()
    HiddenTopic.objects.create(program=program, topic=topic, hidden_at=NOW)

    with refused("topic_hidden_once"):
        HiddenTopic.objects.create(program=program, topic=topic, hidden_at=NOW)


def test_topic_is_not_merged_into_itself():
    topic = make_topic("gaming")

    with refused("topic_not_merged_into_itself"):
        HiddenTopic.objects.create(program=make_program(), topic=topic, merged_into=topic, hidden_at=NOW)


def test_what_somebody_said_before_a_merge_is_kept_once_and_within_three_steps():
    part = make_participant(make_program())
    merge = HiddenTopic.objects.create(program=part.program, topic=make_topic("gaming"), hidden_at=NOW)
    MergedChoice.objects.create(merge=merge, participant=part, strength=1)

    with refused("merged_choice_once"), transaction.atomic():
        MergedChoice.objects.create(merge=merge, participant=part, strength=2)
    with refused("merged_choice_strength_known"):
        MergedChoice.objects.create(merge=merge, participant=make_participant(part.program), strength=4)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("topic_proposal_state_known", {"state": "maybe", "decided_at": NOW}),
        ("topic_proposal_answer_has_a_date", {"state": "declined"}),
        ("topic_proposal_answer_has_a_date", {"decided_at": NOW}),
        ("topic_proposal_leads_to_a_topic", {"state": "added", "decided_at": NOW}),
    ],
)
def test_answer_to_a_proposed_topic_is_whole(name, fields):
    with refused(name):
        TopicProposal.objects.create(participant=make_participant(make_program()), proposed_at=NOW, **fields)
