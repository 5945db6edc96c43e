"""What the people of the demo say beside their sentences: reasons, examples, what one should know."""

# ruff: noqa: E501  (people's words are data: unbroken they read best)

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from programs.queries.participation import STORY

if TYPE_CHECKING:
    from tandems.demo.company import Colleague

GOOD_TO_KNOW = (
    "Vormittags bin ich am Band und schlecht zu erreichen, ab zwei Uhr gern.",
    "Ich höre auf einem Ohr wenig. Bitte setzen Sie sich links von mir.",
    "Ich denke erst nach und rede dann. Kurze Pausen sind kein Nein.",
    "Dienstags hole ich um vier mein Kind ab. Sonst bin ich flexibel.",
    "Ich bin per Telefon schneller als per Mail.",
    "Ich frage viel. Sagen Sie ruhig, wenn es reicht.",
)
MOTIVATIONS = (
    "Ich will, dass die, die entscheiden, einmal sehen, wie es bei uns am Dienstagmorgen aussieht.",
    "Ich erkläre gern. Und ich bin neugierig, wie Entscheidungen entstehen, bevor sie bei uns ankommen.",
    "Vor zwei Jahren hat mir jemand eine Stunde geschenkt. Die gebe ich weiter.",
    "Ich glaube, dass wir uns gegenseitig unterschätzen. Das würde ich gern an einem Beispiel prüfen.",
)
PRACTICES = (
    "Ich halte Übergaben als kurze Sprachnachricht fest und lasse sie mitschreiben. Das spart der Schicht jeden Tag zehn Minuten.",
    "Ich prüfe mit einem Sprachmodell, ob eine Anleitung verständlich ist, und streiche dann selbst.",
    "Ich lese Kommentare, bevor ich Broschüren schreibe, und filme mit dem Telefon, was sich nicht beschreiben lässt.",
    "Ich baue kleine Auswertungen, die sich jeden Morgen selbst füllen. Ohne Makros, die nur ich verstehe.",
)
LEARNINGS = (
    "Warum gute Leute sich bei uns gar nicht erst bewerben.",
    "Was ein Sprachmodell kann, wo es sich irrt, und woran ich das erkenne.",
    "Wie unsere Kundschaft sich entscheidet, bevor sie mit uns spricht.",
    "Wie man im Team schreibt, ohne dass alle ständig aufs Telefon sehen.",
    "Was ich mit meinen Rundschreiben wirklich auslöse.",
)
EXAMPLES = (
    "Ich zeige es an einer echten Störung aus dieser Woche.",
    "Wir bauen es zusammen, mit Ihrem Telefon.",
    "Drei Versuche, einer davon geht schief.",
    "",
)
IN_ENGLISH = {
    "good_to_know": "I am in Bremen Monday to Wednesday. Please speak slowly on the phone, then my German is fine.",
    "motivation": "I would like to see how decisions are made here, and show what they look like on the ground.",
    "practice": "I film short answers instead of writing long ones, and cut them on the ferry.",
    "learning": "How people here really talk to each other when nobody writes minutes.",
}
ASSISTANTS = {
    "katrin.oldehaver": ("Wiebke Harjes", "wiebke.harjes@ahrendt-vesper.example"),
    "joachim.brandes": ("Petra Sommer", "petra.sommer@ahrendt-vesper.example"),
}
AUDIENCES: tuple[dict[str, str], ...] = (
    {},
    {},
    {"style": "tandem"},
    {"interests": "program", "times": "tandem"},
    {"headline": "candidates"},
)
STAYS_EMPTY = 4  # every so manieth person leaves a part empty


def known_of(one: Colleague, number: int) -> str:
    """Return what one should know about somebody; some say nothing."""
    if number % STAYS_EMPTY == 0:
        return ""
    return IN_ENGLISH["good_to_know"] if one.language == "en" else GOOD_TO_KNOW[number % len(GOOD_TO_KNOW)]


def audiences_of(one: Colleague) -> dict[str, str]:
    """Return who sees which part of somebody's profile, the same for a person every time."""
    return Random(f"audiences {one.local}").choice(AUDIENCES)  # noqa: S311  (invented people, not secrets)


def story_of(one: Colleague, number: int, *, teaches: bool) -> dict[str, str]:
    """Return what somebody says for one program beside their profile, by the names of its values."""
    english = one.language == "en"
    story = dict.fromkeys(STORY, "")
    if teaches:
        story["motivation"] = IN_ENGLISH["motivation"] if english else MOTIVATIONS[number % len(MOTIVATIONS)]
        story["practice"] = IN_ENGLISH["practice"] if english else PRACTICES[number % len(PRACTICES)]
        return story
    story["learning"] = IN_ENGLISH["learning"] if english else LEARNINGS[number % len(LEARNINGS)]
    story["assistant_name"], story["assistant_email"] = ASSISTANTS.get(one.local, ("", ""))
    return story


def example_of(topic: str, number: int) -> str:
    """Return an example for an offered topic; some offers have none."""
    return EXAMPLES[(len(topic) + number) % len(EXAMPLES)]
