"""What others see of tandems may only become less once people were asked."""

from __future__ import annotations

from mentoring.errors import Refused

TIGHT = "aggregates"
DRAFT = "draft"


def is_tightened(*, before: str, after: str) -> bool:
    """Say whether the change shows organisers and sponsors less than before."""
    return before != after and after == TIGHT


def check_change(*, state: str, before: str, after: str, group_before: int, group_after: int) -> None:
    """Raise Refused if a program that was opened would show more than people agreed to.

    Codes: visibility_only_tightens at visibility, group_only_grows at smallest_group.
    """
    if state == DRAFT:
        return
    if before == TIGHT and after != TIGHT:
        raise Refused("visibility_only_tightens", field="visibility")
    if group_after < group_before:
        raise Refused("group_only_grows", field="smallest_group", smallest=group_before)
