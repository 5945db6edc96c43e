"""A passkey and an authenticator app, as a person meets them: with a device that proves it is them."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.browser.visitor import Visitor

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
CODE = re.compile(r"\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b")


@pytest.fixture
def person(visit):
    """Somebody at a device that can make passkeys: `person("Katrin")`."""

    def arrive(name: str) -> Visitor:
        visitor = visit(name)
        tools = visitor.page.context.new_cdp_session(visitor.page)
        tools.send("WebAuthn.enable")
        tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        return visitor

    return arrive


def press(visitor: Visitor, selector: str) -> None:
    """Press what leads to another page, and wait for it."""
    with visitor.page.expect_navigation():
        visitor.page.locator(selector).first.click()


def prove_by_mail(visitor: Visitor) -> None:
    """Ask for a code, read it among the mails of the demo, type it in."""
    press(visitor, "main button[name='send']")
    mails = visitor.page.context.new_page()
    mails.goto("/demo/mails/")
    mails.locator("main a[href*='/demo/mails/']").first.click()
    code = CODE.search(mails.locator("main").inner_text())
    mails.close()
    visitor.page.fill("[name='code']", code[0])
    press(visitor, "main form:has([name='code']) .btn-primary")


def test_passkey_is_added_and_lets_its_owner_in(person):
    katrin = person("Katrin")
    page = katrin.page
    page.goto("/accounts/security/")

    press(katrin, "main a[href$='/passkeys/add/']")
    prove_by_mail(katrin)
    press(katrin, "form[data-passkey='create'] .btn-primary")
    assert page.locator(".codes li").count() == 10
    page.goto("/accounts/logout/")
    press(katrin, "main .btn-primary")
    page.goto("/accounts/login/?next=/profile/")
    press(katrin, "form[data-passkey='get'] .btn")

    assert katrin.path == "/profile/"
    assert katrin.complaints == []
    page.goto("/accounts/security/")
    press(katrin, "main a[href$='/remove/']")
    press(katrin, "main .btn-danger")
    assert page.locator("main a[href$='/remove/']").count() == 0


def test_app_is_set_up_with_its_square_and_a_code(person):
    henrik = person("Henrik")
    page = henrik.page
    page.goto("/accounts/2fa/activate/")
    prove_by_mail(henrik)

    assert page.locator("svg.qr path").bounding_box()["width"] > 100
    page.locator("details.more summary").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    digits = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    page.fill("[name='code']", digits)
    press(henrik, "main form:has([name='code']) .btn-primary")

    assert page.locator(".codes li").count() == 10
    assert henrik.complaints == []
    page.goto("/accounts/2fa/deactivate/")
    press(henrik, "main .btn-danger")


def test_without_scripts_the_page_offers_the_app(visit):
    visitor = visit("Katrin", java_script_enabled=False)

    visitor.page.goto("/accounts/security/")

    assert visitor.page.locator("noscript .note").is_visible()
    assert visitor.page.locator("main a[href$='/2fa/activate/']").is_visible()
