"""What the database itself refuses about decisions on the board and people who are asked."""

import pytest

from tandems.models import Asking, PairDecision, PairNote, Proposal
from tests.factories.tandems import make_tandem
from tests.tandems.test_constraints import NOW, make_run, refuses, update

pytestmark = pytest.mark.django_db


@pytest.fixture
def tandem():
    return make_tandem()


def pair_of(tandem):
    return {"program": tandem.program, "mentor": tandem.mentor, "mentee": tandem.mentee}


def make_decision(tandem, **fields):
    return PairDecision.objects.create(**(pair_of(tandem) | {"step": 1, "kind": "lock", "at": NOW} | fields))


def make_asking(tandem):
    proposal = Proposal.objects.create(
        run=make_run(tandem, state="done"), mentor=tandem.mentor, mentee=tandem.mentee, score=500
    )
    return Asking.objects.create(
        proposal=proposal, participant=tandem.mentee, asked_at=NOW, expires_at=NOW.replace(year=2028)
    )


def test_program_lets_one_run_at_a_time_go_out(tandem):
    make_run(tandem, state="released", goes_out_at=NOW)

    assert refuses(
        "run_one_released_at_a_time_per_program",
        lambda: make_run(tandem, state="released", goes_out_at=NOW),
    )


def test_step_decides_about_a_pair_once(tandem):
    make_decision(tandem)

    assert refuses("decision_once_per_pair_and_step", lambda: make_decision(tandem, kind="veto"))


def test_decision_is_about_two_people_in_a_known_way(tandem):
    decision = make_decision(tandem)

    assert refuses("decision_kind_known", update(decision, kind="mood"))
    assert refuses("decision_never_with_oneself", update(decision, mentee=tandem.mentor))


def test_pair_has_one_note(tandem):
    PairNote.objects.create(**pair_of(tandem), text="Ask first.", at=NOW)

    assert refuses("pair_note_once", lambda: PairNote.objects.create(**pair_of(tandem), text="x", at=NOW))


def test_question_is_put_once_and_settled_with_a_date(tandem):
    asking = make_asking(tandem)
    same = {"proposal": asking.proposal, "participant": tandem.mentee, "asked_at": NOW}

    assert refuses(
        "asking_once_per_person", lambda: Asking.objects.create(**same, expires_at=asking.expires_at)
    )
    assert refuses("asking_state_known", update(asking, state="maybe", answered_at=NOW))
    assert refuses("asking_state_implies_answer_date", update(asking, state="agreed"))
    assert refuses("asking_expires_after_asking", update(asking, expires_at=NOW))
