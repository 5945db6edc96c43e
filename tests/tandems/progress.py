"""A talk with words in every place that has words, for the tests of progress."""

from datetime import UTC, date, datetime

from tandems.models import PrivateNote, SessionLog, SharedNote, Tandem
from tests.cast import NOW


def held(tandem: Tandem, day: date, *, took_place: bool = True) -> SessionLog:
    """Note a talk of a tandem on `day`; every word in it is a canary."""
    log = SessionLog.objects.create(
        tandem=tandem,
        held_on=day,
        took_place=took_place,
        format="on_site",
        minutes=47,
        logged_at=datetime(day.year, day.month, day.day, 20, 0, tzinfo=UTC),
    )
    SharedNote.objects.create(log=log, text="canary-shared-note", updated_at=NOW)
    PrivateNote.objects.create(
        log=log, author=tandem.mentor.person, text="canary-private-note", updated_at=NOW
    )
    return log
