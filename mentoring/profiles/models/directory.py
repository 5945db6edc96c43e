"""A directory import between upload and decision.

The uploaded file is kept encrypted, beside the table in it, until its columns are mapped, then only the
mapped values remain (in parts), and those go with the decision. A column nobody mapped is stored nowhere.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.encryption import EncryptedBytesField, EncryptedTextField
from mentoring.web.codes import new_code


class ImportState(models.TextChoices):
    """How far an import has come."""

    UPLOADED = "uploaded", _("columns to be checked")
    READING = "reading", _("is being read")
    READ = "read", _("dry run shown")
    IMPORTING = "importing", _("is being imported")
    APPLIED = "applied", _("imported")
    DROPPED = "dropped", _("dropped")
    UNDONE = "undone", pgettext_lazy("import", "taken back")


class ImportRun(models.Model):
    """One import of an HR file."""

    LARGE = ("raw", "table", "undo")  # what hardly anybody who looks at an import wants to have decrypted

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    raw = EncryptedBytesField(null=True)
    table = EncryptedBytesField(null=True)  # `raw` decoded, to be spared doing it again; kept as long
    undo = EncryptedTextField(null=True)  # what taking it back needs, for a day
    mapping = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    percent = models.PositiveSmallIntegerField(default=0)  # of what the worker does now
    failure = models.CharField(max_length=40, blank=True)  # why the worker gave it back, a code of refusals
    lease_expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values), name="import_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["uploaded", "reading"], raw__isnull=False)
                | (
                    ~models.Q(state__in=["uploaded", "reading"])
                    & models.Q(raw__isnull=True, table__isnull=True)
                ),
                name="import_file_kept_only_until_mapped",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["applied", "undone"], applied_at__isnull=False)
                | (~models.Q(state__in=["applied", "undone"]) & models.Q(applied_at__isnull=True)),
                name="import_applied_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(state="applied") | models.Q(undo__isnull=True),
                name="import_undo_kept_while_applied",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        """Where it goes on: at the columns, the dry run or its progress; all imports once it is decided."""
        names = {ImportState.UPLOADED: "import-columns"} | dict.fromkeys(
            (ImportState.READING, ImportState.READ, ImportState.IMPORTING), "import-review"
        )
        name = names.get(ImportState(self.state))
        return reverse(f"profiles:{name}", args=[self.code]) if name else reverse("profiles:import-list")

    @property
    def is_under_way(self) -> bool:
        """The worker has it, or will have it next."""
        return self.state in (ImportState.READING, ImportState.IMPORTING)


class ImportPart(models.Model):
    """A part of the dry run: mapped values of some people, encrypted, gone after the decision."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    values = EncryptedBytesField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="import_part_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
