"""The forms of the portrait page: a photo with its part, or a drawing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.queries.portrait import DRAWINGS
from mentoring.profiles.rules.photo import MAX_BYTES, PLACE, ZOOM, Crop

BEGINNING = Crop()
KINDS = ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp"


def _slider(label: Any, allowed: range, first: int) -> forms.IntegerField:
    """A plain range: it works without JavaScript and with the keyboard."""
    return forms.IntegerField(
        label=label,
        required=False,
        initial=first,
        min_value=allowed[0],
        max_value=allowed[-1],
        widget=forms.NumberInput(attrs={"type": "range", "class": "range"}),
    )


class PhotoForm(forms.Form):
    """A picture and which part of it is shown; without a picture, another part of the present one."""

    never_empty = frozenset({"zoom", "x", "y"})

    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        allow_empty_file=True,  # told in our own words
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text=_("JPEG, PNG or WebP, up to 10 MB. Head and shoulders, the face in the upper two thirds."),
    )
    zoom = _slider(_("Closer"), ZOOM, BEGINNING.zoom)
    x = _slider(_("Left or right"), PLACE, BEGINNING.x)
    y = _slider(_("Up or down"), PLACE, BEGINNING.y)

    def __init__(self, data: Any = None, files: Any = None, *, crop: Crop | None) -> None:
        super().__init__(data, files, initial=asdict(crop or BEGINNING))
        self.has_photo = crop is not None

    def sliders(self) -> list[forms.BoundField]:
        """Return the three fields that say which part is shown."""
        return [self["zoom"], self["x"], self["y"]]

    def content(self) -> bytes:
        """Return the bytes of the upload, at most one more than allowed; none without an upload."""
        upload = self.cleaned_data["photo"]
        found: bytes = upload.read(MAX_BYTES + 1) if upload else b""
        return found

    def crop(self) -> Crop:
        """Return the chosen part; what a browser leaves out is the part a new photo begins with."""
        chosen = {name: self.cleaned_data[name] for name in ("x", "y", "zoom")}
        return Crop(**{name: value for name, value in chosen.items() if value is not None})


class DrawingForm(forms.Form):
    """One of the drawn portraits; an empty name is the monogram."""

    name = forms.ChoiceField(label=_("Portrait"), required=False, choices=[("", ""), *DRAWINGS])
