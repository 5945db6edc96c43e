"""Short random codes for addresses: no primary key ever leaves the database."""

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
LENGTH = 10
EVEN = 256 - 256 % len(ALPHABET)  # bytes from here on would favour the first letters


def new_code() -> str:
    """Return ten random characters (49 bits), enough never to meet another by chance."""
    code = ""
    while len(code) < LENGTH:  # hardly ever more than once
        code += "".join(ALPHABET[byte % len(ALPHABET)] for byte in secrets.token_bytes(16) if byte < EVEN)
    return code[:LENGTH]
