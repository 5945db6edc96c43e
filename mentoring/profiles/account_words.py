"""Sentences of allauth that its own German says informally (du) or clumsily, and ours formally (Sie).

Naming them here is all it takes: our catalogue goes before those of the packages. A sentence that allauth
words anew falls back to allauth's German and does no harm here.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

ACCOUNT_WORDS = (
    # in forms and refusals
    _("Please type your current password."),
    _("Be patient, you are sending too many requests."),
    _("You must type the same password each time."),
    _("Too many failed login attempts. Try again later."),
    # as messages
    _("You have signed out."),
    # on pages
    _(
        "Forgotten your password? Enter your email address below, and we'll send you an email allowing you "
        "to reset it."
    ),
    _(
        "We have sent you an email. If you have not received it please check your spam folder. Otherwise "
        "contact us if you do not receive it in a few minutes."
    ),
    _(
        "The password reset link was invalid, possibly because it has already been used.  Please request a "
        '<a href="%(passwd_reset_url)s">new password reset</a>.'
    ),
    _("Please contact us if you have any trouble resetting your password."),
    _("This account is inactive."),
    _("Your password has been changed."),
    _("Your password is now changed."),
    _("You are already logged in as %(user_display)s."),
)
