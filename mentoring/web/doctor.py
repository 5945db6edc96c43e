"""What `manage.py doctor` looks at: the machine under the installation.

Apps above add to it with a module `doctor` of their own, whose `findings()` yields the same kind of lines.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from kombu import Connection
from kombu.exceptions import KombuError

NEEDED_EXTENSIONS = {"btree_gist"}  # nobody is expected at two places at once
OLDEST_POSTGRES = 170000
CLOCKS_APART = timedelta(seconds=5)
MEGABYTES_NEEDED, MEGABYTES_BETTER = 100, 1000
GOOD, ADVICE, BROKEN = "ok", "advice", "broken"

Finding = tuple[str, str]
"""A verdict and a sentence that says what to do."""


def every_finding() -> Iterator[Finding]:
    """Yield what every installed app finds, those furthest down first; only this one without a database."""
    reachable = True
    for config in apps.get_app_configs():
        if not module_has_submodule(config.module, "doctor"):
            continue
        if config.label != "web" and not reachable:
            continue
        for verdict, sentence in import_module(f"{config.name}.doctor").findings():
            reachable = reachable and not sentence.startswith(NO_DATABASE)
            yield verdict, sentence


NO_DATABASE = "The database does not answer"


def findings() -> Iterator[Finding]:
    """Yield what the database, the broker, the clock and the disk look like."""
    yield from _database()
    yield from _broker()
    yield from _address()
    yield from _folder(Path(settings.VAR_DIR))


def _database() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT lower('ÖZGÜR'), array(SELECT name::text FROM pg_available_extensions), now(),"
                " (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database())"
            )
            lowered, extensions, now, encoding = cursor.fetchone()
    except DatabaseError as error:
        yield BROKEN, f"{NO_DATABASE}: {str(error).strip()}. Is DATABASE_URL right, and does it run?"
        return
    if settings.EMBEDDED_DATABASE:
        yield ADVICE, "The embedded Postgres is for demos and tests. For real people set DATABASE_URL."
    version = connection.pg_version  # type: ignore[attr-defined]  # of Postgres
    fresh = version >= OLDEST_POSTGRES
    yield (
        (GOOD if fresh else BROKEN),
        f"Postgres {version // 10000} answers{'' if fresh else '; 17 is needed'}.",
    )
    if encoding != "UTF8" or lowered != "özgür":
        yield (
            BROKEN,
            "The database does not know umlauts: create it with the locale C.UTF-8 or another UTF-8 one.",
        )
    else:
        yield GOOD, "The database speaks UTF-8 and knows umlauts."
    if missing := NEEDED_EXTENSIONS - set(extensions):
        yield BROKEN, f"Extensions are missing on the database server: {', '.join(sorted(missing))}."
    apart = abs(timezone.now() - now)
    if apart > CLOCKS_APART:
        yield BROKEN, f"The clocks of this machine and the database are {apart} apart: set both by NTP."
    else:
        yield GOOD, "The clocks of this machine and the database agree."
    yield from _migrations()


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield BROKEN, f"{len(waiting)} migrations are not applied: run `manage.py migrate`."
    else:
        yield GOOD, "All migrations are applied."


def _broker() -> Iterator[Finding]:
    if not settings.REDIS_URL:
        yield ADVICE, "No REDIS_URL: worker and clock talk through files in var/broker, on one machine only."
        return
    try:
        with Connection(settings.REDIS_URL, transport_options={"socket_connect_timeout": 2}) as broker:
            broker.ensure_connection(max_retries=1, timeout=3)
    except (KombuError, OSError) as error:
        yield BROKEN, f"Redis does not answer: {error}. Mails wait until it does."
    else:
        yield GOOD, "Redis answers."


def _address() -> Iterator[Finding]:
    if settings.SECURE:
        yield GOOD, f"People reach it at {settings.BASE_URL}."
    else:
        yield ADVICE, f"BASE_URL is {settings.BASE_URL}: fine on this machine, https:// is needed elsewhere."


def _folder(var: Path) -> Iterator[Finding]:
    if os.access(var, os.W_OK):
        yield GOOD, f"{var} can be written."
    else:
        yield BROKEN, f"{var} is not writable: give it to the user this runs as, or set VAR_DIR."
        return
    free = shutil.disk_usage(var).free // 1_000_000
    if free < MEGABYTES_BETTER:
        verdict = BROKEN if free < MEGABYTES_NEEDED else ADVICE
        yield verdict, f"Only {free} MB are free under {var}: make room."
    else:
        yield GOOD, f"{free // 1000} GB are free under {var}."
    for name in ("secret", "field_key", "hash_key"):
        path = var / name
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield BROKEN, f"Others can read {path}: run `chmod 600 {path}`."
