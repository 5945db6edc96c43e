"""`manage.py vendor_check`: tells whether the front-end files of others are exactly as published."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mentoring.web import vendored


class Command(BaseCommand):
    help = "Compare static/vendor with VENDORED.toml."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = vendored.problems(settings.BASE_DIR / "static" / "vendor")
        if found:
            raise CommandError("\n".join(found))
