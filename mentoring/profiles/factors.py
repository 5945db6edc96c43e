"""allauth's door to second factors: secrets lie encrypted, names are the product's."""

from __future__ import annotations

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from mentoring import encryption
from mentoring.web.devices import device_code, device_words


class FactorAdapter(DefaultMFAAdapter):
    """Passkeys, authenticator apps and recovery codes, the way this product does them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the right code. Codes change fast: please try the one shown now."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return encryption.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret. Raises Unreadable without the right key."""
        return encryption.decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """Return the name under which an app files its numbers."""
        return f"Rückenwind {settings.COMPANY_NAME}".strip()

    def build_totp_svg(self, url: str) -> str:  # noqa: ARG002  (allauth asks so)
        """Return nothing: the page draws the code itself, as a strict policy allows it."""
        return ""

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002, ARG002  (allauth asks so)
        """Propose the device at hand as the name of a passkey."""
        return device_words(device_code(context.request.META.get("HTTP_USER_AGENT", "")))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Say whose passkey it is, as the device shows it."""
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}
