"""When an import changes the address somebody signs in with: a trace, a mail to the old mailbox, signed out.

Whoever sets an address can have a code for signing in sent there, so nobody's may change in silence; and who
signed in by the old mailbox does not stay signed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mentoring.notifications.actions import announce
from mentoring.notifications.people import Address
from mentoring.privacy.actions import audit_all
from mentoring.profiles.actions.account import sign_out_everywhere
from mentoring.profiles.models import User
from mentoring.profiles.notices import AddressChanged
from mentoring.profiles.rules.diff import Change
from mentoring.profiles.rules.emails import has_address


def tell_of_new_addresses(changes: Iterable[Change], *, key: str, by: User, now: datetime) -> int:
    """Note each new address for the person, write to the old one, and end their sessions everywhere.

    Call it before the change is written. A first address replaces none, so nobody is told. `key` names the
    import. Passkeys and passwords stay: they are the person's at any address. Returns how many it were.
    """
    old = [change.person.email for change in changes if "email" in change.fields]
    people = list(User.objects.filter(email__in=filter(has_address, old)))
    sign_out_everywhere(people=people, by=by)
    audit_all(by, "directory.address_changed", people, now=now)
    mailboxes = [
        Address(person.email, person.first_name, person.language, person.time_zone)
        for person in people
        if person.may_sign_in
    ]
    announce(AddressChanged, to=mailboxes, key=key)
    return len(people)
