"""Conversation cards: complete in both languages, half an hour each, and the right one at the right time."""

import copy
import tomllib

import pytest

from tandems.rules import cards as rules
from tandems.rules.cards import FOLDER, BadCardError, Phase, phase_of, suggest
from tests.architecture.test_wording import guilty


def test_there_are_cards_for_every_family_and_phase_in_both_languages():
    german, english = rules.cards("de-at"), rules.cards("en")

    assert len(german) >= 24
    assert {card.family for card in german} == set(rules.FAMILIES)
    assert {phase for card in german for phase in card.phases} == set(Phase)
    assert [card.code for card in german] == [card.code for card in english]
    assert all(one.title != two.title for one, two in zip(german, english, strict=True))


def test_every_file_is_a_family_and_no_card_speaks_of_age():
    files = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.toml")}

    assert set(files) == set(rules.FAMILIES)
    assert [word for text in files.values() for word in guilty(text)] == []


@pytest.mark.django_db
def test_cards_are_about_topics_there_are():
    from mentoring.profiles.models import Topic  # noqa: PLC0415  (the other tests need no database)

    named = {topic for card in rules.cards("en") for topic in card.topics}

    assert named - set(Topic.objects.values_list("code", flat=True)) == set()


def broken(change):
    table = copy.deepcopy(tomllib.loads((FOLDER / "course.toml").read_text("utf-8"))["card"][0])
    change(table)
    return table


@pytest.mark.parametrize(
    "change",
    [
        lambda card: card.pop("purpose"),
        lambda card: card["steps"].pop(),
        lambda card: card["title"].update(de=" "),
        lambda card: card.update(phases=["someday"]),
        lambda card: card.update(code="Not a code"),
        lambda card: card.update(for_mentor=["in no language"]),
    ],
)
def test_a_card_that_is_not_complete_says_so_with_its_name(change):
    with pytest.raises(BadCardError, match=r"course\.toml"):
        rules.read_card(broken(change), "course", "en")


@pytest.mark.parametrize(
    ("held", "phase"), [(0, "first"), (1, "early"), (3, "early"), (4, "middle"), (6, "middle"), (7, "end")]
)
def test_a_tandem_of_eight_talks_is_somewhere_on_its_way(held, phase):
    assert phase_of(held=held, planned=8) == phase


def fitting(phase, topics=(), families=(), used=()):
    known = {"topics": topics, "families": families, "used": used}
    return [card.code for card in suggest(rules.cards("en"), phase=phase, **known)]


def test_the_moment_comes_first_then_the_topic_then_its_family():
    assert fitting(Phase.FIRST)[0] == "first-meeting"
    assert fitting(Phase.MIDDLE, ["apply-here"])[:2] == ["mid-point", "apply-here"]
    assert fitting(Phase.EARLY, ["meetings", "apply-here"])[:2] == ["one-meeting-less", "apply-here"]
    assert fitting(Phase.END, families={"ai"})[1] == "ai-rules"


def test_what_was_used_is_not_suggested_again():
    assert "mid-point" not in fitting(Phase.MIDDLE, used={"mid-point"})
    assert len(fitting(Phase.MIDDLE, used={"mid-point"})) == 3
