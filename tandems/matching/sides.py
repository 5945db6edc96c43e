"""The people of a problem as arrays, so that rules and points can look at many pairs at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tandems.matching.people import LOCAL_MODES, UNKNOWN_TRAIT, Person
from tandems.matching.problem import Problem

Mask = npt.NDArray[np.bool_]
"""Pairs as (rows of mentors, all mentees)."""
Ints = npt.NDArray[np.signedinteger[Any]]
Bits = npt.NDArray[np.unsignedinteger[Any]]
"""A bit set per person: shape (people, words)."""

UNKNOWN: Final = -(2**31)
"""An unknown number. Far outside every real one, and safe to subtract in int64."""
SHORT: Final = 32
"""Up to so many bits are kept in bytes."""
TOP_LEVEL: Final = 3


@dataclass(frozen=True, slots=True)
class Side:
    """All mentors or all mentees. Both sides share codes for words; UNKNOWN = not given."""

    ids: tuple[str, ...]
    index: Mapping[str, int]
    birth_year: Ints
    generation: Ints
    career_stage: Ints
    organisation: Ints
    department: Ints
    function: Ints
    background: Ints
    location: Ints
    manager: Ints
    utc_offset: Ints
    capacity: Ints
    traits: Ints
    """Shape (people, sliders)."""
    languages: Bits
    remote: Bits
    local: Bits
    slots: Bits
    topics: npt.NDArray[np.float32]
    """Shape (people, topics): strength of an offer (mentors) or priority of a need (mentees), 0 = none."""

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, people: Ints) -> "Side":
        """The same for some of them, in this order."""
        arrays = {one.name: getattr(self, one.name) for one in fields(self)[2:]}
        ids = tuple(self.ids[place] for place in people.tolist())
        index = {id_: place for place, id_ in enumerate(ids)}
        return Side(ids=ids, index=index, **{name: array[people] for name, array in arrays.items()})


def encode(problem: Problem, managers: Mapping[str, str]) -> tuple[Side, Side]:
    """Both sides with one vocabulary, in canonical order. `managers` maps everybody to their manager."""
    everybody = (*problem.mentors, *problem.mentees)
    vocabulary = _Vocabulary(everybody, managers)
    mentors = vocabulary.side(problem.mentors, offer_strength)
    mentees = vocabulary.side(problem.mentees, lambda person, topic: clip_level(person.topics[topic]))
    return mentors, mentees


def clip_level(value: int) -> int:
    """A level or priority, pressed into 0 to 3."""
    return max(0, min(TOP_LEVEL, value))


def offer_strength(mentor: Person, topic: str) -> int:
    """How well a mentor covers a topic, 0 to 12: 6, 8 or 10 by level, and 2 more if they can show it live."""
    level = clip_level(mentor.topics.get(topic, 0))
    if level == 0:
        return 0
    return 4 + 2 * level + (2 if topic in mentor.live else 0)


class _Vocabulary:
    """Codes for every word that occurs among the people of a problem."""

    def __init__(self, people: Sequence[Person], managers: Mapping[str, str]) -> None:
        self.managers = managers
        self.words = _number(
            word
            for person in people
            for word in (
                person.organisation, person.department, person.function, person.background, person.location,
                managers.get(person.id, ""),
            )
        )  # fmt: skip
        self.languages = _number(word for person in people for word in person.languages)
        self.modes = _number(word for person in people for word in person.modes)
        self.topics = _number(word for person in people for word in person.topics)
        self.sliders = max((len(person.traits) for person in people), default=0)
        self.slot_bits = max((person.slots.bit_length() for person in people), default=0)

    def side(self, people: Sequence[Person], strength: Callable[[Person, str], int]) -> Side:
        """The arrays of one side; `strength` turns a topic of a person into a number."""
        local = frozenset(LOCAL_MODES)
        return Side(
            ids=tuple(person.id for person in people),
            index={person.id: row for row, person in enumerate(people)},
            birth_year=_numbers(person.birth_year for person in people),
            generation=_numbers(person.generation for person in people),
            career_stage=_numbers(person.career_stage for person in people),
            organisation=self._codes(person.organisation for person in people),
            department=self._codes(person.department for person in people),
            function=self._codes(person.function for person in people),
            background=self._codes(person.background for person in people),
            location=self._codes(person.location for person in people),
            manager=self._codes(self.managers.get(person.id, "") for person in people),
            utc_offset=_numbers(person.utc_offset for person in people),
            capacity=_numbers(person.capacity for person in people),
            traits=self._traits(people),
            languages=_sets((person.languages for person in people), self.languages),
            remote=_sets((person.modes - local for person in people), self.modes),
            local=_sets((person.modes & local for person in people), self.modes),
            slots=_bits((person.slots for person in people), self.slot_bits),
            topics=self._topics(people, strength),
        )

    def _codes(self, words: Iterable[str]) -> Ints:
        return np.array([self.words[word] if word else UNKNOWN for word in words], dtype=np.int32)

    def _traits(self, people: Sequence[Person]) -> Ints:
        traits = np.full((len(people), self.sliders), UNKNOWN_TRAIT, dtype=np.int16)
        for row, person in enumerate(people):
            traits[row, : len(person.traits)] = person.traits
        return traits

    def _topics(
        self, people: Sequence[Person], strength: Callable[[Person, str], int]
    ) -> npt.NDArray[np.float32]:
        topics = np.zeros((len(people), len(self.topics)), dtype=np.float32)
        told = [
            (row, self.topics[topic], strength(person, topic))
            for row, person in enumerate(people)
            for topic in person.topics
        ]
        if told:
            rows, columns, values = np.array(told).T
            topics[rows, columns] = values
        return topics


def share_any(left: Bits, right: Bits) -> Mask:
    """Whether bit sets meet, for all pairs: (n, words) and (m, words) give (n, m)."""
    meets = np.zeros((len(left), len(right)), dtype=np.bool_)
    for one, other in zip(left.T, np.ascontiguousarray(right.T), strict=True):
        meets |= (one[:, None] & other) != 0
    return meets


def share_count(left: Bits, right: Bits) -> Ints:
    """How many bits two sets share, for all pairs: (n, words) and (m, words) give (n, m)."""
    count = np.zeros((len(left), len(right)), dtype=np.int16)
    for one, other in zip(left.T, np.ascontiguousarray(right.T), strict=True):
        count += np.bitwise_count(one[:, None] & other)
    return count


def part(weight: int, amount: npt.NDArray[Any], whole: npt.NDArray[Any] | int) -> Ints:
    """`weight * amount // whole` for whole numbers that are not negative.

    In 16 bits where that is enough (fast), else in float32: exact while weight * amount < 2**24, as the
    rounding error of the quotient then stays below 1 / whole, its least distance to a whole number.
    """
    is_short = amount.dtype == np.int16 and np.size(whole) == 1 and amount.size
    if is_short and weight * int(amount.max()) <= np.iinfo(np.int16).max:
        points: Ints = amount * np.int16(weight)
        points //= np.int16(np.asarray(whole).item())
        return points
    quotient = amount * np.float32(weight)
    quotient /= whole
    return quotient.astype(np.int16)


def _number(words: Iterable[str]) -> dict[str, int]:
    return {word: code for code, word in enumerate(sorted(set(words)))}


def _numbers(values: Iterable[int | None]) -> Ints:
    return np.array([UNKNOWN if value is None else value for value in values], dtype=np.int64)


def _sets(sets: Iterable[frozenset[str]], codes: Mapping[str, int]) -> Bits:
    known: dict[frozenset[str], int] = {}
    values = []
    for words in sets:
        if words not in known:
            known[words] = sum(1 << codes[word] for word in words)
        values.append(known[words])
    return _bits(values, len(codes))


def _bits(values: Iterable[int], bits: int) -> Bits:
    """One row per number: in bytes where they are short (those are counted fastest), else in long words."""
    size = 8 if bits <= SHORT else 64
    words = max(1, -(-bits // size))
    rows = [[(number >> (size * word)) & (2**size - 1) for word in range(words)] for number in values]
    packed: Bits = np.array(rows, dtype=np.uint64).reshape(len(rows), words)
    return packed.astype(np.uint8) if bits <= SHORT else packed
