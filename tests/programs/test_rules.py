"""The rules of programs as tables of cases."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mentoring.errors import Refused
from programs.rules import dates, generation, joining, phases, visibility

KICKOFF = date(2026, 8, 31)
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_months_are_counted_as_postgres_counts_them(day, months, later):
    assert dates.add_months(day, months) == later


@pytest.mark.parametrize("end", [date(2027, 2, 28), date(2027, 5, 31), date(2027, 8, 31)])
def test_program_of_six_to_twelve_months_is_fine(end):
    dates.check_dates(profiles_due=KICKOFF, kickoff=KICKOFF, end=end)


@pytest.mark.parametrize(
    ("due", "end", "code", "field"),
    [
        (KICKOFF, KICKOFF, "end_before_kickoff", "ends_on"),
        (KICKOFF, date(2025, 1, 1), "end_before_kickoff", "ends_on"),
        (KICKOFF, date(2027, 2, 27), "too_short", "ends_on"),
        (KICKOFF, date(2027, 9, 1), "too_long", "ends_on"),
        (KICKOFF + timedelta(1), date(2027, 5, 31), "profiles_due_after_kickoff", "profiles_due_on"),
    ],
)
def test_other_dates_are_refused_at_their_field(due, end, code, field):
    with pytest.raises(Refused) as refused:
        dates.check_dates(profiles_due=due, kickoff=KICKOFF, end=end)

    assert (refused.value.code, refused.value.field) == (code, field)


def test_program_that_is_too_long_says_how_long():
    with pytest.raises(Refused) as refused:
        dates.check_dates(profiles_due=KICKOFF, kickoff=KICKOFF, end=date(2027, 9, 1))

    assert refused.value.params == {"months": 13, "latest": date(2027, 8, 31)}


@pytest.mark.parametrize("days", [0, 1])
def test_new_program_may_kick_off_today_or_later(days):
    dates.check_kickoff(KICKOFF + timedelta(days), today=KICKOFF)


def test_new_program_cannot_have_kicked_off_yesterday():
    with pytest.raises(Refused) as refused:
        dates.check_kickoff(KICKOFF - timedelta(1), today=KICKOFF)

    assert (refused.value.code, refused.value.field) == ("kickoff_past", "kickoff_on")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Digital Natives zeigen es", [("Digital Natives", "wording_digital")]),
        ("für junge Leute unter 30", [("junge", "wording_young"), ("unter 30", "wording_limit")]),
        ("Jahrgang 1990 oder Gen Z", [("Jahrgang", "wording_year"), ("Gen Z", "wording_label")]),
        ("no boomers, please", [("boomers", "wording_label")]),
        ("alte Hasen und die Ü50", [("alte Hasen", "wording_old"), ("Ü50", "wording_limit")]),
        (
            "younger colleagues born after 1990",
            [("younger", "wording_young"), ("born after", "wording_year")],
        ),
        ("jung, jung, jung", [("jung", "wording_young")]),
        ("Frischer Wind durch Junge!", [("Frischer Wind durch Junge", "wording_blood")]),
        ("new blood, young talents", [("new blood", "wording_blood"), ("young talents", "wording_young")]),
        ("ein junges, frisches Team", [("junges", "wording_young")]),
        ("for old hands and seniors", [("old hands", "wording_old"), ("seniors", "wording_silver")]),
        (
            "Silver Surfer, Senioren und Best Ager",
            [(word, "wording_silver") for word in ("Silver Surfer", "Senioren", "Best Ager")],
        ),
        ("Alt und Jung, alte Schule", [("Alt und Jung", "wording_old"), ("alte Schule", "wording_old")]),
        ("digitale Eingeborene", [("digitale Eingeborene", "wording_digital")]),
        ("kurz vor der Rente", [("vor der Rente", "wording_silver")]),
    ],
)
def test_linter_finds_words_about_age(text, found):
    assert [(wording.word, wording.code) for wording in generation.check_wording(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mentoring über Generationen hinweg, von Mensch zu Mensch",
        "Treffen ab 12 Uhr, höchstens 30 Minuten, unter 20 Euro",
        "Different generations learn from each other for under 12 months",
        "Frischer Wind 2027: fresh wind from the yard, the old town, alte Gewohnheiten",
        "Gender, Jungfernstieg, Altenpflege, Gen AI, Senior Vice President",
        "ab 10.30 Uhr, bis 31.12., über 80 % der Teams, ab 10:00",
    ],
)
def test_linter_leaves_other_words_alone(text):
    assert generation.check_wording(text) == ()


@pytest.mark.parametrize(("rule", "reason"), [("stage", ""), ("different", "Because"), ("mentor_later", "x")])
def test_rule_with_a_reason_or_by_stage_is_fine(rule, reason):
    generation.check_reason(rule=rule, reason=reason)


@pytest.mark.parametrize("rule", ["different", "mentor_later"])
def test_rule_that_compares_generations_needs_a_reason(rule):
    with pytest.raises(Refused, match="generation_reason_missing"):
        generation.check_reason(rule=rule, reason=" \n")


def facts(**changes):
    known = {
        "today": KICKOFF,
        "kickoff": KICKOFF,
        "has_german": True,
        "has_english": True,
        "has_reason": True,
        "is_council_settled": True,
        "mentors_ready": 1,
        "mentees_ready": 1,
        "tandems": 1,
    }
    return phases.Facts(**(known | changes))


@pytest.mark.parametrize("move", phases.MOVES)
def test_every_move_of_the_table_works_when_its_needs_hold(move):
    phases.check_move(move.old, move.new, facts())


@pytest.mark.parametrize(
    ("old", "new", "change", "code"),
    [
        ("draft", "open", {"has_german": False}, "need_german_text"),
        ("draft", "open", {"has_english": False}, "need_english_text"),
        ("draft", "open", {"today": KICKOFF + timedelta(1)}, "need_kickoff_ahead"),
        ("draft", "open", {"has_reason": False}, "need_reason_given"),
        ("draft", "open", {"is_council_settled": False}, "need_council_settled"),
        ("open", "matching", {"mentors_ready": 0}, "need_mentor_ready"),
        ("open", "matching", {"mentees_ready": 0}, "need_mentee_ready"),
        ("matching", "running", {"tandems": 0}, "need_tandem_published"),
        ("draft", "running", {}, "no_such_move"),
        ("running", "matching", {}, "no_such_move"),
        ("archived", "open", {}, "no_such_move"),
        ("open", "open", {}, "no_such_move"),
    ],
)
def test_other_moves_are_refused(old, new, change, code):
    with pytest.raises(Refused, match=code):
        phases.check_move(old, new, facts(**change))


def test_draft_may_still_loosen_what_others_see():
    visibility.check_change(
        state="draft", before="aggregates", after="progress", group_before=9, group_after=5
    )


@pytest.mark.parametrize("state", ["open", "matching", "running", "closing", "closed"])
def test_opened_program_may_only_tighten(state):
    visibility.check_change(state=state, before="progress", after="aggregates", group_before=5, group_after=6)
    with pytest.raises(Refused, match="visibility_only_tightens"):
        visibility.check_change(
            state=state, before="aggregates", after="progress", group_before=5, group_after=5
        )
    with pytest.raises(Refused, match="group_only_grows"):
        visibility.check_change(
            state=state, before="progress", after="progress", group_before=6, group_after=5
        )


@pytest.mark.parametrize(
    ("used", "voided", "expires_at", "code"),
    [
        (True, False, NOW + timedelta(1), "invitation_used"),
        (False, True, NOW + timedelta(1), "invitation_void"),
        (False, False, NOW, "invitation_expired"),
    ],
)
def test_invitation_that_cannot_be_answered_says_why(used, voided, expires_at, code):
    with pytest.raises(Refused, match=code):
        joining.check_invitation(used=used, voided=voided, expires_at=expires_at, now=NOW)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("", ()),
        ("a@x.de\nB@X.de", ("a@x.de", "b@x.de")),
        ("a@x.de, b@x.de;c@x.de", ("a@x.de", "b@x.de", "c@x.de")),
        ('"Müller, Anna" <anna@x.de>; Bert <bert@x.de>', ("anna@x.de", "bert@x.de")),
        ("a@x.de a@x.de", ("a@x.de",)),
        ("a@x.de b@x.de", ("a@x.de", "b@x.de")),
        ("just words", ("just words",)),
    ],
)
def test_pasted_list_becomes_addresses(text, addresses):
    assert joining.split_addresses(text) == addresses
