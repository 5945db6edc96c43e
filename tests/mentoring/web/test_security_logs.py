"""A log is read by people who must not be able to act for others."""

import io
import logging

import pytest
from django.conf import settings
from django.urls import reverse

from mentoring.web.logs import WithoutTokens
from programs.models import ParticipantState, Role
from programs.queries.participation import token_hash
from tests.factories.programs import make_invitation, make_participant, make_program

TOKEN = "k" * 43


def logged(address):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Gone: %s", (address,), None)
    WithoutTokens().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"/invitations/{TOKEN}/", "/invitations/…/"),
        ("/accounts/password/reset/key/1a-c9f-0d/", "/accounts/password/reset/key/…/"),
        ("/u/WyJhIl0:1abc:defg", "/u/…"),
        ("/programs/north/", "/programs/north/"),
    ],
)
def test_token_in_an_address_is_not_logged(address, kept):
    assert logged(address) == f"Gone: {kept}"


def test_every_line_of_the_log_passes_the_filter():
    handlers = settings.LOGGING["handlers"].values()

    assert all("without_tokens" in handler["filters"] for handler in handlers)


@pytest.mark.django_db
def test_invitation_sent_back_for_a_missing_tick_leaves_no_working_link_in_the_log(client, monkeypatch):
    participant = make_participant(make_program(), Role.MENTOR, state=ParticipantState.INVITED)
    make_invitation(participant, token_hash=token_hash(TOKEN))
    written = io.StringIO()
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:
            monkeypatch.setattr(handler, "stream", written)

    answer = client.post(reverse("programs:invitation", args=[TOKEN]), {"answer": "accept"})

    assert answer.status_code == 422
    assert "/invitations/…/" in written.getvalue()
    assert TOKEN not in written.getvalue()
