"""Two people get ready for each other: a list each, then an agreement with two signatures (e)."""

from __future__ import annotations

from tests.journeys.story import Journey, Pair

POINTS = 'form:has([name="points"])'
OWN_WORDS = "Telefone bleiben in der Tasche."
AIM = "Einmal im Monat etwas ausprobieren."


def both_read_their_lists(journey: Journey, pair: Pair) -> None:
    """Whoever wants to plan is led to the list first, and from there to the plan."""
    for person in (pair.mentor, pair.mentee):
        browser = journey.browser(person)
        browser.open(f"/tandems/{pair.code}/meetings/new/")
        assert browser.path.startswith(f"/tandems/{pair.code}/induction/"), browser.path
        browser.send(POINTS, status=422)
        every = [one["value"] for one in browser.page.select('input[name="points"]')]
        browser.send(POINTS, points=every)
        assert browser.path == f"/tandems/{pair.code}/meetings/new/", browser.words


def both_sign(journey: Journey, pair: Pair) -> None:
    """The mentee writes and signs, a mail asks the mentor, who signs the same words."""
    mentor, mentee = journey.browser(pair.mentor), journey.browser(pair.mentee)
    mentee.open(f"/tandems/{pair.code}/agreement/edit/")
    mentee.send('form:has([name="seen"])', button="sign=yes", own_lead=OWN_WORDS, aim_0=AIM)
    (letter,) = journey.mailbox.wait_for("agreement-to-sign", to=pair.mentor)
    mentor.open(letter.link)
    assert OWN_WORDS in mentor.words
    mentor.send('form[action$="/sign/"]')

    assert journey.stage.ask("SELECT version, state FROM tandems_agreement") == [(1, "in_force")]
    mentee.open(f"/tandems/{pair.code}/")
    assert AIM in mentee.words
    for words in (OWN_WORDS, AIM):
        assert words not in letter.words
        assert journey.stage.tables_holding(words.encode()) == []
