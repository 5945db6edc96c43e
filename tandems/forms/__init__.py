"""What a tandem types in."""

from tandems.forms.logs import LogForm, TalkForm
from tandems.forms.meetings import MeetingForm

__all__ = ["LogForm", "MeetingForm", "TalkForm"]
