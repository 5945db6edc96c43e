"""The generation band, in a table of its own with one reader: the rule engine.

The band is an ordinal (0 = earliest); the birth date an HR file may hold is reduced to it on reading and
kept nowhere. The band stays unused until the person consents (`mentoring.privacy`, purpose "generation").
"""

from django.db import models

from mentoring.encryption import EncryptedTextField
from mentoring.profiles.models.user import User


class BirthYear(models.Model):
    """The band of one person, encrypted. Never shown, listed, sorted by, filtered by or exported."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    value = EncryptedTextField()

    def __str__(self) -> str:
        return "•"
