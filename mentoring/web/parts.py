"""Plain values that components draw: steps of a way, months and phases of a timeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils import formats

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

MOST_MONTHS = 18
HALF_OF_MONTH = 16  # the day from which a date lies in the second half
WIDE = 8  # so many half months hold the words of a phase on a desk


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way. `state` is done, now, todo or error; an empty `url` is not a link."""

    label: str
    state: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a program, both days included. `kind` is empty, sand (settled) or rose (wanted)."""

    label: str
    starts_on: dt.date
    ends_on: dt.date
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs an agreement, and when they did; None means: not yet."""

    name: str
    at: dt.datetime | None = None


class Stretch(NamedTuple):
    """Columns of a grid: the first, and how many."""

    first: int
    columns: int


class Row(NamedTuple):
    """A phase on the grid: its bar, where its words stand (on, after or before it), done, now or planned."""

    phase: Phase
    bar: Stretch
    words: Stretch
    place: str
    state: str


def steps(
    labels: Sequence[str],
    now: int,
    *,
    wrong: Collection[int] = (),
    urls: Mapping[int, str] | None = None,
) -> list[Step]:
    """Return a way of which step `now` (from 1) is being done; steps in `wrong` need another look."""
    found = []
    for number, label in enumerate(labels, 1):
        state = "now" if number == now else "error" if number in wrong else "done" if number < now else "todo"
        found.append(Step(label, state, (urls or {}).get(number, "")))
    return found


class Timeline:
    """Phases on half months, from the month of `start` to the month of `end`.

    Raises ValueError if that is more than 18 months. Phases outside are cut at the frame.
    """

    def __init__(
        self, phases: Iterable[Phase], start: dt.date, end: dt.date, today: dt.date | None = None
    ) -> None:
        self.first = start.replace(day=1)
        self.length = (end.year - start.year) * 12 + end.month - start.month + 1
        if not 0 < self.length <= MOST_MONTHS:
            raise ValueError(f"{self.length} months")
        self.today = today
        self.rows = [self._row(phase) for phase in phases]

    @property
    def months(self) -> list[str]:
        """Short names of the months in the active language."""
        year, month = self.first.year, self.first.month - 1
        firsts = [dt.date(year + (month + n) // 12, (month + n) % 12 + 1, 1) for n in range(self.length)]
        return [formats.date_format(first, "M").rstrip(".") for first in firsts]

    @property
    def now(self) -> int | None:
        """The column of today, or None if today lies outside."""
        column = self._column(self.today) if self.today else 0
        return column if 0 < column <= 2 * self.length else None

    def _column(self, day: dt.date) -> int:
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        return 2 * months + (2 if day.day >= HALF_OF_MONTH else 1)

    def _row(self, phase: Phase) -> Row:
        last = 2 * self.length
        begin, end = (min(max(self._column(day), 1), last) for day in (phase.starts_on, phase.ends_on))
        bar = Stretch(begin, end - begin + 1)
        if bar.columns >= min(WIDE, last // 2):
            words, place = bar, "on"
        elif begin + bar.columns <= last // 2 + 1:
            words, place = Stretch(begin + bar.columns, last - begin - bar.columns + 1), "after"
        else:
            words, place = Stretch(1, max(begin - 1, 1)), "before"
        return Row(phase, bar, words, place, self._state(phase))

    def _state(self, phase: Phase) -> str:
        if self.today is None or self.today < phase.starts_on:
            return "planned"
        return "now" if self.today <= phase.ends_on else "done"
