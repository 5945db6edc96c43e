"""The set-up of a program where scripts run: fields save themselves, dates follow, the year is redrawn."""

from __future__ import annotations

from tests.browser.inspection import until
from tests.browser.visitor import Visitor

DATES = ("kickoff_on", "ends_on", "profiles_due_on", "sessions_planned")


def test_draft_saves_itself_and_the_year_follows(visit):
    imke = visit("Imke")
    page, base = imke.page, _begin(imke, "Von selbst gespeichert")
    imke.open(f"{base}shape/")
    before = _dates(imke)

    page.locator("[name=preset][value=departmental]").check()
    page.locator("[name=sessions_planned][value='24']").wait_for()
    shorter = _dates(imke)
    page.locator("[name=kickoff_on]").fill(_later(before["kickoff_on"]))
    page.locator("[name=sessions_planned]").focus()
    until(page, f"document.querySelector('[name=ends_on]').value !== '{shorter['ends_on']}'")

    moved = _dates(imke)
    assert before["ends_on"] > shorter["ends_on"]
    assert moved["profiles_due_on"] > shorter["profiles_due_on"]
    assert page.evaluate("document.activeElement.name") == "sessions_planned"
    assert page.locator(f"#wizard-follows time[datetime='{moved['ends_on']}']").count()
    assert page.locator("#wizard-saved").inner_text().startswith("Draft, saved at")
    imke.open(f"{base}shape/")
    assert _dates(imke) == moved, "it was saved without a button"
    assert imke.complaints == []


def test_risky_word_is_pointed_out_while_the_text_is_written(visit):
    imke = visit("Imke", width=390)
    page, base = imke.page, _begin(imke, "Worte")
    imke.open(f"{base}words/")

    page.locator("[name=greeting_en]").fill("For young digital natives")
    page.locator("[name=greeting_de]").focus()

    page.locator("#wizard-follows", has_text="Try “digital practice”").wait_for()
    assert page.locator("#wizard-follows article", has_text="For young digital natives").count()
    assert imke.complaints == []


def _begin(imke: Visitor, name: str) -> str:
    """Create a draft with its texts; return the path above its steps."""
    page = imke.page
    imke.open("/programs/new/")
    imke.speak("en")
    for field in ("about_de", "about_en"):
        page.locator(f"main [name={field}]").fill("…")
    page.locator("main [name=name]").fill(name)
    with page.expect_navigation():
        page.locator("#wizard-form .btn-primary").click()
    return imke.path.removesuffix("people/")


def _dates(imke: Visitor) -> dict[str, str]:
    return {name: imke.page.locator(f"[name={name}]").input_value() for name in DATES}


def _later(day: str) -> str:
    """The same day of the next year."""
    return f"{int(day[:4]) + 1}{day[4:]}"
