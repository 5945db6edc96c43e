"""What a tandem types in."""

from tandems.forms.logs import LogForm, TalkForm
from tandems.forms.meetings import MeetingForm
from tandems.forms.questions import QuestionForm

__all__ = ["LogForm", "MeetingForm", "QuestionForm", "TalkForm"]
