"""The cast with one of everything that has an address, for walking the whole product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from mentoring.company.actions import change_company
from mentoring.company.rules.logo import read_logo
from mentoring.company.rules.look import look
from mentoring.notifications import links, registry
from mentoring.notifications.actions import announce
from mentoring.notifications.notices import TestMail
from mentoring.privacy.models import Purpose
from mentoring.profiles.actions.directory import upload_directory
from mentoring.profiles.models import ImportRun, PartnerOrganisation, Portrait, Profile, Topic
from mentoring.profiles.notices import AddressChanged, InstallationPostGiven, PeopleTeamGiven
from programs import notices as joining
from programs.models import (
    Invitation,
    Need,
    Offer,
    Participant,
    ParticipantState,
    Program,
    Role,
    TopicProposal,
)
from programs.notices import InvitationMail, PostGiven, ProgramMoved, VisibilityTightened
from programs.queries.participation import token_hash
from programs.sharing.models import DigestIssue, KnowledgeShare
from programs.sharing.notices import ShareApproved, ShareToApprove, ShareToRelease
from tandems.actions.matching import compute_run, start_run
from tandems.models import (
    Agreement,
    Asking,
    Card,
    MatchRun,
    Meeting,
    PlanItem,
    Proposal,
    Question,
    RunState,
    SessionLog,
    Tandem,
)
from tandems.notices import MeetingInvite, ProposalToAgree, TandemEnded, TandemIntroduced
from tests.architecture.canaries import word
from tests.cast import NOW, Cast, make_cast, person
from tests.cast import participant as take_part
from tests.factories.portraits import show
from tests.factories.profiles import know_band, make_topic, reports_to
from tests.factories.programs import (
    agree,
    make_application,
    make_invitation,
    make_merge,
    make_participant,
    make_program,
    make_proposal,
    make_ready,
)
from tests.factories.seen import tell_everything
from tests.factories.sharing import make_draft, make_readable, make_released
from tests.factories.tandems import (
    make_agreement,
    make_card,
    make_log,
    make_meeting,
    make_notes,
    make_plan_item,
    make_question,
    make_signature,
    make_tandem,
)
from tests.mentoring.company.pictures import logo, written
from tests.mentoring.profiles.directory_files import csv, dry_run

TOKEN = "a-known-token-of-an-invitation"
DAY = timedelta(days=1)
MARCH, APRIL = date(2027, 3, 1), date(2027, 4, 1)


@dataclass(frozen=True)
class Stage:
    """What the rows of the matrix find their keywords in."""

    cast: Cast
    run: MatchRun
    proposal: Proposal
    asking: Asking
    freed: Tandem
    meeting: Meeting
    past: Meeting
    logged: Meeting
    log: SessionLog
    talk: SessionLog
    other_log: SessionLog
    asked: Question
    planned: PlanItem
    taken_back: Question
    draft: KnowledgeShare
    offered: KnowledgeShare
    released: KnowledgeShare
    readable: KnowledgeShare
    issue: DigestIssue
    upload: ImportRun
    dry_run: ImportRun
    invitation: Invitation
    applied: Participant
    unready: Participant
    early: Program
    card: Card
    face: Portrait
    partner: PartnerOrganisation
    own_topic: Topic
    proposed: TopicProposal
    unsubscribe: str
    look: str
    logo: str
    replaced: Agreement
    passkey: int = 1  # nobody on stage has one: whoever asks is asked first who they are
    token: str = TOKEN
    face_size: str = "small"
    step: str = "people"
    question: str = "headline"
    conversation: str = "first-meeting"
    role: str = "mentee"
    move: str = "closing"
    language: str = "de"
    unknown: str = "nobody-knows-this"


def make_stage() -> Stage:
    """Set the stage. To be called at NOW of the cast; every private word is a canary."""
    cast = make_cast()
    for admin in (cast.hr, cast.other_hr, cast.site_admin):
        TOTP.activate(admin, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    unready = take_part(cast.program, cast.guest, Role.MENTOR, profile_done_at=None)
    _describe(cast.tandem)
    uploaded, read = _imports(cast)
    reports_to(cast.mentor, cast.mentee)  # HR has something to decide about
    run = _run(cast)
    return Stage(
        cast=cast,
        run=run,
        proposal=run.proposals.select_related("mentor", "mentee").get(),
        asking=_asking(cast),
        freed=_freed(run),
        **_meetings(cast.tandem),
        other_log=_log_of_others(cast.other_tandem),
        **_questions(cast.tandem),
        replaced=_agreements(cast.tandem, cast.other_tandem),
        planned=_plan(cast.tandem, cast.other_tandem),
        **_shares(cast.tandem),
        upload=uploaded,
        dry_run=read,
        invitation=_invitation(cast),
        applied=_application(cast),
        unready=unready,
        **_discovery(cast),
        face=_photo(cast),
        partner=cast.guest.guest_account.organisation,
        own_topic=make_topic("harbour", scope=cast.program.code),
        proposed=_topics(cast),
        unsubscribe=_unsubscribe(cast),
        **_company(cast.site_admin),
    )


def _discovery(cast: Cast) -> dict[str, Program | Card]:
    """A program before its tandems: two have said yes to each other, and one has another card to answer."""
    early = make_program(
        interest_mode="mutual",
        reporting_levels=0,
        profiles_due_on=date(2027, 3, 19),
        kickoff_on=date(2027, 4, 1),
        ends_on=date(2028, 1, 1),
    )
    make_participant(early)  # is reminded of the profile
    mentor = make_ready(early, Role.MENTOR, person=cast.other_mentor)
    mentee, other = make_ready(early, Role.MENTEE, person=cast.other_mentee), make_ready(early, Role.MENTEE)
    make_card(mentee, mentor, "yes", dealt_on=NOW.date())
    card = make_card(mentor, mentee, "yes", dealt_on=NOW.date())
    make_card(mentor, other, dealt_on=NOW.date())
    return {"early": early, "card": card}


def _company(by: object) -> dict[str, str]:
    """Give the company colours and a logo; return the versions in their addresses."""
    facts = {"name": "Hansebank", "first_colour": "#00563f", "second_colour": "#f39200"}
    row = change_company(by=by, now=NOW, facts=facts, logo=read_logo(written(logo())))
    return {"look": look(row.first_colour, row.second_colour).version(), "logo": row.logo_version}


def _describe(tandem: Tandem) -> None:
    """Let the two say everything about themselves, and what one wants to learn of the other."""
    topic = make_topic("ai-hands-on")
    Offer.objects.create(participant=tandem.mentor, topic=topic, level=2)
    Need.objects.create(participant=tandem.mentee, topic=topic, priority=3)
    for side, participant in (("mentor", tandem.mentor), ("mentee", tandem.mentee)):
        tell_everything(participant, side, {"interests": "tandem", "sites": "program"}, word)
    Need.objects.filter(participant=tandem.mentee).update(question=word("question"))


def _meetings(tandem: Tandem) -> dict[str, Meeting | SessionLog]:
    words = {"place": word("meeting-place"), "subject": word("meeting-subject")}
    words["link"] = f"https://example.com/{word('meeting-link')}"
    meeting = make_meeting(tandem, NOW + DAY, **words)
    past, logged = make_meeting(tandem, NOW - 2 * DAY), make_meeting(tandem, NOW - 9 * DAY)
    log, talk = make_log(tandem, meeting=logged), make_log(tandem, held_on=date(2027, 2, 20))
    log.topics.add(make_topic("ai-hands-on"))
    make_notes(log, shared=word("shared-note"), private=word("mentor-note"), author=tandem.mentor.person)
    make_notes(log, private=word("mentee-note"), author=tandem.mentee.person)
    make_notes(talk, shared=word("talk-note"))
    return {"meeting": meeting, "past": past, "logged": logged, "log": log, "talk": talk}


def _questions(tandem: Tandem) -> dict[str, Question]:
    make_question(tandem, word("asked-back"), author=tandem.mentor.person)
    make_question(tandem, word("talked-about"), done_at=NOW)
    return {
        "asked": make_question(tandem, word("asked")),
        "taken_back": make_question(tandem, word("taken-back"), removed_at=NOW),
    }


def _agreements(tandem: Tandem, other: Tandem) -> Agreement:
    """Replaced, in force, and a change the mentor has signed; the others' too. Returns the replaced one."""
    old = make_agreement(tandem, word("own-old"), aims=(word("aim-old"),), state="replaced")
    make_agreement(tandem, word("own"), aims=(word("aim"),), state="in_force")
    draft = make_agreement(tandem, word("own-new"), aims=(word("aim-new"),))
    make_signature(draft, tandem.mentor.person, signed_at=NOW - 5 * DAY)
    make_agreement(other, word("own-other"), aims=(word("aim-other"),), state="in_force")
    return old


