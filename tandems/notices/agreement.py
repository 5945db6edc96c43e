"""The mail that asks for a missing signature. It says that there is something to read, never what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from mentoring.notifications import links
from mentoring.notifications.models import Delivery
from mentoring.notifications.notice import Due, Notice
from mentoring.notifications.rules.retry import Policy
from tandems.models import Agreement, AgreementState
from tandems.notices.reader import reader
from tandems.queries.agreement import one_signature_missing_aggregate
from tandems.queries.mine import sides
from tandems.rules.agreement import REMIND_AFTER, REMIND_WITHIN


class AgreementToSign(Notice):
    key_prefix = "agr"
    name = _("Your signature is missing")
    description = _("Your partner has signed your agreement; once more four days later if you have not.")
    policy = Policy.PARK
    priority = 3
    expiry = REMIND_WITHIN
    can_be_switched_off = True

    def due(self, now: dt.datetime) -> Iterable[Due]:
        """Whoever has not signed four days after the partner did, once per text."""
        for agreement, missing, signed_at in one_signature_missing_aggregate(until=now - REMIND_AFTER):
            yield Due(
                to=missing,
                key=f"{agreement.stamp}:1",
                due_at=signed_at + REMIND_AFTER,
                about=agreement,
                context={"revision": agreement.revision, "reminder": True},
                scope=agreement.tandem.program.code,
            )

    def still_true(self, delivery: Delivery) -> bool:
        """The text is the one that was signed, and the reader has not signed it."""
        agreement = self.about(delivery)
        return (
            isinstance(agreement, Agreement)
            and agreement.state == AgreementState.DRAFT
            and agreement.revision == delivery.context["revision"]
            and not agreement.signatures.filter(person=reader(delivery)).exists()
        )

    def context(self, delivery: Delivery) -> dict[str, Any]:
        agreement = self.about_a(Agreement, delivery)
        return {
            "partner": sides(reader(delivery), agreement.tandem)[1].person,
            "is_reminder": delivery.context["reminder"],
            "is_change": agreement.version > 1,
            "url": links.absolute("tandems:agreement", code=agreement.tandem.code),
        }
