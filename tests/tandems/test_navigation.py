"""The frame of a page: where one may go, and the way from one program to another."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from programs.models import Post, Program
from tandems.navigation import person_places, program_frame
from tandems.rules.milestones import milestones
from tests.factories.profiles import make_person
from tests.factories.programs import make_post, make_program

DAY = dt.date(2027, 3, 10)


def frame(viewer, path, program):
    """Return (places inside, programs to change to) as `viewer` at `path` is offered them."""
    request = RequestFactory().get(path)
    request.user = viewer
    return program_frame(request, Program.objects.get(pk=program.pk))


def run_by(viewer, count, post=Post.ADMIN):
    """Give the viewer a post in so many new programs."""
    programs = [make_program() for _ in range(count)]
    for program in programs:
        make_post(program, post, viewer)
    return programs


@pytest.mark.django_db
def test_another_program_is_entered_at_the_same_place():
    hr = make_person()
    first, second = run_by(hr, 2)

    places, others = frame(hr, f"/programs/{first.slug}/matching/", first)

    assert [place.url for place in places if place.current] == [f"/programs/{first.slug}/matching/"]
    assert f"/programs/{second.slug}/matching/" in [place.url for place in others]
    assert [place.label for place in others if place.current] == [first.name]


@pytest.mark.django_db
def test_a_place_that_is_not_ones_own_there_leads_to_the_overview():
    hr = make_person()
    (mine,) = run_by(hr, 1)
    (sponsored,) = run_by(hr, 1, Post.SPONSOR)

    _places, others = frame(hr, f"/programs/{mine.slug}/matching/", mine)

    assert f"/programs/{sponsored.slug}/" in [place.url for place in others]


@pytest.mark.django_db
def test_with_one_program_there_is_nothing_to_change():
    hr = make_person()
    (only,) = run_by(hr, 1)

    assert frame(hr, f"/programs/{only.slug}/", only)[1] == []


@pytest.mark.django_db
def test_the_frame_asks_as_often_for_nine_programs_as_for_one(django_assert_num_queries):
    hr = make_person()
    first = run_by(hr, 9)[0]

    with django_assert_num_queries(6):  # the program itself, four about the viewer, one about its tandems
        frame(hr, f"/programs/{first.slug}/", first)


@pytest.mark.django_db
def test_a_long_list_of_programs_can_be_searched(client):
    hr = make_person()
    few, many = run_by(hr, 8)[0], make_person()
    client.force_login(hr)
    short = client.get(f"/programs/{few.slug}/").text
    client.force_login(many)
    long = client.get(f"/programs/{run_by(many, 9)[0].slug}/").text

    assert 'data-filter="program-switch"' not in short
    assert 'data-filter="program-switch"' in long


def test_each_finds_their_own_places_in_the_person_menu():
    def menu(**who):
        user = SimpleNamespace(is_authenticated=True, is_site_admin=False, is_people_team=False)
        user.__dict__.update(who)
        return {place.url for place in person_places(SimpleNamespace(user=user, path="/"))}

    assert "/profile/" in menu()
    assert menu() < menu(is_site_admin=True)
    assert menu(is_authenticated=False) == set()


def test_the_next_days_of_programs_come_first_and_past_ones_never():
    def program(due, kickoff, end):
        days = [DAY + dt.timedelta(days=days) for days in (due, kickoff, end)]
        return SimpleNamespace(profiles_due_on=days[0], kickoff_on=days[1], ends_on=days[2])

    found = milestones([program(-9, 4, 200), program(-90, -60, 0), program(1, 8, 300)], today=DAY)

    assert [(one.day - DAY).days for one in found] == [0, 1, 4, 8, 200]
    assert [one.kind for one in found] == ["end", "profiles", "kickoff", "kickoff", "end"]
