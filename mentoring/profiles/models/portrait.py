"""A person's photo. Which of the three ways somebody is shown stands in `User.portrait`."""

from __future__ import annotations

from django.db import models

from mentoring.encryption import EncryptedBytesField
from mentoring.profiles.models.user import User


class Portrait(models.Model):
    """The photo somebody uploaded, written anew as WebP; all web processes share it, and it goes with them.

    `version` changes with every new picture or part of it and stands in its address, so that browsers may
    keep it. `x`, `y` and `zoom` are the chosen part in per cent, see `rules.photo.Crop`.
    """

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="photo")
    version = models.CharField(max_length=16)
    whole = EncryptedBytesField()
    small = EncryptedBytesField()
    large = EncryptedBytesField()
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()
    zoom = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(x__range=(0, 100), y__range=(0, 100), zoom__range=(100, 300)),
                name="portrait_part_in_range",
            ),
        ]

    def __str__(self) -> str:
        return self.version
