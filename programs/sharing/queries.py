"""Reading shares and digests. What is not for the viewer is not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from mentoring.notifications.models import Delivery
from mentoring.profiles.models import Topic, User
from programs.models import Audience, Participant, ParticipantState, Post, Program, ProgramRole, ProgramState
from programs.queries.catalogue import programs_managed_by
from programs.queries.topics import visible_topics
from programs.sharing.models import DigestIssue, DigestIssueQuerySet, KnowledgeShare, ShareQuerySet
from programs.sharing.rules import calendar

READING_POSTS = (Post.ADMIN, Post.SPONSOR)
SILENT = (ProgramState.DRAFT, ProgramState.ARCHIVED)  # no digest before the start and after the end


def topics(program: Program, share: KnowledgeShare | None = None) -> QuerySet[Topic]:
    """Return the topics a share of `program` can be about; `share` keeps the one it is about already."""
    offered = visible_topics(program)
    kept = Q(pk=share.topic_id) if share else Q(pk__in=[])
    return Topic.objects.filter(Q(pk__in=offered.values("pk")) | kept)


def programs_read_by(viewer: User) -> QuerySet[Program]:
    """Programs whose shares and digests the viewer reads: as participant, HR admin, sponsor or like all."""
    takes_part = Participant.objects.filter(
        program=OuterRef("pk"), person=viewer, state=ParticipantState.ACTIVE
    )
    has_post = ProgramRole.objects.filter(program=OuterRef("pk"), person=viewer, post__in=READING_POSTS)
    like_all = Q(pk__in=[]) if viewer.is_guest else Q(digest_audience=Audience.EVERYONE)
    programs = Program.objects.filter(Q(Exists(takes_part)) | Q(Exists(has_post)) | like_all)
    return programs if viewer.is_active else programs.none()


def programs_edited_by(viewer: User) -> QuerySet[Program]:
    """Programs whose shares and digest the viewer edits: those whose HR admin they are."""
    return programs_managed_by(viewer)


def readers_of(program: Program) -> QuerySet[User]:
    """Everybody who may read the program's shares and gets its digest; the mirror of `programs_read_by`."""
    people: QuerySet[User] = User.objects.active()
    takes_part = program.participants.filter(person=OuterRef("pk"), state=ParticipantState.ACTIVE)
    has_post = program.roles.filter(person=OuterRef("pk"), post__in=READING_POSTS)
    among_all = Q(guest_until=None) if program.digest_audience == Audience.EVERYONE else Q(pk__in=[])
    return people.filter(among_all | Q(Exists(takes_part)) | Q(Exists(has_post)))


def _with_people(shares: ShareQuerySet) -> ShareQuerySet:
    return shares.select_related("program", "topic", "author__person", "co_owner__person")


def shares_visible_to(viewer: User) -> ShareQuerySet:
    """Shares the viewer may open.

    Authors see theirs always, co-owners once the author released it to them, editors once both released it,
    readers once it is readable.
    """
    theirs = Q(author__person=viewer) | Q(co_owner__person=viewer, author_released_at__isnull=False)
    edited = KnowledgeShare.objects.released().filter(program__in=programs_edited_by(viewer))
    read = KnowledgeShare.objects.readable().filter(program__in=programs_read_by(viewer))
    shares = KnowledgeShare.objects.filter(
        theirs | Q(pk__in=edited.values("pk")) | Q(pk__in=read.values("pk"))
    )
    return _with_people(shares if viewer.is_active else shares.none())


def readable_shares(viewer: User, program: Program) -> ShareQuerySet:
    """What the viewer reads in the program, newest first."""
    shares = KnowledgeShare.objects.readable().filter(program=program)
    return _with_people(shares.filter(program__in=programs_read_by(viewer))).order_by("-approved_at", "-pk")


def own_editable_shares(viewer: User) -> ShareQuerySet:
    """Shares the viewer wrote and nobody else reads yet."""
    shares = KnowledgeShare.objects.filter(author__person=viewer, approved_at=None, withdrawn_at=None)
    return _with_people(shares if viewer.is_active else shares.none())


def own_open_shares(viewer: User, program: Program) -> ShareQuerySet:
    """Drafts and releases of the viewer that others cannot read yet."""
    shares = shares_visible_to(viewer).filter(Q(author__person=viewer) | Q(co_owner__person=viewer))
    return shares.filter(program=program, approved_at=None, withdrawn_at=None)


def shares_to_release(viewer: User) -> ShareQuerySet:
    """Shares the viewer's partner has released and the viewer has not, the longest waiting first."""
    asked = KnowledgeShare.objects.filter(co_owner__person=viewer, author_released_at__isnull=False)
    waiting = asked.filter(co_owner_released_at=None, withdrawn_at=None)
    return _with_people(waiting if viewer.is_active else waiting.none()).order_by("author_released_at", "pk")


def _shares_before(editor: User) -> ShareQuerySet:
    """Released by both, not looked at, and not the editor's own."""
    shares = KnowledgeShare.objects.released().filter(approved_at=None)
    others = shares.exclude(author__person=editor).exclude(co_owner__person=editor)
    return others.filter(program__in=programs_edited_by(editor))


def shares_to_approve(viewer: User, program: Program) -> ShareQuerySet:
    """Shares that wait for the viewer as editor, the longest waiting first."""
    return _with_people(_shares_before(viewer).filter(program=program)).order_by("created_at", "pk")


def approvals_waiting(viewer: User) -> dict[int, int]:
    """Program id → how many shares wait there for the viewer as editor; programs without any are left out."""
    counted = _shares_before(viewer).order_by().values_list("program").annotate(Count("pk"))
    return dict(counted)


