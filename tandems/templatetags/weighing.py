"""What counts how much, as one sentence: `{% load weighing %}`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django import template
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext

from tandems.rules.weights import FRAME, points

register = template.Library()


@register.simple_tag
def weights_said(weights: Mapping[str, int]) -> str:
    """Say weights such as `{"topics_weight": 4, …}` in their order, with their share of 100 points."""
    given = {name.removesuffix("_weight"): weight for name, weight in weights.items()}
    if not any(weight for name, weight in given.items() if name != "interest"):
        return gettext("At least topics, contrast or the frame has to count.")
    known = {"topics": 0, "contrast": 0, "interest": 0, "frame": 0} | given
    return _said(_shares(points(**known)), set(given))


@register.simple_tag
def points_said(kept: Mapping[str, int]) -> str:
    """Say the points kept with a run in the same way."""
    return _said(_shares(kept), {"topics", "contrast", "interest", "frame"})


def _shares(found: Mapping[str, int]) -> dict[str, int]:
    """Points of 1000 for the six components → of 100 for the four reasons HR weighs."""
    frame = sum(found.get(name, 0) for name in FRAME)
    whole = {name: found.get(name, 0) for name in ("topics", "contrast", "interest")} | {"frame": frame}
    return {name: round(number / 10) for name, number in whole.items()}


def _said(shares: Mapping[str, int], names: set[str]) -> str:
    words = {
        "topics": gettext("common topics"),
        "contrast": gettext("contrast"),
        "interest": gettext("mutual interest"),
        "frame": gettext("times, languages and ways to meet"),
    }
    counting = sorted((name for name in shares if shares[name]), key=lambda name: -shares[name])
    groups = [
        (get_text_list([words[name] for name in group], gettext("and")), share)
        for share, group in groupby(counting, key=lambda name: shares[name])
    ]
    first, *others = [
        (gettext("%(words)s (%(n)s of 100 points)") if place == 0 else gettext("%(words)s (%(n)s)"))
        % {"words": named, "n": share}
        for place, (named, share) in enumerate(groups)
    ]
    told = (
        gettext("%(first)s first, then %(others)s.") % {"first": first, "others": ", ".join(others)}
        if others
        else gettext("Only %(first)s.") % {"first": first}
    )
    nothing = [words[name] for name in shares if name in names and not shares[name]]
    if nothing:
        told += " " + gettext("Left out: %(words)s.") % {"words": get_text_list(nothing, gettext("and"))}
    return str(capfirst(told))
