"""Who can be matched: one person as the engine sees them, without a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

UNKNOWN_TRAIT = -1
"""A slider this person has not set."""

ON_SITE = "on_site"
SHADOW_DAY = "shadow_day"
LOCAL_MODES = (ON_SITE, SHADOW_DAY)
"""Ways to meet that need both people at one location; every other mode works over any distance."""


@dataclass(frozen=True, slots=True)
class Person:
    """One side of a possible pair: a mentor (the junior who teaches) or a mentee (the senior who learns).

    `id` belongs to the human, in the id space of `Problem.managers`: somebody who is mentor and mentee at
    once carries the same id on both sides. Empty text and `None` mean "not known".
    """

    id: str
    birth_year: int | None = None
    """Four digits; only read when `Rules.generation` is "birth_year"."""
    organisation: str = ""
    department: str = ""
    manager: str | None = None
    """Id of the direct manager; `Problem.managers` wins where it knows the person."""
    languages: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    """Ways to meet: "video", "phone", `ON_SITE`, `SHADOW_DAY`."""
    location: str = ""
    utc_offset: int = 0
    """Minutes east of UTC."""
    slots: int = 0
    """Bit set of weekly slots this person can spare, on one clock for all: the caller shifts time zones."""
    topics: Mapping[str, int] = field(default_factory=dict)
    """Topic code to level (mentor) or priority (mentee): 1 to 3, larger is more."""
    traits: tuple[int, ...] = ()
    """Working-style sliders, 0 to `Problem.trait_span`; `UNKNOWN_TRAIT` or cut short where not set."""
    capacity: int = 1
    generation: int | None = None
    """Ordinal generation band, larger is later born; None without consent."""
    career_stage: int | None = None
    """Ordinal 1 to 4, larger is further on."""
    live: frozenset[str] = frozenset()
    """Topics a mentor can show live."""
    function: str = ""
    background: str = ""


def common_modes(a: Person, b: Person) -> frozenset[str]:
    """The ways in which two people can really meet: shared, and local ones only at one known location."""
    shared = a.modes & b.modes
    near = a.location != "" and a.location == b.location
    return shared if near else shared - frozenset(LOCAL_MODES)


def trait_pairs(a: Person, b: Person) -> list[tuple[int, int, int]]:
    """(slider, mentor's value, mentee's value) for the sliders both have set."""
    return [
        (slider, one, other)
        for slider, (one, other) in enumerate(zip(a.traits, b.traits, strict=False))
        if one > UNKNOWN_TRAIT and other > UNKNOWN_TRAIT
    ]


def fields_of_work(a: Person, b: Person) -> tuple[str, str]:
    """The functions of two people if both have one, else their departments."""
    return (a.function, b.function) if a.function and b.function else (a.department, b.department)
