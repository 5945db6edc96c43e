"""Wrong files: told in the person's language at the right place, and nothing changes."""

import html

import pytest
from django.urls import reverse

from mentoring.profiles.models import ImportRun, ReportingLine, User
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import ANNA, csv, everything, settle, upload

pytestmark = pytest.mark.django_db

FILES = {
    "pdf": (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        "This is no table of employees: it looks like a PDF document.",
        "Das ist keine Tabelle der Belegschaft. Erkannt wurde: ein PDF-Dokument.",
    ),
    "empty": (b"", "The file is empty.", "Die Datei ist leer."),
    "no rows": (
        csv(),
        "There are column titles in row 1, but no rows below them.",
        "In Zeile 1 stehen Spaltentitel, darunter aber keine Zeilen.",
    ),
}
ERRORS = {
    "duplicate addresses": (
        (ANNA, "2;Béla;Ács;ANNA@example.com;;;;"),
        "“anna@example.com” stands in other rows too: 3.",
        "„anna@example.com“ steht auch in anderen Zeilen: 3.",
    ),
    "31 February": (
        (ANNA, "2;Béla;Ács;bela@example.com;31.02.1990;;;"),
        "This date of birth cannot be: there is no such day, or it lies in the future.",
        "Dieses Geburtsdatum ist nicht möglich: Den Tag gibt es nicht, oder er liegt in der Zukunft.",
    ),
}
WARNINGS = {
    "who does not exist": (
        ("1;Anna;Berg;anna@example.com;;;;99", "2;Béla;Ács;bela@example.com;;;;"),
        "The manager “99” is neither in the file nor in the directory.",
        "Die Führungskraft „99“ steht weder in der Datei noch im Verzeichnis.",
    ),
    "in a circle": (
        ("1;Anna;Berg;anna@example.com;;;;2", "2;Béla;Ács;bela@example.com;;;;1"),
        "These rows manage each other in a circle: 2 → 3.",
        "Diese Zeilen führen einander im Kreis: 2 → 3.",
    ),
}


@pytest.fixture(params=["en", "de"])
def hr(client, request):
    """Somebody of the people team, signed in, in both languages."""
    person = make_person("Imke", is_people_team=True, language=request.param)
    client.force_login(person)
    return person


def text(answer):
    return html.unescape(answer.content.decode())


def in_their_words(hr, english, german):
    return german if hr.language == "de" else english


@pytest.mark.parametrize("kind", FILES)
def test_unreadable_file_is_explained_at_its_field(client, hr, kind):
    content, *messages = FILES[kind]
    before = everything()

    answer = upload(client, content)

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"][0].startswith(in_their_words(hr, *messages))
    assert in_their_words(hr, *messages) in text(answer)
    assert everything() == before


def test_file_without_addresses_is_explained_at_its_columns(client, hr):
    upload(client, csv("1;Anna;Berg", titles="Number;First name;Last name"))
    before = everything()

    answer = settle(client, ImportRun.objects.get())

    message = in_their_words(
        hr,
        "No column is chosen for the work e-mail.",
        "Für die dienstliche E-Mail ist keine Spalte gewählt.",
    )
    assert answer.status_code == 422
    assert message in text(answer)
    assert everything() == before


@pytest.mark.parametrize("kind", ERRORS)
def test_wrong_row_is_explained_and_keeps_everybody_out(client, hr, kind):
    rows, *messages = ERRORS[kind]
    upload(client, csv(*rows))
    run = ImportRun.objects.get()
    review = client.get(settle(client, run).url)
    before = everything()

    client.post(reverse("profiles:import-apply", args=[run.code]))

    assert in_their_words(hr, *messages) in text(review)
    assert "31.02" not in text(review)
    assert everything() == before
    assert list(User.objects.all()) == [hr]


@pytest.mark.parametrize("kind", WARNINGS)
def test_manager_is_left_out_with_a_warning(client, hr, kind):
    rows, *messages = WARNINGS[kind]
    upload(client, csv(*rows))
    run = ImportRun.objects.get()
    review = client.get(settle(client, run).url)

    client.post(reverse("profiles:import-apply", args=[run.code]))

    assert in_their_words(hr, *messages) in text(review)
    assert User.objects.exclude(pk=hr.pk).count() == 2
    assert ReportingLine.objects.count() == 0
