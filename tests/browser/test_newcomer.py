"""Somebody of HR who has never seen the product, an empty installation, and the file of their company.

From the first sign-in to an open program with invited people; on a phone as well. What is pressed is counted,
and the clock runs as it does for the person, waiting for mails included.
"""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page

from tests.journeys.browser import CODE
from tests.journeys.company import FILE, Company
from tests.journeys.stage import Stage, stage

HR = "helga.roth@adventure-works.com"
FIVE_MINUTES = 300
FEW = 30  # presses of a button, a link or a choice


class Newcomer:
    """Hands that press and type."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, what: str) -> None:
        """Press what leads to another page."""
        self.presses += 1
        with self.page.expect_navigation():
            self.page.locator(what).first.click()

    def choose(self, what: str) -> None:
        """Tick or pick on the page."""
        self.presses += 1
        self.page.locator(what).first.check()

    def type(self, **words: str) -> None:
        for name, text in words.items():
            self.page.locator(f"main [name={name}]").first.fill(text)


@pytest.mark.parametrize("width", [390, 1440])
def test_newcomer_opens_a_program_within_five_minutes(browser, tmp_path, width):
    everybody = Company().people.values()
    leading = {one.email for one in everybody if one.number in {other.manager for other in everybody}}
    assert len(leading) == 47
    with stage(tmp_path / "var") as installation:
        installation.manage("init", "--email", HR, "--first-name", "Helga", "--last-name", "Roth")
        page = browser.new_context(
            base_url=installation.url, viewport={"width": width, "height": 844}, locale="en-GB"
        ).new_page()
        newcomer, began = Newcomer(page), time.monotonic()

        _sign_in(newcomer, installation)
        _bring_people(newcomer)
        _set_up(newcomer)
        _invite(newcomer)
        took = time.monotonic() - began

        mails = installation.mailbox.wait_for("invitation-mail", count=len(leading), seconds=60)
        assert installation.ask("SELECT state FROM programs_program") == [("open",)]
        assert {mail.to[0] for mail in mails} == leading
        page.context.close()
    print(f"{width} px: {took:.0f} s, {newcomer.presses} presses")  # noqa: T201
    assert took < FIVE_MINUTES
    assert newcomer.presses <= FEW


def _sign_in(newcomer: Newcomer, installation: Stage) -> None:
    newcomer.page.goto("/")
    newcomer.type(email=HR)
    newcomer.press("form:has([name=email]) .btn")
    letter = installation.mailbox.wait_for("login-code", to=HR)[-1]
    newcomer.type(code=CODE.search(letter.text).group(1))
    newcomer.press("form:has([name=code]) .btn")


def _bring_people(newcomer: Newcomer) -> None:
    """First steps lead to the directory; what is recognised is right, so it is only confirmed."""
    newcomer.press("main a[href='/start/']")
    newcomer.press("main a[href='/directory/']")
    newcomer.page.locator("input[type=file]").set_input_files(FILE)
    newcomer.press("form:has(input[type=file]) .btn-primary")
    newcomer.press("form:has([name=column_0]) .btn-primary")
    newcomer.press("form[action$='/import/'] .btn-primary")


def _set_up(newcomer: Newcomer) -> None:
    """The classic preset as it comes; only what nobody else can know is said."""
    newcomer.press("a[href='/programs/']")
    newcomer.press("main a[href='/programs/new/']")
    newcomer.type(
        name="Fresh Wind",
        about_de="Wer nah an einer Sache ist, erklärt sie denen, die entscheiden.",
        about_en="Those closest to a subject explain it to those who decide.",
    )
    newcomer.press("#wizard-form .btn-primary")
    newcomer.choose("[name=consultation][value=nobody]")
    newcomer.press("#wizard-form .btn-primary")  # to shape and dates
    newcomer.press("#wizard-form .btn-primary")  # to the rules
    newcomer.choose("[name=generation_rule][value=stage]")
    newcomer.press("#wizard-form .btn-primary")  # to the words
    newcomer.press("#wizard-form .btn-primary")  # to the last look
    newcomer.press("main form[action$='/move/'] .btn-primary")  # what opening does, before it is done
    newcomer.press("main form[action$='/move/'] .btn-primary")


def _invite(newcomer: Newcomer) -> None:
    """Everybody who leads others, in one go."""
    newcomer.press("main a[href*='/people/invite/']")
    newcomer.page.locator("[name=role]").first.select_option("mentee")
    newcomer.page.locator("[name=level]").select_option("leads")
    newcomer.press("form:has([name=level]) button:has-text('Show')")
    newcomer.choose("[name=everybody]")
    newcomer.press("button[value=invite], .btn-primary:has-text('Invite')")
