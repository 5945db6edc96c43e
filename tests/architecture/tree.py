"""The files of the project, for tests that read source."""

import ast
import subprocess
from functools import cache
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("mentoring", "programs", "tandems")
TEMPLATES = BASE / "templates"


def python_files() -> list[Path]:
    """Return the application's own Python files, migrations left out."""
    files = [path for package in PACKAGES for path in (BASE / package).rglob("*.py")]
    return sorted(path for path in files if "migrations" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file; many tests look at the same ones."""
    return ast.parse(path.read_text())


def template_files(*suffixes: str) -> list[Path]:
    """Return the templates with one of these suffixes."""
    return sorted(path for path in TEMPLATES.rglob("*") if path.suffix in suffixes)


def tracked_files() -> list[Path]:
    """Return every file that belongs to the project: known to git, or new and not ignored."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=BASE, check=True, capture_output=True, text=True).stdout.split("\0")
    return sorted(BASE / name for name in names if name and (BASE / name).is_file())


def named(path: Path) -> str:
    """Return how a test names a file."""
    return str(path.relative_to(BASE))
