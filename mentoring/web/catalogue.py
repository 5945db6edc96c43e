"""Reads the texts that code and templates ask to have translated, and keeps the German catalogue in step.

Done here rather than with GNU gettext, so that a test on any machine sees that a sentence has no German yet.
Needs polib, which only development installs.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation.template import templatize

if TYPE_CHECKING:
    import polib

_ARGUMENTS = {  # what each marker's string arguments are
    "gettext": ("singular",),
    "gettext_lazy": ("singular",),
    "gettext_noop": ("singular",),
    "_": ("singular",),
    "ngettext": ("singular", "plural"),
    "ngettext_lazy": ("singular", "plural"),
    "pgettext": ("context", "singular"),
    "pgettext_lazy": ("context", "singular"),
    "npgettext": ("context", "singular", "plural"),
    "npgettext_lazy": ("context", "singular", "plural"),
}
_CALL = re.compile(r"(?<!\w)(?:n?p?gettext|_)\(")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sdif](?!\w)|\{\w*\}")


class Text(NamedTuple):
    """One text to translate, as the code writes it."""

    singular: str
    plural: str = ""
    context: str = ""


def texts_in_code(base: Path) -> dict[Text, set[str]]:
    """Return every marked text under `base` with the files that hold it (paths relative to `base`)."""
    found: dict[Text, set[str]] = {}
    for path in _sources(base):
        name = str(path.relative_to(base))
        source = path.read_text()
        texts = _in_python(source) if path.suffix == ".py" else _in_template(source, name)
        for text in texts:
            found.setdefault(text, set()).add(name)
    return found


def problems(base: Path) -> list[str]:
    """Return what keeps the German catalogue from being complete, one sentence each; empty if nothing."""
    catalogue = read(base)
    wanted = texts_in_code(base)
    entries = {_text(entry): entry for entry in catalogue if not entry.obsolete}
    new = wanted.keys() - entries
    found = [f"not in the catalogue: {text.singular!r} ({min(wanted[text])})" for text in new]
    found += [f"no longer used: {text.singular!r}" for text in entries.keys() - wanted]
    for text, entry in entries.items():
        if entry.fuzzy:
            found.append(f"fuzzy: {text.singular!r}")
        elif not entry.translated():
            found.append(f"no German: {text.singular!r}")
        elif difference := _placeholder_difference(entry):
            found.append(f"{difference}: {text.singular!r}")
    compiled = po_path(base).with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        found.append("the compiled catalogue differs from its source: run `make messages`")
    return sorted(found)


def update(base: Path) -> None:
    """Add new texts to the catalogue, drop unused ones, note where each is used. Translations stay."""
    catalogue = read(base)
    known = {_text(entry): entry for entry in catalogue}
    wanted = texts_in_code(base)
    catalogue.clear()
    for text, files in sorted(wanted.items(), key=lambda item: (min(item[1]), item[0])):
        entry = known.get(text) or _new_entry(text)
        entry.obsolete = False
        entry.occurrences = [(name, "") for name in sorted(files)]
        entry.flags = ["python-format"] if _PLACEHOLDER.search(text.singular) else []
        catalogue.append(entry)
    catalogue.save(str(po_path(base)))


def compile_catalogue(base: Path) -> None:
    """Write the .mo file that Django reads."""
    po_path(base).with_suffix(".mo").write_bytes(read(base).to_binary())


def po_path(base: Path) -> Path:
    """Return the path of the German catalogue."""
    return base / "mentoring" / "locale" / "de" / "LC_MESSAGES" / "django.po"


def read(base: Path) -> polib.POFile:
    """Return the German catalogue; an empty one if there is none yet."""
    import polib  # noqa: PLC0415  (not installed in production)

    path = po_path(base)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "Rückenwind",
        "Language": "de",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


def _sources(base: Path) -> Iterator[Path]:
    for package in ("mentoring", "programs", "tandems"):
        yield from sorted(path for path in (base / package).rglob("*.py") if "migrations" not in path.parts)
    for suffix in ("*.html", "*.txt"):
        yield from sorted((base / "templates").rglob(suffix))


def _in_python(source: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in _ARGUMENTS and (text := _from_call(name, node)):
                yield text


def _in_template(source: str, name: str) -> Iterator[Text]:
    """Django writes a template's texts as calls in one long line; each call ends where it first parses."""
    rewritten = templatize(source, origin=name)
    for match in _CALL.finditer(rewritten):
        end = match.end()
        while (end := rewritten.find(")", end) + 1) > 0:
            try:
                call = ast.parse(rewritten[match.start() : end], mode="eval").body
            except SyntaxError:
                continue
            if isinstance(call, ast.Call) and (text := _from_call(match[0].rstrip("("), call)):
                yield text
            break


def _from_call(name: str, call: ast.Call) -> Text | None:
    fields = _ARGUMENTS[name]
    values = [argument.value for argument in call.args[: len(fields)] if isinstance(argument, ast.Constant)]
    if len(values) != len(fields) or not all(isinstance(value, str) for value in values):
        return None  # a text only known at run time is marked where it is written
    return Text(**dict(zip(fields, map(str, values), strict=True)))


def _text(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _new_entry(text: Text) -> polib.POEntry:
    import polib  # noqa: PLC0415  (not installed in production)

    if text.plural:
        plurals = {0: "", 1: ""}
        return polib.POEntry(
            msgid=text.singular, msgid_plural=text.plural, msgctxt=text.context or None, msgstr_plural=plurals
        )
    return polib.POEntry(msgid=text.singular, msgctxt=text.context or None)


def _placeholder_difference(entry: polib.POEntry) -> str:
    """Return what is wrong with the placeholders of a translation; the singular may leave its number out."""
    wanted = set(_PLACEHOLDER.findall(entry.msgid)) | set(_PLACEHOLDER.findall(entry.msgid_plural or ""))
    if entry.msgid_plural:
        surplus = any(set(_PLACEHOLDER.findall(form)) - wanted for form in entry.msgstr_plural.values())
        return "a placeholder of the German is unknown" if surplus else ""
    return "" if set(_PLACEHOLDER.findall(entry.msgstr)) == wanted else "placeholders differ"
