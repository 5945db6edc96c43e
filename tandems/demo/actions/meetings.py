"""Meetings and session logs of the demo, planned and written by the tandems themselves."""

from __future__ import annotations

import datetime as dt

from mentoring.profiles.models import Topic
from tandems.actions.logs import Account, log_meeting
from tandems.actions.meetings import cancel_meeting, plan_meeting
from tandems.actions.questions import ask
from tandems.demo.clock import Clock
from tandems.demo.courses import LEYLA_AND_KATRIN, NEXT_TALKS, PLACES, Course
from tandems.demo.questions import WAITING
from tandems.demo.story import ZONE
from tandems.demo.talks import FIRST_TALK, PRIVATE, TALKS
from tandems.models import Meeting, Tandem
from tandems.rules.scheduling import Appointment

NOTICE = dt.timedelta(days=9)  # how long before a meeting the demo's people plan it
LINK = "https://video.ahrendt-vesper.example/tandem-"


def tell_leyla_and_katrin(tandem: Tandem, clock: Clock) -> None:
    """Three meetings with words of their own, a fourth in two days, questions for it, and a fifth."""
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    for talk in LEYLA_AND_KATRIN:
        day = clock.workday(talk.day)
        appointment = Appointment(
            day, dt.time(16, 30), ZONE, talk.minutes, talk.format, talk.place, subject=talk.subject
        )
        planned_at = clock.on(day, 8) - NOTICE
        meeting = plan_meeting(tandem=tandem, appointment=appointment, by=mentor, now=planned_at)
        account = Account(
            took_place=True,
            format=talk.format,
            minutes=talk.minutes,
            topics=[_topic(talk.topic)],
            shared=talk.shared,
            private=talk.mentor,
        )
        log_meeting(meeting=meeting, account=account, by=mentor, now=meeting.ends_at + dt.timedelta(hours=1))
        hers = Account(
            took_place=True,
            format=talk.format,
            minutes=talk.minutes,
            topics=account.topics,
            shared=talk.shared,
            shared_before=talk.shared,
            private=talk.mentee,
        )
        log_meeting(meeting=meeting, account=hers, by=mentee, now=meeting.ends_at + dt.timedelta(hours=5))
    for (subject, place), day in zip(NEXT_TALKS, (clock.day(2), clock.workday(30)), strict=True):
        appointment = Appointment(day, dt.time(16, 30), ZONE, 60, "on_site", place, subject=subject)
        plan_meeting(tandem=tandem, appointment=appointment, by=mentor, now=clock.at(-5, 17))
    for days_ago, hour, is_mentees, text in WAITING:
        ask(tandem=tandem, text=text, by=mentee if is_mentees else mentor, now=clock.at(-days_ago, hour))


def follow(tandem: Tandem, course: Course, clock: Clock) -> None:
    """Meet as `course` says: first to get to know each other, then topic by topic."""
    talks = _talks(tandem, course.topics)
    for number, day in enumerate(course.held):
        topic, subject, note = talks[number % len(talks)]
        meeting = _plan(tandem, clock.workday(day), subject, number, clock)
        _log(meeting, topic, note, number)
    if course.missed is not None:
        meeting = _plan(tandem, clock.workday(course.missed), talks[-1][1], 1, clock)
        _log_missed(meeting)
    if course.cancelled is not None:
        meeting = _plan(tandem, clock.workday(course.cancelled), talks[len(course.held)][1], 2, clock)
        day_before = meeting.starts_at - dt.timedelta(days=1)
        cancel_meeting(meeting=meeting, by=tandem.mentee.person, now=day_before)
    if course.unlogged is not None:
        _plan(tandem, clock.workday(course.unlogged), talks[len(course.held)][1], 3, clock)
    for number, day in enumerate(course.ahead, start=len(course.held) + (course.unlogged is not None)):
        _plan(tandem, clock.workday(day), talks[number % len(talks)][1], number, clock)


def _talks(tandem: Tandem, topics: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Topic, subject and shared note of each talk, in order; first both sides of every topic in turn."""
    subject, note = FIRST_TALK[tandem.number % len(FIRST_TALK)]
    rounds = [(topic, *TALKS[topic][turn]) for turn in (0, 1) for topic in topics]
    return [(topics[0], subject, note), *rounds]


def _plan(tandem: Tandem, day: dt.date, subject: str, number: int, clock: Clock) -> Meeting:
    """One meeting, planned nine days ahead by whoever's turn it is."""
    together = tandem.mentor.person.site == tandem.mentee.person.site
    form = "on_site" if together and number % 3 != 2 else ("phone" if number % 4 == 3 else "video")  # noqa: PLR2004  (turns)
    appointment = Appointment(
        day=day,
        clock=dt.time(8 + (tandem.number + number) % 9, 30 * (tandem.number % 2)),
        time_zone=ZONE,
        minutes=(45, 60, 30)[number % 3],
        format=form,
        place=PLACES[(tandem.number + number) % len(PLACES)] if form == "on_site" else "",
        link=f"{LINK}{tandem.number:02d}" if form == "video" else "",
        subject=subject,
    )
    by = tandem.mentor.person if number % 2 == 0 else tandem.mentee.person
    planned_at = min(clock.on(day, 7) - NOTICE, clock.now - dt.timedelta(hours=20))
    return plan_meeting(tandem=tandem, appointment=appointment, by=by, now=planned_at)


def _log(meeting: Meeting, topic: str, note: str, number: int) -> None:
    """Whoever's turn it is writes; every other one keeps a line for themselves, some talks leave no note."""
    tandem = meeting.tandem
    account = Account(
        took_place=True,
        format=meeting.format,
        minutes=meeting.minutes,
        topics=[_topic(topic)],
        shared="" if number % 5 == 3 else note,  # noqa: PLR2004  (one talk in five)
        private=PRIVATE[(tandem.number + number) % len(PRIVATE)] if number % 2 else "",
    )
    by = tandem.mentee.person if number % 3 == 1 else tandem.mentor.person
    log_meeting(meeting=meeting, account=account, by=by, now=meeting.ends_at + dt.timedelta(hours=2))


def _log_missed(meeting: Meeting) -> None:
    account = Account(took_place=False, format=meeting.format, minutes=meeting.minutes)
    by = meeting.tandem.mentor.person
    log_meeting(meeting=meeting, account=account, by=by, now=meeting.ends_at + dt.timedelta(hours=1))


def _topic(code: str) -> Topic:
    return Topic.objects.get(code=code)
