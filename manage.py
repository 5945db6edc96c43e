#!/usr/bin/env python
"""The one entry point for every command."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (the settings come first)

    import mentoring.celery  # noqa: F401, PLC0415  (so that a command may wake the worker)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
