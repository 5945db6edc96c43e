"""The two words of each axis of working style, in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

AXIS_WORDS = {
    "think-do": (_("Think first"), _("Act first")),
    "numbers-stories": (pgettext_lazy("working style", "Numbers"), pgettext_lazy("working style", "Stories")),
    "plan-chance": (pgettext_lazy("working style", "Plan"), pgettext_lazy("working style", "Opportunity")),
    "alone-round": (pgettext_lazy("working style", "Alone"), pgettext_lazy("working style", "In a group")),
    "listen-talk": (pgettext_lazy("working style", "Listen"), pgettext_lazy("working style", "Talk")),
    "detail-picture": (_("The detail"), _("The big picture")),
}
"""Axis of `rules.style` → the word of position 1, the word of position 5."""
