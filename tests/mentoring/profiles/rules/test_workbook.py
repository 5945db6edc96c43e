"""Workbooks: the same people as from CSV, and hostile ones that end a process of their own at most."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from mentoring.profiles.rules import workbook
from mentoring.profiles.rules.decode import decode
from mentoring.profiles.rules.faults import FileProblem
from tests.mentoring.profiles.rules.hr_files import REAL_FILE, read, real_people, table
from tests.mentoring.profiles.rules.workbooks import as_ods, as_xlsx, saved, with_exchanged_part, zipped

HEAD = ("Personal-Nr.", "Vorname", "E-Mail", "Geburtsdatum")
ANNA = (42, "Anna", "anna@example.com", dt.date(1979, 12, 31))


def typed_people() -> list[list[object]]:
    """The real people as a spreadsheet holds them: numbers are numbers, dates are dates."""
    head, *rows = table(real_people())
    typed: list[list[object]] = [list(head)]
    for number, first, last, email, born, job, department, site, manager in rows:
        line_up = int(manager) if manager else ""
        day = dt.date.fromisoformat(born)
        typed.append([int(number), first, last, email, day, job, department, site, line_up])
    return typed


@pytest.mark.parametrize("written", [as_xlsx, as_ods], ids=["xlsx", "ods"])
def test_workbook_says_the_same_as_the_text_file(written):
    expected = read("\n".join(",".join(f'"{cell}"' for cell in row) for row in table(real_people())).encode())

    reading = read(written(typed_people()))

    assert (reading.people, reading.problems) == (expected.people, ())


def test_old_workbook_of_the_real_file_says_the_same():
    old = REAL_FILE.with_suffix(".xls").read_bytes()

    assert read(old).people == read(REAL_FILE.read_bytes()).people


def test_cells_come_as_somebody_would_type_them():
    row = (4711.0, "Anna", "anna@example.com", dt.datetime(1979, 12, 31))  # noqa: DTZ001  (as a cell holds it)
    formula = (0.5, True, "=1+1", dt.datetime(1979, 12, 31, 8, 30))  # noqa: DTZ001

    found = decode(as_xlsx([HEAD, row, (), formula]))

    assert found.rows[0] == ("4711", "Anna", "anna@example.com", "1979-12-31")
    assert found.rows[1][:2] == ("0.5", "TRUE")
    assert found.rows[1][2] == "", "a formula that was never computed says nothing"
    assert found.row_numbers == (2, 4)


def test_sheet_with_the_people_is_found_and_can_be_chosen():
    cover = [("Personalbericht",), ("Stand", dt.date(2026, 11, 1))]
    other = [("Vorname", "E-Mail"), ("Bert", "bert@example.com")]
    book = as_xlsx([(), (), HEAD, ANNA], others={"Deckblatt": cover, "Extern": other})

    likely = decode(book)
    chosen = decode(book, sheet="Extern")

    assert (likely.sheet, likely.sheets) == ("Personal", ("Deckblatt", "Extern", "Personal"))
    assert (likely.encoding, likely.header_row, likely.rows[0][1]) == ("xlsx", 3, "Anna")
    assert (chosen.sheet, chosen.rows) == ("Extern", (("Bert", "bert@example.com"),))


def test_hidden_sheets_are_not_read():
    book = Workbook()
    book.active.append(HEAD)
    book.active.append(ANNA)
    secret = book.create_sheet("Gehälter")
    secret.append(("Vorname", "E-Mail", "Gehalt"))
    secret.sheet_state = "hidden"

    assert decode(saved(book)).sheets == ("Sheet",)


def refused(data: bytes) -> str:
    with pytest.raises(FileProblem) as caught:
        decode(data)
    return caught.value.code


def test_workbook_with_cells_far_apart_ends_its_own_process_only():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Name", "E-Mail"

    assert refused(saved(book)) == "workbook_too_large"


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(workbook, "_run_child", None)  # nothing may be started for it
    bomb = zipped(
        {"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/sheet1.xml": bytes(160 * 1024 * 1024)}
    )

    assert len(bomb) < 1_000_000
    assert refused(bomb) == "workbook_too_large"


def test_workbook_that_repeats_one_long_text_is_refused_before_it_fills_the_memory():
    book = as_ods([["x" * 10_000]])
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        sheet = packed.read("content.xml")
    sheet = sheet.replace(b"<table:table-row", b'<table:table-row table:number-rows-repeated="11000"')

    book = with_exchanged_part(book, "content.xml", sheet)

    assert len(book) < 1_000
    assert refused(book) == "workbook_too_large"


def test_entities_of_a_hostile_sheet_are_not_unfolded():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    sheet = (
        f'<?xml version="1.0"?>{laughs}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row></sheetData></worksheet>'
    )
    book = with_exchanged_part(as_xlsx([HEAD, ANNA]), "xl/worksheets/sheet1.xml", sheet.encode())

    assert refused(book) in {"empty", "workbook_damaged", "no_header", "no_rows", "not_a_table"}


WRONG = {
    "empty": [()],
    "no_rows": [HEAD],
    "too_many_columns": [[f"Spalte {place}" for place in range(61)], [1] * 61],
    "cell_too_long": [HEAD, (1, "A" * 20_000, "a@example.com", "")],
}


@pytest.mark.parametrize("code", WRONG)
def test_hr_is_told_what_is_wrong_with_a_workbook(code):
    assert refused(as_xlsx(WRONG[code])) == code


def test_hr_is_told_that_a_workbook_was_cut_off():
    assert refused(as_xlsx([HEAD, ANNA])[:2000]) == "workbook_damaged"
