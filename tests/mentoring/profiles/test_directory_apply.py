"""What an import does to the directory, and what it never does."""

import time
import zlib

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from mentoring.encryption import decrypt
from mentoring.errors import NotAllowed, Refused
from mentoring.profiles.actions.directory import read_import, upload_directory
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.models import BirthYear, ImportPart, ImportRun, User
from mentoring.profiles.queries.directory import opened, review_of
from mentoring.profiles.rules.dry_run import unpack
from tests.factories.profiles import make_person, reports_to
from tests.mentoring.profiles.directory_files import (
    ANNA,
    BELA,
    REAL_FILE,
    csv,
    dry_run,
    everything,
    settle,
    upload,
)

pytestmark = pytest.mark.django_db
PACKED = zlib.compress(b"")[:1]


@pytest.fixture
def hr():
    """Somebody of the people team."""
    return make_person("Imke", is_people_team=True)


def imported(content, by, **more):
    return apply_import(run=dry_run(content, by), by=by, now=timezone.now(), **more)


def directory():
    """Everything the directory says, bands included."""
    state = everything()
    bands = [(row["person_id"], row["value"]) for row in state["BirthYear"]]
    lines = sorted((row["person_id"], row["manager_id"]) for row in state["ReportingLine"])
    return state["User"], lines, bands


def test_new_person_signs_in_by_code_and_is_found_by_last_name(hr):
    imported(csv("7;Łucja;Ångström;LUCJA@Example.com;1990-02-28;Head;Sales;"), hr)

    person = User.objects.get(employee_number="7")
    assert (person.email, person.sort_key, person.language) == ("lucja@example.com", "angstrom lucja", "de")
    assert (person.job_title, person.department, person.is_active) == ("Head", "Sales", True)
    assert not person.has_usable_password()
    assert not person.is_people_team


def test_same_file_again_changes_nothing(hr):
    imported(REAL_FILE.read_bytes(), hr)
    before = directory()

    run = imported(REAL_FILE.read_bytes(), hr)

    assert directory() == before
    assert run.counts | {"warnings": 0} == {
        "new": 0,
        "changed": 0,
        "unchanged": 290,
        "missing": 0,
        "errors": 0,
        "warnings": 0,
    }


def test_person_keeps_posts_language_and_absence(hr):
    known = make_person(
        "Anna", "Alt", email="anna@example.com", is_active=False, is_site_admin=True, time_zone="Europe/Paris"
    )

    imported(csv(ANNA), hr)

    known.refresh_from_db()
    assert (known.last_name, known.sort_key, known.employee_number) == ("Berg", "berg anna", "1")
    assert (known.is_active, known.is_site_admin, known.language, known.time_zone) == (
        False,
        True,
        "en",
        "Europe/Paris",
    )


def test_person_with_a_new_address_stays_the_same_person(hr):
    known = make_person("Anna", email="old@example.com", employee_number="1")

    imported(csv(ANNA, "2;Béla;Ács;old@example.com;;;;1"), hr)

    known.refresh_from_db()
    assert known.email == "anna@example.com"
    assert User.objects.get(email="old@example.com").line_up.manager == known


def test_two_people_swap_their_addresses(hr):
    run = dry_run(csv(ANNA, BELA), hr)
    anna = make_person("Anna", email="bela@example.com", employee_number="1")
    bela = make_person("Béla", email="anna@example.com", employee_number="2")

    apply_import(run=run, by=hr, now=timezone.now())

    anna.refresh_from_db()
    bela.refresh_from_db()
    assert (anna.email, bela.email) == ("anna@example.com", "bela@example.com")
    assert (anna.employee_number, bela.employee_number) == ("1", "2")


def test_address_somebody_else_took_since_the_dry_run_keeps_everybody_out(hr):
    make_person("Anna", email="old@example.com", employee_number="1")
    run = dry_run(csv(ANNA, BELA), hr)
    make_person("Zoe", email="anna@example.com", employee_number="9")
    before = everything()

    with pytest.raises(Refused) as refused:
        apply_import(run=run, by=hr, now=timezone.now())

    assert refused.value.code == "import_no_longer_fits"
    assert everything() == before


def test_people_the_file_does_not_name_are_listed_and_stay(hr):
    gone = make_person("Gesa", employee_number="8")
    make_person("Dora", employee_number="9", is_active=False)
    make_person("Guest")
    run = dry_run(csv(ANNA), hr)

    missing = review_of(hr, run).diff.missing
    apply_import(run=run, by=hr, now=timezone.now())

    assert [person.email for person in missing] == [gone.email]
    assert User.objects.filter(pk=gone.pk, is_active=True).exists()


