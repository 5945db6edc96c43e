"""Who gets what at every address. Rows: access.py; what GET shows is looked at in test_pages.py."""

import pytest
from django.test import override_settings

from tests.architecture.access import INSIDE, OK, OUTSIDE, PENDING, ROWS, WITHOUT_CSRF
from tests.architecture.walk import address, addresses, ask, name_of, wrong

pytestmark = pytest.mark.django_db

POSTS = [label for label, row in ROWS.items() if row.post and OK in row.post.values()]


@pytest.fixture(scope="module", autouse=True)
def bare_error_pages():
    """Whoever posts is told yes or no: the page around a no is looked at in test_pages.py."""
    bare = "tests.architecture.bare"
    with override_settings(ROOT_URLCONF=bare, CSRF_FAILURE_VIEW=f"{bare}.no_token"):
        yield


def test_every_address_has_a_row():
    assert addresses() == {name_of(label) for label in ROWS}


def test_every_row_knows_the_whole_cast(stage):
    everybody = {"anonymous", *stage.cast.people()}

    assert everybody == {*OUTSIDE, *INSIDE, *PENDING}
    assert [label for label, row in ROWS.items() if (row.get or row.post).keys() != everybody] == []


@pytest.mark.parametrize("label", ROWS)
def test_whoever_posts_gets_the_answer_of_the_matrix(label, stage, clients):
    path = address(label, stage)

    answers = {member: ask(client, "post", path) for member, client in clients.items()}

    assert wrong(ROWS[label].post, answers) == []


@pytest.mark.parametrize("label", POSTS)
def test_nothing_is_posted_without_a_token(label, stage, clients):
    member = next(member for member, answer in ROWS[label].post.items() if answer == OK)

    answer = ask(clients[member], "post", address(label, stage), csrf=True)

    assert (answer.status_code == 403) is (name_of(label) not in WITHOUT_CSRF)
