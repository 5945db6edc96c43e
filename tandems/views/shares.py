"""A tandem writes down what others would like to know."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import form_status, page, submit
from programs.sharing.forms import ShareForm
from programs.sharing.queries import topics
from tandems.actions.shares import draft_share
from tandems.queries.mine import sides, tandems_visible_to
from tandems.queries.plan import own_item


@writes("GET", "POST")
def share_draft(request: PersonRequest, code: str) -> HttpResponse:
    """Draft a share, and release it to the partner in the same step if wanted."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    _me, partner = sides(request.user, tandem)
    item = own_item(request.user, request.GET.get("item", ""), tandem)
    begun = {"title": item.title, "topic": item.topic_id} if item else {}
    form = ShareForm(request.POST or None, topics=topics(tandem.program), initial=begun)
    if request.method == "POST":
        words = form.words() if form.is_valid() else None
        released = "release" in request.POST
        share = submit(request, form, draft_share, tandem=tandem, words=words, released=released)
        if share:
            name = partner.person.get_short_name()
            asked = _("Released. Now %(name)s decides.") % {"name": name}
            messages.success(request, asked if released else _("Kept as a draft. Only you can read it."))
            return redirect(share)
    context = {"form": form, "tandem": tandem, "partner": partner, "program": tandem.program}
    return page(request, "tandems/share.html", context, status=form_status(form))
