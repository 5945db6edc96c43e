"""Lighthouse on phone settings for the pages judged first: `python -m tests.bench.pages [rounds]`.

Starts a demo of its own, signs in as its people, and prints the scores (0 to 100) beside the bar. Needs Node;
`npx` fetches Lighthouse unless LIGHTHOUSE names another command. Performance is simulated from a trace, so a
noisy machine can cost a point: with ROUNDS above 1 the median counts.
"""
# ruff: noqa: T201  (printing is what a measurement is for)

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import requests
from bs4 import BeautifulSoup

from tests.browser.demo import running_demo

BAR = 98
ROUNDS = 1
CATEGORIES = ("performance", "accessibility", "best-practices")
COMMAND = shlex.split(os.environ.get("LIGHTHOUSE", "npx --yes lighthouse"))
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
BREMEN = "/programs/rueckenwind-bremen"
PAGES = (  # name, who looks (first name; "" = nobody signed in), address or the pattern of a link on it
    ("sign-in", "", "/accounts/login/", ""),
    ("home of a mentee", "Katrin", "/", ""),
    ("home of HR", "Imke", "/", ""),
    ("match board", "Imke", f"{BREMEN}/matching/", rf"{BREMEN}/matching/[^/]+/$"),
    ("sponsor page", "Henrik", f"{BREMEN}/progress/", ""),
)


def main() -> int:
    """Measure every page; return 1 if one of them stays under the bar."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    low = 0
    with running_demo() as demo, TemporaryDirectory() as folder:
        for name, who, path, pattern in PAGES:
            session = signed_in(demo, who)
            address = demo + (found_link(session, demo + path, pattern) if pattern else path)
            told = [measure(address, session, Path(folder)) for _ in range(rounds)]
            scores = [round(statistics.median(one[category] for one in told)) for category in CATEGORIES]
            low += min(scores) < BAR
            print(
                f"{name:18}", *(f"{c} {s:3}" for c, s in zip(CATEGORIES, scores, strict=True)), f"bar {BAR}"
            )
    return int(low > 0)


def signed_in(demo: str, who: str) -> requests.Session:
    """Return a session of the demo person with this first name, in English."""
    session = requests.Session()
    session.headers["Accept-Language"] = "en"
    if who:
        page = BeautifulSoup(session.get(f"{demo}/demo/").content, "lxml")
        form = next(one for one in page.select("main form.card") if re.search(rf"\b{who}\b", one.get_text()))
        fields = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
        session.post(demo + form["action"], data=fields, headers={"Referer": demo}).raise_for_status()
    return session


def found_link(session: requests.Session, address: str, pattern: str) -> str:
    """Return the first link of a page that fits."""
    page = BeautifulSoup(session.get(address).content, "lxml")
    return next(link["href"] for link in page.select("a[href]") if re.search(pattern, link["href"]))


def measure(address: str, session: requests.Session, folder: Path) -> dict[str, float]:
    """Return the scores of one visit, category → 0 to 100. Prints which audits cost something."""
    report, headers = folder / "report.json", folder / "headers.json"
    cookies = "; ".join(f"{one.name}={one.value}" for one in session.cookies)
    headers.write_text(json.dumps({"Cookie": cookies} if cookies else {}))
    subprocess.run(
        [
            *COMMAND,
            address,
            f"--only-categories={','.join(CATEGORIES)}",
            f"--extra-headers={headers}",
            f"--chrome-flags={CHROME}",
            "--output=json",
            f"--output-path={report}",
            "--quiet",
        ],
        check=True,
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or "chromium"},
    )
    seen = json.loads(report.read_text())
    scores = {name: 100 * (seen["categories"][name]["score"] or 0) for name in CATEGORIES}
    if min(scores.values()) < BAR:
        print("  ", address, *lost(seen), sep="\n    ")
    return scores


def lost(seen: dict) -> list[str]:
    """Return the audits of a report that did not score fully, each with what it measured."""
    audits = seen["audits"].values()
    return [
        f"{one['id']}: {one.get('displayValue', one['title'])}"
        for one in audits
        if one["score"] is not None and one["score"] < 0.9
    ]


if __name__ == "__main__":
    sys.exit(main())
