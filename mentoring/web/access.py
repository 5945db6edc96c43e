"""What a view may do: `@reads` lets only reading through to the database, `@writes` opens one transaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

View = Callable[..., HttpResponse]

READING = re.compile(r"^\s*(SELECT|WITH|SAVEPOINT|RELEASE|ROLLBACK|SHOW|EXPLAIN)\b", re.IGNORECASE)
SESSION_TABLE = '"django_session"'  # the session store is Django's own business


class WroteWhileReadingError(RuntimeError):
    """A page that only shows something tried to change the database."""


def _refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if not READING.match(sql) and SESSION_TABLE not in sql:
        raise WroteWhileReadingError(sql[:200])
    return execute(sql, params, many, context)


@contextmanager
def read_only() -> Iterator[None]:
    """Let only reading statements through to the database. Raises WroteWhileReadingError otherwise."""
    with connection.execute_wrapper(_refuse_writes):
        yield


def reads(view: View) -> View:
    """Mark a page that only shows something: GET and HEAD, and no write reaches the database."""

    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with read_only():
            return view(request, *args, **kwargs)

    guarded.access = "reads"  # type: ignore[attr-defined]  # a note on the function
    return guarded


def writes(*methods: str) -> Callable[[View], View]:
    """Mark a page that changes something: one transaction for POST, reading only for GET.

    `@writes("POST")` answers POST alone; `@writes("GET", "POST")` is a form page that shows itself on GET.
    """

    def decorate(view: View) -> View:
        @require_http_methods([*methods, "HEAD"] if "GET" in methods else list(methods))
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in {"GET", "HEAD"}:
                with read_only():
                    return view(request, *args, **kwargs)
            with transaction.atomic():
                response = view(request, *args, **kwargs)
                if response.status_code >= 400:  # noqa: PLR2004  (nothing half-done stays behind an error)
                    transaction.set_rollback(True)
                return response

        guarded.access = "writes"  # type: ignore[attr-defined]  # a note on the function
        return guarded

    return decorate
