"""The monthly digest reaches each reader once, on their own morning."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.notifications import mime, registry, rendering
from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from mentoring.profiles.models import User
from programs.models import Program
from programs.sharing import actions
from programs.sharing.models import DigestIssue
from tests.factories.profiles import make_person
from tests.factories.sharing import make_issue, make_readable

MAY = date(2027, 5, 1)
NOON = datetime(2027, 4, 30, 10, 0, tzinfo=UTC)  # 12:00 in Berlin, the day before the digest
IN_APRIL = NOON - timedelta(days=6)


def digests() -> list[tuple[str, datetime]]:
    """Every digest mail so far: to whom, when it was due."""
    rows = Delivery.objects.filter(notice="monthly_digest").order_by("due_at", "person__first_name")
    return list(rows.values_list("person__first_name", "due_at"))


def live_in(zones: dict[User, str]) -> None:
    for who, zone in zones.items():
        User.objects.filter(pk=who.pk).update(time_zone=zone)


def written(delivery: Delivery, *, language: str = "en") -> str:
    """Return the text of a digest mail, written now."""
    User.objects.filter(pk=delivery.person_id).update(language=language)
    delivery = Delivery.objects.get(pk=delivery.pk)
    body = rendering.render(registry.get("monthly_digest"), delivery, at=NOON)
    return mime.read(body).get_body(("plain",)).get_content()


def test_each_reader_gets_it_at_nine_where_they_live(cast):
    make_issue(cast.tandem, MAY, closed_at=NOON)
    live_in({cast.mentor: "Asia/Kathmandu", cast.mentee: "Pacific/Honolulu"})

    plan(now=datetime(2027, 5, 1, 3, 15, tzinfo=UTC))
    in_kathmandu = digests()
    plan(now=datetime(2027, 5, 1, 7, 0, tzinfo=UTC))
    plan(now=datetime(2027, 5, 1, 18, 59, tzinfo=UTC))
    in_berlin = digests()[1:]
    plan(now=datetime(2027, 5, 1, 19, 0, tzinfo=UTC))

    nine_in_berlin = datetime(2027, 5, 1, 7, 0, tzinfo=UTC)
    assert in_kathmandu == [("Leyla", datetime(2027, 5, 1, 3, 15, tzinfo=UTC))]
    assert in_berlin == [(name, nine_in_berlin) for name in ("Henrik", "Imke", "Jörg", "Tomasz")]
    assert digests()[-1] == ("Katrin", datetime(2027, 5, 1, 19, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("month", "nine"),
    [
        (
            date(2027, 3, 1),
            datetime(2027, 3, 28, 7, 0, tzinfo=UTC),
        ),  # the morning of the change to summer time
        (date(2027, 2, 1), datetime(2027, 2, 28, 8, 0, tzinfo=UTC)),
    ],
)
def test_nine_is_nine_in_summer_and_in_winter(cast, month, nine):
    Program.objects.update(digest_day=28)
    make_issue(cast.tandem, month, closed_at=nine - timedelta(days=1))

    plan(now=nine - timedelta(seconds=1))
    before = len(digests())
    plan(now=nine)

    assert (before, len(digests())) == (0, 6)


def test_planning_twice_sends_nothing_more(cast):
    make_issue(cast.tandem, MAY, closed_at=NOON)
    at = datetime(2027, 5, 1, 7, 0, tzinfo=UTC)

    first = plan(now=at), len(digests())
    again = plan(now=at), plan(now=at + timedelta(hours=20)), len(digests())

    assert (first[1], again[0], again[2]) == (6, 0, 6)


def test_somebody_who_moves_to_another_zone_gets_no_second_copy(cast):
    make_issue(cast.tandem, MAY, closed_at=NOON)
    plan(now=datetime(2027, 5, 1, 7, 0, tzinfo=UTC))

    live_in({cast.mentor: "Pacific/Honolulu"})
    plan(now=datetime(2027, 5, 1, 20, 0, tzinfo=UTC))

    assert len(digests()) == 6


def test_an_issue_closed_late_goes_out_at_once(cast):
    closed_at = datetime(2027, 5, 3, 13, 0, tzinfo=UTC)
    make_issue(cast.tandem, MAY, closed_at=closed_at)

    plan(now=closed_at)

    assert {due_at for _who, due_at in digests()} == {closed_at}


def test_a_server_that_slept_on_the_day_sends_when_it_wakes(cast):
    make_issue(cast.tandem, MAY, closed_at=NOON)

    plan(now=datetime(2027, 5, 4, 7, 0, tzinfo=UTC))

    assert len(digests()) == 6
    assert set(Delivery.objects.values_list("expires_at", "state")) == {
        (datetime(2027, 5, 8, 7, 0, tzinfo=UTC), "pending")
    }


def test_an_issue_that_is_not_closed_is_not_sent(cast):
    DigestIssue.objects.create(program=cast.program, month=MAY)

    plan(now=datetime(2027, 5, 1, 7, 0, tzinfo=UTC))

    assert digests() == []


def test_a_second_program_sends_its_own_digest(cast):
    make_issue(cast.tandem, MAY, closed_at=NOON)

    plan(now=datetime(2027, 5, 2, 0, 0, tzinfo=UTC))

    assert cast.other_program_mentor.first_name not in {who for who, _at in digests()}


def test_planning_asks_the_database_as_often_for_many_readers_as_for_few(cast):
    make_issue(cast.tandem, MAY, closed_at=NOON)
    at = datetime(2027, 5, 1, 7, 0, tzinfo=UTC)
    notice = registry.get("monthly_digest")

    with CaptureQueriesContext(connection) as few:
        assert len(list(notice.due(at))) == 6
    Program.objects.filter(pk=cast.program.pk).update(digest_audience="everyone")
    with CaptureQueriesContext(connection) as many:
        assert len(list(notice.due(at))) == 13

    assert len(few) == len(many)


def first_mail(cast) -> tuple[DigestIssue, Delivery]:
    """Return a closed issue and its mail to the sponsor, planned and not yet written."""
    issue = make_issue(cast.tandem, MAY, closed_at=NOON, intro_de="Guten Morgen.", intro_en="Good morning.")
    plan(now=datetime(2027, 5, 1, 7, 0, tzinfo=UTC))
    return issue, Delivery.objects.get(person=cast.sponsor)


def test_reader_gets_words_credit_link_and_a_way_out(cast):
    issue, delivery = first_mail(cast)

    text = written(delivery)

    assert "Good morning." in text
    assert "A form that takes three minutes at a desk takes eleven at the line." in text
    assert "Leyla Aydınoğlu and Katrin Oldehaver" in text
    assert f"/digests/{issue.code}/" in text
    assert "/u/" in text


def test_nameless_share_names_nobody_in_the_mail(cast):
    issue, delivery = first_mail(cast)
    issue.shares.update(is_named=False)

    text = written(delivery)

    assert "From a tandem, released without names" in text
    assert "Leyla" not in text
    assert "Oldehaver" not in text


def test_each_reader_reads_the_opening_words_in_the_own_language(cast):
    _issue, delivery = first_mail(cast)

    assert "Guten Morgen." in written(delivery, language="de")


def test_a_withdrawn_share_is_in_no_mail_written_later(cast):
    issue, delivery = first_mail(cast)
    gone = issue.shares.get()
    make_readable(
        cast.other_tandem, title="Contracts, read by three", text="One clause was missed.", issue=issue
    )

    actions.withdraw(share=gone, by=cast.mentee, now=NOON)

    text = written(delivery)
    assert "CONTRACTS, READ BY THREE" in text
    assert "eleven at the line" not in text


def test_an_issue_with_nothing_left_is_not_sent(cast):
    issue, delivery = first_mail(cast)

    actions.withdraw(share=issue.shares.get(), by=cast.mentor, now=NOON)

    assert not registry.get("monthly_digest").still_true(delivery)


def test_a_mail_written_before_a_withdrawal_does_not_leave_any_more(cast):
    issue, delivery = first_mail(cast)
    make_readable(cast.other_tandem, issue=issue)
    Delivery.objects.filter(pk=delivery.pk).update(body=b"frozen", body_sha256="0")
    delivery.tries.create(number=1, token="00000000-0000-0000-0000-000000000001", worker="w")
    delivery = Delivery.objects.get(pk=delivery.pk)
    notice = registry.get("monthly_digest")

    before = notice.still_true(delivery)
    later = datetime.now(UTC) + timedelta(minutes=5)
    gone = issue.shares.get(author=cast.tandem.mentor)
    actions.withdraw(share=gone, by=cast.mentor, now=later)

    assert (before, notice.still_true(delivery)) == (True, False)


def test_somebody_who_no_longer_reads_the_program_gets_no_mail(cast):
    _issue, delivery = first_mail(cast)

    cast.program.roles.filter(person=cast.sponsor).delete()

    assert not registry.get("monthly_digest").still_true(delivery)


@pytest.mark.django_db
def test_who_comes_with_an_import_is_not_sent_what_went_out_before(cast):
    Program.objects.filter(pk=cast.program.pk).update(digest_audience="everyone", digest_day=1)
    make_issue(cast.tandem, MAY, closed_at=NOON)
    late = make_person("Zoe", known_since=NOON + timedelta(hours=1))

    plan(now=NOON + timedelta(days=2))

    assert digests()
    assert not Delivery.objects.filter(person=late).exists()
