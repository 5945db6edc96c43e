"""A person at a browser that knows no scripts."""

from __future__ import annotations

import re
from typing import Any

import mechanicalsoup
from bs4 import BeautifulSoup, Tag

LEADS_ON = 302
CODE = re.compile(r"^ {4}(\S+)$", re.MULTILINE)


class Browser:
    """One person with one browser. `page` is what they look at, `status` how the server answered."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._browser = mechanicalsoup.StatefulBrowser(soup_config={"features": "lxml"})
        self.status = 0

    @property
    def page(self) -> BeautifulSoup:
        return self._browser.page

    @property
    def path(self) -> str:
        """Where the person is."""
        return self._browser.url.removeprefix(self.url)

    @property
    def words(self) -> str:
        """What stands on the page, blanks as one."""
        return " ".join(self.page.get_text(" ").split())

    def open(self, address: str, *, status: int = 200) -> BeautifulSoup:
        """Open a path or a whole address; the server must answer with `status`."""
        answer = self._browser.open(address if "://" in address else self.url + address)
        return self._look(answer, status)

    def peek(self, path: str) -> int:
        """Return the status of a page without looking at it."""
        return self._browser.session.get(self.url + path, allow_redirects=False).status_code

    def send(
        self,
        form: str = "main form[method=post]",
        *,
        button: str = "",
        status: int = 200,
        or_status: int = 0,
        **fields: Any,
    ) -> None:
        """Fill a form, found by CSS, and press its button (`name=value`). Ends on the page that follows.

        `or_status` is as good where somebody else may have been faster. With `status=302` the person does not
        wait for that page.
        """
        chosen = self._browser.select_form(form)
        _fill(chosen.form, {name.replace("__", "-"): value for name, value in fields.items()})
        _press(chosen, button)
        answer = self._browser.submit_selected(allow_redirects=status != LEADS_ON)
        self._look(answer, or_status if answer.status_code == or_status else status)

    def links(self, part: str) -> list[str]:
        """Return the addresses of all links on the page that hold `part`."""
        return list(dict.fromkeys(link["href"] for link in self.page.select(f'a[href*="{part}"]')))

    def sign_in(self, mailbox: Any, email: str) -> None:
        """Ask for a code, wait for the mail, type it in."""
        before = len(mailbox.of("login-code", email))
        self.open("/accounts/login/")
        self.send('form:has(input[name="email"])', email=email)
        letter = mailbox.wait_for("login-code", to=email, count=before + 1)[-1]
        self.send('form:has(input[name="code"])', code=CODE.search(letter.text).group(1))
        assert self.path == "/", f"{email} cannot sign in: {self.path} {self.words[:500]}"

    def _look(self, answer: Any, status: int) -> BeautifulSoup:
        self.status = answer.status_code
        assert self.status == status, f"{answer.request.method} {answer.url}: {self.status}\n{self._said()}"
        return self.page

    def _said(self) -> str:
        return self.words[:1500] if self.page else ""


def _fill(form: Tag, fields: dict[str, Any]) -> None:
    """Type, choose and tick: a tick is True or False, several boxes of one name are a list.

    One walk over the form; MechanicalSoup's own `set` walks up to five times for each field.
    """
    places: dict[str, list[Tag]] = {}
    for place in form.find_all(["input", "select", "textarea"]):
        places.setdefault(place.get("name", ""), []).append(place)
    for name, value in fields.items():
        first = places[name][0]
        if first.name == "select":
            _choose(first.find_all("option"), [value], "selected")
        elif first.get("type") in {"checkbox", "radio"}:
            every = [first.get("value", "on")] if value is True else []
            _choose(places[name], every or value or [], "checked")
        elif first.name == "textarea":
            first.string = value
        else:
            first["value"] = value


def _choose(options: list[Tag], wanted: list[str] | str, mark: str) -> None:
    """Mark exactly the options wanted. All of them must be there."""
    wanted = [wanted] if isinstance(wanted, str) else wanted
    assert set(wanted) <= {option.get("value", "on") for option in options}, f"{wanted} in {options}"
    for option in options:
        del option[mark]
        if option.get("value", "on") in wanted:
            option[mark] = ""


def _press(form: mechanicalsoup.Form, button: str) -> None:
    """Press one button, else the main one or the first; a button may lead elsewhere than its form."""
    name, _, value = button.partition("=")
    wanted = f'button[name="{name}"]' if name else 'button:not([form], [type="button"]), input[type="submit"]'
    found = [one for one in form.form.select(wanted) if not value or one.get("value") == value]
    pressed = next((one for one in found if not name and "btn-primary" in one.get("class", ())), found[0])
    if pressed.get("formaction"):
        form.form["action"] = pressed["formaction"]
    form.choose_submit(pressed)
