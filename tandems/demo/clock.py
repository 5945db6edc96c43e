"""When things happened in the demo: days counted from today, times of day as people in Bremen see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from tandems.demo.story import ZONE

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment the demo is loaded; everything else is counted from it."""

    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day in Bremen."""
        return self.now.astimezone(ZoneInfo(ZONE)).date()

    def day(self, offset: int) -> dt.date:
        """Return the day `offset` days from today; a negative one lies behind."""
        return self.today + dt.timedelta(days=offset)

    def workday(self, offset: int) -> dt.date:
        """Return that day, moved away from today to a working day when it falls on a weekend."""
        day = self.day(offset)
        step = dt.timedelta(days=1 if offset > 0 else -1)
        while day.weekday() >= SATURDAY:
            day += step
        return day

    def at(self, offset: int, hour: int = 10, minute: int = 0) -> dt.datetime:
        """Return the instant when clocks in Bremen show that time `offset` days from today."""
        return self.on(self.day(offset), hour, minute)

    def on(self, day: dt.date, hour: int = 10, minute: int = 0) -> dt.datetime:
        """Return the instant when clocks in Bremen show that time on `day`, never later than now."""
        local = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=ZoneInfo(ZONE))
        return min(local.astimezone(dt.UTC), self.now)
