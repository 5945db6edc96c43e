"""The product as an operator starts it: one supervisor with web, worker and clock, a database, a mail server.

Nothing here imports the product. It runs in processes of its own; the journey knows it by its pages, its
mails, its commands, and at the end by what lies in its database and its logs.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import requests

from tests.journeys.mailbox import Mailbox, MailServer

ROOT = Path(__file__).resolve().parents[2]
TICK = 2  # seconds between two looks of the clock
START_SECONDS = 60
STOP_SECONDS = 40
PROMPTLY = dt.timedelta(minutes=1)  # with whole minutes: in the very minute it was promised for
ALARMS = ("ERROR", "CRITICAL", "Traceback", "ended with code")


@dataclass
class Stage:
    """A running installation."""

    folder: Path
    database: str
    mailbox: Mailbox
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        return self.environment["BASE_URL"]

    def start(self) -> None:
        """Start everything and wait until the first page answers."""
        with (self.folder / "supervisor.log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mentoring.supervisor"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the running product; return what it says."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def ask(self, sql: str, *values: object) -> list[tuple]:
        """Return the rows of a query."""
        with psycopg.connect(self.database) as connection:
            return connection.execute(sql, values).fetchall()

    def tables_holding(self, words: bytes) -> list[str]:
        """Return the tables in which `words` stand somewhere as they are, in text or in raw bytes."""
        with psycopg.connect(self.database) as connection:
            names = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
            return [name for (name,) in names if words in _dump(connection, name)]

    def files_holding(self, words: bytes) -> list[str]:
        """Return the files under VAR_DIR (logs, broker, cache) in which `words` stand."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return [str(path.relative_to(self.folder)) for path in files if words in path.read_bytes()]

    def alarms(self) -> list[str]:
        """Return the lines of all logs that an operator would have to look at."""
        logs = [*sorted((self.folder / "log").glob("*.log")), self.folder / "supervisor.log"]
        lines = (
            f"{log.stem}: {line}" for log in logs for line in log.read_text(errors="replace").splitlines()
        )
        return [line for line in lines if any(alarm in line for alarm in ALARMS)]

    def said(self) -> str:
        """Return the end of every log, for a message."""
        logs = [self.folder / "supervisor.log", *sorted((self.folder / "log").glob("*.log"))]
        return "\n".join(
            f"── {log.name}\n{log.read_text(errors='replace')[-3000:]}" for log in logs if log.exists()
        )

    def stop(self) -> int:
        """Ask the supervisor to end, as an operator does. Return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)

    def processes(self) -> list[str]:
        """Return what still runs of all that was ever started here; it shares the environment."""
        mark = f"VAR_DIR={self.folder}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(
                        f"{entry.name} {(entry / 'cmdline').read_bytes().replace(bytes(1), b' ').decode()}"
                    )
        return found

    def kill(self) -> None:
        """After a failed journey: leave nothing behind."""
        for line in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(line.split()[0]), signal.SIGKILL)
        if self.process is not None:
            self.process.wait(STOP_SECONDS)

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/healthz", timeout=2).ok
        except requests.RequestException:
            return False


@contextlib.contextmanager
def stage(folder: Path, *, redis: str = "") -> Iterator[Stage]:
    """Set an installation up, start it, and take everything away again."""
    folder.mkdir()
    mailbox = Mailbox()
    server = MailServer(mailbox)
    server.start()
    try:
        with _own_database() as database:
            one = Stage(folder, database, mailbox, _environment(folder, database, server.port, redis))
            try:
                one.start()
                yield one
            finally:
                one.kill()
    finally:
        server.stop()


@contextlib.contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Start a Redis that nobody else uses; yield its address."""
    port = free_port()
    command = [shutil.which("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    command += ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"]
    with (folder / "redis.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for_port(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(folder: Path, database: str, mail_port: int, redis: str) -> dict[str, str]:
    """A production site on this machine. What the test suite or its caller set stays out."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "USER", "VIRTUAL_ENV")
    port = free_port()
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "DEBUG": "0",
        "DEMO": "0",
        "DATABASE_URL": database,
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "BASE_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "MAIL_FROM": "Rückenwind <mentoring@adventure-works.com>",
        "REDIS_URL": redis,
        "TICK_SECONDS": str(TICK),
        "RECALL_SECONDS": "0",
        "SECOND_FACTOR_FOR_ADMINS": "0",  # told elsewhere; here HR signs in by code alone
        "TIME_ZONE": "Europe/Berlin",
        "SECRET_KEY": secrets.token_hex(32),
        "HASH_KEY": secrets.token_hex(32),
        "FIELD_KEYS": "YSBqb3VybmV5J3Mga2V5LCBvZiB0aGlydHktdHdvIGI=",
        "DJANGO_SETTINGS_MODULE": "mentoring.settings",
    }


@contextlib.contextmanager
def _own_database() -> Iterator[str]:
    """Make a database of its own in the server the test suite uses; drop it at the end."""
    server = os.environ["DATABASE_URL"]
    name = f"journey_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _dump(connection: psycopg.Connection, table: str) -> bytes:
    """Return all rows of a table as the server stores them: text as UTF-8, bytes as bytes."""
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as rows:
        return b"".join(bytes(row) for row in rows)


def _wait_for_port(port: int) -> None:
    end = time.monotonic() + 10
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        assert time.monotonic() < end, "redis-server does not answer"
        time.sleep(0.05)
