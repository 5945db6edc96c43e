"""The plan: filled from needs, shared by two, ordered under lock, never overwritten unseen."""

import datetime as dt

import pytest
from django.db import connection

from mentoring.errors import NotAllowed, Refused
from programs.models import Need, Preset, Role
from tandems.actions import plan as actions
from tandems.actions.logs import Account, log_meeting
from tandems.actions.plan import Draft
from tandems.models import PlanItem
from tandems.queries.mine import my_tandems
from tandems.queries.plan import card_for, plan
from tandems.rules.plan import FORGET_AFTER, MOST, UNDO_FOR
from tests.factories.profiles import make_person, make_topic
from tests.factories.programs import make_program, make_ready
from tests.factories.tandems import make_log, make_meeting, make_plan_item, make_tandem

pytestmark = pytest.mark.django_db

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MARCH = dt.date(2027, 3, 1)


def draft(words="How you buy", **more):
    known = {"question": "", "topic": None, "month": MARCH, "format": "talk", "state": "idea"}
    return Draft(words=words, **(known | more))


@pytest.fixture
def tandem():
    return make_tandem()


def titles(tandem):
    """Return what the mentor reads, in order."""
    return [item.title for item in plan(tandem.mentor.person, tandem, held=0, now=NOW).items]


def test_a_plan_begins_with_what_the_mentee_needs_and_is_begun_once(tandem):
    topic = make_topic("how-people-buy")
    Need.objects.filter(participant=tandem.mentee).delete()
    Need.objects.create(participant=tandem.mentee, topic=topic, priority=3, question="Who calls a shop?")

    filled = [actions.begin_plan(tandem), actions.begin_plan(tandem)]

    found = list(PlanItem.objects.filter(tandem=tandem))
    assert filled == [4, 0]
    assert [item.card or item.topic.code for item in found] == [
        "first-meeting",
        "how-people-buy",
        "mid-point",
        "farewell",
    ]
    assert str(found[1].question) == "Who calls a shop?"
    assert [item.month for item in found] == sorted(item.month for item in found)


def test_both_add_and_change_and_nobody_else(tandem):
    item = actions.add_item(tandem=tandem, draft=draft(), by=tandem.mentor.person, now=NOW)
    actions.change_item(item=item, draft=draft("Why"), revision=1, by=tandem.mentee.person, now=NOW)
    stranger, changed = make_person(), {"item": item, "by": make_tandem().mentor.person, "now": NOW}

    for forbidden in (
        lambda: actions.add_item(tandem=tandem, draft=draft(), by=stranger, now=NOW),
        lambda: actions.change_item(draft=draft(), revision=2, **changed),
        lambda: actions.order_item(step=1, before=None, **changed),
        lambda: actions.set_state(state="tried", **changed),
        lambda: actions.take_out(**changed),
        lambda: actions.put_back(**changed),
    ):
        with pytest.raises(NotAllowed):
            forbidden()

    assert titles(tandem) == ["Why"]


def test_a_tandem_that_has_ended_plans_nothing_more():
    tandem = make_tandem(state="ended", ended_at=NOW)

    with pytest.raises(NotAllowed):
        actions.add_item(tandem=tandem, draft=draft(), by=tandem.mentor.person, now=NOW)


def test_words_are_sealed_in_the_database(tandem):
    make_plan_item(tandem, "kanari-plan", question="kanari-frage")

    with connection.cursor() as cursor:
        cursor.execute("SELECT words, question FROM tandems_planitem")
        sealed = b"".join(bytes(one) for one in cursor.fetchone())

    assert b"kanari" not in sealed


@pytest.mark.parametrize(("words", "code"), [("", "plan_item_empty"), ("One more", "plan_full")])
def test_a_plan_holds_two_dozen_things_that_say_something(tandem, words, code):
    for number in range(MOST):
        make_plan_item(tandem, f"Item {number}")

    with pytest.raises(Refused) as refused:
        actions.add_item(tandem=tandem, draft=draft(words), by=tandem.mentor.person, now=NOW)

    assert (refused.value.code, refused.value.field) == (code, "words")


def test_whoever_saves_second_sees_both_versions_and_may_keep_theirs(client, tandem):
    item = make_plan_item(tandem, "As it was")
    form = {"words": "Mine", "question": "", "month": "", "format": "talk", "state": "idea", "revision": "1"}
    actions.change_item(item=item, draft=draft("Theirs"), revision=1, by=tandem.mentor.person, now=NOW)
    client.force_login(tandem.mentee.person)

    first = client.post(f"/plan/{item.code}/", form)
    between = titles(tandem)
    again = client.post(f"/plan/{item.code}/", form | {"revision": first.context["form"]["revision"].value()})

    assert first.status_code == 422
    assert "What was saved meanwhile" in first.text
    assert "Theirs" in first.text
    assert 'value="Mine"' in first.text
    assert between == ["Theirs"]
    assert again.status_code == 302
    assert titles(tandem) == ["Mine"]


