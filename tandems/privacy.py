"""Which fields of matching, tandems, meetings and notes concern people."""

from mentoring.privacy.registry import Erasure, Field, Kind, plain

_PARTNERS = "the two partners"
_PAIR = "the two partners; HR admins; sponsors in progress mode"
_FACTS_UNTIL = "program end + 6 months"
_WORDS_UNTIL = "tandem end + 30 days"
_RUN_UNTIL = "program end + 30 days"
_QUESTION_UNTIL = "1 day after its meeting or after it was taken back, at the latest tandem end"


def _personal(
    purpose: str, seen_by: str, until: str, erasure: Erasure = Erasure.DELETE, *, copy: bool = True
) -> Field:
    return Field(Kind.PERSONAL, purpose, seen_by, until, copy=copy, erasure=erasure)


def _words(purpose: str, seen_by: str, until: str = _WORDS_UNTIL) -> Field:
    return Field(Kind.WORDS, purpose, seen_by, until, copy=True, erasure=Erasure.DELETE)


MATCHING = {
    **plain(
        *(
            f"MatchRun.{name}"
            for name in (
                "id",
                "code",
                "program",
                "state",
                "created_at",
                "finished_at",
                "published_at",
                "step",
                "percent",
                "attempts",
                "lease_token",
                "lease_expires_at",
                "problem",
                "parameters",
                "input_hash",
            )
        )
    ),
    "MatchRun.by": _personal("who asked for the run", "HR admins", _RUN_UNTIL, Erasure.NULL, copy=False),
    "MatchRun.result": Field(
        Kind.PSEUDONYMOUS,
        "who was not matched, and which rule was in the way",
        "HR admins",
        _RUN_UNTIL,
        erasure=Erasure.DELETE,
    ),
    **plain("Proposal.id", "Proposal.run"),
    "Proposal.mentor": _personal("who could teach whom", "HR admins", _RUN_UNTIL),
    "Proposal.mentee": _personal("who could learn from whom", "HR admins", _RUN_UNTIL),
    "Proposal.score": _personal("order of the review", "HR admins", _RUN_UNTIL, copy=False),
    "Proposal.explanation": _personal("why these two", "HR admins", _RUN_UNTIL),
}

TANDEMS = {
    **plain("Tandem.id", "Tandem.code", "Tandem.program", "Tandem.number", "Tandem.run"),
    "Tandem.mentor": _personal("who teaches", _PAIR, _FACTS_UNTIL),
    "Tandem.mentee": _personal("who learns", _PAIR, _FACTS_UNTIL),
    "Tandem.mentor_place": _personal(
        "nobody has more tandems than agreed", "rule engine", _FACTS_UNTIL, copy=False
    ),
    "Tandem.mentee_place": _personal(
        "nobody has more tandems than agreed", "rule engine", _FACTS_UNTIL, copy=False
    ),
    "Tandem.state": _personal("active, paused or ended", _PAIR, _FACTS_UNTIL),
    "Tandem.pair_key": Field(
        Kind.PSEUDONYMOUS, "avoid the same pair", "rule engine", "36 months", erasure=Erasure.KEEP
    ),
    "Tandem.explanation": _personal("why these two", _PARTNERS, _FACTS_UNTIL),
    "Tandem.started_at": _personal("since when", _PAIR, _FACTS_UNTIL),
    "Tandem.ended_at": _personal("until when", _PAIR, _FACTS_UNTIL),
}

MEETINGS = {
    **plain("Meeting.id", "Meeting.code", "Meeting.tandem", "Meeting.uid", "Meeting.sequence"),
    **plain("Meeting.schedule_rev"),
    "Meeting.starts_at": _personal("when the two meet", _PARTNERS, _FACTS_UNTIL),
    "Meeting.minutes": _personal("how long", _PARTNERS, _FACTS_UNTIL),
    "Meeting.time_zone": _personal("where the time was agreed", _PARTNERS, _FACTS_UNTIL),
    "Meeting.format": _personal("how the two meet", _PARTNERS, _FACTS_UNTIL),
    "Meeting.place": _personal("where the two meet", _PARTNERS, _FACTS_UNTIL),
    "Meeting.link": _personal("the call", _PARTNERS, _FACTS_UNTIL),
    "Meeting.subject": _words("what it is about", _PARTNERS),
    "Meeting.state": _personal("planned or cancelled", _PARTNERS, _FACTS_UNTIL),
    "Meeting.planned_by": _personal("who planned it", "nobody", _FACTS_UNTIL, Erasure.NULL),
    "Meeting.planned_at": _personal("reminders", "nobody", _FACTS_UNTIL),
    **plain("Attendance.id", "Attendance.meeting"),
    "Attendance.person": _personal("who is expected", _PARTNERS, _FACTS_UNTIL),
    "Attendance.during": _personal("nobody is expected at two places at once", "rule engine", _FACTS_UNTIL),
}

LOGS = {
    **plain("SessionLog.id", "SessionLog.code", "SessionLog.tandem", "SessionLog.meeting"),
    "SessionLog.took_place": _personal("count the talks", _PAIR + " as a number", _FACTS_UNTIL),
    "SessionLog.held_on": _personal("when the two met", _PAIR + " as last date", _FACTS_UNTIL),
    "SessionLog.format": _personal("program figures", _PARTNERS, _FACTS_UNTIL),
    "SessionLog.minutes": _personal("program figures", _PARTNERS, _FACTS_UNTIL),
    "SessionLog.topics": _personal("program figures", _PARTNERS, _FACTS_UNTIL),
    **plain("SessionLog_topics.id", "SessionLog_topics.sessionlog", "SessionLog_topics.topic"),
    "SessionLog.logged_at": _personal("the next step on the start page", "nobody", _FACTS_UNTIL, copy=False),
    **plain("SharedNote.id", "SharedNote.log"),
    "SharedNote.text": _words("remember a talk", _PARTNERS),
    "SharedNote.updated_at": _personal("when it was written", "nobody", _WORDS_UNTIL, copy=False),
    **plain("PrivateNote.id", "PrivateNote.log"),
    "PrivateNote.author": _personal("whose note it is", "its author", _WORDS_UNTIL),
    "PrivateNote.text": _words("remember a talk", "its author"),
    "PrivateNote.updated_at": _personal("when it was written", "nobody", _WORDS_UNTIL, copy=False),
}

QUESTIONS = {
    **plain("Question.id", "Question.code", "Question.tandem", "Question.log"),
    "Question.author": _personal("whose question it is", _PARTNERS, _QUESTION_UNTIL),
    "Question.text": _words("ask it at the next meeting", _PARTNERS, _QUESTION_UNTIL),
    "Question.asked_at": _personal("order of the box", _PARTNERS, _QUESTION_UNTIL),
    "Question.done_at": _personal("erase it in time", "nobody", _QUESTION_UNTIL, copy=False),
    "Question.removed_at": _personal("erase it in time", "nobody", _QUESTION_UNTIL, copy=False),
}

FIELDS: dict[str, Field] = MATCHING | TANDEMS | MEETINGS | LOGS | QUESTIONS
