"""What people read about their data, and what they take along."""

import pytest

from mentoring.privacy.actions import audit, give_consent, withdraw_consent
from mentoring.privacy.models import AuditEvent, Purpose
from mentoring.privacy.queries import held_about
from mentoring.privacy.registry import names, own_rows, register
from tests.cast import NOW
from tests.factories.profiles import know_band
from tests.mentoring.privacy.copies import DOWNLOAD, PAGE, parts_for, sign_in, unpacked

pytestmark = pytest.mark.django_db


def test_every_copied_field_is_found_and_has_a_name():
    copied = [name for name, field in register().items() if field.copy]

    assert [name for name in copied if name not in names()] == []
    assert {name.rpartition(".")[0] for name in copied} == own_rows().keys()


def test_what_the_directory_says_and_the_band_are_in_the_copy(client, cast):
    know_band(cast.mentor, 3)

    parts = parts_for(client, cast.mentor)

    assert parts["profiles.User"][0]["email"] == cast.mentor.email
    assert parts["profiles.BirthYear"] == [{"value": "3"}]
    assert "password" not in parts["profiles.User"][0]


def test_the_copy_is_kept_nowhere(client, cast):
    sign_in(client, cast.mentor)

    answer = client.post(DOWNLOAD)

    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"].startswith('attachment; filename="rueckenwind-')
    assert client.get(DOWNLOAD).status_code == 405


def test_the_copy_speaks_the_language_of_its_reader(client, cast):
    cast.mentor.language = "de"
    cast.mentor.save()
    sign_in(client, cast.mentor)

    page = unpacked(client.post(DOWNLOAD))["my-data.html"].decode()

    assert 'lang="de"' in page
    assert "Vorname" in page


def test_somebody_who_only_has_an_account_is_told_of_little(cast):
    now = {str(group.title) for group in held_about(cast.employee) if group.now}

    assert now == {"Person and profile"}


def test_consents_say_when_for_which_wording_and_where(client, cast):
    agreed = {"person": cast.mentor, "scope": cast.program.code, "now": NOW}
    give_consent(purpose=Purpose.TAKING_PART, version="2", mode=cast.program.visibility, **agreed)
    give_consent(purpose=Purpose.GENERATION, version="1", mode=cast.program.visibility, **agreed)
    withdraw_consent(purpose=Purpose.GENERATION, **agreed)
    client.force_login(cast.mentor)

    shown = client.get(PAGE).content.decode()

    assert "Given on 10 March 2027, wording 2" in " ".join(shown.split())
    assert "Ended on 10 March 2027" in shown
    assert cast.program.name in shown


def test_steps_about_somebody_are_told_to_them_alone(client, cast):
    audit(cast.site_admin, "person.deactivated", cast.mentor, now=NOW)
    client.force_login(cast.mentor)
    told = client.get(PAGE).content.decode()
    client.force_login(cast.mentee)

    assert "person.deactivated" in told
    assert "person.deactivated" not in client.get(PAGE).content.decode()


def test_looking_and_downloading_leave_no_trace(client, cast):
    sign_in(client, cast.mentor)

    client.get(PAGE)
    client.post(DOWNLOAD)

    assert not AuditEvent.objects.exists()


def test_whom_to_write_to_is_a_person_with_an_address(client, cast):
    client.force_login(cast.mentor)

    assert f"mailto:{cast.site_admin.email}" in client.get(PAGE).content.decode()
