"""Forms for passkeys, the authenticator app and codes, in words for people who have never heard of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import qrcode  # type: ignore[import-untyped]  # it has no types
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 60
QUIET_ZONE = 4  # modules around a QR code, as ISO/IEC 18004 asks for


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as one SVG path: `size` of the square in modules, `path` of the dark ones."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Draw `text`. Runs of dark modules in a row become one rectangle each."""
    code = qrcode.QRCode(border=QUIET_ZONE)
    code.add_data(text)
    code.make()
    rows = code.get_matrix()
    path = "".join(_runs(y, row) for y, row in enumerate(rows))
    return QrCode(len(rows), path)


def _runs(y: int, row: list[bool]) -> str:
    drawn, start = "", None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            drawn, start = f"{drawn}M{start} {y}h{x - start}v1H{start}z", None
    return drawn


def _code_field(label: Any, help_text: Any = "", *, digits: bool = True) -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    if digits:
        attrs["inputmode"] = "numeric"
    return forms.CharField(label=label, help_text=help_text, widget=forms.TextInput(attrs=attrs))


class ActivateAppForm(ActivateTOTPForm):
    """The first number from an app that has just learned our secret."""

    code = _code_field(_("The six digits your app shows now"))

    @property
    def qr(self) -> QrCode:
        """What the camera of the phone reads."""
        return qr_code(get_adapter().build_totp_url(self.user, self.secret))

    @property
    def secret_in_groups(self) -> str:
        """The same for typing, four letters at a time."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class SecondStepForm(base.AuthenticateForm):
    """A number from the app, or a recovery code, while signing in."""

    code = _code_field(_("Code"), _("Six digits from your authenticator app, or one of your recovery codes."))


class ConfirmBySecondStepForm(base.ReauthenticateForm):
    """The same, by somebody who is signed in already."""

    code = _code_field(_("Code"), _("Six digits from your authenticator app, or one of your recovery codes."))


class ConfirmByMailForm(forms.Form):
    """A code that was mailed to somebody who is signed in already."""

    code = _code_field(_("Code from the mail"), digits=False)


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey: the device makes it, the person names it. It always can sign in by itself."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("So that you recognise the device later."),
    )
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
