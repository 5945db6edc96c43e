"""When an import changes the address somebody signs in with: it leaves a trace, and the old mailbox hears it.

Whoever sets an address can have a code for signing in sent there, so nobody's may change in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mentoring.notifications.actions import announce
from mentoring.notifications.people import Address
from mentoring.privacy.actions import audit_all
from mentoring.profiles.models import User
from mentoring.profiles.notices import AddressChanged
from mentoring.profiles.rules.diff import Change
from mentoring.profiles.rules.emails import has_address


def tell_of_new_addresses(changes: Iterable[Change], *, key: str, by: User, now: datetime) -> int:
    """Note each new address for the person and write to the old one; call it before the change is written.

    A first address replaces none, so nobody is told. `key` names the import. Returns how many it were.
    """
    old = [change.person.email for change in changes if "email" in change.fields]
    people = list(User.objects.filter(email__in=filter(has_address, old)))
    audit_all(by, "directory.address_changed", people, now=now)
    mailboxes = [
        Address(person.email, person.first_name, person.language, person.time_zone)
        for person in people
        if person.may_sign_in
    ]
    announce(AddressChanged, to=mailboxes, key=key)
    return len(people)
