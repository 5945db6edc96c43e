"""The reporting line: who stands above whom, and how far. Cycles may occur; nothing here hangs on them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)


def chain_above(person: Person, managers: Mapping[Person, Person]) -> Iterator[Person]:
    """Yield the manager, the manager's manager and so on; stop before anybody comes a second time."""
    seen = {person}
    above = managers.get(person)
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = managers.get(above)


def distance(a: Person, b: Person, managers: Mapping[Person, Person]) -> int | None:
    """Return how many levels of one line lie between two people, whoever stands above: 1 = direct manager.

    0 is the same person, None means neither stands above the other (colleagues of one team, for example).
    `managers` holds each person's direct manager. Within a cycle the shorter way counts.
    """
    if a == b:
        return 0
    ways = (
        next((levels for levels, above in enumerate(chain_above(low, managers), 1) if above == high), None)
        for low, high in ((a, b), (b, a))
    )
    return min((levels for levels in ways if levels is not None), default=None)


def find_cycles(managers: Mapping[Person, Person]) -> tuple[tuple[Person, ...], ...]:
    """Return every circle of people who manage each other, each once, in the order of reporting upward.

    A circle begins with the person who comes first in `managers`. Somebody who is the own manager is a
    circle of one. People who merely report into a circle are not part of it.
    """
    place = {person: index for index, person in enumerate(managers)}
    done: set[Person] = set()
    cycles: list[tuple[Person, ...]] = []
    for start in managers:
        path: dict[Person, int] = {}
        person: Person | None = start
        while person is not None and person not in path and person not in done:
            path[person] = len(path)
            person = managers.get(person)
        if person is not None and person in path:
            circle = list(path)[path[person] :]
            first = min(range(len(circle)), key=lambda index: place[circle[index]])
            cycles.append((*circle[first:], *circle[:first]))
        done.update(path)
    return tuple(cycles)
