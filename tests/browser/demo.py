"""The demo as somebody starts it who wants to try the product: one process, one folder, gone afterwards."""

from __future__ import annotations

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120  # the sample company takes ten, on a busy machine more
STOP_SECONDS = 45
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "USER", "VIRTUAL_ENV")


@contextlib.contextmanager
def running_demo() -> Iterator[str]:
    """Start the demo in a folder of its own; yield its address; stop it and see that nothing is left."""
    with tempfile.TemporaryDirectory(prefix="rueckenwind-browser-") as folder:
        port = _free_port()
        surroundings = {name: os.environ[name] for name in KEPT if name in os.environ}
        surroundings |= {
            "DEMO": "1",
            "VAR_DIR": folder,
            "PORT": str(port),
            "TICK_SECONDS": "2",
            "RECALL_SECONDS": "1",
        }
        said = Path(folder) / "said.log"
        with said.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "mentoring.supervisor"],
                cwd=ROOT,
                env=surroundings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_the_tests,  # noqa: PLW1509  (no other thread forks here)
            )
        try:
            _wait(process, port, said)
            yield f"http://localhost:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(STOP_SECONDS)
        assert code == 0, said.read_text()
        assert _left_over(folder) == []


def _end_with_the_tests() -> None:
    """On Linux, have the kernel stop the demo should the tests themselves be killed."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not _answers(port):
        assert process.poll() is None, said.read_text()
        assert time.monotonic() < end, said.read_text()
        time.sleep(0.2)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _left_over(folder: str) -> list[str]:
    """Return the command lines that still run for this demo: all of it shares one folder."""
    mark, found = f"VAR_DIR={folder}".encode(), []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (entry / "environ").read_bytes().split(b"\0"):
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found
