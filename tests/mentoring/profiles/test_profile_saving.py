"""A profile that saves itself, and one that is open in two tabs."""

import pytest

from mentoring.profiles.queries.profile import own_profile
from tests.factories.profiles import make_person, make_profile
from tests.mentoring.profiles.answering import address, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    somebody = make_person("Kim")
    client.force_login(somebody)
    return somebody


class TestTwoTabs:
    def test_what_another_tab_saved_is_shown_beside_ones_own(self, client, person):
        old = seen(person)
        client.post(address("headline"), {"headline": "From the phone", "seen": old})

        response = client.post(address("headline"), {"headline": "From the desk", "seen": old})

        assert response.status_code == 422
        assert "From the phone" in response.text
        assert ">\nFrom the desk</textarea>" in response.text
        assert own_profile(person).headline == "From the phone"

    def test_person_keeps_their_own_with_one_more_press(self, client, person):
        old = seen(person)
        client.post(address("headline"), {"headline": "From the phone", "seen": old})
        clash = client.post(address("headline"), {"headline": "From the desk", "seen": old})

        now = clash.context["form"].marks()
        client.post(address("headline"), {"headline": "From the desk", "seen": now})

        assert own_profile(person).headline == "From the desk"

    def test_person_takes_the_other_one(self, client, person):
        client.post(address("headline"), {"headline": "From the phone", "seen": seen(person)})

        response = client.post(
            address("headline"), {"headline": "From the desk", "go": "theirs"}, follow=True
        )

        assert response.context["form"]["headline"].value() == "From the phone"

    def test_tabs_at_different_parts_never_meet(self, client, person):
        old = seen(person)
        client.post(address("headline"), {"headline": "From the phone", "seen": old})

        response = client.post(address("sentence-1"), {"prompt": "ask-me", "text": "bread.", "seen": old})

        assert response.status_code == 302
        assert own_profile(person).headline == "From the phone"

    def test_what_this_tab_did_not_touch_gives_way(self, client, person):
        old = seen(person)
        client.post(address("times"), {"meeting_minutes": "30", "seen": old})

        response = client.post(
            address("times"), {"usual_times": ["mon-am"], "meeting_minutes": "", "seen": old}
        )

        assert response.status_code == 302
        assert (own_profile(person).usual_times, own_profile(person).meeting_minutes) == (("mon-am",), 30)

    def test_form_without_its_marks_overwrites_nothing(self, client, person):
        make_profile(person)

        assert client.post(address("headline"), {"headline": "Blind", "seen": "[]"}).status_code == 422
        assert own_profile(person).headline == "Always curious"


class TestSavingByItself:
    def test_field_says_when_it_was_saved_and_how_to_go_on(self, client, person):
        sent = {"headline": "By itself", "at": "editor", "seen": seen(person)}

        response = client.post(address("headline"), sent, headers={"HX-Request": "true"})
        again = {"headline": "And again", "at": "editor", "seen": response.context["form"].marks()}
        client.post(address("headline"), again, headers={"HX-Request": "true"})

        assert "Saved at" in response.text
        assert "<html" not in response.text
        assert own_profile(person).headline == "And again"

    def test_wrong_field_comes_back_alone(self, client, person):
        sent = {"headline": "a" * 121, "at": "editor", "seen": seen(person)}

        response = client.post(address("headline"), sent, headers={"HX-Request": "true"})

        assert (response.status_code, response["HX-Retarget"]) == (422, "#part-headline")
        assert "<html" not in response.text
