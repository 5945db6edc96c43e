"""From the click to the review board, in seconds of work: `python -m tests.bench.board [people a side]`.

Brings so many mentors and mentees with complete profiles into a throwaway database, presses "Start matching",
lets the worker's code compute (in a process of its own, as in production) and opens the board.
"""
# ruff: noqa: T201, E402  (printing is what a measurement is for; Django wants to be set up first)

import os
import random
import resource
import statistics
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import django

django.setup()

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import (
    CaptureQueriesContext,
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from django.utils import timezone

from programs.models import Program, ProgramState, Role
from tandems.actions.matching import compute_next_run
from tandems.models import MatchRun
from tests.factories.profiles import make_person, make_topic, reports_to
from tests.factories.programs import make_post, make_program, make_ready

BAR = 3.0  # seconds, 500 people a side
ROUNDS = 3
SIZE = 500
TOPICS = [f"bench-{number}" for number in range(24)]


def company(size: int) -> tuple[Program, Client]:
    """A program of so many people a side, in departments and reporting lines, and its HR admin signed in."""
    rng = random.Random(size)
    program = make_program(state=ProgramState.MATCHING, reporting_levels=2, generation_rule="stage")
    for topic in TOPICS:
        make_topic(topic)
    sides = {
        role: [make_ready(program, role, person=_person(rng), topics=_topics(rng)) for _ in range(size)]
        for role in (Role.MENTOR, Role.MENTEE)
    }
    for one in sides[Role.MENTOR]:
        reports_to(one.person, rng.choice(sides[Role.MENTEE]).person)
    client = Client()
    client.force_login(make_post(program))
    return program, client


def _person(rng: random.Random):
    return make_person(department=f"Department {rng.randrange(12)}", site=rng.choice(["Bremen", "Dresden"]))


def _topics(rng: random.Random) -> dict[str, int]:
    return {topic: rng.randint(1, 3) for topic in rng.sample(TOPICS, 3)}


def work() -> float:
    """Seconds of processor time of this process and of those it has ended; the database is not in it."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def measured(program: Program, client: Client) -> dict[str, float]:
    """Seconds of each part of one run, and the queries of the board."""
    begun = work()
    answer = client.post(f"/programs/{program.slug}/matching/start/")
    clicked = work()
    compute_next_run(now=timezone.now())
    computed = work()
    with CaptureQueriesContext(connection) as queries:
        shown = client.get(answer.url)
    opened = work()
    assert shown.status_code == 200
    return {
        "click": clicked - begun,
        "compute": computed - clicked,
        "board": opened - computed,
        "whole": opened - begun,
        "queries": len(queries),
    }


def main() -> int:
    """Print the median of some rounds beside the bar."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        with override_settings(MATCHING_SECONDS=300, ALLOWED_HOSTS=["*"]):
            program, client = company(size)
            rounds = [measured(program, client) for _ in range(ROUNDS)]
            run = MatchRun.objects.order_by("-created_at").first()
    finally:
        teardown_databases(databases, verbosity=0)
    took = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    print(f"{size} x {size}, {run.tandem_count} tandems, {len(run.result['unmatched'])} people without one")
    for name, value in took.items():
        print(f"{name:<10} {value:>8.2f}")
    good = took["whole"] <= BAR or size != SIZE
    print(f"from click to board: {took['whole']:.2f} s, at most {BAR} s: {'ok' if good else 'MISSED'}")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
