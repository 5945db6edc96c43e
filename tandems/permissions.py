"""Who may do what with a tandem: its two people, and HR may end one. And who looks around before."""

from __future__ import annotations

from mentoring.profiles.models import User
from programs.models import InterestMode, Participant, ProgramState
from programs.permissions import can_manage, is_own
from tandems.models import Card, Question, Tandem, TandemState

DISCOVER_STATES = (ProgramState.OPEN, ProgramState.MATCHING)  # before the tandems are formed


def is_partner(user: User, tandem: Tandem) -> bool:
    """One of the two people of the tandem."""
    return user.is_active and user.pk in {tandem.mentor.person_id, tandem.mentee.person_id}


def can_meet(user: User, tandem: Tandem) -> bool:
    """Plan, move and cancel meetings."""
    return is_partner(user, tandem)


def can_log(user: User, tandem: Tandem) -> bool:
    """Note what happened, and read what both noted."""
    return is_partner(user, tandem)


def can_ask(user: User, tandem: Tandem) -> bool:
    """Put a question into the box, and read what waits there, while the tandem lives."""
    return is_partner(user, tandem) and tandem.state != TandemState.ENDED


def can_agree(user: User, tandem: Tandem) -> bool:
    """Write on the agreement and sign it, while the tandem lives."""
    return is_partner(user, tandem) and tandem.state != TandemState.ENDED


def can_plan(user: User, tandem: Tandem) -> bool:
    """Add to the plan, change and order it, while the tandem lives."""
    return is_partner(user, tandem) and tandem.state != TandemState.ENDED


def can_end(user: User, tandem: Tandem) -> bool:
    """End the tandem: either of the two, and the HR admins of their program."""
    return is_partner(user, tandem) or can_manage(user, tandem.program)


def can_take_back(user: User, question: Question) -> bool:
    """Take a question out of the box and put it back: its author alone."""
    return question.author_id == user.pk and is_partner(user, question.tandem)


def is_open_for_discovery(own: Participant) -> bool:
    """The program lets people say whom they would like to meet, and its tandems are not formed yet."""
    return own.program.state in DISCOVER_STATES and own.program.interest_mode != InterestMode.OFF


def can_discover(user: User, own: Participant) -> bool:
    """See others before the tandems are formed: whoever takes part, once the own profile is complete."""
    return is_own(user, own) and own.profile_done_at is not None and is_open_for_discovery(own)


def can_answer(user: User, card: Card) -> bool:
    """Say whom one would like to meet, and take it back: the viewer alone."""
    return can_discover(user, card.viewer)
