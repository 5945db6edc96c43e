"""Somebody at the demo, and what their browser has to complain about."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

LOUD = ("error", "warning")


class Visitor:
    """One person with one window. `complaints` collects what the console and the network report."""

    def __init__(self, page: Page, demo: str) -> None:
        self.page = page
        self.demo = demo
        self.complaints: list[str] = []
        self.links: dict[str, None] = {}  # every address seen so far, in order
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._sent)

    @property
    def path(self) -> str:
        """Where the visitor is."""
        return urlsplit(self.page.url).path

    def become(self, name: str) -> None:
        """Sign in through the page of demo people, by first name, as anybody does who tries the demo."""
        self.page.goto("/demo/")
        self.page.locator("main form.card").filter(
            has=self.page.get_by_role("button", name=re.compile(rf"\b{name}\b"))
        ).get_by_role("button").click()
        self.page.wait_for_url(f"{self.demo}/")

    def speak(self, language: str) -> None:
        """Switch the language with the button of the page, unless the page speaks it already."""
        button = self.page.locator(f'button[name="language"][value="{language}"]')
        if button.count():
            button.click()
        self.page.wait_for_function("code => document.documentElement.lang === code", arg=language)

    def open(self, path: str) -> Response:
        """Open a path and remember where its page leads."""
        answer = self.page.goto(path)
        assert answer is not None, path
        here = self.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        for link in here:
            if link.startswith(self.demo):
                self.links.setdefault(link.removeprefix(self.demo).split("#")[0])
        return answer

    def find(self, pattern: str) -> str:
        """Return the first address seen so far that fits; `*` stands for what cannot be known before."""
        if "*" not in pattern:
            return pattern
        found = self.first(pattern)
        assert found, f"no page seen so far leads to {pattern}"
        return found

    def first(self, pattern: str) -> str:
        """Return the first address seen so far that fits, or nothing."""
        fits = re.compile(re.escape(pattern).replace(r"\*", r"[^/?#]+"))
        return next((link for link in self.links if fits.fullmatch(link)), "")

    def read_mails_until(self, pattern: str) -> None:
        """Open the mails of the demo, newest first, until one leads to an address that fits."""
        self.open("/demo/mails/")
        mails = [link for link in self.links if re.fullmatch(r"/demo/mails/[^/?]+/", link)]
        for mail in mails:
            self.open(mail)
            if self.first(pattern):
                return

    def _console(self, message: ConsoleMessage) -> None:
        own_status = message.location.get("url") == self.page.url and "status of" in message.text
        if message.type in LOUD and not own_status:  # the status of the page is checked where it is known
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.resource_type != "document" and request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"not loaded: {request.url} {request.failure}")

    def _sent(self, request: Request) -> None:
        if not request.url.startswith((self.demo, "data:", "about:")):
            self.complaints.append(f"asks a stranger: {request.url}")
