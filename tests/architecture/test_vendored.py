"""Front-end files of others lie here exactly as published."""

from mentoring.web import vendored
from tests.architecture.tree import BASE


def test_every_vendored_file_is_listed_and_unchanged():
    assert vendored.problems(BASE / "static" / "vendor") == []


def test_a_changed_and_an_unlisted_file_are_noticed(tmp_path):
    (tmp_path / "known.js").write_text("changed")
    (tmp_path / "stray.js").write_text("who am I")
    entry = '[[file]]\npath = "known.js"\nsource = "known 1.0"\nlicence = "MIT"\nsha256 = "00"\n'
    (tmp_path / "VENDORED.toml").write_text(entry)

    assert vendored.problems(tmp_path) == [
        "known.js: differs from the published file",
        "stray.js: not listed in VENDORED.toml",
    ]
