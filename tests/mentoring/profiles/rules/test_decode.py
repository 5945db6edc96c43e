"""From bytes to a table, and what is said about bytes that are none."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.profiles.rules.decode import MAX_BYTES, decode
from mentoring.profiles.rules.faults import FILE_CODES, FileProblem
from mentoring.profiles.rules.kept_table import pack_table, unpack_table
from mentoring.profiles.rules.table import are_clean, clean
from tests.mentoring.profiles.rules.hr_files import as_csv, lines

HEAD = b"Name;E-Mail\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
ZIP = b"PK\x03\x04" + b"\x14\x00" * 12
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refused(data: bytes) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(FileProblem) as caught:
        decode(data)
    assert set(caught.value.params) == FILE_CODES[caught.value.code]
    return caught.value.code, caught.value.params


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "not_a_table", "pdf"),
        (PNG, "not_a_table", "image"),
        (b"\xff\xd8\xff\xe0rest", "not_a_table", "image"),
        (b"RIFF1234WEBPVP8 ", "not_a_table", "image"),
        (ZIP + b"readme.txt", "not_a_table", "archive"),
        (ZIP + b"word/document.xml", "not_a_table", "word"),
        (b"\x1f\x8b\x08\x00", "not_a_table", "archive"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><table>", "not_a_table", "html"),
        (b"<?xml version='1.0'?>", "not_a_table", "xml"),
        (b'[{"email": "a@b.example"}]', "not_a_table", "json"),
        (b"BEGIN:VCARD\nVERSION:3.0", "not_a_table", "vcard"),
        (b"{\\rtf1", "not_a_table", "rtf"),
        (bytes(range(1, 256)) * 4, "not_a_table", "binary"),
        (b"Dear Anna\nplease find the list\nenclosed", "not_a_table", "text"),
        (ZIP + b"Index/Document.iwa", "not_a_table", "numbers"),
    ],
)
def test_hr_is_told_what_a_wrong_file_looks_like(data: bytes, code: str, kind: str):
    assert refused(data) == (code, {"looks_like": kind})


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"sep=;\r\n", b"\x1a"])
def test_hr_is_told_that_a_file_is_empty(data: bytes):
    assert refused(data) == ("empty", {})


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (HEAD, "no_rows", {"row": 1}),
        (HEAD + b";\n\xa0;\n", "no_rows", {"row": 1}),
        (b"\n\nTitle\n\n" + HEAD, "no_rows", {"row": 5}),
        (b"anna@a.example;Anna\nbert@a.example;Bert\n", "no_header", {"lines": 20}),
        (b"\n" * 20 + HEAD + b"Anna;anna@a.example", "no_header", {"lines": 20}),
        (HEAD + b'Anna;anna@a.example\n"Bert;bert@a.example\nCarl;c@a.example\n', "open_quote", {"row": 3}),
        (HEAD + b'"Bert;bert@a.example\n"Carl";c@a.example\n', "open_quote", {"row": 2}),
        (HEAD + b'"Anna "A" Berg";a@a.example\n', "stray_quote", {"row": 2}),
        (HEAD + b"An\x00na;anna@a.example\n", "nul_bytes", {}),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected", {}),
        (OLE + "Workbook".encode("utf-16-le"), "workbook_damaged", {}),
        (ZIP + b"[Content_Types].xml xl/workbook.xml", "workbook_damaged", {}),
        (b"\xff\xfeN\x00a\x00m", "broken_text", {"encoding": "utf-16-le"}),
        (b"\xff\xfe" + b"\x00\xd8" * 9, "broken_text", {"encoding": "utf-16-le"}),
        (b"\xef\xbb\xbfName\xff", "broken_text", {"encoding": "utf-8"}),
    ],
)
def test_hr_is_told_what_is_damaged_and_where(data: bytes, code: str, params: dict[str, str | int]):
    assert refused(data) == (code, params)


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b"," * (MAX_BYTES + 1), "too_large", {"limit_mb": 10}),
        (HEAD + b"a;b\n" * 50_001, "too_many_rows", {"limit": 50_000}),
        (HEAD + b"x;" * 61, "too_many_columns", {"limit": 60, "row": 2}),
        (b"x;" * 1_000_000 + b"\n1", "too_many_columns", {"limit": 60, "row": 1}),
        (b"a," * (MAX_BYTES // 2), "too_many_columns", {"limit": 60, "row": 1}),
        (HEAD + b"x" * 10_241 + b";y", "cell_too_long", {"limit_kb": 10, "row": 2}),
        (HEAD + b"x" * (MAX_BYTES - 20), "cell_too_long", {"limit_kb": 10, "row": 2}),
        (HEAD + "ä".encode() * 5_121 + b";y", "cell_too_long", {"limit_kb": 10, "row": 2}),
    ],
)
def test_a_file_beyond_the_limits_is_refused_at_once(data: bytes, code: str, params: dict[str, str | int]):
    started = time.monotonic()

    answer = refused(data)

    assert answer == (code, params)
    assert time.monotonic() - started < 5


def test_ten_million_commas_and_line_ends_are_answered():
    assert refused(b"," * MAX_BYTES) == ("too_many_columns", {"limit": 60, "row": 1})
    assert refused(b"\n" * MAX_BYTES) == ("empty", {})


def test_file_at_the_limits_is_read():
    header = b";".join(b"c%d" % number for number in range(60))

    table = decode(header + b"\n" + (b"x" * 10_240 + b";" * 59 + b"\n") + b"y\n" * 49_999)

    assert (len(table.header), len(table.rows)) == (60, 50_000)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiter_is_the_one_of_the_title_line(delimiter: str):
    rows = [["E-Mail", "Name (Last, First)", "Job | Team; Role"], ["a@a.example", "A;b,c|d,e,f;", "\tx"]]

    table = decode(as_csv(rows, delimiter=delimiter))

    assert (table.delimiter, len(table.header), len(table.rows)) == (delimiter, 3, 1)


def test_a_single_column_is_a_table_too():
    table = decode(b"E-Mail\nanna@a.example\nbert@a.example\n")

    assert (table.header, table.rows) == (("E-Mail",), (("anna@a.example",), ("bert@a.example",)))


def test_what_was_detected_can_be_overruled():
    data = b"list of people\nName;E-Mail\nM\xfcller;m@a.example\n"

    table = decode(data, encoding="cp1252", delimiter=";", header_row=1)

    assert (table.header_row, table.header) == (1, ("list of people",))
    assert table.rows[1] == ("Müller", "m@a.example")


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Sørensen-Muñoz", "cp1252"),
        ("Çelik „Größe“ 5 €", "cp1252"),
        ("Łukasz Şahin", "utf-8"),
        ("Ğ", "utf-16-be"),
    ],
)
def test_name_keeps_its_letters(name: str, encoding: str):
    table = decode(f"Name;E-Mail\n{name};a@a.example\n".encode(encoding))

    assert (table.encoding, table.rows[0][0]) == (encoding, name)


def test_unknown_titles_are_found_above_the_first_address():
    table = decode(
        lines("Liste;;", ";;", "Wer;Wo;Kontakt", "Anna;Köln;anna@a.example", "Bert;Bonn;b@a.example")
    )

    assert (table.header_row, table.header) == (3, ("Wer", "Wo", "Kontakt"))


def test_short_rows_are_filled_and_empty_columns_at_the_end_dropped():
    table = decode(lines("Name;E-Mail;Ort;;", "Anna;a@a.example", "Bert;b@a.example;Bonn;;"))

    assert table.header == ("Name", "E-Mail", "Ort")
    assert table.rows[0] == ("Anna", "a@a.example", "")


def test_untitled_column_with_content_is_kept_apart():
    table = decode(lines("Name;E-Mail;", "Anna;a@a.example;remark"))

    assert table.header == ("Name", "E-Mail", "")


def test_blank_rows_count_but_do_not_appear():
    table = decode(lines("Name;E-Mail", "", "Anna;a@a.example", ";", "Bert;b@a.example"))

    assert table.row_numbers == (3, 5)


def test_letters_in_two_parts_become_one():
    table = decode("Name;E-Mail\nFranc\u0327ois;f@a.example".encode())

    assert table.rows[0][0] == "François"


@given(cells=st.lists(st.text(st.sampled_from("aü| \t\n\xa0\u200b\u0308\x85"), max_size=4), max_size=4))
def test_row_that_counts_as_clean_is_clean(cells: list[str]):
    assert not are_clean(cells) or [clean(cell) for cell in cells] == cells


def test_clean_row_is_known_as_clean():
    assert are_clean(["42", "", "Jürgen", "Müller-Lüdenscheidt", "Ein|Verkauf", "2024-02-28"])


def test_table_that_was_kept_is_the_same_table():
    found = decode("Name;E-Mail\n\nÄnne;a@example.com\nBert;b@example.com;extra".encode())

    assert unpack_table(pack_table(found)) == found


def test_table_does_not_print_its_cells():
    assert "anna" not in repr(decode(b"Name;E-Mail\nAnna;anna@a.example"))


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_known_problem(data: bytes):
    problem = None
    try:
        table = decode(data)
    except FileProblem as caught:
        problem = caught

    if problem:
        assert set(problem.params) == FILE_CODES[problem.code]
    else:
        assert len(table.rows) == len(table.row_numbers) > 0
        assert all(len(row) >= len(table.header) for row in table.rows)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]], delimiter: str, encoding: str):
    header = ["Work e-mail", "Last name", "Department"]

    table = decode(as_csv([header, *rows], delimiter=delimiter, encoding=encoding))

    composed = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    assert table.header == tuple(header)
    assert [list(row) for row in table.rows] == composed
