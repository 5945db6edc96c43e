"""Bringing people in, on the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.privacy.models import AuditEvent
from mentoring.profiles.actions.directory import forget_old_imports
from mentoring.profiles.models import ImportPart, ImportRun, ReportingLine, User
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import (
    ANNA,
    BELA,
    REAL_FILE,
    TITLES,
    csv,
    dry_run,
    settle,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client):
    """Somebody of the people team, signed in."""
    person = make_person("Imke", is_people_team=True)
    client.force_login(person)
    return person


def review_url(run):
    return reverse("profiles:import-review", args=[run.code])


def test_hr_imports_the_real_file_in_three_steps(client, hr):
    run_page = upload(client, REAL_FILE.read_bytes(), "adventure-works-employees.csv")
    run = ImportRun.objects.get()
    columns = client.get(run_page.url)
    to_review = settle(client, run)
    review = client.get(to_review.url)
    seen = review.context["review"].fingerprint
    done = client.post(reverse("profiles:import-apply", args=[run.code]), {"seen": seen})

    run.refresh_from_db()
    assert columns.status_code == review.status_code == 200
    assert b"290 people" in review.content
    assert done.url == reverse("profiles:import-list")
    assert b"290 people are new" in client.get(done.url).content
    assert User.objects.exclude(pk=hr.pk).count() == 290
    assert ReportingLine.objects.count() == 289
    assert (run.state, run.raw, ImportPart.objects.count()) == ("applied", None, 0)
    assert AuditEvent.objects.filter(verb="directory.imported", actor=hr).count() == 1


def test_hr_reads_before_a_second_upload_that_it_takes_the_place_of_the_first(client, hr):
    before = client.get(reverse("profiles:import-list"))
    upload(client, csv(ANNA), "january.csv")

    page = client.get(reverse("profiles:import-list"))
    client.force_login(make_person("Tjark", is_people_team=True))
    of_another = client.get(reverse("profiles:import-list"))

    said = "You have not decided about “january.csv” yet. A new file takes its place."
    assert [said in one.text for one in (before, page, of_another)] == [False, True, False]


def test_nothing_changes_before_the_decision(client, hr):
    upload(client, csv(ANNA))
    run = ImportRun.objects.get()
    settle(client, run)
    client.get(review_url(run))

    assert list(User.objects.all()) == [hr]


def test_dropped_import_leaves_nothing_behind(client, hr):
    run = dry_run(csv(ANNA, BELA), hr)

    client.post(reverse("profiles:import-drop", args=[run.code]))

    run.refresh_from_db()
    assert (run.state, ImportPart.objects.count()) == ("dropped", 0)
    assert list(User.objects.all()) == [hr]
    assert client.get(review_url(run)).url == reverse("profiles:import-list")


def test_corrected_file_takes_the_place_of_the_first(client, hr):
    first = dry_run(csv("1;Anna;Berg;;;;;"), hr)

    upload(client, csv(ANNA))

    first.refresh_from_db()
    assert (first.state, first.parts.count()) == ("dropped", 0)


def test_file_left_lying_is_forgotten_after_a_week(client, hr):
    upload(client, csv(ANNA))
    now = timezone.now()

    early = forget_old_imports(now=now + timezone.timedelta(days=6))
    late = forget_old_imports(now=now + timezone.timedelta(days=8))

    run = ImportRun.objects.get()
    assert (early, late, run.state, run.raw) == (0, 1, "dropped", None)


@pytest.mark.parametrize("step", ["import-list", "import-columns", "import-review"])
def test_employee_does_not_find_the_directory(client, hr, step):
    upload(client, csv(ANNA))
    arguments = [] if step == "import-list" else [ImportRun.objects.get().code]
    client.force_login(make_person("Emil"))

    assert client.get(reverse(f"profiles:{step}", args=arguments)).status_code == 404


def test_file_with_errors_cannot_be_imported(client, hr):
    run = dry_run(csv(ANNA, "2;Béla;Ács;no address;;;;"), hr)
    review = client.get(review_url(run))

    answer = client.post(reverse("profiles:import-apply", args=[run.code]), follow=True)

    assert reverse("profiles:import-apply", args=[run.code]) not in review.content.decode()
    assert b"The file still has errors" in answer.content
    assert list(User.objects.all()) == [hr]


def test_directory_that_changed_since_the_dry_run_is_shown_again(client, hr):
    run = dry_run(csv(ANNA), hr)
    seen = client.get(review_url(run)).context["review"].fingerprint
    make_person("Anna", email="anna@example.com")

    answer = client.post(reverse("profiles:import-apply", args=[run.code]), {"seen": seen}, follow=True)

    assert answer.redirect_chain == [(review_url(run), 302)]
    assert b"The directory has changed since you looked" in answer.content


def test_dry_run_shows_what_would_change_by_person(client, hr):
    make_person("Anna", "Berg", email="anna@example.com", employee_number="1", department="Marketing")
    run = dry_run(csv(ANNA), hr)

    page = client.get(review_url(run), {"show": "changed"}).content.decode()

    assert "<del>Marketing</del>" in page
    assert "<ins>Sales</ins>" in page
    assert "1990" not in page


def test_dry_run_asks_the_database_the_same_for_few_and_many_rows(client, hr):
    few = dry_run(csv(ANNA), hr)
    with CaptureQueriesContext(
        connection,
    ) as for_few:
        client.get(review_url(few))
    many = dry_run(csv(ANNA, BELA, *(f"{n};P;{n};p{n}@example.com;;;;1" for n in range(3, 90))), hr)
    with CaptureQueriesContext(connection) as for_many:
        client.get(review_url(many))

    assert len(for_few) == len(for_many)


def test_field_chosen_twice_is_told_at_both_columns(client, hr):
    upload(client, csv(ANNA))

    answer = settle(client, ImportRun.objects.get(), column_5="department")

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"column_5", "column_6"}


def test_titles_of_the_last_import_are_proposed_again(client, hr):
    titles = TITLES.replace("Department", "Kst")
    upload(client, csv(ANNA, titles=titles))
    run = ImportRun.objects.get()
    settle(client, run, column_6="department")
    client.post(reverse("profiles:import-apply", args=[run.code]))

    answer = upload(client, csv(ANNA, BELA, titles=titles))
    page = client.get(answer.url)

    assert page.context["form"]["column_6"].initial == "department"


def test_columns_chosen_for_a_file_with_errors_are_proposed_for_the_corrected_one(client, hr):
    titles = TITLES.replace("Department", "Kst")
    upload(client, csv("1;Anna;Berg;;;;Sales;", titles=titles))
    settle(client, ImportRun.objects.get(), column_6="department")

    answer = upload(client, csv(ANNA, titles=titles))

    assert client.get(answer.url).context["form"]["column_6"].initial == "department"


def test_with_errors_only_what_is_wrong_is_shown(client, hr):
    run = dry_run(csv(ANNA, ";Béla;Ács;;;;;99"), hr)

    page = client.get(review_url(run), {"show": "new"})

    assert [tab.key for tab in page.context["tabs"]] == ["errors", "warnings"]
    assert page.context["shown"].key == "errors"


def test_directory_says_who_imported_what(client, hr):
    upload(client, csv(ANNA), "november.csv")
    run = ImportRun.objects.get()
    settle(client, run)
    client.post(reverse("profiles:import-apply", args=[run.code]))

    page = client.get(reverse("profiles:import-list")).content.decode()

    assert "november.csv" in page
    assert hr.display_name in page
    assert "people-en.csv" in page


def test_sample_file_can_be_imported_in_both_languages(client, hr, settings):
    for language in ("de", "en"):
        sample = settings.BASE_DIR / "static" / "samples" / f"people-{language}.csv"

        run = dry_run(sample.read_bytes(), hr)

        assert run.counts == {
            "new": 3,
            "changed": 0,
            "unchanged": 0,
            "missing": 0,
            "errors": 0,
            "warnings": 0,
        }
