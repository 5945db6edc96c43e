"""The words of a tandem: the shared note for both, the private one for its author alone."""

from __future__ import annotations

from collections.abc import Iterable

from mentoring.profiles.models import User
from tandems.models import PrivateNote, SessionLog, SharedNote
from tandems.queries.meetings import logs_visible_to


def shared_note(viewer: User, log: SessionLog) -> str:
    """What both partners noted about a talk; "" for anybody else."""
    return shared_notes(viewer, [log]).get(log.pk, "")


def shared_notes(viewer: User, logs: Iterable[SessionLog]) -> dict[int, str]:
    """Primary key of a log → its shared note, for those logs that the viewer may read."""
    readable = logs_visible_to(viewer).filter(pk__in=[log.pk for log in logs]).order_by()
    return {note.log_id: str(note.text) for note in SharedNote.objects.filter(log__in=readable.values("pk"))}


def private_note(viewer: User, log: SessionLog) -> str:
    """What the viewer noted for themselves; nobody else's note is ever returned."""
    readable = logs_visible_to(viewer).filter(pk=log.pk).order_by()
    note = PrivateNote.objects.filter(author=viewer, log__in=readable.values("pk")).first()
    return str(note.text) if note else ""
