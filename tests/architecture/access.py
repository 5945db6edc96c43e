"""The access matrix: every address of the product, and what each member of the cast gets there.

A row says where the keywords of an address come from (`at`: paths into the stage, as in "cast.tandem.code")
and what GET and POST answer; None means that the method is not offered (405). Who is not signed in, or was
deactivated, is sent to the sign-in everywhere but on public pages. An address without a row fails the build.
"""

from __future__ import annotations

from dataclasses import dataclass, field

OK = "ok"  # the page, a form with errors, or the way on
LOGIN = "login"  # sent to the sign-in
HIDDEN = "hidden"  # 404, the same as for something that does not exist
REFUSED = "refused"  # 403

OUTSIDE = ("anonymous", "deactivated")
INSIDE = (
    "mentor",
    "mentee",
    "other_mentor",
    "other_mentee",
    "invited",
    "hr",
    "sponsor",
    "observer",
    "employee",
    "other_hr",
    "other_program_mentor",
    "site_admin",
)
TANDEM = ("mentor", "mentee")
PEOPLE_TEAM = ("hr", "other_hr", "site_admin")

Answers = dict[str, str]


def public() -> Answers:
    """Everybody, signed in or not."""
    return dict.fromkeys((*OUTSIDE, *INSIDE), OK)


def signed_in() -> Answers:
    """Whoever is signed in."""
    return dict.fromkeys(OUTSIDE, LOGIN) | dict.fromkeys(INSIDE, OK)


def only(*members: str, otherwise: str = HIDDEN) -> Answers:
    """These members; for others who are signed in, `otherwise`."""
    return dict.fromkeys(OUTSIDE, LOGIN) | dict.fromkeys(INSIDE, otherwise) | dict.fromkeys(members, OK)


@dataclass(frozen=True)
class Row:
    """One address."""

    at: dict[str, str] = field(default_factory=dict)
    get: Answers | None = None
    post: Answers | None = None


ROWS: dict[str, Row] = {
    # ── mentoring.web ──
    "web:healthz": Row(get=public()),
    "web:readyz": Row(get=public()),
    "web:language-set": Row(post=public()),
    "web:theme-set": Row(post=public()),
}
