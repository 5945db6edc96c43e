"""What people who run a program can type, and what it must not do."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications import registry
from mentoring.notifications.models import Delivery
from mentoring.notifications.people import Address
from mentoring.notifications.rendering import write
from mentoring.privacy.queries import steps_about
from programs.actions.drafts import proposed_plan
from programs.actions.programs import Posts, change_program, plan_of
from programs.forms.program import ProgramForm
from programs.models import Participant, Post, ProgramState
from tests.factories.profiles import make_person
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
    form = ProgramForm({"name": "North\r\nBcc: eve@example.com"}, plan=proposed_plan(today=date(2027, 1, 4)))

    form.is_valid()

    assert form.cleaned_data["name"] == "North Bcc: eve@example.com"


def test_program_whose_name_got_a_line_break_still_sends_its_mails():
    program = make_program(name="North\r\nBcc: eve@example.com")
    seen = {"program": program, "seen": (), "url": "https://mentoring.example.com/"}

    words = write(registry.get("visibility_tightened"), seen, to=Address(email="ada@example.com"))

    assert "North Bcc: eve@example.com" in words.subject
    assert len(words.subject.splitlines()) == 1


OPENED = [state for state in ProgramState if state != ProgramState.DRAFT]


@pytest.mark.parametrize("state", OPENED)
@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("generation_rule", "different", "mentor_later"),
        ("generation_rule", "stage", "different"),
        ("digest_audience", "program", "everyone"),
    ],
)
def test_program_that_was_opened_does_not_use_what_people_gave_it_otherwise(state, field, before, after):
    program = make_program(state=state, generation_reason="Because our customers differ", **{field: before})
    plan = replace(plan_of(program), **{field: after})

    with pytest.raises(Refused) as refused:
        change_program(program=program, plan=plan, posts=Posts(), by=make_post(program), now=timezone.now())

    assert refused.value.field == field


def test_program_that_was_opened_may_stop_comparing_generations_and_narrow_its_readers():
    program = make_program(generation_rule="different", digest_audience="everyone")
    plan = replace(plan_of(program), generation_rule="stage", digest_audience="program")

    change_program(program=program, plan=plan, posts=Posts(), by=make_post(program), now=timezone.now())

    program.refresh_from_db()
    assert (program.generation_rule, program.digest_audience) == ("stage", "program")


def test_post_given_or_taken_with_the_settings_leaves_a_trace_and_is_told():
    program, henrik = make_program(state=ProgramState.RUNNING), make_person("Henrik")
    hr, gesa = make_post(program), make_post(program, Post.OBSERVER)

    change_program(
        program=program,
        plan=plan_of(program),
        posts=Posts(sponsors=(henrik.email,)),
        by=hr,
        now=timezone.now(),
    )

    assert [step.verb for step in steps_about(henrik)] == ["program.sponsor_given"]
    assert [step.verb for step in steps_about(gesa)] == ["program.observer_taken"]
    assert [row.person for row in Delivery.objects.filter(notice="post_given")] == [henrik]


def test_hr_admin_whose_post_was_taken_meanwhile_does_not_give_it_back_to_themselves():
    program = make_program()
    otto = make_post(program, Post.ADMIN)
    program.roles.filter(person=otto).delete()

    with pytest.raises(NotAllowed):
        change_program(program=program, plan=plan_of(program), posts=Posts(), by=otto, now=timezone.now())
