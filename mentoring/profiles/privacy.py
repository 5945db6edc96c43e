"""Which fields of people, profiles and the directory are close to a person."""

from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, Rows, Text, plain
from mentoring.profiles.models import (
    GuestAccount,
    ImportRun,
    PartAudience,
    PromptAnswer,
    ReportingLine,
    SpokenLanguage,
    User,
)
from mentoring.profiles.prompts import PROMPTS

_EVERYBODY = _("people of the same programs; HR")
_CANDIDATES = _("people one could be paired with; the own tandem")
_OWN = _("the person alone")
_CHOSEN = _("whom the person chose: the program, candidates or the own tandem")
_FACES = _("people one could be paired with, until tandems are formed; the own tandem; HR of the program")
_STAY = _("until the person leaves the company")
_DECISION = _("until the import is applied or dropped")


def _directory(purpose: Text, seen_by: Text = _EVERYBODY) -> Field:
    return Field(
        Kind.PERSONAL, purpose=purpose, seen_by=seen_by, until=_STAY, copy=True, erasure=Erasure.DELETE
    )


def _own_words(purpose: Text, seen_by: Text = _CANDIDATES) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by=seen_by,
        until=_("until the person changes or deletes it, or leaves the company"),
        copy=True,
        erasure=Erasure.DELETE,
    )


def _upload(purpose: Text) -> Field:
    return Field(
        Kind.PERSONAL,
        purpose=purpose,
        seen_by=_("whoever imports"),
        until=_DECISION,
        erasure=Erasure.DELETE,
    )


FIELDS: dict[str, Field] = {
    **plain("User.id", "User.is_active", "User.is_site_admin", "User.is_people_team"),
    "User.code": Field(
        Kind.PSEUDONYMOUS,
        purpose=_("addresses of pages"),
        seen_by=_("who sees the person"),
        until=_STAY,
        erasure=Erasure.DELETE,
    ),
    "User.password": Field(
        Kind.PERSONAL, purpose=_("sign-in, hashed"), seen_by=_("nobody"), until=_STAY, erasure=Erasure.DELETE
    ),
    "User.email": _directory(_("sign-in and mail")),
    "User.first_name": _directory(_("how people address each other")),
    "User.last_name": _directory(_("how people address each other")),
    "User.sort_key": _directory(_("lists by name"), _("nobody")),
    "User.language": _directory(_("language of pages and mails"), _OWN),
    "User.time_zone": _directory(_("times of meetings and mails"), _("the own tandem")),
    "User.employee_number": _directory(_("recognising a person in the next import"), _("HR")),
    "User.job_title": _directory(_("telling people apart")),
    "User.department": _directory(_("pairing rules, telling people apart")),
    "User.site": _directory(_("meeting in person")),
    "User.known_since": _directory(_("nobody is sent what went out before they came"), _("nobody")),
    "User.missing_since": _directory(
        _("HR looks after tandems whose people the HR system no longer names"), _("HR")
    ),
    "User.left_on": _directory(_("who has left the company; retention starts"), _("HR")),
    "User.guest_until": _directory(_("the last day of a guest"), _("HR admins of the program")),
    **plain("PartnerOrganisation.id", "PartnerOrganisation.code", "PartnerOrganisation.name"),
    **plain("PartnerOrganisation.kind", "PartnerOrganisation.terms"),
    **plain("GuestAccount.id"),
    "GuestAccount.person": _directory(_("who is a guest"), _("HR admins of the program")),
    "GuestAccount.organisation": _directory(_("where a guest comes from"), _("people of the program")),
    "GuestAccount.scope": _directory(_("the one program a guest is in"), _("HR admins of the program")),
    "GuestAccount.invited_by": Field(
        Kind.PERSONAL,
        purpose=_("who invited a guest"),
        seen_by=_("HR admins of the program"),
        until=_STAY,
        copy=True,
        erasure=Erasure.NULL,
    ),
    "User.portrait": _own_words(
        _("recognising each other"), _("who sees the name; a photo only who may see it")
    ),
    **plain(
        "Portrait.id", "Portrait.person", "Portrait.version", "Portrait.x", "Portrait.y", "Portrait.zoom"
    ),
    "Portrait.whole": _own_words(_("cropping one's photo again, encrypted"), _OWN),
    "Portrait.small": _own_words(_("recognising each other, encrypted"), _FACES),
    "Portrait.large": _own_words(_("recognising each other, encrypted"), _FACES),
    **plain("BirthYear.id", "BirthYear.person"),
    "BirthYear.value": Field(
        Kind.PERSONAL,
        purpose=_("comparison of generations, once the person agrees; a band, encrypted"),
        seen_by=_("nobody; the rule engine compares"),
        until=_STAY,
        copy=True,
        erasure=Erasure.DELETE,
    ),
    **plain("ImportRun.id", "ImportRun.code", "ImportRun.filename", "ImportRun.state"),
    **plain("ImportRun.mapping", "ImportRun.counts", "ImportRun.created_at", "ImportRun.applied_at"),
    **plain("ImportRun.percent", "ImportRun.failure", "ImportRun.lease_expires_at"),
    "ImportRun.by": Field(
        Kind.PERSONAL,
        purpose=_("who imported"),
        seen_by=_("HR"),
        until=_STAY,
        copy=True,
        erasure=Erasure.DELETE,
    ),
    "ImportRun.raw": _upload(_("the file, encrypted, until its columns are mapped")),
    "ImportRun.table": _upload(_("the file, encrypted, until its columns are mapped")),
    "ImportRun.undo": _upload(_("what taking the import back needs, encrypted, for a day")),
    **plain("ImportPart.id", "ImportPart.run", "ImportPart.number"),
    "ImportPart.values": _upload(_("the dry run, encrypted")),
    **plain("ReportingLine.id"),
    "ReportingLine.person": _directory(_("keeping managers and their people apart"), _("HR")),
    "ReportingLine.manager": _directory(_("keeping managers and their people apart"), _("HR")),
    **plain("Profile.id"),
    "Profile.person": _own_words(_("whose profile it is")),
    "Profile.headline": _own_words(_("getting to know each other"), _CHOSEN),
    "Profile.career_stage": _own_words(_("pairing people at different points")),
    "Profile.formats": _own_words(_("pairing people who can meet")),
    "Profile.interests": _own_words(_("getting to know each other"), _CHOSEN),
    "Profile.style": _own_words(_("finding contrasts"), _CHOSEN),
    "Profile.sites": _own_words(_("meeting in person"), _CHOSEN),
    "Profile.usual_times": _own_words(_("pairing people who can meet"), _CHOSEN),
    "Profile.meeting_minutes": _own_words(_("planning meetings"), _CHOSEN),
    "Profile.good_to_know": Field(
        Kind.WORDS,
        purpose=_("meeting each other well"),
        seen_by=_CHOSEN,
        until=_("until the person changes or deletes it, or leaves the company"),
        copy=True,
        erasure=Erasure.DELETE,
    ),
    "Profile.updated_at": _own_words(_("when the profile was saved"), _("nobody")),
    **plain("PromptAnswer.id", "PromptAnswer.profile", "PromptAnswer.position"),
    "PromptAnswer.prompt": _own_words(_("getting to know each other")),
    "PromptAnswer.text": _own_words(_("getting to know each other"), _CHOSEN),
    "PromptAnswer.seen_by": _own_words(_("who sees the sentence"), _OWN),
    **plain("PartAudience.id", "PartAudience.profile"),
    "PartAudience.part": _own_words(_("who sees which part of a profile"), _OWN),
    "PartAudience.seen_by": _own_words(_("who sees which part of a profile"), _OWN),
    **plain("SpokenLanguage.id", "SpokenLanguage.profile"),
    "SpokenLanguage.language": _own_words(_("pairing people who understand each other")),
    "SpokenLanguage.fluency": _own_words(_("pairing people who understand each other")),
    **plain("Topic.id", "Topic.code", "Topic.cluster", "Topic.name_de", "Topic.name_en"),
    **plain("Topic.position", "Topic.is_active", "Topic.scope"),
    **plain(*(f"Topic.{part}_{lang}" for part in ("about", "question") for lang in ("de", "en"))),
}

