"""How people look at their own profile with the eyes of others."""

import pytest
from django.urls import reverse

from programs.models import Role
from tests.factories.portraits import show
from tests.factories.programs import make_program, make_ready
from tests.factories.seen import tell_everything, word

pytestmark = pytest.mark.django_db


def look(client, participant, circle):
    client.force_login(participant.person)
    address = reverse("programs:profile-preview", args=[participant.program.slug])
    return client.get(address, {"as": circle}).text


def test_each_audience_sees_what_is_for_it_and_the_rest_is_named(client):
    mentor = make_ready(make_program(), Role.MENTOR)
    tell_everything(mentor, "ada", {"interests": "tandem", "sentence-1": "program", "sentence-2": "tandem"})

    program, candidates, tandem = (look(client, mentor, who) for who in ("program", "candidates", "tandem"))

    assert word("ada", "sentence-1") in program
    assert word("ada", "sentence-3") not in program
    assert "People you could be paired with see it." in program
    assert word("ada", "sentence-3") in candidates
    assert word("ada", "interests") not in candidates
    hidden = "your interests, what is good to know and the sentence “Ask me about …”"
    assert f"Not shown here: {hidden}. Your tandem sees it, once you have one." in candidates
    assert word("ada", "interests") in tandem
    assert "Not shown here" not in tandem


def test_nobody_but_those_one_may_meet_sees_the_photo(client):
    mentor = make_ready(make_program(), Role.MENTOR)
    version = show(mentor.person).version

    assert f"portrait-{version}-large" not in look(client, mentor, "program")
    assert f"portrait-{version}-large" in look(client, mentor, "candidates")


def test_an_unknown_audience_is_that_of_candidates(client):
    mentor = make_ready(make_program(), Role.MENTOR)

    page = look(client, mentor, "everybody-else")

    assert 'aria-current="page">People you could be paired with' in page
