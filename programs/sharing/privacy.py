"""Which fields of shares and digests concern people."""

from mentoring.privacy.registry import Erasure, Field, Kind, plain

_OWNERS = "the two people; readers of the program if they chose their names"
_WORDS = Field(
    Kind.PERSONAL,
    purpose="what a tandem learned, written for others",
    seen_by="its author; then its co-owner; readers of the program once both released and an editor approved",
    until="withdrawn by either of the two, or the program is deleted",
    copy=True,
    erasure=Erasure.DELETE,
)


def _person(purpose: str, seen_by: str, erasure: Erasure) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by=seen_by,
        until="end of the program",
        copy=True,
        erasure=erasure,
    )


def _when(purpose: str) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by="the two people, editors",
        until="end of the program",
        copy=True,
        erasure=Erasure.DELETE,
    )


FIELDS: dict[str, Field] = {
    "KnowledgeShare.author": _person("who wrote it", _OWNERS, Erasure.DELETE),
    "KnowledgeShare.co_owner": _person("who must agree", _OWNERS, Erasure.DELETE),
    "KnowledgeShare.title": _WORDS,
    "KnowledgeShare.text": _WORDS,
    "KnowledgeShare.author_released_at": _when("the author's consent"),
    "KnowledgeShare.co_owner_released_at": _when("the other person's consent"),
    "KnowledgeShare.withdrawn_at": _when("that the words are gone for good"),
    "DigestIssue.closed_by": _person("who closed the issue", "nobody; kept for the audit", Erasure.NULL),
    **plain("KnowledgeShare.id", "KnowledgeShare.code", "KnowledgeShare.program", "KnowledgeShare.topic"),
    **plain("KnowledgeShare.is_named", "KnowledgeShare.issue", "KnowledgeShare.created_at"),
    **plain("KnowledgeShare.approved_at"),
    **plain("DigestIssue.id", "DigestIssue.code", "DigestIssue.program", "DigestIssue.month"),
    **plain(
        "DigestIssue.intro_de", "DigestIssue.intro_en", "DigestIssue.closed_at", "DigestIssue.recipients"
    ),
}
