"""Interests to tick. What somebody ticks is kept as the word they saw, as their own words are."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SUGGESTED_INTERESTS = (
    _("cooking"),
    _("being outdoors"),
    _("making music"),
    _("football"),
    _("photography"),
    _("repairing things"),
    _("travelling"),
    _("gardening"),
    _("board games"),
    _("cycling"),
    _("theatre"),
    pgettext_lazy("an interest", "reading"),
)
