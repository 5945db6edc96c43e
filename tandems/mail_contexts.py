"""What mails about proposals and new tandems say: the same for the mail and for looking at it before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentoring.notifications import links
from tandems.queries.mine import sides, why

if TYPE_CHECKING:
    from mentoring.profiles.models import User
    from tandems.models import Proposal, Tandem


def proposed(proposal: Proposal, *, to: User, until: datetime, code: str) -> dict[str, Any]:
    """Return what the question to one of the two says; `code` is that of the question."""
    return _about(proposal, to) | {"until": until, "url": links.absolute("tandems:asking", code=code)}


def introduced(pair: Tandem | Proposal, *, to: User, code: str) -> dict[str, Any]:
    """Return what the introduction of a tandem says to one of the two; `code` is that of the tandem."""
    return _about(pair, to) | {"url": links.absolute("tandems:tandem-detail", code=code)}


def _about(pair: Tandem | Proposal, to: User) -> dict[str, Any]:
    me, partner = sides(to, pair)
    return {
        "program": me.program,
        "partner": partner.person,
        "is_mentor": me.is_mentor,
        "why": why(to, pair),
    }
