"""Walks the addresses of the product as each member of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from operator import attrgetter
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client
from django.test.utils import _TestState
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.access import HIDDEN, LOGIN, OK, PENDING, REFUSED, ROWS, SECOND_STEP

NOT_OFFERED = "not offered"


def addresses() -> set[str]:
    """Return the name of every address the project answers; its pattern where it has no name."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: list[URLPattern | URLResolver], namespace: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name}" if pattern.name else str(pattern.pattern)


def name_of(label: str) -> str:
    """Return the URL name of a row; several rows may tell different situations of one address apart."""
    return label.split(" ", 1)[0]


def address(label: str, stage: object, *, unknown: str = "") -> str:
    """Return the path of a row with its keywords looked up on the stage, or all of them `unknown`."""
    found = {key: unknown or attrgetter(path)(stage) for key, path in ROWS[label].at.items()}
    return reverse(name_of(label), kwargs=found)


def clients(stage: object) -> dict[str, Client]:
    """Return a signed-in client per member of the cast, and one for nobody."""
    found = {"anonymous": Client()}
    for name, person in stage.cast.people().items():
        found[name] = Client()
        found[name].force_login(person)
    return found


def ask(
    client: Client, method: str, path: str, *, read_only: bool = False, csrf: bool = False
) -> HttpResponse:
    """Send one request as `client` and undo what it did: in the database, and to the client's cookies.

    `read_only`: the database refuses to write. `csrf`: it is asked for a token, which it does not have.
    """
    alike = copy(client)  # with its handler: a new one would load every middleware for its only request
    alike.handler.enforce_csrf_checks = csrf
    alike.cookies = deepcopy(client.cookies)
    with transaction.atomic(), _without_contexts():
        if read_only:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL transaction_read_only = on")
        response = getattr(alike, method)(path)
        transaction.set_rollback(True)
    return response


@contextmanager
def _without_contexts() -> Iterator[None]:
    """Render as outside of tests: nobody asks a walk for contexts, and each include would copy one."""
    noted = Template._render  # noqa: SLF001  (what Django's test runner exchanges, exchanged back)
    Template._render = _TestState.saved_data.template_render  # noqa: SLF001  (the same)
    try:
        yield
    finally:
        Template._render = noted  # noqa: SLF001  (the same)


def verdict(response: HttpResponse) -> str:
    """Put an answer into the words of the matrix."""
    known = {403: REFUSED, 404: HIDDEN, 405: NOT_OFFERED, 422: OK}
    if response.status_code in known:
        return known[response.status_code]
    if 300 <= response.status_code < 400:
        known = {reverse(settings.LOGIN_URL): LOGIN, reverse("account_security"): SECOND_STEP}
        return known.get(urlsplit(response["Location"]).path, OK)
    return OK if response.status_code < 300 else str(response.status_code)


def wrong(expected: dict[str, str] | None, answers: dict[str, HttpResponse]) -> list[str]:
    """Return what differs from a row: who got what, and should have got what. None: nobody is offered it."""
    differences = []
    for member, response in answers.items():
        found, right = verdict(response), expected[member] if expected else NOT_OFFERED
        if found == SECOND_STEP and member not in PENDING:
            found = OK  # others are led there, too, by what they did
        sent_away_first = right == NOT_OFFERED and found in {LOGIN, SECOND_STEP}
        if found != right and not sent_away_first:
            differences.append(f"{member}: {found}, not {right}")
    return differences
