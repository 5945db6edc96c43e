"""The access matrix: every address of the product, and what each member of the cast gets there.

A row says where the keywords of an address come from (`at`: paths into the stage, as in "cast.tandem.code")
and what GET and POST answer; None means that the method is not offered (405). Who is not signed in, was
deactivated, or was a guest until yesterday, is sent to the sign-in everywhere but on public pages; an HR
admin without a second step is sent to the page that sets one up. An address without a row fails the build;
one with several things to show has a row for each, told apart in brackets.
"""

from __future__ import annotations

from dataclasses import dataclass, field

OK = "ok"  # the page, a form with errors, or the way on
LOGIN = "login"  # sent to the sign-in
HIDDEN = "hidden"  # 404, the same as for something that does not exist
REFUSED = "refused"  # 403
SECOND_STEP = "second step"  # sent to the page that sets one up

OUTSIDE = ("anonymous", "deactivated", "ended_guest")
PENDING = ("mfa_pending",)
INSIDE = (
    "mentor",
    "mentee",
    "other_mentor",
    "other_mentee",
    "invited",
    "hr",
    "sponsor",
    "observer",
    "employee",
    "other_hr",
    "other_program_mentor",
    "site_admin",
    "guest",
)
ADMINS = ("hr", "other_hr", "site_admin")  # who run things, and have a second step of signing in
TANDEM = ("mentor", "mentee")
OTHER_TANDEM = ("other_mentor", "other_mentee")
PARTICIPANTS = (*TANDEM, *OTHER_TANDEM)
EDITORS = ("hr",)
READERS = (*PARTICIPANTS, "guest", "hr", "sponsor")
PEOPLE_TEAM = ("hr", "site_admin")

Answers = dict[str, str]


def public() -> Answers:
    """Everybody, signed in or not."""
    return dict.fromkeys((*OUTSIDE, *INSIDE, *PENDING), OK)


def outside() -> Answers:
    """Those who are sent away before anything else."""
    return dict.fromkeys(OUTSIDE, LOGIN) | dict.fromkeys(PENDING, SECOND_STEP)


def signed_in() -> Answers:
    """Whoever is signed in."""
    return outside() | dict.fromkeys(INSIDE, OK)


def setting_up() -> Answers:
    """Whoever is signed in, on the way to a second step."""
    return signed_in() | dict.fromkeys(PENDING, OK)


def only(*members: str, refused: tuple[str, ...] = ()) -> Answers:
    """These members; `refused` see that it is there and may not; for everybody else it does not exist."""
    inside = dict.fromkeys(INSIDE, HIDDEN) | dict.fromkeys(refused, REFUSED) | dict.fromkeys(members, OK)
    return outside() | inside


@dataclass(frozen=True)
class Row:
    """One address."""

    at: dict[str, str] = field(default_factory=dict)
    get: Answers | None = None
    post: Answers | None = None


def page(at: dict[str, str] | None = None, *, get: Answers) -> Row:
    """A page that is only looked at."""
    return Row(at or {}, get=get)


def form(at: dict[str, str] | None = None, *, both: Answers) -> Row:
    """A page with a form: the same people look at it and send it."""
    return Row(at or {}, get=both, post=both)


def button(at: dict[str, str] | None = None, *, post: Answers) -> Row:
    """An address that only takes a POST."""
    return Row(at or {}, post=post)


PROGRAM = {"slug": "cast.program.slug"}
PROPOSED = PROGRAM | {"code": "proposed.code"}
MENTOR_AT, MENTEE_AT, UNREADY_AT = (
    PROGRAM | {"code": f"{who}.code"} for who in ("cast.tandem.mentor", "cast.tandem.mentee", "unready")
)
TANDEM_AT, OTHER_AT = {"code": "cast.tandem.code"}, {"code": "cast.other_tandem.code"}
MEETING, PAST, LOG = {"code": "meeting.code"}, {"code": "past.code"}, {"code": "log.code"}
PLANNED = {"code": "planned.code"}
QUESTION, TAKEN_BACK = {"code": "asked.code"}, {"code": "taken_back.code"}
FACE = {"code": "cast.mentor.code", "version": "face.version", "size": "face_size"}
EARLY, CARD = {"slug": "early.slug"}, {"code": "card.code"}
RUN = {"slug": "cast.program.slug", "code": "run.code"}
PAIR = RUN | {"mentor": "proposal.mentor.code", "mentee": "proposal.mentee.code"}
ASKED = {"code": "asking.code"}
FREED = {"slug": "cast.program.slug", "code": "freed.code"}
FREED_PAIR = {"slug": "cast.program.slug", "mentor": "proposal.mentor.code", "mentee": "proposal.mentee.code"}
CHANGED = {"slug": "cast.program.slug", "code": "cast.tandem.code"}
DRAFT, OFFERED = {"code": "draft.code"}, {"code": "offered.code"}
RELEASED, READABLE = {"code": "released.code"}, {"code": "readable.code"}

