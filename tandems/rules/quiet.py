"""When a tandem has become quiet. Looks at dates alone; it is no fault, and help may be welcome."""

from __future__ import annotations

import datetime as dt

QUIET = "quiet"
QUIET_AFTER = dt.timedelta(weeks=6)  # longer than holidays, shorter than what can no longer be caught up


def is_quiet(*, since: dt.date, next_on: dt.date | None, today: dt.date) -> bool:
    """True if nothing is planned and more than six weeks have passed `since` the last meeting or the start.

    All dates are in the program's time zone.
    """
    return next_on is None and today - since > QUIET_AFTER
