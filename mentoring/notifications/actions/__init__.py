"""What can be done with mails: announce, cancel, plan, send, switch off."""

from mentoring.notifications.actions.announcing import announce, cancel, enclose
from mentoring.notifications.actions.draining import drain
from mentoring.notifications.actions.forgetting import forget_mails
from mentoring.notifications.actions.planning import beat, plan, tick
from mentoring.notifications.actions.preferences import choose, switch_off, switch_on, unsubscribe
from mentoring.notifications.actions.waking import wake

__all__ = [
    "announce",
    "beat",
    "cancel",
    "choose",
    "drain",
    "enclose",
    "forget_mails",
    "plan",
    "switch_off",
    "switch_on",
    "tick",
    "unsubscribe",
    "wake",
]
