"""A mail as a row, and every try to hand it over."""

from __future__ import annotations

import uuid
from typing import Any, Never

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.encryption import EncryptedBytesField
from mentoring.notifications.rules.moves import FINAL, OPEN, State

_ALL, _OPEN, _FINAL = (sorted(state.value for state in states) for states in (State, OPEN, FINAL))


class Delivery(models.Model):
    """One mail to one address. Written, moved and wiped by actions only; `due_at` never moves."""

    class States(models.TextChoices):
        PENDING = State.PENDING.value, _("waiting to be sent")
        SENDING = State.SENDING.value, _("being sent")
        SENT = State.SENT.value, pgettext_lazy("mail", "sent")
        DEAD = State.DEAD.value, _("cannot be delivered")
        EXPIRED = State.EXPIRED.value, _("too late to be sent")
        CANCELLED = State.CANCELLED.value, _("no longer needed")
        SUPPRESSED = State.SUPPRESSED.value, _("not wanted")
        UNKNOWN = State.UNKNOWN.value, _("perhaps arrived")
        HELD = State.HELD.value, _("held back")

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dedupe_key = models.CharField(max_length=200, unique=True)
    notice = models.CharField(max_length=60)
    scope = models.CharField(max_length=60, blank=True)  # a program's code, as text
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    address = models.CharField(max_length=254)
    about = models.CharField(max_length=120, blank=True)  # "app.model:primary key"
    context = models.JSONField(default=dict, blank=True)  # references, never private words
    serial_key = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=States, default=States.PENDING)
    cancel_requested = models.BooleanField(default=False)
    priority = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)  # final since; retention counts from here
    attempts = models.PositiveSmallIntegerField(default=0)
    ambiguous = models.PositiveSmallIntegerField(default=0)
    lease_expires_at = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    body = EncryptedBytesField(null=True, blank=True)  # the frozen MIME bytes
    body_sha256 = models.CharField(max_length=64, blank=True)
    last_code = models.PositiveSmallIntegerField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(name="delivery_state_known", condition=Q(state__in=_ALL)),
            models.CheckConstraint(name="delivery_address_lower", condition=Q(address=Lower("address"))),
            models.CheckConstraint(
                name="delivery_sent_has_time",
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="delivery_final_has_time",
                condition=Q(state__in=_FINAL, settled_at__isnull=False)
                | (~Q(state__in=_FINAL) & Q(settled_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="delivery_lease_only_while_sending",
                condition=Q(state="sending", lease_token__isnull=False, lease_expires_at__isnull=False)
                | (~Q(state="sending") & Q(lease_token__isnull=True, lease_expires_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="delivery_body_has_hash", condition=Q(body__isnull=True) | ~Q(body_sha256="")
            ),
            models.CheckConstraint(
                name="delivery_not_tried_before_due", condition=Q(next_try_at__gte=F("due_at"))
            ),
        ]
        indexes = [
            models.Index(
                name="delivery_open", fields=["priority", "next_try_at"], condition=Q(state__in=_OPEN)
            ),
            models.Index(
                name="delivery_serial",
                fields=["serial_key", "id"],
                condition=Q(state__in=_OPEN) & ~Q(serial_key=""),
            ),
            models.Index(name="delivery_about", fields=["about"], condition=~Q(about="")),
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.code}"

    def save(self, *_args: Any, **_kwargs: Any) -> Never:
        raise TypeError("a delivery is written by mentoring.notifications.actions")

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        raise TypeError("a delivery is removed by retention, when it is final")


class Outcome(models.TextChoices):
    """How a try ended."""

    SENT = "sent", pgettext_lazy("mail", "sent")
    DEFERRED = "deferred", _("the other server asked to come back later")
    REJECTED = "rejected", _("the other server refused it")
    NO_CONNECTION = "noconn", _("the mail server could not be used")
    CRASHED_SAFE = "crashed_safe", _("interrupted before the hand-over")
    UNKNOWN = "unknown", _("interrupted during the hand-over")
    CANCELLED = "cancelled", _("no longer needed")
    FENCED = "fenced", _("taken over by another sender")
    FAILED = "failed", _("an error in this application")


class DeliveryAttempt(models.Model):
    """One try. `data_at` is the mark: set means that the mail may have left."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="tries")
    number = models.PositiveSmallIntegerField()
    token = models.UUIDField(unique=True)
    worker = models.CharField(max_length=80)
    started_at = models.DateTimeField(db_default=Now())
    data_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    code = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["delivery", "number"]
        constraints = [
            models.UniqueConstraint(name="attempt_number_once", fields=["delivery", "number"]),
            models.CheckConstraint(
                name="attempt_done_has_outcome",
                condition=Q(outcome="", done_at__isnull=True) | (~Q(outcome="") & Q(done_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="attempt_sent_has_mark", condition=~Q(outcome="sent") | Q(data_at__isnull=False)
            ),
            models.CheckConstraint(
                name="attempt_outcome_known", condition=Q(outcome__in=["", *sorted(Outcome.values)])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id}/{self.number} {self.outcome}"
