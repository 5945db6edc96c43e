"""The page an invitation leads to."""

import hashlib
import re
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.urls import reverse

from mentoring.notifications.actions import announce
from mentoring.notifications.models import Delivery
from mentoring.notifications.rendering import render
from mentoring.privacy.models import Consent, Purpose
from programs.models import GenerationRule, Invitation, ParticipantState, ProgramState, Role, Visibility
from programs.notices import InvitationMail
from tests.factories.profiles import make_person
from tests.factories.programs import make_invitation, make_participant, make_program

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43
ACCEPT = {"answer": "accept", "taking_part": "on"}


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


def invite(role=Role.MENTOR, program=None, person=None, **fields):
    program = program or make_program()
    participant = make_participant(program, role, state=ParticipantState.INVITED, person=person)
    return make_invitation(participant, **({"token_hash": hashed(TOKEN)} | fields))


def address(token=TOKEN):
    return reverse("programs:invitation", args=[token])


def test_invited_person_reads_what_it_is_about_before_answering(client):
    invitation = invite()

    response = client.get(address())

    assert response.status_code == 200
    assert invitation.participant.program.name in response.text
    assert "We learn from each other." in response.text
    assert "You are invited as a mentor" in response.text
    assert "the number of meetings held, the last and the next date" in response.text
    assert "Taking part is voluntary." in response.text
    assert " checked" not in response.text
    assert "_auth_user_id" not in client.session


def test_works_council_mode_is_told_before_consent(client):
    invite(program=make_program(visibility=Visibility.AGGREGATES))

    response = client.get(address())

    assert "nothing about a single tandem" in response.text
    assert "the number of meetings held" not in response.text


def test_invited_person_takes_part_and_is_signed_in(client):
    invitation = invite(Role.MENTEE)
    program = invitation.participant.program

    response = client.post(address(), ACCEPT)

    invitation.refresh_from_db()
    participant = invitation.participant
    participant.refresh_from_db()
    consent = Consent.objects.get()
    assert (
        response.url
        == reverse("programs:participation-step", args=[program.slug, "portrait"]) + "?role=mentee"
    )
    assert client.session["_auth_user_id"] == str(participant.person_id)
    assert participant.state == ParticipantState.ACTIVE
    assert invitation.used_at == participant.answered_at == consent.given_at
    assert (consent.person, consent.purpose, consent.scope, consent.mode) == (
        participant.person,
        Purpose.TAKING_PART,
        program.code,
        "progress",
    )
    assert consent.version


def test_consent_to_compare_generations_is_kept_when_given(client):
    invite()

    client.post(address(), ACCEPT | {"compare_generation": "on"})

    assert set(Consent.objects.values_list("purpose", flat=True)) == {
        Purpose.TAKING_PART,
        Purpose.GENERATION,
    }


def test_program_by_career_stage_does_not_ask_about_generations(client):
    invite(program=make_program(generation_rule=GenerationRule.STAGE, generation_reason=""))

    page = client.get(address())
    client.post(address(), ACCEPT | {"compare_generation": "on"})

    assert "compare_generation" not in page.text
    assert list(Consent.objects.values_list("purpose", flat=True)) == [Purpose.TAKING_PART]


def test_nobody_takes_part_without_the_tick(client):
    invitation = invite()

    response = client.post(address(), {"answer": "accept"})

    invitation.participant.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["taking_part"]
    assert invitation.participant.state == ParticipantState.INVITED
    assert "_auth_user_id" not in client.session
    assert not Consent.objects.exists()


def test_invited_person_says_no_without_a_reason(client):
    invitation = invite()

    response = client.post(address(), {"answer": "decline"})

    invitation.participant.refresh_from_db()
    assert response.status_code == 200
    assert "Thank you for telling us" in response.text
    assert invitation.participant.state == ParticipantState.DECLINED
    assert "_auth_user_id" not in client.session
    assert not Consent.objects.exists()


