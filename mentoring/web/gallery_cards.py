"""Invented people as the deck shows them: with everything, with little, with the longest words there are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

LONGEST = "Rechtsschutzversicherungsgesellschaften"


def card_specimens() -> dict[str, Any]:
    """Return what the section on meeting somebody draws, in the shape of `SeenProfile` and `Reasons`."""
    return {
        "seen_kwame": _kwame(),
        "seen_katrin": _katrin(),
        "seen_long": _long(),
        "seen_little": _seen("mentor", _face("jo-00000", "J", "", "", ""), headline=_("Always curious.")),
        "own_style": (1, 2, 3, 3, 4, 3),
        "fits": SimpleNamespace(
            common=(
                _("Kwame offers topics you asked for: “AI in everyday work” and “Tomorrow's customers”."),
                _("Both speak German and English, both are free on Tuesdays."),
            ),
            contrast=(_("Kwame comes from Sustainability, you from Finance."),),
        ),
    }


def _kwame() -> SimpleNamespace:
    return _seen(
        "mentor",
        _face("kwame-01", "Kwame", "Boateng-Lüders", _("Sustainability"), "Hamburg", "drawn:beard-rollneck"),
        sentences=(
            (
                _("What leaders often see late:"),
                _("How much is decided in the yard before the meeting begins."),
            ),
            (_("In one hour I can show you"), _("how people shop who have never seen a catalogue.")),
        ),
        topics=((_("AI in everyday work"), 3), (_("Tomorrow's customers"), 2), (_("Sustainability"), 1)),
        style=(5, 5, 4, 3, 4, 3),
    )


def _katrin() -> SimpleNamespace:
    return _seen(
        "mentee",
        _face("katrin-1", "Katrin", "Oldehaver", pgettext("department", "Finance"), "Bremen"),
        sentences=(
            (_("I learn most from people who …"), _("tell me where I am wrong before a customer does.")),
        ),
        topics=((_("Tomorrow's customers"), 3), (_("AI in everyday work"), 2)),
    )


def _long() -> SimpleNamespace:
    name = ("Wilhelmina-Charlotte Theodora", f"von {LONGEST}-Łukaszewska-Şahinoğulları")
    words = (f"{LONGEST}vorstandsvorsitzendenstellvertreterinnen" * 2)[:150]
    return _seen(
        "mentor",
        _face("long-000", *name, f"{LONGEST}-Schadensregulierung", "Garmisch-Partenkirchen-Obergrainau"),
        sentences=(
            (_("Ask me about …"), words),
            (_("Ask me about …"), "לחוכמה אין גיל, ולסקרנות אין סוף 🧭"),
        ),
        topics=tuple((f"{LONGEST} {number}", number % 3 + 1) for number in range(6)),
        style=(5, 1, 5, 1, 5, 1),
    )


def _face(
    code: str, first_name: str, last_name: str, department: str, site: str, portrait: str = ""
) -> SimpleNamespace:
    return SimpleNamespace(
        code=code,
        first_name=first_name,
        last_name=last_name,
        display_name=f"{first_name} {last_name}".strip(),
        short_name=first_name,
        portrait=portrait,
        department=department,
        site=site,
    )


def _seen(
    role: str,
    person: SimpleNamespace,
    *,
    headline: str = "",
    sentences: tuple[tuple[str, str], ...] = (),
    topics: tuple[tuple[str, int], ...] = (),
    style: tuple[int, ...] = (),
) -> SimpleNamespace:
    said = tuple(SimpleNamespace(beginning=beginning, words=words) for beginning, words in sentences)
    return SimpleNamespace(
        participant=person.code,
        role=role,
        is_mentor=role == "mentor",
        person=person,
        about=SimpleNamespace(headline=headline, sentences=said, style=style),
        topics=tuple(
            SimpleNamespace(name=name, strength=strength, word=f"{strength} / 3") for name, strength in topics
        ),
    )
