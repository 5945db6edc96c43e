"""How long 20,000 people take from a workbook into the directory: `python -m tests.bench.directory [people]`.

The bar: dry run and import each within three times of what python-calamine and COPY alone take. Alone means
reading the workbook into rows of Python with calamine, and COPY of these people, untouched and unchecked,
into the tables that an import writes (people, reporting line, band) with their indexes and constraints, and
the commit. As a second, harder measure the same with COPY into a bare temporary table, which nothing could be
found in again. Dry run: decode, map, read, compare, keep encrypted, compare once more for the page. All are
measured in turn in one process; medians of five. Uses a database of its own in the server of the tests.
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
from collections.abc import Callable, Iterable, Sequence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import python_calamine
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
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
TABLES = "profiles_birthyear", "profiles_reportingline", "profiles_user"
PEOPLE = (
    "id, email, employee_number, first_name, last_name, job_title, department, site, sort_key, code, "
    "password, language, time_zone, is_active, is_site_admin, is_people_team, portrait, known_since"
)
SAME = ("!", "de", "Europe/Berlin", True, False, False, "", dt.datetime.now(dt.UTC))
FIRST = 1_000_000  # primary key


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


def read_alone(book: bytes) -> list[list[object]]:
    """Read the workbook with calamine, nothing else."""
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    return list(sheet.iter_rows())[1:]


def copy_alone(cursor: CursorWrapper, table: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
    """COPY, nothing else."""
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def alone(book: bytes) -> None:
    """Read the workbook and COPY everybody in it into the tables of the directory."""
    people = list(enumerate(read_alone(book), FIRST))
    with transaction.atomic(), connection.cursor() as cursor:
        rows = (
            (key, mail, f"{number:.0f}", first, last, job, department, site, last + first, str(key), *SAME)
            for key, (number, first, last, mail, _born, job, department, site, _manager) in people
        )
        copy_alone(cursor, "profiles_user", PEOPLE, rows)
        lines = ((key, FIRST + int(row[-1]) - 100_000) for key, row in people if row[-1])
        copy_alone(cursor, "profiles_reportingline", "person_id, manager_id", lines)
        copy_alone(cursor, "profiles_birthyear", "person_id, value", ((key, b"2") for key, _row in people))


def bare(book: bytes) -> None:
    """Read the workbook and COPY it into a table without index, constraint or future."""
    people = read_alone(book)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE bare ({BARE}) ON COMMIT DROP")
        names = ", ".join(f"column_{place}" for place in range(len(TITLES)))
        copy_alone(cursor, "bare", names, ([str(cell) for cell in row] for row in people))


def dry_run(book: bytes, hr: User) -> ImportRun:
    """Upload, settle the columns as proposed, look at what would change."""
    run = upload_directory(filename="people.xlsx", content=book, by=hr, now=timezone.now())
    file = opened(hr, run)
    run = read_file(run, file.mapping.choices(), by=hr, now=timezone.now(), file=file)
    assert review_of(hr, run).is_importable
    return run


def empty(hr: User) -> None:
    """Take everybody but HR out of the directory again, and their traces out of its tables."""
    ImportRun.objects.all().delete()
    with connection.cursor() as cursor:
        for table in TABLES:
            column = "id" if table == "profiles_user" else "person_id"
            cursor.execute(f"DELETE FROM {table} WHERE {column} <> %s", [hr.pk])  # noqa: S608  (names above)
            cursor.execute(f"VACUUM ANALYZE {table}")


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return seconds and result."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def measure(book: bytes, hr: User) -> dict[str, float]:
    """Return the median seconds of everything, each done once per round."""
    seconds: dict[str, list[float]] = {"alone": [], "bare": [], "dry run": [], "import": []}
    for _round in range(ROUNDS):
        seconds["bare"].append(timed(lambda: bare(book))[0])
        seconds["alone"].append(timed(lambda: alone(book))[0])
        empty(hr)
        took, run = timed(lambda: dry_run(book, hr))
        seconds["dry run"].append(took)
        seconds["import"].append(timed(lambda run=run: apply_import(run=run, by=hr, now=timezone.now()))[0])
        empty(hr)
    return {name: statistics.median(found) for name, found in seconds.items()}


def main() -> int:
    """Measure and print; return 1 if the bar is missed."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    took = measure(workbook(people), User.objects.create_user("hr@example.org", is_people_team=True))
    print(f"{people} people alone: {took['alone']:.2f} s; into a bare table: {took['bare']:.2f} s")
    for name in ("dry run", "import"):
        ratio, harder = took[name] / took["alone"], took[name] / took["bare"]
        print(f"{name}: {took[name]:.2f} s = {ratio:.1f} x alone, bar {BAR}; {harder:.1f} x a bare table")
    for who, what in (("this process", resource.RUSAGE_SELF), ("the reader", resource.RUSAGE_CHILDREN)):
        print(f"memory of {who} at its highest: {resource.getrusage(what).ru_maxrss / 1024:.0f} MB")
    return int(max(took["dry run"], took["import"]) > BAR * took["alone"])


if __name__ == "__main__":
    setup_test_environment()
    prepared = setup_databases(verbosity=0, interactive=False)
    try:
        code = main()
    finally:
        teardown_databases(prepared, verbosity=0)
    sys.exit(code)
