"""Setting a program up, changing it, and moving it on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.text import slugify

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce
from mentoring.privacy.actions import audit, audit_all, end_consents
from mentoring.privacy.models import Purpose
from mentoring.profiles.models import User
from programs.mail_contexts import brings_kickoff, day_of
from programs.models import Post, Program, ProgramRole, ProgramState, Role
from programs.notices import PostGiven, ProgramMoved, VisibilityTightened
from programs.permissions import can_create_programs, can_manage
from programs.queries.catalogue import facts_aggregate, people_with_posts
from programs.queries.moves import people_to_tell, posts_to_tell
from programs.rules import dates, generation, phases, visibility
from programs.rules.weighing import check_weights

SLUG_LENGTH = 54  # leaves room for a number behind it


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything HR decides about a program. `digest_time` is local time in `time_zone`."""

    name: str
    about_de: str
    about_en: str
    time_zone: str
    profiles_due_on: date
    kickoff_on: date
    ends_on: date
    generation_rule: str
    generation_reason: str
    department_rule: str
    reporting_levels: int
    mentor_capacity: int
    mentee_capacity: int
    sessions_planned: int
    visibility: str
    smallest_group: int
    digest_day: int
    digest_time: time
    digest_audience: str
    mentor_places: int | None = None
    mentee_places: int | None = None
    mentors_may_apply: bool = False
    mentees_may_apply: bool = False
    interest_mode: str = "weight"
    asked_first: str = "mentee"
    days_to_answer: int = 5
    topics_weight: int = 4
    contrast_weight: int = 3
    interest_weight: int = 2
    frame_weight: int = 1
    preset: str = "classic"
    consultation: str = "open"
    greeting_de: str = ""
    greeting_en: str = ""


@dataclass(frozen=True, slots=True)
class Posts:
    """The e-mail addresses of those who hold a post."""

    admins: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()


def plan_of(program: Program) -> Plan:
    """Return what was decided about `program`."""
    return Plan(**{field.name: getattr(program, field.name) for field in fields(Plan)})


def posts_of(viewer: User, program: Program, *, active: bool = False) -> Posts:
    """Return the addresses of those who hold a post in `program`, without the viewer among the admins.

    With `active` only of those who may still sign in.
    """
    holders = people_with_posts(viewer, program)
    found = {
        post: tuple(
            person.email
            for person in people
            if (post != Post.ADMIN or person != viewer) and (person.is_active or not active)
        )
        for post, people in holders.items()
    }
    return Posts(admins=found[Post.ADMIN], sponsors=found[Post.SPONSOR], observers=found[Post.OBSERVER])


@transaction.atomic
def create_program(*, plan: Plan, posts: Posts, by: User, now: datetime) -> Program:
    """Set a program up as a draft; whoever does it becomes its HR admin.

    A draft may still lack its texts and reasons. Raises NotAllowed, or Refused with the codes of the dates
    and addresses_unknown.
    """
    require(can_create_programs(by))
    dates.check_kickoff(plan.kickoff_on, today=now.astimezone(ZoneInfo(plan.time_zone)).date())
    check_plan(plan, state=ProgramState.DRAFT)
    program = Program.objects.create(
        **asdict(plan), slug=_free_slug(plan.name), created_by=by, state=ProgramState.DRAFT
    )
    give_posts(program=program, posts=posts, by=by)
    audit(by, "program.created", program, now=now)
    return program


@transaction.atomic
def change_program(*, program: Program, plan: Plan, posts: Posts, by: User, now: datetime) -> Program:
    """Change a program. Once it was opened, what others see can only become less, and everybody is told.

    Raises NotAllowed, or Refused as `create_program` does, or visibility_only_tightens, group_only_grows,
    generation_rule_agreed, audience_only_narrows, interest_promised.
    """
    program = Program.objects.select_for_update().get(pk=program.pk)
    require(can_manage(by, program))  # asked of the row that is held: the post may just have been taken back
    check_plan(plan, state=program.state)
    visibility.check_change(
        state=program.state,
        before=program.visibility,
        after=plan.visibility,
        group_before=program.smallest_group,
        group_after=plan.smallest_group,
    )
    visibility.check_agreed(
        state=program.state,
        rule=(program.generation_rule, plan.generation_rule),
        audience=(program.digest_audience, plan.digest_audience),
    )
    visibility.check_promised(state=program.state, before=program.interest_mode, after=plan.interest_mode)
    is_tightened = program.state != ProgramState.DRAFT and visibility.is_tightened(
        before=program.visibility, after=plan.visibility
    )
    _change_capacities(program, plan)
    kickoff = program.kickoff_on
    for name, value in asdict(plan).items():
        setattr(program, name, value)
    program.changed_at = now
    program.save()
    before = _roles(program)
    give_posts(program=program, posts=posts, by=by)
    _note_posts(program, before, by, now)
    audit(by, "program.changed", program, now=now)
    if is_tightened:
        _tell_tightened(program, by, now)
    if kickoff != program.kickoff_on:
        _tell_kickoff(program, by, now)
    return program


