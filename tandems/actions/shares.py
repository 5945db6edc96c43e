"""From a tandem to a knowledge share."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import require
from mentoring.profiles.models import User
from programs.sharing import actions as sharing
from programs.sharing.actions.shares import Words
from programs.sharing.models import KnowledgeShare
from tandems.models import Tandem
from tandems.permissions import is_partner
from tandems.queries.mine import sides


@transaction.atomic
def draft_share(*, tandem: Tandem, words: Words, released: bool, by: User, now: datetime) -> KnowledgeShare:
    """Write a share in the name of `by`, the partner always as co-owner. `released`: with one's yes."""
    require(is_partner(by, tandem))
    author, partner = sides(by, tandem)
    share = sharing.draft(author=author, co_owner=partner, words=words, by=by, now=now)
    return sharing.release(share=share, by=by, now=now) if released else share
