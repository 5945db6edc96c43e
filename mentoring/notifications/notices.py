"""The platform's own kinds of mail: signing in, changes of an account, and what libraries send."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mentoring.notifications.notice import Notice
from mentoring.notifications.rules.retry import Policy


class AccountNotice(Notice):
    """Mails of the login flow: asked for this minute, rendered when the row is written, never kept."""

    key_prefix = "auth"
    policy = Policy.RESEND
    priority = 0
    expiry = dt.timedelta(minutes=15)  # as long as a login code is valid
    quiet = "ignored"
    secret = True
    suppressible = False


class LoginCode(AccountNotice):
    name = _("Code for signing in")
    description = _("The code you asked for at the sign-in page.")


class PasswordReset(AccountNotice):
    name = _("New password")
    description = _("The link for choosing a new password.")


class UnknownAccount(AccountNotice):
    name = _("No account here")
    description = _("Somebody typed your address at the sign-in page, but it belongs to no account.")


class AccountMessage(AccountNotice):
    name = _("Your account")
    description = _("Something about your account changed or has to be confirmed.")


class OtherMail(Notice):
    key_prefix = "other"
    name = _("Messages of the system")
    description = _("Mails that parts of the software send by themselves.")
    priority = 3
    expiry = dt.timedelta(days=2)
    quiet = "ignored"
