"""Compares the front-end files under `static/vendor/` with what `VENDORED.toml` says was published."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

LIST = "VENDORED.toml"
FIELDS = {"path", "source", "licence", "sha256"}


def problems(folder: Path) -> list[str]:
    """Return one sentence per file that is missing, changed, unlisted or badly described."""
    listed = tomllib.loads((folder / LIST).read_text()).get("file", [])
    found = [
        f"{entry.get('path', '?')}: needs exactly {sorted(FIELDS)}"
        for entry in listed
        if entry.keys() != FIELDS
    ]
    sums = {entry.get("path", "?"): entry.get("sha256", "") for entry in listed}
    present = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {LIST}
    found += [f"{name}: listed, but not there" for name in sums.keys() - present]
    found += [f"{name}: not listed in {LIST}" for name in present - sums.keys()]
    found += [
        f"{name}: differs from the published file"
        for name in present & sums.keys()
        if _sum(folder / name) != sums[name]
    ]
    return sorted(found)


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
