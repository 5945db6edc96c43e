"""What people who run a program can type, and what it must not do."""

import pytest
from django.urls import reverse

from mentoring.notifications import registry
from mentoring.notifications.people import Address
from mentoring.notifications.rendering import write
from programs.forms.program import ProgramForm
from programs.models import Participant, Post
from tests.factories.programs import make_post, make_program

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["\x00", "' OR 1=1", "nobody"])
def test_hr_who_ticks_somebody_who_does_not_exist_invites_nobody(client, code):
    program = make_program()
    client.force_login(make_post(program, Post.ADMIN))

    response = client.post(
        reverse("programs:people-invite", args=[program.slug]), {"role": "mentor", "people": [code]}
    )

    assert response.status_code in {302, 422}
    assert not Participant.objects.exists()


def test_name_of_a_program_is_one_line():
    form = ProgramForm({"name": "North\r\nBcc: eve@example.com"})

    form.is_valid()

    assert form.cleaned_data["name"] == "North Bcc: eve@example.com"


def test_program_whose_name_got_a_line_break_still_sends_its_mails():
    program = make_program(name="North\r\nBcc: eve@example.com")
    seen = {"program": program, "seen": (), "url": "https://mentoring.example.com/"}

    words = write(registry.get("visibility_tightened"), seen, to=Address(email="ada@example.com"))

    assert "North Bcc: eve@example.com" in words.subject
    assert len(words.subject.splitlines()) == 1
