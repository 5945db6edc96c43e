"""Nobody is shown whom a hard rule excludes: the rules once more, by code of its own."""

import datetime as dt
from random import Random

import pytest

from mentoring.privacy.models import Purpose
from programs.models import Role
from tandems.actions.discover import answer, deal
from tandems.models import Card
from tandems.rules.deck import Answer
from tests.factories.profiles import know_band, make_person, reports_to
from tests.factories.programs import agree, make_program, make_ready

pytestmark = pytest.mark.django_db

MORNING = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)
RULES = ("different", "mentor_later", "stage")


def allowed(mentor, mentee, program, managers, bands):
    """The hard rules once more, written down from the brief and not from the engine."""
    one, other = mentor.person, mentee.person
    departments = {"any": True, "same": one.department == other.department}
    departments["different"] = not departments["same"]
    languages = [{spoken.language for spoken in who.profile.languages.all()} for who in (one, other)]
    ways = set(one.profile.formats) & set(other.profile.formats)
    is_near = bool(one.site) and one.site == other.site
    return (
        departments[program.department_rule]
        and not is_above(one.pk, other.pk, managers, program.reporting_levels)
        and not is_above(other.pk, one.pk, managers, program.reporting_levels)
        and bool(languages[0] & languages[1])
        and bool(ways - {"on_site", "shadow_day"} or (ways and is_near))
        and are_far_enough_apart(one, other, program.generation_rule, bands)
    )


def is_above(boss, person, managers, levels):
    for _level in range(levels):
        person = managers.get(person)
        if person == boss:
            return True
    return False


def are_far_enough_apart(mentor, mentee, rule, bands):
    mine, theirs = bands.get(mentor.pk), bands.get(mentee.pk)
    if rule == "stage" or mine is None or theirs is None:
        return mentor.profile.career_stage < mentee.profile.career_stage
    return mine > theirs if rule == "mentor_later" else mine != theirs


def seen_in_two_days(own):
    """There are at most thirteen people on the other side."""
    for day in range(2):
        now = MORNING + day * dt.timedelta(days=1)
        deal(own=own, by=own.person, now=now)
        for card in Card.objects.filter(viewer=own, said=None):
            answer(card=card, said=Answer("no"), before="", by=own.person, now=now)
    return set(Card.objects.filter(viewer=own).values_list("shown_id", flat=True))


def pool(random):
    """Return a program with random rules, fourteen people, who reports to whom, and whose bands count."""
    program = make_program(
        generation_rule=random.choice(RULES),
        department_rule=random.choice(["any", "different", "same"]),
        reporting_levels=random.choice([0, 1, 2, 99]),
    )
    people, managers, bands = [], {}, {}
    for _ in range(14):
        person = make_person(department=random.choice(["A", "B"]), site=random.choice(["", "Kiel", "Ulm"]))
        profile = {
            "stage": random.choice(["1-trainee", "2-starting", "3-experienced", "4-leading"]),
            "formats": tuple(random.sample(["on_site", "video", "shadow_day"], random.randint(1, 2))),
            "languages": dict.fromkeys(random.sample(["de", "en", "fr"], random.randint(1, 2)), 3),
        }
        people.append(make_ready(program, random.choice(Role.values), person=person, profile=profile))
        if len(people) > 1 and random.random() < 0.7:
            boss = random.choice(people[:-1]).person
            reports_to(person, boss)
            managers[person.pk] = boss.pk
        if random.random() < 0.7:
            band = random.randint(0, 2)
            know_band(person, band)
            if random.random() < 0.8:
                agree(people[-1], Purpose.GENERATION)
                bands[person.pk] = band
    return program, people, managers, bands


@pytest.mark.parametrize("seed", range(6))
def test_candidates_are_exactly_those_whom_no_hard_rule_excludes(seed):
    program, people, managers, bands = pool(Random(seed))

    for own in people:
        others = [one for one in people if one.role != own.role]
        pairs = [(own, one) if own.role == Role.MENTOR else (one, own) for one in others]
        expected = {
            other.pk
            for other, pair in zip(others, pairs, strict=True)
            if allowed(*pair, program, managers, bands)
        }
        assert seen_in_two_days(own) == expected