def readable_shares_aggregate(program: Program) -> int:
    """Return how many shares of the program can be read."""
    return KnowledgeShare.objects.readable().filter(program=program).count()


def issues_visible_to(viewer: User) -> DigestIssueQuerySet:
    """Closed issues of the programs the viewer reads, newest first."""
    issues = DigestIssue.objects.closed().filter(program__in=programs_read_by(viewer))
    return issues.select_related("program")


def printed_shares(issue: DigestIssue) -> ShareQuerySet:
    """What stands in an issue now; withdrawn shares have left it."""
    return _with_people(issue.shares.readable()).order_by("approved_at", "pk")


def issue_number(issue: DigestIssue) -> int:
    """Return the running number of a closed issue within its program."""
    return issue.program.digest_issues.closed().filter(month__lte=issue.month).count()


def issue_before(issue: DigestIssue) -> DigestIssue | None:
    """Return the issue printed before this one, or None."""
    return issue.program.digest_issues.closed().filter(month__lt=issue.month).first()


@dataclass(frozen=True, slots=True)
class Preview:
    """The frame of an issue in one language: its code, its own name, the opening words."""

    language: str
    name: str
    intro: str


@dataclass(frozen=True, slots=True)
class NextIssue:
    """The issue in preparation.

    `goes_out_on` and `at` are local for each reader; `closes_at` is an instant. `late`: the morning is over,
    so closing sends it at once. `on_its_way` is a closed issue whose day is still to come.
    """

    number: int
    month: dt.date
    goes_out_on: dt.date
    at: dt.time
    closes_at: dt.datetime
    late: bool
    readers: int
    intro_de: str
    intro_en: str
    shares: list[KnowledgeShare]
    on_its_way: DigestIssue | None

    @property
    def shorts(self) -> list[KnowledgeShare]:
        """Everything but the lead."""
        return self.shares[1:]

    @property
    def previews(self) -> list[Preview]:
        """The issue as German and English readers see it; missing words come from the other language."""
        return [
            Preview("de", "Deutsch", self.intro_de or self.intro_en),
            Preview("en", "English", self.intro_en or self.intro_de),
        ]


def open_issue(program: Program) -> DigestIssue | None:
    """Return the row that keeps the opening words of the next issue, or None."""
    return program.digest_issues.filter(closed_at=None).first()


def closed_months(program: Program) -> set[dt.date]:
    """Return the months whose issue is closed."""
    return set(program.digest_issues.closed().values_list("month", flat=True))


def next_issue(viewer: User, program: Program, *, now: dt.datetime) -> NextIssue:
    """Return what the HR admin sees of the issue in preparation; no share for those who do not edit it."""
    zone, day = program.time_zone, program.digest_day
    today = now.astimezone(ZoneInfo(zone)).date()
    closed = closed_months(program)
    month = calendar.next_month(today, day, closed)
    leaving = calendar.on_its_way(today, day, closed)
    words = open_issue(program)
    mine = KnowledgeShare.objects.unprinted().filter(program=program, program__in=programs_edited_by(viewer))
    return NextIssue(
        number=len(closed) + 1,
        month=month,
        goes_out_on=month.replace(day=day),
        at=program.digest_time,
        closes_at=calendar.closing(month, day, zone),
        late=calendar.morning(month, day, program.digest_time, zone) <= now,
        readers=readers_of(program).count(),
        intro_de=words.intro_de if words else "",
        intro_en=words.intro_en if words else "",
        shares=list(_with_people(mine)),
        on_its_way=program.digest_issues.closed().filter(month=leaving).first() if leaving else None,
    )


def programs_with_news() -> QuerySet[Program]:
    """Programs that have something to print. For the clock."""
    waiting = KnowledgeShare.objects.unprinted().filter(program=OuterRef("pk"))
    return Program.objects.filter(Exists(waiting)).exclude(state__in=SILENT)


def issues_going_out(now: dt.datetime) -> DigestIssueQuerySet:
    """Closed issues that some reader may still be owed: near their month, and with something left in them."""
    today = now.astimezone(dt.UTC).date()
    near = (calendar.shift(today, -1), calendar.shift(today, 1))
    left = KnowledgeShare.objects.readable().filter(issue=OuterRef("pk"))
    issues = DigestIssue.objects.closed().filter(Exists(left), month__range=near)
    return issues.select_related("program")


def zones_of_readers(program: Program) -> list[str]:
    """Return the time zones in which the program is read. For the clock."""
    return sorted(set(readers_of(program).order_by().values_list("time_zone", flat=True)))


def readers_without_mail(issue: DigestIssue, *, zone: str, key: str) -> Iterable[User]:
    """Readers in one zone for whom no mail `key`:person exists. For the clock, which asks all the time.

    Whoever came into the directory after the issue was closed is not sent it: an import sends no mails.
    """
    rows = Delivery.objects.filter(dedupe_key=Concat(Value(f"{key}:"), OuterRef("code")))
    readers = readers_of(issue.program).filter(time_zone=zone, known_since__lte=issue.closed_at)
    return readers.filter(~Exists(rows)).order_by("pk").iterator()


def holds_withdrawn_words(delivery: Delivery, issue: DigestIssue) -> bool:
    """True if the mail was written before a share in it was withdrawn: bytes are frozen at the first try."""
    first_try = delivery.tries.order_by("number").first()
    if delivery.body is None or first_try is None:
        return False
    return issue.shares.filter(withdrawn_at__gte=first_try.started_at).exists()
