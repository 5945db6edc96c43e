"""Seeing whether mails arrive."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import require
from mentoring.notifications.actions import announce
from mentoring.notifications.models import Delivery
from mentoring.notifications.notices import TestMail
from mentoring.profiles.models import User
from mentoring.profiles.permissions import can_give_posts
from tandems.rules.start import TEST_MAILS_WITHIN, check_test_mails


@transaction.atomic
def send_test_mail(*, by: User, now: datetime) -> User:
    """Write a mail to oneself, as every mail: into the outbox, from where the worker sends it.

    Asking twice within a second writes one. Raises NotAllowed, or Refused(test_mails_enough).
    """
    require(can_give_posts(by))
    lately = Delivery.objects.filter(
        notice=TestMail.slug, person_id=by.pk, created_at__gt=now - TEST_MAILS_WITHIN
    )
    check_test_mails(lately.count())
    announce(TestMail, to=by, key=f"{now:%Y%m%d%H%M%S}")
    return by
