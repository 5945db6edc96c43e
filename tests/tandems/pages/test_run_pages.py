"""The board of a run: what HR sees before and after publishing."""

import pytest
from django.utils import timezone

from programs.models import ProgramState, Role
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import publish_run
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.django_db


def test_hr_is_led_to_the_program_once_the_tandems_are_published(client):
    program = make_program(state=ProgramState.MATCHING)
    hr = make_post(program)
    make_ready(program, Role.MENTOR)
    make_ready(program, Role.MENTEE)
    run = start_run(program=program, by=hr, now=timezone.now())
    compute_next_run(now=timezone.now())
    run.refresh_from_db()
    client.force_login(hr)
    before = client.get(run.get_absolute_url()).content.decode()

    publish_run(run=run, by=hr, now=timezone.now())
    after = client.get(run.get_absolute_url()).content.decode()

    assert "Publish" in before
    assert "Go to the program" not in before
    assert f'<a class="btn btn-primary" href="/programs/{program.slug}/">Go to the program' in after
