"""What is installed is pinned by hash, and no file says where packages come from."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import BASE, named, tracked_files

LOCKS = sorted((BASE / "requirements").glob("*.txt"))
HOSTS = re.compile(r"\b(?:pypi|pythonhosted|npmjs|deb\.debian|yarnpkg|unpkg|jsdelivr)\.(?:org|com|net)\b")
OPTIONS = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_locked_by_hash(lock):
    text = re.sub(r"\\\n", " ", lock.read_text())
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]

    assert [line for line in lines if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_an_address(lock):
    assert [line for line in lock.read_text().splitlines() if "://" in line or line.startswith("-")] == []


def test_no_file_names_a_package_registry():
    guilty = []
    for path in tracked_files():
        if path == Path(__file__):
            continue
        text = path.read_bytes().decode(errors="replace")
        guilty += [
            f"{named(path)}: {match[0]}" for pattern in (HOSTS, OPTIONS) for match in pattern.finditer(text)
        ]

    assert guilty == []
