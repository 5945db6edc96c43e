"""Who may see which part of a profile.

Three circles, each within the next: the own tandem; people one could be paired with; everybody in the program
(its HR included). A person chooses for each part; what finding tandems compares is never narrower than the
candidates, because the reasons for a tandem name it.
"""

from __future__ import annotations

from collections.abc import Mapping

TANDEM, CANDIDATES, PROGRAM = "tandem", "candidates", "program"
CIRCLES = (TANDEM, CANDIDATES, PROGRAM)
"""From the narrowest to the widest."""

PARTS: Mapping[str, str] = {
    "headline": PROGRAM,
    "interests": CANDIDATES,
    "topics": CANDIDATES,
    "style": CANDIDATES,
    "languages": CANDIDATES,
    "formats": CANDIDATES,
    "sites": CANDIDATES,
    "times": CANDIDATES,
    "length": CANDIDATES,
    "good_to_know": TANDEM,
    "motivation": CANDIDATES,
    "practice": CANDIDATES,
    "learning": CANDIDATES,
}
"""Each part that has one audience as a whole, with the audience proposed. Sentences have one each."""

COMPARED = frozenset({"topics", "languages", "formats"})
"""Parts that finding tandems needs: candidates always see them."""


def choices_for(part: str) -> tuple[str, ...]:
    """Return the audiences a person can choose for `part`, from the narrowest to the widest."""
    return CIRCLES[1:] if part in COMPARED else CIRCLES


def reaches(audience: str, circle: str) -> bool:
    """Say whether something shown to `audience` is seen from `circle`: the nearer circle sees more."""
    return CIRCLES.index(circle) <= CIRCLES.index(audience)


def audience_of(part: str, chosen: Mapping[str, str]) -> str:
    """Return who sees `part`, given what the person chose; a choice too narrow for the part is widened."""
    audience = chosen.get(part, PARTS[part])
    allowed = choices_for(part)
    return audience if audience in allowed else allowed[0]
