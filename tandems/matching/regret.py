"""What a wish would cost: the exact loss when two people are made a tandem, and the best others for somebody.

Exact for the order of aims of the run: tandems and covered people, tandems below the floor that was reached
(or below the bands), points. Everybody else is re-arranged in the best way; locked tandems stand.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tandems.matching.assign import thresholds_of
from tandems.matching.detour import Detour, Network
from tandems.matching.exchange import Book
from tandems.matching.flow import Arcs
from tandems.matching.levels import Levels
from tandems.matching.market import Cell, what_is_left
from tandems.matching.matching import Matching
from tandems.matching.problem import Link, Problem
from tandems.matching.relaxation import SideName
from tandems.matching.sides import Ints


@dataclass(frozen=True, slots=True)
class Regret:
    """The loss if this pair is made a tandem. The figures stand in rank: an earlier one outweighs the later.

    A later figure may be negative (a gain) where an earlier one is not zero.
    """

    mentor: str
    mentee: str
    tandems: int
    """So many tandems fewer."""
    mentors: int
    """So many more mentors without a tandem."""
    mentees: int
    below: tuple[tuple[int, int], ...]
    """(threshold, so many more tandems below it): the floor that was reached, then the bands."""
    points: int
    given_up: tuple[Link, ...]
    """Tandems that would end, sorted."""
    made: tuple[Link, ...]
    """Tandems that would be made, sorted; the asked one is among them unless it exists."""

    @property
    def is_none(self) -> bool:
        """Some best set holds this pair."""
        counts = (self.tandems, self.mentors, self.mentees, self.points)
        return not any(counts) and not any(more for _, more in self.below)

    @property
    def waiting(self) -> int:
        """So many more people wait for a tandem."""
        return self.mentors + self.mentees


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another possible partner of somebody."""

    person: str
    score: int
    regret: Regret


def regret(problem: Problem, matching: Matching, mentor: str, mentee: str) -> Regret | None:
    """The exact loss when this pair is forced; None when a hard rule or locked tandems forbid it.

    KeyError for ids that are not on that side. For many questions about one matching use `Exchanges`.
    """
    return Exchanges(problem, matching).regret(mentor, mentee)


def alternatives(
    problem: Problem, matching: Matching, person: str, k: int = 10, *, side: SideName | None = None
) -> list[Alternative]:
    """The `k` possible partners who cost least, best first, without the present ones.

    `side` is only needed for somebody who takes part as mentor and as mentee: without it they are asked
    about as mentor. KeyError for strangers.
    """
    return Exchanges(problem, matching).alternatives(person, k, side=side)


