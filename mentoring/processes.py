"""A few programs kept running together: started, watched, started again when they die, stopped for good."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

GRACE_SECONDS = 30.0  # a mail or a matching run may finish; what is cut off is taken up again from its row
STEADY_SECONDS = 60.0  # whoever ran this long starts again without delay
LONGEST_PAUSE = 30.0
_STEP = 0.1


@dataclass
class Program:
    """One program: what to call it, how to start it, where its output goes (None: to the terminal)."""

    name: str
    command: Sequence[str]
    log: Path | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)  # monotonic seconds
    pause: float = field(default=0.0, init=False)  # seconds before the next start
    due_at: float = field(default=0.0, init=False)  # monotonic seconds; while not running

    def start(self) -> None:
        """Start the program in a session of its own, so that Ctrl-C reaches only the supervisor."""
        with open(self.log or os.devnull, "ab") as output:  # noqa: PTH123  (os.devnull is no Path)
            self.process = subprocess.Popen(  # noqa: S603  (our own programs)
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output if self.log else None,
                stderr=subprocess.STDOUT if self.log else None,
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509  (the supervisor has one thread)
            )
        self.started_at = time.monotonic()

    def signal(self, number: int, *, all_of_it: bool = False) -> None:
        """Send a signal to the program, or to everything it started too."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                (os.killpg if all_of_it else os.kill)(self.process.pid, number)

    def last_words(self, lines: int = 15) -> str:
        """Return the end of the program's log."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def start(programs: Sequence[Program]) -> None:
    """Start all programs with empty logs."""
    for program in programs:
        if program.log:
            program.log.parent.mkdir(parents=True, exist_ok=True)
            program.log.write_bytes(b"")
        program.start()


def watch(programs: Sequence[Program], say: Callable[[str], None]) -> None:
    """Look once at every program; start again who died, after a pause that doubles while it keeps dying."""
    now = time.monotonic()
    for program in programs:
        if program.process is None:
            if now >= program.due_at:
                program.start()
            continue
        code = program.process.poll()
        if code is None:
            continue
        program.signal(signal.SIGKILL, all_of_it=True)
        steady = now - program.started_at > STEADY_SECONDS
        program.pause = 0.0 if steady else min(max(1.0, program.pause * 2), LONGEST_PAUSE)
        program.process, program.due_at = None, now + program.pause
        where = f" Its log: {program.log}" if program.log else ""
        say(f"{program.name} ended with code {code}; starting it again in {program.pause:.0f} s.{where}")


def stop(programs: Sequence[Program], grace: float = GRACE_SECONDS) -> list[str]:
    """Ask all programs to end, kill after `grace` seconds whoever has not. Returns the names of those killed.

    A KeyboardInterrupt meanwhile ends the grace.
    """
    running = [program for program in programs if program.process is not None]
    for program in running:
        program.signal(signal.SIGTERM)
    end = time.monotonic() + grace
    with contextlib.suppress(KeyboardInterrupt):
        while time.monotonic() < end and any(_alive(program) for program in running):
            time.sleep(_STEP)
    late = [program.name for program in running if _alive(program)]
    for program in running:
        program.signal(signal.SIGKILL, all_of_it=True)  # also what a program left behind
        if program.process is not None:
            program.process.wait()
            program.process = None
    return late


def _alive(program: Program) -> bool:
    return program.process is not None and program.process.poll() is None


def _die_with_parent() -> None:
    """On Linux, have the kernel stop this program should the supervisor be killed the hard way."""
    with contextlib.suppress(AttributeError, OSError):
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
