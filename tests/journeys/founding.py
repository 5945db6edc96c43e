"""From an empty installation to a pool of people who said yes (a to c)."""

from __future__ import annotations

import datetime as dt
import random
import re
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup

from tests.journeys.browser import Browser
from tests.journeys.company import FILE
from tests.journeys.story import HR, SPONSORS, ZONE, Journey

LAST_DAY = 28  # of a month on which a digest can leave
DIGITS = re.compile(r"\d+")
EXPECTED_COLUMNS = {
    "Employee ID": "employee_number",
    "First name": "first_name",
    "Work email": "email",
    "Date of birth": "birth_date",
    "Job title": "job_title",
    "Department": "department",
    "Manager ID": "manager",
}


def first_person_signs_in(journey: Journey) -> None:
    """The command of the installation makes her; a mailed code lets her in."""
    said = journey.stage.manage("init", "--email", HR, "--first-name", "Helga", "--last-name", "Roth")
    assert HR in said

    journey.hr.sign_in(journey.mailbox, HR)


def import_directory(journey: Journey) -> None:
    """Upload the file, check what was recognised, look at the dry run, apply; once more changes nothing."""
    hr, stage = journey.hr, journey.stage
    hr.open("/directory/")
    with FILE.open("rb") as file:
        hr.send('form[enctype="multipart/form-data"]', file=file)
    proposed = {
        row.th.get_text(strip=True): row.select_one("option[selected]")["value"]
        for row in hr.page.select("main tbody tr")
    }
    assert proposed == EXPECTED_COLUMNS

    hr.send('form:has(select[name="column_0"])')
    new, changed, unchanged, missing = (
        int(DIGITS.search(one.get_text()).group()) for one in hr.page.select("main dl dd")
    )
    assert (new, changed, unchanged, missing) == (290, 0, 0, 0)
    assert stage.ask("SELECT count(*) FROM profiles_user") == [(1,)], "a dry run changes nothing"

    hr.send('form[action$="/import/"]')
    assert stage.ask("SELECT count(*) FROM profiles_user WHERE email <> %s", HR) == [(290,)]
    assert not journey.mailbox.of("invitation-mail"), "an import sends no mail"

    said = stage.manage("import_people", str(FILE), "--dry-run")
    assert "unchanged: 290" in said
    assert "new: 0" in said


def create_program(journey: Journey) -> None:
    """Step by step. What cannot be is said at its field and saves nothing; then the program, opened."""
    hr, today = journey.hr, dt.datetime.now(tz=ZoneInfo(ZONE)).date()
    kickoff = today + dt.timedelta(days=30)
    hr.open("/programs/new/")
    hr.send(
        _with("name"),
        name="Rückenwind 1",
        about_de="Wer nah an einer Sache ist, erklärt sie denen, die entscheiden.",
        about_en="Those closest to a subject explain it to those who decide.",
    )
    journey.slug = hr.path.split("/")[2]
    hr.send(_with("sponsors"), sponsors="\n".join(SPONSORS), consultation="informed")
    year = {
        "preset": "classic",
        "profiles_due_on": (kickoff - dt.timedelta(days=7)).isoformat(),
        "kickoff_on": kickoff.isoformat(),
        "time_zone": ZONE,
    }
    for wrong in (kickoff - dt.timedelta(days=1), kickoff + dt.timedelta(days=427)):
        hr.send(_with("ends_on"), status=422, **year, ends_on=wrong.isoformat())
        field = hr.page.select_one("#div_id_ends_on")
        assert field is not None
        assert "field-error" in field["class"], "the message stands at the end of the program"
        assert journey.stage.ask("SELECT kickoff_on FROM programs_program") != [(kickoff,)]
    hr.send(_with("ends_on"), **year, ends_on=(kickoff + dt.timedelta(days=270)).isoformat())
    hr.send(
        _with("generation_rule"),
        generation_rule="different",
        generation_reason="What one generation takes for granted, the other has never seen.",
        reporting_levels="2",
        department_rule="any",
        mentor_capacity="1",
        mentee_capacity=str(journey.mentee_places),
    )
    hr.send(
        _with("visibility"),
        visibility="progress",
        digest_audience="program",
        digest_day=str(min(today.day - 1 or LAST_DAY, LAST_DAY)),
        digest_time="23:59",
    )
    assert hr.path == f"/programs/{journey.slug}/set-up/check/", hr.words
    move(journey, "open")


def move(journey: Journey, to: str) -> None:
    """Take the program to the next phase."""
    journey.hr.open(f"/programs/{journey.slug}/")
    for _look_then_confirm in range(2):
        journey.hr.send(f'form:has(input[name="to"][value="{to}"])')
    assert journey.stage.ask("SELECT state FROM programs_program") == [(to,)]


def invite_everybody(journey: Journey) -> None:
    """Paste the addresses of both sides; each person gets one mail with a link of their own."""
    for role, people in (("mentor", journey.mentors), ("mentee", journey.mentees)):
        journey.hr.open(f"/programs/{journey.slug}/people/invite/?role={role}")
        journey.hr.send(_with("addresses"), addresses="\n".join(people))
        assert journey.hr.path == f"/programs/{journey.slug}/people/", journey.hr.words
    people = len(journey.everybody())
    assert journey.stage.ask("SELECT count(*) FROM programs_participant") == [(people,)]


def everybody_joins(journey: Journey) -> None:
    """Everybody opens the link from the mail, agrees, and fills the profile."""
    journey.at_once(lambda email: _join(journey, email), journey.everybody())

    done = "FROM programs_participant WHERE profile_done_at IS NOT NULL"
    ready = journey.stage.ask(f"SELECT role, count(*) {done} GROUP BY 1 ORDER BY 1")
    assert ready == [("mentee", len(journey.mentees)), ("mentor", len(journey.mentors))]


def _join(journey: Journey, email: str) -> None:
    (letter,) = journey.mailbox.wait_for("invitation-mail", to=email, seconds=60)
    browser = journey.browser(email)
    browser.open(letter.link)
    browser.send(button="answer=accept", taking_part=True, compare_generation=True)
    _answer(journey, email, browser)


def _answer(journey: Journey, email: str, browser: Browser) -> None:
    """What is needed, question by question."""
    said, questions = journey.answers(email), f"/programs/{journey.slug}/my-profile"
    browser.open(f"{questions}/sentence-1/")
    for place in (1, 2, 3):
        browser.send("form.part", text=f"Sentence {place} of {email}")
    assert browser.path == f"{questions}/topics/"
    browser.send("form.part", **_topics(journey, email, browser.page))
    browser.open(f"{questions}/languages/")
    browser.send("form.part", **{code: str(fluency) for code, fluency in said.languages.items()})
    browser.send("form.part", formats=list(said.formats))
    browser.send("form.part", status=302, career_stage=said.stage)


def _topics(journey: Journey, email: str, page: BeautifulSoup) -> dict[str, object]:
    """The rows of topics as this person fills them."""
    said, dice = journey.answers(email), random.Random(f"topics of {email}")
    offered = [one["value"] for one in page.select('select[name="topics-0-topic"] option') if one["value"]]
    filled: dict[str, object] = {}
    for place, topic in enumerate(dice.sample(offered, said.topics)):
        filled |= {f"topics__{place}__topic": topic, f"topics__{place}__strength": str(dice.randint(1, 3))}
        if not journey.is_mentor(email):
            filled[f"topics__{place}__question"] = f"What would you show me first, {email}?"
    return filled


def _with(name: str) -> str:
    """A form, by a field it has."""
    return f'form[method="post"]:has([name="{name}"])'
