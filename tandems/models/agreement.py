"""What the two of a tandem agree on, version by version, and who signed it. Encrypted words."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from mentoring.web.codes import new_code
from tandems.models.tandem import Tandem


class AgreementState(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", _("not signed by both yet")
    IN_FORCE = "in_force", _("in force")
    REPLACED = "replaced", _("replaced by a newer version")


class Agreement(models.Model):
    """One version of a tandem's agreement.

    `terms` are kept by `tandems.rules.agreement.kept`. `revision` rises with every change of a draft: a
    signature belongs to the text that was read.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="agreements")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=AgreementState.choices, default=AgreementState.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    terms = EncryptedTextField()
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    edited_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["tandem", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["tandem", "version"], name="agreement_version_once_per_tandem"),
            models.UniqueConstraint(
                fields=["tandem"],
                condition=models.Q(state="in_force"),
                name="agreement_one_in_force_per_tandem",
            ),
            models.UniqueConstraint(
                fields=["tandem"], condition=models.Q(state="draft"), name="agreement_one_draft_per_tandem"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", in_force_at__isnull=True, replaced_at__isnull=True)
                | models.Q(state="in_force", in_force_at__isnull=False, replaced_at__isnull=True)
                | models.Q(
                    state="replaced",
                    in_force_at__isnull=False,
                    replaced_at__isnull=False,  # comparing with nothing would let it pass
                    replaced_at__gte=models.F("in_force_at"),
                ),
                name="agreement_state_implies_dates",
            ),
            models.CheckConstraint(
                condition=models.Q(version__gte=1, revision__gte=1), name="agreement_counts_from_one"
            ),
        ]

    def __str__(self) -> str:
        return "•"

    @property
    def stamp(self) -> str:
        """What tells this text from every other one that this tandem ever had before it."""
        return f"{self.code}.{self.revision}"


class Signature(models.Model):
    """One of the two agrees to a version, as it read then."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "person"], name="signature_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}"
