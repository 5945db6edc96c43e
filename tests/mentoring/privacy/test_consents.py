"""Consents: each given once, withdrawn at once, stored with the mode that was in force."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from mentoring.privacy.actions import audit, give_consent, withdraw_consent
from mentoring.privacy.models import AuditEvent, Consent, Purpose
from mentoring.privacy.queries import people_who_agree_aggregate
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def agree(person, *, now=NOW, **more):
    values = {"purpose": Purpose.GENERATION, "scope": "prog", "version": "1", "mode": "progress"}
    return give_consent(person=person, now=now, **(values | more))


def agreeing(*people):
    ids = [person.pk for person in people]
    return people_who_agree_aggregate(purpose=Purpose.GENERATION, scope="prog", person_ids=ids)


def test_a_person_who_agrees_twice_has_agreed_once():
    person = make_person()

    first, second = agree(person), agree(person, now=NOW + timedelta(days=1))

    assert first == second
    assert second.given_at == NOW


def test_the_rule_engine_hears_only_of_those_who_agreed_in_this_program():
    here, elsewhere, never = make_person(), make_person(), make_person()
    agree(here)
    agree(elsewhere, scope="other")

    assert agreeing(here, elsewhere, never) == {here.pk}


def test_a_withdrawn_consent_counts_no_more_from_that_moment_on():
    person = make_person()
    agree(person)

    withdraw_consent(person=person, purpose=Purpose.GENERATION, scope="prog", now=NOW + timedelta(days=2))

    assert agreeing(person) == frozenset()


def test_a_person_who_withdrew_can_agree_again():
    person = make_person()
    agree(person)
    withdraw_consent(person=person, purpose=Purpose.GENERATION, scope="prog", now=NOW + timedelta(days=2))

    agree(person, now=NOW + timedelta(days=3))

    assert Consent.objects.filter(person=person).count() == 2
    assert agreeing(person) == {person.pk}


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("consent_once_while_given", {}),
        ("consent_purpose_known", {"purpose": "everything"}),
        ("consent_withdrawn_after_given", {"scope": "x", "withdrawn_at": NOW - timedelta(days=1)}),
    ],
)
def test_the_database_refuses_a_consent_that_cannot_be(constraint, values):
    person = make_person()
    agree(person)
    given = {"purpose": Purpose.GENERATION, "scope": "prog", "version": "1", "given_at": NOW}

    with pytest.raises(IntegrityError, match=constraint):
        Consent.objects.create(person=person, **(given | values))


def test_the_audit_log_names_actor_verb_and_thing_and_no_words():
    person = make_person("Imke", "Dettmers")

    audit(person, "person.looked_at", person, now=NOW)

    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.thing) == (
        person,
        "person.looked_at",
        f"profiles.user:{person.code}",
    )
