"""From a draft to something others read, and back to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mentoring.errors import require
from mentoring.notifications.actions import announce, cancel
from mentoring.privacy.actions import audit
from mentoring.profiles.models import Topic, User
from programs.models import Participant, Post
from programs.sharing import permissions
from programs.sharing.models import KnowledgeShare
from programs.sharing.notices import ShareApproved, ShareNotice, ShareToApprove, ShareToRelease
from programs.sharing.rules import agreement


@dataclass(frozen=True, slots=True)
class Words:
    """What a share says. Plain text; an empty line begins a new paragraph."""

    title: str
    text: str
    topic: Topic | None = None
    is_named: bool = True


@transaction.atomic
def draft(
    *, author: Participant, co_owner: Participant | None, words: Words, by: User, now: datetime
) -> KnowledgeShare:
    """Write down a share that its author alone sees so far. `co_owner` is the other person of the tandem."""
    require(permissions.can_draft(by, author, co_owner))
    return KnowledgeShare.objects.create(
        program=author.program,
        author=author,
        co_owner=co_owner,
        title=words.title,
        text=words.text,
        topic=words.topic,
        is_named=words.is_named,
        created_at=now,
    )


@transaction.atomic
def edit(*, share: KnowledgeShare, words: Words, by: User, now: datetime) -> KnowledgeShare:  # noqa: ARG001  (as every action)
    """Change a share that is not public yet. A change takes back releases of the old words."""
    require(permissions.is_author(by, share))
    share = _locked(share)
    agreement.check_edit(share.standing)
    before = Words(share.title, share.text, share.topic, share.is_named)
    if words == before:
        return share
    share.title, share.text, share.topic, share.is_named = (
        words.title,
        words.text,
        words.topic,
        words.is_named,
    )
    share.author_released_at = share.co_owner_released_at = None
    share.save()
    cancel(about=share)
    return share


@transaction.atomic
def release(*, share: KnowledgeShare, by: User, now: datetime, seen: str | None = None) -> KnowledgeShare:
    """Say yes to others reading it. The author's yes asks the other person, both together ask an editor.

    `seen` is the edition the person read on the page; None for somebody who has just written it. Raises
    NotAllowed, or Refused: share_withdrawn, share_author_first, share_changed.
    """
    require(permissions.owns(by, share))
    share = _locked(share)
    agreement.check_seen(share.edition, seen)
    as_author = permissions.is_author(by, share)
    agreement.check_release(share.standing, as_author=as_author)
    if as_author and share.author_released_at is None:
        share.author_released_at = now
    elif not as_author and share.co_owner_released_at is None:
        share.co_owner_released_at = now
    else:
        return share
    share.save(update_fields=["author_released_at", "co_owner_released_at"])
    if agreement.is_released(share.standing):
        cancel(about=share, notice=ShareToRelease)
        _tell(ShareToApprove, share, _editors(share), now)
    elif share.co_owner is not None:
        _tell(ShareToRelease, share, [share.co_owner.person], now)
    return share


@transaction.atomic
def withdraw(*, share: KnowledgeShare, by: User, now: datetime) -> None:
    """Take a share back, at any time, without a reason: headline and text are erased at once and for good."""
    require(permissions.owns(by, share))
    share = _locked(share)
    agreement.check_withdrawal(share.standing)
    share.title = share.text = ""
    share.withdrawn_at = now
    share.save(update_fields=["title", "text", "withdrawn_at"])
    cancel(about=share)


@transaction.atomic
def approve(*, share: KnowledgeShare, by: User, now: datetime, seen: str | None = None) -> None:
    """Make a released share readable in the program. Approving twice changes nothing.

    `seen` as for `release`. Raises NotAllowed, or Refused: share_changed and as the rules say.
    """
    require(permissions.can_approve(by, share))
    share = _locked(share)
    agreement.check_seen(share.edition, seen)
    agreement.check_approval(share.standing)
    if share.approved_at is not None:
        return
    share.approved_at = now
    share.save(update_fields=["approved_at"])
    cancel(about=share, notice=ShareToApprove)
    audit(by, "share.approved", share, now=now)
    _tell(ShareApproved, share, [owner.person for owner in share.owners], now)


def _locked(share: KnowledgeShare) -> KnowledgeShare:
    shares = KnowledgeShare.objects.select_related("program", "topic", "author__person", "co_owner__person")
    return shares.select_for_update(of=("self",)).get(pk=share.pk)


def _editors(share: KnowledgeShare) -> list[User]:
    owners = [owner.person_id for owner in share.owners]
    editors = User.objects.active().filter(
        program_roles__program=share.program, program_roles__post=Post.ADMIN
    )
    return list(editors.exclude(pk__in=owners))


def _tell(notice: type[ShareNotice], share: KnowledgeShare, people: list[User], now: datetime) -> None:
    """Announce once per round: words that changed are released anew, and asked about anew."""
    key = f"{notice.slug}:{share.code}:{now.timestamp():.0f}"
    announce(notice, to=people, about=share, key=key, scope=share.program.code)
