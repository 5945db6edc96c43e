"""What the database itself refuses about people and their profiles."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from mentoring.profiles.models import (
    ImportPart,
    ImportRun,
    Profile,
    PromptAnswer,
    ReportingLine,
    SpokenLanguage,
    Topic,
    User,
)
from tests.factories.profiles import know_band, make_person, make_profile, reports_to

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def refused(name):
    """Expect the database to refuse the block because of the constraint called `name`."""
    return pytest.raises(IntegrityError, match=name)


def test_address_of_a_person_is_lower_case():
    person = make_person()

    with refused("user_email_is_lower_case"):
        User.objects.filter(pk=person.pk).update(email="Anna@example.com")


def test_address_belongs_to_one_person():
    make_person(email="anna@example.com")

    with refused("email"):
        make_person(email="anna@example.com")


def test_employee_number_belongs_to_one_person():
    make_person(employee_number="4711")

    with refused("user_employee_number_once"):
        make_person(employee_number="4711")


def test_many_people_may_have_no_employee_number():
    make_person(employee_number="")
    make_person(employee_number="")

    assert User.objects.count() == 2


def test_person_speaks_a_language_of_the_product():
    with refused("user_language_known"):
        make_person(language="xx")


def test_nobody_reports_to_themselves():
    person = make_person()

    with refused("line_nobody_reports_to_themselves"):
        ReportingLine.objects.create(person=person, manager=person)


def test_person_has_one_manager():
    person = make_person()
    reports_to(person, make_person())

    with refused("person_id"):
        reports_to(person, make_person())


def test_person_has_one_band():
    person = make_person()
    know_band(person, 1)

    with refused("person_id"):
        know_band(person, 2)


def test_profile_has_a_known_stage():
    with refused("profile_stage_known"):
        Profile.objects.create(person=make_person(), career_stage="5-retired")


def test_profile_has_known_formats():
    with refused("profile_formats_known"):
        Profile.objects.create(person=make_person(), formats=["video", "telepathy"])


def test_prompt_is_answered_once():
    profile = make_profile(make_person(), answers=1)

    with refused("prompt_answered_once"):
        PromptAnswer.objects.create(profile=profile, prompt="learn-from", text="x", position=2)


def test_place_holds_one_answer():
    profile = make_profile(make_person(), answers=1)

    with refused("prompt_position_once"):
        PromptAnswer.objects.create(profile=profile, prompt="ask-me", text="x", position=1)


@pytest.mark.parametrize("position", [0, 4])
def test_profile_has_three_places_for_answers(position):
    profile = make_profile(make_person(), answers=0)

    with refused("prompt_three_places"):
        PromptAnswer.objects.create(profile=profile, prompt="ask-me", text="x", position=position)


def test_language_is_named_once():
    profile = make_profile(make_person(), languages={"de": 3})

    with refused("language_named_once"):
        SpokenLanguage.objects.create(profile=profile, language="de", fluency=1)


def test_language_is_one_of_the_list():
    with refused("language_known"):
        make_profile(make_person(), languages={"tlh": 3})


@pytest.mark.parametrize("fluency", [0, 4])
def test_fluency_is_one_of_three(fluency):
    with refused("language_fluency_known"):
        make_profile(make_person(), languages={"de": fluency})


def test_topic_belongs_to_a_known_cluster():
    with refused("topic_cluster_known"):
        Topic.objects.create(code="x", cluster="magic", name_de="x", name_en="x")


def test_who_left_cannot_sign_in():
    with refused("user_left_cannot_sign_in"):
        make_person("Anna", left_on=NOW.date(), is_active=True)


def test_import_has_a_known_state():
    with refused("import_state_known"):
        ImportRun.objects.create(by=make_person(), filename="x.csv", state="lost")


@pytest.mark.parametrize(("state", "raw"), [("uploaded", None), ("read", b"x")])
def test_file_is_kept_only_until_its_columns_are_mapped(state, raw):
    with refused("import_file_kept_only_until_mapped"):
        ImportRun.objects.create(by=make_person(), filename="x.csv", state=state, raw=raw)


@pytest.mark.parametrize(("state", "applied_at"), [("applied", None), ("dropped", NOW)])
def test_import_that_was_applied_says_when(state, applied_at):
    with refused("import_applied_says_when"):
        ImportRun.objects.create(by=make_person(), filename="x.csv", state=state, applied_at=applied_at)


def test_what_taking_back_needs_is_kept_for_applied_imports_alone():
    with refused("import_undo_kept_while_applied"):
        ImportRun.objects.create(by=make_person(), filename="x.csv", state="dropped", undo="{}")


def test_part_of_a_dry_run_is_kept_once():
    run = ImportRun.objects.create(by=make_person(), filename="x.csv", raw=b"x")
    ImportPart.objects.create(run=run, number=2, values=b"{}")

    with refused("import_part_number_once"):
        ImportPart.objects.create(run=run, number=2, values=b"{}")


@pytest.mark.parametrize(
    ("told", "constraint"),
    [
        ({"interests": [f"hobby {number}" for number in range(9)]}, "profile_interests_not_too_many"),
        ({"style": [1, 2, 3]}, "profile_style_on_every_axis_or_none"),
        ({"style": [1, 2, 3, 4, 5, 6]}, "profile_style_on_every_axis_or_none"),
        ({"usual_times": ["sun-night"]}, "profile_times_known"),
        ({"meeting_minutes": 7}, "profile_meeting_length_known"),
    ],
)
def test_profile_keeps_only_what_can_be_said(told, constraint):
    profile = make_profile(make_person())

    with refused(constraint):
        type(profile).objects.filter(pk=profile.pk).update(**told)


def test_person_chooses_one_audience_for_a_part():
    profile = make_profile(make_person())
    profile.audiences.create(part="style", seen_by="tandem")

    with refused("part_audience_once"):
        profile.audiences.create(part="style", seen_by="program")


def test_only_parts_of_a_profile_have_an_audience():
    profile = make_profile(make_person())

    with refused("part_audience_choices_known"):
        profile.audiences.create(part="salary", seen_by="program")


def test_sentence_has_an_audience_that_exists():
    profile = make_profile(make_person())

    with refused("prompt_audience_known"):
        profile.answers.update(seen_by="world")


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("topic_german_name_once", {"name_de": "kurzvideos und wie sie wirken", "name_en": "x"}),
        ("topic_english_name_once", {"name_de": "x", "name_en": "SHORT VIDEOS and why they work"}),
    ],
)
def test_topic_is_in_the_catalogue_once(name, names):
    with refused(name):
        Topic.objects.create(code="twice", cluster="ai", **names)
