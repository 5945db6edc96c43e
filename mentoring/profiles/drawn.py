"""The eighteen drawn portraits: file in `static/img/portraits/` and what it shows, in words.

Nobody is named and nothing tells an age. A name is stored and therefore never reused for another drawing.
"""

from django.utils.translation import gettext_lazy as _

DRAWN = {
    "waves-earring": _("dark wavy hair, pink jumper"),
    "bob-teal": _("teal bob, dark jacket"),
    "beard-rollneck": _("short hair, beard, blue rollneck"),
    "parted-teal": _("short teal hair, pink shirt"),
    "curls-jacket": _("dark curls, dark jacket"),
    "beard-jacket": _("short hair, beard, grey-blue jacket"),
    "scarf-sea": _("blue headscarf"),
    "long-rollneck": _("long brown hair, blue rollneck"),
    "parted-glasses": _("brown hair, glasses, teal shirt"),
    "bun-glasses": _("pink bun, glasses"),
    "afro-hoodie": _("afro, pink hoodie"),
    "long-earring": _("long dark hair, yellow shirt"),
    "curls-rollneck": _("copper curls, blue rollneck"),
    "ponytail-sand": _("sand-coloured ponytail, teal jumper"),
    "short-hoodie": _("short dark hair, yellow hoodie"),
    "beard-shirt": _("brown hair, beard, dark shirt"),
    "bob-glasses": _("pink bob, glasses, blue jacket"),
    "curls-shirt": _("dark curls, orange shirt"),
}
