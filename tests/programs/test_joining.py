"""Applying, waiting, getting a place, leaving and coming back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from mentoring.privacy.models import Consent, Purpose
from programs.actions.joining import forget_applications
from programs.actions.joining_invitations import remind_people, take_back_invitations
from programs.actions.participants import invite_people
from programs.models import Application, Participant, ProgramState, Role
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
from tests.programs.joining import accept, apply, decide, end, sent, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mails_stay_in_memory(settings):
    settings.MAIL_TRANSPORT = "memory"


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
