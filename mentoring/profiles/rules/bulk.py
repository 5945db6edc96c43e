"""Work that makes a hundred thousand small values at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycle_search() -> Iterator[None]:
    """Let Python not look for circular references meanwhile; also a decorator.

    Plain rows and texts hold none, and each search goes through all of them: a quarter of the time of a dry
    run. Memory comes back all the same, by reference counts. If threads overlap, the search begins again when
    the first one is done, which is early and does no harm.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
