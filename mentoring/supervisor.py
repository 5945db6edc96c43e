"""Runs everything in one terminal: database, web, worker and clock. `make demo` and `make run` start it.

Reads DEMO or DEBUG, PORT (8000), BIND (127.0.0.1; a container says 0.0.0.0), RESET=1 (start over) and what
the settings read. Ends on Ctrl-C or TERM and leaves no process behind.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import http.client
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from mentoring import embedded, processes
from mentoring.processes import Program

BASE_DIR = Path(__file__).resolve().parent.parent
START_SECONDS = 60.0


class CannotStart(Exception):  # noqa: N818  (a sentence for a person, not a malfunction)
    """Something outside is in the way. The text says what to do."""


def main() -> int:
    """Run until told to stop. Returns the exit code."""
    # The same as Ctrl-C. That one is named, too: a shell's background job is born deaf to it.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    var = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")
    port = int(os.environ.get("PORT") or 8000)
    try:
        with _only_one_here(var):
            return _run(var, port)
    except (CannotStart, embedded.Unavailable) as reason:
        sys.stderr.write(f"\n{reason}\n")
        return 1
    except KeyboardInterrupt:
        return 0


def _run(var: Path, port: int) -> int:
    programs: list[Program] = []
    debug = os.environ.get("DEBUG") == "1"
    _check_port(port)
    _clear(var, everything=os.environ.get("RESET") == "1" or _demo_is_outdated(var))
    os.environ.setdefault("BASE_URL", f"http://localhost:{port}")
    try:
        _prepare(var, debug=debug)
        programs = _programs(var, port, debug=debug)
        with _step("Starting web, worker and clock"):
            processes.start(programs)
            _wait_for_web(programs, port)
        _announce()
        while True:
            processes.watch(programs, _say)
            time.sleep(0.5)
    finally:
        _stop(programs, var)


# ── Before ───────────────────────────────────────────────────────────────────────────────────────────────


@contextlib.contextmanager
def _only_one_here(var: Path) -> Iterator[None]:
    """Two supervisors would share one broker folder. Raises CannotStart for the second."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "supervisor.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotStart(f"Rückenwind already runs here (process {lock.read().strip()}).") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CannotStart(f"Port {port} is taken. Choose another: make demo PORT={port + 1}") from None


def _clear(var: Path, *, everything: bool) -> None:
    """Empty the broker folder: its tokens are stale, what is due stands in the database. Or start over.

    Starting over keeps the generated secrets: they protect nothing any more, and new ones would gain nothing.
    """
    shutil.rmtree(var / "broker", ignore_errors=True)
    if not everything:
        return
    if os.environ.get("DATABASE_URL"):
        raise CannotStart("RESET=1 wipes the embedded database only. DATABASE_URL names another one.")
    with _step("Wiping the old data"):
        embedded.wipe(var / "postgres")
        shutil.rmtree(var / "static", ignore_errors=True)


def _demo_is_outdated(var: Path) -> bool:
    """Say whether the sample company was made with other tables: it is sooner made anew than moved."""
    made_with = var / "demo_made_with"
    is_there = os.environ.get("DEMO") == "1" and (var / "postgres").exists()
    outdated = is_there and not (made_with.exists() and made_with.read_text() == _tables())
    if os.environ.get("DATABASE_URL") or not outdated:
        return False
    _say("The sample company is from another version; it starts over.")
    return True


