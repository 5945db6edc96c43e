"""The register of the privacy app itself, and of the mail rows below it, which know nothing of registers."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.notifications.models import Delivery
from mentoring.privacy.models import AuditEvent
from mentoring.privacy.registry import Erasure, Field, Kind, Rows, plain

CONSENT = Field(
    Kind.PERSONAL,
    purpose=_("prove who agreed to what"),
    seen_by=_("the person; the rule engine"),
    until=_("program end + 36 months"),
    copy=True,
    erasure=Erasure.DELETE,
)
AUDIT = Field(
    Kind.PERSONAL,
    purpose=_("prove privileged steps"),
    seen_by=_("observer, site admin"),
    until=_("12 months"),
    copy=True,
)
MAIL_ROW = Field(
    Kind.PSEUDONYMOUS,
    purpose=_("deliver mails and prove it"),
    seen_by=_("HR admin of the program, without anything about single tandems"),
    until=_("180 days"),
)
MAIL = replace(MAIL_ROW, kind=Kind.PERSONAL)
CHOICE = replace(MAIL, purpose=_("write what people want to get"), copy=True, erasure=Erasure.DELETE)
BLOCKED = Field(
    Kind.PSEUDONYMOUS,
    purpose=_("never write again to who said so"),
    seen_by=_("nobody"),
    until=_("36 months"),
)

FIELDS = {
    **plain("Consent.id", "AuditEvent.id"),
    "Consent.person": CONSENT,
    "Consent.purpose": CONSENT,
    "Consent.scope": CONSENT,
    "Consent.version": CONSENT,
    "Consent.mode": CONSENT,
    "Consent.given_at": CONSENT,
    "Consent.withdrawn_at": CONSENT,
    "AuditEvent.at": AUDIT,
    "AuditEvent.actor": replace(AUDIT, erasure=Erasure.NULL),
    "AuditEvent.verb": AUDIT,
    "AuditEvent.thing": AUDIT,
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
    "notifications.Delivery.dedupe_key": MAIL_ROW,
    "notifications.Delivery.scope": MAIL_ROW,
    "notifications.Delivery.person": replace(MAIL, copy=True, erasure=Erasure.NULL),
    "notifications.Delivery.address": replace(MAIL, copy=True, erasure=Erasure.NULL),
    "notifications.Delivery.about": MAIL_ROW,
    "notifications.Delivery.context": replace(MAIL_ROW, erasure=Erasure.DELETE),
    "notifications.Delivery.serial_key": MAIL_ROW,
    "notifications.Delivery.due_at": MAIL,
    "notifications.Delivery.sent_at": replace(MAIL, copy=True),
    "notifications.Delivery.last_error": replace(MAIL, erasure=Erasure.DELETE),
    "notifications.Delivery.body": Field(
        Kind.PERSONAL,
        purpose=_("send the same bytes again"),
        seen_by=_("nobody; in the demo whoever tries it"),
        until=_("30 days after the final state; secrets at once"),
        erasure=Erasure.DELETE,
    ),
    "notifications.Preference.person": CHOICE,
    "notifications.Preference.notice": CHOICE,
    "notifications.Preference.choice": CHOICE,
    "notifications.Preference.changed_at": CHOICE,
    "notifications.Suppression.address_hmac": BLOCKED,
    "notifications.Suppression.scope": BLOCKED,
    "notifications.Suppression.reason": BLOCKED,
    "notifications.Suppression.since_on": BLOCKED,
    "notifications.Suppression.delivery": BLOCKED,
}

ROWS = {
    "AuditEvent": (Rows(lambda person: AuditEvent.objects.filter(actor=person).select_related("actor")),),
    "notifications.Delivery": (
        Rows(
            lambda person: Delivery.objects.filter(person=person).select_related("person"), also=("notice",)
        ),
    ),
}
NAMES = {
    "Consent": _("Consents"),
    "Consent.person": _("Who"),
    "Consent.purpose": _("What for"),
    "Consent.scope": _("Where"),
    "Consent.version": _("Version of the text"),
    "Consent.mode": _("What others saw then"),
    "Consent.given_at": _("Given"),
    "Consent.withdrawn_at": pgettext_lazy("consent", "Withdrawn"),
    "AuditEvent": _("Steps you took for others"),
    "AuditEvent.at": _("When"),
    "AuditEvent.actor": _("Who"),
    "AuditEvent.verb": _("What"),
    "AuditEvent.thing": _("On what"),
    "notifications.Delivery": _("Mails to you"),
    "notifications.Delivery.notice": _("Kind"),
    "notifications.Delivery.person": _("Who"),
    "notifications.Delivery.address": _("Address"),
    "notifications.Delivery.sent_at": _("Sent"),
    "notifications.Preference": _("What you switched off"),
    "notifications.Preference.person": _("Who"),
    "notifications.Preference.notice": _("Kind"),
    "notifications.Preference.choice": _("Choice"),
    "notifications.Preference.changed_at": _("Changed"),
}
