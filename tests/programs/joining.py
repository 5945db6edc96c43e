"""What people and HR do at the door of a program."""

from django.utils import timezone

from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from mentoring.notifications.transport import MemoryTransport
from programs.actions.joining import apply_for_program, end_own_part
from programs.actions.joining_decisions import decide_applications
from programs.actions.participants import accept_invitation
from programs.models import Role
from tests.factories.programs import (
    make_invitation,
    make_participant,
    make_post,
)


def apply(program, person, **fields):
    known = {"role": "mentor", "motivation": "I like to explain.", "taking_part": True}
    return apply_for_program(
        program=program, by=person, now=timezone.now(), compare_generation=True, **(known | fields)
    )


def accept(invitation, **fields):
    return accept_invitation(
        invitation=invitation,
        taking_part=True,
        compare_generation=False,
        by=invitation.participant.person,
        now=timezone.now(),
        **fields,
    )


def decide(program, decision, *participants, by=None):
    codes = [one.code for one in participants]
    hr = by or make_post(program)
    return decide_applications(program=program, decision=decision, codes=codes, by=hr, now=timezone.now())


def end(participant):
    return end_own_part(participant=participant, by=participant.person, now=timezone.now())


def invited(program, role=Role.MENTOR):
    return make_invitation(make_participant(program, role, state="invited"))


def told(participant):
    """Return which mails were announced to somebody."""
    return list(Delivery.objects.filter(person=participant.person).values_list("notice", flat=True))


def sent():
    """Send what is due; return subject and text of each mail."""
    MemoryTransport.taken.clear()
    drain()
    mails = [mime.read(content) for _address, content in MemoryTransport.taken]
    return {mail["Subject"]: mail.get_body(("plain",)).get_content() for mail in mails}
