"""Who of Ahrendt Vesper shows which drawn portrait; the others stay with their initials."""

from __future__ import annotations

from zlib import crc32

from tandems.demo.company import Colleague
from tandems.demo.known import MEN, WOMEN

KNOWN = {  # local part of the address → drawing
    "leyla.aydinoglu": "waves-earring",
    "katrin.oldehaver": "bob-teal",
    "kwame.boateng-lueders": "beard-rollneck",
    "imke.dettmers": "parted-teal",
    "gesa.mahnkopf": "curls-jacket",
    "henrik.aldenhoff": "beard-jacket",
    "ayse.karadeniz-voss": "scarf-sea",
    "chiara.lombardi": "long-rollneck",
    "matthias.brekenfeld": "parted-glasses",
    "mira.sundermann": "bun-glasses",
    "noah.feddersen": "afro-hoodie",
    "priya.raghunathan": "long-earring",
    "sabine.thormaehlen": "curls-rollneck",
    "svea.kirchhoff": "ponytail-sand",
    "tomasz.wojcik": "short-hoodie",
    "joerg.wendelken": "beard-shirt",
    "ulrike.sassenberg": "bob-glasses",
    "onno.behrens": "curls-shirt",
}
FOR_MEN = ("parted-glasses", "short-hoodie", "beard-shirt", "curls-shirt")
FOR_WOMEN = (
    "long-rollneck",
    "bun-glasses",
    "long-earring",
    "curls-rollneck",
    "ponytail-sand",
    "bob-glasses",
)
ONE_OF = 4  # so many colleagues to one who chose a drawing


def portrait_of(one: Colleague) -> str:
    """Return what stands in `User.portrait`: the same every time; what somebody is at work plays no part."""
    drawn = KNOWN.get(one.local, "")
    number = crc32(one.local.encode())
    if not drawn and number % ONE_OF == 0 and one.first in MEN.split():
        drawn = FOR_MEN[number // ONE_OF % len(FOR_MEN)]
    elif not drawn and number % ONE_OF == 0 and one.first in WOMEN.split():
        drawn = FOR_WOMEN[number // ONE_OF % len(FOR_WOMEN)]
    return f"drawn:{drawn}" if drawn else ""
