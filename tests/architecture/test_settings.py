"""Every setting stands in three places: the code, `.env.example`, and the table in README.md."""

import ast
import re

from tests.architecture.tree import BASE

ONLY_COMPOSE = {"POSTGRES_PASSWORD"}  # read by docker-compose.yml, not by the application


def in_code() -> set[str]:
    calls = [
        node
        for node in ast.walk(ast.parse((BASE / "mentoring" / "settings.py").read_text()))
        if isinstance(node, ast.Call)
    ]
    readers = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
    ]
    return {call.args[0].value for call in readers if isinstance(call.args[0], ast.Constant)}


def in_example() -> set[str]:
    return set(re.findall(r"^#?([A-Z][A-Z_]+)=", (BASE / ".env.example").read_text(), re.MULTILINE))


def in_readme() -> set[str]:
    section = (BASE / "README.md").read_text().split("## Settings", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `([A-Z_]+)`", section, re.MULTILINE))


def test_the_example_names_every_setting():
    assert in_example() - ONLY_COMPOSE == in_code()


def test_the_readme_explains_every_setting():
    assert in_readme() - ONLY_COMPOSE == in_code()
