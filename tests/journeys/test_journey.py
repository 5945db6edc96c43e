"""The whole main job on a real HR file, as people do it: pages, mails, a worker and a clock."""

from __future__ import annotations

import shutil
import time

import pytest

from tests.journeys import founding, meeting, pairing, reviewing, starting, telling
from tests.journeys.company import Company
from tests.journeys.stage import redis_server, stage
from tests.journeys.story import Journey

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journey")]


def test_first_people_go_from_the_hr_file_to_a_digest(tmp_path):
    """As it is installed, with a broker in files: small, because whoever changes a line waits for it."""
    company = Company()
    mentors, mentees = company.mentors()[:24], company.mentees()[:24]

    with stage(tmp_path / "var") as running:
        whole_story(Journey(running, company, mentors, mentees, mentee_places=2, seconds=True))


@pytest.mark.redis
@pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not installed here")
def test_whole_company_goes_from_its_hr_file_to_a_digest_with_redis(tmp_path):
    """As a large company runs it: everybody in the file who may take part, and times in whole minutes."""
    company = Company()
    assert len(company.people) == 290
    assert len(company.mentors()) == 127

    with redis_server(tmp_path) as redis, stage(tmp_path / "var", redis=redis) as running:
        whole_story(Journey(running, company, company.mentors(), company.mentees(), mentee_places=1))


def whole_story(journey: Journey) -> None:
    """Walk from the first sign-in to the last mail."""
    found_program(journey)
    form_tandems(journey)
    live_and_tell(journey)
    look_back(journey)


def found_program(journey: Journey) -> None:
    """The directory, the program, the people."""
    told(founding.first_person_signs_in, journey)
    told(founding.import_directory, journey)
    told(founding.create_program, journey)
    told(founding.invite_everybody, journey)
    told(founding.everybody_joins, journey)


def form_tandems(journey: Journey) -> None:
    """The worker proposes, HR publishes, the file confirms."""
    told(pairing.find_tandems, journey)
    told(pairing.check_tandems, journey)
    told(pairing.both_are_introduced, journey)


def live_and_tell(journey: Journey) -> None:
    """One tandem meets, notes and shares; then the two minutes come that were agreed."""
    pair = journey.pairs[0]
    told(starting.both_read_their_lists, journey, pair)
    told(starting.both_sign, journey, pair)
    starts_at = told(meeting.plan_meeting, journey, pair)
    log = told(meeting.log_talk, journey, pair)
    told(telling.write_share, journey, pair)
    posting = told(telling.close_digest, journey)
    told(reviewing.sponsor_sees_progress, journey, pair, starts_at)
    told(reviewing.nobody_else_reads, journey, pair, log)
    told(meeting.words_are_sealed, journey)
    told(meeting.both_are_reminded, journey, pair, starts_at)
    told(telling.readers_get_digest, journey, posting, pair)


def look_back(journey: Journey) -> None:
    """Every mail once, no error, nothing left running."""
    told(reviewing.mails_arrived_once, journey)
    told(reviewing.house_is_quiet, journey)


def told(step, *who):
    """Take one step and say how long it took (`pytest -s` or a failure shows it)."""
    began = time.monotonic()
    try:
        return step(*who)
    finally:
        print(f"{time.monotonic() - began:6.1f} s  {step.__name__}")  # noqa: T201
