"""The monthly digest is closed once, in time for the first morning on earth."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from mentoring.errors import NotAllowed, Refused
from programs.models import Program, ProgramState
from programs.sharing import actions, queries, tasks
from programs.sharing.models import DigestIssue
from tests.factories.sharing import make_issue, make_readable

MAY = date(2027, 5, 1)
NOON = datetime(2027, 4, 30, 10, 0, tzinfo=UTC)  # 12:00 in Berlin, the day before the digest
IN_APRIL = NOON - timedelta(days=6)


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


@time_machine.travel(NOON + timedelta(minutes=5), tick=False)
def test_hr_keeps_what_she_typed_when_the_clock_closed_the_issue_first(client, cast):
    make_readable(cast.tandem, approved_at=IN_APRIL)
    actions.close_due_issues(now=NOON)
    client.force_login(cast.hr)

    answer = client.post(
        reverse("sharing:digest-close", args=[cast.program.slug]),
        {"intro_de": "Liebe Leute", "intro_en": "Dear all"},
    )

    assert answer.status_code == 422
    assert "Liebe Leute" in answer.text
    assert not DigestIssue.objects.filter(intro_de="Liebe Leute").exists()
