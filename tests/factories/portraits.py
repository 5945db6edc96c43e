"""People with a photo, made in one call."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from mentoring.profiles.models import Portrait, User

RED = (200, 30, 60)


def photo_bytes(colour: tuple[int, int, int] = RED) -> bytes:
    """Return a JPEG large enough to be somebody's photo."""
    file = BytesIO()
    Image.new("RGB", (300, 400), colour).save(file, "JPEG")
    return file.getvalue()


def show(
    person: User, *, whole: bytes = b"whole", small: bytes = b"small", large: bytes = b"large"
) -> Portrait:
    """Give `person` a photo without decoding one. Its version follows from the person."""
    version = f"{person.pk:016x}"
    person.portrait = f"photo:{version}"
    person.save(update_fields=["portrait"])
    return Portrait.objects.create(
        person=person, version=version, whole=whole, small=small, large=large, x=50, y=20, zoom=100
    )
