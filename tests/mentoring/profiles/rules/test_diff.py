"""What an import would change."""

from __future__ import annotations

from mentoring.profiles.rules.diff import compare
from mentoring.profiles.rules.people import KnownPerson, PersonRow

ANNA = PersonRow(
    2, "anna@a.example", "1", "Anna", "Alt", "Köchin", "Küche", "Köln", manager_ref="bert@a.example", band=2
)
BERT = PersonRow(3, "bert@a.example", "2", "Bert", "Berg", "Chef", "Küche", "Köln", band=0)


def as_known(row: PersonRow, **changes: object) -> KnownPerson:
    values = row._asdict() | changes
    del values["line_number"]
    return KnownPerson(**values)


def test_second_import_of_the_same_file_changes_nobody():
    diff = compare([ANNA, BERT], [as_known(BERT), as_known(ANNA)])

    assert (diff.new, diff.changed, diff.missing) == ((), (), ())
    assert [same.row for same in diff.unchanged] == [ANNA, BERT]


def test_first_import_is_all_new():
    assert compare([ANNA, BERT], []).new == (ANNA, BERT)


def test_person_whom_the_file_does_not_name_is_missing():
    diff = compare([ANNA], [as_known(ANNA), as_known(BERT)])

    assert [person.email for person in diff.missing] == ["bert@a.example"]


def test_changed_fields_are_named():
    before = as_known(ANNA, job_title="Azubi", department="Bar", manager_ref="")

    diff = compare([ANNA, BERT], [before, as_known(BERT)])

    assert [(change.row, change.person, change.fields) for change in diff.changed] == [
        (ANNA, before, ("job_title", "department", "manager_ref"))
    ]


def test_column_the_file_lacks_changes_nothing():
    row = ANNA._replace(site="", manager_ref="", band=None)

    diff = compare([row], [as_known(ANNA)], fields={"email", "first_name", "last_name"})

    assert [same.row for same in diff.unchanged] == [row]


def test_new_address_belongs_to_the_same_number_and_leaves_the_team_unchanged():
    married = BERT._replace(email="bert.neu@a.example", last_name="Neu")
    anna = ANNA._replace(manager_ref="bert.neu@a.example")

    diff = compare([anna, married], [as_known(ANNA), as_known(BERT)])

    assert [(change.person.email, change.fields) for change in diff.changed] == [
        ("bert@a.example", ("email", "last_name"))
    ]
    assert [same.row for same in diff.unchanged] == [anna]


def test_new_number_belongs_to_the_same_address():
    diff = compare([BERT._replace(employee_number="22")], [as_known(BERT)])

    assert [change.fields for change in diff.changed] == [("employee_number",)]


def test_freed_address_of_somebody_else_makes_a_new_person():
    moved = BERT._replace(email="bert.neu@a.example")
    newcomer = ANNA._replace(employee_number="3", email="bert@a.example", manager_ref="")

    diff = compare([moved, newcomer], [as_known(BERT)])

    assert diff.new == (newcomer,)
    assert [change.person.email for change in diff.changed] == ["bert@a.example"]


def test_band_is_compared_only_where_both_sides_know_it():
    assert not compare([ANNA], [as_known(ANNA, band=None)]).changed
    assert not compare([ANNA._replace(band=None)], [as_known(ANNA)]).changed
    assert compare([ANNA], [as_known(ANNA, band=1)]).changed[0].fields == ("band",)
