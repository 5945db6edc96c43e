"""What is wrong with single rows, and what that means for the import."""

from __future__ import annotations

import datetime as dt
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.profiles.rules.decode import decode
from mentoring.profiles.rules.emails import has_address, stand_in
from mentoring.profiles.rules.mapping import choose, propose
from mentoring.profiles.rules.people import KnownPerson, PersonRow, read_people
from tests.mentoring.profiles.rules.hr_files import TODAY, as_csv, codes, lines, read

HEAD = "Nr;Vorname;Nachname;E-Mail;Geburtsdatum;Vorgesetzter"


def test_row_becomes_a_person():
    reading = read(
        lines(
            "Nr;Name;E-Mail;Geburtsdatum;Funktion;Abteilung;Ort",
            "007;Dr. Müller, Anna;Anna.Mueller@A.example;31.12.1979;Köchin;Küche;Köln",
        )
    )

    assert reading.people == (
        PersonRow(
            line_number=2,
            email="anna.mueller@a.example",
            employee_number="007",
            first_name="Anna",
            last_name="Müller",
            job_title="Köchin",
            department="Küche",
            site="Köln",
            manager_ref="",
            band=1,
        ),
    )
    assert json.loads(json.dumps(reading.people[0]._asdict()))["band"] == 1
    assert reading.fields == frozenset(
        ("employee_number", "first_name", "last_name", "email", "band", "job_title", "department", "site")
    )


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("Anna Müller", "Anna", "Müller"),
        ("Müller, Anna", "Anna", "Müller"),
        ("Herr Prof. Dr. med. Karl Heinz Weiß", "Karl Heinz", "Weiß"),
        ("Dipl.-Ing. Anna Berg", "Anna", "Berg"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("von der Leyen, Ursula", "Ursula", "von der Leyen"),
        ("Phil Collins", "Phil", "Collins"),
        ("Cher", "Cher", ""),
        ("Herr", "Herr", ""),
    ],
)
def test_name_in_one_cell_is_parted(cell: str, first: str, last: str):
    reading = read(as_csv([["Name", "E-Mail"], [cell, "a@a.example"]]))

    assert [(row.first_name, row.last_name) for row in reading.people] == [(first, last)]


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ("MAILTO:Anna@A.example", "anna@a.example"),
        ("Anna <Anna@A.example>", "anna@a.example"),
        ("françois0@adventure-works.com", "françois0@adventure-works.com"),
        ("o'neill+x@sub.a-b.example", "o'neill+x@sub.a-b.example"),
        ("anna@müller.example", "anna@müller.example"),
    ],
)
def test_address_is_read_in_lower_case(cell: str, email: str):
    reading = read(as_csv([["Name", "E-Mail"], ["Anna", cell]]))

    assert [row.email for row in reading.people] == [email]


@pytest.mark.parametrize(
    "cell",
    [
        "anna",
        "anna@",
        "@a.example",
        "anna@a",
        "an na@a.example",
        "a@b@c.example",
        "a..b@c.example",
        "a@b..example",
    ],
)
def test_address_that_is_none_is_an_error(cell: str):
    reading = read(as_csv([["Name", "E-Mail"], ["Bert", "bert@a.example"], ["Anna", cell]]))

    assert [(p.line_number, p.column, p.code, p.severity) for p in reading.problems] == [
        (3, "E-Mail", "invalid_email", "error")
    ]
    assert not reading.is_importable


def test_everything_missing_or_misplaced_in_a_row_is_named():
    reading = read(
        lines(
            HEAD,
            ";Anna;Berg;;;",
            "2;;;bert@a.example;;",
            f"3;{'x' * 121};C;carl@a.example;;",
            "4;D;D;dora@a.example;;;surplus",
            "5;E;E;emil@a.example;31.02.1990;",
        )
    )

    assert codes(reading) == [
        (2, "missing_email"),
        (3, "missing_name"),
        (4, "value_too_long"),
        (5, "extra_cells"),
        (6, "impossible_date"),
    ]
    assert reading.people == ()
    assert reading.errors == reading.problems


def test_two_rows_with_one_address_name_each_other():
    reading = read(lines("Name;E-Mail", "Anna;a@a.example", "Bert;b@a.example", "", "Anna;A@A.example"))

    assert [(p.line_number, p.code, p.params) for p in reading.problems] == [
        (2, "duplicate_email", {"value": "a@a.example", "lines": "5"}),
        (5, "duplicate_email", {"value": "a@a.example", "lines": "2"}),
    ]


