"""People and pools for the matching tests: by hand, by seed and by hypothesis."""

import random

import numpy as np
from hypothesis import strategies as st

from tandems.matching import Fairness, Person, Problem, Rules, match

LANGUAGES = ("de", "en", "fr")
MODES = ("video", "phone", "on_site", "shadow_day")
TOPICS = ("ai", "social", "climate", "gaming", "payment")
LENIENT = Rules(generation="off", reporting_line=0, require_shared_language=False, require_meeting=False)


def person(id_="anna", **facts):
    """Somebody nothing stands against."""
    known = {"languages": frozenset({"de"}), "modes": frozenset({"video"}), "birth_year": 1990} | facts
    return Person(id=id_, **known)


def pool(seed, mentors=6, mentees=6, *, rules=LENIENT, fairness=Fairness.FLOOR, capacity=2, **facts):
    """A pool drawn from a seed, with likes, previous tandems and a reporting line."""
    rng = random.Random(seed)
    a = [_drawn(rng, f"a{number:03}", capacity) for number in range(mentors)]
    b = [_drawn(rng, f"b{number:03}", capacity) for number in range(mentees)]
    ids = [one.id for one in (*a, *b)]
    likes = [(rng.choice(a).id, rng.choice(b).id) for _ in range(mentors)]
    likes += [(rng.choice(b).id, rng.choice(a).id) for _ in range(mentees)]
    managers = {one: rng.choice(ids) for one in ids if rng.random() < 0.5}
    return Problem(
        tuple(a), tuple(b), managers=managers, rules=rules, fairness=fairness, likes=tuple(likes), **facts
    )


def _drawn(rng, id_, capacity):
    topics = {topic: rng.randint(1, 3) for topic in TOPICS if rng.random() < 0.5}
    return Person(
        id=id_,
        birth_year=rng.choice([None, 1960, 1975, 1981, 1990, 2000]),
        organisation=rng.choice(["", "", "start-up"]),
        department=rng.choice(["", "it", "hr", "law"]),
        languages=frozenset(one for one in LANGUAGES if rng.random() < 0.5),
        modes=frozenset(one for one in MODES if rng.random() < 0.4),
        location=rng.choice(["", "Kiel", "Ulm"]),
        utc_offset=rng.choice([0, 60, 120, 480]),
        slots=rng.getrandbits(10),
        topics=topics,
        traits=tuple(rng.randint(-1, 4) for _ in range(rng.randint(0, 4))),
        capacity=rng.randint(1, capacity),
        generation=rng.choice([None, 1, 2, 3]),
        career_stage=rng.choice([None, 1, 2, 3, 4]),
        live=frozenset(topic for topic in topics if rng.random() < 0.5),
        function=rng.choice(["", "sales", "board"]),
        background=rng.choice(["", "art", "maths"]),
    )


def drawn_rules(seed):
    """Any mixture of hard rules."""
    rng = random.Random(seed)
    return Rules(
        format=rng.choice(["any", "departmental", "cross_functional", "external"]),
        generation=rng.choice(["birth_year", "band", "stage", "off"]),
        mentor_born_from=rng.choice([None, 1975, 1981]),
        mentee_born_before=rng.choice([None, 1981, 1990]),
        min_birth_year_gap=rng.choice([None, 0, 15]),
        mentor_later=rng.choice([False, True]),
        reporting_line=rng.choice([1, 2, 1_000_000]),
        exclude_same_manager=True,
        min_shared_slots=rng.randint(1, 3),
    )


def scores(rng, mentors, mentees, *, density=0.6, steps=1000):
    """Random integer scores 0 to 1000 in so many steps (few steps: many ties), -1 where infeasible."""
    values = rng.integers(0, steps + 1, (mentors, mentees)) * (1000 // steps)
    return np.where(rng.random((mentors, mentees)) < density, values, -1).astype(np.int16)


def given(matrix, cap_a, cap_b, **facts):
    """A problem of people nothing stands against, and its matching for these scores."""
    a = tuple(person(f"a{row}", capacity=int(places)) for row, places in enumerate(cap_a))
    b = tuple(person(f"b{column}", capacity=int(places)) for column, places in enumerate(cap_b))
    problem = Problem(a, b, rules=LENIENT, **facts)
    return problem, match(problem, scores=matrix)


IDS = [f"p{number}" for number in range(6)]
links = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=6).map(tuple)


@st.composite
def people(draw):
    """One to four people with ids of one small directory, so that the sides may share somebody."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))
    return tuple(draw(persons(id_)) for id_ in ids)


def persons(id_):
    """Anybody with this id, from empty to complete."""
    return st.builds(
        Person,
        id=st.just(id_),
        birth_year=st.none() | st.integers(1950, 2005),
        organisation=st.sampled_from(["", "start-up"]),
        department=st.sampled_from(["", "it", "hr"]),
        manager=st.none() | st.sampled_from(IDS),
        languages=st.frozensets(st.sampled_from(LANGUAGES)),
        modes=st.frozensets(st.sampled_from(MODES)),
        location=st.sampled_from(["", "Kiel", "Ulm"]),
        utc_offset=st.integers(-300, 300),
        slots=st.integers(0, 15) | st.integers(0, 2**168 - 1),
        topics=st.dictionaries(st.sampled_from(TOPICS), st.integers(0, 4)),
        traits=st.lists(st.integers(-1, 5), max_size=4).map(tuple),
        capacity=st.integers(0, 3),
        generation=st.none() | st.integers(1, 4),
        career_stage=st.none() | st.integers(1, 4),
        live=st.frozensets(st.sampled_from(TOPICS)),
        function=st.sampled_from(["", "sales", "board"]),
        background=st.sampled_from(["", "art", "maths"]),
    )


rule_sets = st.builds(
    Rules,
    format=st.sampled_from(["any", "departmental", "cross_functional", "external"]),
    generation=st.sampled_from(["birth_year", "band", "stage", "off"]),
    mentor_born_from=st.none() | st.integers(1970, 1990),
    mentee_born_before=st.none() | st.integers(1970, 1990),
    min_birth_year_gap=st.none() | st.integers(-5, 20),
    mentor_later=st.booleans(),
    reporting_line=st.sampled_from([0, 1, 2, 1_000_000]),
    exclude_same_manager=st.booleans(),
    require_shared_language=st.booleans(),
    require_meeting=st.booleans(),
    min_shared_slots=st.integers(0, 3),
    exclude_previous=st.booleans(),
)

problems = st.builds(
    Problem,
    mentors=people(),
    mentees=people(),
    managers=st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS)),
    rules=rule_sets,
    likes=links,
    vetoes=links,
    previous=links,
    conflicts=links,
)