def test_manager_changes_and_ends(hr):
    anna = make_person("Anna", "Berg", email="anna@example.com", employee_number="1")
    bela = make_person("Béla", "Ács", email="bela@example.com", employee_number="2")
    reports_to(anna, bela)

    imported(csv(ANNA, BELA), hr)

    anna, bela = User.objects.get(pk=anna.pk), User.objects.get(pk=bela.pk)
    assert bela.line_up.manager == anna
    assert not hasattr(anna, "line_up")


def test_file_without_managers_leaves_the_reporting_line_alone(hr):
    anna = make_person("Anna", email="anna@example.com", employee_number="1")
    line = reports_to(anna, make_person())

    imported(csv("anna@example.com;Berg", titles="E-mail;Last name"), hr)

    line.refresh_from_db()
    anna.refresh_from_db()
    assert (anna.last_name, anna.employee_number) == ("Berg", "1")


def test_birth_date_becomes_a_band_and_a_corrected_one_another(hr):
    imported(csv(ANNA), hr)
    first = BirthYear.objects.get(person__email="anna@example.com").value

    imported(csv(ANNA.replace("1990-02-28", "1950-02-28")), hr)
    second = BirthYear.objects.get(person__email="anna@example.com").value
    imported(csv(ANNA.replace("1990-02-28", "")), hr)

    assert int(second) < int(first)
    assert BirthYear.objects.get(person__email="anna@example.com").value == second


def whole_database():
    """Return every cell of every table as text, encrypted ones in the clear."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (names come from the database)
            for row in cursor.fetchall():
                texts += [_clear(cell) for cell in row]
    return "\n".join(texts)


def _clear(cell):
    if isinstance(cell, memoryview | bytes):
        plain = decrypt(bytes(cell))
        return (zlib.decompress(plain) if plain.startswith(PACKED) else plain).decode()
    return str(cell)


def test_salary_and_birth_date_are_kept_nowhere(client, hr, caplog):
    caplog.set_level("DEBUG")
    client.force_login(hr)
    titles = "Number;First name;Last name;Work e-mail;Date of birth;Monthly salary;Shoe"
    content = csv("1;Anna;Berg;anna@example.com;28.02.1990;canary-4711,00;canary-shoe", titles=titles)
    upload(client, content)
    run = ImportRun.objects.get()

    uploaded = whole_database()
    pages = client.get(reverse("profiles:import-columns", args=[run.code])).content.decode()
    settle(client, run)
    mapped = whole_database()
    pages += client.get(reverse("profiles:import-review", args=[run.code])).content.decode()
    client.post(reverse("profiles:import-apply", args=[run.code]))
    applied = whole_database()

    assert "canary-4711" in uploaded  # this test can see what is encrypted
    for kept in (mapped, applied):
        assert [word for word in ("canary", "salary", "shoe", "28.02", "1990") if word in kept.lower()] == []
    assert "4711" not in pages
    assert "1990" not in pages
    assert "anna@example.com" in applied
    assert [word for word in ("canary", "28.02.1990") if word in caplog.text] == []


def test_file_and_dry_run_are_not_readable_in_the_database(hr):
    run = upload_directory(filename="people.csv", content=csv(ANNA), by=hr, now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute('SELECT raw, "table" FROM profiles_importrun')
        stored = [bytes(cell) for cell in cursor.fetchone()]
    read_import(run=run, choices=opened(hr, run).mapping.choices(), by=hr, now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT values FROM profiles_importpart")
        stored += [bytes(cursor.fetchone()[0])]

    assert [cell[:5] for cell in stored] == [b"gAAAA"] * 3, "how a Fernet token begins"
    assert unpack([ImportPart.objects.get().values]).people[0].email == "anna@example.com"


def test_employee_may_not_import(hr):
    run = dry_run(csv(ANNA), hr)

    with pytest.raises(NotAllowed):
        apply_import(run=run, by=make_person("Emil"), now=timezone.now())


def test_import_is_applied_once(hr):
    run = imported(csv(ANNA), hr)

    with pytest.raises(Refused) as refused:
        apply_import(run=run, by=hr, now=timezone.now())

    assert refused.value.code == "import_moved_on"


def test_real_file_is_imported_within_two_seconds(hr):
    run = dry_run(REAL_FILE.read_bytes(), hr)
    start = time.process_time()

    apply_import(run=run, by=hr, now=timezone.now())

    assert time.process_time() - start < 2


def test_person_without_address_comes_later_to_an_address(hr):
    imported(csv("1;Anna;Berg;;;;;"), hr)
    anna = User.objects.get(employee_number="1")
    before = (anna.shown_email, User.objects.active().filter(pk=anna.pk).exists())

    imported(csv("1;Anna;Berg;anna@example.com;;;;"), hr)
    anna.refresh_from_db()

    assert before == ("", False)
    assert (anna.shown_email, User.objects.active().filter(pk=anna.pk).exists()) == ("anna@example.com", True)
