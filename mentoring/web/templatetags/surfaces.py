"""What words lie on: private ground, paper, a quotation, a dialog, and what stands there while it loads.

A builtin library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from mentoring.web.parts import Signature

register = template.Library()

SKELETONS = {"card": 1, "lines": 4, "table": 6}


@register.simple_block_tag
def private(content: SafeString, name: str, title: str, whom: str) -> SafeString:
    """Ground that only some may enter; `whom` says who ("Only you can read this"). `name` is its id."""
    context = {"content": content, "name": name, "title": title, "whom": whom}
    return render_to_string("components/private.html", context)


@register.simple_block_tag
def dialog(content: SafeString, name: str, title: str) -> SafeString:
    """A question that answers itself with the buttons in it.

    Opens from `<a href="#name" data-dialog="name">` with `static/js/dialog.js`; without scripts that link
    leads to it as a section of the page. If the link's `href` is the address of a page of its own, that
    page answers instead. An element with `data-close` in it closes.
    """
    return render_to_string("components/dialog.html", {"content": content, "name": name, "title": title})


@register.inclusion_tag("components/voice.html")
def voice(words: str, who: str) -> dict[str, Any]:
    """What somebody said, in their own words, and whose words they are; only what was released for it."""
    return {"words": words, "who": who}


@register.inclusion_tag("components/paper.html")
def paper(
    title: str, clauses: Iterable[str], signatures: Iterable[Signature], version: str = ""
) -> dict[str, Any]:
    """An agreement: numbered clauses and, for both, their name in italics with the time of signing."""
    return {"title": title, "clauses": clauses, "signatures": signatures, "version": version}


@register.inclusion_tag("components/skeleton.html")
def skeleton(kind: str = "lines") -> dict[str, Any]:
    """Grey shapes of what is coming: card, lines or table. Shown while the region around it has `aria-busy`.

    They appear only after 300 ms, so a quick answer does not flicker.
    """
    return {"kind": kind, "rows": range(SKELETONS[kind])}


@register.inclusion_tag("components/work_progress.html")
def work_progress(percent: float | None, label: str, words: str) -> dict[str, Any]:
    """How far work in the background has come; None if nobody knows. `words` say what is being done."""
    return {"percent": None if percent is None else f"{percent:g}", "label": label, "words": words}
