"""Who must agree before a knowledge share is readable.

The author, then the other person of the tandem, then an editor. Either of the two may take it back any time.
"""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.errors import Refused


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a share stands. Without a co-owner the author's release is enough."""

    has_co_owner: bool
    author_released: bool
    co_owner_released: bool
    approved: bool = False
    withdrawn: bool = False


def is_released(share: Standing) -> bool:
    """Both people agree that others read it."""
    co_owner_agrees = share.co_owner_released or not share.has_co_owner
    return share.author_released and co_owner_agrees and not share.withdrawn


def is_readable(share: Standing) -> bool:
    """Both people agree and an editor has looked at it."""
    return is_released(share) and share.approved


def check_edit(share: Standing) -> None:
    """Raise Refused unless the words may still change. What others read already, nobody rewrites."""
    _check_there(share)
    if share.approved:
        raise Refused("share_readable_already")


def check_seen(edition: str, seen: str | None) -> None:
    """Raise Refused if the words are not those somebody has read; None: they have just written them."""
    if seen is not None and seen != edition:
        raise Refused("share_changed")


def check_release(share: Standing, *, as_author: bool) -> None:
    """Raise Refused unless this person may say yes now. The author says it first."""
    _check_there(share)
    if not as_author and not share.author_released:
        raise Refused("share_author_first")


def check_approval(share: Standing) -> None:
    """Raise Refused unless an editor may make it readable."""
    _check_there(share)
    if not is_released(share):
        raise Refused("share_not_released")


def check_withdrawal(share: Standing) -> None:
    """Raise Refused if there is nothing left to take back."""
    _check_there(share)


def _check_there(share: Standing) -> None:
    if share.withdrawn:
        raise Refused("share_withdrawn")
