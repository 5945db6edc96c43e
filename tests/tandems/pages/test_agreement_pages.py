"""The pages of an agreement: one next step, both texts on a conflict, a sheet to print."""

import pytest

from tandems.models import Agreement
from tandems.rules.clauses import current
from tests.factories.tandems import make_agreement, make_signature, make_tandem

pytestmark = pytest.mark.django_db


@pytest.fixture
def tandem():
    return make_tandem()


def here(tandem, more=""):
    return f"/tandems/{tandem.code}/agreement/{more}"


def typed(seen="", **more):
    choices = {one.code: one.choices[0].code for one in current()}
    return {"seen": seen} | choices | more


def test_agreement_comes_first_on_the_tandems_page(client, tandem):
    client.force_login(tandem.mentee.person)

    page = client.get(tandem.get_absolute_url()).text

    assert f'class="btn btn-primary" href="{here(tandem, "edit/")}"' in page
    assert page.count("btn-primary") == 1


def test_one_writes_and_signs_the_other_signs_by_forms_alone(client, tandem):
    client.force_login(tandem.mentee.person)
    written = client.post(
        here(tandem, "edit/"), typed(own_lead="Ohne\r\nFolien", aim_0="Mut <b>", sign="yes"), follow=True
    ).text
    client.force_login(tandem.mentor.person)
    asked = client.get(tandem.get_absolute_url()).text
    stamp = Agreement.objects.get().stamp
    signed = client.post(here(tandem, "sign/"), {"read_as": stamp}, follow=True).text
    space = client.get(tandem.get_absolute_url()).text

    assert "signature is missing" in written
    assert "Your signature is missing" in asked
    assert "Mut &lt;b&gt;" in signed
    assert "Ohne<br>Folien" in signed
    assert "not signed yet" not in signed
    assert "Version 1" in space


def test_partner_who_wrote_meanwhile_is_shown_beside_ones_own_words(client, tandem):
    client.force_login(tandem.mentee.person)
    draft = make_agreement(tandem, "Was sie schrieb", aims=("Ihr Ziel",))

    conflict = client.post(here(tandem, "edit/"), typed(own_lead="Was er schrieb", aim_0="Sein Ziel"))
    again = client.post(
        here(tandem, "edit/"), typed(seen=draft.stamp, own_lead="Was beide schrieben"), follow=True
    )

    assert conflict.status_code == 422
    for words in ("Was sie schrieb", "Ihr Ziel", "Was er schrieb", "Sein Ziel", draft.stamp):
        assert words in conflict.text
    assert "Was beide schrieben" in again.text


def test_a_signature_for_an_older_text_is_refused_and_explained(client, tandem):
    client.force_login(tandem.mentor.person)
    draft = make_agreement(tandem)
    Agreement.objects.filter(pk=draft.pk).update(revision=2)

    page = client.post(here(tandem, "sign/"), {"read_as": draft.stamp}, follow=True).text

    assert "your signature was not set" in page
    assert page.count("not signed yet") == 2


def test_whoever_signed_reads_that_they_wait(client, tandem):
    draft = make_agreement(tandem)
    make_signature(draft, tandem.mentor.person)
    client.force_login(tandem.mentor.person)

    page = client.get(here(tandem)).text

    assert "You have signed." in page
    assert f'{here(tandem, "sign/")}"' in page
    assert "btn-primary" not in page


def test_earlier_versions_stay_readable_and_clauses_speak_the_readers_language(client, tandem):
    old = make_agreement(tandem, "Per Sie.", state="replaced")
    make_agreement(tandem, "Per Du.", state="in_force")
    reader = tandem.mentee.person
    reader.language = "de"
    reader.save()
    client.force_login(reader)

    now, before = client.get(here(tandem)).text, client.get(f"/agreements/{old.code}/").text

    assert f'href="/agreements/{old.code}/"' in now
    assert "Per Sie." not in now
    assert "Per Sie." in before
    assert "Wir treffen uns einmal im Monat für eine Stunde." in before


def test_once_the_tandem_has_ended_it_is_read_and_not_changed(client):
    tandem = make_tandem(state="ended", ended_at="2026-10-01T08:00Z")
    make_agreement(tandem, "Wie es war", state="in_force")
    client.force_login(tandem.mentor.person)

    page = client.get(here(tandem)).text
    edit, sent = client.get(here(tandem, "edit/")), client.post(here(tandem, "sign/"), {"read_as": "x"})

    assert "Wie es war" in page
    assert "edit/" not in page
    assert (edit.status_code, sent.status_code) == (302, 403)


@pytest.mark.parametrize("field", ["own_lead", "aim_0"])
def test_what_is_too_long_stays_typed(client, tandem, field):
    client.force_login(tandem.mentor.person)

    page = client.post(here(tandem, "edit/"), typed(**{field: "x" * 401}))

    assert page.status_code == 422
    assert "x" * 401 in page.text