def test_invitation_opened_fifty_times_can_still_be_accepted(client):
    invitation = invite()
    for _ in range(50):
        assert client.get(address()).status_code == 200

    client.post(address(), ACCEPT)

    invitation.participant.refresh_from_db()
    assert invitation.participant.state == ParticipantState.ACTIVE


def test_invitation_works_once(client):
    invite()
    client.post(address(), ACCEPT)
    client.logout()

    again, shown = client.post(address(), ACCEPT), client.get(address())

    assert (again.status_code, shown.status_code) == (410, 410)
    assert "This invitation has been answered." in again.text
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, "This invitation has run out."),
        ({"voided_at": datetime(2020, 1, 1, tzinfo=UTC)}, "This invitation is no longer valid"),
    ],
)
def test_person_with_an_old_invitation_reads_what_to_do(client, fields, words):
    invitation = invite(**fields)

    response = client.post(address(), ACCEPT)

    invitation.participant.refresh_from_db()
    assert response.status_code == 410
    assert words in response.text
    assert "send a new invitation" in response.text
    assert invitation.participant.state == ParticipantState.INVITED


@pytest.mark.parametrize("token", ["x" * 43, "short", hashed(TOKEN)])
def test_stranger_with_another_token_learns_nothing(client, token):
    invitation = invite()

    shown, sent = client.get(address(token)), client.post(address(token), ACCEPT)

    assert (shown.status_code, sent.status_code) == (404, 404)
    assert invitation.participant.program.name not in shown.text
    assert invitation.participant.person.last_name not in shown.text


def test_invitation_without_a_rendered_mail_has_no_way_in(client):
    invite(token_hash="")

    assert client.get("/invitations//").status_code == 404


def test_somebody_who_left_the_company_cannot_use_an_invitation(client):
    invite(person=make_person(is_active=False))

    assert client.get(address()).status_code == 410
    assert client.post(address(), ACCEPT).status_code == 410


def test_nobody_joins_a_program_that_is_over(client):
    invite(program=make_program(state=ProgramState.CLOSED))

    assert client.post(address(), ACCEPT).status_code == 410


def test_invitation_signs_in_the_invited_person_and_not_whoever_was_there(client):
    invitation = invite()
    client.force_login(make_person("Vera"))

    client.post(address(), ACCEPT)

    assert client.session["_auth_user_id"] == str(invitation.participant.person_id)


def test_page_of_an_invitation_is_kept_by_no_browser(client):
    invite()

    assert "no-store" in client.get(address())["Cache-Control"]


def mail_for(invitation):
    with transaction.atomic():
        announce(
            InvitationMail,
            to=invitation.participant.person,
            about=invitation,
            key=invitation.code,
            expires_at=invitation.expires_at,
        )
    return Delivery.objects.get()


@pytest.mark.parametrize(("role", "words"), [("mentor", "as a mentor"), ("mentee", "as a mentee")])
def test_mail_carries_a_link_that_exists_nowhere_else(client, role, words):
    invitation = invite(role, token_hash="")
    delivery = mail_for(invitation)

    mail = render(InvitationMail(), delivery, at=datetime(2026, 3, 2, tzinfo=UTC)).decode()

    text = mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
    token = re.search(r"/invitations/([\w-]{43})/", text)[1]
    invitation.refresh_from_db()
    delivery = Delivery.objects.get()
    assert words in text
    assert invitation.token_hash == hashed(token)
    assert token not in str([*Delivery.objects.values(), *Invitation.objects.values()])
    assert client.get(address(token)).status_code == 200


def test_mail_to_somebody_who_declined_meanwhile_is_not_sent():
    invitation = invite(token_hash="")
    delivery = mail_for(invitation)
    participant = invitation.participant
    participant.state, participant.answered_at = ParticipantState.DECLINED, datetime(2026, 3, 2, tzinfo=UTC)
    participant.save()

    assert not InvitationMail().still_true(delivery)


def test_body_of_the_mail_is_a_secret():
    assert InvitationMail.secret
    assert not InvitationMail.can_be_switched_off
