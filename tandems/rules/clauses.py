"""The clauses an agreement is built from, in both languages.

Words under a version never change: what two people signed must read the same in a year. Whoever wants to say
something better adds the clause once more with the next version; the old one stays for those who signed it.
`{mentor}` and `{mentee}` stand for the first names of the two.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same said in German and in English."""

    de: str
    en: str

    def said(self, language: str) -> str:
        """Return the words in `language` ("de", "en-gb"); English for a language there are none in."""
        return self.de if language.split("-", maxsplit=1)[0] == "de" else self.en


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a clause: the sentence that stands on the paper."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True)
class Clause:
    """What is settled, the question that asks for it, and the ways to settle it; the first is proposed.

    A clause with a single choice is in every agreement.
    """

    code: str
    version: int
    title: Words
    question: Words
    choices: tuple[Choice, ...]

    @property
    def is_fixed(self) -> bool:
        return len(self.choices) == 1

    def choice(self, code: str) -> Choice | None:
        """Return the choice called `code`, None if there is none."""
        return next((one for one in self.choices if one.code == code), None)


def _choice(code: str, de: str, en: str) -> Choice:
    return Choice(code, Words(de, en))


_LIMITS = Words(
    "Ausnahmen gibt es nur, wenn jemand in Gefahr ist oder das Gesetz es verlangt; dann sprechen wir zuerst "
    "miteinander.",
    "The only exceptions are danger to somebody and what the law demands; then we talk to each other first.",
)

