"""What one tandem learned reaches everybody who reads the program (f)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from tests.journeys.founding import LAST_DAY
from tests.journeys.meeting import FAR_EAST, moves_to, wait_until
from tests.journeys.stage import PROMPTLY
from tests.journeys.story import HR, SHARE_TEXT, SHARE_TITLE, SPONSORS, ZONE, Journey, Pair, typed

FAR_WEST = "America/Los_Angeles"
OPENING = "Three minutes, one idea"
SOON = 4  # seconds to close the issue before it leaves


@dataclass(frozen=True)
class Posting:
    """When the digest is owed: day and time of the program, and the instant at which the issue was closed."""

    day: dt.date
    at: dt.time
    closed_at: dt.datetime

    def due(self, zone: str) -> dt.datetime:
        """Return when a reader in `zone` is owed it: at that time there, at once if that has passed."""
        there = dt.datetime.combine(self.day, self.at, tzinfo=ZoneInfo(zone))
        return max(there.astimezone(dt.UTC), self.closed_at)


def write_share(journey: Journey, pair: Pair) -> str:
    """The mentor writes, the mentee releases, HR approves. Returns the path of the share."""
    mentor, mentee, hr = journey.browser(pair.mentor), journey.browser(pair.mentee), journey.hr
    mentor.open(f"/tandems/{pair.code}/share/")
    mentor.send('form:has([name="title"])', button="release", title=SHARE_TITLE, text=SHARE_TEXT)
    path = mentor.path
    assert path.startswith("/shares/"), mentor.words
    assert hr.peek(path) == 404, "nobody reads it before both have said yes"

    (letter,) = journey.mailbox.wait_for("share-to-release", to=pair.mentee)
    assert SHARE_TEXT not in letter.words
    mentee.open(letter.link)
    mentee.send('form[action$="/release/"]')
    assert journey.browser(journey.pairs[-1].mentor).peek(path) == 404, "nor before an editor has looked"

    (letter,) = journey.mailbox.wait_for("share-to-approve", to=HR)
    hr.open(letter.link)
    hr.send('form[action$="/approve/"]')
    for person in (pair.mentor, pair.mentee):
        journey.mailbox.wait_for("share-approved", to=person)
    return path


def close_digest(journey: Journey) -> Posting:
    """HR chooses day and time, writes an opening and closes the issue.

    On the last days of a month no digest can leave: the day has just passed then, and closing sends at once.
    """
    hr, zone = journey.hr, ZoneInfo(ZONE)
    moves_to(journey, journey.mentors[-1], FAR_WEST)
    moment = journey.soon(SOON).astimezone(zone)
    day = moment.replace(day=min(moment.day, LAST_DAY)).date()
    hr.open(f"/programs/{journey.slug}/edit/")
    hr.send('form:has([name="digest_day"])', digest_day=str(day.day), digest_time=typed(moment))
    hr.open(f"/programs/{journey.slug}/digest/")
    if hr.page.select("button[formaction]"):  # the clock closes it by itself, perhaps a moment before her
        hr.send('form:has([name="intro_de"])', button="=", or_status=422, intro_de=OPENING, intro_en=OPENING)
    ((closed_at,),) = journey.stage.ask(
        "SELECT closed_at FROM sharing_digestissue WHERE closed_at IS NOT NULL"
    )
    return Posting(day, moment.time(), closed_at)


def readers_get_digest(journey: Journey, posting: Posting, pair: Pair) -> None:
    """Everybody of the program, in that very minute by their own clock, with the words of the share."""
    now = posting.due(ZONE)
    zones = dict.fromkeys((*journey.everybody(), HR, *SPONSORS), ZONE)
    zones |= {pair.mentee: FAR_EAST, journey.mentors[-1]: FAR_WEST}
    owed = {email: posting.due(zone) for email, zone in zones.items() if posting.due(zone) <= now}
    wait_until(now)
    journey.mailbox.wait_for("monthly-digest", count=len(owed), seconds=30)
    for email, due in owed.items():
        (letter,) = journey.mailbox.of("monthly-digest", email)
        assert due <= letter.at < due + PROMPTLY, f"{email} got it at {letter.at} instead of {due}"
        assert SHARE_TITLE in letter.words
        assert SHARE_TEXT in " ".join(letter.text.split())
    for email in zones.keys() - owed.keys():
        assert journey.mailbox.of("monthly-digest", email) == [], "their morning is still to come"
