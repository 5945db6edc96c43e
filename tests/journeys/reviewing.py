"""What an executive sees and nobody else reads (g), and how the house looks afterwards."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections import Counter
from zoneinfo import ZoneInfo

from tests.journeys.stage import TICK
from tests.journeys.story import (
    HR,
    PRIVATE_WORDS,
    SHARED_WORDS,
    SPONSORS,
    SUBJECT,
    ZONE,
    Journey,
    Pair,
)


def sponsor_sees_progress(journey: Journey, pair: Pair, starts_at: dt.datetime) -> None:
    """Phase, sessions held, last and next date of each tandem; never a word of what was said."""
    sponsor = journey.browser(SPONSORS[0])
    sponsor.sign_in(journey.mailbox, SPONSORS[0])
    page = sponsor.open(f"/programs/{journey.slug}/progress/")
    rows = {int(row.select_one("b.num").get_text()): row.find_all("td") for row in page.select("tbody tr")}
    assert list(rows) == [one.number for one in journey.pairs]

    phase, sessions, last, following = rows[pair.number]
    assert phase.get_text(strip=True)
    assert _numbers(sessions) == [1, 8]
    held_on = last.time["datetime"]
    meeting = starts_at.astimezone(ZoneInfo(ZONE))
    assert held_on in {f"{meeting - dt.timedelta(minutes=minutes):%Y-%m-%d}" for minutes in (60, 65)}, (
        "just now"
    )
    assert following.time["datetime"] == f"{meeting:%Y-%m-%d}"
    for number in rows.keys() - {pair.number}:
        phase, sessions, last, following = rows[number]
        assert (_numbers(sessions), last.time, following.time) == ([0, 8], None, None)
    for words in (SHARED_WORDS, PRIVATE_WORDS, SUBJECT):
        assert words not in str(page)


def nobody_else_reads(journey: Journey, pair: Pair, log: str) -> None:
    """For HR, sponsors and other tandems the pages of a tandem do not exist."""
    ((meeting,),) = journey.stage.ask("SELECT code FROM tandems_meeting")
    pages = [
        f"/tandems/{pair.code}/",
        f"/tandems/{pair.code}/agreement/",
        f"/tandems/{pair.code}/agreement/edit/",
        f"/tandems/{pair.code}/log/",
        f"/tandems/{pair.code}/share/",
        f"/tandems/{pair.code}/meetings/new/",
        f"/meetings/{meeting}/",
        f"/meetings/{meeting}/log/",
        f"/meetings/{meeting}/calendar.ics",
        log,
        f"{log}edit/",
    ]
    other = next(one for one in journey.pairs if one.mentee != pair.mentee)
    for person in (HR, SPONSORS[0], other.mentor, other.mentee):
        found = {page: journey.browser(person).peek(page) for page in pages}
        assert set(found.values()) == {404}, f"{person}: {found}"
    for person in (pair.mentor, pair.mentee):
        assert journey.browser(person).peek(log) == 200


def mails_arrived_once(journey: Journey) -> None:
    """After two more rounds of the clock: every row was sent, every mail arrived once, none too many."""
    time.sleep(2 * TICK + 1)
    letters = journey.mailbox.letters
    assert all(len(letter.to) == 1 for letter in letters)
    assert Counter(letter.id for letter in letters).most_common(1)[0][1] == 1
    rows = journey.stage.ask("SELECT message_id, address, state, attempts FROM notifications_delivery")
    assert Counter(state for _id, _address, state, _attempts in rows) == {"sent": len(rows)}
    assert {attempts for *_row, attempts in rows} == {1}
    assert {(row[0], row[1]) for row in rows} == {(letter.id, letter.to[0]) for letter in letters}

    doubled = Counter((letter.kind, letter.to[0], letter.subject, letter.text) for letter in letters)
    assert doubled.most_common(1)[0][1] == 1, doubled.most_common(3)
    kinds = Counter(letter.kind for letter in letters)
    assert kinds["invitation-mail"] == len(journey.everybody())
    assert kinds["meeting-invite"] == kinds["meeting-reminder"] == 2
    for letter in letters:
        for words in (SHARED_WORDS, PRIVATE_WORDS, SUBJECT):
            assert words not in letter.words
            assert words.encode() not in letter.content


def house_is_quiet(journey: Journey) -> None:
    """No error in any log; everything ends when it is asked to."""
    assert journey.stage.alarms() == []
    if sys.platform == "linux":
        assert len(journey.stage.processes()) >= 4, "supervisor, web, worker and clock"

    assert journey.stage.stop() == 0
    assert journey.stage.processes() == []
    assert journey.stage.alarms() == []


def _numbers(cell: object) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", cell.select_one(".num").get_text())]
