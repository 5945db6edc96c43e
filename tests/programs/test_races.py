"""Two people at the same moment: an answer and a second invitation."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from mentoring.errors import Refused
from programs.actions.participants import accept_invitation, invite_people
from programs.models import Invitation, ParticipantState
from tests.factories.programs import make_invitation, make_participant, make_post, make_program


@pytest.mark.usefixtures("committed")
def test_somebody_who_accepts_while_hr_invites_again_stays_in_or_gets_the_new_link():
    invited = make_participant(make_program(), state=ParticipantState.INVITED)
    invitation = make_invitation(invited, token_hash="a" * 64)
    program, person = invitation.participant.program, invitation.participant.person
    hr, runs_out = make_post(program), invitation.expires_at
    together = threading.Barrier(2)
    refusals = []

    def accept():
        together.wait()
        in_time = runs_out - timedelta(seconds=1)
        try:
            accept_invitation(
                invitation=invitation, taking_part=True, compare_generation=False, by=person, now=in_time
            )
        except Refused as refused:
            refusals.append(refused.code)
        connection.close()

    def ask_again():
        together.wait()
        late = runs_out + timedelta(seconds=1)
        invite_people(program=program, role="mentor", codes=[person.code], addresses=[], by=hr, now=late)
        connection.close()

    threads = [threading.Thread(target=step) for step in (accept, ask_again)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    participant = program.participants.get(person=person)
    usable = Invitation.objects.filter(used_at=None, voided_at=None).count()
    assert (participant.state, usable, refusals) in [
        (ParticipantState.ACTIVE, 0, []),
        (ParticipantState.INVITED, 1, ["invitation_void"]),
    ]
