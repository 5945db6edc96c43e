"""What the tandems of the demo agreed on: aims, and a few words of their own. Days count from today."""

from __future__ import annotations

CHOSEN_BY_LEYLA_AND_KATRIN = {
    "lead": "mentor-plans",
    "cancelling": "two-dates",
    "off-limits": "not-today",
    "shadow": "announced",
}
FIRST_WORDS = "Wir duzen uns."
LATER_WORDS = "Wir duzen uns. Telefone bleiben in der Tasche."
AIMS_OF_LEYLA_AND_KATRIN = (
    "Katrin arbeitet mit zwei KI-Werkzeugen an ihren eigenen Unterlagen.",
    "Leyla stellt einmal im Vorstand vor, was wir gelernt haben.",
)
CHANGED_AGO = 50  # days: after their second talk Leyla and Katrin put the telephones into it
AIMS: tuple[tuple[str, ...], ...] = (
    ("Ich probiere jeden Monat eine Sache im eigenen Team aus.", "Wir verstehen, worüber wir uns ärgern."),
    ("Eine Entscheidung, die nach unserem Gespräch anders ausfällt.",),
    ("Die Sprechstunde in Halle 2 gibt es wieder.", "Ein Bericht weniger.", "Wir lachen einmal pro Treffen."),
    (),
)
OWN_WORDS = ("Telefone bleiben in der Tasche.", "", "Kaffee zahlt, wer zu spät kommt.", "")
WAITING = "tabea.moennich"  # her partner has not signed yet
SIGNED_AGO = 2  # days
