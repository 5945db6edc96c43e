"""Shares and digests, made in one call. Each in the state its name says; times around `tests.cast.NOW`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from programs.models import Participant
from programs.sharing.models import DigestIssue, KnowledgeShare
from tandems.models import Tandem
from tests.cast import NOW


def make_draft(tandem: Tandem, *, by: Participant | None = None, **fields: Any) -> KnowledgeShare:
    """Return a share that nobody but its author (the mentor, unless `by` says otherwise) has seen."""
    author = by or tandem.mentor
    partner = tandem.mentee if author == tandem.mentor else tandem.mentor
    known = {
        "program": tandem.program,
        "author": author,
        "co_owner": partner,
        "title": "Eleven minutes with gloves on",
        "text": "A form that takes three minutes at a desk takes eleven at the line.",
    }
    return KnowledgeShare.objects.create(**(known | fields))


def make_released(tandem: Tandem, **fields: Any) -> KnowledgeShare:
    """Return a share that both people have released and no editor has seen."""
    return make_draft(tandem, **({"author_released_at": NOW, "co_owner_released_at": NOW} | fields))


def make_readable(tandem: Tandem, *, approved_at: datetime = NOW, **fields: Any) -> KnowledgeShare:
    """Return a share that readers can read."""
    return make_released(tandem, approved_at=approved_at, **fields)


def make_issue(tandem: Tandem, month: date, *, closed_at: datetime, **fields: Any) -> DigestIssue:
    """Return a closed issue of the tandem's program with one share of it in it."""
    issue = DigestIssue.objects.create(program=tandem.program, month=month, closed_at=closed_at, **fields)
    make_readable(tandem, approved_at=closed_at - timedelta(days=1), issue=issue)
    return issue
