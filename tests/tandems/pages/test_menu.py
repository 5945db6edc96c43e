"""The menu: what somebody has to do here, at the price of three queries."""

import pytest

from mentoring.web.shell import Place
from tandems.navigation import places

pytestmark = pytest.mark.django_db


def menu(rf, person, path="/"):
    request = rf.get(path)
    request.user = person
    return [place.label for place in places(request)]


def test_the_menu_shows_what_somebody_has_to_do_here(rf, cast):
    assert menu(rf, cast.mentor) == ["Home", "Tandem", "Programs", "Shares", "Profile"]
    assert menu(rf, cast.employee) == ["Home", "Profile"]
    assert menu(rf, cast.site_admin) == ["Home", "Programs", "Directory", "Profile"]


def test_the_menu_leads_straight_to_the_only_tandem(rf, cast):
    request = rf.get(cast.tandem.get_absolute_url())
    request.user = cast.mentee

    found = places(request)

    assert found[1] == Place(cast.tandem.get_absolute_url(), "Tandem", "handshake", current=True)
    assert [place.current for place in found].count(True) == 1


def test_the_menu_costs_at_most_three_queries(rf, cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        menu(rf, cast.mentor)