CATALOGUE: tuple[Clause, ...] = (
    Clause(
        "lead",
        1,
        Words("Wer führt", "Who drives"),
        Words("Wer bringt das Thema mit, und wer führt durchs Gespräch?", "Who brings the topic, who leads?"),
        (
            _choice(
                "mentee-asks",
                "{mentee} bringt das Thema mit, {mentor} führt durch das Gespräch.",
                "{mentee} brings the topic, {mentor} leads through the talk.",
            ),
            _choice(
                "mentor-plans",
                "{mentor} schlägt die Themen vor und führt durch das Gespräch. {mentee} sagt, wo es "
                "stattfindet.",
                "{mentor} proposes the topics and leads through the talk. {mentee} says where.",
            ),
            _choice(
                "turns",
                "Wir wechseln uns ab: Wer an der Reihe ist, bringt das Thema mit und führt.",
                "We take turns: whoever's turn it is brings the topic and leads.",
            ),
        ),
    ),
    Clause(
        "confidence",
        1,
        Words("Vertraulichkeit und ihre Grenzen", "Confidentiality and its limits"),
        Words("Was verlässt unsere Gespräche?", "What leaves our talks?"),
        (
            _choice(
                "nothing",
                f"Was wir besprechen, bleibt unter uns. {_LIMITS.de}",
                f"What is said here stays here. {_LIMITS.en}",
            ),
            _choice(
                "asked",
                f"Was wir besprechen, bleibt unter uns, bis beide sagen, dass es hinausdarf. {_LIMITS.de}",
                f"What is said here stays here until both say that it may leave. {_LIMITS.en}",
            ),
        ),
    ),
    Clause(
        "appraisal",
        1,
        Words("Keine Beurteilung", "Not used for appraisal"),
        Words("Das gilt in jedem Tandem.", "This holds in every tandem."),
        (
            _choice(
                "never",
                "Nichts von hier geht in eine Beurteilung, ein Zeugnis oder eine Personalentscheidung ein.",
                "Nothing from here goes into any appraisal, reference or decision about our work.",
            ),
        ),
    ),
    Clause(
        "cadence",
        1,
        Words("Wie oft", "How often"),
        Words("Wie oft treffen wir uns, und wie lange?", "How often do we meet, and for how long?"),
        (
            _choice(
                "monthly",
                "Wir treffen uns einmal im Monat für eine Stunde.",
                "We meet once a month for an hour.",
            ),
            _choice(
                "three-weeks",
                "Wir treffen uns alle drei Wochen für eine Dreiviertelstunde.",
                "We meet every three weeks for three quarters of an hour.",
            ),
            _choice(
                "two-weeks",
                "Wir treffen uns alle zwei Wochen für eine halbe Stunde.",
                "We meet every two weeks for half an hour.",
            ),
            _choice(
                "weekly",
                "Wir treffen uns jede Woche für eine halbe Stunde.",
                "We meet every week for half an hour.",
            ),
        ),
    ),
    Clause(
        "cancelling",
        1,
        Words("Wenn etwas dazwischenkommt", "When something comes up"),
        Words("Was tut, wer absagen muss?", "What does whoever has to cancel do?"),
        (
            _choice(
                "two-dates",
                "Wer absagt, schlägt im selben Atemzug zwei neue Termine vor.",
                "Whoever cancels offers two new dates in the same breath.",
            ),
            _choice(
                "shorter",
                "Bevor wir absagen, kürzen wir: Eine Viertelstunde am Telefon ist besser als kein Treffen.",
                "Before we cancel, we shorten: a quarter of an hour by phone beats no meeting.",
            ),
            _choice(
                "day-before",
                "Wer absagt, tut es spätestens am Tag davor und schlägt einen neuen Termin vor.",
                "Whoever cancels does so by the day before and offers a new date.",
            ),
        ),
    ),
    Clause(
        "answering",
        1,
        Words("Zwischen den Treffen", "Between the meetings"),
        Words("Wie schnell antworten wir einander?", "How quickly do we answer each other?"),
        (
            _choice(
                "two-days",
                "Auf Nachrichten antworten wir innerhalb von zwei Arbeitstagen.",
                "We answer messages within two working days.",
            ),
            _choice(
                "week",
                "Auf Nachrichten antworten wir innerhalb einer Woche; niemand muss schnell sein.",
                "We answer messages within a week; nobody has to be quick.",
            ),
            _choice(
                "meetings-only",
                "Zwischen den Treffen schreiben wir uns nur wegen der Termine.",
                "Between the meetings we only write about dates.",
            ),
        ),
    ),
    Clause(
        "off-limits",
        1,
        Words("Worüber wir nicht sprechen", "What we do not talk about"),
        Words("Welche Themen lassen wir aus?", "Which topics do we leave out?"),
        (
            _choice(
                "not-today",
                "Jede Frage ist erlaubt, und „heute nicht“ ist eine vollständige Antwort.",
                "Every question is allowed, and “not today” is a complete answer.",
            ),
            _choice(
                "absent",
                "Gehälter, Beurteilungen und Menschen, die nicht dabei sind, sind nicht unser Thema.",
                "Pay, appraisals and people who are not present are not our topic.",
            ),
            _choice(
                "work-only",
                "Wir bleiben bei der Arbeit; Privates erzählt nur, wer selbst damit anfängt.",
                "We keep to work; private matters come up only if one of us begins with their own.",
            ),
        ),
    ),
    Clause(
        "shadow",
        1,
        Words("Wenn wir einander begleiten", "When we shadow each other"),
        Words("Was gilt an einem Tag, an dem wir einander begleiten?", "What holds on a shadow day?"),
        (
            _choice(
                "announced",
                "Wer begleitet wird, kündigt es allen an, die dabei sind. Sagt jemand nein, gehen wir "
                "hinaus. Was wir dort hören, bleibt dort.",
                "Whoever is shadowed tells everybody who will be there. If somebody says no, we leave "
                "the room. What we hear there stays there.",
            ),
            _choice(
                "places",
                "Wir zeigen uns Orte und Abläufe, nehmen aber an keiner Besprechung anderer teil.",
                "We show each other places and how things are done, but sit in on no meetings of others.",
            ),
            _choice(
                "none",
                "Wir verzichten vorerst darauf, einander zu begleiten.",
                "For now we do without shadow days.",
            ),
        ),
    ),
)


def current() -> tuple[Clause, ...]:
    """Return the clauses a new agreement is built from, each in its latest version, in order."""
    latest = {one.code: one.version for one in sorted(CATALOGUE, key=lambda one: one.version)}
    return tuple(one for one in CATALOGUE if one.version == latest[one.code])


def clause(code: str, version: int) -> Clause | None:
    """Return the clause that was signed as `code` in `version`, None if there never was one."""
    return next((one for one in CATALOGUE if (one.code, one.version) == (code, version)), None)
