"""More of everything on stage, for counting what a page asks the database."""

from __future__ import annotations

from datetime import date, timedelta

from mentoring.profiles.models import ImportRun
from programs.models import Need, Offer, Post, ProgramRole, Role
from programs.sharing.models import DigestIssue
from tandems.models import Card, MatchRun, Proposal, Tandem
from tandems.rules.deck import PER_DAY
from tests.architecture.stage import Stage
from tests.cast import NOW, person, program
from tests.factories.profiles import make_topic
from tests.factories.programs import (
    make_application,
    make_invitation,
    make_participant,
    make_program,
    make_proposal,
    make_ready,
)
from tests.factories.sharing import make_draft, make_readable, make_released
from tests.factories.tandems import (
    make_agreement,
    make_card,
    make_log,
    make_meeting,
    make_notes,
    make_plan_item,
    make_tandem,
)

DAY = timedelta(days=1)


def grow(stage: Stage, times: int = 4) -> None:
    """Add `times` rows to everything that a page of the program, of its tandem or of its people lists."""
    for number in range(1, times + 1):
        _more_people(stage, number)
        _more_of_the_tandem(stage.cast.tandem, number)
        _more_shares(stage.cast.tandem, number)
        _more_programs(stage, number)
        _more_runs(stage, number)
        _more_cards(stage)


def _more_people(stage: Stage, number: int) -> None:
    """Another tandem with a talk behind it, somebody invited, a new topic for the first two."""
    of = stage.cast.program
    other = make_tandem(of, started_at=NOW - 60 * DAY)
    make_log(other, meeting=make_meeting(other, NOW - number * DAY))
    make_invitation(make_participant(of, Role.MENTEE, state="invited"))
    make_application(of)
    make_participant(of, state="waiting")
    topic = make_topic(f"grown-{number}")
    Offer.objects.create(participant=stage.cast.tandem.mentor, topic=topic, level=1)
    make_topic(f"only-here-{number}", scope=of.code)
    make_proposal(stage.cast.tandem.mentor, f"Missing {number}")
    Need.objects.create(participant=stage.cast.tandem.mentee, topic=topic, priority=1)
    for post in (Post.ADMIN, Post.SPONSOR, Post.OBSERVER):
        ProgramRole.objects.create(program=of, person=person("Post"), post=post)


def _more_cards(stage: Stage) -> None:
    """Somebody to answer to, and somebody who was answered to and said yes, too."""
    looked = stage.card.viewer
    waiting, met = make_ready(stage.early, Role.MENTEE), make_ready(stage.early, Role.MENTEE)
    places = {"dealt_on": stage.card.dealt_on - DAY}
    make_card(looked, met, "yes", **places)
    make_card(met, looked, "yes", **places)
    if Card.objects.filter(viewer=looked, dealt_on=stage.card.dealt_on).count() < PER_DAY:
        make_card(looked, waiting, dealt_on=stage.card.dealt_on)


def _more_of_the_tandem(tandem: Tandem, number: int) -> None:
    make_meeting(tandem, NOW + (1 + number) * DAY)
    log = make_log(tandem, meeting=make_meeting(tandem, NOW - (10 + number) * DAY))
    log.topics.add(make_topic("ai-hands-on"), make_topic(f"grown-{number}"))
    make_agreement(tandem, "And again.", state="replaced", version=10 + number)
    make_plan_item(tandem, "", topic=make_topic(f"grown-{number}"), meeting=log.meeting, state="discussed")
    make_notes(log, shared="And again.", private="And again.", author=tandem.mentor.person)


def _more_shares(tandem: Tandem, number: int) -> None:
    topic = make_topic(f"grown-{number}")
    month = date(2026, 6 + number, 1)
    issue = DigestIssue.objects.create(program=tandem.program, month=month, closed_at=NOW - 99 * DAY)
    make_readable(tandem, topic=topic, issue=issue)
    make_readable(tandem, topic=topic, issue=tandem.program.digest_issues.get(month=date(2027, 3, 1)))
    make_readable(tandem, topic=topic)
    make_released(tandem, topic=topic)
    make_draft(tandem, topic=topic, author_released_at=NOW)
    make_draft(tandem, topic=topic)


def _more_programs(stage: Stage, number: int) -> None:
    """The same people once more, in other programs, each with a tandem of its own."""
    cast, of = stage.cast, program(f"Nord {number}", stage.cast.hr)
    for post, who in ((Post.SPONSOR, cast.sponsor), (Post.OBSERVER, cast.observer)):
        ProgramRole.objects.create(program=of, person=who, post=post)
    mentor = make_ready(of, Role.MENTOR, person=cast.mentor)
    tandem = make_tandem(of, mentor=mentor, mentee=make_ready(of, Role.MENTEE, person=cast.mentee))
    make_meeting(tandem, NOW + (10 + number) * DAY)
    make_participant(of, Role.MENTOR, person=cast.other_mentor)
    make_program(mentors_may_apply=True)
    make_application(make_program(mentors_may_apply=True), person=cast.mentor)


def _more_runs(stage: Stage, number: int) -> None:
    first = stage.run.proposals.first()
    MatchRun.objects.create(
        program=stage.cast.program, by=stage.cast.hr, created_at=NOW - number * DAY, state="failed"
    )
    pair = [make_ready(stage.cast.program, role) for role in (Role.MENTOR, Role.MENTEE)]
    Proposal.objects.create(
        run=stage.run, mentor=pair[0], mentee=pair[1], score=500 + number, explanation=first.explanation
    )
    left = {"person": pair[0].person.code, "side": "mentor", "candidates": 3, "feasible": 1}
    stage.run.result["unmatched"].append(left | {"places": 1, "competitors": 2})
    stage.run.save()
    ImportRun.objects.create(
        by=stage.cast.hr, filename="old.csv", state="applied", applied_at=NOW, counts=stage.dry_run.counts
    )
