"""When a proposal or a tandem comes to nothing, HR sees it, and the next best disturbs nobody."""

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import ProgramState, Role
from tandems.actions.asking import answer
from tandems.actions.lifecycle import end_tandem
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import publish_run
from tandems.actions.swaps import next_best
from tandems.models import Asking, MatchRun, Tandem
from tandems.queries.asking import fallen_through
from tandems.queries.changes import looking_again
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.django_db

NOW = timezone.now()
GAMING, CODING = {"gaming": 3}, {"coding-basics": 3}


def people(program, *, pairs=2):
    topics = (GAMING, CODING)[:pairs]
    mentors = [make_ready(program, Role.MENTOR, topics=one) for one in topics]
    return mentors, [make_ready(program, Role.MENTEE, topics=one) for one in topics]


def finished_run(program, hr):
    run = start_run(program=program, by=hr, now=timezone.now())
    compute_next_run(now=timezone.now())
    run.refresh_from_db()
    return run


@pytest.fixture
def declined():
    """A program that asks mentees first; one of two has said no."""
    program = make_program(asked_first="mentee", state=ProgramState.MATCHING)
    hr = make_post(program)
    people(program)
    publish_run(run=finished_run(program, hr), by=hr, now=timezone.now())
    asking = Asking.objects.order_by("pk").first()
    answer(asking=asking, agrees=False, by=asking.participant.person, now=timezone.now())
    return program, hr, asking


@pytest.fixture
def ended():
    """A program in which one of two tandems has ended, and a third mentor and mentee are free."""
    program = make_program(state=ProgramState.RUNNING)
    hr = make_post(program)
    people(program)
    first, second = publish_run(run=finished_run(program, hr), by=hr, now=NOW)
    make_ready(program, Role.MENTOR, topics=GAMING)
    make_ready(program, Role.MENTEE, topics=CODING)
    return program, hr, end_tandem(tandem=first, by=hr, now=timezone.now()), second


def test_no_lies_on_the_desk_of_hr_until_the_rest_is_computed_anew(client, declined):
    program, hr, _asking = declined
    client.force_login(hr)
    words = "1 proposal did not come about"

    before = client.get("/").content.decode()
    runs = client.get(reverse("tandems:run-list", args=[program.slug])).content.decode()
    finished_run(program, hr)
    after = client.get("/").content.decode()

    assert words in before
    assert "A new run finds the next best for the rest" in runs
    assert words not in after
    assert fallen_through(make_post(make_program()), program) == 0


def test_new_run_is_for_the_rest_and_leaves_those_who_are_asked_in_peace(declined):
    program, hr, asking = declined
    waiting = Asking.objects.exclude(pk=asking.pk).get()
    make_ready(program, Role.MENTOR, topics=GAMING)

    run = finished_run(program, hr)

    proposed = {person for one in run.proposals.all() for person in (one.mentor_id, one.mentee_id)}
    assert asking.participant_id in proposed
    assert not {waiting.proposal.mentor_id, waiting.proposal.mentee_id} & proposed
    assert (asking.proposal.mentor_id, asking.participant_id) not in {
        (one.mentor_id, one.mentee_id) for one in run.proposals.all()
    }


def test_after_a_tandem_ended_hr_sees_the_next_best_for_both_and_no_other_tandem_is_touched(client, ended):
    program, hr, tandem, other = ended
    client.force_login(hr)
    at = reverse("tandems:change-next", args=[program.slug, tandem.code])

    found = next_best(tandem, by=hr)
    listed = client.get(reverse("tandems:change-list", args=[program.slug])).content.decode()
    shown = client.get(at).content.decode()

    named = {person for options in found.values() for one in options for person in (one.mentor, one.mentee)}
    assert list(looking_again(hr, program)) == [tandem]
    assert set(found) == {"mentor", "mentee"}
    assert all(options for options in found.values())
    assert not {other.mentor.person.code, other.mentee.person.code} & named
    assert at in listed
    assert "Propose this pair" in shown


def test_ended_pair_is_not_proposed_to_itself_again(ended):
    _program, hr, tandem, _other = ended

    found = next_best(tandem, by=hr)

    pair = (tandem.mentor.person.code, tandem.mentee.person.code)
    assert pair not in {(one.mentor, one.mentee) for options in found.values() for one in options}


def test_proposed_pair_comes_onto_the_board_as_held(client, ended):
    program, hr, tandem, _other = ended
    client.force_login(hr)
    option = next_best(tandem, by=hr)["mentee"][0]
    codes = [program.participants.get(person__code=one).code for one in (option.mentor, option.mentee)]

    answered = client.post(reverse("tandems:change-propose", args=[program.slug, *codes]))
    compute_next_run(now=timezone.now())

    run = MatchRun.objects.order_by("-created_at").first()
    assert answered.url == run.get_absolute_url()
    assert run.proposals.filter(mentor__code=codes[0], mentee__code=codes[1]).exists()
    assert Tandem.objects.alive().count() == 1
