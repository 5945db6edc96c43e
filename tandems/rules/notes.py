"""Two people write on one note: nobody's words are lost."""

from __future__ import annotations

from mentoring.errors import Refused


def merged(*, before: str, mine: str, present: str) -> str:
    """Return the text to keep when somebody saw `before`, wrote `mine`, and `present` is stored by now.

    Only when both changed it differently does a person have to look: Refused note_changed_meanwhile.
    """
    if mine == before:
        return present
    if present in {before, mine}:
        return mine
    raise Refused("note_changed_meanwhile", field="shared")
