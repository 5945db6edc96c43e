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
        button = self.page.locator(f'button.tool[name="language"][value="{language}"]')
        if button.count():
            with self.page.expect_navigation():
                button.click()
        assert self.page.locator("html").get_attribute("lang") == language

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
        """Return the first address seen so far that fits; `*` stands for what cannot be known before.

        "a > b": open what fits a, one after the other, until one of them leads to a b.
        """
        through, _, pattern = pattern.rpartition(" > ")
        if "*" not in pattern:
            return pattern
        for way in self._all(through) if through else ():
            if self._all(pattern):
                break
            self.open(way)
        found = self._all(pattern) or self._within(pattern)
        assert found, f"no page seen so far leads to {pattern}"
        return found[0]

    def _within(self, pattern: str) -> list[str]:
        """Return the pattern with its star as seen elsewhere, where the name before it leaves no doubt."""
        before, _, after = pattern.partition("*")
        if before.endswith("/") or "*" in after:
            return []
        named = re.compile(re.escape(before) + r"([^/?#]+)")
        known = [fit[1] for link in self.links if (fit := named.match(link))]
        return [f"{before}{name}{after}" for name in known]

    def _all(self, pattern: str) -> list[str]:
        fits = re.compile(re.escape(pattern).replace(r"\*", r"[^/?#]+"))
        return [link for link in self.links if fits.fullmatch(link)]

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