def test_saving_the_same_twice_is_no_conflict(tandem):
    item, by = make_plan_item(tandem), tandem.mentor.person

    for _press in range(2):
        actions.change_item(item=item, draft=draft("New"), revision=1, by=by, now=NOW)

    assert PlanItem.objects.get().revision == 2


def test_items_move_by_one_place_or_in_front_of_another(tandem):
    one, two, three = (make_plan_item(tandem, words) for words in ("one", "two", "three"))
    by = {"by": tandem.mentee.person, "now": NOW}

    def order(item, **how):
        actions.order_item(item=item, **({"step": 1, "before": None} | how), **by)
        return titles(tandem)

    assert order(one) == ["two", "one", "three"]
    assert order(two, step=-1) == ["two", "one", "three"]  # it is on top already
    assert order(three, before=two.code) == ["three", "two", "one"]
    assert order(three, before="") == ["two", "one", "three"]


def test_what_is_put_back_stands_where_it_stood(tandem):
    items = [make_plan_item(tandem, words) for words in ("one", "two", "three")]
    by = {"by": tandem.mentor.person, "now": NOW}

    actions.take_out(item=items[1], **by)
    without = titles(tandem)
    actions.order_item(item=items[0], step=1, before=None, **by)
    actions.put_back(item=items[1], **by)

    assert without == ["one", "three"]
    assert titles(tandem) == ["three", "two", "one"]


def test_a_meeting_planned_from_an_item_brings_its_day_and_its_log_along(client, tandem):
    item = make_plan_item(tandem, "How you buy")
    client.force_login(tandem.mentor.person)
    address = f"/tandems/{tandem.code}/meetings/new/?item={item.code}"
    day = (NOW + 9 * DAY).date()
    known = {
        "day": f"{day}",
        "clock": "10:00",
        "minutes": "30",
        "time_zone": "Europe/Berlin",
        "format": "video",
    }

    asked = client.get(address).context["form"]["subject"].value()
    client.post(address, known | {"subject": asked})
    item.refresh_from_db()
    planned = (item.state, item.meeting.subject)
    met = Account(True, "video", 30)
    log_meeting(meeting=item.meeting, account=met, by=tandem.mentee.person, now=NOW + 10 * DAY)
    item.refresh_from_db()

    assert asked == "How you buy"
    assert planned == ("planned", "How you buy")
    assert item.state == "discussed"


def test_an_item_of_others_begins_nothing(client, tandem):
    other = make_plan_item(make_tandem(), "Not yours")
    client.force_login(tandem.mentor.person)

    for page in ("meetings/new", "share"):
        assert "Not yours" not in client.get(f"/tandems/{tandem.code}/{page}/?item={other.code}").text


def test_a_share_begins_with_what_the_item_is_about(client, tandem):
    item = make_plan_item(tandem, "Who calls a shop")
    client.force_login(tandem.mentee.person)

    form = client.get(f"/tandems/{tandem.code}/share/?item={item.code}").context["form"]

    assert form["title"].value() == "Who calls a shop"


def test_a_departmental_tandem_plans_three_topics_before_it_meets():
    program = make_program(state="running", preset=Preset.DEPARTMENTAL)
    tandem = make_tandem(program)
    for number in range(2):
        make_plan_item(tandem, f"{number}", state="planned")
    last, by = make_plan_item(tandem, "two"), tandem.mentor.person

    before = my_tandems(by, now=NOW)[0].step
    actions.set_state(item=last, state="planned", by=by, now=NOW)
    after = my_tandems(by, now=NOW)[0].step
    make_log(make_tandem(program, mentee=make_ready(program, Role.MENTEE)))

    assert (before, after) == ("topics", "plan_first")


def test_a_meeting_is_prepared_with_the_card_it_was_planned_from(tandem):
    meeting, other = make_meeting(tandem, NOW + DAY), make_meeting(tandem, NOW + 9 * DAY)
    make_plan_item(tandem, "", card="ai-try", meeting=meeting)
    by = tandem.mentor.person

    assert card_for(by, meeting, now=NOW).code == "ai-try"
    assert card_for(by, other, now=NOW).code == "first-meeting"
    assert card_for(by, meeting, now=NOW + 2 * DAY) is None


def test_the_clock_erases_what_was_taken_out_and_plans_of_tandems_long_over(tandem):
    ended = make_tandem(state="ended", ended_at=NOW - FORGET_AFTER)
    kept = make_tandem(state="ended", ended_at=NOW - FORGET_AFTER + HOUR)
    for of, removed_at in ((tandem, None), (tandem, NOW - UNDO_FOR), (ended, None), (kept, None)):
        make_plan_item(of, removed_at=removed_at)

    erased = actions.forget_plans(now=NOW)

    assert erased == 2
    assert {item.tandem for item in PlanItem.objects.all()} == {tandem, kept}
