"""What comes with a post in the installation. Pages and mails say the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class PostWords:
    """A post: what it is called, what its holder does, and what they never see."""

    name: Promise
    task: Promise
    never: Promise


POSTS = {
    "site_admin": PostWords(
        _("Site admin"),
        _("You run this installation: its look, its mails, and who holds which post in it."),
        _("Never: programs you hold no post in, tandems, or anything that somebody wrote."),
    ),
    "people_team": PostWords(
        _("HR of the installation"),
        _("You bring people in from the HR system and set programs up."),
        _("Never: programs you hold no post in, tandems, or anybody's generation."),
    ),
}