PLATFORM = {
    "web:healthz": page(get=public()),
    "web:readyz": page(get=public()),
    "web:language-set": button(post=public()),
    "web:theme-set": button(post=public()),
    "web:gallery": page(get=only(*PEOPLE_TEAM)),
    "web:gallery-table": page(get=only(*PEOPLE_TEAM)),
    "web:gallery-error": page(get=only(*PEOPLE_TEAM)),
    "web:manifest": page(get=public()),
    "notifications:preferences": form(both=signed_in()),
    "privacy:my-data": page(get=signed_in()),
    "privacy:download": button(post=signed_in()),
    "notifications:unsubscribe": form({"signed": "unsubscribe"}, both=public()),
}
COMPANY = {
    "company:company-edit": form(both=only("site_admin")),
    "company:company-preview": page(get=only("site_admin")),
    "company:preview-stylesheet": page(get=only("site_admin")),
    "company:sample-mail": page(get=only("site_admin")),
    "company:mail-stylesheet": page(get=only("site_admin")),
    "company:company-reset": button(post=only("site_admin")),
    "company:theme": page({"version": "look"}, get=public()),
    "company:logo": page({"version": "logo"}, get=public()),
}
PROFILES = {
    "profiles:profile-edit": page(get=signed_in()),
    "profiles:profile-step": form({"step": "question"}, both=signed_in()),
    "profiles:portrait-edit": form(both=signed_in()),
    "profiles:portrait-choose": button(post=signed_in()),
    "profiles:portrait-whole": page(get=only("mentor")),
    "profiles:portrait": page(FACE, get=only(*TANDEM, "hr")),
    "profiles:people-list": page(get=only(*PEOPLE_TEAM)),
    "profiles:people-leave": button(post=only(*PEOPLE_TEAM)),
    "profiles:people-return": button(post=only(*PEOPLE_TEAM)),
    "profiles:people-stay": button(post=only(*PEOPLE_TEAM)),
    "profiles:installation-posts": page(get=only("site_admin")),
    "profiles:installation-post-give": button(post=only("site_admin")),
    "profiles:installation-post-take": button(post=only("site_admin")),
    "profiles:partner-list": form(both=only(*ADMINS)),
    "profiles:partner-edit": form({"code": "partner.code"}, both=only(*ADMINS)),
    "profiles:import-list": form(both=only(*PEOPLE_TEAM)),
    "profiles:import-columns": form({"code": "upload.code"}, both=only(*PEOPLE_TEAM)),
    "profiles:import-reading": button({"code": "upload.code"}, post=only(*PEOPLE_TEAM)),
    "profiles:import-review": page({"code": "dry_run.code"}, get=only(*PEOPLE_TEAM)),
    "profiles:import-problems-csv": page({"code": "dry_run.code"}, get=only(*PEOPLE_TEAM)),
    "profiles:import-problems-xlsx": page({"code": "dry_run.code"}, get=only(*PEOPLE_TEAM)),
    "profiles:import-apply": button({"code": "dry_run.code"}, post=only(*PEOPLE_TEAM)),
    "profiles:import-undo": button({"code": "dry_run.code"}, post=only(*PEOPLE_TEAM)),
    "profiles:import-drop": button({"code": "upload.code"}, post=only(*PEOPLE_TEAM)),
}
AROUND = (*PARTICIPANTS, "guest", "invited", "hr", "sponsor", "observer")
NO_TEAM = tuple(name for name in INSIDE if name not in PEOPLE_TEAM)
PROGRAMS = {
    "programs:program-list": page(get=signed_in()),
    "programs:program-create": form(both=only(*PEOPLE_TEAM, refused=NO_TEAM)),
    "programs:program-detail": page(PROGRAM, get=only(*AROUND)),
    "programs:program-edit": form(PROGRAM, both=only("hr")),
    "programs:set-up": page(PROGRAM, get=only("hr")),
    "programs:set-up-step": form(PROGRAM | {"step": "step"}, both=only("hr")),
    "programs:mail-preview": page(PROGRAM | {"role": "role", "language": "language"}, get=only("hr")),
    "programs:move-preview": page(PROGRAM | {"to": "move", "language": "language"}, get=only("hr")),
    "programs:program-duplicate": button(PROGRAM, post=only("hr")),
    "programs:program-move": form(PROGRAM, both=only("hr")),
    "programs:guests": form(PROGRAM, both=only("hr")),
    "programs:guest-end": button(PROGRAM, post=only("hr")),
    "programs:posts": page(PROGRAM, get=only("hr")),
    "programs:post-give": button(PROGRAM, post=only("hr")),
    "programs:post-take": button(PROGRAM, post=only("hr")),
    "programs:roster": page(PROGRAM, get=only("hr")),
    "programs:people-invite": form(PROGRAM, both=only("hr")),
    "programs:roster-act": button(PROGRAM, post=only("hr")),
    "programs:applications": page(PROGRAM, get=only("hr")),
    "programs:application-decide": form(PROGRAM, both=only("hr")),
    "programs:program-about": page(PROGRAM, get=signed_in()),
    "programs:program-about (closed to applications)": page(
        {"slug": "cast.other_program.slug"}, get=only("other_hr", "other_program_mentor")
    ),
    "programs:program-apply": form(PROGRAM, both=signed_in()),
    "programs:own-invitation": form({"code": "invitation.code"}, both=only("invited")),
    "programs:part-end": form({"code": "applied.code"}, both=only("employee")),
    "programs:topic-list": form(PROGRAM, both=only(*PARTICIPANTS, "guest")),
    "programs:proposal-withdraw": button(PROGRAM, post=only(*PARTICIPANTS, "guest")),
    "programs:topics": page(PROGRAM, get=only("hr")),
    "programs:topic-add": form(PROGRAM, both=only("hr")),
    "programs:topic-edit": form(PROGRAM | {"code": "own_topic.code"}, both=only("hr")),
    "programs:topic-hide": button(PROGRAM | {"code": "own_topic.code"}, post=only("hr")),
    "programs:topic-show": button(PROGRAM | {"code": "own_topic.code"}, post=only("hr")),
    "programs:topic-merge": form(PROGRAM | {"code": "own_topic.code"}, both=only("hr")),
    "programs:topic-part": button(PROGRAM | {"code": "own_topic.code"}, post=only("hr")),
    "programs:proposal-found": button(PROPOSED, post=only("hr")),
    "programs:proposal-decline": button(PROPOSED, post=only("hr")),
    "programs:proposal-reopen": button(PROPOSED, post=only("hr")),
    "programs:profile-preview": page(PROGRAM, get=only(*PARTICIPANTS, "guest")),
    "programs:participation": page(PROGRAM, get=only(*PARTICIPANTS, "guest")),
    "programs:participation-step": form(PROGRAM | {"step": "question"}, both=only(*PARTICIPANTS, "guest")),
    "programs:invitation": form({"token": "token"}, both=public()),
}
NOT_OWNERS = tuple(name for name in READERS if name not in TANDEM)
SHARING = {
    "sharing:share-list": page(PROGRAM, get=only(*READERS)),
    "sharing:digest": form(PROGRAM, both=only(*EDITORS)),
    "sharing:digest-close": button(PROGRAM, post=only(*EDITORS)),
    "sharing:digest-issue": page({"code": "issue.code"}, get=only(*READERS)),
    "sharing:share-detail (draft)": page(DRAFT, get=only("mentor")),
    "sharing:share-detail (offered)": page(OFFERED, get=only(*TANDEM)),
    "sharing:share-detail (released)": page(RELEASED, get=only(*TANDEM, *EDITORS)),
    "sharing:share-detail (readable)": page(READABLE, get=only(*READERS)),
    "sharing:share-edit (draft)": form(DRAFT, both=only("mentor")),
    "sharing:share-edit (released)": form(RELEASED, both=only("mentor")),
    "sharing:share-edit (readable)": form(READABLE, both=only()),
    "sharing:share-release (draft)": button(DRAFT, post=only("mentor")),
    "sharing:share-release (offered)": button(OFFERED, post=only(*TANDEM)),
    "sharing:share-release (released)": button(RELEASED, post=only(*TANDEM, refused=EDITORS)),
    "sharing:share-withdraw (draft)": button(DRAFT, post=only("mentor")),
    "sharing:share-withdraw (readable)": button(READABLE, post=only(*TANDEM, refused=NOT_OWNERS)),
    "sharing:share-approve (offered)": button(OFFERED, post=only(refused=TANDEM)),
    "sharing:share-approve (released)": button(RELEASED, post=only(*EDITORS, refused=TANDEM)),
}
TANDEMS = {
    "tandems:home": page(get=signed_in()),
    "tandems:start": form(both=only("site_admin")),
    "tandems:start-test-mail": button(post=only("site_admin")),
    "tandems:tandem-detail": page(TANDEM_AT, get=only(*TANDEM)),
    "tandems:tandem-detail (of others)": page(OTHER_AT, get=only(*OTHER_TANDEM)),
    "tandems:induction": form(TANDEM_AT, both=only(*TANDEM)),
    "tandems:induction-list": page(PROGRAM, get=only("hr")),
    "tandems:induction-skip": button(CHANGED, post=only("hr")),
    "tandems:agreement": page(TANDEM_AT, get=only(*TANDEM)),
    "tandems:agreement (of others)": page(OTHER_AT, get=only(*OTHER_TANDEM)),
    "tandems:agreement-edit": form(TANDEM_AT, both=only(*TANDEM)),
    "tandems:agreement-sign": button(TANDEM_AT, post=only(*TANDEM)),
    "tandems:agreement-drop": button(TANDEM_AT, post=only(*TANDEM)),
    "tandems:agreement-version": page({"code": "replaced.code"}, get=only(*TANDEM)),
    "tandems:meeting-plan": form(TANDEM_AT, both=only(*TANDEM)),
    "tandems:meeting-detail": page(MEETING, get=only(*TANDEM)),
    "tandems:meeting-move": form(MEETING, both=only(*TANDEM)),
    "tandems:meeting-cancel": button(MEETING, post=only(*TANDEM)),
    "tandems:meeting-ics": page(MEETING, get=only(*TANDEM)),
    "tandems:meeting-log": form(PAST, both=only(*TANDEM)),
    "tandems:meeting-log (again)": form({"code": "logged.code"}, both=only(*TANDEM)),
    "tandems:log-add": form(TANDEM_AT, both=only(*TANDEM)),
    "tandems:log-detail": page(LOG, get=only(*TANDEM)),
    "tandems:log-detail (of others)": page({"code": "other_log.code"}, get=only(*OTHER_TANDEM)),
    "tandems:log-edit": form({"code": "talk.code"}, both=only(*TANDEM)),
    "tandems:question-box": form(TANDEM_AT, both=only(*TANDEM)),
    "tandems:question-remove": button(QUESTION, post=only("mentee")),
    "tandems:question-restore": button(TAKEN_BACK, post=only("mentee")),
    "tandems:questions-keep": button(LOG, post=only(*TANDEM)),
    "tandems:plan": page(TANDEM_AT, get=only(*TANDEM)),
    "tandems:plan (of others)": page(OTHER_AT, get=only(*OTHER_TANDEM)),
    "tandems:plan-add": form(TANDEM_AT, both=only(*TANDEM)),
    "tandems:plan-edit": form(PLANNED, both=only(*TANDEM)),
    "tandems:plan-move": button(PLANNED, post=only(*TANDEM)),
    "tandems:plan-state": button(PLANNED, post=only(*TANDEM)),
    "tandems:plan-remove": button(PLANNED, post=only(*TANDEM)),
    "tandems:plan-restore": button(PLANNED, post=only(*TANDEM)),
    "tandems:card-list": page(get=signed_in()),
    "tandems:card-detail": page({"code": "conversation"}, get=signed_in()),
    "tandems:share-draft": form(TANDEM_AT, both=only(*TANDEM)),
    "tandems:profile": page(MENTOR_AT, get=only(*PARTICIPANTS, "hr")),
    "tandems:profile (of the mentee)": page(MENTEE_AT, get=only(*PARTICIPANTS, "hr")),
    "tandems:profile (not complete)": page(UNREADY_AT, get=only("guest")),
    "tandems:discover": page(EARLY, get=only(*OTHER_TANDEM)),
    "tandems:discover (tandems are formed)": page(PROGRAM, get=only()),
    "tandems:discover-deal": button(EARLY, post=only(*OTHER_TANDEM)),
    "tandems:discover-list": page(EARLY, get=only(*OTHER_TANDEM)),
    "tandems:discover-card": page(CARD, get=only("other_mentor")),
    "tandems:discover-answer": button(CARD, post=only("other_mentor")),
    "tandems:discover-undo": button(CARD, post=only("other_mentor")),
    "tandems:discover-mutual": page(CARD, get=only("other_mentor")),
    "tandems:run-list": page(PROGRAM, get=only("hr")),
    "tandems:run-start": button(PROGRAM, post=only("hr")),
    "tandems:weights": form(PROGRAM, both=only("hr")),
    "tandems:run-detail": page(RUN, get=only("hr")),
    "tandems:run-release": button(RUN, post=only("hr")),
    "tandems:run-call-back": button(RUN, post=only("hr")),
    "tandems:run-mails": page(RUN, get=only("hr")),
    "tandems:run-mail": page(RUN | {"side": "role", "language": "language"}, get=only("hr")),
    "tandems:run-compare": page(RUN | {"other": "run.code"}, get=only("hr")),
    "tandems:step-undo": button(RUN, post=only("hr")),
    "tandems:step-redo": button(RUN, post=only("hr")),
    "tandems:pair-swap": page(PAIR, get=only("hr")),
    "tandems:pair-hold": button(PAIR, post=only("hr")),
    "tandems:pair-open": button(PAIR, post=only("hr")),
    "tandems:pair-exclude": button(PAIR, post=only("hr")),
    "tandems:pair-note": button(PAIR, post=only("hr")),
    "tandems:asking": page(ASKED, get=only("mentee")),
    "tandems:asking-answer": button(ASKED, post=only("mentee")),
    "tandems:change-list": page(PROGRAM, get=only("hr")),
    "tandems:change-settle": form(CHANGED, both=only("hr")),
    "tandems:change-match": button(CHANGED, post=only("hr")),
    "tandems:change-next": page(FREED, get=only("hr")),
    "tandems:change-propose": button(FREED_PAIR, post=only("hr")),
    "tandems:progress": page(PROGRAM, get=only("hr", "sponsor")),
    "tandems:progress-letter": page(PROGRAM, get=only("hr", "sponsor")),
}
ACCOUNTS = {  # nobody on stage has a password, so there is none to ask for again
    "account_login": form(both=public()),
    "account_logout": form(both=public()),
    "account_request_login_code": form(both=public()),
    "account_confirm_login_code": form(both=public()),
    "account_signup": form(both=public()),
    "account_inactive": page(get=public()),
    "account_reset_password": form(both=public()),
    "account_reset_password_done": page(get=public()),
    "account_reset_password_from_key": form({"uidb36": "unknown", "key": "unknown"}, both=public()),
    "account_reset_password_from_key_done": page(get=public()),
    "account_change_password": form(both=signed_in()),
    "account_set_password": form(both=signed_in()),
    "account_reauthenticate": form(both=setting_up()),
    "account_reauthenticate_by_code": form(both=setting_up()),
    "account_security": page(get=setting_up()),
    "account_sessions_end": button(post=signed_in()),
    "mfa_index": page(get=setting_up()),
    "mfa_list_webauthn": page(get=setting_up()),
    "mfa_authenticate": form(both=setting_up()),
    "mfa_login_webauthn": form(both=setting_up()),
    "mfa_reauthenticate": form(both=setting_up()),
    "mfa_reauthenticate_webauthn": form(both=setting_up()),
    "mfa_activate_totp": form(both=setting_up()),
    "mfa_deactivate_totp": form(both=only(*ADMINS)),
    "mfa_add_webauthn": form(both=setting_up()),
    "mfa_edit_webauthn": form({"pk": "passkey"}, both=signed_in()),
    "mfa_remove_webauthn": form({"pk": "passkey"}, both=signed_in()),
    "mfa_generate_recovery_codes": form(both=signed_in()),
    "mfa_view_recovery_codes": page(get=only() | dict.fromkeys(PENDING, HIDDEN)),
    "mfa_download_recovery_codes": page(get=only() | dict.fromkeys(PENDING, HIDDEN)),
}
ROWS: dict[str, Row] = PLATFORM | COMPANY | ACCOUNTS | PROFILES | PROGRAMS | SHARING | TANDEMS
WITHOUT_CSRF = {"notifications:unsubscribe"}  # mail programs press that button by themselves (RFC 8058)