def test_many_rows_with_one_number_name_some_of_the_others():
    reading = read(lines("Nr;Name;E-Mail", *(f"7;Anna;a{n}@a.example" for n in range(8))))

    assert reading.problems[0].params == {"value": "7", "lines": "3, 4, 5, 6, 7, …"}
    assert {code for _line, code in codes(reading)} == {"duplicate_number"}


def test_number_and_address_of_two_known_people_contradict_each_other():
    known = [KnownPerson("anna@a.example", "1"), KnownPerson("bert@a.example", "2")]

    reading = read(lines("Nr;Name;E-Mail", "2;Anna;anna@a.example"), known)

    assert codes(reading) == [(2, "identity_conflict")]


def test_borders_of_the_installation_decide_the_band():
    table = decode(lines("Name;E-Mail;Geburtsjahr", "Anna;anna@a.example;1979", "Bert;bert@a.example;"))

    reading = read_people(table, propose(table.header, table.rows), today=TODAY, borders=(1970, 1979))

    assert [row.band for row in reading.people] == [2, None]


def test_mapping_with_a_problem_is_not_read():
    table = decode(lines("Name;Ort", "Anna;Köln"))

    with pytest.raises(ValueError, match="problems"):
        read_people(table, propose(table.header, table.rows), today=TODAY)


@pytest.mark.parametrize("stuff", ["(", "a", "1", "dr ", "a.", "@", "1.", "-", "a@", "=", "ä"])
def test_file_full_of_senseless_long_cells_is_read_within_seconds(stuff: str):
    cell = (stuff * 10_000)[:5_000]
    header = ["Nr", "Name", "E-Mail", "Geburtsdatum", "Vorgesetzter", cell]
    started = time.monotonic()

    reading = read(as_csv([header, *[[cell] * 6] * 150], delimiter=";"))

    assert not reading.is_importable
    assert time.monotonic() - started < 5


BORN = st.dates(dt.date(1920, 1, 1), dt.date(2012, 12, 31)).map(lambda day: day.strftime("%d.%m.%Y"))
IMPOSSIBLE = st.sampled_from(
    ["31.02.1990", "30.02.1967", "31.04.1955", "13.13.1988", "1.1.2099", "31.12.x1979"]
)


@given(st.lists(st.one_of(BORN, IMPOSSIBLE), min_size=1, max_size=8))
def test_no_part_of_a_birth_date_is_in_what_is_read(days: list[str]):
    rows = [
        ["E-Mail", "Name", "Geburtsdatum"],
        *([f"p{'x' * n}@a.example", "Anna", day] for n, day in enumerate(days)),
    ]

    reading = read(as_csv(rows, delimiter=";"))

    told = json.dumps([row._asdict() for row in reading.people]) + repr(reading)
    assert not any(part in told for day in days for part in (day, day[-4:]))


def test_birth_dates_in_a_wrongly_chosen_column_are_not_repeated_either():
    table = decode(lines("Name;E-Mail;Geburtsdatum", "Anna;anna@a.example;31.12.1979"))
    proposal = propose(table.header, table.rows)

    as_manager = read_people(
        table, choose(proposal, {"0": "full_name", "1": "email", "2": "manager"}), today=TODAY
    )
    as_email = read_people(table, choose(proposal, {"0": "full_name", "2": "email"}), today=TODAY)

    assert codes(as_manager) + codes(as_email) == [(2, "unknown_manager"), (2, "invalid_email")]
    assert "1979" not in repr(as_manager) + repr(as_email)


def test_person_without_address_is_read_by_number_and_can_lead_others():
    reading = read(
        lines(
            "Nr;Vorname;E-Mail;Vorgesetzte", "1;Anna;;", "ä-2;Bert;;1", "3;Carl;c@a.example;ä-2", "4;Dora;;"
        )
    )

    assert codes(reading) == [(2, "no_address"), (3, "no_address"), (5, "no_address")]
    assert reading.is_importable
    assert [person.manager_ref for person in reading.people] == [
        "",
        reading.people[0].email,
        reading.people[1].email,
        "",
    ]
    assert [has_address(person.email) for person in reading.people] == [False, False, True, False]


def test_empty_cell_does_not_take_a_known_address_away():
    anna = KnownPerson(email="anna@a.example", employee_number="1", first_name="Anna")

    reading = read(lines("Nr;Vorname;E-Mail", "1;Anna;", "2;Bert;"), known=[anna])

    assert [person.email for person in reading.people] == ["anna@a.example", stand_in("2")]
    assert codes(reading) == [(3, "no_address")]


def test_nobody_can_be_given_the_stand_in_of_somebody_else():
    reading = read(lines("Nr;Vorname;E-Mail", f"1;Anna;{stand_in('2')}"))

    assert codes(reading) == [(2, "invalid_email")]
