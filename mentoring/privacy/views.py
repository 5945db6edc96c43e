"""What the product holds about the person who looks, and how to take it along."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mentoring.privacy import queries
from mentoring.privacy.export import own_copy
from mentoring.web.access import reads, writes
from mentoring.web.page import page


@reads
def my_data(request: HttpRequest) -> HttpResponse:
    """What is kept about me, what I agreed to, who did something about me, and how to change it."""
    return page(
        request,
        "privacy/my_data.html",
        {
            "groups": queries.held_about(request.user),
            "consents": queries.consents_of(request.user),
            "steps": queries.steps_about(request.user)[:20],
            "people_to_ask": queries.people_to_ask(),
        },
    )


@writes("POST")  # changes nothing; but no link of another site shall make anybody's browser fetch it
def download(request: HttpRequest) -> HttpResponse:
    """Hand out one's own copy to who has proved themselves lately: a screen left open does not give it away.

    Nothing keeps it on the way: neither we nor the browser's cache.
    """
    if not _has_just_proved_it(request):
        messages.info(request, _("Please show that it is you. Then you can download your data."))
        way = get_adapter().get_reauthentication_methods(request.user)[0]
        return redirect(f"{way['url']}?{urlencode({'next': reverse('privacy:my-data')})}")
    now = timezone.now()
    name = f"rueckenwind-{timezone.localdate(now):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(own_copy(request.user, now=now), content_type="application/zip", headers=headers)


def _has_just_proved_it(request: HttpRequest) -> bool:
    """Tell whether a password, a second step or a mailed code was given here within the last minutes."""
    try:
        return not is_reauthentication_required(request, app="allauth.account")
    except ReauthenticationRequired:  # so our adapter says of who can give nothing but a mailed code
        return False
