"""Full programs: who waits, who is told, who gets the place that becomes free."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from mentoring.privacy.models import Consent, Purpose
from programs.actions.joining import end_own_part
from programs.models import Participant, Role
from programs.rules.joining import free_place
from tests.factories.profiles import make_person
from tests.factories.programs import (
    make_application,
    make_participant,
    make_post,
    make_program,
)
from tests.factories.tandems import make_tandem
from tests.programs.joining import accept, apply, decide, end, invited, sent, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mails_stay_in_memory(settings):
    settings.MAIL_TRANSPORT = "memory"


@pytest.mark.parametrize(
    ("taken", "places", "place"),
    [((), 1, 1), ((1, 3), 3, 2), ((1, 2), 2, None), ((1, 2), None, 3), ((5, 6), 3, 1), ((4, 5, 6), 3, None)],
)
def test_lowest_free_place_is_given_while_there_is_room(taken, places, place):
    assert free_place(taken, places) == place


def test_places_go_to_those_who_came_first_and_the_others_wait():
    program = make_program(mentor_places=2)
    people = [make_application(program, applied_at=timezone.now() + timedelta(hours=n)) for n in (3, 1, 2)]

    decided = decide(program, "take", *people)

    for one in people:
        one.refresh_from_db()
    assert (decided.taken, decided.waiting) == (2, 1)
    assert [(one.state, one.place_number) for one in people] == [
        ("waiting", None),
        ("active", 1),
        ("active", 2),
    ]
    assert told(people[0]) == ["on_waiting_list"]


def test_who_waits_is_told_once_and_keeps_the_turn():
    program, hr = make_program(mentor_places=1), None
    make_participant(program)
    waiting = make_application(program)
    hr = make_post(program)
    decide(program, "wait", waiting, by=hr)
    waiting.refresh_from_db()

    again = decide(program, "take", waiting, by=hr)

    before = waiting.waiting_since
    waiting.refresh_from_db()
    assert (again.taken, waiting.waiting_since) == (0, before)
    assert told(waiting) == ["on_waiting_list"]


def test_who_accepts_an_invitation_to_a_full_program_waits():
    program = make_program(mentor_places=1)
    first, second, mentee = invited(program), invited(program), invited(program, Role.MENTEE)

    states = [accept(invitation).state for invitation in (first, second, mentee)]

    assert states == ["active", "waiting", "active"]
    assert told(second.participant) == ["on_waiting_list"]


def test_nobody_passes_those_who_wait_when_a_place_becomes_free():
    program = make_program(mentor_places=1)
    inside, waiting, late = (invited(program) for _ in range(3))
    accept(inside)
    accept(waiting)
    end(Participant.objects.get(pk=inside.participant_id))

    state = accept(late).state

    assert state == "waiting"


def test_hr_is_told_of_a_free_place_once_and_offers_it_with_one_step():
    program = make_program(mentor_places=1)
    hr = make_post(program, person=make_person("Imke", language="en"))
    inside = make_participant(program, place_number=1)
    waiting = make_participant(program, state="waiting")
    plan(now=timezone.now())
    nothing = Delivery.objects.count()
    end(inside)

    plan(now=timezone.now())
    plan(now=timezone.now() + timedelta(hours=1))
    decide(program, "take", waiting, by=hr)

    waiting.refresh_from_db()
    assert nothing == 0
    assert list(Delivery.objects.order_by("notice").values_list("notice", "person")) == [
        ("place_free", hr.pk),
        ("place_given", waiting.person_id),
    ]
    assert (waiting.state, waiting.place_number) == ("active", 1)
    assert list(sent()) == [f"There is a place for you: {program.name}"]


def test_places_taken_away_later_cost_nobody_their_place():
    program = make_program(mentor_places=1)
    for _ in range(3):
        make_participant(program)
    invitation = invited(program)

    state = accept(invitation).state

    assert state == "waiting"
    assert sorted(program.participants.active().values_list("place_number", flat=True)) == [1, 2, 3]


def test_somebody_in_a_tandem_is_asked_to_tell_the_organisers_first():
    tandem = make_tandem()
    make_post(tandem.program, person=make_person("Imke", "Dettmers"))

    with pytest.raises(Refused) as refused:
        end(tandem.mentor)

    assert (refused.value.code, refused.value.params) == ("in_tandem", {"people": "Imke Dettmers"})


def test_somebody_whose_tandem_ended_leaves_and_their_consents_end():
    tandem = make_tandem(state="ended", ended_at=timezone.now())
    mentor = tandem.mentor

    left = end(mentor)

    assert (left.state, left.place_number) == ("left", None)
    assert left.offers.exists()


def test_consent_stays_while_somebody_has_another_part_in_the_program():
    program = make_program(mentors_may_apply=True, mentees_may_apply=True)
    person = make_person()
    mentor, _mentee = apply(program, person), apply(program, person, role="mentee")

    end(mentor)

    assert Consent.objects.filter(purpose=Purpose.TAKING_PART, withdrawn_at=None).count() == 1


@pytest.mark.parametrize("state", ["declined", "refused", "withdrawn", "left", "invited"])
def test_there_is_nothing_to_end_for_somebody_who_is_not_in(state):
    with pytest.raises(Refused, match="nothing_to_end"):
        end(make_participant(make_program(), state=state))


def test_nobody_ends_the_part_of_somebody_else():
    with pytest.raises(NotAllowed):
        end_own_part(participant=make_participant(make_program()), by=make_person(), now=timezone.now())
