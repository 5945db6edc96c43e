"""What others see of tandems may only become less once people were asked."""

from __future__ import annotations

from mentoring.errors import Refused
from programs.rules.generation import uses_bands

TIGHT = "aggregates"
DRAFT = "draft"
EVERYBODY = "everyone"
MUTUAL = "mutual"


def is_tightened(*, before: str, after: str) -> bool:
    """Say whether the change shows organisers and sponsors less than before."""
    return before != after and after == TIGHT


def check_agreed(*, state: str, rule: tuple[str, str], audience: tuple[str, str]) -> None:
    """Raise Refused if a program that was opened would use or publish what people gave it otherwise.

    `rule` is how generations are compared and `audience` who reads shares, each (before, after). The rule may
    change to career stage, which compares no generations; the circle of readers may only become smaller.
    Codes: generation_rule_agreed at generation_rule, audience_only_narrows at digest_audience.
    """
    if state == DRAFT:
        return
    if rule[0] != rule[1] and uses_bands(rule[1]):
        raise Refused("generation_rule_agreed", field="generation_rule")
    if audience[0] != audience[1] and audience[1] == EVERYBODY:
        raise Refused("audience_only_narrows", field="digest_audience")


def check_promised(*, state: str, before: str, after: str) -> None:
    """Raise Refused(interest_promised) if likes of a program that was opened would be told to others.

    People said whom they would like to meet while nobody was to learn of it; that stays so.
    """
    if state != DRAFT and before != after and after == MUTUAL:
        raise Refused("interest_promised", field="interest_mode")


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
