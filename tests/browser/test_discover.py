"""One person, one decision: by mouse, keys, a swipe, and without scripts. Each test undoes its answer."""

from __future__ import annotations

import pytest

from tests.browser.visitor import Visitor

DECK = "/programs/frischer-wind-*/discover/"


def at_the_deck(visit, **how) -> Visitor:
    """Kwame before today's cards."""
    kwame = visit("Kwame", **how)
    kwame.open("/")
    kwame.open(kwame.find(DECK))
    if not kwame.page.locator("#card").count():
        with kwame.page.expect_navigation():
            kwame.page.locator("main form[action*='/deal/'] button").click()
    return kwame


def on_top(kwame: Visitor) -> str | None:
    return kwame.page.locator("#card").get_attribute("aria-label")


def undo(kwame: Visitor) -> None:
    with kwame.page.expect_navigation():
        kwame.page.locator("form[action*='/undo/'] button").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_answer_brings_the_next_card_and_undo_the_last(visit, scripts):
    kwame = at_the_deck(visit, java_script_enabled=scripts)
    first = on_top(kwame)

    with kwame.page.expect_navigation():
        kwame.page.locator("button[value=later]").click()
    second = on_top(kwame)
    undo(kwame)

    assert second != first
    assert on_top(kwame) == first
    assert kwame.complaints == []


def test_arrow_keys_answer_while_the_card_has_the_focus(visit):
    kwame = at_the_deck(visit)
    page, first = kwame.page, on_top(kwame)
    page.locator("button[value=no]").focus()
    page.keyboard.press("ArrowRight")
    untouched = on_top(kwame)

    page.locator("#card").focus()
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")

    assert untouched == first != on_top(kwame)
    assert page.evaluate("document.activeElement.id") == "card"
    undo(kwame)
    assert kwame.complaints == []


def test_a_swipe_past_a_third_answers_and_a_shorter_one_does_not(visit):
    kwame = at_the_deck(visit, width=390, height=844, has_touch=True)
    page, first = kwame.page, on_top(kwame)
    touch = page.context.new_cdp_session(page)

    swipe(touch, 100, 190)
    untouched = on_top(kwame)
    with page.expect_navigation():
        swipe(touch, 330, 60)

    assert untouched == first != on_top(kwame)
    undo(kwame)
    assert on_top(kwame) == first
    assert kwame.complaints == []


def swipe(touch, start, end):
    """Move a finger over the portrait, from `start` to `end` pixels, in steps."""
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 330}]})
    for step in range(1, 7):
        x = start + (end - start) * step / 6
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": 330}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
