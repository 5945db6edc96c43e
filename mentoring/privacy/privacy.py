"""The register of the privacy app itself, and of the mail rows below it, which know nothing of registers."""

from __future__ import annotations

from mentoring.privacy.registry import Erasure, Field, Kind, plain

CONSENT = {
    "purpose": "prove who agreed to what",
    "seen_by": "the person; the rule engine",
    "until": "program end + 36 months",
}
AUDIT = {"purpose": "prove privileged steps", "seen_by": "observer, site admin", "until": "12 months"}
MAIL = {
    "purpose": "deliver mails and prove it",
    "seen_by": "HR admin of the program, without anything about single tandems",
    "until": "180 days",
}
BLOCKED = {"purpose": "never write again to who said so", "seen_by": "nobody", "until": "36 months"}

FIELDS = {
    **plain("Consent.id", "AuditEvent.id"),
    "Consent.person": Field(Kind.PERSONAL, **CONSENT, copy=True, erasure=Erasure.DELETE),
    "Consent.purpose": Field(Kind.PERSONAL, **CONSENT, copy=True, erasure=Erasure.DELETE),
    "Consent.scope": Field(Kind.PERSONAL, **CONSENT, copy=True, erasure=Erasure.DELETE),
    "Consent.version": Field(Kind.PERSONAL, **CONSENT, copy=True, erasure=Erasure.DELETE),
    "Consent.mode": Field(Kind.PERSONAL, **CONSENT, copy=True, erasure=Erasure.DELETE),
    "Consent.given_at": Field(Kind.PERSONAL, **CONSENT, copy=True, erasure=Erasure.DELETE),
    "Consent.withdrawn_at": Field(Kind.PERSONAL, **CONSENT, copy=True, erasure=Erasure.DELETE),
    "AuditEvent.at": Field(Kind.PERSONAL, **AUDIT),
    "AuditEvent.actor": Field(Kind.PERSONAL, **AUDIT, erasure=Erasure.NULL),
    "AuditEvent.verb": Field(Kind.PERSONAL, **AUDIT),
    "AuditEvent.thing": Field(Kind.PERSONAL, **AUDIT),
}

LOWER_STOREYS = {
    **plain(
        "notifications.Delivery.id",
        "notifications.Delivery.code",
        "notifications.Delivery.notice",
        "notifications.Delivery.state",
        "notifications.Delivery.cancel_requested",
        "notifications.Delivery.priority",
        "notifications.Delivery.created_at",
        "notifications.Delivery.next_try_at",
        "notifications.Delivery.expires_at",
        "notifications.Delivery.settled_at",
        "notifications.Delivery.attempts",
        "notifications.Delivery.ambiguous",
        "notifications.Delivery.lease_expires_at",
        "notifications.Delivery.lease_token",
        "notifications.Delivery.message_id",
        "notifications.Delivery.body_sha256",
        "notifications.Delivery.last_code",
        "notifications.DeliveryAttempt.id",
        "notifications.DeliveryAttempt.delivery",
        "notifications.DeliveryAttempt.number",
        "notifications.DeliveryAttempt.token",
        "notifications.DeliveryAttempt.worker",
        "notifications.DeliveryAttempt.started_at",
        "notifications.DeliveryAttempt.data_at",
        "notifications.DeliveryAttempt.done_at",
        "notifications.DeliveryAttempt.code",
        "notifications.DeliveryAttempt.outcome",
        "notifications.MailChannel.id",
        "notifications.MailChannel.name",
        "notifications.MailChannel.state",
        "notifications.MailChannel.reason",
        "notifications.MailChannel.paused_until_at",
        "notifications.MailChannel.consecutive_failures",
        "notifications.Heartbeat.id",
        "notifications.Heartbeat.name",
        "notifications.Heartbeat.at",
        "notifications.Preference.id",
        "notifications.Suppression.id",
    ),
    "notifications.Delivery.dedupe_key": Field(Kind.PSEUDONYMOUS, **MAIL),
    "notifications.Delivery.scope": Field(Kind.PSEUDONYMOUS, **MAIL),
    "notifications.Delivery.person": Field(Kind.PERSONAL, **MAIL, copy=True, erasure=Erasure.NULL),
    "notifications.Delivery.address": Field(Kind.PERSONAL, **MAIL, copy=True, erasure=Erasure.NULL),
    "notifications.Delivery.about": Field(Kind.PSEUDONYMOUS, **MAIL),
    "notifications.Delivery.context": Field(Kind.PSEUDONYMOUS, **MAIL, erasure=Erasure.DELETE),
    "notifications.Delivery.serial_key": Field(Kind.PSEUDONYMOUS, **MAIL),
    "notifications.Delivery.due_at": Field(Kind.PERSONAL, **MAIL),
    "notifications.Delivery.sent_at": Field(Kind.PERSONAL, **MAIL, copy=True),
    "notifications.Delivery.last_error": Field(Kind.PERSONAL, **MAIL, erasure=Erasure.DELETE),
    "notifications.Delivery.body": Field(
        Kind.PERSONAL,
        purpose="send the same bytes again",
        seen_by="nobody; in the demo whoever tries it",
        until="30 days after the final state; secrets at once",
        erasure=Erasure.DELETE,
    ),
    "notifications.Preference.person": Field(Kind.PERSONAL, **MAIL, copy=True, erasure=Erasure.DELETE),
    "notifications.Preference.notice": Field(Kind.PERSONAL, **MAIL, copy=True, erasure=Erasure.DELETE),
    "notifications.Preference.choice": Field(Kind.PERSONAL, **MAIL, copy=True, erasure=Erasure.DELETE),
    "notifications.Preference.changed_at": Field(Kind.PERSONAL, **MAIL, copy=True, erasure=Erasure.DELETE),
    "notifications.Suppression.address_hmac": Field(Kind.PSEUDONYMOUS, **BLOCKED),
    "notifications.Suppression.scope": Field(Kind.PSEUDONYMOUS, **BLOCKED),
    "notifications.Suppression.reason": Field(Kind.PSEUDONYMOUS, **BLOCKED),
    "notifications.Suppression.since_on": Field(Kind.PSEUDONYMOUS, **BLOCKED),
    "notifications.Suppression.delivery": Field(Kind.PSEUDONYMOUS, **BLOCKED),
}
