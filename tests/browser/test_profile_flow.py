"""Four minutes for a profile: on a phone by touch, by keyboard alone, without scripts; and what never gets lost."""

from __future__ import annotations

import pytest

from tests.browser.inspection import until
from tests.browser.keyboard import press_through, tab_to
from tests.browser.walks import BREMEN

MINE = f"{BREMEN}/my-profile/"
SAVED = "document.querySelector('#saved-{}').textContent.trim() !== ''"


def _on(page, button=".ask-actions .btn-primary"):
    """Press what leads to another question."""
    with page.expect_navigation():
        page.locator(button).tap() if page.evaluate("'ontouchstart' in window") else page.locator(
            button
        ).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["by touch", "without scripts"])
def test_profile_is_told_question_by_question_on_a_phone(visit, scripts):
    leyla = visit("Leyla", width=390, height=844, has_touch=True, java_script_enabled=scripts)
    page = leyla.page
    leyla.open(f"{MINE}sentence-1/")
    go = page.locator(".ask-actions .btn-primary")

    def on():
        with page.expect_navigation():
            go.tap()

    page.locator(".beginning-pick").nth(1).tap()
    chosen = page.locator(".beginning-pick:has(:checked)").inner_text()
    page.locator("textarea").fill("weil es kurz ist. 🎻")
    box = go.bounding_box()
    assert box["y"] + box["height"] < 844, "the way on is in sight"
    on()
    assert leyla.path == f"{MINE}sentence-2/"
    on()
    leyla.open(f"{MINE}style/")
    on()
    page.locator("[name=en]").select_option("3")
    on()
    page.locator("label.chip", has=page.locator("[name=formats]")).first.tap()
    on()
    on()
    page.locator(".week-box").nth(4).tap()
    ticked = page.locator(".week-box input").nth(4).is_checked()
    on()
    page.locator("[name=own_words]").fill("Ostfriesentee, Şahin")
    on()
    assert leyla.path == f"{MINE}practice/"

    leyla.open(MINE)
    assert page.locator("#part-sentence-1 textarea").input_value() == "weil es kurz ist. 🎻"
    assert page.locator("#part-sentence-1 summary .prompt").inner_text() == chosen
    assert page.locator("#part-times .week-box input").nth(4).is_checked() == ticked
    assert page.locator("#part-interests [name=own_words]").input_value() == "Ostfriesentee, Şahin"
    assert leyla.complaints == []


def test_profile_is_told_by_keyboard_alone(visit):
    leyla = visit("Leyla")
    page = leyla.page
    leyla.open(f"{MINE}headline/")

    tab_to(page, "[name=headline]")
    page.keyboard.press("Control+A")
    page.keyboard.type("Nur mit Tasten")
    tab_to(page, ".ask-actions .btn-primary")
    press_through(page)
    tab_to(page, "[name=prompt]")
    page.keyboard.press("ArrowDown")
    press_through(page)
    assert leyla.path == f"{MINE}sentence-2/", "Enter leads on, not to other beginnings"

    leyla.open(f"{MINE}style/")
    tab_to(page, "[name=think-do]")
    page.keyboard.press("Home")
    tab_to(page, ".ask-actions .btn-primary")
    press_through(page)
    leyla.open(MINE)
    assert page.locator("[name=headline]").input_value() == "Nur mit Tasten"
    assert page.locator("[name=think-do]").input_value() == "1"
    assert leyla.complaints == []


def test_other_beginnings_come_without_leaving_what_was_typed(visit):
    leyla = visit("Leyla", width=390)
    page = leyla.page
    leyla.open(f"{MINE}sentence-3/")
    before = page.locator(".beginning-pick").all_inner_texts()
    page.locator("textarea").fill("noch nicht fertig")

    page.locator(".beginnings-more").click()

    until(page, f"document.querySelector('.beginning-pick').innerText !== {before[0]!r}")
    assert page.locator("textarea").input_value() == "noch nicht fertig"
    assert leyla.complaints == []


def test_part_saves_itself_and_the_card_follows(visit):
    leyla = visit("Leyla", width=1440)
    page = leyla.page
    leyla.open(MINE)

    page.locator("#part-sentence-1 textarea").fill("ohne Knopf gespeichert.")
    page.locator("#part-headline textarea").focus()
    until(page, SAVED.format("sentence-1"))

    assert "ohne Knopf gespeichert." in page.locator("#profile-card").inner_text()
    page.locator("#part-sentence-1 textarea").fill("und noch einmal.")
    page.locator("#part-headline textarea").focus()
    until(page, "document.querySelector('#profile-card').textContent.includes('und noch einmal.')")
    leyla.open(MINE)
    assert page.locator("#part-sentence-1 textarea").input_value() == "und noch einmal."
    assert leyla.complaints == []


def test_language_is_switched_in_the_middle_and_nothing_is_lost(visit):
    leyla = visit("Leyla")
    page = leyla.page
    leyla.open(f"{MINE}good-to-know/")
    leyla.speak("de")
    leyla.open(f"{MINE}good-to-know/")

    page.locator("textarea").press_sequentially("Mitten im Satz")
    with page.expect_navigation():
        page.locator("header form button[name=language][value=en]").first.click()

    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("textarea").input_value().endswith("Mitten im Satz")
    assert leyla.complaints == []


def test_two_tabs_never_overwrite_each_other(visit):
    leyla = visit("Leyla")
    one, other = leyla.page, leyla.page.context.new_page()
    leyla.open(f"{MINE}motivation/")
    other.goto(f"{MINE}motivation/")

    one.locator("textarea").fill("Aus dem ersten Fenster")
    _on(one)
    other.locator("textarea").fill("Aus dem zweiten Fenster")
    other.locator("textarea").blur()
    other.locator(".theirs").wait_for()

    assert "Aus dem ersten Fenster" in other.locator(".theirs").inner_text()
    assert other.locator("textarea").input_value() == "Aus dem zweiten Fenster"
    _on(other, ".theirs [value=next]")
    leyla.open(f"{MINE}motivation/")
    assert one.locator("textarea").input_value() == "Aus dem zweiten Fenster"
