"""Colours that follow the typing, on the page where a site admin sets them."""

from __future__ import annotations

from playwright.sync_api import expect

GREEN, DARK_GREEN = "rgb(0, 86, 63)", "rgb(66, 136, 110)"


def test_specimens_follow_the_typing_and_the_picker_follows_the_text(visit):
    visitor = visit("Onno")
    visitor.open("/company/")
    visitor.speak("en")
    page = visitor.page
    typed, picker = page.locator("#id_first_colour"), page.get_by_label("Colour of buttons: Pick a colour")

    typed.press_sequentially("00563f")

    light, dark = (
        page.locator(f".specimen[data-ground='{theme}'] .btn-primary") for theme in ("light", "dark")
    )
    expect(light).to_have_css("background-color", GREEN)
    expect(dark).to_have_css("background-color", DARK_GREEN)
    expect(typed).to_be_focused()
    assert picker.input_value() == "#00563f"
    picker.fill("#123456")
    expect(typed).to_have_value("#123456")
    expect(light).to_have_css("background-color", "rgb(18, 52, 86)")
    assert (
        page.locator("button.btn-primary").evaluate("one => getComputedStyle(one).backgroundColor") != GREEN
    )
    assert visitor.complaints == []
