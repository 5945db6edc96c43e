"""What a tandem types in."""

from tandems.forms.agreement import AgreementForm
from tandems.forms.induction import InductionForm
from tandems.forms.logs import LogForm, TalkForm
from tandems.forms.meetings import MeetingForm
from tandems.forms.plan import PlanItemForm
from tandems.forms.questions import QuestionForm

__all__ = [
    "AgreementForm",
    "InductionForm",
    "LogForm",
    "MeetingForm",
    "PlanItemForm",
    "QuestionForm",
    "TalkForm",
]
