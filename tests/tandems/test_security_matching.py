"""What a stored run must not tell whoever reads the database."""

import pytest
from django.utils import timezone

from programs.models import Role
from tandems.actions.matching import compute_next_run, start_run
from tandems.queries.problem import hash_of
from tests.factories.programs import make_post, make_program, make_ready
from tests.tandems.matching.make import pool


def test_reader_of_the_database_cannot_try_out_generations_against_the_hash_of_a_run(settings):
    problem = pool(1)
    before = hash_of(problem)

    settings.HASH_KEY = "a key of another installation, which nobody here has got"

    assert hash_of(pool(1)) != before


def test_equal_input_has_an_equal_hash():
    assert hash_of(pool(1)) == hash_of(pool(1)) != hash_of(pool(2))


@pytest.mark.django_db
def test_hr_does_not_read_how_many_partners_the_rules_leave_somebody(client):
    program = make_program(reporting_levels=2)
    hr = make_post(program)
    for role, how_many in ((Role.MENTOR, 3), (Role.MENTEE, 2)):
        for _ in range(how_many):
            make_ready(program, role, topics={"gaming": 1})
    now = timezone.now()
    run = start_run(program=program, by=hr, now=now)
    compute_next_run(now=now)
    run.refresh_from_db()

    client.force_login(hr)
    page = client.get(run.get_absolute_url()).text

    assert [row["feasible"] for row in run.result["unmatched"]] == [True]
    assert "Among those who fit, 2 places were free, and 3 people need one." in page
    assert "Possible partners" not in page
