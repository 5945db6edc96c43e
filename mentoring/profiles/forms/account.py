"""allauth's forms with addresses as they are: letters of all scripts before and after the @ (RFC 6531)."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.notifications.people import normal
from mentoring.profiles.rules.emails import MAX_EMAIL, is_email


class WorkEmailField(forms.CharField):
    """An e-mail address in lower case, composed (NFC). Not type="email": browsers refuse é before the @."""

    widget = forms.TextInput(
        attrs={
            "autocapitalize": "none",
            "autocomplete": "email",
            "inputmode": "email",
            "spellcheck": "false",
        }
    )

    def __init__(self) -> None:
        super().__init__(label=_("E-mail address"), max_length=MAX_EMAIL)

    def to_python(self, value: Any) -> str:
        """Return the address as the directory keeps it."""
        return normal(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Raise ValidationError for anything but one plain address."""
        super().validate(value)
        if value and not is_email(value):
            raise forms.ValidationError(_("This is not an e-mail address."), code="invalid")


class RequestLoginCodeForm(allauth.RequestLoginCodeForm):
    """Where the code for signing in goes."""

    email = WorkEmailField()


class ResetPasswordForm(allauth.ResetPasswordForm):
    """Where the link for a new password goes."""

    email = WorkEmailField()


class LoginForm(allauth.LoginForm):
    """Signing in with a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = WorkEmailField()


class NewPassword:
    """What the forms for a new password share: plain labels, and what a good one is in one sentence."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = _(
            "At least 12 characters; no well-known password, and nothing close to your name."
        )
        self.fields["password2"].label = _("New password, once more")


class SetPasswordForm(NewPassword, allauth.SetPasswordForm):
    """A first password for somebody who has signed in by mailed code."""


class ResetPasswordKeyForm(NewPassword, allauth.ResetPasswordKeyForm):
    """A new password for somebody who came by the mailed link."""


class ChangePasswordForm(NewPassword, allauth.ChangePasswordForm):
    """Another password for somebody who knows the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Password so far")
