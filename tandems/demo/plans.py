"""What Leyla and Katrin have planned, in their own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One item: who added it, what it is about, and how far the two are. The first ones have met already."""

    by: str
    words: str
    question: str
    format: str
    state: str
    card: str = ""


LEYLA_AND_KATRIN = (
    Point(
        "mentor",
        "Vereinbarung und Kennenlernen",
        "Was darf ich Ihnen sagen, was sich hier sonst niemand traut?",
        "talk",
        "discussed",
        "first-meeting",
    ),
    Point(
        "mentee",
        "Wie Auszubildende uns finden, oder nicht",
        "Was ließe Sie unsere Anzeige wegwischen?",
        "try",
        "tried",
        "apply-here",
    ),
    Point(
        "mentor",
        "Ein Tag in der Nachtschicht",
        "Drei Stunden mitgehen, nichts präsentieren.",
        "shadow",
        "shared",
        "shadow-day",
    ),
    Point(
        "mentor",
        "KI im Alltag: Was mein Team wirklich nutzt",
        "Zwei echte Vorgänge, einer davon ging schief.",
        "show",
        "planned",
        "ai-try",
    ),
    Point(
        "mentee",
        "Halbzeit: Was hat sich bewegt?",
        "Wir lesen unsere Vereinbarung noch einmal.",
        "talk",
        "planned",
        "mid-point",
    ),
    Point(
        "mentor",
        "Warum niemand die Reisekosten-App mag",
        "Besuch bei denen, die sie jeden Tag öffnen.",
        "visit",
        "idea",
    ),
    Point("mentee", "", "Wie sage ich, dass ich Kritik wirklich will?", "talk", "idea", "feedback-upwards"),
    Point("mentee", "Eine Besprechung weniger", "", "try", "idea", "one-meeting-less"),
    Point("mentor", "", "", "talk", "idea", "farewell"),
)
