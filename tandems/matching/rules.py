"""Hard rules. Each says in one place, for two people and for whole arrays, when a pair is impossible.

`blocks` is the truth and is written to be read; `mask` is the same for many pairs. Tests hold them equal.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, Protocol

import numpy as np

from tandems.matching.generations import BandRule, BirthYearRule, StageRule
from tandems.matching.people import Person, common_modes
from tandems.matching.problem import Link, Problem, line_of
from tandems.matching.sides import UNKNOWN, Ints, Mask, Side, share_any, share_count

SENSITIVE: Final = frozenset({"generation", "conflict", "veto"})
"""Rules that may only be named together with others, and that no what-if figure relaxes singly."""


class Rule(Protocol):
    """A hard rule: a pair it blocks is never made, whatever the points, wishes or locks."""

    @property
    def code(self) -> str:
        """The stable name callers translate."""
        ...

    @property
    def reads(self) -> tuple[str, ...]:
        """The arrays of a `Side` that `mask` depends on, if they are few and plain; else nothing."""
        ...

    def blocks(self, a: Person, b: Person) -> bool:
        """Whether mentor `a` and mentee `b` must not form a tandem."""
        ...

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        """`blocks` for the mentors in `rows` and all mentees: shape (rows, mentees)."""
        ...


@dataclass(frozen=True, slots=True)
class ReportingLineRule:
    """Nobody with a superior or subordinate of theirs within `levels` levels, in either direction.

    A cycle in the directory ends the climb where it began.
    """

    managers: Mapping[str, str]
    reports: Mapping[str, list[str]]
    """Manager to the people who report to them: `managers` turned round."""
    levels: int
    code: ClassVar[str] = "reporting_line"
    reads: ClassVar[tuple[str, ...]] = ()

    def superiors(self, person: str) -> list[str]:
        """The managers above a person, nearest first, at most `levels` of them."""
        found: list[str] = []
        seen = {person}
        manager = self.managers.get(person)
        while manager is not None and manager not in seen and len(found) < self.levels:
            found.append(manager)
            seen.add(manager)
            manager = self.managers.get(manager)
        return found

    def subordinates(self, person: str) -> list[str]:
        """Everybody for whom this person is a superior, nearest first."""
        found: list[str] = []
        seen, level = {person}, [person]
        for _ in range(self.levels):
            level = [one for manager in level for one in self.reports.get(manager, ()) if one not in seen]
            if not level:
                break
            found.extend(level)
            seen.update(level)
        return found

    def blocks(self, a: Person, b: Person) -> bool:
        return b.id in self.superiors(a.id) or a.id in self.superiors(b.id)

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        start, stop, _ = rows.indices(len(a))
        blocked = np.zeros((stop - start, len(b)), dtype=np.bool_)
        for row in range(start, stop):
            for superior in self.superiors(a.ids[row]):
                if superior in b.index:
                    blocked[row - start, b.index[superior]] = True
            for subordinate in self.subordinates(a.ids[row]):
                if subordinate in b.index:
                    blocked[row - start, b.index[subordinate]] = True
        return blocked


@dataclass(frozen=True, slots=True)
class SameManagerRule:
    """Not two who report to the same direct manager."""

    managers: Mapping[str, str]
    code: ClassVar[str] = "same_manager"
    reads: ClassVar[tuple[str, ...]] = ("manager",)

    def blocks(self, a: Person, b: Person) -> bool:
        manager = self.managers.get(a.id) or None
        return manager is not None and manager == self.managers.get(b.id)

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        return _same(a.manager[rows, None], b.manager[None, :])


@dataclass(frozen=True, slots=True)
class FormatRule:
    """Who may meet whom across the organisation chart.

    departmental: same organisation and same, known department. cross_functional: within one organisation two
    different departments; people of different organisations are fine. external: the mentor comes from another
    organisation than the mentee.
    """

    format: Literal["any", "departmental", "cross_functional", "external"]
    code: ClassVar[str] = "format"
    reads: ClassVar[tuple[str, ...]] = ("organisation", "department")

    def blocks(self, a: Person, b: Person) -> bool:
        same_organisation = a.organisation == b.organisation
        same_department = a.department == b.department
        if self.format == "departmental":
            return not (same_organisation and same_department and a.department != "")
        if self.format == "cross_functional":
            return same_organisation and same_department
        return self.format == "external" and same_organisation

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        same_organisation = a.organisation[rows, None] == b.organisation[None, :]
        mentor, mentee = a.department[rows, None], b.department[None, :]
        if self.format == "departmental":
            blocked: Mask = ~(same_organisation & _same(mentor, mentee))
        elif self.format == "cross_functional":
            blocked = same_organisation & (mentor == mentee)
        else:
            blocked = same_organisation & (self.format == "external")
        return blocked


@dataclass(frozen=True, slots=True)
class LanguageRule:
    """No tandem without a common language."""

    code: ClassVar[str] = "language"
    reads: ClassVar[tuple[str, ...]] = ("languages",)

    def blocks(self, a: Person, b: Person) -> bool:
        return not a.languages & b.languages

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        return ~share_any(a.languages[rows], b.languages)


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """A common way to meet: video or phone anywhere, on site or a shadow day at one known location."""

    code: ClassVar[str] = "meeting"
    reads: ClassVar[tuple[str, ...]] = ("location", "remote", "local")

    def blocks(self, a: Person, b: Person) -> bool:
        return not common_modes(a, b)

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        near = _same(a.location[rows, None], b.location[None, :])
        return ~(share_any(a.remote[rows], b.remote) | (near & share_any(a.local[rows], b.local)))


@dataclass(frozen=True, slots=True)
class SlotsRule:
    """At least so many weekly slots that suit both."""

    at_least: int
    code: ClassVar[str] = "slots"
    reads: ClassVar[tuple[str, ...]] = ("slots",)

    def blocks(self, a: Person, b: Person) -> bool:
        return (a.slots & b.slots).bit_count() < self.at_least

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        return share_count(a.slots[rows], b.slots) < self.at_least


@dataclass(frozen=True, slots=True)
class CapacityRule:
    """Both must have a place at all."""

    code: ClassVar[str] = "capacity"
    reads: ClassVar[tuple[str, ...]] = ("capacity",)

    def blocks(self, a: Person, b: Person) -> bool:
        return a.capacity < 1 or b.capacity < 1

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        return (a.capacity[rows, None] < 1) | (b.capacity[None, :] < 1)


@dataclass(frozen=True, slots=True)
class SelfRule:
    """Never with oneself."""

    code: ClassVar[str] = "self"
    reads: ClassVar[tuple[str, ...]] = ()

    def blocks(self, a: Person, b: Person) -> bool:
        return a.id == b.id

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        start, stop, _ = rows.indices(len(a))
        blocked = np.zeros((stop - start, len(b)), dtype=np.bool_)
        for row in range(start, stop):
            if a.ids[row] in b.index:
                blocked[row - start, b.index[a.ids[row]]] = True
        return blocked


@dataclass(frozen=True, slots=True)
class LinkRule:
    """Certain pairs are out: an earlier tandem of the two, a declared conflict, a veto."""

    code: str
    barred: Mapping[str, frozenset[str]]
    """Mentor to the mentees that are out."""
    reads: ClassVar[tuple[str, ...]] = ()

    def blocks(self, a: Person, b: Person) -> bool:
        return b.id in self.barred.get(a.id, ())

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        start, stop, _ = rows.indices(len(a))
        blocked = np.zeros((stop - start, len(b)), dtype=np.bool_)
        for row in range(start, stop):
            for mentee in self.barred.get(a.ids[row], ()):
                if mentee in b.index:
                    blocked[row - start, b.index[mentee]] = True
        return blocked


def rules_for(problem: Problem) -> tuple[Rule, ...]:
    """The rules this program has switched on, in the order in which they are named to people."""
    rules, managers = problem.rules, line_of(problem)
    generation: dict[str, Callable[[], Rule]] = {
        "birth_year": lambda: BirthYearRule(rules),
        "band": lambda: BandRule(rules.mentor_later),
        "stage": StageRule,
    }
    both_ways = (*problem.conflicts, *((second, first) for first, second in problem.conflicts))
    switched: list[tuple[bool, Callable[[], Rule]]] = [
        (True, CapacityRule),
        (True, SelfRule),
        (rules.generation != "off", generation.get(rules.generation, StageRule)),
        (
            rules.reporting_line > 0,
            lambda: ReportingLineRule(managers, _turned(managers), rules.reporting_line),
        ),
        (rules.exclude_same_manager, lambda: SameManagerRule(managers)),
        (rules.format != "any", lambda: FormatRule(rules.format)),
        (rules.require_shared_language, LanguageRule),
        (rules.require_meeting, MeetingRule),
        (rules.min_shared_slots > 0, lambda: SlotsRule(rules.min_shared_slots)),
        (rules.exclude_previous, lambda: LinkRule("previous", _by_mentor(problem.previous))),
        (True, lambda: LinkRule("conflict", _by_mentor(both_ways))),
        (True, lambda: LinkRule("veto", _by_mentor(problem.vetoes))),
    ]
    return tuple(make() for on, make in switched if on)


def violated(rules: Iterable[Rule], a: Person, b: Person) -> tuple[str, ...]:
    """Codes of the rules that block mentor `a` and mentee `b`, in the order of the rules."""
    return tuple(rule.code for rule in rules if rule.blocks(a, b))


def _turned(managers: Mapping[str, str]) -> dict[str, list[str]]:
    reports: dict[str, list[str]] = {}
    for person, manager in managers.items():
        reports.setdefault(manager, []).append(person)
    return reports


def _same(left: Ints, right: Ints) -> Mask:
    """Equal and known."""
    same: Mask = (left == right) & (left != UNKNOWN)
    return same


def _by_mentor(links: Iterable[Link]) -> dict[str, frozenset[str]]:
    barred: dict[str, list[str]] = {}
    for mentor, mentee in links:
        barred.setdefault(mentor, []).append(mentee)
    return {mentor: frozenset(mentees) for mentor, mentees in barred.items()}
