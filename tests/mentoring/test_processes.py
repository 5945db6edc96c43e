"""Programs kept running together."""

import os
import sys
import time
from pathlib import Path

from mentoring import processes
from mentoring.processes import Program

OBEDIENT = "import time; time.sleep(60)"
STUBBORN = (
    "import signal, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "print('up', flush=True)\n"
    "time.sleep(60)\n"
)
WITH_CHILD = (
    "import subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(60)\n"
)


def program(name, code, log=None):
    return Program(name, [sys.executable, "-c", code], log)


def wait_for(condition):
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_who_dies_is_started_again_and_it_is_said():
    said = []
    web = program("web", OBEDIENT)
    processes.start([web])
    first = web.process.pid

    os.kill(first, 9)
    wait_for(lambda: processes.watch([web], said.append) or web.process is None)
    web.due_at = 0
    processes.watch([web], said.append)

    assert web.process.pid != first
    assert said == ["web ended with code -9; starting it again in 1 s."]
    assert processes.stop([web]) == []


def test_who_keeps_dying_is_started_less_often():
    said, pauses = [], []
    web = program("web", "raise SystemExit(3)")
    processes.start([web])

    for _ in range(7):
        wait_for(lambda: processes.watch([web], said.append) or web.process is None)
        pauses.append(web.pause)
        web.due_at = 0
        processes.watch([web], said.append)
    processes.stop([web])

    assert pauses == [1, 2, 4, 8, 16, 30, 30]


def test_who_does_not_end_is_killed_and_named(tmp_path):
    stubborn, obedient = program("worker", STUBBORN, tmp_path / "log"), program("web", OBEDIENT)
    processes.start([stubborn, obedient])
    wait_for(lambda: stubborn.last_words() == "up")

    late = processes.stop([stubborn, obedient], grace=0.3)

    assert late == ["worker"]
    assert stubborn.process is None
    assert obedient.process is None


def test_what_a_program_leaves_behind_ends_too(tmp_path):
    parent = program("worker", WITH_CHILD, tmp_path / "log")
    processes.start([parent])
    wait_for(lambda: parent.last_words().isdigit())
    child = int(parent.last_words())

    processes.stop([parent])

    wait_for(lambda: not alive(child))
