"""Whether a file of the HR system speaks about everybody, or only about some."""

from __future__ import annotations


def speaks_of_everybody(*, named: int, missing: int) -> bool:
    """Say whether a file that names `named` people of the directory says anything about the `missing` rest.

    A file with fewer than half of the people is an excerpt (one department, the newcomers of a month): whom
    it does not name is not missing.
    """
    return named >= missing
