"""Which column HR's titles mean."""

from __future__ import annotations

import pytest

from mentoring.profiles.rules.decode import decode
from mentoring.profiles.rules.mapping import Field, Mapping, check_mapping, choose, propose
from mentoring.profiles.rules.table import DecodedFile
from tests.mentoring.profiles.rules.hr_files import lines


def proposed(*rows: str) -> dict[str, str]:
    """Return {title: field} of what is proposed for a small file."""
    table = decode(lines(*rows))
    return {column.title: column.field.value for column in mapping_of(table).columns if column.field}


def mapping_of(table: DecodedFile) -> Mapping:
    return propose(table.header, table.rows)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Pers.-Nr.", "employee_number"),
        ("MA_ID", "employee_number"),
        ("EmployeeID*", "employee_number"),
        ("Vorname (Rufname)", "first_name"),
        ("GivenName", "first_name"),
        ("Familienname", "last_name"),
        ("Mitarbeiter E-Mail dienstlich", "email"),
        ("EMAIL_ADDRESS", "email"),
        ("Geb.-Datum", "birth_date"),
        ("Geburtsdatum (TT.MM.JJJJ)", "birth_date"),
        ("Tätigkeit", "job_title"),
        ("Taetigkeit", "job_title"),
        ("Org.-Einheit", "department"),
        ("Betriebsstätte", "site"),
        ("Vorgesetzte/r", "manager"),
        ("Vorgesetzter (Personalnummer)", "manager"),
        ("Line Manager Name", "manager"),
    ],
)
def test_title_of_an_hr_system_is_understood(title: str, field: str):
    column = propose([title, "x"], []).columns[0]

    assert column.field == field


@pytest.mark.parametrize(
    "title",
    [
        "Private E-Mail",
        "Eintrittsdatum",
        "Kostenstelle",
        "Geburtsort",
        "Ist Führungskraft",
        "Gehalt",
        "Benutzername",
        "Wohnort",
        "Performance rating",
        "Engineering Manager",
        "",
    ],
)
def test_other_columns_stay_out(title: str):
    column = propose([title, "x"], []).columns[0]

    assert column.field is None


def test_name_beside_a_first_name_is_the_last_name():
    fields = proposed("Name;Vorname;E-Mail", "Müller;Anna;anna@a.example")

    assert fields == {"Name": "last_name", "Vorname": "first_name", "E-Mail": "email"}


def test_name_that_contains_the_first_name_is_the_full_name():
    fields = proposed("Name;Vorname;E-Mail", "Müller, Anna;Anna;anna@a.example")

    assert fields == {"Name": "full_name", "Vorname": "first_name", "E-Mail": "email"}


def test_full_name_is_not_needed_beside_both_parts():
    fields = proposed("Anzeigename;Vorname;Nachname;Mail", "Müller, Anna;Anna;Müller;anna@a.example")

    assert "Anzeigename" not in fields


def test_of_two_addresses_the_one_for_work_is_proposed():
    fields = proposed("E-Mail;E-Mail dienstlich;Name", "anna@home.example;anna@a.example;Anna")

    assert fields["E-Mail dienstlich"] == "email"
    assert "E-Mail" not in fields


def test_of_two_columns_the_one_with_addresses_is_the_email():
    fields = proposed("Mail;E-Mail-Adresse;Name", "Postfach 7;anna@a.example;Anna")

    assert fields["E-Mail-Adresse"] == "email"


def test_addresses_are_found_without_a_title_that_says_so():
    fields = proposed("Kürzel;Login;Name", "AM;anna@a.example;Anna", "BB;bert@a.example;Bert")

    assert fields == {"Login": "email", "Name": "full_name"}


def test_column_of_yes_and_no_is_no_manager():
    fields = proposed("Führungskraft;Name;E-Mail", "ja;Anna;anna@a.example", "nein;Bert;bert@a.example")

    assert "Führungskraft" not in fields


def test_academic_titles_are_no_job_titles():
    fields = proposed("Titel;Name;E-Mail;Funktion", "Dr.;Anna;anna@a.example;Koch")

    assert fields["Funktion"] == "job_title"
    assert "Titel" not in fields


def test_page_gets_up_to_three_different_samples():
    table = decode(lines("Name;E-Mail", *(f"Anna {n // 2};a{n}@a.example" for n in range(20))))

    assert mapping_of(table).columns[0].samples == ("Anna 0", "Anna 1", "Anna 2")


def test_no_date_and_no_pay_can_be_read_in_the_samples():
    table = decode(
        lines(
            "Name;E-Mail;Geburtsdatum;Gehalt;Eintritt;Geb;Standort",
            "Anna;anna@a.example;31.12.1979;52000;01.04.2010;31 Dec 1979;Werk 7",
        )
    )

    samples = {column.title: column.samples for column in mapping_of(table).columns}

    assert samples["Geburtsdatum"] == ("••.••.••••",)
    assert samples["Gehalt"] == ()
    assert samples["Eintritt"] == ("••.••.••••",)
    assert samples["Geb"] == ("•• Dec ••••",)
    assert samples["Standort"] == ("Werk 7",)


def test_choice_of_the_page_replaces_the_proposal():
    mapping = propose(["A", "B", "E-Mail"], [["31.12.1979", "Anna", "anna@a.example"]])

    chosen = choose(mapping, {"0": "birth_date", "1": "first_name", "2": ""})

    assert chosen.choices() == {"0": "birth_date", "1": "first_name"}
    assert [column.confidence for column in chosen.columns] == [1.0, 1.0, 0.0]
    assert chosen.columns[0].samples == ("••.••.••••",)


def test_choice_of_a_field_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="salary"):
        choose(propose(["A"], []), {"0": "salary"})


def test_choice_is_remembered_for_the_next_file():
    first = choose(
        propose(["Kennung", "Mail", "Ruf"], []), {"0": "employee_number", "1": "email", "2": "first_name"}
    )

    second = propose(["RUF", "Mail", "Kennung", "Name"], [], remembered=first.titles() | {"name": ""})

    assert second.choices() == {"0": "first_name", "1": "email", "2": "employee_number"}


def test_file_without_address_or_name_is_a_problem():
    problems = check_mapping(propose(["Abteilung", "Standort"], []))

    assert [problem.code for problem in problems] == ["no_email_column", "no_name_column"]


def test_field_chosen_twice_is_a_problem():
    mapping = choose(propose(["Name", "Mail", "E-Mail"], []), {"0": "full_name", "1": "email", "2": "email"})

    problems = check_mapping(mapping)

    assert [(problem.code, problem.params) for problem in problems] == [
        ("field_mapped_twice", {"field": Field.EMAIL, "columns": "Mail, E-Mail"})
    ]
