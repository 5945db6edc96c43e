"""The outbox: deliveries and attempts, the channel they take, and what people do not want."""

from mentoring.notifications.models.channel import Heartbeat, MailChannel
from mentoring.notifications.models.delivery import Delivery, DeliveryAttempt, Outcome
from mentoring.notifications.models.preference import Choice, Preference, Suppression

__all__ = [
    "Choice",
    "Delivery",
    "DeliveryAttempt",
    "Heartbeat",
    "MailChannel",
    "Outcome",
    "Preference",
    "Suppression",
]
