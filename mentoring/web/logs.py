"""What never reaches a log: the part of an address that opens a door to whoever holds it."""

from __future__ import annotations

import logging
import re

DOORS = re.compile(r"(/invitations/|/accounts/password/reset/key/|/u/)[^/\s?#\"']+")


class WithoutTokens(logging.Filter):
    """Take tokens of invitations, password resets and unsubscribe links out of what is logged.

    Django notes the address of every answer from 400 on, also that of a form sent back to be completed, whose
    link still works.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record where needed; nothing is held back."""
        message = record.getMessage()
        hidden = DOORS.sub(r"\1…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
