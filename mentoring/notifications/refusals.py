"""What people read when a rule about mails says no."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "needed_mail": _("This kind of mail cannot be switched off."),
}
