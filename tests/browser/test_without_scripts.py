"""The main job in a browser without scripts: set up, invite, agree, match, publish, meet, note, share."""

from __future__ import annotations

import datetime as dt
import re
import time

from playwright.sync_api import Locator, Page

from tests.browser.visitor import Visitor

MENTOR, MENTEE = "kwame.boateng-lueders@ahrendt-vesper.example", "bettina.harms@ahrendt-vesper.example"
SPONSOR = "henrik.aldenhoff@ahrendt-vesper.example"
ABOUT = "Wer nah an einer Sache ist, erklärt sie denen, die entscheiden."
AIM = "Jeden Monat eine Sache ausprobieren."
NOTE = "Wir rufen zuerst an und schreiben danach."
PATIENCE = 60  # seconds for the worker


def test_program_lives_without_scripts(visit):
    hr = visit("Imke", java_script_enabled=False)
    program = _set_up(hr)
    _invite(hr, program, "mentor", MENTOR)
    _invite(hr, program, "mentee", MENTEE)

    mentor, mentee = visit(java_script_enabled=False), visit(java_script_enabled=False)
    _join(mentor, MENTOR, program, stage="2-starting")
    _join(mentee, MENTEE, program, stage="4-leading")
    _match(hr, program)
    _agree(mentee)
    hr.open(program)
    _move(hr.page, "running")

    _sign(mentee, mentor)
    _plan(mentee)
    _note(mentor)
    _share(mentee, mentor)
    sponsor = visit("Henrik", java_script_enabled=False)
    sponsor.open(f"{program}progress/")
    assert "Kwame Boateng-Lüders" in sponsor.page.locator("main table").inner_text()
    assert NOTE not in sponsor.page.content()
    assert [one.complaints for one in (hr, mentor, mentee, sponsor)] == [[], [], [], []]


def _set_up(hr: Visitor) -> str:
    """The end lies before the kickoff first: the step says so, keeps every word. Returns the path."""
    page, kickoff = hr.page, dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=40)
    page.goto("/programs/new/")
    _say(page, name="Ohne Skript", about_de=ABOUT, about_en="Those closest to a subject explain it.")
    program = hr.path.removesuffix("set-up/people/")
    page.locator("[name='consultation'][value='informed']").check()
    _say(page, sponsors=SPONSOR)

    typed = {
        "kickoff_on": str(kickoff),
        "profiles_due_on": str(kickoff - dt.timedelta(days=9)),
        "ends_on": str(kickoff - dt.timedelta(days=1)),
    }
    _say(page, **typed)
    assert page.locator(".form-summary a[href='#id_ends_on']").is_visible()
    kept = {name: page.locator(f"main [name='{name}']").input_value() for name in typed}
    assert kept == typed, "nothing that was typed is lost"
    page.locator("[name='ends_on']").fill(str(kickoff + dt.timedelta(days=270)))
    _send(page.locator("button[name='show']"))
    assert page.locator(".tl-phases li").count() > 1
    _say(page)

    page.locator("main [name='generation_rule'][value='stage']").check()
    _say(page)
    _say(page)
    assert hr.path == f"{program}set-up/check/"
    hr.open(program)
    _move(page, "open")
    return program


def _say(page: Page, **typed: str) -> None:
    """Fill fields of a step and go on."""
    for name, value in typed.items():
        page.locator(f"main [name='{name}']").fill(value)
    _send(page.locator("#wizard-form .btn-primary"))


def _invite(hr: Visitor, program: str, role: str, address: str) -> None:
    hr.open(f"{program}people/invite/?role={role}")
    hr.page.locator("[name='addresses']").fill(address)
    _send(hr.page.locator("form:has([name='addresses']) .btn-primary"))
    assert hr.path == f"{program}people/"


def _join(person: Visitor, address: str, program: str, *, stage: str) -> None:
    """Open the link in the mail, agree, say what is missing in the profile."""
    page = person.page
    _open_invitation(person, address)
    page.locator("[name='taking_part']").check()
    _send(page.locator("button[name='answer'][value='accept']"))
    _sign_in(person, address)
    assert person.path == f"{program}my-profile/portrait/"  # the first question

    person.open(f"{program}my-profile/")
    page.locator(f"[name='career_stage'][value='{stage}']").check()
    _send(page.locator("#part-stage noscript button"))
    assert person.path == f"{program}my-profile/"
    page.locator("[name='topics-0-topic']").select_option(index=1)
    _send(page.locator("#part-topics noscript button"))


def _open_invitation(person: Visitor, address: str) -> None:
    _send(_newest_mail(person, address, "Ohne Skript"))
    _send(person.page.locator("article a[href*='/invitations/']"))


def _sign_in(person: Visitor, address: str) -> None:
    """Whoever is known here already gets no way in by link: a code by mail, as at every sign-in."""
    page = person.page
    page.locator("main [name='email']").fill(address)
    _send(page.locator("form:has([name='email']) .btn-primary"))
    waiting = page.url
    code = _newest_mail(person, address, " code ").inner_text().split()[0]
    page.goto(waiting)
    page.locator("[name='code']").fill(code)
    _send(page.locator("form:has([name='code']) .btn-primary"))


