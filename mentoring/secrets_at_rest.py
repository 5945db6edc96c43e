"""Secrets of a laptop installation: made once, kept in `var/` with mode 0600."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.management.utils import get_random_secret_key


def new_key() -> str:
    """Return a fresh random key of 50 characters."""
    return get_random_secret_key()


def new_field_key() -> str:
    """Return a fresh Fernet key for encrypted fields."""
    return Fernet.generate_key().decode()


def is_field_key(key: str) -> bool:
    """Tell whether encrypted fields can work with `key`."""
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


def kept(path: Path, make: Callable[[], str]) -> str:
    """Return the secret stored at `path`; make and store one if there is none.

    Two processes may start at once: the first to create the file wins, both read the same value.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(make())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()
