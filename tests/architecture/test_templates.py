"""Templates keep to the strict content security policy and to the house's habits."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import TEMPLATES, named, python_files, template_files

MAILS = TEMPLATES / "emails"
PAGES = [path for path in template_files(".html") if not path.is_relative_to(MAILS)]
FORBIDDEN = {
    "inline style": r"\sstyle\s*=|<style\b",
    "inline script": r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)",
    "event attribute": r"\son[a-z]+\s*=",
    "hx-on": r"\bhx-on\b",
    "script in an attribute": r"[\"'](?:js|javascript):",
    "trigger filter": r"hx-trigger\s*=\s*[\"'][^\"']*\[",
    "unescaped value": r"\|\s*safe\b|\bautoescape\s+off\b",
}
FOUND_BY_NAME = (
    "account",
    "allauth",
    "emails",
    "gallery",
    "house",
    "socialaccount",
    "mfa",
)  # looked up by libraries and notices
FOUND_BY_DJANGO = {"403.html", "403_csrf.html", "404.html", "429.html", "500.html", "400.html"}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_holds(what):
    pattern = re.compile(FORBIDDEN[what])
    guilty = [
        f"{named(path)}: {match[0].strip()}" for path in PAGES for match in pattern.finditer(path.read_text())
    ]

    assert guilty == []


def test_no_mail_holds_an_unescaped_value():
    pattern = re.compile(FORBIDDEN["unescaped value"])

    assert [named(path) for path in template_files(".html") if pattern.search(path.read_text())] == []


def test_libraries_are_loaded_in_order():
    unsorted = []
    for path in template_files(".html", ".txt"):
        for libraries in re.findall(r"{%\s*load\s+([\w\s]+?)\s*%}", path.read_text()):
            names = libraries.split()
            if "from" not in names and names != sorted(names):
                unsorted.append(f"{named(path)}: {libraries}")

    assert unsorted == []


def test_every_template_is_used():
    sources = [*python_files(), *template_files(".html", ".txt", ".svg")]
    text = {path: path.read_text() for path in sources}

    def used(path: Path) -> bool:
        name = str(path.relative_to(TEMPLATES))
        return any(name in source for other, source in text.items() if other != path)

    candidates = [
        path
        for path in template_files(".html")
        if path.relative_to(TEMPLATES).parts[0] not in FOUND_BY_NAME and path.name not in FOUND_BY_DJANGO
    ]

    assert [named(path) for path in candidates if not used(path)] == []


def test_every_full_page_stands_on_the_shell():
    """The pages for a broken server rely on nothing, and one's own copy is read elsewhere."""
    documents = {named(path) for path in PAGES if "<html" in path.read_text()}

    assert documents == {
        "templates/layouts/shell.html",
        "templates/layouts/still.html",
        "templates/privacy/copy.html",
    }
