from tandems.models.asking import Asking, AskingState
from tandems.models.change import Waiver
from tandems.models.decision import DecisionKind, PairDecision, PairNote
from tandems.models.discover import Card, Choice
from tandems.models.matching import MatchRun, Proposal, RunState
from tandems.models.meeting import Attendance, Meeting, MeetingState, SessionLog
from tandems.models.note import PrivateNote, SharedNote
from tandems.models.question import Question
from tandems.models.tandem import Tandem, TandemState

__all__ = [
    "Asking",
    "AskingState",
    "Attendance",
    "Card",
    "Choice",
    "DecisionKind",
    "MatchRun",
    "Meeting",
    "MeetingState",
    "PairDecision",
    "PairNote",
    "PrivateNote",
    "Proposal",
    "Question",
    "RunState",
    "SessionLog",
    "SharedNote",
    "Tandem",
    "TandemState",
    "Waiver",
]
