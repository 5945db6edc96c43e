"""What the parts of a profile are called in a sentence, and who their audiences are."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PART_NAMES = {
    "headline": pgettext_lazy("part of a profile", "your headline"),
    "interests": pgettext_lazy("part of a profile", "your interests"),
    "topics": pgettext_lazy("part of a profile", "your topics"),
    "style": pgettext_lazy("part of a profile", "how you work"),
    "languages": pgettext_lazy("part of a profile", "your languages"),
    "formats": pgettext_lazy("part of a profile", "ways to meet"),
    "sites": pgettext_lazy("part of a profile", "where you can be met"),
    "times": pgettext_lazy("part of a profile", "your usual times"),
    "length": pgettext_lazy("part of a profile", "how long you like to meet"),
    "good_to_know": pgettext_lazy("part of a profile", "what is good to know"),
    "motivation": pgettext_lazy("part of a profile", "why you want this"),
    "practice": pgettext_lazy("part of a profile", "your digital practice"),
    "learning": pgettext_lazy("part of a profile", "what you would like to understand better"),
    "questions": pgettext_lazy("part of a profile", "the questions behind your topics"),
}
"""Part of `rules.audiences` (and the questions, which only the tandem sees) → its name within a sentence."""

SEEN_BY = {
    "program": _("everybody in the program"),
    "candidates": _("people you could be paired with"),
    "tandem": _("your tandem"),
}
"""Circle → who that is, for the person whose profile it is."""
