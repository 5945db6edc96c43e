"""Can this set of tandems be made larger? Answered by searching alternating paths, without any solver."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from tandems.matching.sides import Ints, Mask

Cell = tuple[int, int]
TOGETHER: Final = 64
"""Mentors looked at together: most mentees are found by the first few of them."""


@dataclass(slots=True)
class Growing:
    """A growing set of pairs. `open_` marks the allowed pairs that are not in it."""

    open_: Mask
    spare_mentors: Ints
    spare_mentees: Ints
    holders: list[list[int]]
    """Mentee column to the mentor rows that hold one of their places."""
    size: int

    @classmethod
    def start(cls, allowed: Mask, mentors: Ints, mentees: Ints, pairs: list[Cell]) -> "Growing":
        """From as many of `pairs`, in order, as are allowed and find a place."""
        self = cls(allowed.copy(), mentors.copy(), mentees.copy(), [[] for _ in range(len(mentees))], 0)
        for row, column in pairs:
            if allowed[row, column] and self.spare_mentors[row] > 0 and self.spare_mentees[column] > 0:
                self._take(row, column)
                self.spare_mentors[row] -= 1
                self.spare_mentees[column] -= 1
                self.size += 1
        return self

    def flat(self) -> Ints:
        """The flat places of its pairs, sorted."""
        width = self.open_.shape[1]
        pairs = [row * width + column for column, rows in enumerate(self.holders) for row in rows]
        return np.array(sorted(pairs), dtype=np.int64)

    def reaches(self, goal: int) -> bool:
        """Whether it can hold `goal` pairs; grows along alternating paths until it does or none is left."""
        while self.size < goal:
            grown = self._grow_once()
            if grown == 0:
                return False
            self.size += grown
        return True

    def _grow_once(self) -> int:
        """One search from all mentors with a spare place; grows along one path per such mentor at most."""
        if not self.spare_mentors.any() or not self.spare_mentees.any():
            return 0
        parent, came_from, ends = self._search()
        grown = 0
        for end in ends:
            path = []
            column, row = end, parent[end]
            path.append((row, column))
            while came_from[row] >= 0:
                column = came_from[row]
                row = parent[column]
                path.append((row, column))
            if self.spare_mentors[row] == 0 or not all(self.open_[cell] for cell in path):
                continue
            self._flip(path)
            self.spare_mentors[row] -= 1
            self.spare_mentees[end] -= 1
            grown += 1
        return grown

    def _search(self) -> tuple[list[int], list[int], list[int]]:
        """Breadth first: row before each column, column before each row (-1: none), columns with room."""
        rows, columns = self.open_.shape
        parent, came_from = [-1] * columns, [-1] * rows
        unseen = np.ones(columns, dtype=np.bool_)
        seen_rows = self.spare_mentors > 0
        frontier = np.flatnonzero(seen_rows)
        ends: list[int] = []
        while len(frontier) and not ends:
            following: list[int] = []
            for start in range(0, len(frontier), TOGETHER):
                some = frontier[start : start + TOGETHER]
                reach = self.open_[some]
                fresh = np.flatnonzero(reach.any(axis=0) & unseen)
                unseen[fresh] = False
                through = some[reach[:, fresh].argmax(axis=0)]
                for column, row in zip(fresh.tolist(), through.tolist(), strict=True):
                    parent[column] = row
                    if self.spare_mentees[column] > 0:
                        ends.append(column)
                    for holder in self.holders[column]:
                        if not seen_rows[holder]:
                            seen_rows[holder] = True
                            came_from[holder] = column
                            following.append(holder)
            frontier = np.array(following, dtype=np.int64)
        return parent, came_from, ends

    def _flip(self, path: list[Cell]) -> None:
        """Take the pairs of a path (last mentor first) and give back the pairs between them."""
        for (row, _), (_, column) in pairwise(path):
            self.holders[column].remove(row)
            self.open_[row, column] = True
        for row, column in path:
            self._take(row, column)

    def _take(self, row: int, column: int) -> None:
        self.holders[column].append(row)
        self.open_[row, column] = False
