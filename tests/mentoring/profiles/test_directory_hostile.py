"""Hostile files: a clear answer within seconds, bounded memory, nothing stored."""

from __future__ import annotations

import html
import subprocess
import sys
import time

import pytest

from mentoring.profiles.models import ImportRun
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import everything, upload
from tests.mentoring.profiles.hostile_files import FILES

SECONDS = 10  # on a machine that others use, too; alone each takes less than one
MEMORY = 300 * 1024  # KB
WEIGH = """
import re
from pathlib import Path
from mentoring.profiles.rules.decode import decode
from mentoring.profiles.rules.faults import FileProblem
from tests.mentoring.profiles.hostile_files import FILES
for name, (make, told) in FILES.items():
    if name not in ("one cell of a hundred megabytes", "a bomb in a workbook"):  # making them costs more
        try:
            decode(make())
        except FileProblem:
            pass
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])  # not maxrss: it inherits
"""


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_hr_gets_an_answer_and_nothing_is_stored(client, name):
    make, told = FILES[name]
    client.force_login(make_person("Imke", is_people_team=True, language="en"))
    content, before = make(), everything()

    began = time.monotonic()
    answer = upload(client, content)
    took = time.monotonic() - began

    if told:
        assert answer.status_code == 422
        assert told in html.unescape(answer.content.decode())
        assert everything() == before
    else:
        assert answer.url == f"/directory/{ImportRun.objects.get().code}/columns/"
    assert took < SECONDS


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
def test_all_of_them_together_stay_within_the_memory_of_a_worker():
    weighed = subprocess.run([sys.executable, "-c", WEIGH], capture_output=True, text=True, check=True)

    assert 20_000 < int(weighed.stdout) < MEMORY
