"""Whom a cell means by "manager": a number, an e-mail address or a name.

People of the file come first, then people the directory knows. Nothing here is fatal: who cannot be found
is left out with a warning. A circle of managers is left out as a whole: each person *in* it is imported
without a manager, people who report into it keep theirs. Guessing which of the links is wrong would invent
a hierarchy.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mentoring.profiles.rules.dates import covered
from mentoring.profiles.rules.emails import email_within
from mentoring.profiles.rules.faults import RowProblem, row_problem
from mentoring.profiles.rules.line import find_cycles
from mentoring.profiles.rules.names import name_key, split_name
from mentoring.profiles.rules.records import KnownPerson, PersonRow

_NOBODY = frozenset(
    ["", "-", "--", "–", "n/a", "#n/a", "na", "null", "none", "kein", "keine", "keiner", "nobody"]
)
_LONGEST = 300  # characters of a cell that can name somebody
_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*$")


class _Directory:
    """Finds people by what a cell may call them. Values are e-mail addresses, the keys of people.

    What most files do not need, such as the names where managers have numbers, is not made.
    """

    def __init__(self, people: Sequence[PersonRow | KnownPerson]) -> None:
        self.people = [person for person in people if person.email]

    @functools.cached_property
    def emails(self) -> set[str]:
        """Everybody."""
        return {person.email for person in self.people}

    @functools.cached_property
    def numbers(self) -> dict[str, str]:
        """People by number as it is written; the first of several."""
        numbers: dict[str, str] = {}
        for person in self.people:
            if person.employee_number:
                numbers.setdefault(person.employee_number.casefold(), person.email)
        return numbers

    @functools.cached_property
    def short_numbers(self) -> dict[str, set[str]]:
        """People by number as a spreadsheet bends it."""
        return _grouped((_short(person.employee_number), person.email) for person in self.people)

    @functools.cached_property
    def names(self) -> dict[str, set[str]]:
        """People by name. Nobody is meant by an empty cell, not even somebody without a name."""
        return _grouped(
            (name_key(person.first_name, person.last_name), person.email) for person in self.people
        )

    def find(self, cell: str) -> set[str]:
        """Return the people `cell` can mean; empty when nobody."""
        if not cell:
            return set()
        cell = cell[:_LONGEST]
        email = email_within(cell)
        if email:
            return {email} & self.emails
        bracket = _IN_BRACKETS.search(cell)
        return (
            self._by_number(cell)
            or self._by_name(cell)
            or (self._by_number(bracket[1]) if bracket else set())
            or (self._by_name(cell[: bracket.start()]) if bracket else set())
        )

    def _by_number(self, text: str) -> set[str]:
        number = self.numbers.get(text.casefold())
        return {number} if number else self.short_numbers.get(_short(text), set())

    def _by_name(self, text: str) -> set[str]:
        first, last = split_name(text)
        return self.names.get(name_key(first, last), set()) or self.names.get(name_key(text, ""), set())


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        if key:
            groups[key].add(value)
    return groups


def managers_of(
    drafts: Sequence[PersonRow], named: Sequence[str], known: Sequence[KnownPerson], *, column: str
) -> tuple[list[str], list[RowProblem]]:
    """Return (e-mail of the manager or "", for every draft), and the warnings.

    `named[i]` is the manager cell of `drafts[i]`; `column` its title.
    """
    in_file, elsewhere = _Directory(drafts), _Directory(_only_known(drafts, known))

    @functools.cache  # a manager has a team, so the same cell comes many times
    def meant(cell: str) -> set[str]:
        return in_file.find(cell) or elsewhere.find(cell)

    managers: list[str] = []
    warnings: list[RowProblem] = []
    for draft, cell in zip(drafts, named, strict=True):
        found = meant(cell)
        code = _why_not(draft, cell, found)
        if code == "unknown_manager":
            warnings.append(row_problem(draft.line_number, column, code, value=covered(cell[:80])))
        elif code == "ambiguous_manager":
            warnings.append(
                row_problem(draft.line_number, column, code, value=covered(cell[:80]), count=len(found))
            )
        elif code == "own_manager":
            warnings.append(row_problem(draft.line_number, column, code))
        managers.append("" if code or not found else next(iter(found)))
    for index, lines in _in_circles(drafts, managers, known):
        warnings.append(row_problem(drafts[index].line_number, column, "manager_cycle", lines=lines))
        managers[index] = ""
    return managers, warnings


def _why_not(draft: PersonRow, cell: str, found: set[str]) -> str:
    """Return the code of the warning, "" when the cell is fine or says that there is nobody."""
    if not found:
        is_nobody = cell.casefold() in _NOBODY or not cell.strip("0.")
        return "" if is_nobody else "unknown_manager"
    if len(found) > 1:
        return "ambiguous_manager"
    return "own_manager" if draft.email in found else ""


def _in_circles(
    drafts: Sequence[PersonRow], managers: Sequence[str], known: Sequence[KnownPerson]
) -> list[tuple[int, str]]:
    """Return (index of a draft, the rows of its circle in order of reporting) for everybody in a circle."""
    place = {draft.email: index for index, draft in enumerate(drafts) if draft.email}
    line = {
        draft.email: manager
        for draft, manager in zip(drafts, managers, strict=True)
        if manager and draft.email
    }
    line |= {person.email: person.manager_ref for person in _only_known(drafts, known) if person.manager_ref}
    found = []
    for circle in find_cycles(line):
        inside = [place[email] for email in circle if email in place]
        lines = " → ".join(str(drafts[index].line_number) for index in inside[:10])
        found += [(index, lines) for index in inside]
    return found


def _only_known(drafts: Sequence[PersonRow], known: Sequence[KnownPerson]) -> list[KnownPerson]:
    """Return known people whom the file does not describe (by e-mail or number)."""
    emails = {draft.email for draft in drafts}
    numbers = {draft.employee_number for draft in drafts if draft.employee_number}
    return [
        person for person in known if person.email not in emails and person.employee_number not in numbers
    ]


def _short(number: str) -> str:
    """Return a number as spreadsheets bend it: 00042 and 42.0 are 42."""
    return re.sub(r"\.0+$", "", number.casefold()).lstrip("0")
