"""Finds what a strict content security policy would not let through."""

from __future__ import annotations

from html.parser import HTMLParser


class _Inline(HTMLParser):
    """Collects it tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        self.found += [value for value in given.values() if value.strip().lower().startswith("javascript:")]
        self.found += [f"<{tag}>"] * (tag == "style" or (tag == "script" and "src" not in given))


def inline(text: str) -> list[str]:
    """Return every inline style and script of a page."""
    parser = _Inline()
    parser.feed(text)
    return parser.found
