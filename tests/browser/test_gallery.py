"""The gallery in all eight looks: if every component is sound there, pages made of them have a good start.

At each width axe sees everything by day and colours alone by night: it is slow on a page this long.
"""

from __future__ import annotations

import pytest

from tests.browser.inspection import axe_findings, bring_axe, layout_findings, settle

LOOKS = [(width, theme) for width in (390, 1440) for theme in ("light", "dark")]
EDGELESS = """selectors => selectors.filter(selector => {
    const one = document.querySelector(selector), style = getComputedStyle(one)
    const paper = getComputedStyle(document.body).backgroundColor
    const ground = one.matches("svg *") ? style.fill : style.backgroundColor
    const edged = parseFloat(style.borderTopWidth) > 0 && style.borderTopColor !== paper
    return !edged && (ground === paper || ground === "rgba(0, 0, 0, 0)")
})"""
MOVING = "() => document.getAnimations().filter(one => one.playState === 'running').length"


@pytest.mark.parametrize("language", ["de", "en"])
def test_gallery_is_sound_in_every_look(visit, language):
    visitor = visit("Onno")
    visitor.speak(language)
    visitor.open("/gallery/")
    page, found = visitor.page, []
    bring_axe(page)
    for box in page.locator("details.more:has(table)").all():
        box.locator("summary").first.click()

    for width, theme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        settle(page)
        seen = [*layout_findings(page), *axe_findings(page, colours_alone=theme == "dark")]
        found += [f"{language} {width} {theme}: {line}" for line in seen]

    assert found + visitor.complaints == []


def test_a_long_table_sorts_filters_and_leafs_by_links(visit):
    visitor = visit("Onno", width=390)
    page = visitor.page
    visitor.speak("en")
    visitor.open("/gallery/table/?rows=1000")
    bring_axe(page)
    assert [*layout_findings(page), *axe_findings(page)] == []

    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("columnheader", name="Meetings").get_by_role("link").click()
    page.get_by_role("columnheader", name="Meetings").get_by_role("link").click()

    assert page.get_by_role("columnheader", name="Meetings").get_attribute("aria-sort") == "descending"
    assert page.locator("tbody tr").first.locator("td.num").inner_text() == "8"
    page.get_by_role("link", name="50", exact=True).click()
    assert "sort=-meetings" in page.url
    assert page.locator("tbody tr").count() == 20
    page.get_by_label("State").select_option("quiet")
    page.get_by_role("button", name="Show").click()
    assert "166" in page.locator(".filter-count").inner_text()


def test_nothing_gets_lost_where_the_system_chooses_the_colours(visit):
    page = visit("Onno", forced_colors="active").page
    page.goto("/gallery/")

    lost = page.evaluate(
        EDGELESS,
        [
            *(".btn", ".btn-primary", ".btn-warm", ".chip", ".card", ".panel", ".note", ".paper"),
            *(".tm-l-fill", ".tm-r-fill", ".bar-fill", ".cb-on", ".tl-bar", ".pip-on", ".private"),
        ],
    )

    assert lost == []


def test_everything_stands_still_for_those_who_ask_for_it(visit):
    page = visit("Onno").page  # a visitor of the tests asks for less motion
    page.goto("/gallery/")
    settle(page)

    assert page.evaluate(MOVING) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) > 0, "else nothing was measured"


def test_a_question_opens_closes_and_gives_the_focus_back(visit):
    visitor = visit("Onno")
    visitor.speak("en")
    page = visitor.page
    page.goto("/gallery/")
    opener = page.locator("[data-dialog='new-date']")

    opener.press("Enter")

    question = page.get_by_role("dialog", name="Which new date suits you?")
    assert question.is_visible()
    page.keyboard.press("Escape")
    assert not question.is_visible()
    assert opener.evaluate("link => link === document.activeElement")
    opener.click()
    page.mouse.click(5, 5)
    assert not question.is_visible(), "a press beside it closes it"


def test_a_question_is_a_part_of_the_page_without_scripts(visit):
    page = visit("Onno", java_script_enabled=False).page
    page.goto("/gallery/")

    page.locator("[data-dialog='new-date']").click()

    assert page.locator("dialog#new-date").is_visible()


def test_pages_of_trouble_look_right_without_a_session(visit):
    page = visit("Onno", width=390).page
    for name in ("400", "500", "503", "403_csrf"):
        page.goto(f"/gallery/error/?page={name}")
        bring_axe(page)

        assert [*layout_findings(page), *axe_findings(page)] == [], name


def test_a_gallery_on_paper_holds_no_buttons_of_the_shell(visit):
    page = visit("Onno").page
    page.goto("/gallery/")

    page.emulate_media(media="print")

    for gone in (".mainnav", ".tools", ".crumbs", ".pager", ".tabs", ".source"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".tl").is_visible()
