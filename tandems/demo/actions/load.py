"""Loading the sample company: three programs at three moments of their lives, and a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from mentoring.profiles.models import User
from programs.actions.programs import move_program
from programs.models import ParticipantState, Program, ProgramState, Role
from tandems.demo import courses, story
from tandems.demo.actions import (
    agreements,
    doors,
    interests,
    mails,
    meetings,
    people,
    plans,
    programs,
    review,
    sharing,
)
from tandems.demo.clock import Clock
from tandems.demo.company import LATE, Colleague, colleagues, known
from tandems.demo.courses import COURSES, KATRIN, LEYLA, REMATCH, Course, Ending
from tandems.demo.profiles import topics_for
from tandems.demo.story import HR
from tandems.models import Tandem, TandemState

KWAME, KWAMES_TOPICS = "kwame.boateng-lueders", ("short-video", "buying-habits", "brands-trust")
OFFERS, NEEDS = 4, 3
TANDEMS_IN_DRESDEN = 8
MENTORS_TO_COME, MENTEES_TO_COME = story.MENTOR_PLACES - 1, 14  # in the program before matching; one guest
EVERY_FOURTH = 4  # stopped after the first answer


@transaction.atomic
def load_demo(*, now: dt.datetime) -> bool:
    """Bring the company and its programs into an empty database. Returns False if they are there already."""
    if people.is_there():
        return False
    clock = Clock(now)
    hr = people.bring_people()[HR]
    mentors, mentees = iter(_teachers()), iter(_leads())
    _dresden(hr, mentors, mentees, clock)
    coming = _bremen(hr, clock)
    fresh = _frischer_wind(hr, mentors, mentees, clock)
    doors.change_directory(hr, clock)
    review.review(fresh, hr=hr, at=clock.at(-1, 16, 30))
    doors.begin_draft(hr, clock)
    mails.settle_mails(coming, clock)
    mails.send_digest(sharing.latest_issue(coming.program), clock)
    return True


def _teachers() -> list[Colleague]:
    """Those who can still become mentors; people of Dresden first, departments in turn."""
    told = {one.local for one in known()}
    free = [one for one in colleagues() if one.band == LATE and one.local not in told]
    return sorted(free, key=lambda one: one.site != "Dresden")


def _leads() -> list[Colleague]:
    """Those who can still become mentees, departments in turn."""
    told = {one.local for one in known()}
    return [one for one in colleagues() if one.leads and one.local not in told]


def _dresden(hr: User, mentors: Iterator[Colleague], mentees: Iterator[Colleague], clock: Clock) -> None:
    """The program that is about to close: eight tandems as the engine paired them, most meetings over."""
    chapter = story.nearly_over(clock.today)
    start = (chapter.kickoff_on - clock.today).days
    program = programs.found_program(chapter, hr=hr, at=clock.at(start - 40))
    teaching = [_guest(next(mentors), OFFERS) for _ in range(TANDEMS_IN_DRESDEN)]
    learning = [_guest(next(mentees), NEEDS) for _ in range(TANDEMS_IN_DRESDEN)]
    _gather(program, teaching, learning, hr, clock, start - 35)
    kickoff = clock.at(start, 9)
    tandems = programs.match_and_start(program, hr=hr, at=clock.at(start - 9), kickoff=kickoff)
    for tandem in tandems:
        agreements.be_ready(tandem)
        agreements.agree(tandem, clock)
        meetings.follow(tandem, _course_in_dresden(tandem, start), clock)
        plans.shape_plan(tandem, clock)
    sharing.share_in_dresden(program, tandems, hr, clock)
    move_program(program=program, to=ProgramState.CLOSING, by=hr, now=clock.at(-8))


def _course_in_dresden(tandem: Tandem, start: int) -> Course:
    """Seven or eight meetings, five weeks apart; three tandems still say goodbye."""
    offers = [offer.topic.code for offer in tandem.mentor.offers.select_related("topic")][:3]
    count, step = (8, 34) if tandem.number % 2 else (7, 39)
    held = tuple(start + 5 + tandem.number + step * place for place in range(count))
    ahead = (3 + tandem.number,) if tandem.number % 3 == 1 else ()
    return Course("", "", (offers[0], offers[1], offers[2]), held, ahead)


def _bremen(hr: User, clock: Clock) -> Tandem:
    """Week 14 of 36: tandems in every state. Returns that of Leyla and Katrin."""
    chapter = story.under_way(clock.today)
    start = (chapter.kickoff_on - clock.today).days
    program = programs.found_program(chapter, hr=hr, at=clock.at(start - 45))
    by_name = {one.local: one for one in colleagues()}
    teaching = [programs.Guest(by_name[one.mentor], one.topics) for one in COURSES]
    learning = [programs.Guest(by_name[one.mentee], one.topics) for one in COURSES]
    _gather(program, teaching, learning, hr, clock, start - 40)
    found = programs.match_and_start(
        program, hr=hr, at=clock.at(courses.PUBLISHED), kickoff=clock.at(start, 9)
    )
    tandems = _follow_all(found, COURSES, clock)
    _rematch(program, tandems, hr, clock)
    sharing.share_in_bremen(program, tandems, hr, clock)
    return tandems[LEYLA]


def _follow_all(found: list[Tandem], courses: tuple[Course, ...], clock: Clock) -> dict[str, Tandem]:
    """Let every tandem meet as told. Returns name of the mentor in the demo → tandem."""
    pairs = {(_local(tandem.mentor.person), _local(tandem.mentee.person)): tandem for tandem in found}
    tandems = {}
    for course in courses:
        tandem = tandems[course.mentor] = pairs[course.mentor, course.mentee]
        agreements.be_ready(tandem)
        if course.mentee == KATRIN:
            agreements.agree_as_leyla_and_katrin(tandem, clock)
            meetings.tell_leyla_and_katrin(tandem, clock)
            plans.tell_plan(tandem, clock)
        else:
            agreements.agree(tandem, clock)
            meetings.follow(tandem, course, clock)
            plans.shape_plan(tandem, clock)
        # There is no action yet that pauses a tandem.
        if course.ending is Ending.PAUSED:
            Tandem.objects.filter(pk=tandem.pk).update(state=TandemState.PAUSED)
    return tandems


def _rematch(program: Program, tandems: dict[str, Tandem], hr: User, clock: Clock) -> None:
    """A mentor moves to another company, a late joiner takes over with a new sail number."""
    course = next(one for one in COURSES if one.ending is Ending.ENDED)
    over, left_at = tandems[course.mentor], clock.at(courses.LEFT, 12)
    # There is no action yet by which somebody leaves a program and the tandem ends kindly.
    Tandem.objects.filter(pk=over.pk).update(state=TandemState.ENDED, ended_at=left_at)
    program.participants.filter(pk=over.mentor_id).update(state=ParticipantState.LEFT, left_at=left_at)
    late = next(one for one in colleagues() if one.local == REMATCH.mentor)
    programs.invite(program, Role.MENTOR, [late.local], hr=hr, at=clock.at(courses.JOINED_LATE))
    programs.join(
        program, Role.MENTOR, [programs.Guest(late, REMATCH.topics)], at=clock.at(courses.JOINED_LATE + 1)
    )
    found = programs.match(program, hr=hr, at=clock.at(courses.REMATCHED))
    tandems |= _follow_all(found, (REMATCH,), clock)


def _frischer_wind(
    hr: User, mentors: Iterator[Colleague], mentees: Iterator[Colleague], clock: Clock
) -> Program:
    """Before matching: four fifths of the profiles are complete, some invitations are still open."""
    program = programs.found_program(story.before_matching(clock.today), hr=hr, at=clock.at(-24))
    kwame = next(one for one in colleagues() if one.local == KWAME)
    teaching = [programs.Guest(kwame, KWAMES_TOPICS), *_guests(mentors, MENTORS_TO_COME - 1, OFFERS)]
    learning = _guests(mentees, MENTEES_TO_COME, NEEDS)
    _gather(program, teaching, learning, hr, clock, -20)
    undecided = {
        Role.MENTOR: [next(mentors).local for _ in range(4)],
        Role.MENTEE: [one.local for one in mentees],
    }
    for role, invited in undecided.items():
        programs.invite(program, role, invited, hr=hr, at=clock.at(-5))
    programs.decline(program, Role.MENTOR, undecided[Role.MENTOR][-1], at=clock.at(-4))
    doors.let_guest_in(program, hr, clock)
    doors.knock(program, mentors, hr, clock)
    interests.look_around(program, at=clock.at(-3, 9))
    return move_program(program=program, to=ProgramState.MATCHING, by=hr, now=clock.at(-1, 16))


def _guests(people_: Iterator[Colleague], count: int, topics: int) -> list[programs.Guest]:
    chosen = [next(people_) for _ in range(count)]
    return [
        _guest(one, topics, is_complete=place % EVERY_FOURTH != EVERY_FOURTH - 1)
        for place, one in enumerate(chosen)
    ]


def _guest(one: Colleague, topics: int, *, is_complete: bool = True) -> programs.Guest:
    return programs.Guest(one, topics_for(one, topics), is_complete=is_complete)


def _gather(
    program: Program,
    teaching: list[programs.Guest],
    learning: list[programs.Guest],
    hr: User,
    clock: Clock,
    day: int,
) -> None:
    """Invite both sides on `day`; all of them accept in the days after."""
    for role, guests in ((Role.MENTOR, teaching), (Role.MENTEE, learning)):
        programs.invite(program, role, [one.colleague.local for one in guests], hr=hr, at=clock.at(day))
        programs.join(program, role, guests, at=clock.at(day + 2, 9))


def _local(person: User) -> str:
    return person.email.partition("@")[0]