def _tables() -> str:
    """Return a fingerprint of what the migrations make."""
    files = sorted(BASE_DIR.glob("*/migrations/*.py")) + sorted(BASE_DIR.glob("*/*/migrations/*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _prepare(var: Path, *, debug: bool) -> None:
    """Bring database, sample company and static files up to date; quick when they are."""
    scratch = var / "tmp"  # the file broker moves messages through the temporary folder: one file system
    scratch.mkdir(parents=True, exist_ok=True)
    os.environ["TMPDIR"] = str(scratch)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    with _step("Starting the database"):
        import django  # noqa: PLC0415  (reading the settings starts the embedded database)

        django.setup()
        import mentoring.celery  # noqa: F401, PLC0415  (whatever is nudged from here knows its broker)
    from django.conf import settings  # noqa: PLC0415  (the same)
    from django.core.management import call_command  # noqa: PLC0415  (the same)
    from django.db import connections  # noqa: PLC0415  (the same)

    with _step("Bringing its tables up to date"):
        call_command("migrate", verbosity=0)
    if settings.DEMO:
        with _step("Preparing the sample company"):
            call_command("demo", verbosity=0)
        (var / "demo_made_with").write_text(_tables())
    if not debug:
        with _step("Collecting styles and scripts"):
            _collect_static(Path(settings.STATIC_ROOT))
    connections.close_all()


def _collect_static(target: Path) -> None:
    """Collect and compress static files, unless nothing changed since the last time."""
    from django.core.management import call_command  # noqa: PLC0415  (the same)

    sources = [BASE_DIR / "requirements" / "app.txt", *sorted((BASE_DIR / "static").rglob("*"))]
    seen = "\n".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sources)
    fingerprint = hashlib.sha256(seen.encode()).hexdigest()
    stamp = target / ".fingerprint"
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=target.exists(), verbosity=0)
    stamp.write_text(fingerprint)


# ── Running ──────────────────────────────────────────────────────────────────────────────────────────────


def _programs(var: Path, port: int, *, debug: bool) -> list[Program]:
    """Return web, worker and clock. In development they write to the terminal and the web reloads."""
    python, address = sys.executable, f"{os.environ.get('BIND') or '127.0.0.1'}:{port}"
    os.environ.setdefault("REDIS_SOCKET_TIMEOUT", "5")
    web = [
        python,
        "-m",
        "gunicorn",
        "mentoring.wsgi",
        "--bind",
        address,
        "--threads",
        "8",
        "--no-control-socket",
    ]
    if debug:
        web = [python, "manage.py", "runserver", address]
    celery = [python, "-m", "celery", "--app", "mentoring.celery"]
    worker = [*celery, "worker", "--queues", "mail,default,bulk", "--concurrency", "2"]
    worker += ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
    beat = [*celery, "beat", "--scheduler", "celery.beat:Scheduler", "--pidfile", "", "--loglevel", "INFO"]

    def log(name: str) -> Path | None:
        return None if debug else var / "log" / f"{name}.log"

    os.chdir(BASE_DIR)
    return [
        Program("web", web, log("web")),
        Program("worker", worker, log("worker")),
        Program("clock", beat, log("clock")),
    ]


def _wait_for_web(programs: list[Program], port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while not _healthy(port):
        web = programs[0]
        if web.process is None or web.process.poll() is not None or time.monotonic() > end:
            raise CannotStart(f"The web server does not answer.\n{web.last_words()}")
        time.sleep(0.1)


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(programs: list[Program], var: Path) -> None:
    """Stop everything, the database last. Pressing Ctrl-C again shortens the wait for the programs only."""
    if programs:
        _say("Stopping …")
    for name in processes.stop(programs):
        _say(f"{name} did not end in time and was killed; its work is taken up at the next start.")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    if not os.environ.get("DATABASE_URL"):
        embedded.stop(var / "postgres")
    if programs:
        _say("Everything is stopped. The data stays in var/.")


# ── Saying so ────────────────────────────────────────────────────────────────────────────────────────────


def _announce() -> None:
    from django.conf import settings  # noqa: PLC0415  (the same)
    from django.core.management import call_command  # noqa: PLC0415  (the same)
    from django.db import connections  # noqa: PLC0415  (the same)

    _say(f"\nRückenwind runs at {settings.BASE_URL}\n")
    if settings.DEMO:
        call_command("demo", people=True)
        connections.close_all()
    _say("Ctrl-C stops everything.")


@contextlib.contextmanager
def _step(what: str, out: IO[str] = sys.stdout) -> Iterator[None]:
    started = time.monotonic()
    out.write(f"{what} … ")
    out.flush()
    yield
    out.write(f"{time.monotonic() - started:.1f} s\n")
    out.flush()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
