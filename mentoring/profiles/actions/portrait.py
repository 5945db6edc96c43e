"""Choosing how one is shown: a photo, a drawn portrait, or the monogram. Only people themselves do."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.profiles.drawn import DRAWN
from mentoring.profiles.models import Portrait, User
from mentoring.profiles.rules.photo import Crop, Photo, crop_again, read_photo


@transaction.atomic
def show_photo(*, person: User, content: bytes, crop: Crop, by: User, now: datetime) -> Portrait:  # noqa: ARG001  (as every action)
    """Show the chosen part of an uploaded picture, or of the present photo if `content` is empty.

    Raises Refused as `rules.photo.read_photo` does; photo_empty if there is nothing to crop again.
    """
    require(by.is_active and by.pk == person.pk)
    present = Portrait.objects.select_for_update().filter(person=person).first()
    if content or present is None:
        photo = read_photo(content, crop)
    else:
        photo = crop_again(bytes(present.whole), crop)
    return _keep(person, photo, crop)


@transaction.atomic
def show_drawing(*, person: User, name: str, by: User, now: datetime) -> User:  # noqa: ARG001  (as every action)
    """Show a drawn portrait, or the monogram if `name` is empty. A photo is gone then, with all its bytes."""
    require(by.is_active and by.pk == person.pk)
    if name and name not in DRAWN:
        raise Refused("portrait_unknown", field="name")
    Portrait.objects.filter(person=person).delete()
    return _show(person, f"drawn:{name}" if name else "")


def _keep(person: User, photo: Photo, crop: Crop) -> Portrait:
    """Keep the photo under a random name that was never used before."""
    version = secrets.token_hex(8)
    pictures = {"whole": photo.whole, "small": photo.small, "large": photo.large}
    part = {"x": crop.x, "y": crop.y, "zoom": crop.zoom}
    portrait, _created = Portrait.objects.update_or_create(
        person=person, defaults={"version": version, **pictures, **part}
    )
    _show(person, f"photo:{version}")
    return portrait


def _show(person: User, portrait: str) -> User:
    person.portrait = portrait
    person.save(update_fields=["portrait"])
    return person
