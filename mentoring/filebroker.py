"""kombu's file broker without its two races, for demos and laptops.

kombu opens a file under its final name and writes then; whoever looks in between reads an empty message, and
the worker dies of it (celery/kombu issue 1551). Here a message gets its name when it is complete, and the
tables of queues are read and written under one lock.
"""

from __future__ import annotations

import fcntl
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """A channel whose messages and tables are seen whole or not at all."""

    def _put(  # type: ignore[override]  # kombu's own classes disagree about the second argument's name
        self, queue: str, payload: dict[str, Any], **_kwargs: Any
    ) -> None:
        """Write a message beside the queue, then give it the name that readers look for."""
        name = f"{time.monotonic_ns() // 1_000_000}_{uuid.uuid4()}.{queue}.msg"
        folder = Path(self.data_folder_out)
        # The queue is told by what follows the first dot, so nobody looks for this one.
        fresh = folder / f".{name}"
        try:
            fresh.write_text(dumps(payload))
            fresh.rename(folder / name)
        except OSError as error:
            raise ChannelError(f"cannot add a message to {folder}") from error

    def get_table(self, exchange: str) -> Any:
        """Return the queues of an exchange."""
        with self._tables(fcntl.LOCK_SH):
            return super().get_table(exchange)

    def _queue_bind(self, *place: Any) -> None:
        with self._tables(fcntl.LOCK_EX):
            super()._queue_bind(*place)

    @contextmanager
    def _tables(self, how: int) -> Iterator[None]:
        self.control_folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(self.control_folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(lock, how)
            yield
        finally:
            os.close(lock)


class Transport(filesystem.Transport):
    """kombu's transport with our channel; settings name it in CELERY_BROKER_TRANSPORT."""

    Channel = Channel