ROWS = {
    "User": (Rows(lambda person: User.objects.filter(pk=person.pk)),),
    "ImportRun": (
        Rows(
            lambda person: ImportRun.objects.filter(by=person).select_related("by"),
            also=("filename", "created_at"),
        ),
    ),
    "GuestAccount": (
        Rows(
            lambda person: GuestAccount.objects.filter(person=person).select_related(
                "person", "organisation", "invited_by"
            )
        ),
        Rows(
            lambda person: GuestAccount.objects.filter(invited_by=person).select_related(
                "person", "organisation", "invited_by"
            ),
            without=("person", "organisation", "scope"),
        ),
    ),
    "ReportingLine": (
        Rows(lambda person: ReportingLine.objects.filter(person=person).select_related("person", "manager")),
    ),
    "PromptAnswer": (
        Rows(
            lambda person: PromptAnswer.objects.filter(profile__person=person),
            said={"prompt": lambda _person, answer: PROMPTS.get(answer.prompt, answer.prompt)},
        ),
    ),
    "PartAudience": (Rows(lambda person: PartAudience.objects.filter(profile__person=person)),),
    "SpokenLanguage": (Rows(lambda person: SpokenLanguage.objects.filter(profile__person=person)),),
}
NAMES = {
    "User": _("Your account"),
    "User.email": _("Work e-mail"),
    "User.first_name": _("First name"),
    "User.last_name": _("Last name"),
    "User.sort_key": _("Name for sorting"),
    "User.language": _("Language"),
    "User.time_zone": _("Time zone"),
    "User.employee_number": _("Employee number"),
    "User.job_title": _("Job title"),
    "User.department": _("Department"),
    "User.site": _("Site"),
    "User.known_since": _("In the directory since"),
    "User.missing_since": _("Not in the HR file since"),
    "User.left_on": _("Left on"),
    "User.guest_until": _("Guest until"),
    "GuestAccount": _("Your account as a guest"),
    "GuestAccount.person": _("Who"),
    "GuestAccount.organisation": _("Organisation"),
    "GuestAccount.scope": _("Program"),
    "GuestAccount.invited_by": _("Invited by"),
    "User.portrait": _("How you are shown"),
    "BirthYear": _("Generation band"),
    "BirthYear.value": _("Band, counted from the first"),
    "ImportRun": _("Imports you made"),
    "ImportRun.filename": _("File"),
    "ImportRun.created_at": _("When"),
    "ImportRun.by": _("Who"),
    "ReportingLine": _("Reporting line"),
    "ReportingLine.person": _("Who"),
    "ReportingLine.manager": _("Manager"),
    "Profile": _("Your profile"),
    "Profile.person": _("Who"),
    "Profile.headline": _("Headline"),
    "Profile.career_stage": _("Where you are"),
    "Profile.formats": _("Ways to meet"),
    "Profile.interests": _("Interests"),
    "Profile.style": _("Working style, from 1 to 5 on each axis"),
    "Profile.sites": _("Where you can be met"),
    "Profile.usual_times": _("Usual times"),
    "Profile.meeting_minutes": _("How long you like to meet"),
    "Profile.good_to_know": _("What one should know about you"),
    "Profile.updated_at": _("Saved"),
    "PromptAnswer": _("Your sentences"),
    "PromptAnswer.prompt": _("Beginning"),
    "PromptAnswer.text": _("Words"),
    "PromptAnswer.seen_by": _("Seen by"),
    "PartAudience": _("Who sees parts of your profile"),
    "PartAudience.part": _("Part"),
    "PartAudience.seen_by": _("Seen by"),
    "SpokenLanguage": _("Languages"),
    "SpokenLanguage.language": _("Language"),
    "SpokenLanguage.fluency": _("How well"),
    "Portrait": _("Your photo"),
    "Portrait.whole": _("The whole photo"),
    "Portrait.small": _("Small cut-out"),
    "Portrait.large": _("Large cut-out"),
    "account.EmailAddress": _("Addresses for signing in"),
    "account.EmailAddress.email": _("Address"),
    "mfa.Authenticator": _("Your second locks"),
    "mfa.Authenticator.type": _("Kind"),
    "mfa.Authenticator.created_at": _("Set up on"),
    "mfa.Authenticator.last_used_at": _("Last used"),
    "usersessions.UserSession": _("Devices you are signed in on"),
    "usersessions.UserSession.user_agent": _("Browser"),
    "usersessions.UserSession.created_at": _("Signed in since"),
    "usersessions.UserSession.last_seen_at": _("Last seen"),
}


