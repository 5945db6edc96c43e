"""Small is a ceiling: code goes bad in its longest tenth."""

import ast
import re
from pathlib import Path

from tests.architecture.tree import BASE, named, parsed, python_files

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW = 300, 40, 25
WITHOUT_REASON = re.compile(r"# (noqa|type: ignore)(: [A-Z0-9, ]+|\[[a-z, -]+\])?$", re.MULTILINE)
TOUCH_ROWS = {"models", "queries", "actions", "privacy", "admin"}  # the rooms that may say `.objects`


def functions(path: Path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def room(path: Path) -> set[str]:
    return {path.stem, *path.relative_to(BASE).parts}


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {named(path): len(path.read_text().splitlines()) for path in python_files()}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen():
    too_long = [
        f"{named(path)}: {name} has {lines} lines"
        for path in python_files()
        for name, lines in functions(path)
        if lines > (LONGEST_VIEW if room(path) & {"views"} else LONGEST_FUNCTION)
    ]

    assert too_long == []


def test_only_some_rooms_touch_rows():
    outside = [
        named(path)
        for path in python_files()
        if not room(path) & TOUCH_ROWS
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]

    assert sorted(set(outside)) == []


def test_nobody_listens_to_signals():
    listening = [
        named(path)
        for path in python_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom | ast.Import) and "signals" in ast.unparse(node)
    ]

    assert listening == []


def test_every_exception_from_a_checker_owes_a_reason():
    silent = [named(path) for path in python_files() if WITHOUT_REASON.search(path.read_text())]

    assert silent == []
