"""The start of the demo's tandems, as the two would do it: both lists, then the agreement."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tandems.actions.agreement import sign_agreement, write_agreement
from tandems.actions.induction import finish_induction
from tandems.demo import agreements as said
from tandems.demo.clock import Clock
from tandems.models import Agreement, Tandem
from tandems.rules.agreement import Term, Terms, proposal
from tandems.rules.induction import points

HOUR = dt.timedelta(hours=1)


def be_ready(tandem: Tandem) -> None:
    """Let both go through their lists in the days after they heard of each other."""
    for days, side in ((1, tandem.mentor), (2, tandem.mentee)):
        read = points(is_mentor=side.is_mentor)
        at = tandem.started_at + dt.timedelta(days=days, hours=3)
        finish_induction(tandem=tandem, read=read, by=side.person, now=at)


def agree(tandem: Tandem, clock: Clock) -> None:
    """Let a tandem agree soon after it began; one has a single signature to this day."""
    if tandem.mentor.person.email.startswith(said.WAITING):
        _write(tandem, _terms(tandem.number), at=clock.at(-said.SIGNED_AGO, 15), both=False)
        return
    _write(tandem, _terms(tandem.number), at=tandem.started_at + dt.timedelta(days=5))


def agree_as_leyla_and_katrin(tandem: Tandem, clock: Clock) -> None:
    """Two versions: the second one speaks of telephones."""
    changed_at = clock.on(clock.workday(-said.CHANGED_AGO), 17)
    for own, at in (
        (said.FIRST_WORDS, tandem.started_at + dt.timedelta(days=5)),
        (said.LATER_WORDS, changed_at),
    ):
        settled = [_chosen(one, said.CHOSEN_BY_LEYLA_AND_KATRIN) for one in proposal().terms]
        settled[0] = replace(settled[0], own=own)
        _write(tandem, Terms(tuple(settled), said.AIMS_OF_LEYLA_AND_KATRIN), at=at)


def _chosen(term: Term, choices: dict[str, str]) -> Term:
    """The term as somebody chose it, or as it is proposed."""
    code = choices.get(term.clause.code, term.choice.code)
    return replace(term, choice=term.clause.choice(code) or term.choice)


def _write(tandem: Tandem, terms: Terms, *, at: dt.datetime, both: bool = True) -> None:
    """The mentor writes and signs, the mentee signs an hour later."""
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    newest = Agreement.objects.filter(tandem=tandem).first()
    draft = write_agreement(
        tandem=tandem, terms=terms, seen=newest.stamp if newest else "", by=mentor, now=at
    )
    sign_agreement(tandem=tandem, read_as=draft.stamp, by=mentor, now=at)
    if both:
        sign_agreement(tandem=tandem, read_as=draft.stamp, by=mentee, now=at + HOUR)


def _terms(number: int) -> Terms:
    """Terms that differ from tandem to tandem: each clause settled by its number, in turn."""
    settled = [
        Term(one.clause, one.clause.choices[(number + place) % len(one.clause.choices)])
        for place, one in enumerate(proposal().terms)
    ]
    settled[0] = replace(settled[0], own=said.OWN_WORDS[number % len(said.OWN_WORDS)])
    return Terms(tuple(settled), said.AIMS[number % len(said.AIMS)])
