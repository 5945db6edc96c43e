"""The people a visitor of the demo is most likely to want to be."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandems.demo.company import DOMAIN


@dataclass(frozen=True, slots=True)
class Star:
    """A demo person: address, role, and what there is to see as this person."""

    local: str
    role: str | Promise
    story: str | Promise

    @property
    def email(self) -> str:
        return f"{self.local}@{DOMAIN}"


STARS = (
    Star("imke.dettmers", _("HR admin"), _("Imports the directory, sets programs up, invites, matches.")),
    Star("leyla.aydinoglu", _("Mentor"), _("Teaches Katrin; her program is in week 14 of 36.")),
    Star("katrin.oldehaver", _("Mentee"), _("Runs the Bremen plant and has sixty seconds.")),
    Star("henrik.aldenhoff", _("Sponsor"), _("Chairs the board and wants to know how it goes.")),
    Star(
        "kwame.boateng-lueders",
        _("Mentor before matching"),
        _("His profile is complete; the tandem is still open."),
    ),
    Star("gesa.mahnkopf", _("Works council"), _("Sees settings, never people's data.")),
    Star("onno.behrens", _("Site admin"), _("Runs the installation.")),
)
