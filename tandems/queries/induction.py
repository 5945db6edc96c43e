"""Who is ready for a first meeting: the two of a tandem about themselves, HR about the tandem as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mentoring.profiles.models import User
from programs.models import Program, Visibility
from programs.permissions import can_manage
from tandems.models import Induction, SessionLog, Tandem
from tandems.permissions import is_partner

BOTH = 2


@dataclass(frozen=True, slots=True)
class Ready:
    """Where the two of a tandem stand before their first meeting, as one of them sees it."""

    me: bool
    partner: bool
    has_met: bool

    @property
    def is_mine_open(self) -> bool:
        """The viewer reads their list before anything else."""
        return not (self.me or self.has_met)

    @property
    def is_partners_open(self) -> bool:
        return not (self.partner or self.has_met)


def ready(viewer: User, tandem: Tandem, *, has_met: bool | None = None) -> Ready:
    """Return who of the viewer's own `tandem` is ready, and whether the two have met.

    Two queries; one for whoever knows already whether they have.
    """
    if not is_partner(viewer, tandem):
        return Ready(me=False, partner=False, has_met=False)
    done = set(Induction.objects.filter(tandem=tandem).values_list("person_id", flat=True))
    return Ready(
        me=viewer.pk in done,
        partner=bool(done - {viewer.pk}),
        has_met=_have_met(tandem) if has_met is None else has_met,
    )


def _have_met(tandem: Tandem) -> bool:
    return SessionLog.objects.filter(tandem=tandem, took_place=True).exists()


def must_read_first(viewer: User, tandem: Tandem) -> bool:
    """Say whether the viewer has to go through their list before planning or logging anything."""
    return ready(viewer, tandem).is_mine_open


def tandems_before_start(viewer: User, program: Program) -> QuerySet[Tandem]:
    """Living tandems that have not met yet, for an HR admin of `program`, each with `is_ready`.

    Where HR sees figures about groups only, these are all living tandems, and `is_ready` says just whether HR
    itself has let the two begin: whether they went through their lists, or met, is not HR's to know there.
    """
    if not can_manage(viewer, program):
        return Tandem.objects.none()
    living = Tandem.objects.alive().filter(program=program).order_by("number")
    living = living.select_related("mentor__person", "mentee__person")
    if program.visibility != Visibility.PROGRESS:
        skipped = Induction.objects.filter(tandem=OuterRef("pk"), skipped=True)
        return living.annotate(is_ready=Exists(skipped))
    met = SessionLog.objects.filter(tandem=OuterRef("pk"), took_place=True)
    return living.filter(~Exists(met)).annotate(done=Count("inductions"), is_ready=Q(done__gte=BOTH))
