"""How each tandem in Bremen has fared, and what Leyla and Katrin talked about. Days count from today."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Ending(Enum):
    """What became of a tandem."""

    GOES_ON = "goes on"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Course:
    """How a tandem in Bremen fared.

    `topics` bring the two together and are what they talk about. `held` are days of meetings with a log,
    `ahead` days of planned ones, `unlogged` and `cancelled` the same for the odd ones; `missed` was logged as
    not held.
    """

    mentor: str
    mentee: str
    topics: tuple[str, str, str]
    held: tuple[int, ...]
    ahead: tuple[int, ...] = ()
    unlogged: int | None = None
    cancelled: int | None = None
    missed: int | None = None
    ending: Ending = Ending.GOES_ON


LEYLA, KATRIN = "leyla.aydinoglu", "katrin.oldehaver"
COURSES = (
    Course(LEYLA, KATRIN, ("ai-hands-on", "apply-here", "chat-culture"), (), (2, 30)),
    Course(
        "mira.sundermann",
        "sabine.thormaehlen",
        ("own-data", "meaning-pay", "meetings"),
        (-72, -44, -16),
        (26,),
        -3,
    ),
    Course(
        "tomasz.wojcik",
        "ulrike.sassenberg",
        ("ai-judgement", "ai-prompts", "subscriptions"),
        (-86, -58, -30, -9),
        (19,),
    ),
    Course(
        "priya.raghunathan",
        "joerg.wendelken",
        ("agile-practice", "ai-work", "remote-teams"),
        (-70, -42, -14),
        (12,),
    ),
    Course(
        "svea.kirchhoff",
        "ayse.karadeniz-voss",
        ("social-feed", "inclusive-language", "career-barriers"),
        (-79, -49, -21),
        (7,),
    ),
    Course(
        "chiara.lombardi",
        "matthias.brekenfeld",
        ("buying-habits", "creators", "everyday-apps"),
        (-78, -50),
        cancelled=-20,
    ),
    Course(
        "noah.feddersen",
        "bettina.harms",
        ("gaming", "accessibility", "learning-paths"),
        (-84, -66, -45, -27, -6),
        (8,),
    ),
    Course("jule.hagedorn", "cord.stuewe", ("circular", "climate-choices", "mobility"), (-85, -51)),
    Course(
        "arne.achterberg",
        "friederike.rickleffs",
        ("greenwashing", "news-sources", "subscriptions"),
        (-75,),
        ending=Ending.PAUSED,
    ),
    Course(
        "chidi.nwosu",
        "uwe.petersdorff",
        ("mental-health", "belonging", "feedback-upwards"),
        (-74, -46, -18),
        (10,),
    ),
    Course(
        "luka.pavlovic",
        "marlies.ostendorp",
        ("short-video", "music-podcasts", "brands-trust"),
        (-83, -55, -13),
        (15,),
        missed=-27,
    ),
    Course(
        "enno.hilgendorf",
        "rolf.kiesewetter",
        ("everyday-apps", "chat-culture", "meetings"),
        (-82,),
        ending=Ending.ENDED,
    ),
)
PUBLISHED, LEFT, JOINED_LATE, REMATCHED = (
    -100,
    -47,
    -43,
    -40,
)  # days: tandems, Enno leaves, Tabea comes, second run
REMATCH = Course(
    "tabea.moennich", "rolf.kiesewetter", ("everyday-apps", "mobility", "meetings"), (-20,), (6,)
)


@dataclass(frozen=True, slots=True)
class Talk:
    """One meeting of Leyla and Katrin: what it was about, and what each of them noted."""

    day: int
    format: str
    minutes: int
    place: str
    topic: str
    subject: str
    shared: str
    mentor: str
    mentee: str


LEYLA_AND_KATRIN = (
    Talk(
        -80,
        "on_site",
        60,
        "Werk Bremen, Halle 3",
        "chat-culture",
        "Vereinbarung und Kennenlernen",
        "Leyla sagt, worum es geht, Katrin sagt, wo. Wer absagt, schlägt zwei Termine vor. Wir duzen uns.",
        "Sie war pünktlich und hatte das Telefon nicht dabei. Gutes Zeichen.",
        "Ich habe neunmal „aber“ gesagt. Nächstes Mal zähle ich mit.",
    ),
    Talk(
        -52,
        "on_site",
        60,
        "Ausbildungswerkstatt",
        "apply-here",
        "Wie Auszubildende uns finden, oder nicht",
        "Nächster Schritt: Katrin ruft selbst in der Berufsschule an. Erledigt am Tag danach.",
        "Beim nächsten Mal die Stille stehen lassen. Sie denkt erst, ich fülle die Lücke.",
        "Unsere Anzeige habe ich zum ersten Mal auf dem Telefon gesehen. Ich hätte aufgegeben.",
    ),
    Talk(
        -24,
        "shadow_day",
        180,
        "Werk Bremen, Tor 2",
        "learning-paths",
        "Ein Tag in der Nachtschicht",
        "Am Tor liest niemand den Bildschirm, alle schauen auf Ayhan. Elf Minuten für ein Formular.",
        "Nach der Budgetrunde fragen, da wurde es lebendig.",
        "Ich habe zum ersten Mal gefragt, statt zu prüfen.",
    ),
)
NEXT_TALKS = (
    ("KI im Alltag: Was mein Team wirklich nutzt", "Werk Bremen, Halle 3"),
    ("Halbzeit: Was hat sich bewegt?", "Werk Bremen, Kantine, Fenstertisch"),
)
PLACES = (
    "Kantine, Fenstertisch",
    "Besprechungsraum Weser",
    "Halle 2, Meisterbüro",
    "Prüffeld",
    "Gelände, im Gehen",
)
