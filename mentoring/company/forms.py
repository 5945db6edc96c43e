"""The form of the company page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext_lazy as _

from mentoring.company.rules import colour
from mentoring.company.rules.logo import MAX_BYTES, Logo, read_logo
from mentoring.errors import Refused
from mentoring.web.refusals import sentence

FACTS = ("name", "first_colour", "second_colour", "help_url", "imprint_url", "privacy_url")
LINK_LENGTH = 300


class ColourField(forms.CharField):
    """A colour as #rrggbb, or "". A module puts the colour picker of the browser beside it."""

    def __init__(self, **more: Any) -> None:
        look = {"data-colour": _("Pick a colour"), "autocomplete": "off", "spellcheck": "false"}
        super().__init__(required=False, max_length=40, widget=forms.TextInput(attrs=look), **more)

    def clean(self, value: Any) -> str:
        """Return what was typed as #rrggbb. Raises ValidationError."""
        typed = super().clean(value)
        found = colour.parse(typed)
        if typed and found is None:
            raise ValidationError(sentence(Refused("no_colour")))
        return str(found or "")


class LinkField(forms.CharField):
    """Where a link of the footer leads: an address on the web, or a mail address."""

    def __init__(self, *, mail: bool = False, **more: Any) -> None:
        self.mail = mail
        attrs = {"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(required=False, max_length=LINK_LENGTH, widget=forms.TextInput(attrs=attrs), **more)

    def prepare_value(self, value: Any) -> Any:
        """A mail address is shown as people write it."""
        return str(value).removeprefix("mailto:") if value else value

    def clean(self, value: Any) -> str:
        """Return the link. Raises ValidationError for one that a browser should not follow."""
        typed = str(super().clean(value))
        if not typed:
            return ""
        if self.mail and "@" in typed and "/" not in typed:
            validate_email(typed)
            return f"mailto:{typed}"
        link = typed if "://" in typed else f"https://{typed}"
        URLValidator(schemes=["https", "http"], message=_("This is not an address on the web."))(link)
        if len(link) > LINK_LENGTH:
            raise ValidationError(_("This is not an address on the web."))
        return link


class CompanyForm(forms.Form):
    """What a site admin sets. `answers()` gives it as the action wants it."""

    name = forms.CharField(label=_("Name of the company"), max_length=80, required=False)
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("PNG, JPEG or WebP, up to 2 MB. A cut-out logo is shown on the ground it was made for."),
        required=False,
        allow_empty_file=True,  # told in our own words
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    drop_logo = forms.BooleanField(label=_("Show no logo"), required=False)
    first_colour = ColourField(
        label=_("Colour of buttons"), help_text=_("The main colour of your design guide.")
    )
    second_colour = ColourField(
        label=_("Warm accent"), help_text=_("For what touches a person: an invitation, something private.")
    )
    help_url = LinkField(label=_("Help"), help_text=_("A page or a mail address."), mail=True)
    imprint_url = LinkField(label=_("Imprint"))
    privacy_url = LinkField(label=_("Privacy notice"))

    def __init__(self, *args: Any, company: Any, **more: Any) -> None:
        more["initial"] = {name: getattr(company, name) for name in FACTS}
        super().__init__(*args, **more)
        self._logo: Logo | None = None
        if not company.logo_version:
            del self.fields["drop_logo"]

    def clean_logo(self) -> UploadedFile | None:
        """Read the picture. Raises ValidationError with why it cannot be taken."""
        upload: UploadedFile | None = self.cleaned_data["logo"]
        if upload:
            try:
                self._logo = read_logo(upload.read(MAX_BYTES + 1))
            except Refused as refused:
                raise ValidationError(sentence(refused)) from refused
        return upload

    def typed(self, name: str) -> str:
        """Return what a field says right now, valid or not."""
        return str(self[name].value() or "")

    def answers(self) -> dict[str, Any]:
        """Return the arguments of the action that a valid form stands for."""
        return {
            "facts": {name: self.cleaned_data[name] for name in FACTS},
            "logo": self._logo,
            "drop_logo": bool(self.cleaned_data.get("drop_logo")),
        }
