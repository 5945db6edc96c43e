"""The file of a real HR system, and what other systems would have made of it: always the same people."""

from __future__ import annotations

import csv
import datetime as dt
import random
from collections.abc import Callable

import pytest

from mentoring.profiles.rules.line import distance
from tests.mentoring.profiles.rules.hr_files import (
    ENGLISH,
    GERMAN,
    REAL_FILE,
    Person,
    as_csv,
    read,
    real_people,
    table,
    with_column,
    written_born,
)

BORN, MANAGER, EMAIL = 4, 8, 3


def test_everybody_of_the_real_file_is_read_without_a_problem():
    reading = read(REAL_FILE.read_bytes())

    assert reading.problems == ()
    assert reading.is_importable
    assert (len(reading.people), reading.total) == (290, 290)
    assert sum(person.band >= 2 for person in reading.people) == 127
    assert len({person.manager_ref for person in reading.people} - {""}) == 47
    assert len({person.department for person in reading.people}) == 16


def test_everybody_of_the_real_file_stands_at_most_four_levels_under_the_chief_executive():
    people = read(REAL_FILE.read_bytes()).people

    managers = {person.email: person.manager_ref for person in people if person.manager_ref}

    top = people[0].email
    assert {distance(top, person.email, managers) for person in people} == {0, 1, 2, 3, 4}


def by_semicolon_in_windows_german() -> bytes:
    people = [person | {"last": person["last"].replace("Łukasz", "Lukas")} for person in real_people()]
    columns = with_column(GERMAN, BORN, "Geburtsdatum", written_born("%d.%m.%Y"))
    return as_csv(table(people, columns), delimiter=";", encoding="cp1252")


def in_utf16() -> bytes:
    return as_csv(table(real_people()), delimiter="\t", encoding="utf-16")


def in_utf16_without_mark() -> bytes:
    return as_csv(table(real_people()), delimiter="\t", encoding="utf-16-le")


def with_byte_order_mark() -> bytes:
    return as_csv(table(real_people(), GERMAN), delimiter=";", encoding="utf-8-sig")


def with_titles_in_line_four() -> bytes:
    above = [
        ["Personalliste der Abteilungen"],
        ["Stand", "22.11.2026", "Fragen an hr@adventure-works.com"],
        [],
    ]
    return as_csv([*above, *table(real_people())], delimiter=";")


def with_last_name_comma_first_name() -> bytes:
    columns = [("Name", lambda person: f"{person['last']}, {person['first']}"), ENGLISH[0], *ENGLISH[3:]]
    return as_csv(table(real_people(), columns), delimiter=";")


def with_both_names_in_one_cell() -> bytes:
    columns = [("Mitarbeiter", lambda person: f"{person['first']} {person['last']}"), *GERMAN[3:], GERMAN[0]]
    return as_csv(table(real_people(), columns), delimiter="|")


def with_name_meaning_the_last_name() -> bytes:
    columns = with_column(GERMAN, 2, "Name", lambda person: person["last"])
    return as_csv(table(real_people(), columns), delimiter=";")


def with_shuffled_columns() -> bytes:
    columns = list(ENGLISH)
    random.Random(7).shuffle(columns)
    return as_csv(table(real_people(), columns))


def with_a_column_of_salaries() -> bytes:
    columns = [
        *ENGLISH[:5],
        ("Jahresgehalt", lambda person: f"{40_000 + len(person['job'])} €"),
        ("Private E-Mail", lambda person: f"{person['first']}@mail.example"),
        ("Eintrittsdatum", lambda _person: "2010-01-01"),
        *ENGLISH[5:],
    ]
    return as_csv(table(real_people(), columns))


def by_tab() -> bytes:
    return as_csv(table(real_people()), delimiter="\t", quoting=csv.QUOTE_ALL)


def with_stray_and_nonbreaking_blanks() -> bytes:
    rows = [[f"\u00a0{cell}\u200b " for cell in row] for row in table(real_people())]
    return as_csv([[cell.replace(" ", "\u00a0") for cell in row] for row in rows])


