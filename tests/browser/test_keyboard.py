"""Whatever a mouse can do, a keyboard can do, and the focus shows where one is."""

from __future__ import annotations

import datetime as dt
import itertools

from tests.browser.keyboard import press_through, stops, tab_to

FOCUSED = "document.activeElement"


def test_skip_link_leads_past_the_navigation(visit):
    page = visit("Katrin").page

    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.matches('.skip')")
    assert page.locator(".skip").bounding_box()["y"] >= 0, "it shows when it has the focus"
    page.keyboard.press("Enter")

    assert page.evaluate(f"{FOCUSED}.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.closest('main') !== null")


def test_focus_walks_the_page_from_top_to_bottom(visit):
    visitor = visit("Katrin")

    found = stops(visitor.page)

    assert [part for part, _stops in itertools.groupby(found)] == ["a", "aside", "header", "main"]
    assert visitor.page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0


def test_demo_person_is_chosen_and_left_by_keyboard(visit):
    page = visit().page
    page.goto("/demo/")

    tab_to(page, "main form.card button")
    press_through(page)
    assert page.url.endswith("/")
    tab_to(page, "details:has(form[action$='/logout/']) summary")
    page.keyboard.press("Enter")
    tab_to(page, "form[action$='/logout/'] button")
    press_through(page)

    assert page.locator("form[action$='/logout/']").count() == 0


def test_escape_closes_a_menu_and_returns_to_its_button(visit):
    page = visit("Katrin").page
    summary = "details:has(form[action$='/logout/']) summary"
    tab_to(page, summary)

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert page.evaluate("selector => document.activeElement.matches(selector)", summary)
    assert page.locator("details[open]").count() == 0


def test_meeting_is_planned_by_keyboard_alone(visit):
    visitor = visit("Katrin")
    page, day = visitor.page, dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=11)

    tab_to(page, "main a[href*='/tandems/']")
    press_through(page)
    tab_to(page, "main a[href$='/meetings/new/']")
    press_through(page)
    tab_to(page, "[name='day']")
    page.keyboard.type(
        f"{day:%m%d%Y}"
    )  # Chromium asks for month, day, year here: its own language is English
    tab_to(page, "[name='clock']")
    page.keyboard.type("0215PM")
    tab_to(page, "[name='subject']")
    page.keyboard.type("Ohne Maus geplant")
    press_through(page)

    assert visitor.path.startswith("/meetings/"), page.locator("main").inner_text()
    assert page.locator("h1").inner_text() == "Ohne Maus geplant"
    assert page.locator(".date-block b").first.inner_text() == f"{day.day}"
    assert visitor.complaints == []


def test_summary_of_errors_takes_the_focus_and_leads_to_the_field(visit):
    visitor = visit("Leyla")
    page = visitor.page
    visitor.open("/")
    visitor.open(visitor.find("/tandems/*/"))
    visitor.open(visitor.find("/tandems/*/meetings/new/"))
    page.locator("[name='subject']").fill("Das soll bleiben")

    page.locator("[name='subject']").press("Enter")
    page.locator(".form-summary").wait_for()

    assert page.evaluate(f"{FOCUSED}.matches('.form-summary')")
    assert page.locator("[name='subject']").input_value() == "Das soll bleiben"
    tab_to(page, ".form-summary a[href='#id_day']")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "id_day"
    assert page.locator("#id_day").get_attribute("aria-invalid") == "true"
    assert "id_day_error" in page.locator("#id_day").get_attribute("aria-describedby")


def test_language_and_theme_switch_by_keyboard(visit):
    visitor = visit()
    page = visitor.page
    page.goto("/accounts/login/")
    visitor.speak("de")

    tab_to(page, "button[name='language'][value='en']")
    press_through(page)
    assert page.locator("html").get_attribute("lang") == "en"
    tab_to(page, "details:has(button[name='theme']) summary")
    page.keyboard.press("Enter")
    tab_to(page, "button[name='theme'][value='dark']")
    press_through(page)

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert visitor.path == "/accounts/login/"
