"""The plan of a tandem. Nobody but its two people opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, back_to, form_status, page, submit
from tandems.actions import plan as actions
from tandems.forms.plan import PlanItemForm, StateForm
from tandems.queries import plan as queries
from tandems.queries.cards import card_named
from tandems.queries.mine import sides, tandems_visible_to

if TYPE_CHECKING:
    from tandems.models import PlanItem, Tandem


@reads
def plan(request: PersonRequest, code: str) -> HttpResponse:
    """What the two want to do, month by month."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    held = queries.talks_held(request.user, tandem)
    found = queries.plan(request.user, tandem, held=held, now=timezone.now())
    template = "tandems/plan_items.html" if request.htmx else "tandems/plan.html"
    return page(request, template, {"plan": found, "tandem": tandem})


@writes("GET", "POST")
def plan_add(request: PersonRequest, code: str) -> HttpResponse:
    """Put something into the plan: free words, a topic, or the conversation card `?card=`."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    asked = request.GET if request.method != "POST" else request.POST
    card = card_named(asked.get("card", ""))
    form = PlanItemForm(
        request.POST or None,
        card=card,
        topics=queries.topics_to_plan(request.user, tandem, None),
        months=queries.months_of(tandem),
        initial={"card": card.code if card else "", "month": asked.get("month", "")},
    )
    draft = form.draft() if form.is_valid() else None
    item = submit(request, form, actions.add_item, tandem=tandem, draft=draft)
    if item:
        messages.success(request, _("It is in the plan. Both of you see it."))
        return redirect(item)
    return _form_page(request, form, tandem)


@writes("GET", "POST")
def plan_edit(request: PersonRequest, code: str) -> HttpResponse:
    """Change an item. Whoever saves second sees both versions."""
    item = get_object_or_404(queries.items_visible_to(request.user).kept(), code=code)
    form = PlanItemForm(
        request.POST or None,
        item=item,
        card=item.conversation,
        topics=queries.topics_to_plan(request.user, item.tandem, item),
        months=queries.months_of(item.tandem),
    )
    typed = form.cleaned_data if form.is_valid() else {}
    draft, revision = (form.draft(), typed["revision"] or 0) if typed else (None, 0)
    changed = submit(request, form, actions.change_item, item=item, draft=draft, revision=revision)
    if changed:
        messages.success(request, _("Saved. Both of you see it."))
        return redirect(changed)
    clashed = bool(typed) and revision != item.revision and "words" in form.errors
    if clashed:
        form.keep_mine(item)
    return _form_page(request, form, item.tandem, item, clashed=clashed)


def _form_page(
    request: PersonRequest,
    form: PlanItemForm,
    tandem: Tandem,
    item: PlanItem | None = None,
    *,
    clashed: bool = False,
) -> HttpResponse:
    partner = sides(request.user, tandem)[1]
    context = {"form": form, "tandem": tandem, "item": item, "partner": partner, "clashed": clashed}
    return page(request, "tandems/plan_form.html", context, status=form_status(form))


@writes("POST")
def plan_move(request: PersonRequest, code: str) -> HttpResponse:
    """Move an item one place up or down, or in front of another."""
    item = get_object_or_404(queries.items_visible_to(request.user), code=code)
    return act(
        request,
        actions.order_item,
        item=item,
        step=-1 if request.POST.get("direction") == "up" else 1,
        before=request.POST.get("before"),
        then=item,
    )


@writes("POST")
def plan_state(request: PersonRequest, code: str) -> HttpResponse:
    """Say how far the two have come with an item."""
    item = get_object_or_404(queries.items_visible_to(request.user), code=code)
    form = StateForm(request.POST)
    then = back_to(request, default=item.get_absolute_url())
    if not form.is_valid():
        return redirect(then)
    return act(request, actions.set_state, item=item, state=form.cleaned_data["state"], then=then)


@writes("POST")
def plan_remove(request: PersonRequest, code: str) -> HttpResponse:
    """Take an item out; for a day it can return."""
    item = get_object_or_404(queries.items_visible_to(request.user), code=code)
    return act(
        request,
        actions.take_out,
        item=item,
        then=reverse("tandems:plan", args=[item.tandem.code]),
        done=_("It is out of the plan."),
        undo=reverse("tandems:plan-restore", args=[item.code]),
    )


@writes("POST")
def plan_restore(request: PersonRequest, code: str) -> HttpResponse:
    """Put an item back that was taken out a moment ago."""
    item = get_object_or_404(queries.items_visible_to(request.user), code=code)
    return act(request, actions.put_back, item=item, then=item, done=_("It is in the plan again."))
