"""Which fields of agreements, and of what comes before a first meeting, concern people."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, Rows, Text, plain
from mentoring.profiles.models import User
from tandems.models import Agreement, Induction
from tandems.queries.agreement import in_words
from tandems.rules.agreement import read

_PARTNERS = _("the two partners")
_UNTIL = _("tandem end + 30 days")
_FACTS_UNTIL = _("program end + 6 months")
_HR_KNOWS = _("the two partners; HR admins in progress mode as ready or not, for the tandem as a whole")


def _personal(purpose: Text, *, erasure: Erasure = Erasure.DELETE, copy: bool = True) -> Field:
    return Field(Kind.PERSONAL, purpose, _PARTNERS, _UNTIL, copy=copy, erasure=erasure)


AGREEMENTS = {
    **plain("Agreement.id", "Agreement.code", "Agreement.tandem", "Agreement.revision"),
    "Agreement.version": _personal(_("which text was signed")),
    "Agreement.state": _personal(_("whether both have signed")),
    "Agreement.terms": Field(
        Kind.WORDS, _("how the two work together"), _PARTNERS, _UNTIL, copy=True, erasure=Erasure.DELETE
    ),
    "Agreement.edited_by": _personal(_("who changed the draft last"), erasure=Erasure.NULL, copy=False),
    "Agreement.edited_at": _personal(_("when the draft was changed"), copy=False),
    "Agreement.in_force_at": _personal(_("since when it holds")),
    "Agreement.replaced_at": _personal(_("until when it held")),
    **plain("Signature.id", "Signature.agreement"),
    "Signature.person": _personal(_("who signed")),
    "Signature.signed_at": _personal(_("when they signed")),
    **plain("Induction.id", "Induction.tandem"),
    **{
        f"Induction.{name}": Field(
            Kind.PERSONAL, purpose, _HR_KNOWS, _FACTS_UNTIL, copy=True, erasure=Erasure.DELETE
        )
        for name, purpose in (
            ("person", _("who is ready for the first meeting")),
            ("done_at", _("who is ready for the first meeting")),
            ("skipped", _("whether HR let the tandem begin without the lists")),
        )
    },
}


def _said(_person: User, agreement: Agreement) -> list[str]:
    """The clauses and aims in words."""
    agreed = read(str(agreement.terms))
    clauses = [f"{in_words(one.choice.words, agreement.tandem)} {one.own}".strip() for one in agreed.terms]
    return [*clauses, *agreed.aims]


def _of_both(person: User) -> Q:
    return Q(tandem__mentor__person=person) | Q(tandem__mentee__person=person)


def erase_agreements(person: User) -> None:
    """Erase the person's agreements: with somebody who is not here any more they bind nobody."""
    Agreement.objects.filter(_of_both(person)).delete()
    Induction.objects.filter(person=person).delete()


AGREEMENT_ROWS = {
    "Agreement": (  # written by the two together: both read it anyway
        Rows(
            lambda person: Agreement.objects.filter(_of_both(person)).select_related(
                "tandem__mentor__person", "tandem__mentee__person"
            ),
            said={"terms": _said},
        ),
    ),
}
AGREEMENT_NAMES = {
    "Agreement": _("Your agreement"),
    "Agreement.version": _("Version"),
    "Agreement.state": _("State"),
    "Agreement.terms": _("What the two of you agreed on"),
    "Agreement.in_force_at": _("In force since"),
    "Agreement.replaced_at": _("In force until"),
    "Signature": _("Your signatures"),
    "Signature.person": _("Who"),
    "Signature.signed_at": _("Signed at"),
    "Induction": _("Ready for the first meeting"),
    "Induction.person": _("Who"),
    "Induction.done_at": _("Since"),
    "Induction.skipped": _("Let begin by HR"),
}
