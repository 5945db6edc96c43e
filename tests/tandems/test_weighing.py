"""HR says what counts how much, and sees at once what it changes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.privacy.models import AuditEvent
from programs.models import ProgramState, Role
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import release_run
from tandems.actions.weighing import Weighing, weigh
from tandems.models import MatchRun
from tandems.templatetags.weighing import weights_said
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.django_db

NOW = timezone.now()
TURNED = Weighing(topics_weight=1, contrast_weight=5, interest_weight=0, frame_weight=1)


@pytest.fixture
def program():
    program = make_program(state=ProgramState.MATCHING)
    make_ready(program, Role.MENTOR)
    make_ready(program, Role.MENTEE)
    return program


def finished(run):
    compute_next_run(now=NOW)
    run.refresh_from_db()
    return run


def test_new_weights_are_kept_audited_and_computed_with(program):
    hr = make_post(program)

    run = finished(weigh(program=program, weighing=TURNED, by=hr, now=NOW))

    program.refresh_from_db()
    assert (program.contrast_weight, program.interest_weight) == (5, 0)
    assert run.parameters["weights"]["contrast"] > run.parameters["weights"]["topics"]
    assert AuditEvent.objects.filter(verb="program.weights_changed").count() == 1


def test_weights_stay_while_a_run_is_about_to_go_out(program):
    hr = make_post(program)
    release_run(run=finished(start_run(program=program, by=hr, now=NOW)), by=hr, now=NOW)

    with pytest.raises(Refused, match="run_released"):
        weigh(program=program, weighing=TURNED, by=hr, now=NOW)

    program.refresh_from_db()
    assert program.contrast_weight == 3


def test_something_besides_likes_has_to_count(program):
    nothing = Weighing(topics_weight=0, contrast_weight=0, interest_weight=5, frame_weight=0)

    with pytest.raises(Refused, match="weights_zero"):
        weigh(program=program, weighing=nothing, by=make_post(program), now=NOW)


def test_hr_of_another_program_changes_no_weight(program):
    with pytest.raises(NotAllowed):
        weigh(program=program, weighing=TURNED, by=make_post(make_program()), now=NOW)

    assert not MatchRun.objects.exists()


def test_weights_are_read_as_a_sentence():
    weights = {"topics_weight": 4, "contrast_weight": 4, "interest_weight": 0, "frame_weight": 2}

    said = weights_said(weights)

    assert said == (
        "Common topics and contrast (40 of 100 points) first, then times, languages and ways to meet (20). "
        "Left out: mutual interest."
    )


def test_changing_weights_leads_to_the_comparison_with_the_run_before(client, program):
    hr = make_post(program)
    before = finished(start_run(program=program, by=hr, now=NOW))
    client.force_login(hr)
    url = reverse("tandems:weights", args=[program.slug])

    answer = client.post(
        url, {"topics_weight": 1, "contrast_weight": 5, "interest_weight": 2, "frame_weight": 1}
    )
    waiting = client.get(answer.url).content.decode()
    compute_next_run(now=NOW)
    shown = client.get(answer.url).content.decode()

    assert answer.url.endswith(f"/compare/{before.code}/")
    assert "The best set of tandems is being found." in waiting
    assert "Contrast (56 of 100 points) first" in shown


def test_sentence_follows_the_sliders(client, program):
    client.force_login(make_post(program))
    url = reverse("tandems:weights", args=[program.slug])

    moved = {"topics_weight": 0, "contrast_weight": 5, "interest_weight": 0, "frame_weight": 0}
    answer = client.get(url, moved, headers={"HX-Request": "true"}).content.decode()

    assert "Only contrast (100 of 100 points)." in answer
    assert "<html" not in answer
