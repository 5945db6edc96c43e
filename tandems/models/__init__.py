from tandems.models.agreement import Agreement, AgreementState, Signature
from tandems.models.asking import Asking, AskingState
from tandems.models.change import Waiver
from tandems.models.decision import DecisionKind, PairDecision, PairNote
from tandems.models.discover import Card, Choice
from tandems.models.induction import Induction
from tandems.models.matching import MatchRun, Proposal, RunState
from tandems.models.meeting import Attendance, Meeting, MeetingState, SessionLog
from tandems.models.note import PrivateNote, SharedNote
from tandems.models.plan import PlanFormat, PlanItem, PlanState
from tandems.models.question import Question
from tandems.models.tandem import Tandem, TandemState

__all__ = [
    "Agreement",
    "AgreementState",
    "Asking",
    "AskingState",
    "Attendance",
    "Card",
    "Choice",
    "DecisionKind",
    "Induction",
    "MatchRun",
    "Meeting",
    "MeetingState",
    "PairDecision",
    "PairNote",
    "PlanFormat",
    "PlanItem",
    "PlanState",
    "PrivateNote",
    "Proposal",
    "Question",
    "RunState",
    "SessionLog",
    "SharedNote",
    "Signature",
    "Tandem",
    "TandemState",
    "Waiver",
]
