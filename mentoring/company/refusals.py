"""What people read when a logo or a colour cannot be taken."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "no_colour": _("A colour looks like #1a5c3a. Your design guide lists it as HEX value."),
    "logo_too_big": _("The file is larger than 2 MB. A logo of 640 by 200 pixels is plenty."),
    "logo_too_large": _(
        "The picture has more than 12 million pixels. A logo of 640 by 200 pixels is plenty."
    ),
    "logo_is_svg": _(
        "An SVG can hold scripts, so we do not take it. Please export the logo as PNG, about 640 pixels wide."
    ),
    "logo_moves": _("This picture moves. Please take one that stands still."),
    "logo_unreadable": _("We cannot read this file as a picture. PNG, JPEG and WebP work."),
    "logo_invisible": _("This picture is transparent all over."),
}
