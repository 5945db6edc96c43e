"""From what is wrong with an HR file to sentences for the person who imports it.

The codes and their values come from `mentoring.profiles.rules.faults`. Every code has a message (what is
wrong) and an advice (what helps). `{name}` is filled from the values of the problem.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from mentoring.profiles.rules.faults import FileProblem, MappingProblem, RowProblem

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Sentences = tuple[_StrPromise, _StrPromise]


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """A problem in the active language, as plain text: `message` says what is wrong, `advice` what helps."""

    message: str
    advice: str


KINDS: dict[str, _StrPromise] = {
    "numbers": _("a Numbers spreadsheet"),
    "pdf": _("a PDF document"),
    "word": _("a text document"),
    "image": _("a picture"),
    "archive": _("a compressed archive"),
    "html": _("a web page"),
    "xml": _("an XML file"),
    "json": _("a JSON file"),
    "rtf": _("a text document (RTF)"),
    "vcard": _("a collection of contacts (vCard)"),
    "text": _("running text without columns"),
    "binary": _("something other than text"),
}

FIELDS: dict[str, _StrPromise] = {
    "employee_number": _("Employee number"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "full_name": _("First and last name in one column"),
    "email": _("Work e-mail"),
    "birth_date": _("Date of birth (as a band only)"),
    "band": _("Generation band"),
    "job_title": _("Job title"),
    "department": _("Department"),
    "site": _("Site"),
    "manager": _("Manager"),
    "manager_ref": _("Manager"),
}

FILE_SENTENCES: dict[str, Sentences] = {
    "empty": (
        _("The file is empty."),
        _("Export the list of employees again and choose the new file."),
    ),
    "too_large": (
        _("The file is larger than {limit_mb} MB."),
        _("Export only number, name, e-mail, date of birth, job title, department and manager."),
    ),
    "too_many_rows": (
        _("The file has more than {limit} rows."),
        _("Export only people who can take part, or import one site after the other."),
    ),
    "too_many_columns": (
        _("Row {row} has more than {limit} columns."),
        _("Export only number, name, e-mail, date of birth, job title, department and manager."),
    ),
    "cell_too_long": (
        _("Row {row} has a cell with more than {limit_kb} kB of text."),
        _("Leave columns with long texts out. Perhaps a quotation mark is missing in this row."),
    ),
    "protected": (
        _("This workbook is protected by a password."),
        _("Open it, save it without the password, or as “CSV UTF-8”, and choose that file."),
    ),
    "workbook_damaged": (
        _("This workbook is damaged and cannot be read."),
        _("Open it in your spreadsheet program, save it as “CSV UTF-8” and choose that file."),
    ),
    "workbook_too_large": (
        _("This workbook is far larger inside than it looks, or its cells lie too far apart."),
        _("Copy the list of employees into a new workbook, or save it as “CSV UTF-8”, and choose that file."),
    ),
    "not_a_table": (
        _("This is no table of employees: it looks like {looks_like}."),
        _("Export the list of employees from your HR system as CSV and choose that file."),
    ),
    "nul_bytes": (
        _("The file is damaged: it holds zero bytes, which do not occur in text."),
        _("Export it again, if possible as “CSV UTF-8”. Do not open it in between."),
    ),
    "broken_text": (
        _("The text of the file is damaged: it is not valid {encoding}."),
        _("Export it again, if possible as “CSV UTF-8”, and check that the file was copied completely."),
    ),
    "open_quote": (
        _("A quotation mark that begins in row {row} is never closed."),
        _("Look at row {row} in a text editor: close the quotation mark, or remove it."),
    ),
    "stray_quote": (
        _("Row {row} has a quotation mark in the middle of a quoted cell."),
        _('Write it twice ("") or remove it, then choose the file again.'),
    ),
    "no_header": (
        _("No row with column titles was found in the first {lines} rows."),
        _("Add a first row that names the columns, such as “First name”, “Last name”, “E-mail”."),
    ),
    "no_rows": (
        _("There are column titles in row {row}, but no rows below them."),
        _("Check whether a filter was active when the list was exported."),
    ),
}

MAPPING_SENTENCES: dict[str, Sentences] = {
    "no_email_column": (
        _("No column is chosen for the work e-mail."),
        _("Choose the column that holds it. Without an address nobody can be invited."),
    ),
    "no_name_column": (
        _("No column is chosen for the name."),
        _("Choose a column for the first name, the last name, or both in one."),
    ),
    "field_mapped_twice": (
        _("“{field}” is chosen for more than one column: {columns}."),
        _("Keep the right one and set the others to “do not import”."),
    ),
}

ROW_SENTENCES: dict[str, Sentences] = {
    "extra_cells": (
        _("This row has more cells than there are column titles ({columns})."),
        _("Probably a cell holds the sign that separates the columns. Put that cell in quotation marks."),
    ),
    "missing_email": (
        _("The e-mail is missing, and there is no employee number either."),
        _("Add one of the two: with a number alone the person is imported, but cannot be invited."),
    ),
    "no_address": (
        _("The e-mail is missing."),
        _("The person is imported and cannot be invited. A later file may bring the address."),
    ),
    "invalid_email": (
        _("“{value}” is not an e-mail address."),
        _("Correct it to the form name@company.example."),
    ),
    "missing_name": (
        _("The name is missing."),
        _("Add a first or a last name. Remove the row if it is a total or a remark."),
    ),
    "value_too_long": (
        _("The text is longer than {limit} characters."),
        _("Shorten it, or check whether the columns have slipped in this row."),
    ),
    "duplicate_email": (
        _("“{value}” stands in other rows too: {lines}."),
        _("Each person needs an address of their own. Keep one of the rows, or correct the address."),
    ),
    "duplicate_number": (
        _("The employee number “{value}” stands in other rows too: {lines}."),
        _("Each person needs a number of their own. Keep one of the rows, or correct the number."),
    ),
    "identity_conflict": (
        _("Number “{number}” and address “{email}” belong to two different people in the directory."),
        _("Check which of the two is right, and correct the other."),
    ),
    "impossible_date": (
        _("This date of birth cannot be: there is no such day, or it lies in the future."),
        _("Correct it in the file, or leave the cell empty."),
    ),
    "guest_address": (
        _("“{value}” is the address of a guest mentor."),
        _("Guests are not part of the directory. Remove the row."),
    ),
    "admin_address": (
        _("“{value}” runs this installation, and signs in with this address. The file has another one."),
        _("Only a site admin may import it, as it decides who can sign in. Ask one, or keep the address."),
    ),
    "unknown_manager": (
        _("The manager “{value}” is neither in the file nor in the directory."),
        _("The person is imported without a manager. Add the manager to the file to change that."),
    ),
    "ambiguous_manager": (
        _("The manager “{value}” can be {count} different people."),
        _("The person is imported without a manager. Name the manager by number or e-mail."),
    ),
    "own_manager": (
        _("This person is named as their own manager."),
        _("The person is imported without a manager. Nothing to do for the head of the company."),
    ),
    "manager_cycle": (
        _("These rows manage each other in a circle: {lines}."),
        _("These people are imported without a manager. Correct one of the rows to change that."),
    ),
}


def explain(problem: FileProblem | MappingProblem | RowProblem) -> Explanation:
    """Return what to say about a problem, in the active language. Raises KeyError for an unknown code."""
    if isinstance(problem, FileProblem):
        message, advice = FILE_SENTENCES[problem.code]
    elif isinstance(problem, MappingProblem):
        message, advice = MAPPING_SENTENCES[problem.code]
    else:
        message, advice = ROW_SENTENCES[problem.code]
    values: dict[str, object] = dict(problem.params)
    if "looks_like" in values:
        values["looks_like"] = KINDS[str(values["looks_like"])]
    if "field" in values:
        values["field"] = FIELDS[str(values["field"])]
    return Explanation(str(message).format(**values), str(advice).format(**values))


def field_label(name: str) -> str:
    """Return what a field of the mapping, or an attribute of PersonRow, is called for people."""
    return str(FIELDS[name])
