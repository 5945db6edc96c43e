"""Walks the addresses of the product as each member of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.architecture.access import HIDDEN, LOGIN, OK, REFUSED, Row

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


def address(name: str, row: Row, stage: object) -> str:
    """Return the path of `name` with the row's keywords looked up on the stage."""
    return reverse(name, kwargs={key: attrgetter(path)(stage) for key, path in row.at.items()})


def clients(stage: object) -> dict[str, Client]:
    """Return a signed-in client per member of the cast, and one for nobody."""
    found = {"anonymous": Client()}
    for name, person in stage.cast.people().items():
        found[name] = Client()
        found[name].force_login(person)
    return found


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """Send one request and undo what it did."""
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    return response


def verdict(response: HttpResponse) -> str:
    """Put an answer into the words of the matrix."""
    known = {403: REFUSED, 404: HIDDEN, 405: NOT_OFFERED, 422: OK}
    if response.status_code in known:
        return known[response.status_code]
    if 300 <= response.status_code < 400:
        path = urlsplit(response["Location"]).path
        return LOGIN if path == reverse(settings.LOGIN_URL) and resolve(path) else OK
    return OK if response.status_code < 300 else str(response.status_code)
