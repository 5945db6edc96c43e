"""allauth's door to the outbox: nobody signs up by themselves, and its mails are deliveries."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import context as allauth_context
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mentoring.notifications import links, mime, queries, registry
from mentoring.notifications.actions import enclose
from mentoring.notifications.clock import database_now
from mentoring.notifications.notices import (
    AccountMessage,
    AccountNotice,
    ConfirmCode,
    LoginCode,
    PasswordReset,
    SecurityChange,
    UnknownAccount,
)
from mentoring.notifications.people import Address, Person, normal
from mentoring.notifications.rendering import full_name, spoken_to, write
from mentoring.web.devices import device_code, device_words

KINDS: dict[str, type[AccountNotice]] = {
    "account/email/confirm_code": ConfirmCode,
    "account/email/login_code": LoginCode,
    "account/email/password_reset_key": PasswordReset,
    "account/email/unknown_account": UnknownAccount,
}
CHANGES = {  # what somebody is told, wherever they are, because it may not have been them
    "account/email/password_changed": _("Your password was changed"),
    "account/email/password_reset": _("Your password was reset"),
    "account/email/password_set": _("A password was set"),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made"),
    "mfa/email/totp_activated": _("An authenticator app was set up"),
    "mfa/email/totp_deactivated": _("The authenticator app was turned off"),
    "mfa/email/webauthn_added": _("A passkey was added"),
    "mfa/email/webauthn_removed": _("A passkey was removed"),
}
BY_PASSKEY = "mfa_reauthenticate:webauthn"
PROOFS = {
    BY_PASSKEY: _("With a passkey"),
    "code": _("With a code by mail"),
    "mfa_reauthenticate": _("With the authenticator app or a recovery code"),
    "reauthenticate": _("With your password"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in, the way this product does it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  (allauth asks so)
        """Accounts come from the directory and from invitations."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Tell whether somebody may be sent to `url`; what is no address at all is not safe either."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the ways to prove oneself, the easiest first; who has none gets a code by mail."""
        found = sorted(super().get_reauthentication_methods(user), key=lambda one: one["id"] != BY_PASSKEY)
        if found or not user.is_authenticated:
            return [{**one, "description": PROOFS.get(one["id"], one["description"])} for one in found]
        url = reverse("account_reauthenticate_by_code")
        return [{"id": "code", "description": PROOFS["code"], "url": url}]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Tell whether `app` asks for a proof. Raises ReauthenticationRequired for who can give only a code.

        allauth asks nothing of somebody without password and second step; we ask for the mailed code.
        """
        needed = bool(super().is_reauthentication_required(app=app, **kwargs))
        user = self.request.user
        if needed and not super().get_reauthentication_methods(user) and not self._has_just_proved_it():
            raise ReauthenticationRequired
        return needed

    def _has_just_proved_it(self) -> bool:
        proofs = get_authentication_records(self.request, self.request.user)
        times = [proof["at"] for proof in proofs if proof.get("reauthenticated")]
        return bool(times) and time.time() - times[-1] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Stop who may not sign in any more, as somebody who was deactivated."""
        if not user.may_sign_in:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Take signing in this minute as a proof: nobody is asked for the same thing twice in a row."""
        proofs = get_authentication_records(request, user)
        if proofs:
            record_authentication(request, user, proofs[-1]["method"], reauthenticated=True)
        return super().post_login(request, user, **kwargs)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  (allauth asks so)
        """Go back to the page where the change was begun."""
        return reverse("account_security")

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the person of a change at the address the directory has for them."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail as a delivery, words included: the code in `context` exists nowhere else."""
        changed = template_prefix in CHANGES
        kind = SecurityChange if changed else KINDS.get(template_prefix, AccountMessage)
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
        if kind is SecurityChange:
            device = device_words(device_code(context.get("user_agent", "")))
            change = {"change": str(CHANGES[template_prefix]), "device": device}
            seen |= change | {"security_url": links.absolute("account_security")}
        if kind is AccountMessage:  # in allauth's own words, inside our frame
            message = self.render_mail(
                template_prefix, email, {"current_site": get_current_site(request), **seen}
            )
            seen = {"headline": message.subject, "message": message.body}
        return write(registry.get(kind.slug), seen, to=to)