def _plan(tandem: Tandem, other: Tandem) -> PlanItem:
    make_plan_item(other, word("other-planned"))
    make_plan_item(tandem, word("planned-before"), removed_at=NOW)
    return make_plan_item(tandem, word("planned"), question=word("planned-question"))


def _log_of_others(tandem: Tandem) -> SessionLog:
    make_meeting(tandem, NOW + DAY, subject=word("other-subject"))
    make_question(tandem, word("other-asked"))
    log = make_log(tandem, meeting=make_meeting(tandem, NOW - 9 * DAY))
    make_notes(log, shared=word("other-note"), private=word("other-private"), author=tandem.mentee.person)
    return log


def _shares(tandem: Tandem) -> dict[str, KnowledgeShare | DigestIssue]:
    """Return a share in every state, the last two printed and about to be; and the closed issue."""
    program = tandem.program
    issue = DigestIssue.objects.create(
        program=program, month=MARCH, closed_at=NOW - 10 * DAY, recipients=6, intro_en=word("intro")
    )
    DigestIssue.objects.create(program=program, month=APRIL, intro_en=word("next-intro"))
    make_readable(tandem, **_words("printed"), issue=issue, approved_at=NOW - 12 * DAY)
    return {
        "draft": make_draft(tandem, **_words("draft")),
        "offered": make_draft(tandem, **_words("offered"), author_released_at=NOW),
        "released": make_released(tandem, **_words("released")),
        "readable": make_readable(tandem, **_words("readable")),
        "issue": issue,
    }