@transaction.atomic
def move_program(*, program: Program, to: str, by: User, now: datetime) -> Program:
    """Take a program to another phase and tell whom it concerns.

    Of two people who ask for the same move at once one makes it, the other is refused. With the end of a
    program the consents to compare generations end, too. Raises NotAllowed, or Refused: no_such_move, need_….
    """
    program = Program.objects.select_for_update().get(pk=program.pk)
    require(can_manage(by, program))
    today = now.astimezone(ZoneInfo(program.time_zone)).date()
    phases.check_move(program.state, to, facts_aggregate(program, today=today))
    _tell_moved(program, phases.move_between(program.state, to), by)
    program.state = to
    program.save(update_fields=["state"])
    audit(by, f"program.moved_to_{to}", program, now=now)
    if to == ProgramState.CLOSED:
        end_consents(purpose=Purpose.GENERATION, scope=program.code, now=now)
    return program


def check_plan(plan: Plan, *, state: str) -> None:
    """Raise Refused with the codes of the dates, and of the generation rule unless it is still a draft."""
    dates.check_dates(profiles_due=plan.profiles_due_on, kickoff=plan.kickoff_on, end=plan.ends_on)
    check_weights(topics=plan.topics_weight, contrast=plan.contrast_weight, frame=plan.frame_weight)
    if state == ProgramState.DRAFT:
        return
    generation.check_reason(rule=plan.generation_rule, reason=plan.generation_reason)


def _free_slug(name: str) -> str:
    umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
    base = slugify(name.translate(umlauts))[:SLUG_LENGTH].strip("-") or "program"
    taken = set(Program.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | {"new"}
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _change_capacities(program: Program, plan: Plan) -> None:
    """People keep the program's capacity unless theirs was set apart."""
    for role, before, after in (
        (Role.MENTOR, program.mentor_capacity, plan.mentor_capacity),
        (Role.MENTEE, program.mentee_capacity, plan.mentee_capacity),
    ):
        if before != after:
            program.participants.filter(role=role, capacity=before).update(capacity=after)


def give_posts(*, program: Program, posts: Posts, by: User) -> None:
    """Make exactly these people hold the posts; whoever acts stays an HR admin.

    Raises Refused(addresses_unknown) at admins, sponsors or observers.
    """
    people = {
        Post.ADMIN: [by, *_people(posts.admins, "admins")],
        Post.SPONSOR: _people(posts.sponsors, "sponsors"),
        Post.OBSERVER: _people(posts.observers, "observers"),
    }
    for post, holders in people.items():
        program.roles.filter(post=post).exclude(person__in=holders).delete()
        ProgramRole.objects.bulk_create(
            [ProgramRole(program=program, person=holder, post=post) for holder in holders],
            ignore_conflicts=True,
        )


def _roles(program: Program) -> dict[int, ProgramRole]:
    return {role.pk: role for role in program.roles.select_related("person")}


def _note_posts(program: Program, before: dict[int, ProgramRole], by: User, now: datetime) -> None:
    """Leave the trace of each post that was given or taken, and tell its holder unless it is a draft."""
    after = _roles(program)
    for pk in before.keys() ^ after.keys():
        role, what = (after[pk], "given") if pk in after else (before[pk], "taken")
        audit_all(by, f"program.{role.post}_{what}", [program, role.person], now=now)
        if pk in after and program.state != ProgramState.DRAFT:
            announce(PostGiven, to=role.person, about=role, key=f"{role.pk}", scope=program.code)


def _people(addresses: Iterable[str], field: str) -> list[User]:
    found = {person.email: person for person in User.objects.colleagues().filter(email__in=list(addresses))}
    unknown = [address for address in addresses if address not in found]
    if unknown:
        raise Refused("addresses_unknown", field=field, addresses=", ".join(unknown))
    return list(found.values())


def _tell_moved(program: Program, move: phases.Move, by: User) -> None:
    """Announce what `move` tells; the same mail about the same move never twice."""
    if move.tells == phases.POSTS:
        for role in posts_to_tell(by, program):
            announce(PostGiven, to=role.person, about=role, key=f"{role.pk}", scope=program.code)
    elif people := people_to_tell(by, program, move.tells):
        announce(
            ProgramMoved,
            to=people,
            about=program,
            key=f"{program.code}:{move.new}",
            context={"to": move.new},
            scope=program.code,
        )


def _tell_kickoff(program: Program, by: User, now: datetime) -> None:
    """Tell those who have the kickoff in their calendars that it moved to another day ahead."""
    people = people_to_tell(by, program, phases.PAIRED)
    if people and brings_kickoff(program, program.state, today=day_of(program, now)):
        announce(
            ProgramMoved,
            to=people,
            about=program,
            key=f"{program.code}:kickoff:{now:%Y%m%d%H%M%S}",
            context={"to": program.state, "words": "kickoff"},
            scope=program.code,
        )


def _tell_tightened(program: Program, by: User, now: datetime) -> None:
    audit(by, "program.visibility_tightened", program, now=now)
    taking_part = User.objects.filter(participations__in=program.participants.active())
    observing = User.objects.filter(program_roles__in=program.roles.filter(post=Post.OBSERVER))
    announce(
        VisibilityTightened,
        to=list((taking_part | observing).distinct()),
        about=program,
        key=f"visibility-{program.code}-{now:%Y%m%d%H%M%S}",
        scope=program.code,
    )