class Exchanges:
    """Any number of questions about one matching; what they share is prepared once."""

    def __init__(self, problem: Problem, matching: Matching, *, unlocked: Collection[Link] = ()) -> None:
        self.problem, self.matching = problem, matching
        self.mentors = {person.id: row for row, person in enumerate(problem.mentors)}
        self.mentees = {person.id: column for column, person in enumerate(problem.mentees)}
        self.cells = [(self.mentors[pair.mentor], self.mentees[pair.mentee]) for pair in matching.pairs]
        self.chosen = frozenset(self.cells)
        self.held = Counter(row for row, _ in self.cells), Counter(column for _, column in self.cells)
        self.locked = [
            cell
            for cell, pair in zip(self.cells, matching.pairs, strict=True)
            if pair.locked and (pair.mentor, pair.mentee) not in unlocked
        ]
        self.market = what_is_left(
            matching.scores,
            np.array([max(person.capacity, 0) for person in problem.mentors], dtype=np.int64),
            np.array([max(person.capacity, 0) for person in problem.mentees], dtype=np.int64),
            self.locked,
        )
        self.thresholds = thresholds_of(matching.fairness, matching.bands, matching.certificate.floor)

    def regret(self, mentor: str, mentee: str) -> Regret | None:
        """As `regret`."""
        row, column = self.mentors[mentor], self.mentees[mentee]
        if (row, column) in self.chosen:
            return self._told((row, column), [], [])
        place = self.place(row, self.market.rows), self.place(column, self.market.columns)
        if place[0] is None or place[1] is None or self.matching.scores[row, column] < 0:
            return None
        detour = Detour(self._by_mentee, place[1])
        while place[0] not in detour.to_row:
            detour.next_row()
        return self._told((row, column), *self._way(detour, place[0], turned=False))

    def alternatives(self, person: str, k: int = 10, *, side: SideName | None = None) -> list[Alternative]:
        """As `alternatives`."""
        side = side or ("mentor" if person in self.mentors else "mentee")
        is_mentor = side == "mentor"
        own, others = self.market.rows, self.market.columns
        if not is_mentor:
            own, others = others, own
        start = self.place((self.mentors if is_mentor else self.mentees)[person], own)
        if start is None:
            return []
        network = self._by_mentor if is_mentor else self._by_mentee
        found = []
        for other, detour in self._nearest(network, start, k):
            cell = (
                (int(own[start]), int(others[other])) if is_mentor else (int(others[other]), int(own[start]))
            )
            told = self._told(cell, *self._way(detour, other, turned=is_mentor))
            score = int(self.matching.scores[cell])
            found.append(Alternative(told.mentee if is_mentor else told.mentor, score, told))
        return found

    def _nearest(self, network: Network, start: int, k: int) -> list[tuple[int, Detour]]:
        """The rows whose forced pair costs least, with the search that found the ways."""
        detour, entry = Detour(network, start), network.entry(start)
        costs: list[tuple[int, int]] = []
        left = int(np.count_nonzero(network.offers[:, start] >= 0)) - len(network.partners[start])
        while len(costs) < left and (step := detour.next_row()) is not None:
            row, distance = step
            if len(costs) >= k and distance > costs[k - 1][0]:
                break
            if network.offers[row, start] >= 0 and row not in network.partners[start]:
                costs.append((distance + int(entry[row]), row))
                costs.sort()
        return [(row, detour) for _, row in costs[:k]]

    @cached_property
    def _by_mentee(self) -> Network:
        return Network.of(self._book, turned=False)

    @cached_property
    def _by_mentor(self) -> Network:
        return Network.of(self._book, turned=True)

    @cached_property
    def _book(self) -> Book:
        """The potentials the certificate has stored."""
        book, proof = self.holding_book(), self.matching.certificate
        book.mentors = np.array(proof.mentor_potentials, dtype=np.int64)[self.market.rows]
        book.mentees = np.array(proof.mentee_potentials, dtype=np.int64)[self.market.columns]
        book.ends = [proof.source_potential, proof.sink_potential]
        return book

    def holding_book(self) -> Book:
        """The tandems that are not locked, without potentials."""
        proof, market = self.matching.certificate, self.market
        book = Book(market, Levels(proof.best, proof.levels, proof.further, lost=4 * proof.further))
        chosen = np.array(sorted(self.chosen - set(self.locked)), dtype=np.int64).reshape(-1, 2)
        rows, columns = (
            np.searchsorted(market.rows, chosen[:, 0]),
            np.searchsorted(market.columns, chosen[:, 1]),
        )
        book.hold(Arcs.at(market.offers, rows * market.width + columns))
        return book

    def place(self, person: int, places: Ints) -> int | None:
        """Where somebody stands among those with a free place."""
        place = int(np.searchsorted(places, person))
        return place if place < len(places) and places[place] == person else None

    def _way(self, detour: Detour, row: int, *, turned: bool) -> tuple[list[Cell], list[Cell]]:
        """Cells that are given up and made, in the whole matrix."""
        given_up, made = (
            self.whole((other, one) if turned else (one, other) for one, other in pairs)
            for pairs in detour.way_to(row)
        )
        return given_up, made

    def whole(self, cells: Iterable[Cell]) -> list[Cell]:
        """Cells of the market as cells of the whole matrix."""
        rows, columns = self.market.rows, self.market.columns
        return [(int(rows[row]), int(columns[column])) for row, column in cells]

    def _told(self, forced: Cell, given_up: list[Cell], made: list[Cell]) -> Regret:
        """The loss as the difference of two sets of tandems."""
        made = made if forced in self.chosen else [*made, forced]
        scores = self.matching.scores
        lost = [int(scores[cell]) for cell in given_up]
        won = [int(scores[cell]) for cell in made]
        return Regret(
            mentor=self.problem.mentors[forced[0]].id,
            mentee=self.problem.mentees[forced[1]].id,
            tandems=len(given_up) - len(made),
            mentors=_left_alone(self.held[0], [one for one, _ in given_up], [one for one, _ in made]),
            mentees=_left_alone(self.held[1], [one for _, one in given_up], [one for _, one in made]),
            below=tuple(
                (limit, sum(score < limit for score in won) - sum(score < limit for score in lost))
                for limit in self.thresholds
            ),
            points=sum(lost) - sum(won),
            given_up=self.links(given_up),
            made=self.links(made),
        )

    def links(self, cells: Iterable[Cell]) -> tuple[Link, ...]:
        """The ids of matrix cells, sorted."""
        mentors, mentees = self.problem.mentors, self.problem.mentees
        return tuple(sorted((mentors[row].id, mentees[column].id) for row, column in cells))


def _left_alone(held: Counter[int], before: list[int], after: list[int]) -> int:
    """How many more people have no tandem when `before` is exchanged for `after`."""
    change = Counter(after)
    change.subtract(before)
    alone = {person: held[person] + more == 0 for person, more in change.items()}
    return sum(alone[person] - (held[person] == 0) for person in change)
