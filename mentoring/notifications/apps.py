from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "mentoring.notifications"
    label = "notifications"
    verbose_name = _("Mails")

    def ready(self) -> None:
        """Find every app's kinds of mail."""
        from mentoring.notifications import registry  # noqa: PLC0415  (models must be loaded first)

        registry.discover()
