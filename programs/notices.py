"""The mails a program sends."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.notifications.links import absolute
from mentoring.notifications.notice import Calendar, Due, Notice
from mentoring.notifications.rules.retry import Policy
from mentoring.profiles.models import GuestAccount
from mentoring.web.ics import Mailbox, whole_day_bytes
from programs.mail_contexts import about_part, brings_kickoff, day_of, kickoff_entry, moved, post_given
from programs.models import Invitation, Participant, ParticipantState, Post, Program, ProgramRole
from programs.permissions import runs_programs
from programs.queries.guests import accounts_ending, program_of
from programs.queries.joining import (
    organisers_aggregate,
    places_aggregate,
    programs_applied_for,
    programs_with_room,
)
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


class InvitationReminder(InvitationMail):
    """The invitation once more, with a link of its own; the one before has ended."""

    key_prefix = "inr"
    name = _("Reminder of an invitation")
    description = _("You have not yet answered an invitation.")


class AboutPart(Notice):
    """What becomes of somebody's wish to take part. Said of a participation, while it stands at `state`."""

    needed = _("You wait for an answer.")
    policy = Policy.RESEND
    priority = 1
    expiry = dt.timedelta(days=14)
    state: ParticipantState

    def still_true(self, delivery: Delivery) -> bool:
        """The participation still stands where the mail says, and the person is in the company."""
        part = self.about(delivery)
        return isinstance(part, Participant) and part.state == self.state and part.person.is_active

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """The program, the role, and where to go on."""
        return about_part(self.about_a(Participant, delivery))


class OnWaitingList(AboutPart):
    """All places are taken; the person has a turn on the waiting list."""

    key_prefix = "wai"
    name = _("A turn on the waiting list")
    description = _("All places of a program are taken for the time being.")
    state = ParticipantState.WAITING


class PlaceGiven(AboutPart):
    """Somebody who applied or waited takes part."""

    key_prefix = "plc"
    name = _("A place in a program")
    description = _("You applied or waited, and there is a place for you.")
    state = ParticipantState.ACTIVE


class NoPlaceThisTime(AboutPart):
    """The program has no place for somebody. Neutral, and without a reason."""

    key_prefix = "nop"
    name = _("No place this time")
    description = _("You applied or waited, and the program has no place for you.")
    state = ParticipantState.REFUSED


class ForOrganisers(Notice):
    """What waits for the HR admins of a program; the clock looks for it."""

    policy = Policy.PARK
    priority = 3
    expiry = dt.timedelta(days=3)
    can_be_switched_off = True

    def _to_organisers(self, program: Program, key: str, now: dt.datetime) -> Iterator[Due]:
        for person in organisers_aggregate(program):
            yield Due(
                to=person,
                key=key,
                due_at=now,
                expires_at=now + dt.timedelta(days=3),
                about=program,
                scope=program.code,
            )

    def context(self, delivery: Delivery) -> dict[str, Any]:
        """The program, how many wait, and the page where HR answers."""
        program = self.about_a(Program, delivery)
        return {
            "program": program,
            "sides": places_aggregate(program),
            "url": absolute("programs:applications", slug=program.slug),
        }


class ApplicationsWaiting(ForOrganisers):
    """New applications wait for an answer. At most one mail a day."""

    key_prefix = "app"
    name = _("New applications")
    description = _("People applied for a program that you run. At most one mail a day.")

    def due(self, now: dt.datetime) -> Iterator[Due]:
        """For every program somebody applied for within a day and is not answered yet."""
        for program in programs_applied_for(since=now - dt.timedelta(days=1)):
            day = now.astimezone(ZoneInfo(program.time_zone)).date()
            yield from self._to_organisers(program, f"{program.code}:{day:%Y%m%d}", now)

    def still_true(self, delivery: Delivery) -> bool:
        """Somebody still waits for an answer."""
        program = self.about(delivery)
        return isinstance(program, Program) and any(one.applied for one in places_aggregate(program))


class PlaceFree(ForOrganisers):
    """A place is free and somebody waits for it. Once for each who comes to the front."""

    key_prefix = "fre"
    name = _("A place is free")
    description = _("Somebody on the waiting list of a program that you run can have a place.")

    def due(self, now: dt.datetime) -> Iterator[Due]:
        """For every program and role with room and somebody in turn."""
        for program, role, code in programs_with_room():
            yield from self._to_organisers(program, f"{program.code}:{role}:{code}", now)

    def still_true(self, delivery: Delivery) -> bool:
        """There is still room, and somebody waits."""
        program = self.about(delivery)
        return isinstance(program, Program) and any(one.can_be_offered for one in places_aggregate(program))


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
        program, said = self.about_a(Program, delivery), delivery.context
        return moved(program, said["to"], today=day_of(program, delivery.due_at), words=said.get("words", ""))

    def calendar(self, delivery: Delivery) -> Calendar | None:
        """The kickoff, while it lies ahead."""
        program = self.about_a(Program, delivery)
        if not brings_kickoff(program, delivery.context["to"], today=day_of(program, delivery.due_at)):
            return None
        entry = kickoff_entry(program, to=Mailbox(delivery.address), stamp=delivery.due_at)
        return Calendar(whole_day_bytes(entry, "REQUEST"), "REQUEST", filename="kickoff.ics")


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
