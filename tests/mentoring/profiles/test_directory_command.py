"""The import without a browser."""

import pytest
from django.core.management import CommandError, call_command

from mentoring.profiles.models import User
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import ANNA, REAL_FILE, csv, everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    """The person who runs the installation."""
    return make_person("Onno", is_site_admin=True)


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file and gives its path."""

    def write(content):
        path = tmp_path / "people.csv"
        path.write_bytes(content)
        return path

    return write


def test_site_admin_imports_the_real_file(admin, capsys):
    call_command("import_people", REAL_FILE)

    said = capsys.readouterr().out
    assert "290 rows" in said
    assert "new: 290" in said
    assert "Imported." in said
    assert User.objects.exclude(pk=admin.pk).count() == 290


def test_dry_run_says_the_same_and_changes_nothing(admin, capsys):
    before = everything()

    call_command("import_people", REAL_FILE, "--dry-run")

    assert "new: 290" in capsys.readouterr().out
    assert everything() == before


def test_file_with_errors_ends_with_the_rows_and_changes_nothing(admin, written, capsys):
    path = written(csv(ANNA, "2;Béla;Ács;b@example.com;31.02.1990;;;"))
    before = everything()

    with pytest.raises(CommandError) as error:
        call_command("import_people", path)

    said = capsys.readouterr().out
    assert error.value.returncode == 1
    assert "error: row 3, Date of birth: This date of birth cannot be" in said
    assert "31.02" not in said
    assert everything() == before


FILES = {
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "PDF"),
    "empty": (b"", "empty"),
    "no rows": (csv(), "no rows below"),
    "no addresses": (csv("1;Anna", titles="Number;First name"), "No column is chosen for the work e-mail"),
}


@pytest.mark.parametrize("kind", FILES)
def test_wrong_file_is_explained_and_changes_nothing(admin, written, kind):
    content, message = FILES[kind]
    before = everything()

    with pytest.raises(CommandError, match=message):
        call_command("import_people", written(content))

    assert everything() == before


def test_file_that_is_not_there_is_told_in_words(admin, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_people", tmp_path / "nothing.csv")


def test_employee_cannot_import_on_the_command_line(admin, written):
    person = make_person("Emil")

    with pytest.raises(CommandError, match="Nobody who may import people"):
        call_command("import_people", written(csv(ANNA)), "--by", person.email)


def test_new_installation_asks_for_its_first_person(db, written):
    with pytest.raises(CommandError, match="init"):
        call_command("import_people", written(csv(ANNA)))
