"""Which fields of matching, tandems, meetings and notes concern people."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, Rows, Text, plain
from mentoring.profiles.models import User
from tandems.models import (
    Asking,
    Card,
    Choice,
    Meeting,
    PairDecision,
    PairNote,
    PrivateNote,
    Question,
    SessionLog,
    SharedNote,
    Tandem,
)
from tandems.privacy.agreement import AGREEMENT_NAMES, AGREEMENT_ROWS, AGREEMENTS, erase_agreements
from tandems.privacy.matching import MATCHING, MATCHING_NAMES
from tandems.privacy.plan import PLAN_NAMES, PLAN_ROWS, PLANS
from tandems.queries.mine import why

_PARTNERS = _("the two partners")
_PAIR = _("the two partners; HR admins; sponsors in progress mode")
_PAIR_NUMBER = _("the two partners; HR admins and sponsors in progress mode as a number")
_PAIR_LAST = _("the two partners; HR admins and sponsors in progress mode as last date")
_FACTS_UNTIL = _("program end + 6 months")
_WORDS_UNTIL = _("tandem end + 30 days")
_LIKES_UNTIL = _("until the program begins to run, or the person takes part no longer")
_QUESTION_UNTIL = _("1 day after its meeting or after it was taken back, at the latest tandem end")


def _personal(
    purpose: Text, seen_by: Text, until: Text, erasure: Erasure = Erasure.DELETE, *, copy: bool = True
) -> Field:
    return Field(Kind.PERSONAL, purpose, seen_by, until, copy=copy, erasure=erasure)


def _words(purpose: Text, seen_by: Text, until: Text = _WORDS_UNTIL) -> Field:
    return Field(Kind.WORDS, purpose, seen_by, until, copy=True, erasure=Erasure.DELETE)


TANDEMS = {
    **plain("Tandem.id", "Tandem.code", "Tandem.program", "Tandem.number", "Tandem.run"),
    "Tandem.mentor": _personal(_("who teaches"), _PAIR, _FACTS_UNTIL),
    "Tandem.mentee": _personal(_("who learns"), _PAIR, _FACTS_UNTIL),
    "Tandem.mentor_place": _personal(
        _("nobody has more tandems than agreed"), _("rule engine"), _FACTS_UNTIL, copy=False
    ),
    "Tandem.mentee_place": _personal(
        _("nobody has more tandems than agreed"), _("rule engine"), _FACTS_UNTIL, copy=False
    ),
    "Tandem.state": _personal(_("active, paused or ended"), _PAIR, _FACTS_UNTIL),
    "Tandem.pair_key": Field(
        Kind.PSEUDONYMOUS, _("avoid the same pair"), _("rule engine"), _("36 months"), erasure=Erasure.KEEP
    ),
    "Tandem.explanation": _personal(_("why these two"), _PARTNERS, _FACTS_UNTIL),
    "Tandem.started_at": _personal(_("since when"), _PAIR, _FACTS_UNTIL),
    "Tandem.ended_at": _personal(_("until when"), _PAIR, _FACTS_UNTIL),
    "Tandem.rematch": _personal(
        _("whether the two may be matched again"), _("HR admins"), _FACTS_UNTIL, copy=False
    ),
    **plain("Waiver.id", "Waiver.tandem", "Waiver.kind", "Waiver.at"),
    "Waiver.circumstance": Field(
        Kind.PSEUDONYMOUS,
        _("HR is asked again when reporting line or department change again"),
        _("rule engine"),
        _FACTS_UNTIL,
        erasure=Erasure.DELETE,
    ),
    "Waiver.by": _personal(
        _("who accepted that a tandem stays"), _("HR admins"), _FACTS_UNTIL, Erasure.NULL, copy=False
    ),
}

MEETINGS = {
    **plain("Meeting.id", "Meeting.code", "Meeting.tandem", "Meeting.uid", "Meeting.sequence"),
    **plain("Meeting.schedule_rev"),
    "Meeting.starts_at": _personal(_("when the two meet"), _PARTNERS, _FACTS_UNTIL),
    "Meeting.minutes": _personal(_("how long"), _PARTNERS, _FACTS_UNTIL),
    "Meeting.time_zone": _personal(_("where the time was agreed"), _PARTNERS, _FACTS_UNTIL),
    "Meeting.format": _personal(_("how the two meet"), _PARTNERS, _FACTS_UNTIL),
    "Meeting.place": _personal(_("where the two meet"), _PARTNERS, _FACTS_UNTIL),
    "Meeting.link": _personal(_("the call"), _PARTNERS, _FACTS_UNTIL),
    "Meeting.subject": _words(_("what it is about"), _PARTNERS),
    "Meeting.state": _personal(_("planned or cancelled"), _PARTNERS, _FACTS_UNTIL),
    "Meeting.planned_by": _personal(_("who planned it"), _("nobody"), _FACTS_UNTIL, Erasure.NULL),
    "Meeting.planned_at": _personal(_("reminders"), _("nobody"), _FACTS_UNTIL),
    **plain("Attendance.id", "Attendance.meeting"),
    "Attendance.person": _personal(_("who is expected"), _PARTNERS, _FACTS_UNTIL),
    "Attendance.during": _personal(
        _("nobody is expected at two places at once"), _("rule engine"), _FACTS_UNTIL
    ),
}

LOGS = {
    **plain("SessionLog.id", "SessionLog.code", "SessionLog.tandem", "SessionLog.meeting"),
    "SessionLog.took_place": _personal(_("count the talks"), _PAIR_NUMBER, _FACTS_UNTIL),
    "SessionLog.held_on": _personal(_("when the two met"), _PAIR_LAST, _FACTS_UNTIL),
    "SessionLog.format": _personal(_("program figures"), _PARTNERS, _FACTS_UNTIL),
    "SessionLog.minutes": _personal(_("program figures"), _PARTNERS, _FACTS_UNTIL),
    "SessionLog.topics": _personal(_("program figures"), _PARTNERS, _FACTS_UNTIL),
    **plain("SessionLog_topics.id", "SessionLog_topics.sessionlog", "SessionLog_topics.topic"),
    "SessionLog.logged_at": _personal(
        _("the next step on the start page"), _("nobody"), _FACTS_UNTIL, copy=False
    ),
    **plain("SharedNote.id", "SharedNote.log"),
    "SharedNote.text": _words(_("remember a talk"), _PARTNERS),
    "SharedNote.updated_at": _personal(_("when it was written"), _("nobody"), _WORDS_UNTIL, copy=False),
    **plain("PrivateNote.id", "PrivateNote.log"),
    "PrivateNote.author": _personal(_("whose note it is"), _("its author"), _WORDS_UNTIL),
    "PrivateNote.text": _words(_("remember a talk"), _("its author")),
    "PrivateNote.updated_at": _personal(_("when it was written"), _("nobody"), _WORDS_UNTIL, copy=False),
}

QUESTIONS = {
    **plain("Question.id", "Question.code", "Question.tandem", "Question.log"),
    "Question.author": _personal(_("whose question it is"), _PARTNERS, _QUESTION_UNTIL),
    "Question.text": _words(_("ask it at the next meeting"), _PARTNERS, _QUESTION_UNTIL),
    "Question.asked_at": _personal(_("order of the box"), _PARTNERS, _QUESTION_UNTIL),
    "Question.done_at": _personal(_("erase it in time"), _("nobody"), _QUESTION_UNTIL, copy=False),
    "Question.removed_at": _personal(_("erase it in time"), _("nobody"), _QUESTION_UNTIL, copy=False),
}

DISCOVER = {
    **plain("Card.id", "Card.code", "Card.position"),
    "Card.viewer": _personal(_("whom somebody was shown"), _("the person alone"), _LIKES_UNTIL, copy=False),
    "Card.shown": _personal(_("whom somebody was shown"), _("the person it was shown to"), _LIKES_UNTIL),
    "Card.dealt_on": _personal(_("no more than eight people a day"), _("the person alone"), _LIKES_UNTIL),
    "Card.said": _words(_("finding tandems"), _("the person alone"), _LIKES_UNTIL),
    "Card.answered_at": _personal(_("taking the last answer back"), _("the person alone"), _LIKES_UNTIL),
}

FIELDS: dict[str, Field] = AGREEMENTS | MATCHING | TANDEMS | MEETINGS | LOGS | QUESTIONS | PLANS | DISCOVER


def _mine(person: User, tandem: str = "") -> Q:
    """Pick rows of the person's tandems; `tandem` leads from a row to its tandem, as in "log__tandem"."""
    way = f"{tandem}__" if tandem else ""
    return Q(**{f"{way}mentor__person": person}) | Q(**{f"{way}mentee__person": person})


