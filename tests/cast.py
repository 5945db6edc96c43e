"""The fixed cast: who looks at a page in the tests of access and trust.

One program ("Rückenwind Nord") with a tandem (mentor and mentee), a second tandem beside it, a guest mentor
from a partner, HR, sponsor and observer; another program whose people must see nothing of the first. One of
its two HR admins has no second step of signing in yet.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from itertools import count

from mentoring.profiles.models import GuestAccount, PartnerOrganisation, User
from programs.models import Participant, ParticipantState, Post, Program, ProgramRole, ProgramState, Role
from tandems.actions.founding import pair_key
from tandems.models import Tandem
from tests.factories.profiles import LONG_AGO
from tests.factories.tandems import make_ready_to_meet

NOW = datetime(2027, 3, 10, 9, 30, tzinfo=UTC)
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Cast:
    """The people, and the things they meet around."""

    mentor: User
    mentee: User
    other_mentor: User
    other_mentee: User
    invited: User
    hr: User
    sponsor: User
    observer: User
    employee: User
    other_hr: User
    other_program_mentor: User
    site_admin: User
    guest: User
    mfa_pending: User
    deactivated: User
    ended_guest: User
    program: Program
    other_program: Program
    tandem: Tandem
    other_tandem: Tandem

    def people(self) -> dict[str, User]:
        """Name in the cast → person."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in found.items() if isinstance(value, User)}


def person(first: str, last: str = "", **more: object) -> User:
    """Return a new saved person who signs in by mailed code."""
    number = next(_numbers)
    more = {"language": "en", "known_since": LONG_AGO} | more
    return User.objects.create_user(
        f"{first.lower()}{number}@example.com", first_name=first, last_name=last or "Test", **more
    )


def program(name: str, hr: User, **more: object) -> Program:
    """Return a running program that began two months before NOW; `hr` is its HR admin."""
    values: dict[str, object] = {
        "name": name,
        "slug": f"{name.lower().replace(' ', '-').replace('ü', 'ue')}-{next(_numbers)}",
        "state": ProgramState.RUNNING,
        "profiles_due_on": date(2026, 12, 20),
        "kickoff_on": date(2027, 1, 10),
        "ends_on": date(2027, 10, 10),
        "generation_reason": "Different generations bring different habits to the table.",
        "created_by": hr,
    }
    made = Program.objects.create(**(values | more))
    ProgramRole.objects.create(program=made, person=hr, post=Post.ADMIN)
    return made


def participant(of: Program, who: User, role: Role, **more: object) -> Participant:
    """Return an active participation with a complete profile."""
    values: dict[str, object] = {
        "state": ParticipantState.ACTIVE,
        "invited_at": NOW - timedelta(days=90),
        "answered_at": NOW - timedelta(days=85),
        "profile_done_at": NOW - timedelta(days=80),
    }
    return Participant.objects.create(program=of, person=who, role=role, **(values | more))


def tandem(of: Program, mentor: Participant, mentee: Participant, **more: object) -> Tandem:
    """Return a living tandem with the next free sail number."""
    values: dict[str, object] = {
        "number": of.tandems.count() + 1,
        "mentor_place": 1,
        "mentee_place": 1,
        "pair_key": pair_key(mentor, mentee),
        "started_at": NOW - timedelta(days=60),
    }
    made = Tandem.objects.create(program=of, mentor=mentor, mentee=mentee, **(values | more))
    make_ready_to_meet(made)
    return made


def guest(of: Program, first: str, last: str, until: date) -> User:
    """Return somebody from a partner organisation who may take part in this program alone."""
    partner, _new = PartnerOrganisation.objects.get_or_create(name="Förde Labs", kind="start_up")
    made = person(first, last, department=partner.name, guest_until=until)
    GuestAccount.objects.create(person=made, organisation=partner, scope=of.code)
    return made


def make_cast() -> Cast:
    """Bring everybody on stage."""
    hr, other_hr = person("Imke", "Dettmers", is_people_team=True), person("Otto", "Anders")
    north, south = program("Rückenwind Nord", hr), program("Rückenwind Süd", other_hr)
    mentor, mentee = person("Leyla", "Aydınoğlu"), person("Katrin", "Oldehaver")
    other_mentor, other_mentee = person("Tomasz", "Wójcik"), person("Jörg", "Wendelken")
    outsider, invited = person("Nuria", "Fremd"), person("Ida", "Neu")
    sponsor, observer = person("Henrik", "Aldenhoff"), person("Gesa", "Mahnkopf")
    ProgramRole.objects.create(program=north, person=sponsor, post=Post.SPONSOR)
    ProgramRole.objects.create(program=north, person=observer, post=Post.OBSERVER)
    pending = person("Paula", "Zweitschloss")
    ProgramRole.objects.create(program=south, person=pending, post=Post.ADMIN)
    participant(south, outsider, Role.MENTOR)
    participant(
        north, invited, Role.MENTOR, state=ParticipantState.INVITED, answered_at=None, profile_done_at=None
    )
    pair = [
        tandem(north, participant(north, teacher, Role.MENTOR), participant(north, learner, Role.MENTEE))
        for teacher, learner in ((mentor, mentee), (other_mentor, other_mentee))
    ]
    return Cast(
        mentor=mentor,
        mentee=mentee,
        other_mentor=other_mentor,
        other_mentee=other_mentee,
        invited=invited,
        hr=hr,
        sponsor=sponsor,
        observer=observer,
        employee=person("Emil", "Leser"),
        other_hr=other_hr,
        other_program_mentor=outsider,
        site_admin=person("Onno", "Behrens", is_site_admin=True),
        guest=guest(north, "Mara", "Extern", date(2027, 3, 15)),
        mfa_pending=pending,
        ended_guest=guest(south, "Timo", "Vorbei", NOW.date() - timedelta(days=1)),
        deactivated=person("Dora", "Weg", is_active=False),
        program=north,
        other_program=south,
        tandem=pair[0],
        other_tandem=pair[1],
    )
