"""Every problem of an HR file is said in words, with advice."""

from __future__ import annotations

import string

import pytest
from django.utils import translation

from mentoring.profiles.problems import (
    FIELDS,
    FILE_SENTENCES,
    KINDS,
    MAPPING_SENTENCES,
    ROW_SENTENCES,
    explain,
    field_label,
)
from mentoring.profiles.rules.diff import FIELDS as COMPARED
from mentoring.profiles.rules.faults import (
    FILE_CODES,
    MAPPING_CODES,
    ROW_CODES,
    FileProblem,
    MappingProblem,
    row_problem,
)
from mentoring.profiles.rules.kinds import OTHER_KINDS
from mentoring.profiles.rules.mapping import Field

TABLES = [(FILE_CODES, FILE_SENTENCES), (MAPPING_CODES, MAPPING_SENTENCES), (ROW_CODES, ROW_SENTENCES)]


@pytest.mark.parametrize(("codes", "sentences"), TABLES)
def test_every_code_has_a_message_and_advice_and_no_other(codes, sentences):
    assert set(sentences) == set(codes)


@pytest.mark.parametrize(("codes", "sentences"), TABLES)
def test_sentences_use_only_values_that_the_problem_carries(codes, sentences):
    for code, pair in sentences.items():
        with translation.override("en"):
            names = {
                name for text in pair for _t, name, _s, _c in string.Formatter().parse(str(text)) if name
            }

        assert names <= codes[code], code


def test_every_kind_of_file_and_every_field_has_a_name():
    assert set(KINDS) == OTHER_KINDS
    assert {*Field, *COMPARED} <= set(FIELDS)


def test_hr_reads_what_is_wrong_and_what_helps():
    problems = [
        FileProblem("not_a_table", looks_like="pdf"),
        MappingProblem("field_mapped_twice", {"field": "email", "columns": "Mail, E-Mail"}),
        row_problem(7, "Vorgesetzter", "unknown_manager", value="Zoe {0}"),
    ]

    with translation.override("en"):
        messages = [explain(problem).message for problem in problems]

    assert messages == [
        "This is no table of employees: it looks like a PDF document.",
        "“Work e-mail” is chosen for more than one column: Mail, E-Mail.",
        "The manager “Zoe {0}” is neither in the file nor in the directory.",
    ]


def test_sentence_about_a_birth_date_holds_no_value():
    assert ROW_CODES["impossible_date"] == frozenset()


def test_field_is_called_by_a_word_people_know():
    with translation.override("en"):
        assert field_label("manager_ref") == "Manager"
