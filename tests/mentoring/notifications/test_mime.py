"""The bytes of a mail, read back by Python's parser."""

import datetime as dt

import icalendar
import pytest
from django.core import mail

from mentoring.notifications import links, mime, registry
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from tests.mentoring.notifications.kinds import ICS, WindInvitation, WindReport

AT = dt.datetime(2027, 1, 15, 9, tzinfo=dt.UTC)


def composed(**changes):
    says = {
        "message_id": "<1@example.com>",
        "to": "ada@example.com",
        "to_name": "Ada Müller",
        "kind": "wind_report",
        "at": AT,
    }
    words = mime.Words(changes.pop("subject", "Grüße aus Kiel"), "Text mit ß", "<p>Text mit ß</p>")
    return mime.compose(words, **{**says, **changes})


def test_headers_say_that_a_machine_wrote_it():
    message = mime.read(composed())

    assert message["Subject"] == "Grüße aus Kiel"
    assert message["To"].addresses[0].display_name == "Ada Müller"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["List-Id"] == "<wind-report.localhost>"
    assert message["Date"].datetime == AT
    assert message["List-Unsubscribe"] is None


def test_bytes_need_only_seven_bits_and_no_long_lines():
    content = composed(subject="Ein sehr langer Betreff über Wellen " * 6)

    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize("field", ["subject", "to", "to_name", "message_id", "unsubscribe_url"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_break_in_a_header_is_refused(field, end):
    with pytest.raises(mime.BadHeader):
        composed(**{field: f"x{end}Bcc: everybody@example.com"})


@pytest.mark.django_db
def test_mail_that_can_be_switched_off_carries_one_unfolded_link(announced, taken):
    person = announced().person

    drain()

    content = taken[0][1]
    url = links.unsubscribe(registry.get("wind_report"), person, person.email)
    assert f"\r\nList-Unsubscribe: <{url}>\r\n".encode() in content
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in content
    assert url in mime.read(content).get_body(("plain",)).get_content()


@pytest.mark.django_db
def test_needed_mail_carries_no_such_link(announced, taken):
    announced(WindInvitation)

    drain()

    assert mime.read(taken[0][1])["List-Unsubscribe"] is None


@pytest.mark.django_db
def test_calendar_object_travels_as_part_and_as_file(announced, taken):
    announced(WindReport, context={"calendar": True})

    drain()

    message = mime.read(taken[0][1])
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    file = next(iter(message.iter_attachments()))
    assert part.get_param("method") == "REQUEST"
    assert part.get_payload(decode=True) == ICS == file.get_payload(decode=True)
    assert str(icalendar.Calendar.from_ical(ICS).walk("VEVENT")[0]["SUMMARY"]) == "Küste"
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "invite.ics")
    assert [part.get_content_type() for part in message.iter_parts()] == [
        "multipart/alternative",
        "application/ics",
    ]


@pytest.mark.django_db
def test_mail_of_a_library_becomes_one_row_per_recipient(settings, taken):
    settings.EMAIL_BACKEND = "mentoring.notifications.backend.RowBackend"

    mail.send_mail("Grüße", "Schöner Text", None, ["A@example.com", "b@example.com"])
    drain()

    rows = Delivery.objects.order_by("address")
    message = mime.read(taken[0][1])
    assert [(row.address, row.notice, row.state) for row in rows] == [
        ("a@example.com", "other_mail", "sent"),
        ("b@example.com", "other_mail", "sent"),
    ]
    assert message["Subject"] == "Grüße"
    assert message.get_content().strip() == "Schöner Text"
    assert {mime.read(content)["Message-ID"] for _, content in taken} == {row.message_id for row in rows}
    assert taken[0][1].isascii()
