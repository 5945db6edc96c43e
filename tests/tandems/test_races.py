"""Two people, or two clicks, at the same moment."""

import datetime as dt
import threading

import pytest
from django.db import connection

from mentoring.errors import Refused
from tandems.actions.logs import log_meeting
from tandems.actions.meetings import plan_meeting
from tandems.models import Meeting, SessionLog, SharedNote
from tests.factories.tandems import make_meeting, make_tandem
from tests.tandems.test_logs import account
from tests.tandems.test_meetings import appointment

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
HOUR = dt.timedelta(hours=1)


@pytest.mark.usefixtures("committed")
def test_two_plans_at_once_leave_one_meeting():
    first = make_tandem()
    second = make_tandem(first.program, mentee=first.mentee, mentee_place=2)
    together = threading.Barrier(2)
    results = []

    def plan(tandem):
        together.wait()
        try:
            plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)
            results.append("planned")
        except Refused as refused:
            results.append(refused.code)
        connection.close()

    threads = [threading.Thread(target=plan, args=[tandem]) for tandem in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["meeting_clash_partner", "planned"]
    assert Meeting.objects.count() == 1


@pytest.mark.usefixtures("committed")
def test_two_submits_at_once_leave_one_log():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    together = threading.Barrier(2)
    done = []

    def submit():
        together.wait()
        log = log_meeting(meeting=meeting, account=account(shared="Same"), by=tandem.mentor.person, now=NOW)
        done.append(log.pk)
        connection.close()

    threads = [threading.Thread(target=submit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(done) == 2
    assert len(set(done)) == 1
    assert (SessionLog.objects.count(), SharedNote.objects.count()) == (1, 1)
