"""Which pages are looked at as whom.

`*` stands for what differs from demo to demo: the first address that fits among the links seen so far.
"a > b" looks for b on the pages that fit a.
"""

from __future__ import annotations

BREMEN, DRESDEN, FRESH, DRAFT = (
    "/programs/rueckenwind-bremen",
    "/programs/seitenwechsel-dresden",
    "/programs/frischer-wind-*",
    "/programs/buehne-frei",
)

WALKS: dict[str, tuple[str, ...]] = {
    "Katrin": (  # mentee
        "/",
        "/tandems/*/",
        "/tandems/*/meetings/new/",
        "/meetings/*/",
        "/meetings/*/move/",
        "/tandems/*/log/",
        "/logs/*/",
        "/logs/*/edit/",
        "/tandems/*/share/",
        "/programs/",
        f"{BREMEN}/",
        f"{BREMEN}/my-profile/",
        f"{BREMEN}/shares/",
        "/shares/*/",
        "/shares/*/ > /shares/*/edit/",
        "/digests/*/",
        "/profile/",
        "/profile/portrait/",
        "/my/mails/",
        "/my/data/",
        "/accounts/password/change/",
        "/accounts/security/",
        "/accounts/passkeys/add/",
    ),
    "Leyla": (  # mentor
        "/",
        "/tandems/*/",
        "/logs/*/",
        f"{BREMEN}/my-profile/",
    ),
    "Imke": (  # HR admin
        "/",
        "/directory/",
        "/directory/people/",
        "/programs/",
        "/programs/new/",
        "/programs/rueckenwind-bremen/move/?to=closing",
        f"{FRESH}/",
        f"{FRESH}/edit/",
        f"{FRESH}/people/",
        f"{FRESH}/people/invite/",
        f"{FRESH}/people/applications/",
        f"{FRESH}/people/applications/?list=waiting",
        "/partners/",
        f"{FRESH}/guests/",
        f"{FRESH}/posts/",
        f"{FRESH}/posts/?words=an",
        f"{FRESH}/matching/",
        f"{FRESH}/progress/",
        f"{FRESH}/shares/",
        f"{FRESH}/digest/",
        f"{BREMEN}/",
        f"{BREMEN}/people/",
        f"{BREMEN}/changes/",
        f"{BREMEN}/changes/*/",
        f"{BREMEN}/matching/",
        f"{BREMEN}/matching/*/",
        f"{BREMEN}/progress/",
        f"{BREMEN}/progress/letter/",
        f"{BREMEN}/shares/",
        f"{BREMEN}/digest/",
        f"{DRAFT}/",
        f"{DRAFT}/set-up/purpose/",
        f"{DRAFT}/set-up/people/",
        f"{DRAFT}/set-up/shape/",
        f"{DRAFT}/set-up/rules/",
        f"{DRAFT}/set-up/words/",
        f"{DRAFT}/set-up/words/preview/mentee/de/",
        f"{DRAFT}/set-up/check/",
        f"{DRESDEN}/",
        f"{DRESDEN}/people/",
        f"{DRESDEN}/progress/",
        f"{DRESDEN}/matching/",
        f"{DRESDEN}/matching/*/",
    ),
    "Henrik": (  # sponsor
        "/",
        "/programs/",
        f"{BREMEN}/",
        f"{BREMEN}/progress/",
        f"{BREMEN}/shares/",
        f"{DRESDEN}/progress/",
    ),
    "Kwame": (  # mentor before matching
        "/",
        "/programs/",
        f"{FRESH}/",
        f"{FRESH}/my-profile/",
        f"{FRESH}/about/",
        f"{FRESH}/about/ > /participations/*/end/",
        f"{FRESH}/shares/",
    ),
    "Gesa": (
        "/",
        "/programs/",
        f"{FRESH}/",
        f"{DRAFT}/",
        f"{BREMEN}/",
        f"{BREMEN}/shares/",
        f"{DRESDEN}/",
    ),  # works council
    "Onno": (
        "/",
        "/start/",
        "/programs/",
        "/directory/",
        "/programs/new/",
        "/company/",
        "/people/posts/",
        "/people/posts/?words=an",
    ),  # site admin
    "": (  # not signed in
        "/accounts/login/",
        "/accounts/login/code/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/x-y/",
        "/accounts/inactive/",
        "/demo/",
        "/demo/?search=harms",
        "/demo/mails/",
        "/demo/mails/*/",
        "/demo/mails/*/html",
        "/demo/mails/*/ > /u/*",
        "/nowhere/",
    ),
}
"""First name → pages in the order they are opened; what comes later may need a link seen before."""

NOT_FOUND = {"/nowhere/"}
"""Pages that answer 404 and look good all the same."""

SEALED = {"/demo/mails/*/html", f"{DRAFT}/set-up/words/preview/mentee/de/"}
"""Pages whose policy lets nothing run, not even a visitor's tools: axe would wait for ever."""
