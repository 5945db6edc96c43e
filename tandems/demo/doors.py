"""Who knocks at Frischer Wind, who left or moved in Bremen, and a program somebody has only begun."""

# ruff: noqa: E501  (people's words are data: unbroken they read best)

from __future__ import annotations

PARTNER, PARTNER_KIND, PARTNER_TERMS = "Lumenwerk", "start_up", "commissioned"
GUEST_FIRST, GUEST_LAST, GUEST_EMAIL = "Nele", "Fabricius", "nele.fabricius@lumenwerk.example"

MOTIVATIONS = (
    "Ich erkläre meinem Team jede Woche etwas, das es noch nicht kennt, und merke, wie viel ich dabei selbst lerne. Das würde ich gern mit jemandem tun, der entscheidet.",
    "In der Kundenberatung höre ich zuerst, was sich ändert. Oben kommt es oft erst ein Jahr später an. Ich möchte den Weg abkürzen.",
)
"""What those who applied wrote to the organisers."""

LEAVES, MOVES, MOVES_TO = "noah.feddersen", "chiara.lombardi", "matthias.brekenfeld"
"""In Bremen: a mentor who left the company, and one who reports to her mentee from now on."""

DRAFT_NAME = "Bühne frei"
DRAFT_PRESET = "circle"
DRAFT_ABOUT_DE = (
    "Einmal im Monat gehört die Kantine denen, die Neues ausprobiert haben: drei Tandems erzählen, was sie "
    "voneinander gelernt haben, und alle dürfen fragen."
)
DRAFT_ABOUT_EN = ""
"""The English text is what the check asks for next."""
EXCLUDED_BECAUSE = "Die beiden kennen sich privat und haben darum gebeten."
