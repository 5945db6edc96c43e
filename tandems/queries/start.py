"""What a new installation still lacks, for those who run it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from mentoring.company.queries import company_to_change
from mentoring.notifications.models import Delivery
from mentoring.notifications.notices import TestMail
from mentoring.notifications.rules.moves import FINAL, State
from mentoring.profiles.models import User
from mentoring.profiles.permissions import can_give_posts
from mentoring.profiles.queries.account import has_second_factor
from programs.models import Program
from tandems.rules import start as rules

PROOFS = (TestMail.slug, "invitation_mail", "people_team_given")  # any of them left: mails do leave


@dataclass(frozen=True, slots=True)
class Mail:
    """The viewer's latest test mail: its state in words, and whether that can still change."""

    delivery: Delivery

    @property
    def is_sent(self) -> bool:
        return self.delivery.state == State.SENT

    @property
    def is_final(self) -> bool:
        return self.delivery.state in FINAL

    @property
    def failure(self) -> str:
        """What the mail server said last, in its own words."""
        return "" if self.is_sent else self.delivery.last_error


@dataclass(frozen=True, slots=True)
class Start:
    """The steps of the first start, and the one to take next ("" = none is open)."""

    steps: tuple[rules.Step, ...]

    @property
    def next(self) -> str:
        return rules.next_step(self.steps)

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.state is rules.State.DONE for step in self.steps)

    @property
    def is_complete(self) -> bool:
        return rules.is_complete(self.steps)


def start(viewer: User) -> Start | None:
    """Return the first steps for a site admin, None for everybody else. Six queries."""
    if not can_give_posts(viewer):
        return None
    company = company_to_change(viewer)
    others = User.objects.exclude(pk=viewer.pk)
    return Start(
        rules.steps(
            rules.Facts(
                has_second_factor=has_second_factor(viewer),
                needs_second_factor=settings.SECOND_FACTOR_FOR_ADMINS,
                has_company=bool(company and company.name),
                has_sent_mail=Delivery.objects.filter(notice__in=PROOFS, state=State.SENT).exists(),
                people=int(others.filter(is_site_admin=False).exists()),
                programs=int(Program.objects.exists()),
                others_in_hr=int(others.filter(is_active=True, is_people_team=True).exists()),
            )
        )
    )


def open_start(viewer: User) -> Start | None:
    """Return the first steps as long as something needed is missing, for the start page of a site admin."""
    found = start(viewer)
    return None if found is None or found.is_complete else found


def test_mail(viewer: User) -> Mail | None:
    """Return the latest test mail of the viewer, None if there is none."""
    row = Delivery.objects.filter(notice=TestMail.slug, person_id=viewer.pk).order_by("-id").first()
    return Mail(row) if row else None


test_mail.__test__ = False  # type: ignore[attr-defined]  # not a test, whatever its name begins with
