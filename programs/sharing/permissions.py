"""Who may do what with shares and digests."""

from __future__ import annotations

from mentoring.profiles.models import User
from programs.models import Participant, Program
from programs.permissions import can_manage, is_own
from programs.sharing.models import KnowledgeShare


def is_author(user: User, share: KnowledgeShare) -> bool:
    """The person wrote it."""
    return user.is_active and share.author.person_id == user.pk


def is_co_owner(user: User, share: KnowledgeShare) -> bool:
    """The other person of the tandem."""
    return user.is_active and share.co_owner is not None and share.co_owner.person_id == user.pk


def owns(user: User, share: KnowledgeShare) -> bool:
    """One of the two. It stays their share when they leave the program."""
    return is_author(user, share) or is_co_owner(user, share)


def can_draft(user: User, author: Participant, co_owner: Participant | None) -> bool:
    """Write in one's own name, together with somebody of the same program."""
    together = co_owner is None or co_owner.program_id == author.program_id
    return together and is_own(user, author)


def can_approve(user: User, share: KnowledgeShare) -> bool:
    """An editor is an HR admin of the program, and never one of the two."""
    return can_manage(user, share.program) and not owns(user, share)


def can_edit_digest(user: User, program: Program) -> bool:
    """HR admins of the program put its digest together."""
    return can_manage(user, program)
