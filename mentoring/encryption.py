"""Encryption at rest for the words people write, and keyed hashes for what must be recognised but not read.

Keys come from the settings `FIELD_KEYS` (newest first) and `HASH_KEY`; both live outside the database.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


class Unreadable(Exception):  # noqa: N818  (the name says what the text is)
    """A stored value cannot be decrypted with any configured key. Nothing is overwritten."""


@lru_cache(maxsize=8)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def _current() -> MultiFernet:
    return _fernet(tuple(settings.FIELD_KEYS))


def encrypt(plain: bytes) -> bytes:
    """Return `plain` encrypted with the newest key (Fernet: AES-128-CBC with HMAC-SHA256)."""
    return _current().encrypt(plain)


def decrypt(sealed: bytes) -> bytes:
    """Return the bytes behind `sealed`, trying every key. Raises Unreadable if none fits."""
    try:
        return _current().decrypt(sealed)
    except InvalidToken as error:
        raise Unreadable("no configured key fits") from error


def keyed_hash(text: str) -> str:
    """Return a hex HMAC-SHA256 of `text`: recognises a value again without keeping it."""
    return hmac.new(settings.HASH_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


class EncryptedBytesField(models.BinaryField):
    """Bytes that only the application can read. Never searchable, never ordered by."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        sealed = None if value is None else encrypt(bytes(value))
        return super().get_db_prep_value(sealed, connection, prepared)

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> bytes | None:
        return None if value is None else decrypt(bytes(value))


class EncryptedTextField(EncryptedBytesField):
    """Text that only the application can read."""

    _pyi_private_get_type: str  # type: ignore[assignment]  # for mypy: text comes out, not bytes
    _pyi_private_set_type: str

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        raw = value.encode() if isinstance(value, str) else value
        return super().get_db_prep_value(raw, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:  # type: ignore[override]  # returns plain text
        plain = super().from_db_value(value, expression, connection)
        return None if plain is None else plain.decode()

    def to_python(self, value: Any) -> Any:
        return value

    def get_default(self) -> Any:
        """Return the default as text: a field of bytes makes b"" of "", which a page would show as it is."""
        default = super().get_default()
        return "" if default == b"" else default
