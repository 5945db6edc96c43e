"""Nothing that a participant reads speaks of age."""

import re

from mentoring.web import catalogue
from tests.architecture.tree import BASE, named, template_files

SPEAKS_OF_AGE = re.compile(
    r"digital[\s-]+(?:native|immigrant)|digital\s+geboren|millennial|\bboomer|\bgen(?:eration)?[\s-]+[xyz]\b"
    r"|\byoung(?:er|est|sters?)?\b|\bjung(?:e[nmrs]?)?\b|\bjüngere?[nmrs]?\b"
    r"|\bolder\b|\bältere?[nmrs]?\b|\byour age\b|\bAlter\b",
    re.IGNORECASE,
)


def guilty(text: str) -> list[str]:
    return [match[0] for match in SPEAKS_OF_AGE.finditer(text)]


def test_no_marked_text_speaks_of_age():
    texts = {word for text in catalogue.texts_in_code(BASE) for part in text[:2] for word in guilty(part)}

    assert texts == set()


def test_no_translation_speaks_of_age():
    entries = catalogue.read(BASE)
    forms = [form for entry in entries for form in (entry.msgstr, *entry.msgstr_plural.values())]

    assert [form for form in forms if guilty(form)] == []


def test_no_template_speaks_of_age():
    found = {named(path): guilty(path.read_text()) for path in template_files(".html", ".txt")}

    assert {name: words for name, words in found.items() if words} == {}


def test_the_search_knows_what_it_looks_for():
    assert guilty("Für junge Kolleg:innen, digital natives und Gen Z") == ["junge", "digital native", "Gen Z"]
