"""What is wrong with an HR file, as a file."""

import csv as csv_format
import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.report import harmless
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import ANNA, TITLES, csv, dry_run

pytestmark = pytest.mark.django_db

WRONG = ("2;Béla;Ács;no address;1990-02-28;;Sales;", "3;Cem;Dağ;cem@example.com;31.02.1990;;;99")


@pytest.fixture
def hr(client):
    """Somebody of the people team, signed in."""
    person = make_person("Imke", is_people_team=True)
    client.force_login(person)
    return person


def file_of(client, run, kind):
    return client.get(reverse(f"profiles:import-problems-{kind}", args=[run.code]))


def test_hr_takes_the_problems_along_in_both_forms(client, hr):
    run = dry_run(csv(ANNA, *WRONG), hr)

    text = file_of(client, run, "csv")
    book = load_workbook(io.BytesIO(file_of(client, run, "xlsx").content))

    rows = list(csv_format.reader(io.StringIO(text.content.decode("utf-8-sig"))))
    cells = [[str(cell) for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert rows == cells
    assert [row[:3] for row in rows] == [
        ["Row", "Column", "Kind"],
        ["3", "Work e-mail", "To correct"],
        ["4", "Date of birth", "To correct"],
        ["4", "Manager", "Left out"],
    ]
    assert text["Content-Disposition"] == 'attachment; filename="people - problems.csv"'


def test_no_date_of_birth_and_no_column_that_nobody_chose_leaves_with_the_file(client, hr):
    titles = TITLES.replace("Job title", "Salary")
    run = dry_run(csv("2;Béla;Ács;28.02.1990;28.02.1990;99999;;", titles=titles), hr)

    said = file_of(client, run, "csv").content.decode()

    assert "is not an e-mail address" in said
    assert "1990" not in said
    assert "99999" not in said


def test_a_file_never_becomes_a_formula(client, hr):
    run = dry_run(csv("1;Anna;;a;;;;", titles=TITLES.replace("Work e-mail", "=1+1 e-mail")), hr)

    book = load_workbook(io.BytesIO(file_of(client, run, "xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]

    assert "'=1+1 e-mail" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"n", "s"}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", " ="])
def test_what_begins_like_a_formula_is_quoted(sign):
    assert harmless(f"{sign}cmd").startswith("'")
    assert harmless("Sales \x00 and more") == "Sales   and more"


def test_dry_run_links_the_files_only_where_something_is_wrong(client, hr):
    fine, wrong = dry_run(csv(ANNA), hr), dry_run(csv(*WRONG), hr)

    pages = [client.get(reverse("profiles:import-review", args=[run.code])) for run in (fine, wrong)]

    assert ["problems.xlsx" in page.text for page in pages if page.status_code == 200] == [True]
    assert pages[0].status_code == 302, "the corrected file took the place of the first"


def test_with_the_decision_the_problems_are_gone(client, hr):
    run = dry_run(csv(ANNA + "99"), hr)
    apply_import(run=run, by=hr, now=timezone.now())

    assert file_of(client, run, "csv").url == reverse("profiles:import-list")


@pytest.mark.parametrize("name", ["wrong.csv", "wrong.xlsx"])
def test_command_writes_the_same_file(tmp_path, hr, name):
    source, report = tmp_path / "people.csv", tmp_path / name
    source.write_bytes(csv(ANNA, *WRONG))

    with pytest.raises(CommandError):
        call_command("import_people", source, "--report", report, "--by", hr.email)

    assert report.stat().st_size > 300


def test_command_knows_two_kinds_of_files(tmp_path, hr):
    with pytest.raises(CommandError, match="choose a name"):
        call_command("import_people", tmp_path / "people.csv", "--report", tmp_path / "wrong.pdf")
