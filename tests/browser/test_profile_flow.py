"""Four minutes for a profile: by touch, by keyboard alone, without scripts; and what never gets lost."""

from __future__ import annotations

import pytest

from tests.browser.inspection import until
from tests.browser.keyboard import tab_to
from tests.browser.walks import BREMEN

MINE = f"{BREMEN}/my-profile/"
SAVED = "document.querySelector('#saved-{}').textContent.trim() !== ''"


def _on(page, press):
    """Press what leads to another question. What is being saved is saved first, so it may take a moment."""
    here = page.url
    press()
    page.wait_for_url(lambda url: url != here)


@pytest.mark.parametrize("scripts", [True, False], ids=["by touch", "without scripts"])
def test_profile_is_told_question_by_question_on_a_phone(visit, scripts):
    leyla = visit("Leyla", width=390, height=844, has_touch=True, java_script_enabled=scripts)
    page = leyla.page
    leyla.open(f"{MINE}sentence-1/")
    go = page.locator(".ask-actions .btn-primary")

    def on():
        _on(page, go.tap)

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
    _on(page, lambda: page.keyboard.press("Enter"))
    tab_to(page, "[name=prompt]")
    page.keyboard.press("ArrowDown")
    _on(page, lambda: page.keyboard.press("Enter"))
    assert leyla.path == f"{MINE}sentence-2/", "Enter leads on, not to other beginnings"

    leyla.open(f"{MINE}style/")
    tab_to(page, "[name=think-do]")
    page.keyboard.press("Home")
    tab_to(page, ".ask-actions .btn-primary")
    _on(page, lambda: page.keyboard.press("Enter"))
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

    until(page, f"document.querySelectorAll('.beginning-pick')[1].innerText !== {before[1]!r}")
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
    page.locator("header form button[name=language][value=en]").first.click()

    page.locator("html[lang=en]").wait_for(state="attached")
    assert "Mitten im Satz" in page.locator("textarea").input_value()
    assert leyla.complaints == []


def test_two_tabs_never_overwrite_each_other(visit):
    leyla = visit("Leyla")
    one, other = leyla.page, leyla.page.context.new_page()
    leyla.open(f"{MINE}motivation/")
    other.goto(f"{MINE}motivation/")

    one.locator("textarea").fill("Aus dem ersten Fenster")
    _on(one, one.locator(".ask-actions .btn-primary").click)
    other.locator("textarea").fill("Aus dem zweiten Fenster")
    other.locator("textarea").blur()
    other.locator(".theirs").wait_for()

    assert "Aus dem ersten Fenster" in other.locator(".theirs").inner_text()
    assert other.locator("textarea").input_value() == "Aus dem zweiten Fenster"
    _on(other, other.locator(".theirs [value=next]").click)
    leyla.open(f"{MINE}motivation/")
    assert one.locator("textarea").input_value() == "Aus dem zweiten Fenster"
