"""The platform's own kinds of mail: signing in, changes of an account, and what libraries send."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mentoring.notifications.notice import Notice
from mentoring.notifications.people import Person
from mentoring.notifications.rules.retry import Policy


class AccountNotice(Notice):
    """Mails of the login flow: asked for this minute, rendered when the row is written, never kept."""

    key_prefix = "auth"
    policy = Policy.RESEND
    priority = 0
    expiry = dt.timedelta(minutes=15)  # as long as a login code is valid
    secret = True
    suppressible = False
    needed = _("It is the answer to something you have just done.")


class LoginCode(AccountNotice):
    name = _("Code for signing in")
    description = _("The code you asked for at the sign-in page.")


class ConfirmCode(AccountNotice):
    name = _("Code for confirming that it is you")
    description = _("The code you asked for before changing how you sign in.")


class PasswordReset(AccountNotice):
    name = _("New password")
    description = _("The link for choosing a new password.")


class UnknownAccount(AccountNotice):
    name = _("No account here")
    description = _("Somebody typed your address at the sign-in page, but it belongs to no account.")


class SecurityChange(AccountNotice):
    name = _("Change of your sign-in")
    description = _("Somebody, hopefully you, changed how you sign in.")
    expiry = dt.timedelta(days=2)
    needed = _("It tells you when somebody changes your account.")


class AccountMessage(AccountNotice):
    name = _("Your account")
    description = _("Something about your account changed or has to be confirmed.")
    needed = _("It tells you when somebody changes your account.")


class TestMail(Notice):
    """Asked for by whoever runs the installation, to see that mails arrive."""

    __test__ = False  # not a test, whatever its name begins with
    key_prefix = "test"
    name = _("Test mail")
    description = _("The site admin asked for it, to see whether mails arrive.")
    needed = _("It comes only when somebody asks for it.")
    priority = 0
    expiry = dt.timedelta(hours=1)
    suppressible = False

    def can_reach(self, person: Person) -> bool:
        """Site admins ask for it."""
        return bool(getattr(person, "is_site_admin", False))


class OtherMail(Notice):
    key_prefix = "other"
    name = _("Messages of the system")
    description = _("Mails that parts of the software send by themselves.")
    needed = _("It is rare, and then it matters.")
    priority = 3
    expiry = dt.timedelta(days=2)
