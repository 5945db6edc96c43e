"""The set-up kept while it is filled: fields that save themselves, two admins at once, moved ends."""

import json
from datetime import date

import pytest
from django.urls import reverse

from programs.models import Program
from programs.rules import timeline
from tests.factories.profiles import make_person
from tests.programs.wizard import KICKOFF, PURPOSE, at, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client):
    person = make_person("Hanna", is_people_team=True)
    client.force_login(person)
    return person


@pytest.fixture
def draft(client, hr):
    client.post(reverse("programs:program-create"), PURPOSE)
    return Program.objects.get()


def test_field_saves_itself_and_the_page_says_when(client, draft):
    form = client.get(at(draft, "purpose")).context["form"]

    response = client.post(
        at(draft, "purpose"),
        PURPOSE | {"name": "Neu", "seen": form.marks()},
        headers={"HX-Request": "true"},
    )

    draft.refresh_from_db()
    assert draft.name == "Neu"
    assert "Draft, saved at" in response.text
    assert 'id="wizard-seen"' in response.text
    again = client.post(
        at(draft, "purpose"),
        PURPOSE | {"name": "Neuer", "seen": response.context["marks"]},
        headers={"HX-Request": "true"},
    )
    assert "Draft, saved at" in again.text
    assert "<html" not in response.text


def test_field_that_makes_no_sense_does_not_save_itself(client, draft):
    response = client.post(at(draft, "purpose"), {"name": "", "seen": "{}"}, headers={"HX-Request": "true"})

    draft.refresh_from_db()
    assert draft.name == PURPOSE["name"]
    assert "Not saved yet" in response.text


def test_two_admins_change_different_fields_and_both_are_kept(client, draft):
    opened = client.get(at(draft, "purpose"))
    Program.objects.update(about_de="Von Anna.")

    save(client, draft, "purpose", page=opened, about_en="From Ben.")

    draft.refresh_from_db()
    assert (draft.about_de, draft.about_en) == ("Von Anna.", "From Ben.")


def test_two_admins_change_the_same_field_and_the_later_one_is_asked(client, draft):
    opened = client.get(at(draft, "purpose"))
    Program.objects.update(about_de="Von Anna.")

    asked = save(client, draft, "purpose", page=opened, about_de="Von Ben.")

    draft.refresh_from_db()
    assert asked.status_code == 422
    assert "to: “Von Anna.”" in asked.context["form"].errors["about_de"][0]
    assert "Von Ben." in asked.text
    assert draft.about_de == "Von Anna."

    said = PURPOSE | {"about_de": "Von Ben.", "seen": asked.context["marks"]}
    client.post(at(draft, "purpose"), said)

    draft.refresh_from_db()
    assert draft.about_de == "Von Ben."


@pytest.mark.parametrize("seen", ["", "nonsense", "[]", json.dumps({"name": 7})])
def test_form_that_does_not_say_what_it_saw_overwrites_nothing(client, draft, seen):
    response = client.post(at(draft, "purpose"), PURPOSE | {"name": "Fremd", "seen": seen})

    draft.refresh_from_db()
    assert response.status_code == 422
    assert draft.name == PURPOSE["name"]


@pytest.mark.parametrize("end", ["2099-03-01", "2101-01-01", "never"])
def test_another_preset_leads_out_of_an_end_that_makes_no_sense(client, draft, end):
    refused = save(client, draft, "shape", kickoff_on=str(KICKOFF), ends_on=end)

    saved = save(client, draft, "shape", kickoff_on=str(KICKOFF), ends_on=end, preset="pilot")

    draft.refresh_from_db()
    assert refused.status_code == 422
    assert saved.url == at(draft, "rules")
    assert (draft.preset, draft.ends_on) == ("pilot", date(2099, 8, 3))  # the second is a Sunday
    assert "The end did not fit the kickoff. It is on 3 August 2099 now" in client.get(saved.url).text


def test_another_preset_repairs_the_end_where_fields_save_themselves(client, draft):
    form = client.get(at(draft, "shape")).context["form"]
    held = {name: form[name].value() for name in form.fields} | {"seen": form.marks()}

    response = client.post(
        at(draft, "shape"),
        held | {"preset": "pilot", "ends_on": str(draft.kickoff_on)},
        headers={"HX-Request": "true"},
    )

    draft.refresh_from_db()
    assert draft.ends_on == timeline.end_after(draft.kickoff_on, 6)
    assert f'value="{draft.ends_on}"' in response.text
    assert "The end did not fit the kickoff." in response.text
