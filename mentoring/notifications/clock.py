"""The only clock that decides about mail: the database's."""

from __future__ import annotations

import datetime as dt

from django.db import connection


def database_now() -> dt.datetime:
    """Return the database's present, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row: tuple[dt.datetime] = cursor.fetchone()
    return row[0].astimezone(dt.UTC)