def _words(name: str) -> dict[str, str]:
    return {"title": word(f"{name}-title"), "text": word(f"{name}-text")}


def _run(cast: Cast) -> MatchRun:
    """Return a run that is ready for review: it proposes two people who came late and leaves one waiting."""
    make_ready(cast.program, Role.MENTOR, person=person("Ole", "Wartend"))
    late = [
        make_ready(cast.program, role, person=person(name, "Spät"), profile={"stage": stage})
        for role, name, stage in ((Role.MENTOR, "Mila", "2-starting"), (Role.MENTEE, "Egon", "4-leading"))
    ]
    for band, participant in zip((3, 0), late, strict=True):
        know_band(participant.person, band)
        agree(participant, Purpose.GENERATION)
        Profile.objects.filter(person=participant.person).update(headline=word("late-headline"))
    Need.objects.filter(participant=late[1]).update(question=word("late-question"))
    run = start_run(program=cast.program, by=cast.hr, now=NOW)
    compute_run(run=run, now=NOW)
    run.refresh_from_db()
    return run


def _asking(cast: Cast) -> Asking:
    """Return a proposal of an earlier run that the mentee is asked about."""
    earlier = MatchRun.objects.create(
        program=cast.program, by=cast.hr, created_at=NOW - DAY, published_at=NOW, state=RunState.PUBLISHED
    )
    pair = {"mentor": cast.other_tandem.mentor, "mentee": cast.tandem.mentee}
    proposal = Proposal.objects.create(run=earlier, score=500, **pair)
    return Asking.objects.create(
        proposal=proposal, participant=pair["mentee"], asked_at=NOW, expires_at=NOW + 5 * DAY
    )


def _freed(run: MatchRun) -> Tandem:
    """Return the ended tandem of somebody who left and of a mentor who is free again."""
    mentor = run.proposals.get().mentor
    gone = make_participant(run.program, Role.MENTEE, state=ParticipantState.LEFT)
    ended = {"state": "ended", "started_at": NOW - 9 * DAY, "ended_at": NOW - DAY, "rematch": True}
    return make_tandem(run.program, mentor=mentor, mentee=gone, number=99, **ended)


