"""The agreement of a tandem as one of its two people reads it. Nobody else gets a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from mentoring.profiles.models import User
from mentoring.web.parts import Signature as Mark
from programs.models import Participant
from tandems.models import Agreement, AgreementState, Tandem, TandemState
from tandems.permissions import can_agree
from tandems.queries.mine import sides, tandems_visible_to
from tandems.rules import agreement as rules
from tandems.rules.clauses import Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A settled clause in the reader's language. `is_new`: the version before it says something else."""

    title: str
    text: str
    own: str
    is_new: bool = False

    def __str__(self) -> str:
        return f"{self.text} {self.own}".strip()


@dataclass(frozen=True, slots=True)
class Paper:
    """One version, ready to be read. `marks` are both signatures, the mentor's first."""

    row: Agreement
    sentences: tuple[Sentence, ...]
    aims: tuple[str, ...]
    marks: tuple[Mark, Mark]
    signed_by_me: bool
    signed_by_partner: bool
    aims_are_new: bool = False

    @property
    def signed_at(self) -> dt.datetime | None:
        """When the one signature there is was given."""
        return next((mark.at for mark in self.marks if mark.at), None)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the two of a tandem agreed on so far. `earlier` versions come last first."""

    tandem: Tandem
    me: Participant
    partner: Participant
    in_force: Paper | None
    draft: Paper | None
    earlier: tuple[Paper, ...]
    may_write: bool

    def version(self, number: int) -> Paper | None:
        """Return the version with that number, None if there is none."""
        papers = filter(None, (self.draft, self.in_force, *self.earlier))
        return next((one for one in papers if one.row.version == number), None)

    @property
    def newest(self) -> Paper | None:
        """What the next change begins with."""
        return self.draft or self.in_force

    @property
    def present(self) -> rules.Terms | None:
        """What the newest version says."""
        return rules.read(str(self.newest.row.terms)) if self.newest else None

    @property
    def step(self) -> str:
        """What the viewer does next: write, sign, wait, or nothing ("")."""
        if not self.may_write:
            return ""
        if self.draft is None:
            return "" if self.in_force else "write"
        if self.draft.signed_by_me:
            return "wait"
        return "sign"


def agreements_visible_to(viewer: User) -> QuerySet[Agreement]:
    """Every version of the viewer's own tandems. Nobody else sees a single one."""
    own = tandems_visible_to(viewer).order_by().values("pk")
    return Agreement.objects.filter(tandem__in=own)


def agreed(viewer: User, tandem: Tandem) -> Agreed:
    """Return the versions of the viewer's own `tandem`, in the active language. Two queries."""
    me, partner = sides(viewer, tandem)
    rows = list(agreements_visible_to(viewer).filter(tandem=tandem).prefetch_related("signatures"))
    papers = papers_of(viewer, tandem, rows)
    by_state = {paper.row.state: paper for paper in papers}
    return Agreed(
        tandem=tandem,
        me=me,
        partner=partner,
        in_force=by_state.get(AgreementState.IN_FORCE),
        draft=by_state.get(AgreementState.DRAFT),
        earlier=tuple(one for one in papers if one.row.state == AgreementState.REPLACED),
        may_write=can_agree(viewer, tandem),
    )


def one_signature_missing_aggregate(*, until: dt.datetime) -> Iterator[tuple[Agreement, User, dt.datetime]]:
    """Drafts of living tandems that one has signed, up to `until`: the draft, who has not, and since when.

    For the planner alone. Nobody is reminded of what lies further back than a reminder is worth.
    """
    drafts = (
        Agreement.objects.filter(
            state=AgreementState.DRAFT, signatures__signed_at__range=(until - rules.REMIND_WITHIN, until)
        )
        .exclude(tandem__state=TandemState.ENDED)
        .select_related("tandem__program", "tandem__mentor__person", "tandem__mentee__person")
        .prefetch_related("signatures")
    )
    for draft in drafts:
        signed = {one.person_id: one.signed_at for one in draft.signatures.all()}
        people = (draft.tandem.mentor.person, draft.tandem.mentee.person)
        for person in people:
            if len(signed) == 1 and person.pk not in signed:
                yield draft, person, next(iter(signed.values()))


def papers_of(viewer: User, tandem: Tandem, rows: Sequence[Agreement]) -> list[Paper]:
    """Return `rows`, the latest version first, each compared with the one before it."""
    read = [rules.read(str(row.terms)) for row in rows]
    befores = [*read[1:], None][: len(read)]
    return [
        _paper(viewer, tandem, row, terms, before)
        for row, terms, before in zip(rows, read, befores, strict=True)
    ]


def _paper(
    viewer: User, tandem: Tandem, row: Agreement, terms: rules.Terms, before: rules.Terms | None
) -> Paper:
    signed = {one.person_id: one.signed_at for one in row.signatures.all()}
    people = (tandem.mentor.person, tandem.mentee.person)
    known = set(before.terms) if before else set()
    return Paper(
        row=row,
        sentences=tuple(
            _sentence(term, tandem, is_new=before is not None and term not in known) for term in terms.terms
        ),
        aims=terms.aims,
        marks=(
            Mark(str(people[0]), signed.get(people[0].pk)),
            Mark(str(people[1]), signed.get(people[1].pk)),
        ),
        signed_by_me=viewer.pk in signed,
        signed_by_partner=bool(signed.keys() - {viewer.pk}),
        aims_are_new=before is not None and before.aims != terms.aims,
    )


def _sentence(term: rules.Term, tandem: Tandem, *, is_new: bool) -> Sentence:
    return Sentence(
        title=term.clause.title.said(_language()),
        text=in_words(term.choice.words, tandem),
        own=term.own,
        is_new=is_new,
    )


def in_words(words: Words, tandem: Tandem) -> str:
    """Return `words` in the active language, with the names of the two."""
    people = (tandem.mentor.person, tandem.mentee.person)
    names = [person.get_short_name() for person in people]
    if names[0] == names[1]:  # two people called Anna are told apart by their full names
        names = [str(person) for person in people]
    return words.said(_language()).replace("{mentor}", names[0]).replace("{mentee}", names[1])


def _language() -> str:
    return get_language() or "en"
