"""What the demo's tandems share, and the digests it was printed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from mentoring.profiles.models import Topic, User
from programs.models import Program
from programs.sharing import actions as sharing
from programs.sharing.actions.shares import Words
from programs.sharing.models import DigestIssue, KnowledgeShare
from programs.sharing.rules.calendar import shift
from tandems.actions.shares import draft_share
from tandems.demo.clock import Clock
from tandems.demo.story import DIGEST_AGO, EARLIER_DIGEST_AGO
from tandems.demo.told import EARLIER, OPENINGS, SHARES, Stage, Told
from tandems.models import Tandem

DRAFTED = {
    Stage.APPROVED: -7,
    Stage.RELEASED: -5,
    Stage.AUTHOR_RELEASED: -4,
    Stage.DRAFT: -1,
}  # days from today
A_DAY = dt.timedelta(days=1)


def share_in_bremen(program: Program, tandems: Mapping[str, Tandem], hr: User, clock: Clock) -> None:
    """Print two digests, then leave shares in every stage. `tandems` by the mentor's name in the demo."""
    for back, stage in ((1, Stage.FIRST), (0, Stage.SECOND)):
        day = issue_day(program, DIGEST_AGO, back, clock)
        for number, told in enumerate(one for one in SHARES if one.stage is stage):
            _tell(told, tandems[told.mentor], hr, clock.on(day - (8 - number) * A_DAY, 15))
        _print(program, hr, clock.on(day - 2 * A_DAY, 10), OPENINGS[1 - back])
    for told in SHARES:
        if told.stage in DRAFTED:
            _tell(told, tandems[told.mentor], hr, clock.at(DRAFTED[told.stage], 15))


def share_in_dresden(program: Program, tandems: Sequence[Tandem], hr: User, clock: Clock) -> None:
    """Print three digests with two shares each."""
    for number, (title, text) in enumerate(EARLIER):
        back = 2 - number // 2
        day = issue_day(program, EARLIER_DIGEST_AGO, back, clock)
        tandem = tandems[number % len(tandems)]
        offer = tandem.mentor.offers.select_related("topic").first()
        topic = offer.topic.code if offer else ""
        told = Told("", topic, title, text, Stage.FIRST, by_mentee=number % 3 == 0, is_named=number % 2 == 0)
        _tell(told, tandem, hr, clock.on(day - (8 - number % 2) * A_DAY, 11))
        if number % 2:
            _print(program, hr, clock.on(day - 2 * A_DAY, 10), OPENINGS[-1])


def issue_day(program: Program, ago: int, back: int, clock: Clock) -> dt.date:
    """Return the day of the program's latest digest, or of the one `back` months before it."""
    return shift(clock.day(-ago).replace(day=1), -back).replace(day=program.digest_day)


def latest_issue(program: Program) -> DigestIssue:
    """Return the digest that was printed last."""
    return program.digest_issues.closed().latest("month")


def _tell(told: Told, tandem: Tandem, hr: User, at: dt.datetime) -> KnowledgeShare:
    """Write one share and take it as far as its stage says: a day for each of the three people."""
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    author, partner = (mentee, mentor) if told.by_mentee else (mentor, mentee)
    words = Words(told.title, told.text, Topic.objects.filter(code=told.topic).first(), told.is_named)
    released = told.stage >= Stage.AUTHOR_RELEASED
    share = draft_share(tandem=tandem, words=words, released=released, by=author, now=at)
    if told.stage >= Stage.RELEASED:
        share = sharing.release(share=share, by=partner, now=at + A_DAY)
    if told.stage >= Stage.APPROVED:
        sharing.approve(share=share, by=hr, now=at + 2 * A_DAY)
    return share


def _print(program: Program, hr: User, at: dt.datetime, opening: tuple[str, str]) -> None:
    sharing.save_opening(program=program, intro_de=opening[0], intro_en=opening[1], by=hr, now=at)
    sharing.close_issue(program=program, by=hr, now=at)
