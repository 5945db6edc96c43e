"""Partner organisations, and the narrow accounts of their people.

A guest belongs to one program and is its mentor: no directory, no post, and an end. The end itself stands in
`User.guest_until`, because every request asks for it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.profiles.models.user import User
from mentoring.web.codes import new_code


class PartnerKind(models.TextChoices):
    """What a partner is."""

    START_UP = "start_up", _("Start-up")
    SCHOOL = "school", _("School")
    UNIVERSITY = "university", _("University")
    COMPANY = "company", pgettext_lazy("partner", "Company")


class PartnerTerms(models.TextChoices):
    """On which terms its people teach."""

    VOLUNTARY = "voluntary", _("Voluntary")
    COMMISSIONED = "commissioned", _("Commissioned and paid")
    FUNDED = "funded", _("Funded by this company")


class PartnerOrganisation(models.Model):
    """An organisation whose people teach in programs as guests."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(max_length=12, choices=PartnerKind.choices)
    terms = models.CharField(max_length=14, choices=PartnerTerms.choices, default=PartnerTerms.VOLUNTARY)

    class Meta:
        ordering = [Lower("name")]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="partner_name_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=PartnerKind.values, terms__in=PartnerTerms.values),
                name="partner_choices_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GuestAccount(models.Model):
    """Where a guest comes from, and the one program they are in (`scope`: its code)."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="guest_account")
    organisation = models.ForeignKey(PartnerOrganisation, on_delete=models.PROTECT, related_name="guests")
    scope = models.CharField(max_length=20)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["person__sort_key", "pk"]

    def __str__(self) -> str:
        return f"{self.person}"
