"""Words of people in a real browser, without the policy that would stop a script: none runs."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.architecture.tree import BASE
from tests.factories.hostile import make_hostile_program, pages_about
from tests.mentoring.profiles.hostile_words import payloads

pytestmark = pytest.mark.django_db

# in a process of its own: the event loop of a browser and the connection of a test do not go together
WATCHED = """
import json, os, sys
from pathlib import Path
from playwright.sync_api import sync_playwright
heard, headings = [], []
with sync_playwright() as playwright:
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    chrome = playwright.chromium.launch(executable_path=sys.argv[1], args=["--disable-gpu", *root])
    page = chrome.new_page()
    page.route("**/*", lambda route: route.abort())
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: heard.append(said.text) if "pwned" in said.text else None)
    page.on("request", lambda sent: heard.append(sent.url) if "pwned" in sent.url else None)
    for file in sorted(Path(sys.argv[2]).iterdir()):
        page.set_content(file.read_text(), wait_until="domcontentloaded")
        headings.append(page.locator("h1").count())
    before = list(heard)
    page.set_content("<script>alert('pwned')</script>")
    chrome.close()
print(json.dumps({"heard": before, "headings": headings, "hears": heard}))
"""


def test_nothing_that_people_wrote_runs(tmp_path):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed here. On Debian: apt-get install chromium")
    pages = list(pages_about(make_hostile_program(payloads(), pairs=2)))
    for number, (_name, content) in enumerate(pages):
        (tmp_path / f"{number:03}.html").write_text(content)

    done = subprocess.run(
        [sys.executable, "-c", WATCHED, chromium, tmp_path],
        cwd=BASE,
        capture_output=True,
        text=True,
        check=True,
    )

    told = json.loads(done.stdout)
    assert told["heard"] == []
    assert told["headings"] == [1] * len(pages)
    assert told["hears"] == ["pwned"]