def _meetings(person: User) -> QuerySet[Meeting]:
    return Meeting.objects.filter(_mine(person, "tandem")).select_related("planned_by")


def _why(person: User, tandem: Tandem) -> list[str]:
    reasons = why(person, tandem)
    return [str(sentence) for sentence in (*reasons.common, *reasons.contrast)]


def erase(person: User) -> None:
    """Erase notes for oneself, questions, agreements, who liked whom, what HR wrote about the person's pairs.

    What two people noted together is both's.
    """
    PrivateNote.objects.filter(author=person).delete()
    Question.objects.filter(author=person).delete()
    erase_agreements(person)
    Card.objects.filter(Q(viewer__person=person) | Q(shown__person=person)).delete()
    PairNote.objects.filter(_mine(person)).delete()
    PairDecision.objects.filter(_mine(person)).update(reason="")


def _answer(_person: User, card: Card) -> str:
    return str(Choice(card.answer.choice).label) if card.answer else ""


ROWS = AGREEMENT_ROWS | {
    **PLAN_ROWS,
    "Asking": (
        Rows(
            lambda person: Asking.objects.filter(participant__person=person).select_related(
                "participant__person"
            ),
        ),
    ),
    "Card": (
        Rows(
            lambda person: Card.objects.filter(viewer__person=person).select_related(
                "viewer__program", "shown__person"
            ),
            also=("viewer.program",),
            said={"said": _answer},
        ),
    ),
    "Tandem": (
        Rows(
            lambda person: Tandem.objects.filter(_mine(person)).select_related(
                "program", "mentor__person", "mentee__person"
            ),
            also=("program", "number"),
            said={"explanation": _why},
        ),
    ),
    "Meeting": (  # what it is about are words of whoever planned it
        Rows(lambda person: _meetings(person).filter(planned_by=person)),
        Rows(lambda person: _meetings(person).exclude(planned_by=person), without=("subject",)),
    ),
    "SessionLog": (
        Rows(
            lambda person: SessionLog.objects.filter(_mine(person, "tandem")).prefetch_related("topics"),
        ),
    ),
    "SharedNote": (  # written by the two together: nothing says which word is whose, and both read it anyway
        Rows(
            lambda person: SharedNote.objects.filter(_mine(person, "log__tandem")).select_related("log"),
            also=("log.held_on",),
        ),
    ),
    "PrivateNote": (
        Rows(
            lambda person: PrivateNote.objects.filter(author=person).select_related("log", "author"),
            also=("log.held_on",),
        ),
    ),
}
NAMES = (
    MATCHING_NAMES
    | AGREEMENT_NAMES
    | PLAN_NAMES
    | {
        "Card": _("People you were shown"),
        "Card.viewer.program": _("Program"),
        "Card.shown": _("Who"),
        "Card.dealt_on": _("Shown on"),
        "Card.said": _("Your answer"),
        "Card.answered_at": _("Answered at"),
        "Tandem": _("Tandem"),
        "Tandem.program": _("Program"),
        "Tandem.number": _("Number"),
        "Tandem.mentor": _("Mentor"),
        "Tandem.mentee": _("Mentee"),
        "Tandem.state": _("State"),
        "Tandem.explanation": _("Why the two of you"),
        "Tandem.started_at": _("Since"),
        "Tandem.ended_at": _("Until"),
        "Meeting": _("Planned meetings"),
        "Meeting.starts_at": _("Beginning"),
        "Meeting.minutes": _("Minutes"),
        "Meeting.time_zone": _("Time zone"),
        "Meeting.format": _("Format"),
        "Meeting.place": _("Place"),
        "Meeting.link": _("Link"),
        "Meeting.subject": _("What it is about"),
        "Meeting.state": _("State"),
        "Meeting.planned_by": _("Planned by"),
        "Meeting.planned_at": _("Planned at"),
        "Attendance": _("Times at which you are expected"),
        "Attendance.person": _("Who"),
        "Attendance.during": _("From and until"),
        "SessionLog": _("Session logs"),
        "SessionLog.took_place": _("Took place"),
        "SessionLog.held_on": _("Day"),
        "SessionLog.format": _("Format"),
        "SessionLog.minutes": _("Minutes"),
        "SessionLog.topics": _("Topics"),
        "SharedNote": _("What the two of you noted"),
        "SharedNote.log.held_on": _("Day of the talk"),
        "SharedNote.text": _("Words"),
        "PrivateNote": _("Notes for you alone"),
        "PrivateNote.log.held_on": _("Day of the talk"),
        "PrivateNote.author": _("Written by"),
        "PrivateNote.text": _("Words"),
        "Question": _("Questions you asked"),
        "Question.author": _("Written by"),
        "Question.text": _("Words"),
        "Question.asked_at": _("Asked at"),
    }
)
