"""What `manage.py doctor` says about the company."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError

from mentoring.company.queries import company
from mentoring.web.doctor import ADVICE, BROKEN, GOOD, Finding


def findings() -> Iterator[Finding]:
    """Yield whether the company has a name, and whether its mails can link to the duties of law."""
    try:
        found = company()
    except DatabaseError:
        yield BROKEN, "The table of the company is not there: run `manage.py migrate`."
        return
    if found.name:
        yield GOOD, f"The company is called {found.name}."
    else:
        yield ADVICE, "The company has no name: `manage.py init --company`, or the company settings."
    if not (found.imprint_url and found.privacy_url):
        yield ADVICE, "Imprint and privacy page are not linked: see the company settings."
