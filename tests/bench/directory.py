"""How long 20,000 people take from a workbook into the directory: `python -m tests.bench.directory [people]`.

Beside each other in one process, median of five: reading the workbook with calamine alone plus COPY of the
same columns into a bare table, and our dry run (decode, map, read, compare, keep encrypted) and import. The
bar is three times the former for each of the latter. Uses a database of its own in the server of the tests.
"""
# ruff: noqa: T201, E402  (printing is what a measurement is for; Django has to be set up before models load)

from __future__ import annotations

import datetime as dt
import io
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import python_calamine
from django.db import connection, transaction
from django.test.utils import setup_databases, setup_test_environment, teardown_databases
from django.utils import timezone

from mentoring.profiles.actions.directory import read_file, upload_directory
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.models import ImportRun, User
from mentoring.profiles.queries.directory import opened, review_of
from tests.mentoring.profiles.rules.workbooks import as_xlsx

BAR = 3.0
ROUNDS = 5
TITLES = (
    "Personal-Nr.",
    "Vorname",
    "Nachname",
    "E-Mail",
    "Geburtsdatum",
    "Stelle",
    "Abteilung",
    "Standort",
    "Vorgesetzte",
)
BARE = ", ".join(f"column_{place} text" for place in range(len(TITLES)))


def workbook(people: int) -> bytes:
    """Return an HR export: a reporting line of ten each, 300 job titles, 40 departments."""
    rows = [
        (
            100_000 + one,
            f"Vorname{one % 997}",
            f"Nachname{one % 7919}",
            f"person{one}@example.com",
            dt.date(1958 + one % 45, 1 + one % 12, 1 + one % 28),
            f"Stelle {one % 300}",
            f"Abteilung {one % 40}",
            ("Köln", "München")[one % 2],
            100_000 + one // 10 if one else "",
        )
        for one in range(people)
    ]
    return as_xlsx([TITLES, *rows])


def bare(book: bytes) -> None:
    """Read the workbook and COPY it, nothing else."""
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE bare ({BARE}) ON COMMIT DROP")
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in sheet.iter_rows():
                copy.write_row([str(cell) for cell in row])


def dry_run(book: bytes, hr: User) -> ImportRun:
    """Upload, settle the columns as proposed, look at what would change."""
    run = upload_directory(filename="people.xlsx", content=book, by=hr, now=timezone.now())
    file = opened(hr, run)
    run = read_file(run, file.mapping.choices(), by=hr, now=timezone.now(), file=file)
    assert review_of(hr, run).is_importable
    return run


def empty(hr: User) -> None:
    """Take everybody but HR out of the directory again."""
    ImportRun.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM profiles_birthyear")
        cursor.execute("DELETE FROM profiles_reportingline")
        cursor.execute("DELETE FROM profiles_user WHERE id <> %s", [hr.pk])


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return seconds and result."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def main() -> int:
    """Measure and print; return 1 if a bar is missed."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    book = workbook(people)
    hr = User.objects.create_user("hr@example.org", is_people_team=True)
    seconds: dict[str, list[float]] = {"bare": [], "dry run": [], "import": []}
    for _round in range(ROUNDS):
        seconds["bare"].append(timed(lambda: bare(book))[0])
        took, run = timed(lambda: dry_run(book, hr))
        seconds["dry run"].append(took)
        seconds["import"].append(timed(lambda run=run: apply_import(run=run, by=hr, now=timezone.now()))[0])
        empty(hr)
    middle = {name: statistics.median(found) for name, found in seconds.items()}
    for name in ("dry run", "import"):
        ratio = middle[name] / middle["bare"]
        print(
            f"{people} people, {name}: {middle[name]:.2f} s = {ratio:.1f} x {middle['bare']:.2f} s, bar {BAR}"
        )
    for who, what in (("this process", resource.RUSAGE_SELF), ("the reader", resource.RUSAGE_CHILDREN)):
        print(f"memory of {who} at its highest: {resource.getrusage(what).ru_maxrss / 1024:.0f} MB")
    return int(max(middle["dry run"], middle["import"]) > BAR * middle["bare"])


if __name__ == "__main__":
    setup_test_environment()
    prepared = setup_databases(verbosity=0, interactive=False)
    try:
        code = main()
    finally:
        teardown_databases(prepared, verbosity=0)
    sys.exit(code)
