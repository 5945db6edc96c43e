"""Which fields of people, profiles and the directory are close to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, plain

_EVERYBODY = "people of the same programs; HR"
_CANDIDATES = "people one could be paired with; the own tandem"
_OWN = "the person alone"
_STAY = "until the person leaves the company"
_DECISION = "until the import is applied or dropped"


def _directory(purpose: str, seen_by: str = _EVERYBODY) -> Field:
    return Field(
        Kind.PERSONAL, purpose=purpose, seen_by=seen_by, until=_STAY, copy=True, erasure=Erasure.DELETE
    )


def _own_words(purpose: str, seen_by: str = _CANDIDATES) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by=seen_by,
        until="until the person changes or deletes it, or leaves the company",
        copy=True,
        erasure=Erasure.DELETE,
    )


def _upload(purpose: str) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by="whoever imports",
        until=_DECISION,
        erasure=Erasure.DELETE,
    )


FIELDS: dict[str, Field] = {
    **plain("User.id", "User.is_active", "User.is_site_admin", "User.is_people_team"),
    "User.code": Field(
        Kind.PSEUDONYMOUS,
        purpose="addresses of pages",
        seen_by="who sees the person",
        until=_STAY,
        erasure=Erasure.DELETE,
    ),
    "User.password": Field(
        Kind.PERSONAL, purpose="sign-in, hashed", seen_by="nobody", until=_STAY, erasure=Erasure.DELETE
    ),
    "User.email": _directory("sign-in and mail"),
    "User.first_name": _directory("how people address each other"),
    "User.last_name": _directory("how people address each other"),
    "User.sort_key": _directory("lists by name", "nobody"),
    "User.language": _directory("language of pages and mails", _OWN),
    "User.time_zone": _directory("times of meetings and mails", "the own tandem"),
    "User.employee_number": _directory("recognising a person in the next import", "HR"),
    "User.job_title": _directory("telling people apart"),
    "User.department": _directory("pairing rules, telling people apart"),
    "User.site": _directory("meeting in person"),
    **plain("BirthYear.id", "BirthYear.person"),
    "BirthYear.value": Field(
        Kind.PERSONAL,
        purpose="comparison of generations, once the person agrees; a band, encrypted",
        seen_by="nobody; the rule engine compares",
        until=_STAY,
        copy=True,
        erasure=Erasure.DELETE,
    ),
    **plain("ImportRun.id", "ImportRun.code", "ImportRun.filename", "ImportRun.state"),
    **plain("ImportRun.mapping", "ImportRun.counts", "ImportRun.created_at", "ImportRun.applied_at"),
    "ImportRun.by": Field(
        Kind.PERSONAL, purpose="who imported", seen_by="HR", until=_STAY, copy=True, erasure=Erasure.DELETE
    ),
    "ImportRun.raw": _upload("the file, encrypted, until its columns are mapped"),
    **plain("ImportRow.id", "ImportRow.run", "ImportRow.line_number"),
    "ImportRow.values": _upload("the dry run, encrypted"),
    **plain("ReportingLine.id"),
    "ReportingLine.person": _directory("keeping managers and their people apart", "HR"),
    "ReportingLine.manager": _directory("keeping managers and their people apart", "HR"),
    **plain("Profile.id"),
    "Profile.person": _own_words("whose profile it is"),
    "Profile.headline": _own_words("getting to know each other"),
    "Profile.career_stage": _own_words("pairing people at different points"),
    "Profile.formats": _own_words("pairing people who can meet"),
    "Profile.updated_at": _own_words("when the profile was saved", "nobody"),
    **plain("PromptAnswer.id", "PromptAnswer.profile", "PromptAnswer.position"),
    "PromptAnswer.prompt": _own_words("getting to know each other"),
    "PromptAnswer.text": _own_words("getting to know each other"),
    **plain("SpokenLanguage.id", "SpokenLanguage.profile"),
    "SpokenLanguage.language": _own_words("pairing people who understand each other"),
    "SpokenLanguage.fluency": _own_words("pairing people who understand each other"),
    **plain("Topic.id", "Topic.code", "Topic.cluster", "Topic.name_de", "Topic.name_en"),
    **plain("Topic.position", "Topic.is_active"),
}


def _sign_in(purpose: str | Promise, until: str | Promise = _STAY) -> Field:
    return Field(Kind.PERSONAL, purpose=purpose, seen_by=_OWN, until=until, erasure=Erasure.DELETE)


_SIGNED_IN = _("until they sign out; at most eight hours")
LOWER_STOREYS: dict[str, Field] = {
    **plain("account.EmailAddress.id", "account.EmailAddress.verified", "account.EmailAddress.primary"),
    **plain("account.EmailConfirmation.id", "account.EmailConfirmation.email_address"),
    **plain("account.EmailConfirmation.created", "account.EmailConfirmation.sent"),
    **plain("account.EmailConfirmation.key"),
    "account.EmailAddress.user": _sign_in(_("sign-in and mail")),
    "account.EmailAddress.email": _sign_in(_("sign-in and mail")),
    **plain("mfa.Authenticator.id"),
    "mfa.Authenticator.user": _sign_in(_("whose second lock it is")),
    "mfa.Authenticator.type": _sign_in(_("passkey, app or recovery codes")),
    "mfa.Authenticator.data": _sign_in(_("checking the second lock; secrets encrypted")),
    "mfa.Authenticator.created_at": _sign_in(_("recognising an own passkey")),
    "mfa.Authenticator.last_used_at": _sign_in(_("recognising an own passkey")),
    **plain("usersessions.UserSession.id", "usersessions.UserSession.data"),
    **plain("usersessions.UserSession.ip"),  # always the same: no address is kept
    "usersessions.UserSession.user": _sign_in(_("the list of own devices"), _SIGNED_IN),
    "usersessions.UserSession.session_key": _sign_in(_("signing out everywhere else"), _SIGNED_IN),
    "usersessions.UserSession.user_agent": _sign_in(_("the list of own devices, coarse"), _SIGNED_IN),
    "usersessions.UserSession.created_at": _sign_in(_("the list of own devices"), _SIGNED_IN),
    "usersessions.UserSession.last_seen_at": _sign_in(_("the same as the start"), _SIGNED_IN),
}
