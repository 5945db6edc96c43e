"""Advisory locks of the database session: they survive clock jumps and die with the connection.

One 64-bit key each, because the form with two integers takes 32 bits and breaks on a large id.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.utils import DatabaseError

_DELIVERY = 0x5257 << 48
_SLOT = 0x5258 << 48
SLOTS = 2  # connections per sending account; Exchange Online allows three


def take(delivery_id: int) -> bool:
    """Lock a delivery for this session. False: a living sender has it."""
    return _try_lock(_DELIVERY | delivery_id)


def release(delivery_id: int) -> None:
    """Give a delivery free. A session that cannot do it ends, which frees the lock too."""
    _unlock(_DELIVERY | delivery_id)


@contextmanager
def slot(channel_id: int) -> Iterator[bool]:
    """Hold one of the channel's few connections. Yields False if all are taken."""
    keys = [_SLOT | channel_id << 8 | number for number in range(SLOTS)]
    mine = next((key for key in keys if _try_lock(key)), None)
    try:
        yield mine is not None
    finally:
        if mine is not None:
            _unlock(mine)


def _try_lock(key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        return bool(cursor.fetchone()[0])


def _unlock(key: int) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
    except DatabaseError:
        connection.close()
