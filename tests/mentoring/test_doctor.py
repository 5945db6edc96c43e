"""What the terminal says about an installation."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.db.models.functions import Now

from mentoring.notifications.actions import beat, drain
from mentoring.notifications.models import Delivery, Heartbeat, MailChannel
from mentoring.profiles.models import User
from mentoring.web import doctor
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def healthy(settings):
    """An installation to which only advice can be given."""
    settings.MAIL_TRANSPORT, settings.MAIL_DOMAIN = "smtp", "example.com"
    make_person("Onno", is_site_admin=True)
    beat("beat")


def said(capsys):
    """Return what the doctor says, and whether it ends with an error."""
    try:
        call_command("doctor")
    except CommandError:
        return capsys.readouterr().out, True
    return capsys.readouterr().out, False


def test_a_healthy_installation_gets_no_error(healthy, capsys):
    words, failed = said(capsys)

    assert not failed
    assert "broken" not in words
    for sentence in (
        "knows umlauts",
        "clocks",
        "All migrations",
        "can be written",
        "are free",
        "seconds ago",
    ):
        assert sentence in words


def nobody_runs_it(_settings):
    User.objects.update(is_site_admin=False)


def clock_stands(_settings):
    Heartbeat.objects.update(at=Now() - dt.timedelta(hours=2))


def never_started(_settings):
    Heartbeat.objects.all().delete()


def mails_rest(_settings):
    MailChannel.objects.create(
        name="smtp", state="paused", paused_until_at=dt.datetime(2099, 1, 1, tzinfo=dt.UTC), reason="no route"
    )


def nobody_can_answer(settings):
    settings.MAIL_DOMAIN = "localhost"


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (nobody_runs_it, "manage.py init --email"),
        (clock_stands, "last ran on"),
        (never_started, "have never run: start"),
        (mails_rest, "Sending is paused until 00:00 UTC: no route"),
        (nobody_can_answer, "set MAIL_FROM"),
    ],
)
def test_each_trouble_is_named_with_what_to_do(healthy, settings, capsys, trouble, sentence):
    trouble(settings)

    words, failed = said(capsys)

    assert failed
    assert sentence in words


def test_a_full_disk_and_an_open_key_are_found(healthy, settings, capsys, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    (tmp_path / "secret").write_text("x")
    (tmp_path / "secret").chmod(0o644)
    monkeypatch.setattr(doctor, "MEGABYTES_NEEDED", 10**12)
    monkeypatch.setattr(doctor, "MEGABYTES_BETTER", 10**12)

    words, failed = said(capsys)

    assert failed
    assert "make room" in words
    assert "chmod 600" in words


def test_a_test_mail_from_the_terminal_goes_through_the_outbox(settings, capsys):
    settings.EMAIL_BACKEND = "mentoring.notifications.backend.RowBackend"  # tests have another
    call_command("sendtestemail", "somebody@example.com")
    row = Delivery.objects.get()
    waiting = row.state
    drain()

    row.refresh_from_db()
    assert (row.address, waiting, row.state) == ("somebody@example.com", "pending", "sent")
    assert "manage.py deliveries" in capsys.readouterr().out
