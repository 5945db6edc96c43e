"""A word of its own in every part of many profiles, shown to audiences drawn by lot: who hears it where."""

import random

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.profiles.rules.audiences import CIRCLES, PARTS
from programs.models import Post, Role
from tests.architecture.access import ROWS
from tests.architecture.walk import address, ask
from tests.factories.profiles import make_person, make_topic
from tests.factories.programs import make_post, make_program, make_ready
from tests.factories.seen import WORDY, tell_everything, word
from tests.factories.tandems import make_tandem

pytestmark = pytest.mark.django_db

SENTENCES = ("sentence-1", "sentence-2", "sentence-3")
NEVER = ("assistant_name", "assistant_email")
OF_PROGRAM = [
    label for label, row in ROWS.items() if row.get and set(row.at.values()) == {"cast.program.slug"}
]
MENTORS, MENTEES = ("ada", "bo", "cleo"), ("ida", "jan", "kim")
EVERYWHERE = ("ada", "jan", "hr", "sponsor")  # they look at every page of the program
KEPT_APART = {("ada", "jan"), ("ada", "kim")}  # by a hard rule: both are at the same stage
STARTS = {"bo": "1-trainee", "cleo": "3-experienced", "ida": "4-leading"}


class Place:
    """Where the rows of the matrix find the slug of the program."""

    def __init__(self, program):
        self.cast = self
        self.program = program


@pytest.fixture
def people():
    """Six people of an open program, two of them in a tandem already, and who else has to do with it."""
    program = make_program(generation_rule="stage", reporting_levels=0)
    make_topic("ai-hands-on")
    found = {}
    for role, names in ((Role.MENTOR, MENTORS), (Role.MENTEE, MENTEES)):
        for name in names:
            stage = STARTS.get(name, "2-starting")
            found[name] = make_ready(
                program, role, person=make_person(name.title()), profile={"stage": stage}
            )
    make_tandem(program, mentor=found["bo"], mentee=found["jan"])
    return program, found


def circle(viewer, name):
    """Which circle somebody is in, counted by hand: `viewer` is a name, or a post, or nobody."""
    if viewer == name or {viewer, name} == {"bo", "jan"}:
        return "tandem"
    pair = (viewer, name) if viewer in MENTORS else (name, viewer)
    if pair[0] in MENTORS and pair[1] in MENTEES and pair not in KEPT_APART:
        return "candidates"
    return "program" if viewer in (*MENTORS, *MENTEES, "hr") else None


def may_hear(viewer, name, part, audiences):
    near = circle(viewer, name)
    if near is None or part in NEVER:
        return viewer == name
    if part == "question":
        return near == "tandem"
    audience = audiences[part]
    if part == "topics" and audience == "tandem":  # what is compared is never kept from candidates
        audience = "candidates"
    return CIRCLES.index(near) <= CIRCLES.index(audience)


def test_nobody_hears_a_part_that_is_kept_from_them(people):
    program, found = people
    lot = random.Random(1)
    chosen = {name: {part: lot.choice(CIRCLES) for part in (*PARTS, *SENTENCES)} for name in found}
    for name, participant in found.items():
        tell_everything(participant, name, chosen[name])
    viewers = {name: one.person for name, one in found.items()} | {
        "hr": make_post(program),
        "sponsor": make_post(program, Post.SPONSOR),
        "observer": make_post(program, Post.OBSERVER),
        "employee": make_person("Emil"),
    }
    profiles = [reverse("tandems:profile", args=[program.slug, one.code]) for one in found.values()]
    pages = [address(label, Place(program)) for label in OF_PROGRAM]
    wrong, heard = [], 0
    for viewer, person in viewers.items():
        client = Client()
        client.force_login(person)
        paths = ["/", *profiles, *(pages if viewer in EVERYWHERE else ())]
        text = "".join(ask(client, "get", path).text for path in paths)
        for name in found:
            for part in (*WORDY, *SENTENCES, *NEVER, "question"):
                if word(name, part) in text:
                    heard += 1
                    if not may_hear(viewer, name, part, chosen[name]):
                        wrong.append(f"{viewer} hears {part} of {name}")

    assert wrong == []
    assert heard > 100  # the words are there to be heard
