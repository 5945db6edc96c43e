"""Whose photo somebody sees, and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from mentoring.profiles.drawn import DRAWN
from mentoring.profiles.models import Portrait, User
from mentoring.profiles.rules.photo import SIZES, Crop

if TYPE_CHECKING:
    from django.db.models import QuerySet

DRAWINGS = list(DRAWN.items())


def people_with_a_face_for(viewer: User) -> QuerySet[User]:
    """People whose photo the viewer may see; the storey that knows who meets whom says so."""
    known: QuerySet[User] = import_string(settings.FACES)(viewer)
    return known


def photo_visible_to(viewer: User, *, code: str, version: str, size: str) -> bytes | None:
    """Return one size of the photo of the person called `code` as WebP; None if the viewer may not see it.

    None, too, if there is no such version any more.
    """
    if size not in SIZES:
        return None
    known = people_with_a_face_for(viewer).filter(code=code)
    found = Portrait.objects.filter(person__in=known, version=version).only(size).first()
    return bytes(getattr(found, size)) if found else None


def own_whole_photo(viewer: User) -> bytes | None:
    """Return the viewer's uncropped photo, which nobody else ever sees."""
    found = Portrait.objects.filter(person=viewer).only("whole").first()
    return bytes(found.whole) if found else None


def own_crop(viewer: User) -> Crop | None:
    """Return which part of the viewer's photo is shown, None without a photo."""
    part = Portrait.objects.filter(person=viewer).values_list("x", "y", "zoom").first()
    return Crop(*part) if part else None
