"""From the pool to tandems (d), checked with the HR file and a pencil."""

from __future__ import annotations

import time

from tests.journeys.company import can_talk, most_tandems, pairs_within
from tests.journeys.founding import move
from tests.journeys.mailbox import Letter
from tests.journeys.story import Journey, Pair

TANDEMS = """
    SELECT t.code, t.number, mentor.email, mentee.email FROM tandems_tandem t
    JOIN programs_participant a ON a.id = t.mentor_id JOIN profiles_user mentor ON mentor.id = a.person_id
    JOIN programs_participant b ON b.id = t.mentee_id JOIN profiles_user mentee ON mentee.id = b.person_id
    ORDER BY t.number
"""


def find_tandems(journey: Journey) -> None:
    """Start matching, watch it, look at every proposal, publish; both people of every tandem get a mail."""
    hr = journey.hr
    move(journey, "matching")
    hr.open(f"/programs/{journey.slug}/matching/")
    hr.send('form[action$="/matching/start/"]')
    run, seen = hr.path, []
    end = time.monotonic() + 60
    while hr.page.select_one("#progress"):
        seen.append(int(hr.page.select_one("#progress progress")["value"]))
        assert time.monotonic() < end, f"still at {seen[-1]} %"
        time.sleep(0.1)
        hr.open(run)
    assert seen == sorted(seen), "a run only gets further"
    assert seen, "the run began after the page that shows it"

    proposals = _proposals(journey, run)
    hr.open(run)
    hr.send('form[action$="/release/"]')
    journey.mailbox.wait_for("proposal-to-agree", count=proposals)
    journey.at_once(lambda letter: _say_yes(journey, letter), journey.mailbox.of("proposal-to-agree"))
    journey.pairs = [Pair(*row) for row in journey.stage.ask(TANDEMS)]
    assert len(journey.pairs) == proposals
    move(journey, "running")


def _say_yes(journey: Journey, letter: Letter) -> None:
    """The mentee follows the link of the mail, reads why, and says yes."""
    mentee = journey.browser(letter.to[0])
    mentee.open(letter.link)
    assert mentee.page.select(".fit li"), "a proposal without a reason"
    mentee.send('form[action$="/answer/"]', button="answer=yes")


def _proposals(journey: Journey, run: str) -> int:
    """Page through the proposals; each names its reasons."""
    hr, number, page = journey.hr, 0, 1
    while True:
        hr.open(f"{run}?page={page}")
        found = hr.page.select("article.prop")
        for one in found:
            assert one.select(".prop-why li"), "a proposal without a reason"
        number += len(found)
        if not hr.page.select(f'a[href*="page={page + 1}"]'):
            return number
        page += 1


def check_tandems(journey: Journey) -> None:
    """Every rule, and the number: as many as there can be."""
    for pair in journey.pairs:
        assert journey.company.may_pair(pair.mentor, pair.mentee), pair
        assert can_talk(journey.answers(pair.mentor), journey.answers(pair.mentee)), pair
    mentors, mentees = pairs_within((pair.mentor, pair.mentee) for pair in journey.pairs)
    assert max(mentors.values()) == 1
    assert max(mentees.values()) <= journey.mentee_places
    assert len({(pair.mentor, pair.mentee) for pair in journey.pairs}) == len(journey.pairs)

    possible = {
        mentee: [mentor for mentor in journey.mentors if _may_pair(journey, mentor, mentee)]
        for mentee in journey.mentees
    }
    most = most_tandems(possible, mentor_places=1, mentee_places=journey.mentee_places)
    assert len(journey.pairs) == most
    assert most < len(journey.mentees) * journey.mentee_places, (
        "somebody must be left over, or the number is luck"
    )


def _may_pair(journey: Journey, mentor: str, mentee: str) -> bool:
    talk = can_talk(journey.answers(mentor), journey.answers(mentee))
    return talk and journey.company.may_pair(mentor, mentee)


def both_are_introduced(journey: Journey) -> None:
    """One mail for each of the two, that leads to their page."""
    journey.mailbox.wait_for("tandem-introduced", count=2 * len(journey.pairs))
    for pair in journey.pairs:
        for person in (pair.mentor, pair.mentee):
            links = [letter.link for letter in journey.mailbox.of("tandem-introduced", person)]
            assert links.count(f"{journey.stage.url}/tandems/{pair.code}/") == 1
