"""The three programs of the demo, each at another moment of its life."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from programs.rules.dates import add_months

ZONE = "Europe/Berlin"
HR, SECOND_HR, SPONSOR, OBSERVER = "imke.dettmers", "tjark.immerath", "henrik.aldenhoff", "gesa.mahnkopf"
WEEKS_DONE, WEEKS = 13, 36  # in Bremen: this is week 14 of 36
DIGEST_AGO, EARLIER_DIGEST_AGO = 9, 17  # days since the last digest in Bremen and in Dresden
MENTOR_PLACES = 21  # in Frischer Wind, all of them taken
ASKED_FOR = (  # what people of Dresden and of the program before matching offer and want
    "short-video",
    "everyday-apps",
    "ai-hands-on",
    "ai-prompts",
    "ai-work",
    "buying-habits",
    "brands-trust",
    "chat-culture",
    "remote-teams",
    "meetings",
    "apply-here",
    "feedback-upwards",
    "learning-paths",
    "circular",
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A program: what it says of itself, its dates and its choices."""

    name: str
    about_de: str
    about_en: str
    profiles_due_on: dt.date
    kickoff_on: dt.date
    ends_on: dt.date
    generation_rule: str
    department_rule: str
    visibility: str
    digest_audience: str
    asked_first: str
    digest_day: int
    sponsors: tuple[str, ...]
    admins: tuple[str, ...] = ()
    mentor_places: int | None = None  # with places people can apply, too


REASON = (
    "Menschen, die mit anderen Werkzeugen und Gewohnheiten arbeiten, sehen in derselben Halle Verschiedenes. "
    "Deshalb gehören die beiden eines Tandems verschiedenen Generationen an. Keine Rolle ist jemandem "
    "verschlossen."
)


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the week of `day`."""
    return day - dt.timedelta(days=day.weekday())


def digest_day(today: dt.date, ago: int) -> int:
    """Return the day of the month `ago` days back, or the last one that every month has."""
    return min((today - dt.timedelta(days=ago)).day, 28)


def before_matching(today: dt.date) -> Chapter:
    """Frischer Wind: people have said yes, most profiles are complete, matching is next."""
    kickoff = monday(today) + dt.timedelta(weeks=10)
    return Chapter(
        name=f"Frischer Wind {kickoff.year}",
        about_de="Zwei Menschen, ein Tandem, neun Monate. Wer nah dran ist, erklärt es denen, die "
        "entscheiden: Technik, Kundschaft, Ausbildung und alles, was auf dem Hof längst bekannt ist. Eine "
        "Stunde im Monat, ohne Folien.",
        about_en="Two people, one tandem, nine months. Those who are close to it explain it to those who "
        "decide: technology, customers, apprenticeships and whatever the yard has known for long. One "
        "hour a month, no slides.",
        profiles_due_on=today + dt.timedelta(days=9),
        kickoff_on=kickoff,
        ends_on=add_months(kickoff, 9),
        generation_rule="different",
        department_rule="any",
        visibility="progress",
        digest_audience="program",
        asked_first="mentee",
        digest_day=1,
        sponsors=("ulrike.sassenberg",),
        admins=(SECOND_HR,),
        mentor_places=MENTOR_PLACES,
    )


def under_way(today: dt.date) -> Chapter:
    """Rückenwind Bremen: week 14 of 36."""
    kickoff = monday(today) - dt.timedelta(weeks=WEEKS_DONE)
    return Chapter(
        name="Rückenwind Bremen",
        about_de="Das Werk Bremen und seine Nachbarn lernen von denen, die dort arbeiten. Acht Treffen, "
        "im Gehen, an der Linie oder am Bildschirm. Was allen nützt, steht einmal im Monat im Digest.",
        about_en="The Bremen plant and its neighbours learn from those who work there. Eight meetings, "
        "walking, at the line or at the screen. What helps everybody is in the digest once a month.",
        profiles_due_on=kickoff - dt.timedelta(weeks=3),
        kickoff_on=kickoff,
        ends_on=kickoff + dt.timedelta(weeks=WEEKS),
        generation_rule="different",
        department_rule="different",
        visibility="progress",
        digest_audience="everyone",
        asked_first="nobody",
        digest_day=digest_day(today, DIGEST_AGO),
        sponsors=(SPONSOR,),
    )


def nearly_over(today: dt.date) -> Chapter:
    """Seitenwechsel Dresden: the last weeks of nine months, in works-council mode."""
    kickoff = monday(today) - dt.timedelta(weeks=38)
    return Chapter(
        name="Seitenwechsel Dresden",
        about_de="Der erste Durchgang, klein und ehrlich: acht Tandems aus Dresden und Bremen, verschiedene "
        "Abteilungen, eine Stunde im Monat. Jetzt geht er zu Ende, die Beiträge bleiben.",
        about_en="The first round, small and honest: eight tandems from Dresden and Bremen, different "
        "departments, one hour a month. It is coming to an end; what was shared stays.",
        profiles_due_on=kickoff - dt.timedelta(weeks=2),
        kickoff_on=kickoff,
        ends_on=today + dt.timedelta(days=12),
        generation_rule="stage",
        department_rule="different",
        visibility="aggregates",
        digest_audience="program",
        asked_first="nobody",
        digest_day=digest_day(today, EARLIER_DIGEST_AGO),
        sponsors=(SPONSOR,),
        admins=(SECOND_HR,),
    )
