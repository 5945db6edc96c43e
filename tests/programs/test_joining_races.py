"""Many people at the same moment: places are never given twice, and nobody is lost."""

import hashlib
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentoring.notifications.models import Delivery
from mentoring.profiles.models import User
from programs.actions.joining import apply_for_program, end_own_part
from programs.actions.joining_decisions import decide_applications
from programs.actions.participants import accept_invitation
from programs.models import Invitation, Participant, ParticipantState, Role
from tests.factories.profiles import make_person
from tests.factories.programs import NOW, make_application, make_participant, make_post, make_program

pytestmark = pytest.mark.usefixtures("committed")

THREADS = 16


def invite_many(program, number):
    """Invite people with few statements; the token of each is their address."""
    people = User.objects.bulk_create(
        User(email=f"p{one}@example.com", sort_key=f"p{one:03}", password="!") for one in range(number)
    )
    participants = Participant.objects.bulk_create(
        Participant(program=program, person=person, role=Role.MENTOR, invited_at=NOW) for person in people
    )
    return Invitation.objects.bulk_create(
        Invitation(
            participant=one,
            token_hash=hashlib.sha256(one.person.email.encode()).hexdigest(),
            expires_at=timezone.now() + timedelta(days=1),
        )
        for one in participants
    )


def at_once(step, things):
    """Take `step` with each thing, all threads starting together. Return what came back, in any order."""
    number = min(THREADS, len(things))
    together, found = threading.Barrier(number), []

    def work(some):
        together.wait()
        try:
            found.extend(step(thing) for thing in some)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(things[first::number],)) for first in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def standing(program):
    """Return how many stand where, and the numbers of the places taken."""
    states = list(program.participants.order_by().values_list("state", flat=True))
    taken = program.participants.active().order_by("place_number").values_list("place_number", flat=True)
    return {state: states.count(state) for state in set(states)}, list(taken)


def test_two_hundred_accept_at_once_and_fifty_get_a_place():
    program = make_program(mentor_places=50)
    invitations = invite_many(program, 200)

    def accept(invitation):
        person = invitation.participant.person
        accept_invitation(
            invitation=invitation,
            taking_part=True,
            compare_generation=False,
            by=person,
            now=timezone.now(),
        )

    at_once(accept, invitations)

    told = set(Delivery.objects.filter(notice="on_waiting_list").values_list("person", flat=True))
    waiting = program.participants.filter(state="waiting")
    assert standing(program) == ({"active": 50, "waiting": 150}, list(range(1, 51)))
    assert not Invitation.objects.filter(used_at=None).exists()
    assert told == set(waiting.values_list("person", flat=True))


def test_people_who_open_their_links_at_once_get_as_many_places_as_there_are():
    program = make_program(mentor_places=6)
    addresses = [one.participant.person.email for one in invite_many(program, 18)]

    def accept(token):
        page = reverse("programs:invitation", args=[token])
        return Client().post(page, {"answer": "accept", "taking_part": "on"}).status_code

    answers = at_once(accept, addresses)

    assert standing(program) == ({"active": 6, "waiting": 12}, list(range(1, 7)))
    assert (answers.count(302), answers.count(200)) == (6, 12)


def test_two_hr_admins_who_decide_at_once_do_not_give_a_place_twice():
    program = make_program(mentor_places=3)
    applied = [make_application(program).code for _ in range(8)]
    admins = [make_post(program) for _ in range(2)]

    def decide(hr):
        decide_applications(program=program, decision="take", codes=applied, by=hr, now=timezone.now())

    at_once(decide, admins)

    assert standing(program) == ({"active": 3, "waiting": 5}, [1, 2, 3])
    assert Delivery.objects.filter(notice="place_given").count() == 3
    assert Delivery.objects.filter(notice="on_waiting_list").count() == 5


def test_people_who_leave_and_come_at_once_never_overfill_a_program():
    program = make_program(mentor_places=8)
    leaving = [make_participant(program, place_number=number) for number in range(1, 9)]
    invitations = invite_many(program, 8)

    def step(thing):
        if isinstance(thing, Participant):
            end_own_part(participant=thing, by=thing.person, now=timezone.now())
        else:
            accept_invitation(
                invitation=thing,
                taking_part=True,
                compare_generation=False,
                by=thing.participant.person,
                now=timezone.now(),
            )

    at_once(step, [thing for pair in zip(leaving, invitations, strict=True) for thing in pair])

    states, taken = standing(program)
    assert states[ParticipantState.LEFT] == 8
    assert states.get("active", 0) + states.get("waiting", 0) == 8
    assert len(taken) == len(set(taken)) == states.get("active", 0)


def test_somebody_who_presses_twice_applies_once():
    program, person = make_program(mentors_may_apply=True), make_person()
    refused = []

    def apply(_number):
        try:
            apply_for_program(
                program=program,
                role="mentor",
                motivation="Because.",
                taking_part=True,
                compare_generation=False,
                by=person,
                now=timezone.now(),
            )
        except Exception as error:  # noqa: BLE001  (whatever it is, it is looked at below)
            refused.append(getattr(error, "code", repr(error)))

    at_once(apply, [1, 2, 3, 4])

    assert refused == ["in_already"] * 3
    assert program.participants.get().state == "applied"
