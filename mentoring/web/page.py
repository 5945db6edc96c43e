"""How a view answers: a full page or a fragment of it, the result of an action, a list page by page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from mentoring.errors import NotAllowed, Refused
from mentoring.web.refusals import explain, sentence
from mentoring.web.undo import offer_undo

UNPROCESSABLE = 422


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    partial: str = "",
    status: int = 200,
) -> HttpResponse:
    """Answer with the page, or with its `partial` alone when htmx asked for a fragment."""
    name = f"{template}#{partial}" if partial and request.htmx else template  # type: ignore[attr-defined]  # of django-htmx
    return render(request, name, dict(context or {}), status=status)


def act(
    request: HttpRequest,
    action: Callable[..., Any],
    *,
    then: Any = None,
    otherwise: Any = None,
    done: str = "",
    undo: str = "",
    **arguments: Any,
) -> HttpResponse:
    """Do `action` as the signed-in person, say `done`, and go on to `then` (address, URL name or object).

    `undo` is the address that takes it back with a POST; it is offered beside `done`.
    `otherwise` is where a refusal leads, with its sentence as a message; by default also to `then`. Without
    `then` the result of the action is where to go. A missing permission is 403.
    """
    try:
        with transaction.atomic():
            result = action(by=request.user, now=timezone.now(), **arguments)
    except Refused as refused:
        messages.error(request, sentence(refused))
        return redirect(otherwise or then)
    except NotAllowed as error:
        raise PermissionDenied from error
    if done:
        messages.success(request, done, extra_tags=offer_undo(undo) if undo else "")
    return redirect(then or result)


def submit(request: HttpRequest, form: BaseForm, action: Callable[..., Any], **arguments: Any) -> Any | None:
    """Do `action` with what a valid `form` says. Return its result, or None to show the form again.

    The action must return something other than None. A refusal is shown at its field.
    """
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            return action(by=request.user, now=timezone.now(), **arguments)
    except Refused as refused:
        explain(form, refused)
        return None
    except NotAllowed as error:
        raise PermissionDenied from error


def form_status(form: BaseForm) -> int:
    """Return 422 for a form that came back with errors, else 200."""
    return UNPROCESSABLE if form.is_bound and form.errors else 200


def paginate(request: HttpRequest, rows: Any, *, per_page: int = 50) -> Page[Any]:
    """Return the page of `rows` that the address asks for; a wrong number shows the nearest page."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def order(request: HttpRequest, keys: Collection[str], *, default: str) -> tuple[str, bool]:
    """Return by which of `keys` the address sorts a list, and whether downwards; else the `default`."""
    asked = request.GET.get("sort", default)
    chosen = asked if asked.removeprefix("-") in keys else default
    return chosen.removeprefix("-"), chosen.startswith("-")


def back_to(request: HttpRequest, *, default: str) -> str:
    """Return the address in `next`, of the form or of the page, if it is a path of this site, else `default`.

    A word without a slash is no path: `redirect` would take it for the name of a view.
    """
    target = request.POST.get("next") or request.GET.get("next", "")
    safe = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else default
