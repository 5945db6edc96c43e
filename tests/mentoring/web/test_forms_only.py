"""Whoever looks at an address that only takes what a form sends."""

import pytest
from django.urls import reverse

from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_person_reads_in_their_language_that_only_forms_go_there(client):
    client.force_login(make_person("Leyla", language="de"))

    answer = client.get(reverse("privacy:download"), headers=BROWSER)

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Zur Startseite" in answer.content.decode()


def test_stranger_reads_it_too(client):
    answer = client.get(reverse("web:theme-set"), headers=BROWSER)

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert answer.content.count(b"<h1") == 1


def test_program_that_asks_for_no_page_gets_none(client):
    answer = client.get(reverse("web:theme-set"), headers={"Accept": "application/json"})

    assert (answer.status_code, answer["Allow"], answer.content) == (405, "POST", b"")
