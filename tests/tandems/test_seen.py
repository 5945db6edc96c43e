"""What people see of each other: the circle they are in, and the parts of a profile it opens."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.profiles.rules.audiences import CIRCLES, COMPARED, PARTS
from programs.models import ParticipantState, ProgramState, Role
from programs.queries.seen import people_seen
from tandems.queries.circles import circles, seen_by
from tests.factories.profiles import make_person, reports_to
from tests.factories.programs import make_participant, make_post, make_program, make_ready
from tests.factories.seen import MINUTES, STYLE, TIMES, WORDY, tell_everything, word
from tests.factories.tandems import make_tandem

pytestmark = pytest.mark.django_db


def circle(viewer, participant):
    return circles(viewer, participant.program, [participant]).get(participant.pk)


def stage_program(**fields):
    return make_program(generation_rule="stage", **fields)


def test_people_of_the_other_role_are_candidates_until_tandems_are_formed():
    program = stage_program()
    mentor, mentee = make_ready(program, Role.MENTOR), make_ready(program, Role.MENTEE)

    assert circle(mentor.person, mentee) == "candidates"
    assert circle(mentee.person, mentor) == "candidates"

    program.state = ProgramState.RUNNING
    program.save()

    assert circle(mentor.person, mentee) == "program"


def test_whom_a_hard_rule_keeps_apart_are_no_candidates():
    program = stage_program()
    mentor, mentee = make_ready(program, Role.MENTOR), make_ready(program, Role.MENTEE)
    between = make_person("Bruno")
    reports_to(mentor.person, between)
    reports_to(between, mentee.person)
    alike = make_ready(program, Role.MENTEE, profile={"stage": "2-starting"})
    silent = make_ready(program, Role.MENTEE, profile={"languages": {"pl": 3}})

    found = circles(mentor.person, program, [mentee, alike, silent])

    assert found == dict.fromkeys([mentee.pk, alike.pk, silent.pk], "program")


def test_partners_are_close_while_their_tandem_lives():
    tandem = make_tandem()
    viewer = tandem.mentor.person

    assert circle(viewer, tandem.mentee) == "tandem"

    tandem.state, tandem.ended_at = "ended", tandem.started_at
    tandem.save()

    assert circle(viewer, tandem.mentee) == "program"


def test_somebody_who_has_not_finished_their_own_profile_has_no_candidates():
    program = stage_program()
    mentor = make_participant(program, Role.MENTOR)
    mentee = make_ready(program, Role.MENTEE)

    assert circle(mentor.person, mentee) == "program"


def test_a_draft_is_seen_by_nobody_but_its_own_tandem():
    tandem = make_tandem()
    colleague, hr = make_ready(tandem.program), make_post(tandem.program)
    tandem.mentee.profile_done_at = None
    tandem.mentee.save()

    assert circle(tandem.mentor.person, tandem.mentee) == "tandem"
    assert circle(colleague.person, tandem.mentee) is None
    assert circle(hr, tandem.mentee) is None


@pytest.mark.parametrize("post", ["sponsor", "observer"])
def test_who_only_watches_a_program_sees_no_profile(post):
    program = stage_program()
    mentor = make_ready(program)

    assert circle(make_post(program, post), mentor) is None
    assert circle(make_person(), mentor) is None
    assert circle(make_ready(make_program()).person, mentor) is None


def test_those_who_run_the_program_see_what_everybody_in_it_sees():
    program = stage_program()

    assert circle(make_post(program), make_ready(program)) == "program"


def test_guests_meet_their_candidates_and_nobody_else():
    program = stage_program()
    guest = make_ready(program, person=make_person("Mara", guest_until="2099-01-01"))
    mentee, mentor = make_ready(program, Role.MENTEE), make_ready(program)

    assert circles(guest.person, program, [mentee, mentor]) == {mentee.pk: "candidates"}


@pytest.mark.parametrize(
    "state", [ParticipantState.INVITED, ParticipantState.LEFT, ParticipantState.DECLINED]
)
def test_who_does_not_take_part_is_not_shown(state):
    program = stage_program()
    viewer, other = make_ready(program), make_participant(program, Role.MENTEE, state=state)

    assert circle(viewer.person, other) is None


def shows(seen):
    """Return the parts of a profile that something is seen of."""
    about, said = seen.about, repr(seen)
    wordy = {part for part in WORDY if part != "topics" and word("ada", part) in said}
    choices = {
        "style": about.style == tuple(STYLE),
        "languages": bool(about.languages),
        "formats": bool(about.formats),
        "times": about.usual_times == tuple(TIMES),
        "length": about.meeting_minutes == MINUTES,
        "topics": bool(seen.topics),
    }
    sentences = {f"sentence-{number}" for number in (1, 2, 3) if word("ada", f"sentence-{number}") in said}
    return wordy | {part for part, is_shown in choices.items() if is_shown} | sentences


@pytest.mark.parametrize("seed", range(4))
def test_no_circle_sees_a_part_that_is_kept_from_it(seed):
    chance = random.Random(seed)
    participant = make_ready(make_program(), chance.choice([Role.MENTOR, Role.MENTEE]))
    asked = {part: chance.choice(CIRCLES) for part in (*PARTS, "sentence-1", "sentence-2", "sentence-3")}
    tell_everything(participant, "ada", asked)
    never = {"motivation", "practice"} if participant.role == Role.MENTEE else {"learning"}

    for place, where in enumerate(CIRCLES):
        allowed = {part for part, audience in asked.items() if CIRCLES.index(audience) >= place}
        allowed |= COMPARED if where != "program" else set()
        seen = people_seen(participant.person, {participant.pk: where})[participant.pk]
        assert shows(seen) == allowed - never
        assert word("ada", "assistant_name") not in repr(seen)
        assert word("ada", "assistant_email") not in repr(seen)
        assert (word("ada", "question") in repr(seen)) is (where == "tandem" and not seen.is_mentor)


def test_many_people_take_as_many_questions_to_the_database_as_one():
    program = stage_program()
    viewer = make_ready(program, Role.MENTOR).person
    people = [make_ready(program, Role.MENTEE) for _ in range(4)]
    for number, one in enumerate(people):
        tell_everything(one, f"nr-{number}")

    def asked(some):
        with CaptureQueriesContext(connection) as queries:
            assert len(seen_by(viewer, program, some)) == len(some)
        return len(queries)

    assert asked(people[:1]) == asked(people)
