"""A link travels: whoever opens a forwarded invitation gets no more than the part it offers."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from programs.models import ParticipantState, Post, Role
from programs.queries.participation import token_hash
from tests.factories.profiles import make_person
from tests.factories.programs import make_invitation, make_participant, make_post, make_program

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43
ACCEPT = {"answer": "accept", "taking_part": "on"}


def accept(client, person):
    """Let somebody who holds the link say yes in the name of `person`."""
    participant = make_participant(make_program(), Role.MENTEE, state=ParticipantState.INVITED, person=person)
    make_invitation(participant, token_hash=token_hash(TOKEN))
    answer = client.post(reverse("programs:invitation", args=[TOKEN]), ACCEPT)
    participant.refresh_from_db()
    return answer, participant


def somebody(power):
    person = make_person(**({power: True} if power.startswith("is_") else {}))
    if power in Post.values:
        make_post(make_program(), power, person)
    if power == "tandem":
        make_participant(make_program(), Role.MENTOR, person=person)
    return person


@pytest.mark.parametrize("power", ["is_people_team", "is_site_admin", *Post.values, "tandem"])
def test_link_alone_does_not_sign_in_somebody_who_has_more_to_lose(client, power):
    person = somebody(power)

    answer, participant = accept(client, person)

    assert participant.state == ParticipantState.ACTIVE
    assert answer.url.startswith(reverse("account_request_login_code"))
    assert "_auth_user_id" not in client.session


def test_link_does_not_stand_in_for_the_second_step_somebody_has_set_up(client):
    person = make_person()
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "sealed"})

    answer, participant = accept(client, person)

    assert participant.state == ParticipantState.ACTIVE
    assert answer.url.startswith(reverse("account_request_login_code"))
    assert "_auth_user_id" not in client.session


def test_whoever_is_signed_in_already_goes_on_without_a_code(client):
    person = somebody(Post.SPONSOR)
    client.force_login(person)

    answer, participant = accept(client, person)

    assert answer.url == (
        reverse("programs:participation-step", args=[participant.program.slug, "portrait"]) + "?role=mentee"
    )


def test_link_opened_by_somebody_else_who_is_signed_in_keeps_them_who_they_are(client):
    colleague = make_person()
    client.force_login(colleague)

    accept(client, somebody(Post.ADMIN))

    assert client.session["_auth_user_id"] == str(colleague.pk)
