"""The mails a program sends."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from mentoring.notifications.links import absolute
from mentoring.notifications.notice import Due, Notice
from mentoring.notifications.rules.retry import Policy
from mentoring.profiles.models import GuestAccount
from programs.models import Invitation, ParticipantState, Post, Program, ProgramRole
from programs.move_words import MAILS
from programs.permissions import runs_programs
from programs.post_words import words_of
from programs.queries.guests import accounts_ending, program_of
from programs.queries.participation import token_hash
from programs.words import SEEN

if TYPE_CHECKING:
    from mentoring.notifications.models import Delivery

TOKEN_BYTES = 32


class InvitationMail(Notice):
    """The invitation into a program. Its token exists in the mail alone and is made when it is rendered."""

    key_prefix = "inv"
    name = _("Invitation")
    description = _("You are asked whether you want to take part in a program.")
    needed = _("Without it you could not answer.")
    policy = Policy.RESEND
    priority = 1
    expiry = dt.timedelta(days=14)
    secret = True

    def still_true(self, delivery: Delivery) -> bool:
        """The invitation is open and the person still in the company."""
        invitation = self.about(delivery)
        return (
            isinstance(invitation, Invitation)
            and invitation.used_at is None
            and invitation.voided_at is None
            and invitation.participant.state == ParticipantState.INVITED
            and invitation.participant.person.may_sign_in
        )

    def prepare(self, delivery: Delivery) -> None:
        """Make the token; only its hash is stored. The words themselves travel on the unsaved attribute."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        invitation = self.about_a(Invitation, delivery)
        invitation.token_hash = token_hash(token)
        invitation.save(update_fields=["token_hash"])
        delivery.invitation_token = token  # type: ignore[attr-defined]  # lives as long as the rendering

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """What the mail says: the program, the role, the way in and until when it is open."""
        invitation = self.about_a(Invitation, delivery)
        token: str = delivery.invitation_token  # type: ignore[attr-defined]  # made by prepare
        return {
            "program": invitation.participant.program,
            "participant": invitation.participant,
            "expires_on": timezone.localtime(invitation.expires_at).date(),
            "url": absolute("programs:invitation", token=token),
        }


class VisibilityTightened(Notice):
    """What others see of tandems became less."""

    key_prefix = "evt"
    name = _("Others see less of a program")
    description = _("A program you belong to shows less of tandems than before.")
    needed = _("You have a right to know who sees what.")
    expiry = dt.timedelta(days=14)

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """The program and what is seen from now on."""
        program = self.about_a(Program, delivery)
        return {
            "program": program,
            "seen": SEEN[program.visibility],
            "url": absolute("programs:program-detail", slug=program.slug),
        }


class PostGiven(Notice):
    """Somebody runs, sponsors or observes a program from now on."""

    key_prefix = "post"
    name = _("A post in a program")
    description = _("You run, sponsor or observe a program from now on.")
    needed = _("It says what you see of others, and what you never see.")
    expiry = dt.timedelta(days=14)

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """The post, and what its holder sees."""
        return post_given(self.about_a(ProgramRole, delivery))


def post_given(role: ProgramRole) -> dict[str, Any]:
    """Return what the mail about a post says; also for looking at it before it is sent."""
    return {
        "program": role.program,
        "post": role.get_post_display(),
        "said": words_of(role.post, role.program.visibility),
        "url": absolute("programs:program-detail", slug=role.program.slug),
    }


class ProgramMoved(Notice):
    """A program went on to another phase, and that concerns somebody."""

    key_prefix = "mov"
    name = _("A program goes on")
    description = _("A program you take part in begins, ends, or needs your profile.")
    needed = _("It says what is asked of you now.")
    expiry = dt.timedelta(days=7)

    def still_true(self, delivery: Delivery) -> bool:
        """The program still stands where the mail says."""
        program = self.about(delivery)
        return isinstance(program, Program) and program.state == delivery.context["to"]

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """The words of the move, and where to go on."""
        return moved(self.about_a(Program, delivery), delivery.context["to"])


def moved(program: Program, to: str) -> dict[str, Any]:
    """Return what the mail about a move says; also for looking at it before it is sent."""
    said, day = MAILS[to], date_format(program.ends_on)
    return {
        "program": program,
        "subject": said.subject.format(program=program.name),
        "text": said.text.format(program=program.name, day=day),
        "next": said.next,
        "url": absolute("programs:program-detail", slug=program.slug),
    }


class GuestEnds(Notice):
    """To the HR admins, a week before: the account of a guest ends."""

    key_prefix = "guest"
    name = _("A guest account ends")
    description = _("In a week somebody from a partner organisation cannot sign in any more.")
    priority = 3
    expiry = dt.timedelta(days=7)
    can_be_switched_off = True

    def can_reach(self, person: Any) -> bool:
        """Only those who run a program."""
        return runs_programs(person)

    def due(self, now: dt.datetime) -> Iterator[Due]:
        """Every account whose last week has begun; a day that was moved is told anew."""
        for account, program in accounts_ending(now):
            for role in program.roles.filter(post=Post.ADMIN).select_related("person"):
                key = f"{account.person.code}:{account.person.guest_until:%Y%m%d}"
                yield Due(to=role.person, key=key, due_at=now, about=account, scope=program.code)

    def still_true(self, delivery: Delivery) -> bool:
        """The account works, and its last day is still the one that was told."""
        account = self.about(delivery)
        if not isinstance(account, GuestAccount) or not account.person.is_active:
            return False
        return f":{account.person.guest_until:%Y%m%d}" in delivery.dedupe_key

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """Who, from where, and where the day can be changed."""
        account = self.about_a(GuestAccount, delivery)
        program = program_of(account)
        return {
            "guest": account.person,
            "organisation": account.organisation.name,
            "program": program,
            "url": absolute("programs:guests", slug=program.slug),
        }