def with_line_breaks_in_cells() -> bytes:
    columns = with_column(ENGLISH, 5, "Job\ntitle", lambda person: person["job"].replace(" ", "\r\n"))
    return as_csv(table(real_people(), columns))


def with_addresses_in_mixed_case() -> bytes:
    columns = with_column(ENGLISH, EMAIL, "E-MAIL", lambda person: person["email"].title())
    return as_csv(table(real_people(), columns))


def with_managers_by_address() -> bytes:
    addresses = {person["number"]: person["email"].upper() for person in real_people()} | {"": ""}
    columns = with_column(ENGLISH, MANAGER, "Führungskraft", lambda person: addresses[person["manager"]])
    return as_csv(table(real_people(), columns))


def with_managers_as_name_and_number() -> bytes:
    names = {
        person["number"]: f"{person['last']}, {person['first']} ({person['number']})"
        for person in real_people()
    }
    columns = with_column(ENGLISH, MANAGER, "Manager", lambda person: (names | {"": "-"})[person["manager"]])
    return as_csv(table(real_people(), columns))


def with_managers_as_decimal_numbers() -> bytes:
    columns = with_column(
        ENGLISH, MANAGER, "Manager ID", lambda person: person["manager"] and person["manager"] + ".0"
    )
    return as_csv(table(real_people(), columns))


def with_american_dates_in_two_digits() -> bytes:
    return as_csv(table(real_people(), with_column(ENGLISH, BORN, "DOB", written_born("%m/%d/%y"))))


def with_dates_as_excel_numbers() -> bytes:
    def serial(person: Person) -> str:
        return str((dt.date.fromisoformat(person["born"]) - dt.date(1899, 12, 30)).days)

    return as_csv(table(real_people(), with_column(ENGLISH, BORN, "Birth date", serial)), delimiter=";")


def with_slashed_iso_dates_and_excels_hint() -> bytes:
    columns = with_column(ENGLISH, BORN, "Birth date", written_born("%Y/%m/%d"))
    return b"sep=;\r\n" + as_csv(table(real_people(), columns), delimiter=";")


def with_single_quotes_and_old_line_ends() -> bytes:
    return as_csv(
        table(real_people()), delimiter=";", quotechar="'", quoting=csv.QUOTE_ALL, lineterminator="\r"
    )


def with_a_million_empty_rows_below() -> bytes:
    return as_csv(table(real_people()), delimiter=";") + b";;;;;;;;\r\n" * 100_000


MUTATIONS: list[Callable[[], bytes]] = [
    by_semicolon_in_windows_german,
    in_utf16,
    in_utf16_without_mark,
    with_byte_order_mark,
    with_titles_in_line_four,
    with_last_name_comma_first_name,
    with_both_names_in_one_cell,
    with_name_meaning_the_last_name,
    with_shuffled_columns,
    with_a_column_of_salaries,
    by_tab,
    with_stray_and_nonbreaking_blanks,
    with_line_breaks_in_cells,
    with_addresses_in_mixed_case,
    with_managers_by_address,
    with_managers_as_name_and_number,
    with_managers_as_decimal_numbers,
    with_american_dates_in_two_digits,
    with_dates_as_excel_numbers,
    with_slashed_iso_dates_and_excels_hint,
    with_single_quotes_and_old_line_ends,
    with_a_million_empty_rows_below,
]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_another_export_of_the_same_people_reads_to_the_same_people(mutation: Callable[[], bytes]):
    expected = read(as_csv(table(real_people()))).people

    reading = read(mutation())

    assert reading.problems == ()
    assert anywhere(reading.people) == anywhere(expected)


def anywhere(people):
    """Return the people without where they stood, the one spelling of Windows-1252 excepted."""
    return [
        person._replace(line_number=0, last_name=person.last_name.replace("Łukasz", "Lukas"))
        for person in people
    ]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    reading = read(with_titles_in_line_four())

    assert [person.line_number for person in reading.people[:2]] == [5, 6]


def test_salary_and_private_address_are_in_nothing_that_is_read():
    reading = read(with_a_column_of_salaries())

    assert "€" not in repr(reading)
    assert "mail.example" not in repr(reading)
    assert "2010" not in repr(reading)
