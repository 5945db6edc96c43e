"""A tandem's own pages: what the two planned and noted, who the partner is, what they share with others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from mentoring.profiles.models import Topic, User
from programs.models import Need, Offer, Participant
from programs.queries.seen import SeenProfile
from programs.queries.topics import visible_topics
from programs.sharing.models import ShareQuerySet
from programs.sharing.queries import shares_visible_to
from tandems.models import Meeting, MeetingState, SessionLog, Tandem, TandemState
from tandems.permissions import is_partner
from tandems.queries import notes
from tandems.queries.agreement import Agreed, agreed
from tandems.queries.circles import seen_by
from tandems.queries.induction import Ready, ready
from tandems.queries.meetings import logs_visible_to, meetings_visible_to
from tandems.queries.mine import sides, why
from tandems.queries.plan import Plan, plan
from tandems.queries.questions import Box, box
from tandems.queries.reasons import Reasons


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the tandem's history: a planned meeting, a log, or both. `note` is the shared one."""

    meeting: Meeting | None
    log: SessionLog | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A tandem as one of its two people sees it. `seen` is the partner's profile, as far as they show it."""

    tandem: Tandem
    me: Participant
    partner: Participant
    seen: SeenProfile | None
    why: Reasons
    ahead: tuple[Moment, ...]
    behind: tuple[Moment, ...]
    held: int
    shares: ShareQuerySet
    box: Box
    agreed: Agreed
    ready: Ready
    plan: Plan

    @property
    def has_first(self) -> bool:
        """Something comes before the next meeting: the own list, or an agreement to write or sign."""
        is_open = self.tandem.state != TandemState.ENDED
        return is_open and (self.ready.is_mine_open or self.agreed.step in {"write", "sign"})


def workspace(viewer: User, tandem: Tandem, *, now: dt.datetime) -> Workspace:
    """Return everything on the tandem's page. The number of queries does not depend on how much there is."""
    me, partner = sides(viewer, tandem)
    ahead, behind = _history(viewer, tandem, now)
    held = sum(1 for one in behind if one.log and one.log.took_place)
    return Workspace(
        tandem=tandem,
        me=me,
        partner=partner,
        seen=seen_by(viewer, tandem.program, [partner]).get(partner.pk),
        why=why(viewer, tandem),
        ahead=ahead,
        behind=behind,
        held=held,
        shares=shares_of_pair(viewer, tandem),
        box=box(viewer, tandem),
        agreed=agreed(viewer, tandem),
        ready=ready(viewer, tandem, has_met=held > 0),
        plan=plan(viewer, tandem, held=held, now=now),
    )


def _history(viewer: User, tandem: Tandem, now: dt.datetime) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """Meetings still to come, the next first; then what is behind, the latest first."""
    logs = list(logs_visible_to(viewer).filter(tandem=tandem))
    words = notes.shared_notes(viewer, logs)
    by_meeting = {log.meeting_id: log for log in logs if log.meeting_id}
    ahead: list[Moment] = []
    behind: list[tuple[dt.date, Moment]] = [
        (log.held_on, Moment(None, log, words.get(log.pk, ""))) for log in logs if not log.meeting_id
    ]
    for meeting in meetings_visible_to(viewer).filter(tandem=tandem, state=MeetingState.PLANNED):
        log = by_meeting.get(meeting.pk)
        moment = Moment(meeting, log, words.get(log.pk, "") if log else "")
        if log is None and meeting.ends_at > now:
            ahead.append(moment)
        else:
            behind.append((meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone)).date(), moment))
    behind.sort(key=lambda one: one[0], reverse=True)
    return tuple(ahead), tuple(moment for _day, moment in behind)


def shares_of_pair(viewer: User, tandem: Tandem) -> ShareQuerySet:
    """Knowledge shares of the two that the viewer may open and nobody withdrew."""
    pair = [tandem.mentor, tandem.mentee]
    return shares_visible_to(viewer).filter(author__in=pair, withdrawn_at=None)


def topics_of_pair(viewer: User, tandem: Tandem) -> QuerySet[Topic]:
    """What the mentor offers and the mentee wants: most talks are about these.

    Once the tandem has ended, only what the two talked about: what they offer or want now is for others.
    """
    if not is_partner(viewer, tandem):
        return Topic.objects.none()
    talked = SessionLog.objects.filter(tandem=tandem, topics__isnull=False).values("topics")
    if tandem.state == TandemState.ENDED:
        return Topic.objects.filter(pk__in=talked)
    offered = Offer.objects.filter(participant=tandem.mentor).values("topic")
    wanted = Need.objects.filter(participant=tandem.mentee).values("topic")
    return Topic.objects.filter(Q(pk__in=offered) | Q(pk__in=wanted) | Q(pk__in=talked))


def other_topics(viewer: User, tandem: Tandem) -> QuerySet[Topic]:
    """The rest of what the program offers."""
    return visible_topics(tandem.program).exclude(pk__in=topics_of_pair(viewer, tandem).values("pk"))
