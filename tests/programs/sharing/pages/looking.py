"""Who looks at a page of shares."""

from datetime import date

from django.urls import reverse

MARCH, APRIL = date(2027, 3, 1), date(2027, 4, 1)


def seen_by(client, who, name, *args) -> str:
    """Return the page called `name` as `who` sees it. The answer must be 200."""
    client.force_login(who)
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def everybody(client, cast, name, *args) -> dict[int, set[str]]:
    """Return status → who gets it."""
    found: dict[int, set[str]] = {}
    for part, who in cast.people().items():
        client.logout()
        if who.may_sign_in:
            client.force_login(who)
        found.setdefault(client.get(reverse(name, args=args)).status_code, set()).add(part)
    return found


READERS = {"mentor", "mentee", "other_mentor", "other_mentee", "hr", "sponsor"}

OTHERS = {
    "invited",
    "observer",
    "employee",
    "other_hr",
    "other_program_mentor",
    "site_admin",
    "guest",
    "mfa_pending",
}

OUTSIDE = {"deactivated", "ended_guest"}
