"""Large files go to the worker; the person watches or goes away."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.profiles.models import ImportRun, User
from mentoring.profiles.queries import directory
from mentoring.profiles.tasks import work_on_imports
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import ANNA, BELA, csv, settle, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def large_is_what_has_more_than_one_row(monkeypatch):
    monkeypatch.setattr(directory, "AT_ONCE", 1)


@pytest.fixture
def hr(client):
    """Somebody of the people team, signed in."""
    person = make_person("Imke", is_people_team=True, language="en")
    client.force_login(person)
    return person


def queued(client, *rows):
    """Upload and settle a file that is large enough for the worker."""
    upload(client, csv(*rows))
    run = ImportRun.objects.get()
    settle(client, run)
    run.refresh_from_db()
    return run


def review(client, run, **headers):
    return client.get(reverse("profiles:import-review", args=[run.code]), headers=headers)


def test_large_file_is_read_and_imported_by_the_worker(client, hr):
    run = queued(client, ANNA, BELA)
    waiting = review(client, run)
    work_on_imports()
    looked_at = review(client, run).context["review"]
    client.post(reverse("profiles:import-apply", args=[run.code]), {"seen": looked_at.fingerprint})
    importing = review(client, run)
    work_on_imports()

    run.refresh_from_db()
    assert "The file is being read." in waiting.content.decode()
    assert "The directory is being brought up to date." in importing.content.decode()
    assert (run.state, run.failure, run.raw) == ("applied", "", None)
    assert User.objects.filter(last_name__in=["Berg", "Ács"]).count() == 2


def test_small_file_is_done_at_once(client, hr):
    run = queued(client, ANNA)

    assert run.state == "read"


def test_progress_bar_leads_on_when_the_worker_is_done(client, hr):
    run = queued(client, ANNA, BELA)
    bar = review(client, run, hx_request="true")
    work_on_imports()
    done = review(client, run, hx_request="true")

    assert b"<progress" in bar.content
    assert b"<html" not in bar.content
    assert done.headers["HX-Redirect"] == reverse("profiles:import-review", args=[run.code])


def test_import_whose_worker_died_is_taken_up_again(client, hr):
    run = queued(client, ANNA, BELA)
    ImportRun.objects.update(lease_expires_at=timezone.now() + timedelta(minutes=1))
    while_somebody_may_live = work_on_imports()
    ImportRun.objects.update(lease_expires_at=timezone.now() - timedelta(minutes=1))

    assert (while_somebody_may_live, work_on_imports()) == (0, 1)
    run.refresh_from_db()
    assert run.state == "read"


def test_worker_gives_back_what_does_not_fit_any_more_and_says_why(client, hr):
    run = queued(client, ANNA, BELA)
    work_on_imports()
    seen = review(client, run).context["review"].fingerprint
    client.post(reverse("profiles:import-apply", args=[run.code]), {"seen": seen})
    make_person("Anna", "Anders", email="anna@example.com")
    work_on_imports()

    run.refresh_from_db()
    assert (run.state, run.failure) == ("read", "import_directory_moved")
    assert "The directory has changed since you looked." in review(client, run).content.decode()


def test_worker_does_nothing_for_somebody_who_may_not_import_any_more(client, hr):
    run = queued(client, ANNA, BELA)
    User.objects.filter(pk=hr.pk).update(is_people_team=False)
    work_on_imports()

    run.refresh_from_db()
    assert (run.state, User.objects.count()) == ("uploaded", 1)
