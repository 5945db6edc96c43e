"""Applying, waiting, getting a place, leaving and coming back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications import mime
from mentoring.notifications.actions import drain, plan
from mentoring.notifications.models import Delivery
from mentoring.notifications.transport import MemoryTransport
from mentoring.privacy.models import Consent, Purpose
from programs.actions.joining import apply_for_program, end_own_part, forget_applications
from programs.actions.joining_decisions import decide_applications
from programs.actions.joining_invitations import remind_people, take_back_invitations
from programs.actions.participants import accept_invitation, invite_people
from programs.models import Application, Participant, ProgramState, Role
from programs.rules.joining import free_place
from tests.factories.profiles import make_person
from tests.factories.programs import (
    make_application,
    make_invitation,
    make_participant,
    make_post,
    make_program,
    make_ready,
)
from tests.factories.tandems import make_tandem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mails_stay_in_memory(settings):
    settings.MAIL_TRANSPORT = "memory"


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


@pytest.mark.parametrize(
    ("taken", "places", "place"),
    [((), 1, 1), ((1, 3), 3, 2), ((1, 2), 2, None), ((1, 2), None, 3), ((5, 6), 3, 1), ((4, 5, 6), 3, None)],
)
def test_lowest_free_place_is_given_while_there_is_room(taken, places, place):
    assert free_place(taken, places) == place


def test_somebody_applies_and_agrees_in_the_same_step():
    program, person = make_program(mentors_may_apply=True), make_person()

    participant = apply(program, person)

    assert (participant.state, participant.answered_at) == ("applied", None)
    assert participant.application.motivation == "I like to explain."
    assert set(Consent.objects.filter(withdrawn_at=None).values_list("purpose", flat=True)) == {
        Purpose.TAKING_PART,
        Purpose.GENERATION,
    }


@pytest.mark.parametrize(
    ("fields", "state", "code"),
    [
        ({"role": "mentee"}, "open", "no_applications"),
        ({"taking_part": False}, "open", "agreement_needed"),
        ({}, "closing", "not_recruiting"),
    ],
)
def test_application_that_cannot_be_is_refused(fields, state, code):
    program = make_program(mentors_may_apply=True, state=state)

    with pytest.raises(Refused) as refused:
        apply(program, make_person(), **fields)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("state", "code"),
    [("active", "in_already"), ("invited", "in_already"), ("refused", "application_decided")],
)
def test_somebody_who_is_in_or_was_answered_does_not_apply_again(state, code):
    program = make_program(mentors_may_apply=True)
    participant = make_participant(program, state=state)

    with pytest.raises(Refused) as refused:
        apply(program, participant.person)

    assert refused.value.code == code


def test_nobody_applies_where_people_come_by_invitation_only():
    with pytest.raises(NotAllowed):
        apply(make_program(), make_person())


def test_late_joiner_who_is_taken_finds_what_was_offered_before():
    program = make_program(mentors_may_apply=True, state=ProgramState.RUNNING)
    once = make_ready(program)
    end(once)
    apply(program, once.person)

    decided = decide(program, "take", once)

    once.refresh_from_db()
    assert decided.taken == 1
    assert (once.state, once.left_at, once.place_number) == ("active", None, 1)
    assert once.profile_done_at is not None
    assert once.offers.count() == 1
    assert told(once) == ["place_given"]


def test_words_of_an_application_go_when_somebody_takes_part_or_takes_it_back():
    program = make_program(mentors_may_apply=True)
    taken, back, kept = (make_application(program) for _ in range(3))

    decide(program, "take", taken)
    end(back)
    decide(program, "decline", kept)

    back.refresh_from_db()
    assert back.state == "withdrawn"
    assert [one.participant for one in Application.objects.all()] == [kept]


def test_who_is_declined_reads_neutral_words_and_their_consents_end():
    program, person = make_program(mentors_may_apply=True), make_person(language="en")
    participant = apply(program, person)

    decide(program, "decline", participant)

    participant.refresh_from_db()
    [(subject, text)] = sent().items()
    assert participant.state == "refused"
    assert not Consent.objects.filter(person=person, withdrawn_at=None).exists()
    assert subject == f"Your application: {program.name}"
    assert "It says nothing about you or your work" in text


@pytest.mark.parametrize("decision", ["take", "wait", "decline"])
def test_german_mail_about_a_decision_is_german_throughout(decision):
    program = make_program()
    participant = make_application(program, person=make_person("Änne", language="de"))

    decide(program, decision, participant)

    [text] = sent().values()
    assert "Guten Tag Änne," in text or "Hallo Änne," in text
    assert not {"the", "you", "your"} & set(text.lower().split())


def test_places_go_to_those_who_came_first_and_the_others_wait():
    program = make_program(mentor_places=2)
    people = [make_application(program, applied_at=timezone.now() + timedelta(hours=n)) for n in (3, 1, 2)]

    decided = decide(program, "take", *people)

    for one in people:
        one.refresh_from_db()
    assert (decided.taken, decided.waiting) == (2, 1)
    assert [(one.state, one.place_number) for one in people] == [
        ("waiting", None),
        ("active", 1),
        ("active", 2),
    ]
    assert told(people[0]) == ["on_waiting_list"]


def test_who_waits_is_told_once_and_keeps_the_turn():
    program, hr = make_program(mentor_places=1), None
    make_participant(program)
    waiting = make_application(program)
    hr = make_post(program)
    decide(program, "wait", waiting, by=hr)
    waiting.refresh_from_db()

    again = decide(program, "take", waiting, by=hr)

    before = waiting.waiting_since
    waiting.refresh_from_db()
    assert (again.taken, waiting.waiting_since) == (0, before)
    assert told(waiting) == ["on_waiting_list"]


def test_who_accepts_an_invitation_to_a_full_program_waits():
    program = make_program(mentor_places=1)
    first, second, mentee = invited(program), invited(program), invited(program, Role.MENTEE)

    states = [accept(invitation).state for invitation in (first, second, mentee)]

    assert states == ["active", "waiting", "active"]
    assert told(second.participant) == ["on_waiting_list"]


def test_nobody_passes_those_who_wait_when_a_place_becomes_free():
    program = make_program(mentor_places=1)
    inside, waiting, late = (invited(program) for _ in range(3))
    accept(inside)
    accept(waiting)
    end(Participant.objects.get(pk=inside.participant_id))

    state = accept(late).state

    assert state == "waiting"


def test_hr_is_told_of_a_free_place_once_and_offers_it_with_one_step():
    program = make_program(mentor_places=1)
    hr = make_post(program, person=make_person("Imke", language="en"))
    inside = make_participant(program, place_number=1)
    waiting = make_participant(program, state="waiting")
    plan(now=timezone.now())
    nothing = Delivery.objects.count()
    end(inside)

    plan(now=timezone.now())
    plan(now=timezone.now() + timedelta(hours=1))
    decide(program, "take", waiting, by=hr)

    waiting.refresh_from_db()
    assert nothing == 0
    assert list(Delivery.objects.order_by("notice").values_list("notice", "person")) == [
        ("place_free", hr.pk),
        ("place_given", waiting.person_id),
    ]
    assert (waiting.state, waiting.place_number) == ("active", 1)
    assert list(sent()) == [f"There is a place for you: {program.name}"]


def test_hr_hears_of_new_applications_once_a_day():
    program = make_program(mentors_may_apply=True)
    hr = make_post(program, person=make_person("Imke", language="en"))
    make_application(program, applied_at=timezone.now())
    make_application(program, Role.MENTEE, applied_at=timezone.now())

    plan(now=timezone.now())
    plan(now=timezone.now())

    assert list(Delivery.objects.values_list("notice", "person")) == [("applications_waiting", hr.pk)]
    [text] = sent().values()
    assert "- Mentors: 1 to answer, 0 on the waiting list" in text


def test_places_taken_away_later_cost_nobody_their_place():
    program = make_program(mentor_places=1)
    for _ in range(3):
        make_participant(program)
    invitation = invited(program)

    state = accept(invitation).state

    assert state == "waiting"
    assert sorted(program.participants.active().values_list("place_number", flat=True)) == [1, 2, 3]


def test_somebody_in_a_tandem_is_asked_to_tell_the_organisers_first():
    tandem = make_tandem()
    make_post(tandem.program, person=make_person("Imke", "Dettmers"))

    with pytest.raises(Refused) as refused:
        end(tandem.mentor)

    assert (refused.value.code, refused.value.params) == ("in_tandem", {"people": "Imke Dettmers"})


def test_somebody_whose_tandem_ended_leaves_and_their_consents_end():
    tandem = make_tandem(state="ended", ended_at=timezone.now())
    mentor = tandem.mentor

    left = end(mentor)

    assert (left.state, left.place_number) == ("left", None)
    assert left.offers.exists()


def test_consent_stays_while_somebody_has_another_part_in_the_program():
    program = make_program(mentors_may_apply=True, mentees_may_apply=True)
    person = make_person()
    mentor, _mentee = apply(program, person), apply(program, person, role="mentee")

    end(mentor)

    assert Consent.objects.filter(purpose=Purpose.TAKING_PART, withdrawn_at=None).count() == 1


@pytest.mark.parametrize("state", ["declined", "refused", "withdrawn", "left", "invited"])
def test_there_is_nothing_to_end_for_somebody_who_is_not_in(state):
    with pytest.raises(Refused, match="nothing_to_end"):
        end(make_participant(make_program(), state=state))


def test_nobody_ends_the_part_of_somebody_else():
    with pytest.raises(NotAllowed):
        end_own_part(participant=make_participant(make_program()), by=make_person(), now=timezone.now())


@pytest.mark.parametrize("state", ["applied", "waiting"])
def test_somebody_who_waits_for_an_answer_is_not_invited_on_top(state):
    program = make_program()
    person = make_participant(program, state=state).person

    done = invite_people(
        program=program,
        role="mentor",
        codes=[person.code],
        addresses=[],
        by=make_post(program),
        now=timezone.now(),
    )

    assert (done.invited, done.already_in) == (0, 1)


def test_reminder_brings_a_new_link_and_the_old_one_ends():
    program, now = make_program(), timezone.now()
    quiet = make_participant(program, state="invited", invited_at=now - timedelta(days=4))
    fresh = make_participant(program, state="invited", invited_at=now - timedelta(days=1))
    old = make_invitation(quiet)

    done = remind_people(program=program, codes=[quiet.code, fresh.code], by=make_post(program), now=now)

    old.refresh_from_db()
    new = quiet.invitations.get(voided_at=None)
    assert (done.reminded, done.too_soon) == (1, 1)
    assert (old.voided_at, new.issue) == (now, 2)
    assert told(quiet) == ["invitation_reminder"]
    assert told(fresh) == []


def test_invitation_taken_back_leads_nowhere_and_its_mail_stays_here():
    program, now, hr = make_program(), timezone.now(), None
    person, hr = make_person(), make_post(program)
    invite_people(program=program, role="mentor", codes=[person.code], addresses=[], by=hr, now=now)
    participant = program.participants.get()

    number = take_back_invitations(program=program, codes=[participant.code], by=hr, now=now)

    participant.refresh_from_db()
    assert (number, participant.state) == (1, "withdrawn")
    assert sent() == {}
    with pytest.raises(Refused, match="invitation_void"):
        accept(participant.invitations.get())


def test_application_that_ended_is_forgotten_after_three_months():
    program, now = make_program(), timezone.now()
    old = make_application(program, state="refused", answered_at=now - timedelta(days=93))
    make_application(program, state="refused", answered_at=now - timedelta(days=91))
    make_application(program)
    tandem = make_tandem(program, state="ended", ended_at=now)
    Participant.objects.filter(pk=tandem.mentor_id).update(
        state="withdrawn", answered_at=now - timedelta(days=93)
    )

    number = forget_applications(now=now)

    assert number == 1
    assert not Participant.objects.filter(pk=old.pk).exists()
    assert Application.objects.count() == 2
    assert Participant.objects.filter(pk=tandem.mentor_id).exists()


@pytest.mark.parametrize("decision", ["take", "wait", "decline"])
def test_hr_of_another_program_decides_nothing_here(decision):
    program = make_program()
    applied = make_application(program)

    with pytest.raises(NotAllowed):
        decide(program, decision, applied, by=make_post(make_program()))


@pytest.mark.parametrize(("decision", "code"), [("lottery", "no_such_decision"), ("take", "nobody_ticked")])
def test_decision_that_makes_no_sense_is_refused(decision, code):
    program = make_program()
    chosen = make_application(program) if decision == "lottery" else make_participant(program)

    with pytest.raises(Refused, match=code):
        decide(program, decision, chosen)
