"""The first person of an installation."""

import pytest
from django.core.management import CommandError, call_command

from mentoring.company.queries import company
from mentoring.profiles.models import User
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db


def test_first_person_runs_the_installation_and_imports_people(capsys):
    call_command("init", "--email", "Onno@Example.com", "--first-name", "Onno", "--last-name", "Behrens")

    person = User.objects.get()
    assert (person.email, person.display_name) == ("onno@example.com", "Onno Behrens")
    assert person.is_site_admin
    assert person.is_people_team
    assert not person.has_usable_password()
    assert (
        "Sign in at http://localhost:8000 as onno@example.com: a code comes by mail."
        in capsys.readouterr().out
    )


def test_second_run_says_who_is_there_and_changes_nothing(capsys):
    first = make_person("Onno", is_site_admin=True)

    call_command("init", "--email", "somebody@example.com")

    assert f"There is somebody already: {first.email}" in capsys.readouterr().out
    assert list(User.objects.all()) == [first]


def test_company_may_be_named_at_once():
    call_command("init", "--email", "onno@example.com", "--company", "Hansebank")

    assert company().name == "Hansebank"


def test_somebody_of_the_directory_is_given_the_posts():
    known = make_person("Onno")

    call_command("init", "--email", known.email)

    known.refresh_from_db()
    assert known.is_site_admin
    assert User.objects.count() == 1


def test_wrong_address_is_told():
    with pytest.raises(CommandError, match="not an e-mail address"):
        call_command("init", "--email", "onno")
