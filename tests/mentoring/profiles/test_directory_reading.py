"""What was detected about a file is shown, and can be said differently."""

import html

import pytest
from django.urls import reverse

from mentoring.profiles.models import BirthYear, ImportRun
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import csv, settle, upload
from tests.mentoring.profiles.rules.workbooks import as_xlsx

pytestmark = pytest.mark.django_db
HEAD = ("Vorname", "E-Mail", "Geburtsdatum")


@pytest.fixture
def hr(client):
    """Somebody of the people team, signed in."""
    person = make_person("Imke", is_people_team=True, language="en")
    client.force_login(person)
    return person


def read_again(client, **said):
    return client.post(reverse("profiles:import-reading", args=[ImportRun.objects.get().code]), said)


def words(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


def test_hr_sees_and_changes_the_sheet(client, hr):
    book = as_xlsx(
        [HEAD, ("Anna", "anna@example.com", "")], others={"Extern": [HEAD[:2], ("Bert", "b@example.com")]}
    )
    shown = client.get(upload(client, book, "people.xlsx").url)

    again = client.get(read_again(client, sheet="Extern", header_row="1").url)

    assert "Read from the sheet “Personal”, titles in row 1." in words(shown)
    assert "Read from the sheet “Extern”, titles in row 1." in words(again)
    assert "b@example.com" in words(again)


def test_hr_says_which_row_holds_the_titles(client, hr):
    lines = csv("Vorname;E-Mail;Abteilung", "Anna;anna@example.com;Einkauf", titles="Name;Mail;Bereich")
    upload(client, lines)

    again = client.get(read_again(client, encoding="utf-8", delimiter=";", header_row="2").url)

    assert [column.title for column in again.context["file"].mapping.columns] == [
        "Vorname",
        "E-Mail",
        "Abteilung",
    ]


def test_hr_says_that_the_year_comes_first(client, hr):
    born = "01/02/28"  # 1928 where the month comes first, as slashes suggest
    upload(client, csv(f"Anna;anna@example.com;{born}", titles=";".join(HEAD)))
    read_again(client, encoding="utf-8", delimiter=";", header_row="1", date_order="ymd")

    run = ImportRun.objects.get()
    settle(client, run)
    client.post(reverse("profiles:import-apply", args=[run.code]))

    assert BirthYear.objects.get().value == "3", "28 February 2001"


def test_reading_that_does_not_fit_is_told_and_changes_nothing(client, hr):
    upload(client, csv("Anna;anna@example.com;", titles=";".join(HEAD)))

    answer = read_again(client, encoding="utf-16-le", delimiter=";", header_row="1")

    assert answer.status_code == 422
    assert "The text of the file is damaged" in words(answer)
    assert ImportRun.objects.get().mapping == {}
