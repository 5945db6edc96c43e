"""Static files for production: hashed, compressed, and the style sheet in one piece.

Authors keep one file per component; a browser should not have to ask for eighty of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
_REMARKS = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")
_IMPORT = re.compile(r'^@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>\w+)\);$', re.MULTILINE)


def one_sheet(entry: Path) -> str:
    """Return the style sheet at `entry` with every imported file put into its layer, addresses adjusted.

    Remarks and indentation stay with the authors.
    """

    def inlined(found: re.Match[str]) -> str:
        text = (entry.parent / found["file"]).read_text(encoding="utf-8")
        steps = "../" * found["file"].count("/")
        text = text.replace(f'url("{steps}../', 'url("../')
        return f"@layer {found['layer']} {{\n{text}}}"

    whole = _IMPORT.sub(inlined, entry.read_text(encoding="utf-8"))
    return _BLANKS.sub("\n", _REMARKS.sub("", whole)).strip() + "\n"


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Joins the style sheet before it is hashed and compressed."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Yield what was hashed, as Django expects it."""
        source = finders.find(SHEET)
        if source and not dry_run:
            Path(self.path(SHEET)).write_text(one_sheet(Path(source)), encoding="utf-8")
            paths[SHEET] = (self, SHEET)
        yield from super().post_process(paths, dry_run, **options)
