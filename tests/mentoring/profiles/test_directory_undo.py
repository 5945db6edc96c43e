"""Taking an import back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.actions.directory_undo import undo_import
from mentoring.profiles.models import BirthYear, ImportRun, ReportingLine, User
from mentoring.profiles.tasks import forget_old_imports
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import ANNA, BELA, REAL_FILE, csv, dry_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr():
    """Somebody of the people team."""
    return make_person("Imke", is_people_team=True, language="en")


def imported(content, by):
    return apply_import(run=dry_run(content, by), by=by, now=timezone.now())


def taken_back(run, by, **later):
    return undo_import(run=run, by=by, now=timezone.now() + timedelta(**later))


def directory():
    """Everybody's texts, managers by name, and bands: what an import changes."""
    people = User.objects.order_by("email").values_list(
        "email", "employee_number", "first_name", "last_name", "sort_key", "job_title", "department", "site"
    )
    lines = ReportingLine.objects.order_by("person__email").values_list("person__email", "manager__email")
    bands = BirthYear.objects.order_by("person__email").values_list("person__email", "value")
    return list(people), list(lines), list(bands)


def test_everybody_of_the_real_file_goes_again(hr):
    before = directory()
    run = imported(REAL_FILE.read_bytes(), hr)

    taken_back(run, hr)

    run.refresh_from_db()
    assert directory() == before
    assert (run.state, run.undo, run.counts["stayed"]) == ("undone", None, 0)


def test_changed_people_are_as_before(hr):
    imported(csv(ANNA, BELA), hr)
    before = directory()
    run = imported(csv("2;Anne;Berg;béla@example.com;1940-01-01;Boss;;", "1;B;Ács;new@example.com;;;;2"), hr)
    assert directory() != before

    taken_back(run, hr)

    assert directory() == before


def test_new_person_who_was_given_a_post_or_anything_else_stays(hr):
    run = imported(csv(ANNA, BELA, "3;Carl;C;carl@example.com;;;;1"), hr)
    User.objects.filter(first_name="Béla").update(is_people_team=True)
    carl = User.objects.get(first_name="Carl")
    ImportRun.objects.create(by=carl, filename="x.csv", state="dropped")

    taken_back(run, hr)

    run.refresh_from_db()
    assert set(User.objects.values_list("first_name", flat=True)) == {"Imke", "Béla", "Carl"}
    assert run.counts["stayed"] == 2
    assert not ReportingLine.objects.exists()


def test_after_a_day_an_import_stays(hr):
    run = imported(csv(ANNA), hr)

    with pytest.raises(Refused, match="undo_too_late"):
        taken_back(run, hr, hours=24, seconds=1)


def test_clock_forgets_after_a_day_what_it_would_need(hr):
    run = imported(csv(ANNA), hr)
    ImportRun.objects.update(applied_at=timezone.now() - timedelta(hours=25))

    forget_old_imports()

    run.refresh_from_db()
    assert (run.state, run.undo) == ("applied", None)


def test_only_the_latest_import_can_be_taken_back(hr):
    first = imported(csv(ANNA), hr)
    imported(csv(ANNA, BELA), hr)

    with pytest.raises(Refused, match="undo_not_latest"):
        taken_back(first, hr)


def test_employee_cannot_take_an_import_back(hr):
    run = imported(csv(ANNA), hr)

    with pytest.raises(NotAllowed):
        taken_back(run, make_person("Emil"))


def test_hr_takes_an_import_back_on_the_page(client, hr):
    client.force_login(hr)
    run = imported(csv(ANNA), hr)
    page = client.get(reverse("profiles:import-list"))

    answer = client.post(reverse("profiles:import-undo", args=[run.code]), follow=True)

    assert "can be taken back until" in page.content.decode()
    assert "Taken back." in answer.content.decode()
    assert "can be taken back until" not in answer.content.decode()
    assert not User.objects.filter(first_name="Anna").exists()
