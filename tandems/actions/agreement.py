"""Writing an agreement together and signing it. A signature belongs to the text that was read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce, cancel
from mentoring.profiles.models import User
from tandems import permissions
from tandems.models import Agreement, AgreementState, Signature, Tandem
from tandems.notices import AgreementToSign
from tandems.queries.mine import sides
from tandems.rules.agreement import KEPT_FOR, Terms, check_read, check_same, kept


@transaction.atomic
def write_agreement(*, tandem: Tandem, terms: Terms, seen: str, by: User, now: datetime) -> Agreement:
    """Change the draft, or begin one: the first version, or a change of the one in force.

    `seen` is the stamp of the text the writer began with ("" = there was none). Saving what stands there
    already changes nothing; a real change takes signatures off the draft, because they were for other words.
    Raises NotAllowed, or Refused: agreement_changed_meanwhile, agreement_nothing_new.
    """
    tandem = _held(tandem)
    require(permissions.can_agree(by, tandem))
    draft, in_force = _draft(tandem), _in_force(tandem)
    present = draft or in_force
    words = kept(terms)
    if present and str(present.terms) == words:
        if draft:
            return draft
        raise Refused("agreement_nothing_new")
    try:
        check_same(seen=seen, present=present.stamp if present else "")
    except Refused as refused:
        name = sides(by, tandem)[1].person.get_short_name()
        raise Refused(refused.code, name=name) from refused
    if draft is None:
        version = in_force.version + 1 if in_force else 1
        return Agreement.objects.create(
            tandem=tandem, version=version, terms=words, edited_by=by, edited_at=now
        )
    draft.terms, draft.edited_by, draft.edited_at = words, by, now
    draft.revision += 1
    draft.save(update_fields=["terms", "edited_by", "edited_at", "revision"])
    draft.signatures.all().delete()
    cancel(about=draft, notice=AgreementToSign)
    return draft


@transaction.atomic
def sign_agreement(*, tandem: Tandem, read_as: str, by: User, now: datetime) -> Agreement:
    """Sign the draft that reads as `read_as` says; the second signature puts it in force at once.

    Signing twice is signing once. Raises NotAllowed, or Refused: agreement_other_text.
    """
    tandem = _held(tandem)
    require(permissions.can_agree(by, tandem))
    draft = _draft(tandem)
    if draft is None:
        in_force = _in_force(tandem)
        check_read(read_as=read_as, present=in_force.stamp if in_force else "")
        if in_force is None:
            raise Refused("agreement_other_text")
        return in_force
    check_read(read_as=read_as, present=draft.stamp)
    _signature, is_new = Signature.objects.get_or_create(
        agreement=draft, person=by, defaults={"signed_at": now}
    )
    if draft.signatures.count() == len(sides(by, tandem)):
        return _put_in_force(draft, now=now)
    if is_new:
        _ask_partner(draft, by=by)
    return draft


@transaction.atomic
def drop_draft(*, tandem: Tandem, seen: str, by: User, now: datetime) -> Tandem:  # noqa: ARG001  (as every action)
    """Withdraw a proposed change; the version in force goes on. A second time changes nothing.

    Raises NotAllowed, or Refused: agreement_changed_meanwhile, agreement_first_stays.
    """
    tandem = _held(tandem)
    require(permissions.can_agree(by, tandem))
    draft = _draft(tandem)
    if draft is None:
        return tandem
    if _in_force(tandem) is None:
        raise Refused("agreement_first_stays")
    check_read(read_as=seen, present=draft.stamp)
    cancel(about=draft, notice=AgreementToSign)
    draft.delete()
    return tandem


def forget_agreements(*, now: datetime) -> int:
    """Erase the agreements of tandems that ended 30 days ago. Returns how many versions went.

    Nobody acts here: the clock does.
    """
    over = Agreement.objects.filter(tandem__ended_at__lte=now - KEPT_FOR)
    return over.delete()[1].get(Agreement._meta.label, 0)


def _held(tandem: Tandem) -> Tandem:
    """Return the tandem as it is now, its row held: everything about its agreement queues up here."""
    fresh = Tandem.objects.select_for_update(of=("self",)).select_related(
        "program", "mentor__person", "mentee__person"
    )
    return fresh.get(pk=tandem.pk)


def _draft(tandem: Tandem) -> Agreement | None:
    return Agreement.objects.filter(tandem=tandem, state=AgreementState.DRAFT).first()


def _in_force(tandem: Tandem) -> Agreement | None:
    return Agreement.objects.filter(tandem=tandem, state=AgreementState.IN_FORCE).first()


def _put_in_force(draft: Agreement, *, now: datetime) -> Agreement:
    before = Agreement.objects.filter(tandem=draft.tandem_id, state=AgreementState.IN_FORCE)
    before.update(state=AgreementState.REPLACED, replaced_at=now)
    draft.state, draft.in_force_at = AgreementState.IN_FORCE, now
    draft.save(update_fields=["state", "in_force_at"])
    cancel(about=draft, notice=AgreementToSign)
    return draft


def _ask_partner(draft: Agreement, *, by: User) -> None:
    announce(
        AgreementToSign,
        to=sides(by, draft.tandem)[1].person,
        about=draft,
        key=f"{draft.stamp}:0",
        context={"revision": draft.revision, "reminder": False},
        scope=draft.tandem.program.code,
    )
