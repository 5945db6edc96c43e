"""No stylesheet speaks of what no page has, and no page misses a stylesheet."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import BASE, named, python_files, template_files

CSS = BASE / "static" / "css"
SHEETS = sorted(CSS.rglob("*.css"))
FROM_OUTSIDE = re.compile(r"^(htmx-|ts-)")  # classes that a library sets


def classes(sheet: Path) -> set[str]:
    """Return the classes a stylesheet speaks of; addresses of pictures are no classes."""
    text = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", sheet.read_text(), flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{};]+)\{", text))
    return {name for name in re.findall(r"\.([a-z][\w-]*)", selectors) if not FROM_OUTSIDE.match(name)}


@pytest.fixture(scope="module")
def written() -> str:
    """Everything that writes a class: templates, tags, scripts."""
    sources = [
        *template_files(".html"),
        *python_files(),
        *(BASE / "static" / "js").glob("*.js"),
        *(BASE / "static" / "vendor").glob("*.js"),
    ]
    return "\n".join(path.read_text() for path in sources)


def is_written(name: str, text: str) -> bool:
    """Whether a class stands somewhere, whole or as a beginning that a tag completes (`chip-{{ kind }}`)."""
    stems = [name[: at + 1] for at, letter in enumerate(name) if letter == "-"]
    return name in words(text) or any(f"{stem}{{" in text for stem in stems)


@cache
def words(text: str) -> frozenset[str]:
    """Return what stands in `text` between anything but letters, digits, `_` and `-`."""
    return frozenset(re.findall(r"[\w-]+", text))


def test_every_class_is_used_somewhere(written):
    unused = {
        named(sheet): sorted(name for name in classes(sheet) if not is_written(name, written))
        for sheet in SHEETS
    }

    assert {sheet: names for sheet, names in unused.items() if names} == {}


def test_every_sheet_is_loaded_once():
    entry = (CSS / "app.css").read_text()

    loaded = re.findall(r'url\("([^"]+)"\)', entry)

    assert sorted(loaded) == sorted(
        str(sheet.relative_to(CSS)) for sheet in SHEETS if sheet.name != "app.css"
    )


def test_no_sheet_names_a_colour_that_the_tokens_could():
    """Pictures and print may; everything else uses the names."""
    own_colours = {"tokens.css", "monogram.css", "print.css"}
    guilty = {
        named(sheet): re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text())
        for sheet in SHEETS
        if sheet.name not in own_colours
    }

    assert {sheet: found for sheet, found in guilty.items() if found} == {}
