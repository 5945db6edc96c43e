"""Who gets what at every address. The rows stand in access.py."""

import re

import pytest

from tests.architecture.access import ROWS
from tests.architecture.stage import make_stage
from tests.architecture.walk import NOT_OFFERED, address, addresses, ask, clients, verdict

pytestmark = pytest.mark.django_db


def test_every_address_has_a_row():
    assert addresses() == ROWS.keys()


@pytest.mark.parametrize("name", ROWS)
def test_everybody_gets_the_answer_of_the_matrix(name):
    stage, row = make_stage(), ROWS[name]
    path = address(name, row, stage)

    wrong = []
    for member, client in clients(stage).items():
        for method, answers in (("get", row.get), ("post", row.post)):
            expected = answers[member] if answers else NOT_OFFERED
            found = verdict(ask(client, method, path))
            signed_out = expected == NOT_OFFERED and found == "login"
            if found != expected and not signed_out:
                wrong.append(f"{method.upper()} as {member}: {found}, not {expected}")

    assert wrong == []


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.get])
def test_every_page_has_one_heading(name):
    stage, row = make_stage(), ROWS[name]
    path = address(name, row, stage)

    pages = [ask(client, "get", path) for client in clients(stage).values()]
    headings = {
        len(re.findall(r"<h1\b", page.content.decode()))
        for page in pages
        if page.headers.get("Content-Type", "").startswith("text/html") and b"<html" in page.content
    }

    assert headings <= {1}
