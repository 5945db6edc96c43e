"""Fields in a browser: finding topics, getting typed words back, errors without leaving the page."""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import Page

from tests.browser.walks import BREMEN

MINE = f"{BREMEN}/my-profile/"
LATE = str(dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=900))


def _names(page: Page) -> list[str]:
    return page.locator("[data-topic]:visible [data-name]").all_inner_texts()


def test_topic_is_found_by_typing_and_goes_with_a_button(visit):
    leyla = visit("Leyla", width=390)
    page = leyla.page
    leyla.open(MINE)
    leyla.speak("de")
    before, search, topics = _names(page), page.locator("#topic-search"), page.locator("#topic-list")

    search.fill("uber setzt")  # no such topic
    none = topics.is_visible()
    search.fill("verander alltag")  # without the dots of its umlaut
    found = [text.split("\n")[0] for text in topics.get_by_role("option").all_inner_texts()]
    search.press("Escape")
    is_closed = topics.is_hidden()
    search.press("ArrowDown")
    search.press("ArrowDown")
    search.press("Enter")

    assert (none, found, is_closed) == (False, ["Apps, die den Alltag verändern"], True)
    assert page.locator("search-list [role=status]").inner_text() == "Ein Thema passt."
    (added,) = set(_names(page)) - set(before)
    assert added == found[0]
    row = page.locator("[data-topic]", has=page.locator("[data-name]", has_text=added))
    assert page.evaluate("document.activeElement.type") == "radio"
    strongest = row.locator("label.chip").last
    strongest.click()
    assert row.locator("[data-level]").inner_text().strip() == strongest.inner_text().strip()
    row.locator("[data-remove]").click()
    assert _names(page) == before
    assert leyla.complaints == []


def test_topics_can_be_chosen_without_scripts(visit):
    leyla = visit("Leyla", java_script_enabled=False, width=390)
    page = leyla.page
    leyla.open(MINE)
    free = page.locator("[data-topic]", has=page.locator("details[open]"))

    assert free.count() == 1, "the first free row stands open"
    assert free.locator("select").is_visible()
    assert page.locator("search-list").is_hidden()


def test_words_lost_in_a_crash_are_offered_to_the_same_person_only(visit):
    imke = visit("Imke")
    page = imke.page
    imke.open("/programs/new/")
    line = page.locator("main [name=name]")
    before = line.input_value()
    line.fill("Typed and never sent")

    page.reload()
    offer, shown = page.locator("[data-draft-offer]"), line.input_value()
    offer.locator("[data-take-back]").click()
    taken_back = line.input_value()
    imke.become("Katrin")
    kept = page.evaluate("Object.keys(sessionStorage)")

    assert (shown, taken_back) == (before, "Typed and never sent")
    assert kept == []
    assert imke.complaints == []


def test_saved_words_are_not_offered_again(visit):
    leyla = visit("Leyla")
    page = leyla.page
    leyla.open("/profile/headline/")
    line = page.locator("[name=headline]")
    before = line.input_value()

    for words in (f"{before} too", before):
        line.fill(words)
        page.locator("#part-headline .btn-primary").click()
        page.wait_for_url("**/profile/sentence-1/")
        leyla.open("/profile/headline/")
        assert line.input_value() == words
        assert page.evaluate("Object.keys(sessionStorage)") == []
        assert page.locator("[data-draft-offer]").is_hidden()


def test_form_with_an_error_stays_where_it_is(visit):
    katrin = visit("Katrin", height=700)
    page = katrin.page
    katrin.open("/")
    katrin.open(katrin.find("/tandems/*/"))
    katrin.open(katrin.find("/tandems/*/meetings/new/"))
    page.evaluate("document.body.dataset.same = 'page'")
    page.locator("[name=day]").fill(LATE)
    page.locator("[name=clock]").fill("10:15")
    page.locator("[name=subject]").fill("Half a thought")
    page.locator("#meeting-form .btn-primary").click()

    page.locator(".form-summary").wait_for()
    focused = page.evaluate("document.activeElement.className")
    page.locator(".form-summary a").click()
    assert focused == "form-summary"
    assert page.evaluate("document.activeElement.id") == "id_day"
    assert page.evaluate("document.body.dataset.same") == "page"
    assert page.locator("[name=subject]").input_value() == "Half a thought"
    page.locator("[name=day]").fill(str(dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=55)))
    with page.expect_navigation():
        page.locator("#meeting-form .btn-primary").click()
    assert katrin.path.startswith(("/meetings/", "/tandems/"))
    assert "/meetings/new/" not in katrin.path
    assert katrin.complaints == []


def test_rules_of_a_program_are_told_while_they_are_chosen(visit):
    imke = visit("Imke")
    page = imke.page
    imke.open("/programs/new/")
    page.locator("main [name=name]").fill("Erzählte Regeln")
    with page.expect_navigation():
        page.locator("#wizard-form .btn-primary").click()
    imke.open(imke.path.replace("people", "rules"))
    stage = page.locator("[name=generation_rule][value=stage]")
    heading = stage.locator("xpath=..").locator(".h4").inner_text()

    stage.check()

    page.locator("#wizard-follows li", has_text=heading).wait_for()
    assert imke.complaints == []
