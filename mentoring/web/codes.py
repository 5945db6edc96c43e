"""Short random codes for addresses: no primary key ever leaves the database."""

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else


def new_code() -> str:
    """Return ten random characters (49 bits), enough never to meet another by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))
