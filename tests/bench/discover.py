"""How long the deck takes among thousands: `python -m tests.bench.discover [people on each side]`.

Beside each other in one process, median of five: the page of the own profile, the page with the card on top,
and dealing the cards of a day. The bar for the deck is three times the profile. Uses a database of its own in
the server of the tests.
"""
# ruff: noqa: T201, E402  (printing is what a measurement is for; Django has to be set up before models load)

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from django.urls import reverse

from mentoring.profiles.models import Profile, PromptAnswer, ReportingLine, SpokenLanguage, Topic, User
from programs.models import Need, Offer, Participant, Program, Role
from tandems.models import Card
from tests.factories.programs import NOW, make_program

BAR = 3.0
ROUNDS = 5
SIDE = 2000
TOPICS = 60


def people(number: int) -> list[User]:
    """Return people in a reporting line of ten each, 40 departments, two sites."""
    made = User.objects.bulk_create(
        User(
            email=f"person{one}@example.com",
            first_name=f"Vorname{one % 997}",
            last_name=f"Nachname{one % 7919}",
            department=f"Abteilung {one % 40}",
            site=("Bremen", "Dresden")[one % 2],
            sort_key=f"{one:06}",
        )
        for one in range(number)
    )
    ReportingLine.objects.bulk_create(
        ReportingLine(person=made[one], manager=made[one // 10]) for one in range(1, number)
    )
    return made


def pool(side: int) -> Program:
    """Return a program with `side` mentors and as many mentees, all of them complete."""
    program = make_program(generation_rule="stage")
    everybody = people(2 * side)
    profiles = Profile.objects.bulk_create(
        Profile(
            person=person,
            headline="Always curious",
            career_stage="4-leading" if place % 2 else "2-starting",
            formats=["video", "on_site"],
            style=[1 + (place + axis) % 5 for axis in range(6)],
            usual_times=["mon-am", "tue-pm"] if place % 3 else ["fri-mid"],
        )
        for place, person in enumerate(everybody)
    )
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(profile=one, language=language, fluency=3)
        for one in profiles
        for language in ("de", "en")
    )
    PromptAnswer.objects.bulk_create(
        PromptAnswer(profile=one, prompt=prompt, text="In my own words.", position=place)
        for one in profiles
        for place, prompt in enumerate(("learn-from", "ask-me", "certain-something"), start=1)
    )
    parts = Participant.objects.bulk_create(
        Participant(
            program=program,
            person=person,
            role=Role.MENTEE if place % 2 else Role.MENTOR,
            state="active",
            invited_at=NOW,
            answered_at=NOW,
            profile_done_at=NOW,
        )
        for place, person in enumerate(everybody)
    )
    topics = list(Topic.objects.filter(is_active=True)[:TOPICS])
    for model, level, own in ((Offer, "level", parts[::2]), (Need, "priority", parts[1::2])):
        model.objects.bulk_create(
            model(participant=part, topic=topics[(place + 7 * step) % len(topics)], **{level: 1 + step % 3})
            for place, part in enumerate(own)
            for step in range(3)
        )
    return program


def timed(act: Callable[[], object]) -> tuple[float, int]:
    """Return the seconds of `act` and how many statements it sent."""
    with CaptureQueriesContext(connection) as asked:
        begin = time.perf_counter()
        act()
        return time.perf_counter() - begin, len(asked)


def main() -> int:
    """Measure, and return 1 if the deck misses its bar."""
    side = int(sys.argv[1]) if len(sys.argv) > 1 else SIDE
    program = pool(side)
    viewer = program.participants.filter(role=Role.MENTEE).select_related("person").first()
    client = Client()
    client.force_login(viewer.person)
    urls = {
        name: reverse(f"{name}", args=[program.slug])
        for name in ("programs:participation", "tandems:discover")
    }
    deal = reverse("tandems:discover-deal", args=[program.slug])
    took: dict[str, list[tuple[float, int]]] = {"profile": [], "deal": [], "deck": []}
    for _ in range(ROUNDS + 1):  # the first one warms up
        Card.objects.all().delete()
        took["deal"].append(timed(lambda: client.post(deal)))
        took["profile"].append(timed(lambda: client.get(urls["programs:participation"])))
        took["deck"].append(timed(lambda: client.get(urls["tandems:discover"])))
    median = {name: statistics.median(seconds for seconds, _asked in runs[1:]) for name, runs in took.items()}
    for name, runs in took.items():
        times = median[name] / median["profile"]
        print(f"{name:8} {median[name] * 1000:7.1f} ms  {times:4.1f} × profile  {runs[-1][1]:3} statements")
    return int(max(median["deck"], median["deal"]) > BAR * median["profile"])


if __name__ == "__main__":
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        sys.exit(main())
    finally:
        teardown_databases(databases, verbosity=0)
