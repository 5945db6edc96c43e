"""Which fields of shares and digests concern people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, Rows, Text, plain
from mentoring.profiles.models import User
from programs.sharing.models import DigestIssue, KnowledgeShare

_OWNERS = _("the two people; readers of the program if they chose their names")
_WORDS = Field(
    Kind.PERSONAL,
    purpose=_("what a tandem learned, written for others"),
    seen_by=_(
        "its author; then its co-owner; readers of the program once both released and an editor approved"
    ),
    until=_("withdrawn by either of the two, or the program is deleted"),
    copy=True,
    erasure=Erasure.DELETE,
)


def _person(purpose: Text, seen_by: Text, erasure: Erasure) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by=seen_by,
        until=_("end of the program"),
        copy=True,
        erasure=erasure,
    )


def _when(purpose: Text) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by=_("the two people, editors"),
        until=_("end of the program"),
        copy=True,
        erasure=Erasure.DELETE,
    )


FIELDS: dict[str, Field] = {
    "KnowledgeShare.author": _person(_("who wrote it"), _OWNERS, Erasure.DELETE),
    "KnowledgeShare.co_owner": _person(_("who must agree"), _OWNERS, Erasure.DELETE),
    "KnowledgeShare.title": _WORDS,
    "KnowledgeShare.text": _WORDS,
    "KnowledgeShare.author_released_at": _when(_("the author's consent")),
    "KnowledgeShare.co_owner_released_at": _when(_("the other person's consent")),
    "KnowledgeShare.withdrawn_at": _when(_("that the words are gone for good")),
    "DigestIssue.closed_by": _person(
        _("who closed the issue"), _("nobody; kept for the audit"), Erasure.NULL
    ),
    **plain("KnowledgeShare.id", "KnowledgeShare.code", "KnowledgeShare.program", "KnowledgeShare.topic"),
    **plain("KnowledgeShare.is_named", "KnowledgeShare.issue", "KnowledgeShare.created_at"),
    **plain("KnowledgeShare.approved_at"),
    **plain("DigestIssue.id", "DigestIssue.code", "DigestIssue.program", "DigestIssue.month"),
    **plain(
        "DigestIssue.intro_de", "DigestIssue.intro_en", "DigestIssue.closed_at", "DigestIssue.recipients"
    ),
}


def erase(person: User) -> None:
    """Erase shares that nobody but the tandem has read; what others read stays, without names."""
    KnowledgeShare.objects.filter(author__person=person, approved_at=None).delete()
    theirs = KnowledgeShare.objects.filter(Q(author__person=person) | Q(co_owner__person=person))
    theirs.update(is_named=False)


_SHARES = KnowledgeShare.objects.select_related("program", "topic", "author__person", "co_owner__person")
ROWS = {
    "KnowledgeShare": (  # the words are the author's; the other person has released them, not written them
        Rows(lambda person: _SHARES.filter(author__person=person), also=("program", "topic")),
        Rows(
            lambda person: _SHARES.filter(co_owner__person=person),
            without=("title", "text"),
            also=("program", "topic"),
        ),
    ),
    "DigestIssue": (
        Rows(
            lambda person: DigestIssue.objects.filter(closed_by=person).select_related(
                "program", "closed_by"
            ),
            also=("program", "month"),
        ),
    ),
}
NAMES = {
    "KnowledgeShare": _("Shares"),
    "KnowledgeShare.program": _("Program"),
    "KnowledgeShare.topic": _("Topic"),
    "KnowledgeShare.author": _("Written by"),
    "KnowledgeShare.co_owner": _("Together with"),
    "KnowledgeShare.title": _("Headline"),
    "KnowledgeShare.text": _("Words"),
    "KnowledgeShare.author_released_at": _("Released by the author"),
    "KnowledgeShare.co_owner_released_at": _("Released by the other person"),
    "KnowledgeShare.withdrawn_at": _("Withdrawn"),
    "DigestIssue": _("Digests you closed"),
    "DigestIssue.program": _("Program"),
    "DigestIssue.month": _("Month"),
    "DigestIssue.closed_by": _("Closed by"),
}
