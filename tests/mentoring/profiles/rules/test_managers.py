"""Whom HR means by the manager of somebody, and what happens when that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.profiles.rules.faults import ROW_CODES
from mentoring.profiles.rules.people import KnownPerson, Reading
from tests.mentoring.profiles.rules.hr_files import as_csv, codes, lines, read

HEAD = "Nr;Vorname;Nachname;E-Mail;Geburtsdatum;Vorgesetzter"


def managers(reading: Reading) -> list[str]:
    return [row.manager_ref for row in reading.people]


@pytest.mark.parametrize(
    "cell", ["2", "002", "2.0", "BERT@a.example", "Bert Berg", "Berg, Bert", "BERG, Bert (2)"]
)
def test_manager_is_found_by_number_address_or_name(cell: str):
    reading = read(
        as_csv(
            [
                HEAD.split(";"),
                ["1", "Anna", "Alt", "anna@a.example", "", cell],
                ["2", "Bert", "Berg", "bert@a.example"],
            ]
        )
    )

    assert reading.problems == ()
    assert managers(reading) == ["bert@a.example", ""]


@pytest.mark.parametrize("cell", ["9", "zoe@a.example", "Zoe Zorn", "Zorn (9)"])
def test_person_whose_manager_does_not_exist_is_imported_without_one(cell: str):
    reading = read(lines(HEAD, f"1;Anna;Alt;anna@a.example;;{cell}"))

    assert [(p.line_number, p.column, p.code, p.severity, p.params) for p in reading.problems] == [
        (2, "Vorgesetzter", "unknown_manager", "warning", {"value": cell})
    ]
    assert reading.is_importable
    assert managers(reading) == [""]


@pytest.mark.parametrize("cell", ["", "-", "n/a", "keine", "0", "00000"])
def test_person_without_a_manager_is_no_problem(cell: str):
    reading = read(lines(HEAD, f"1;Anna;Alt;anna@a.example;;{cell}"))

    assert reading.problems == ()


def test_empty_cell_means_nobody_even_where_somebody_has_no_name_or_number_zero():
    reading = read(lines(HEAD, "0;;;anna@a.example;;", "1;Bert;B;bert@a.example;;"))

    assert codes(reading) == [(2, "missing_name")]
    assert managers(reading) == [""]


def test_manager_may_be_in_the_directory_and_not_in_the_file():
    known = [KnownPerson("zoe@a.example", "9", "Zoe", "Zorn")]

    reading = read(lines(HEAD, "1;Anna;Alt;anna@a.example;;9", "2;Bert;B;bert@a.example;;Zorn, Zoe"), known)

    assert reading.problems == ()
    assert managers(reading) == ["zoe@a.example", "zoe@a.example"]


def test_name_that_two_people_have_is_no_manager():
    reading = read(
        lines(
            HEAD,
            "1;Anna;Alt;anna@a.example;;Bert Müller",
            "2;Bert;Müller;bert@a.example;;",
            "3;Bert;Mueller;bert2@a.example;;",
        )
    )

    assert [(p.line_number, p.code, p.params) for p in reading.warnings] == [
        (2, "ambiguous_manager", {"value": "Bert Müller", "count": 2})
    ]
    assert managers(reading) == ["", "", ""]


def test_head_of_the_company_may_be_named_as_own_manager():
    reading = read(lines(HEAD, "1;Anna;Alt;anna@a.example;;1", "2;Bert;B;bert@a.example;;1"))

    assert codes(reading) == [(2, "own_manager")]
    assert managers(reading) == ["", "anna@a.example"]


def test_circle_is_left_out_and_those_below_it_keep_their_manager():
    reading = read(
        lines(
            HEAD,
            "1;Anna;A;anna@a.example;;2",
            "2;Bert;B;bert@a.example;;3",
            "3;Carl;C;carl@a.example;;1",
            "4;Dora;D;dora@a.example;;1",
        )
    )

    assert codes(reading) == [(2, "manager_cycle"), (3, "manager_cycle"), (4, "manager_cycle")]
    assert reading.problems[0].params == {"lines": "2 → 3 → 4"}
    assert reading.is_importable
    assert managers(reading) == ["", "", "", "anna@a.example"]


def test_circle_through_the_directory_is_seen():
    known = [KnownPerson("zoe@a.example", "9", manager_ref="anna@a.example")]

    reading = read(lines(HEAD, "1;Anna;A;anna@a.example;;9"), known)

    assert codes(reading) == [(2, "manager_cycle")]


def test_error_elsewhere_brings_no_warning_about_the_manager():
    reading = read(lines(HEAD, "1;Anna;A;anna@a.example;31.02.1990;", "2;Bert;B;bert@a.example;;1"))

    assert codes(reading) == [(2, "impossible_date")]
    assert managers(reading) == ["anna@a.example"]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8)
ROWS = st.lists(
    st.tuples(st.sampled_from("12345"), TEXT, st.sampled_from("abcde"), st.sampled_from("0123456")),
    max_size=9,
)


@given(ROWS)
def test_any_file_gives_people_whose_managers_exist_and_stand_in_no_circle(
    rows: list[tuple[str, str, str, str]],
):
    table = [["Nr", "Name", "E-Mail", "Manager ID"], ["9", "Zoe", "z@a.example", ""]]
    table += [[number, name, f"{letter}@a.example", manager] for number, name, letter, manager in rows]

    reading = read(as_csv(table))

    everybody = {f"{letter}@a.example" for letter in "abcdez"}
    assert {row.manager_ref for row in reading.people} <= everybody | {""}
    assert len({row.email for row in reading.people}) == len(reading.people)
    assert len(reading.people) + len({p.line_number for p in reading.errors}) == reading.total
    assert all(set(p.params) == ROW_CODES[p.code] for p in reading.problems)
