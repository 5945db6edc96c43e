"""What a mail server's answer means. The classes follow RFC 5321 section 4.2 and RFC 3463."""

from __future__ import annotations

import re

NEEDS_LOGIN = frozenset({530, 534, 535, 538})  # said at any stage, it is about us and not about the mail
TOO_LARGE = 552
DONE, CLOSING = 250, 421
FOR_NOW, FOR_GOOD = range(400, 500), range(500, 600)


class Fault(Exception):  # noqa: N818  (it is an answer, not a malfunction)
    """A hand-over that did not end in 250. `code` 0 means that no answer came."""

    def __init__(self, text: str, *, code: int = 0) -> None:
        super().__init__(text)
        self.code = code
        self.text = text[:500]


class ChannelFault(Fault):
    """The way is broken: it never counts against the mail.

    `at_once`: pause now, because the next try cannot be better (password, TLS, sender address).
    """

    def __init__(self, text: str, *, code: int = 0, at_once: bool = False) -> None:
        super().__init__(text, code=code)
        self.at_once = at_once


class Deferred(Fault):
    """Try again later."""


class Rejected(Fault):
    """Never try again. `one_more`: worth a single second try."""

    def __init__(self, text: str, *, code: int = 0, one_more: bool = False) -> None:
        super().__init__(text, code=code)
        self.one_more = one_more


class Ambiguous(Fault):
    """The mail may have arrived: the connection ended after the mark and before the answer."""


def before_recipient(code: int, text: str) -> Fault:
    """Judge a refusal at connect, EHLO, STARTTLS, AUTH or MAIL FROM."""
    return ChannelFault(text, code=code, at_once=code != CLOSING)


def at_recipient(code: int, text: str) -> Fault:
    """Judge a refusal of RCPT TO."""
    if code in NEEDS_LOGIN:
        return ChannelFault(text, code=code, at_once=True)
    return Deferred(text, code=code) if _temporary(code) else Rejected(text, code=code)


def at_data(code: int, text: str) -> Fault:
    """Judge the answer to DATA or to the final dot."""
    if code in NEEDS_LOGIN:
        return ChannelFault(text, code=code, at_once=True)
    if _temporary(code):
        return Deferred(text, code=code)
    if code in FOR_GOOD:
        return Rejected(text, code=code, one_more=code == TOO_LARGE or _enhanced(text) == "5.3.4")
    return Ambiguous(text, code=code)


def _temporary(code: int) -> bool:
    return code in FOR_NOW


def _enhanced(text: str) -> str:
    found = re.match(r"\s*([245]\.\d{1,3}\.\d{1,3})\b", text)
    return found[1] if found else ""
