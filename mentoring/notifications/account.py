"""allauth's door to the outbox: nobody signs up by themselves, and its mails are deliveries."""

from __future__ import annotations

from functools import partial
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest
from django.utils import translation

from mentoring.notifications import mime, queries, registry
from mentoring.notifications.actions import enclose
from mentoring.notifications.clock import database_now
from mentoring.notifications.notices import (
    AccountMessage,
    AccountNotice,
    LoginCode,
    PasswordReset,
    UnknownAccount,
)
from mentoring.notifications.people import Address, Person, normal
from mentoring.notifications.rendering import full_name, spoken_to, write

KINDS: dict[str, type[AccountNotice]] = {
    "account/email/login_code": LoginCode,
    "account/email/password_reset_key": PasswordReset,
    "account/email/unknown_account": UnknownAccount,
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in, the way this product does it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Accounts come from the directory and from invitations."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Tell whether somebody may be sent to `url`; what is no address at all is not safe either."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail as a delivery, words included: the code in `context` exists nowhere else."""
        kind = KINDS.get(template_prefix, AccountMessage)
        person = queries.person_at(email)
        language = translation.get_language() or ""
        to = person or Address(email=email, language=language)
        with spoken_to(to):
            words = self._words(kind, template_prefix, email, context, to)
        with transaction.atomic():
            compose = partial(
                mime.compose,
                words,
                to=normal(email),
                to_name=full_name(to),
                kind=kind.slug,
                at=database_now(),
            )
            enclose(kind, address=email, person=person, compose=lambda key: compose(message_id=key))

    def _words(
        self,
        kind: type[AccountNotice],
        template_prefix: str,
        email: str,
        context: dict[str, Any],
        to: Person | Address,
    ) -> mime.Words:
        request = allauth_context.request
        seen = {**context, "request": request, "email": email}
        if kind is AccountMessage:  # in allauth's own words, inside our frame
            message = self.render_mail(
                template_prefix, email, {"current_site": get_current_site(request), **seen}
            )
            seen = {"headline": message.subject, "message": message.body}
        return write(registry.get(kind.slug), seen, to=to)
