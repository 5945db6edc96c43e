"""The monthly digest: closed once, sent once, to each reader on their own morning."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications import mime, registry, rendering
from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from mentoring.profiles.models import User
from programs.models import Program, ProgramState
from programs.sharing import actions, queries, tasks
from programs.sharing.models import DigestIssue
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


def test_an_issue_closes_itself_at_noon_of_the_day_before(cast):
    share = make_readable(cast.tandem, approved_at=IN_APRIL)

    assert actions.close_due_issues(now=NOON - timedelta(seconds=1)) == 0
    assert actions.close_due_issues(now=NOON) == 1

    issue = DigestIssue.objects.get()
    assert (issue.month, issue.closed_at, issue.closed_by, issue.recipients) == (MAY, NOON, None, 6)
    assert list(queries.printed_shares(issue)) == [share]


def test_closing_twice_closes_once(cast):
    make_readable(cast.tandem, approved_at=IN_APRIL)

    first = actions.close_due_issues(now=NOON)
    second = actions.close_due_issues(now=NOON + timedelta(seconds=30))

    assert (first, second) == (1, 0)


def test_a_share_approved_after_closing_waits_for_the_next_month(cast):
    make_readable(cast.tandem, approved_at=IN_APRIL)
    actions.close_due_issues(now=NOON)
    late = make_readable(cast.tandem, approved_at=NOON + timedelta(hours=1))

    closed = actions.close_due_issues(now=NOON + timedelta(hours=2))
    in_june = actions.close_due_issues(now=datetime(2027, 5, 31, 10, 0, tzinfo=UTC))

    late.refresh_from_db()
    assert (closed, in_june, late.issue.month) == (0, 1, date(2027, 6, 1))


def test_without_a_share_no_issue_is_closed(cast):
    assert actions.close_due_issues(now=NOON) == 0
    assert DigestIssue.objects.count() == 0


def test_a_server_that_slept_over_noon_closes_when_it_wakes(cast):
    make_readable(cast.tandem, approved_at=IN_APRIL)

    assert actions.close_due_issues(now=NOON + timedelta(days=2)) == 1
    assert DigestIssue.objects.get().month == MAY


def test_a_share_approved_after_the_morning_does_not_make_a_late_digest(cast):
    make_readable(cast.tandem, approved_at=datetime(2027, 5, 2, 8, 0, tzinfo=UTC))

    assert actions.close_due_issues(now=datetime(2027, 5, 2, 9, 0, tzinfo=UTC)) == 0


@pytest.mark.parametrize("state", [ProgramState.DRAFT, ProgramState.ARCHIVED])
def test_a_program_that_has_not_begun_or_is_archived_sends_nothing(cast, state):
    make_readable(cast.tandem, approved_at=IN_APRIL)
    Program.objects.update(state=state)

    assert actions.close_due_issues(now=NOON) == 0


def test_the_clock_closes_what_is_due(cast):
    make_readable(cast.tandem, approved_at=IN_APRIL)

    with time_machine.travel(NOON, tick=False):
        assert (tasks.close_due_issues(), tasks.close_due_issues()) == (1, 0)


def test_hr_closes_early_with_the_words_they_saved(cast):
    make_readable(cast.tandem, approved_at=IN_APRIL)
    program = cast.program

    actions.save_opening(
        program=program, intro_de="Guten Morgen.", intro_en="Good morning.", by=cast.hr, now=IN_APRIL
    )
    issue = actions.close_issue(program=program, by=cast.hr, now=IN_APRIL)

    assert (issue.month, issue.intro_de, issue.intro_en, issue.closed_by) == (
        MAY,
        "Guten Morgen.",
        "Good morning.",
        cast.hr,
    )


def test_words_that_missed_their_month_open_the_next_one(cast):
    actions.save_opening(
        program=cast.program, intro_de="", intro_en="Good morning.", by=cast.hr, now=IN_APRIL
    )
    make_readable(cast.tandem, approved_at=datetime(2027, 5, 20, 8, 0, tzinfo=UTC))

    actions.close_due_issues(now=datetime(2027, 5, 31, 10, 0, tzinfo=UTC))

    issue = DigestIssue.objects.get()
    assert (issue.month, issue.intro_en) == (date(2027, 6, 1), "Good morning.")


def test_hr_cannot_close_an_empty_issue(cast):
    with pytest.raises(Refused, match="digest_empty"):
        actions.close_issue(program=cast.program, by=cast.hr, now=IN_APRIL)


def test_hr_cannot_close_the_next_issue_before_this_one_has_gone_out(cast):
    make_issue(cast.tandem, MAY, closed_at=IN_APRIL)
    make_readable(cast.tandem, approved_at=IN_APRIL)

    with pytest.raises(Refused, match="digest_closed"):
        actions.close_issue(program=cast.program, by=cast.hr, now=NOON)


@pytest.mark.parametrize("who", ["sponsor", "mentor", "other_hr", "observer", "site_admin", "employee"])
def test_only_hr_of_the_program_edits_its_digest(cast, who):
    with pytest.raises(NotAllowed):
        actions.close_issue(program=cast.program, by=getattr(cast, who), now=IN_APRIL)


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
        assert len(list(notice.due(at))) == 12

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
