"""The question box: how long a question may be, how many fit, and which ones a talk was for."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from mentoring.errors import Refused

LONGEST = 300  # characters
MOST = 20  # questions of one person that wait at a time
UNDO_FOR = dt.timedelta(days=1)  # after that the clock erases what is out of the box


def check_room(waiting: int) -> None:
    """Refuse one more question beside those of the same person that wait: question_box_full."""
    if waiting >= MOST:
        raise Refused("question_box_full", field="text", most=MOST)


def talk_began(*, starts_at: dt.datetime | None, held_on: dt.date, zone: str) -> dt.datetime:
    """Return the moment up to which questions were for this talk.

    That is when a planned meeting began. Of a talk nobody planned only the day is known, in `zone`: its end.
    """
    if starts_at is not None:
        return starts_at
    return dt.datetime.combine(held_on + dt.timedelta(days=1), dt.time(), ZoneInfo(zone))
