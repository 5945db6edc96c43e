"""`manage.py doctor`: looks at what the installation stands on and says, in sentences, what to change."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from kombu import Connection
from kombu.exceptions import KombuError

NEEDED_EXTENSIONS = {"btree_gist"}  # nobody is expected at two places at once
OLDEST_POSTGRES = 170000
GOOD, ADVICE, BROKEN = "ok", "advice", "broken"

Finding = tuple[str, str]


class Command(BaseCommand):
    help = "Check database, broker, mail and secrets; ends with an error if something is broken."

    def handle(self, *_args: Any, **_options: Any) -> None:
        findings = [*_database(), *_broker(), *_mail(), *_secrets(Path(settings.VAR_DIR))]
        styles = {GOOD: self.style.SUCCESS, ADVICE: self.style.WARNING, BROKEN: self.style.ERROR}
        for verdict, sentence in findings:
            self.stdout.write(f"{styles[verdict](f'{verdict:>6}')}  {sentence}")
        if any(verdict == BROKEN for verdict, _sentence in findings):
            raise CommandError("Something is broken, see above.")


def _database() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT lower('ÖZGÜR'), array(SELECT name::text FROM pg_available_extensions)")
            lowered, extensions = cursor.fetchone()
    except DatabaseError as error:
        yield BROKEN, f"The database does not answer: {str(error).strip()}"
        return
    if settings.EMBEDDED_DATABASE:
        yield ADVICE, "The embedded Postgres is for demos and tests. For real people set DATABASE_URL."
    version = connection.pg_version  # type: ignore[attr-defined]
    fresh = version >= OLDEST_POSTGRES
    yield (
        (GOOD if fresh else BROKEN),
        f"Postgres {version // 10000} answers{'' if fresh else '; 17 is needed'}.",
    )
    if lowered != "özgür":
        yield (
            BROKEN,
            "The database does not know umlauts: create it with the locale C.UTF-8 or another UTF-8 one.",
        )
    if missing := NEEDED_EXTENSIONS - set(extensions):
        yield BROKEN, f"Extensions are missing on the database server: {', '.join(sorted(missing))}."
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


def _mail() -> Iterator[Finding]:
    if settings.MAIL_TRANSPORT == "page":
        yield ADVICE, "No EMAIL_URL: mails stay on a page of the app and reach nobody."
    else:
        yield GOOD, f"Mails go to {settings.EMAIL_HOST}:{settings.EMAIL_PORT}. Try `manage.py sendtestemail`."


def _secrets(var: Path) -> Iterator[Finding]:
    if not settings.SECURE:
        yield ADVICE, f"BASE_URL is {settings.BASE_URL}: fine on this machine, https:// is needed elsewhere."
    if not os.access(var, os.W_OK):
        yield BROKEN, f"{var} is not writable."
    for name in ("secret", "field_key", "hash_key"):
        path = var / name
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield BROKEN, f"Others can read {path}: run `chmod 600 {path}`."
