"""The rules of the set-up as tables: presets, the year around a kickoff, two people at one form."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.web import merging
from programs.models import Preset
from programs.rules import dates, generation, phases, presets, readiness, timeline
from programs.wizard_words import PARTS_OF_YEAR, POINTS, PRESET_CARDS

TODAY = date(2026, 11, 22)


def test_every_preset_makes_a_program_that_is_allowed():
    assert list(presets.PRESETS) == list(Preset.values) == list(PRESET_CARDS)
    for preset in presets.PRESETS:
        year = timeline.proposed(TODAY, preset)
        dates.check_dates(profiles_due=year.profiles_due, kickoff=year.kickoff, end=year.end)


def test_preset_leaves_alone_what_was_changed_by_hand():
    said = presets.PRESETS["classic"].values() | {"mentee_capacity": 2}

    changes = presets.filled(said, before="classic", after="departmental")

    assert changes == {
        "sessions_planned": 24,
        "department_rule": "same",
        "reporting_levels": 1,
        "digest_audience": "everyone",
    }


@given(today=st.dates(date(2024, 1, 1), date(2040, 12, 31)), preset=st.sampled_from(list(presets.PRESETS)))
@settings(max_examples=60)
def test_proposed_dates_fall_on_days_on_which_people_work(today, preset):
    year = timeline.proposed(today, preset)

    assert year.kickoff.weekday() == 0
    assert timeline.awkward(year) == ()
    assert timeline.length(year) == presets.PRESETS[preset].months
    dates.check_dates(profiles_due=year.profiles_due, kickoff=year.kickoff, end=year.end)
    assert timedelta(weeks=10) <= year.kickoff - today <= timedelta(weeks=14)


@given(
    kickoff=st.dates(date(2024, 1, 1), date(2040, 12, 31)),
    months=st.integers(6, 12),
    ahead=st.integers(0, 400),
)
@settings(max_examples=60)
def test_year_is_in_order_and_fits_the_drawing(kickoff, months, ahead):
    year = timeline.Dates(kickoff - timedelta(days=ahead), kickoff, dates.add_months(kickoff, months))

    parts = timeline.year_of(year)
    begin = timeline.drawn_from(year)

    assert {part.code for part in parts} == set(PARTS_OF_YEAR)
    assert all(part.starts_on <= part.ends_on for part in parts)
    assert (year.end.year - begin.year) * 12 + year.end.month - begin.month < 18
    assert timeline.kept_until(year.end) > year.end


BEFORE = timeline.Dates(date(2027, 2, 12), date(2027, 3, 1), date(2027, 12, 1))


@pytest.mark.parametrize(
    ("said", "months_after", "expected"),
    [
        (  # a moved kickoff takes both along
            timeline.Dates(BEFORE.profiles_due, date(2027, 4, 5), BEFORE.end),
            9,
            timeline.Dates(date(2027, 3, 19), date(2027, 4, 5), date(2028, 1, 7)),  # after the holidays
        ),
        (  # what was said in the same moment stays
            timeline.Dates(date(2027, 4, 1), date(2027, 4, 5), date(2027, 11, 5)),
            9,
            timeline.Dates(date(2027, 4, 1), date(2027, 4, 5), date(2027, 11, 5)),
        ),
        (  # a shorter preset moves an end that stood where the old one had put it
            BEFORE,
            6,
            timeline.Dates(BEFORE.profiles_due, BEFORE.kickoff, date(2027, 9, 1)),
        ),
    ],
)
def test_dates_follow_a_moved_kickoff_and_a_new_preset(said, months_after, expected):
    found = timeline.followed(BEFORE, said, months_before=9, months_after=months_after)

    assert found == expected


def test_end_of_a_whole_year_comes_before_a_weekend_and_not_behind_it():
    kickoff = date(2027, 3, 5)  # a year later it is a Sunday

    found = timeline.end_after(kickoff, 12)

    assert found == date(2028, 3, 3)
    assert timeline.awkward(timeline.Dates(kickoff, kickoff, date(2028, 3, 5)))[0].better == found


def test_end_set_by_hand_keeps_its_distance_and_ignores_presets():
    before = timeline.Dates(date(2027, 2, 12), date(2027, 3, 1), date(2027, 10, 1))

    same = timeline.followed(before, before, months_before=9, months_after=6)
    moved = timeline.followed(
        before,
        timeline.Dates(before.profiles_due, date(2027, 4, 1), before.end),
        months_before=9,
        months_after=6,
    )

    assert same.end == before.end
    assert moved.end == date(2027, 11, 1)


@pytest.mark.parametrize(
    ("day", "why", "better"),
    [
        (date(2027, 3, 6), "weekend", date(2027, 3, 8)),
        (date(2026, 12, 24), "new_year", date(2027, 1, 7)),
        (date(2027, 1, 6), "new_year", date(2027, 1, 7)),
        (date(2028, 5, 1), "may_day", date(2028, 5, 2)),
        (date(2028, 10, 3), "unity_day", date(2028, 10, 4)),
        (date(2027, 3, 8), "", date(2027, 3, 8)),
    ],
)
def test_days_on_which_few_people_work_are_known(day, why, better):
    assert timeline.why_awkward(day) == why
    assert timeline.next_good(day) == better


@pytest.mark.parametrize(
    ("stored", "said", "changes", "clashes"),
    [
        ("old", "new", {"name": "new"}, ()),  # only this form changed it
        ("theirs", "old", {}, ()),  # only the other one did
        ("theirs", "theirs", {}, ()),  # both alike
        ("theirs", "new", {}, ("name",)),
        ("old\r\n", "old", {}, ()),
    ],
)
def test_two_people_at_one_field(stored, said, changes, clashes):
    seen = merging.marks({"name": "old"})

    found = merging.merged({"name": stored}, {"name": said}, seen)

    assert (found.changes, found.clashes) == (changes, clashes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mentoren Mitte 20, gern auch Anfang dreißig", ["Mitte 20", "Anfang dreißig"]),
        ("zwischen 20 und 30, die 25-jährige Kollegin", ["zwischen 20 und 30", "25-jährige"]),
        ("20-year-olds in their mid-20s", ["20-year-olds", "mid-20s"]),
        ("Nachhilfe für alte Hasen", ["Nachhilfe", "alte Hasen"]),
        ("between 20 and 30 tandems, Ende 20 Uhr, Mitte 2027, 30-minütig, tutorial", []),
    ],
)
def test_linter_knows_ages_and_pupils(text, words):
    assert [found.word for found in generation.check_wording(text)] == words


def test_check_names_what_is_in_the_way_and_what_could_be_better():
    facts = phases.Facts(
        today=TODAY,
        kickoff=TODAY,
        has_german=True,
        has_english=False,
        has_reason=True,
        is_council_settled=True,
        mentors_ready=0,
        mentees_ready=0,
        tandems=0,
    )
    advice = readiness.Advice(
        has_sponsor=False,
        has_deputy=True,
        days_until_profiles=30,
        awkward_dates=0,
        words_found=0,
        people_without_line=0,
    )

    points = readiness.points(facts, advice)

    assert {point.code for point in points} == set(POINTS)
    assert [(point.code, point.step) for point in points if point.state == readiness.State.BLOCKING] == [
        ("english_text", "purpose")
    ]
    assert [point.code for point in points if point.state == readiness.State.IMPROVE] == ["sponsor_named"]