def _imports(cast: Cast) -> tuple[ImportRun, ImportRun]:
    """Return an HR file whose columns are open, and one whose dry run can be looked at."""
    file = csv(f"77;Neue;{word('import')};neue@example.com;1990-02-28;Clerk;Sales;")
    read = dry_run(file, cast.site_admin)
    return upload_directory(filename="people.csv", content=file, by=cast.hr, now=NOW), read


def _invitation(cast: Cast) -> Invitation:
    participant = Participant.objects.get(program=cast.program, person=cast.invited)
    return make_invitation(participant, token_hash=token_hash(TOKEN))


def _application(cast: Cast) -> Participant:
    """Let the employee apply for a program that takes applications."""
    cast.program.mentors_may_apply = True
    cast.program.save(update_fields=["mentors_may_apply"])
    return make_application(cast.program, person=cast.employee, motivation=word("motivation"))


def _topics(cast: Cast) -> TopicProposal:
    """A topic the mentor misses, and one that was merged into another with a question of the mentee."""
    merge = make_merge(cast.program)
    choice = {"strength": 2, "question": word("merged-question"), "kept_question": word("merged-question")}
    merge.choices.create(participant=cast.tandem.mentee, **choice)
    return make_proposal(cast.tandem.mentor, word("topic-proposed"), why=word("topic-why"))


def _photo(cast: Cast) -> Portrait:
    """Return the mentor's photo, whose three pictures sing."""
    sizes = {size: word(f"photo-{size}").encode() for size in ("whole", "small", "large")}
    return show(cast.mentor, **sizes)


def _unsubscribe(cast: Cast) -> str:
    link = links.unsubscribe(registry.get("meeting_reminder"), cast.mentor, cast.mentor.email)
    return link.rstrip("/").rsplit("/", 1)[-1]


@transaction.atomic
def announce_everything(stage: Stage) -> None:
    """Write every mail that what is on stage can cause and that the clock does not write by itself."""
    cast = stage.cast
    pair = [cast.mentor, cast.mentee]
    soon = {"expires_at": NOW + 9999 * DAY}
    announce(MeetingInvite, to=pair, about=stage.meeting, key="m", context={"sequence": 0}, **soon)
    announce(ProposalToAgree, to=cast.mentee, about=stage.asking, key="p", **soon)
    announce(TandemIntroduced, to=pair, about=cast.tandem, key="t", **soon)
    announce(TandemEnded, to=pair, about=cast.tandem, key="e", context={"reason": "rules"}, **soon)
    announce(TestMail, to=cast.site_admin, key="t", **soon)
    announce(PeopleTeamGiven, to=cast.hr, key="h", **soon)
    announce(AddressChanged, to=cast.mentor, key="m", **soon)
    announce(ShareToRelease, to=cast.mentee, about=stage.offered, key="s", **soon)
    announce(ShareToApprove, to=cast.hr, about=stage.released, key="s", **soon)
    announce(ShareApproved, to=pair, about=stage.readable, key="s", **soon)
    announce(InvitationMail, to=cast.invited, about=stage.invitation, key="i", **soon)
    announce(PostGiven, to=cast.sponsor, about=cast.program.roles.get(person=cast.sponsor), key="p", **soon)
    announce(ProgramMoved, to=pair, about=cast.program, key="m", context={"to": cast.program.state}, **soon)
    _announce_joining(stage)
    announce(
        InstallationPostGiven, to=cast.hr, about=cast.hr, key="p", context={"post": "people_team"}, **soon
    )
    announce(VisibilityTightened, to=pair, about=cast.program, key="v", **soon)


def _announce_joining(stage: Stage) -> None:
    """Write the mails about coming into a program."""
    cast, soon = stage.cast, {"key": "joining", "expires_at": NOW + 9999 * DAY}
    announce(joining.InvitationReminder, to=cast.invited, about=stage.invitation, **soon)
    for notice in (joining.ApplicationsWaiting, joining.PlaceFree):
        announce(notice, to=cast.hr, about=cast.program, **soon)
    for notice in (joining.OnWaitingList, joining.NoPlaceThisTime, joining.PlaceGiven):
        somebody = make_participant(cast.program, Role.MENTEE, state=notice.state)
        announce(notice, to=somebody.person, about=somebody, **soon)
