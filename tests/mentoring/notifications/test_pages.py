"""The unsubscribe page and the demo's mail page."""

import pytest
from django.test import Client
from django.urls import include, path

from mentoring.notifications import links, registry, urls
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery, Preference, Suppression
from mentoring.notifications.people import Address
from tests.mentoring.notifications.kinds import WindInvitation, WindReport

pytestmark = pytest.mark.django_db


def link_of(row):
    url = links.unsubscribe(registry.get(row.notice), row.person, row.address)
    return url.removeprefix("http://localhost:8000")


def test_looking_at_the_unsubscribe_page_changes_nothing(client, announced):
    row = announced()

    answers = [client.get(link_of(row)) for _ in range(3)]

    assert {answer.status_code for answer in answers} == {200}
    assert "Switch off “Wind report”?" in answers[0].content.decode()
    assert Preference.objects.count() == 0


def test_one_click_switches_one_kind_off_without_login_cookie_or_token(announced, taken):
    row = announced()
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(link_of(row), {"List-Unsubscribe": "One-Click"})
    drain()

    row.refresh_from_db()
    assert (answer.status_code, answer.headers.get("Location")) == (200, None)
    assert Preference.objects.get(person=row.person).notice == "wind_report"
    assert (row.state, taken) == ("suppressed", [])


def test_pressing_twice_is_the_same_as_once(client, announced):
    row = announced()

    answers = [client.post(link_of(row)).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert Preference.objects.count() == 1


def test_mail_that_is_being_sent_stops_when_its_kind_is_switched_off(client, announced):
    row = announced()
    from mentoring.notifications.actions import claiming, settling  # noqa: PLC0415

    held = claiming.claim(set())
    client.post(link_of(row))

    assert settling.mark(held) is False


def test_guest_without_account_unsubscribes_by_address(client, announced, taken):
    row = announced(to=Address("guest@example.com"))

    client.post(link_of(row))
    drain()

    assert (Suppression.objects.get().scope, taken) == ("wind_report", [])


def test_forged_link_is_not_found(client, announced):
    link = link_of(announced())

    assert client.post(link[:-2] + "xx").status_code == 404
    assert client.get("/u/nonsense").status_code == 404
    assert Preference.objects.count() == 0


def test_mail_page_does_not_exist_where_mail_is_real(settings):
    settings.MAIL_TRANSPORT, settings.DEMO = "smtp", True
    with_real_mail = urls.demo_routes()
    settings.MAIL_TRANSPORT, settings.DEMO, settings.DEBUG = "page", False, False
    outside_a_demo = urls.demo_routes()

    assert (with_real_mail, outside_a_demo) == ([], [])


@pytest.fixture
def demo(settings):
    """The addresses of a demo."""
    settings.MAIL_TRANSPORT, settings.DEMO = "page", True

    class Roof:
        app = ([*urls.urlpatterns, *urls.demo_routes()], "notifications")
        demo = path("demo/", include("tandems.demo_urls"))
        urlpatterns = [path("", include(app)), demo, path("", include(settings.ROOT_URLCONF))]

    settings.ROOT_URLCONF = Roof
    return Client()


def test_visitor_of_the_demo_reads_mails_and_their_calendar_file(demo, announced):
    row = announced(WindReport, context={"calendar": True})
    drain()

    listed = demo.get("/demo/mails/")
    read = demo.get(f"/demo/mails/{row.code}/")
    html = demo.get(f"/demo/mails/{row.code}/html")
    file = demo.get(f"/demo/mails/{row.code}/files/0")

    assert "Wind report &amp; more" in listed.content.decode()
    assert "stays fresh" in read.content.decode()
    assert "<h1" in html.content.decode()
    assert file.content.startswith(b"BEGIN:VCALENDAR")
    assert file.headers["Content-Disposition"] == 'attachment; filename="invite.ics"'
    assert demo.get(f"/demo/mails/{row.code}/files/1").status_code == 404


def test_html_of_a_mail_may_style_itself_and_nothing_else(demo, announced):
    row = announced(WindInvitation)
    drain()

    html = demo.get(f"/demo/mails/{row.code}/html")
    elsewhere = demo.get("/demo/mails/")

    policy = html.headers["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in policy
    assert "sandbox allow-popups" in policy
    assert "script-src" not in policy
    assert "unsafe-inline" not in elsewhere.headers["Content-Security-Policy"]
    assert Delivery.objects.get().state == "sent"
