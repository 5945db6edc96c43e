"""The catalogue of clauses: what somebody signed must read the same in a year."""

import hashlib

import pytest

from mentoring.errors import Refused
from tandems.rules import agreement as rules
from tandems.rules.clauses import CATALOGUE, clause, current

WORDS = {  # of each clause and version, as people sign them: a changed word needs a new version
    ("lead", 1): "c96effc8ccc90ba5",
    ("confidence", 1): "43ca2bd72b9b3b4d",
    ("appraisal", 1): "89bd6b5acd02d9a5",
    ("cadence", 1): "48a8c279e672f863",
    ("cancelling", 1): "ff689c7de6f0e9b2",
    ("answering", 1): "960594f52beebf74",
    ("off-limits", 1): "5bdace1fb7d84b10",
    ("shadow", 1): "9a99b138d7ba1128",
}


def words_of(one):
    said = [one.title, one.question, *(choice.words for choice in one.choices)]
    text = "\n".join([*(choice.code for choice in one.choices), *(f"{two.de}\n{two.en}" for two in said)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def chosen(**other):
    return {one.code: one.choices[0].code for one in current()} | other


def test_words_of_a_signed_version_never_change():
    assert {(one.code, one.version): words_of(one) for one in CATALOGUE} == WORDS


def test_every_clause_stands_once_and_speaks_both_languages():
    assert len({(one.code, one.version) for one in CATALOGUE}) == len(CATALOGUE)
    for one in CATALOGUE:
        assert len({choice.code for choice in one.choices}) == len(one.choices)
        assert all(choice.words.de != choice.words.en for choice in one.choices)
        assert one.title.said("de-at") == one.title.de
        assert one.title.said("fr") == one.title.en


def test_what_is_kept_reads_as_it_was_agreed():
    agreed = rules.terms(chosen(cadence="weekly"), {"lead": "Ohne Folien.\nImmer."}, ["Verstehen", ""])

    again = rules.read(rules.kept(agreed))

    assert again == agreed
    assert again.aims == ("Verstehen",)
    assert next(one.choice.code for one in again.terms if one.clause.code == "cadence") == "weekly"


@pytest.mark.parametrize(
    ("choices", "own", "aims", "code"),
    [
        (chosen(cadence="never"), {}, [], "agreement_choice"),
        ({}, {}, [], "agreement_choice"),
        (chosen(), {"lead": "a" * 401}, [], "agreement_too_long"),
        (chosen(), {}, ["a" * 161], "agreement_too_long"),
        (chosen(), {}, ["a", "b", "c", "d"], "agreement_aims"),
    ],
)
def test_what_is_not_offered_cannot_be_agreed_on(choices, own, aims, code):
    with pytest.raises(Refused) as refused:
        rules.terms(choices, own, aims)

    assert refused.value.code == code


def test_nobody_can_choose_that_the_tandem_is_used_for_appraisal():
    agreed = rules.terms(chosen(appraisal="always"), {}, [])

    assert next(one.choice.code for one in agreed.terms if one.clause.code == "appraisal") == "never"


def test_words_that_nobody_ever_signed_are_an_error_not_a_guess():
    with pytest.raises(LookupError):
        rules.read('{"terms": [["lead", 99, "turns", ""]], "aims": []}')

    assert clause("lead", 99) is None
