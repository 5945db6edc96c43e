"""The review board of a run: proposals with what was decided about them, history, and two runs compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import cached_property

from mentoring.profiles.models import User
from programs.models import AskedFirst, Program
from tandems.models import Asking, AskingState, MatchRun, PairNote, Proposal, RunState
from tandems.queries.decisions import decisions_aggregate, history_visible_to
from tandems.queries.matching import Tile, proposals_visible_to, runs_visible_to, tiles
from tandems.rules.decisions import Couple, in_force, step_to_redo, step_to_undo
from tandems.rules.watch import watch

ORDERS = ("narrow", "strong", "name")
SHOWS = ("all", "watch", "held", "waiting", "refused")
REFUSED = (AskingState.DECLINED, AskingState.EXPIRED, AskingState.VOID)


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal on the board: where it stands, what to look at, and what HR decided and noted."""

    tile: Tile
    number: int
    watch: tuple[str, ...]
    is_held: bool
    is_excluded: bool
    note: str
    answer: str  # "", "waiting", "yes" or "no": what the asked people said, both taken together

    @property
    def proposal(self) -> Proposal:
        return self.tile.proposal


@dataclass(frozen=True, slots=True)
class Board:
    """All rows of a run, and what can be undone."""

    rows: tuple[Row, ...]
    can_undo: bool
    can_redo: bool

    @property
    def held(self) -> int:
        return sum(row.is_held for row in self.rows)

    @property
    def average(self) -> int:
        """The average score out of 100, rounded."""
        return _average([row.tile for row in self.rows])

    def shown(self, show: str, order: str) -> list[Row]:
        """Return the rows for a filter out of SHOWS in an order out of ORDERS."""
        chosen = {
            "watch": lambda row: bool(row.watch),
            "held": lambda row: row.is_held,
            "waiting": lambda row: row.answer == "waiting",
            "refused": lambda row: row.answer == "no",
        }.get(show, lambda _row: True)
        keys = {
            "strong": lambda row: -row.proposal.score,
            "name": lambda row: row.proposal.mentor.person.sort_key,
        }
        return sorted(filter(chosen, self.rows), key=keys.get(order, lambda row: row.number))


def board(viewer: User, run: MatchRun) -> Board:
    """Return the board of `run` for an HR admin of its program; an empty one for everybody else.

    The number of queries does not depend on the proposals.
    """
    proposals = list(proposals_visible_to(viewer, run))
    decisions = decisions_aggregate(run.program) if proposals else []
    force, notes = in_force(decisions), _notes(run.program)
    answers = _answers(run)
    rows = (
        Row(
            tile=tile,
            number=number,
            watch=watch(tile.proposal.explanation, tile.proposal.score),
            is_held=force.get(_couple(tile.proposal)) == "lock",
            is_excluded=force.get(_couple(tile.proposal)) == "veto",
            note=notes.get(_couple(tile.proposal), ""),
            answer=answers.get(tile.proposal.pk, ""),
        )
        for number, tile in enumerate(_held_first(tiles(viewer, proposals), force), start=1)
    )
    return Board(
        rows=tuple(rows),
        can_undo=step_to_undo(decisions) is not None,
        can_redo=step_to_redo(decisions) is not None,
    )


def _held_first(found: list[Tile], force: Mapping[Couple, str]) -> list[Tile]:
    return sorted(found, key=lambda tile: force.get(_couple(tile.proposal)) != "lock")


def _couple(proposal: Proposal) -> Couple:
    return proposal.mentor.code, proposal.mentee.code


def _notes(program: Program) -> dict[Couple, str]:
    notes = PairNote.objects.filter(program=program).select_related("mentor", "mentee")
    return {(note.mentor.code, note.mentee.code): str(note.text) for note in notes}


def _answers(run: MatchRun) -> dict[int, str]:
    """Proposal → "no" if anybody said no or nothing, "waiting" if somebody still may, else "yes"."""
    states: dict[int, set[str]] = {}
    for proposal, state in Asking.objects.filter(proposal__run=run).values_list("proposal", "state"):
        states.setdefault(proposal, set()).add(state)
    return {
        proposal: "no" if found & set(REFUSED) else "waiting" if AskingState.WAITING in found else "yes"
        for proposal, found in states.items()
    }


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened while the program was matched, for its history."""

    at: datetime
    by: User | None
    kind: str  # a kind of decision, "run" or "published"
    pair: tuple[User, User] | None = None
    reason: str = ""
    is_undone: bool = False
    tandems: int | None = None
    seconds: float | None = None  # of work

    @property
    def day(self) -> date:
        """The day in the reader's zone."""
        return timezone.localdate(self.at)


def history(viewer: User, program: Program, *, most: int = 12) -> list[Event]:
    """Return the last events of the matching of `program`, newest first, for its HR admins."""
    decided = [
        Event(
            at=one.at,
            by=one.by,
            kind=one.kind,
            pair=(one.mentor.person, one.mentee.person),
            reason=str(one.reason),
            is_undone=one.undone_at is not None,
        )
        for one in history_visible_to(viewer, program, most=most)
    ]
    runs = runs_visible_to(viewer).filter(program=program)[:most]
    ran = [
        Event(
            at=run.created_at,
            by=run.by,
            kind="run",
            tandems=run.tandem_count,
            seconds=run.result.get("seconds"),
        )
        for run in runs
    ]
    went = [
        Event(at=run.published_at, by=run.released_by or run.by, kind="published")
        for run in runs
        if run.published_at
    ]
    return sorted((*decided, *ran, *went), key=lambda event: event.at, reverse=True)[:most]


@dataclass(frozen=True)
class Comparison:
    """Two runs side by side: which pairs are in both, and which in one only."""

    kept: tuple[Tile, ...]
    new: tuple[Tile, ...]
    gone: tuple[Tile, ...]

    @cached_property
    def gain(self) -> int:
        """By how much the average score out of 100 changed, rounded."""
        return _average((*self.kept, *self.new)) - _average((*self.kept, *self.gone))

    @property
    def loss(self) -> int:
        return -self.gain


def compare(viewer: User, run: MatchRun, other: MatchRun) -> Comparison:
    """Return what `run` proposes otherwise than `other`, for HR admins of the program of both."""
    after, before = (
        {_couple(tile.proposal): tile for tile in tiles(viewer, list(proposals_visible_to(viewer, one)))}
        for one in (run, other)
    )
    return Comparison(
        kept=_picked(after, after.keys() & before.keys()),
        new=_picked(after, after.keys() - before.keys()),
        gone=_picked(before, before.keys() - after.keys()),
    )


def run_before(viewer: User, run: MatchRun) -> MatchRun | None:
    """Return the finished run of the same program just before `run`; None if there is none."""
    done = (RunState.DONE, RunState.PUBLISHED, RunState.RELEASED)
    earlier = runs_visible_to(viewer).filter(program=run.program, state__in=done)
    return earlier.filter(created_at__lt=run.created_at).first()


def people_asked(program: Program) -> tuple[str, ...]:
    """Return which sides are asked before a tandem begins, as "mentee" and "mentor"."""
    return {AskedFirst.MENTEE: ("mentee",), AskedFirst.BOTH: ("mentee", "mentor")}.get(
        AskedFirst(program.asked_first), ()
    )


def _picked(found: dict[Couple, Tile], couples: Iterable[Couple]) -> tuple[Tile, ...]:
    chosen = [found[couple] for couple in couples]
    return tuple(sorted(chosen, key=lambda tile: tile.proposal.mentor.person.sort_key))


def _average(found: Sequence[Tile]) -> int:
    return round(sum(tile.score for tile in found) / len(found)) if found else 0