def _sign_in(purpose: Text, until: Text = _STAY, *, copy: bool = False) -> Field:
    return Field(Kind.PERSONAL, purpose=purpose, seen_by=_OWN, until=until, copy=copy, erasure=Erasure.DELETE)


_SIGNED_IN = _("until they sign out; at most eight hours")
LOWER_STOREYS: dict[str, Field] = {
    **plain("account.EmailAddress.id", "account.EmailAddress.verified", "account.EmailAddress.primary"),
    **plain("account.EmailConfirmation.id", "account.EmailConfirmation.email_address"),
    **plain("account.EmailConfirmation.created", "account.EmailConfirmation.sent"),
    **plain("account.EmailConfirmation.key"),
    "account.EmailAddress.user": _sign_in(_("sign-in and mail")),
    "account.EmailAddress.email": _sign_in(_("sign-in and mail"), copy=True),
    **plain("mfa.Authenticator.id"),
    "mfa.Authenticator.user": _sign_in(_("whose second lock it is")),
    "mfa.Authenticator.type": _sign_in(_("passkey, app or recovery codes"), copy=True),
    "mfa.Authenticator.data": _sign_in(_("checking the second lock; secrets encrypted")),
    "mfa.Authenticator.created_at": _sign_in(_("recognising an own passkey"), copy=True),
    "mfa.Authenticator.last_used_at": _sign_in(_("recognising an own passkey"), copy=True),
    **plain("usersessions.UserSession.id", "usersessions.UserSession.data"),
    **plain("usersessions.UserSession.ip"),  # always the same: no address is kept
    "usersessions.UserSession.user": _sign_in(_("the list of own devices"), _SIGNED_IN),
    "usersessions.UserSession.session_key": _sign_in(_("signing out everywhere else"), _SIGNED_IN),
    "usersessions.UserSession.user_agent": _sign_in(
        _("the list of own devices, coarse"), _SIGNED_IN, copy=True
    ),
    "usersessions.UserSession.created_at": _sign_in(_("the list of own devices"), _SIGNED_IN, copy=True),
    "usersessions.UserSession.last_seen_at": _sign_in(_("the same as the start"), _SIGNED_IN, copy=True),
}
