"""Short random codes for addresses: no primary key ever leaves the database."""

import re
import secrets
from collections.abc import Iterator

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
LENGTH = 10
EVEN = 256 - 256 % len(ALPHABET)  # bytes from here on would favour the first letters

_LETTERS = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
_UNEVEN = bytes(range(EVEN, 256))


def new_code() -> str:
    """Return ten random characters (49 bits), enough never to meet another by chance."""
    return next(new_codes(1))


def new_codes(number: int) -> Iterator[str]:
    """Yield so many new codes; many at once cost little more than one."""
    letters = b""
    while len(letters) < number * LENGTH:  # hardly ever more than once
        letters += secrets.token_bytes(number * LENGTH * 16 // 15 + 6).translate(_LETTERS, _UNEVEN)
    text = letters.decode("ascii")
    return (text[start : start + LENGTH] for start in range(0, number * LENGTH, LENGTH))


def code_in(text: str) -> str:
    """Return `text` if it can be a code, else "": a form may send what no database takes, such as NUL."""
    return text if re.fullmatch(r"[-\w]*", text) else ""
