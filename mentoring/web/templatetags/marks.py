"""Pictures made of sails: the logo, a tandem as a mark, its meetings as a course; a builtin library."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import template

from mentoring.web.templatetags import drawing
from mentoring.web.templatetags.people import initials, picture_of

if TYPE_CHECKING:
    from django.template.context import Context

    from mentoring.web.templatetags.people import Person

register = template.Library()


@register.inclusion_tag("components/brand_mark.html")
def brand_mark() -> dict[str, Any]:
    """The two sails as logo."""
    return {"sails": drawing.SAILS}


@register.inclusion_tag("components/poster_sails.html")
def poster_sails() -> dict[str, Any]:
    """The two giant sails behind the log-in."""
    return {"sails": drawing.SAILS}


@register.inclusion_tag("components/tandem_mark.html")
def tandem_mark(done: int, planned: int, state: str = "", label: str = "", size: str = "") -> dict[str, Any]:
    """The tandem as data mark: a sail has a cloth for each planned meeting, a held meeting sets one.

    `state` is empty, quiet, paused or completed. `label` only where no words stand beside the mark.
    """
    return {
        "sails": drawing.SAILS,
        "clip": secrets.token_hex(4),  # must be unique in a page that swaps fragments in
        "cloths": drawing.cloths(done, planned, seams=size != "sm"),
        "state": state,
        "label": label,
        "size": size,
    }


@register.inclusion_tag("components/course.html")
def course(done: int, planned: int) -> dict[str, Any]:
    """The meetings of a tandem as tacks on a sailed line; the list of meetings must stand beside it."""
    return {"sails": drawing.SAILS, "line": drawing.course_line(done, planned)}


@register.inclusion_tag("components/mutual_sails.html", takes_context=True)
def mutual_sails(context: Context, mentor: Person, mentee: Person) -> dict[str, Any]:
    """The moment both have said yes: the two of them in two sails that lean together.

    Faces as far as the viewer may see them, else initials.
    """
    request = context.get("request")
    return {
        "sails": drawing.SAILS,
        "clip": secrets.token_hex(4),
        "mentor": {"letters": initials(mentor), "face": picture_of(request, mentor, "xl")},
        "mentee": {"letters": initials(mentee), "face": picture_of(request, mentee, "xl")},
    }
