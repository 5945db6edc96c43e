"""A minute before the first meeting: each reads a list, HR may let a tandem begin without."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from mentoring.errors import NotAllowed, Refused
from mentoring.privacy.models import AuditEvent
from programs.models import Visibility
from tandems.actions.induction import finish_induction, skip_induction
from tandems.actions.logs import log_talk
from tandems.actions.meetings import plan_meeting
from tandems.models import Induction, Meeting, SessionLog
from tandems.queries.induction import tandems_before_start
from tandems.rules.induction import MENTEE, MENTOR
from tests.cast import NOW as ON_STAGE
from tests.factories.tandems import make_log
from tests.tandems.test_logs import account
from tests.tandems.test_meetings import appointment

pytestmark = pytest.mark.django_db

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)


@pytest.fixture
def fresh(cast):
    """The cast, before either of the two has read their list."""
    Induction.objects.filter(tandem=cast.tandem).delete()
    return cast


def plan(cast, by):
    return plan_meeting(tandem=cast.tandem, appointment=appointment(), by=by, now=NOW)


def test_whoever_has_not_read_is_led_to_the_list_and_back(client, fresh):
    client.force_login(fresh.mentee)
    here = f"/tandems/{fresh.tandem.code}"

    for page in ("meetings/new", "log"):
        led = client.get(f"{here}/{page}/", follow=True)
        assert led.redirect_chain == [
            (f"{here}/induction/?next=%2Ftandems%2F{fresh.tandem.code}%2F{page.replace('/', '%2F')}%2F", 302)
        ]
    half = client.post(f"{here}/induction/", {"points": MENTEE[:3]})
    done = client.post(f"{here}/induction/", {"points": MENTEE, "next": f"{here}/meetings/new/"})

    assert half.status_code == 422
    assert half.text.count("checked") == 3
    assert done["Location"] == f"{here}/meetings/new/"
    assert client.get(f"{here}/meetings/new/").status_code == 200


def test_nobody_plans_or_logs_a_first_meeting_before_reading(fresh):
    for action in (
        lambda: plan(fresh, fresh.mentor),
        lambda: log_talk(
            tandem=fresh.tandem,
            code="abcdefghjk",
            held_on=ON_STAGE.date(),
            account=account(),
            by=fresh.mentee,
            now=ON_STAGE,
        ),
    ):
        with pytest.raises(Refused) as refused, transaction.atomic():
            action()
        assert refused.value.code == "induction_first"

    assert not Meeting.objects.exists()
    assert not SessionLog.objects.exists()


def test_it_holds_up_only_whoever_has_not_read(fresh):
    finish_induction(tandem=fresh.tandem, read=MENTOR, by=fresh.mentor, now=NOW)

    plan(fresh, fresh.mentor)

    assert Meeting.objects.count() == 1


def test_two_who_have_met_are_not_asked(fresh):
    make_log(fresh.tandem)

    plan(fresh, fresh.mentee)

    assert Meeting.objects.count() == 1


def test_each_reads_their_own_list_and_twice_is_once(fresh):
    with pytest.raises(Refused):
        finish_induction(tandem=fresh.tandem, read=MENTOR, by=fresh.mentee, now=NOW)
    with pytest.raises(NotAllowed):
        finish_induction(tandem=fresh.tandem, read=MENTOR, by=fresh.other_mentor, now=NOW)
    for _twice in range(2):
        finish_induction(tandem=fresh.tandem, read=MENTEE, by=fresh.mentee, now=NOW)

    assert [*Induction.objects.filter(tandem=fresh.tandem).values_list("person", "skipped")] == [
        (fresh.mentee.pk, False)
    ]


def test_hr_lets_a_tandem_begin_and_it_is_noted(fresh):
    finish_induction(tandem=fresh.tandem, read=MENTEE, by=fresh.mentee, now=NOW)
    with pytest.raises(NotAllowed):
        skip_induction(tandem=fresh.tandem, by=fresh.mentor, now=NOW)

    for _twice in range(2):
        skip_induction(tandem=fresh.tandem, by=fresh.hr, now=NOW)
    plan(fresh, fresh.mentor)

    assert Induction.objects.filter(tandem=fresh.tandem, skipped=True).count() == 2
    assert AuditEvent.objects.filter(verb="tandem.induction_skipped", actor=fresh.hr).count() == 1


def test_hr_sees_of_the_two_together_that_they_are_ready_or_not(client, fresh):
    client.force_login(fresh.hr)
    address = f"/programs/{fresh.program.slug}/progress/induction/"

    before = client.get(address).text
    finish_induction(tandem=fresh.tandem, read=MENTOR, by=fresh.mentor, now=NOW)
    with_one = client.get(address).text
    finish_induction(tandem=fresh.tandem, read=MENTEE, by=fresh.mentee, now=NOW)
    with_both = client.get(address).text

    assert (before.count("not yet"), with_one.count("not yet"), with_both.count("not yet")) == (1, 1, 0)


def test_in_works_council_mode_hr_sees_only_what_hr_did(fresh):
    fresh.program.visibility = Visibility.AGGREGATES
    fresh.program.save()
    make_log(fresh.other_tandem)
    finish_induction(tandem=fresh.tandem, read=MENTOR, by=fresh.mentor, now=NOW)
    before = {one.pk: one.is_ready for one in tandems_before_start(fresh.hr, fresh.program)}

    skip_induction(tandem=fresh.tandem, by=fresh.hr, now=NOW)
    after = {one.pk: one.is_ready for one in tandems_before_start(fresh.hr, fresh.program)}

    assert before == {fresh.tandem.pk: False, fresh.other_tandem.pk: False}
    assert after == {fresh.tandem.pk: True, fresh.other_tandem.pk: False}
    assert not tandems_before_start(fresh.sponsor, fresh.program).exists()


def test_letting_a_tandem_begin_tells_nothing_about_who_had_read(cast):
    Induction.objects.filter(tandem=cast.other_tandem).delete()
    cast.program.visibility = Visibility.AGGREGATES
    cast.program.save()

    for tandem in (cast.tandem, cast.other_tandem):  # both had read; neither had
        skip_induction(tandem=tandem, by=cast.hr, now=NOW)

    assert [one.is_ready for one in tandems_before_start(cast.hr, cast.program)] == [True, True]
    assert AuditEvent.objects.filter(verb="tandem.induction_skipped").count() == 2


def test_database_takes_one_of_each(cast):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        Induction.objects.create(tandem=cast.tandem, person=cast.mentor, done_at=NOW)

    assert "induction_once_per_person" in str(broken.value)
