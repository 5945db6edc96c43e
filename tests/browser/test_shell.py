"""The frame of every page by keyboard: menus, programs, toasts; and what a screen reader is told."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.inspection import until
from tests.browser.keyboard import press_through, tab_to
from tests.browser.visitor import Visitor

FOCUSED = "document.activeElement"
ME = "details:has(form[action$='/logout/'])"
SPOKEN = """() => {
    window.spoken = []
    const live = document.getElementById("live")
    new MutationObserver(() => window.spoken.push(live.textContent)).observe(live, {childList: true})
}"""
QUESTION = "Woran merke ich, dass es sich lohnt?"
TAKE_OUT = ".asked button:has([aria-label*='lohnt'])"


def _ask(visitor: Visitor) -> Page:
    page = visitor.page
    tab_to(page, "#question")
    page.keyboard.type(QUESTION)
    press_through(page)
    page.locator(".asked", has_text=QUESTION).wait_for()
    return page


def test_arrows_walk_through_the_menu_and_escape_leads_back(visit):
    page = visit("Katrin").page
    tab_to(page, f"{ME} > summary")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.evaluate(f"{FOCUSED}.textContent.trim()")
    page.keyboard.press("End")
    last = page.evaluate(f"{FOCUSED}.closest('form').action")
    page.keyboard.press("Escape")

    assert second == page.locator(f"{ME} .menu a").nth(1).text_content().strip()
    assert last.endswith("/logout/")
    assert page.evaluate(f"{FOCUSED}.matches('summary')")
    assert page.locator("details[open]").count() == 0


def test_a_menu_closes_when_the_focus_moves_on(visit):
    page = visit("Katrin").page
    tab_to(page, f"{ME} > summary")

    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")

    assert page.locator("details[open]").count() == 0


def test_the_look_is_chosen_in_the_person_menu(visit):
    page = visit("Katrin").page
    tab_to(page, f"{ME} > summary")
    page.keyboard.press("Enter")

    tab_to(page, "button[name='theme'][value='dark']")
    press_through(page)

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("meta[name='theme-color']").count() == 1


def test_changing_the_program_keeps_the_place(visit):
    visitor = visit("Imke", width=390, height=844)
    page = visitor.page
    visitor.open("/programs/rueckenwind-bremen/digest/")
    here = page.locator(".subnav [aria-current]").bounding_box()

    tab_to(page, ".progswitch > summary")
    page.keyboard.press("Enter")
    tab_to(page, ".progswitch .menu a[href*='seitenwechsel']")
    press_through(page)

    assert here["x"] >= 0, "the row shows the current place"
    assert here["x"] + here["width"] <= 390
    assert visitor.path == "/programs/seitenwechsel-dresden/digest/"


def test_a_question_taken_out_is_put_back_by_keyboard_and_said_once(visit):
    visitor = visit("Katrin")
    page = _ask(visitor)
    page.add_init_script(f"addEventListener('DOMContentLoaded', {SPOKEN})")

    tab_to(page, TAKE_OUT)
    press_through(page)
    until(page, "window.spoken.length > 0")
    page.wait_for_timeout(400)  # a second sentence would have come by now
    assert len(page.evaluate("window.spoken")) == 1
    assert page.locator(".asked", has_text=QUESTION).count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.matches('.toast form button')")
    press_through(page)

    assert page.locator(".asked", has_text=QUESTION).count() == 1
    assert visitor.complaints == []


def test_a_toast_is_closed_by_its_button(visit):
    page = _ask(visit("Leyla"))
    tab_to(page, TAKE_OUT)
    press_through(page)

    tab_to(page, ".toast [data-close]")
    page.keyboard.press("Enter")

    assert page.locator(".toast").count() == 0
    assert page.evaluate(f"{FOCUSED}.id") == "main"


def test_a_question_is_put_in_and_undone_without_scripts(visit):
    page = visit("Leyla", java_script_enabled=False).page

    page.locator("#question").fill("Ohne Skript gefragt?")
    page.locator(".ask button").click()
    page.locator(".asked li", has_text="Ohne Skript").locator("button").click()
    assert page.locator(".asked", has_text="Ohne Skript").count() == 0
    assert page.locator(".toast-close").is_hidden()
    page.locator(".toast form button").click()

    assert page.locator(".asked", has_text="Ohne Skript").count() == 1
