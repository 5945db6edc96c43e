"""HR files for the tests of the import, and its steps in one call."""

from __future__ import annotations

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mentoring.profiles.actions.directory import read_import, upload_directory
from mentoring.profiles.models import BirthYear, ImportPart, ImportRun, ReportingLine, User
from mentoring.profiles.queries.directory import opened

REAL_FILE = Path(__file__).parents[2] / "data" / "adventure-works-employees.csv"
TITLES = "Number;First name;Last name;Work e-mail;Date of birth;Job title;Department;Manager"
ANNA = "1;Anna;Berg;anna@example.com;1990-02-28;Head;Sales;"
BELA = "2;Béla;Ács;bela@example.com;1970-05-06;Clerk;Sales;1"


def csv(*rows: str, titles: str = TITLES) -> bytes:
    """Return a file of these rows."""
    return "\r\n".join([titles, *rows, ""]).encode()


def everything() -> dict[str, list[dict[str, object]]]:
    """Return all that an import may change, bands included."""
    models = (User, ReportingLine, BirthYear, ImportRun, ImportPart)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def dry_run(content: bytes, by: User, choices: dict[str, str] | None = None) -> ImportRun:
    """Return an import whose dry run can be looked at, its columns as proposed or as in `choices`."""
    now = timezone.now()
    run = upload_directory(filename="people.csv", content=content, by=by, now=now)
    choices = opened(by, run).mapping.choices() if choices is None else choices
    return read_import(run=run, choices=choices, by=by, now=now)


def upload(client, content: bytes, name: str = "people.csv"):
    """Choose a file on the page."""
    return client.post(reverse("profiles:import-list"), {"file": SimpleUploadedFile(name, content)})


def settle(client, run: ImportRun, **changed: str):
    """Confirm the columns as proposed, but for `changed` (column_<index>=field)."""
    proposed = opened(run.by, run).mapping.choices()
    fields = {f"column_{index}": field for index, field in proposed.items()}
    return client.post(reverse("profiles:import-columns", args=[run.code]), fields | changed)