def _newest_mail(person: Visitor, address: str, subject: str) -> Locator:
    """Wait for a mail on the demo's page of mails; return the link to it."""
    end = time.monotonic() + PATIENCE
    while True:
        person.page.goto("/demo/mails/")
        mails = person.page.locator("main tbody tr", has_text=address).locator("th a", has_text=subject)
        if mails.count():
            return mails.first
        assert time.monotonic() < end, f"no mail for {address}: {subject}"
        time.sleep(0.5)


def _match(hr: Visitor, program: str) -> None:
    """Start, reload until the worker is done, publish what it proposes."""
    page = hr.page
    hr.open(program)
    _move(page, "matching")
    hr.open(f"{program}matching/")
    _send(page.locator("form[action$='/start/'] .btn-primary"))
    end = time.monotonic() + PATIENCE
    run = hr.path
    while page.locator("#progress").count():
        assert time.monotonic() < end, page.locator("main").inner_text()
        time.sleep(0.5)
        hr.open(run)
    assert page.locator("article.prop").count() == 1, page.locator("main").inner_text()
    assert "Bettina Harms" in page.locator("article.prop").inner_text()
    _send(page.locator("form[action$='/release/'] .btn-primary"))


def _agree(mentee: Visitor) -> None:
    """The question stands on the start page as soon as the run has gone out; a button says yes."""
    page, end = mentee.page, time.monotonic() + PATIENCE
    mentee.open("/")
    while not page.locator("main a[href^='/proposals/']").count():
        assert time.monotonic() < end, page.locator("main").inner_text()
        time.sleep(0.5)
        mentee.open("/")
    _send(page.locator("main a[href^='/proposals/']").first)
    _send(page.locator("button[name='answer'][value='yes']"))


def _sign(mentee: Visitor, mentor: Visitor) -> None:
    """One writes and signs; the other signs what stands there."""
    _to_tandem(mentee)
    _send(mentee.page.locator(".tabs a[href$='/agreement/']"))
    _send(mentee.page.locator("main a[href$='/agreement/edit/']").first)
    mentee.page.locator("[name='aim_0']").fill(AIM)
    _send(mentee.page.locator("button[name='sign']"))
    _to_tandem(mentor)
    _send(mentor.page.locator(".tabs a[href$='/agreement/']"))
    _send(mentor.page.locator("form[action$='/sign/'] .btn-primary"))
    assert AIM in mentor.page.locator(".paper").inner_text()
    assert mentor.page.locator(".paper .sign").count() == 2


def _read_list(person: Visitor) -> None:
    """Before a first meeting everybody reads a list; then it goes on where they wanted to go."""
    for box in person.page.locator("[name='points']").all():
        box.check()
    _send(person.page.locator("form:has([name='points']) .btn-primary"))


def _plan(mentee: Visitor) -> None:
    page, day = mentee.page, dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=50)
    _to_tandem(mentee)
    _send(page.locator("main a[href$='/meetings/new/']").first)
    _read_list(mentee)
    page.locator("[name='day']").fill(str(day))
    page.locator("[name='clock']").fill("14:15")
    page.locator("[name='subject']").fill("Ohne Skript geplant")
    _send(page.locator("form:has([name='day']) .btn-primary"))
    assert page.locator("h1").inner_text() == "Ohne Skript geplant"


def _note(mentor: Visitor) -> None:
    page = mentor.page
    _to_tandem(mentor)
    _send(page.locator("main a[href$='/log/']").first)
    _read_list(mentor)
    page.locator("[name='shared']").fill(NOTE)
    page.locator("[name='private']").fill("Gut gelaufen.")
    _send(page.locator("form:has([name='shared']) .btn-primary"))
    assert mentor.path.startswith("/logs/")
    assert NOTE in page.locator("main").inner_text()


def _share(author: Visitor, partner: Visitor) -> None:
    """One of the two writes, both say yes."""
    page = author.page
    _to_tandem(author)
    _send(page.locator("main a[href$='/share/']").first)
    page.locator("main [name='title']").fill("Erst anrufen")
    page.locator("main [name='text']").fill("Zwei Minuten am Telefon sparen fünf Mails.")
    _send(page.locator("button[name='release']"))
    partner.open(author.path)
    _send(partner.page.locator("form[action$='/release/'] button"))
    assert page.locator("h1").inner_text() == "Erst anrufen"


def _to_tandem(person: Visitor) -> None:
    """From the start page to the tandem of this program, as its newest one."""
    person.open("/")
    ours = person.page.locator("#tandems li", has_text=re.compile("Ohne Skript")).locator("a")
    _send(ours.first)
    assert person.path.startswith("/tandems/")


def _move(page: Page, to: str) -> None:
    for _look_then_confirm in range(2):
        _send(page.locator(f"form:has(input[name='to'][value='{to}']) button"))
    assert page.locator(f"form:has(input[name='to'][value='{to}'])").count() == 0, f"not {to}"


def _send(button: Locator) -> None:
    """Press what leads to another page and wait for that page."""
    with button.page.expect_navigation():
        button.click()
