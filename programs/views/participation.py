"""The profile and the topics for one's own part in a program."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from mentoring.profiles.queries.profile import own_profile, sites_for
from mentoring.profiles.views import flow
from mentoring.profiles.views.flow import Flow
from mentoring.web.access import reads, writes
from programs.actions.participation import save_own_part
from programs.forms.steps import steps_for
from programs.queries import participation as queries
from programs.queries.topics import merged_topics, topic_choices
from programs.views.preview import card

if TYPE_CHECKING:
    from mentoring.profiles.request import PersonRequest
    from programs.models import Participant
    from programs.queries.topics import TopicFamily


@reads
def participation(request: PersonRequest, slug: str) -> HttpResponse:
    """Show all of it on one page, every part a form of its own."""
    return flow.whole(request, _flow(request, slug))


@writes("GET", "POST")
def participation_step(request: PersonRequest, slug: str, step: str) -> HttpResponse:
    """One question of it; it may stay empty for now."""
    return flow.one(request, _flow(request, slug), step)


def _flow(request: PersonRequest, slug: str) -> Flow:
    own = queries.own_participation(request.user, slug, request.GET.get("role", ""))
    if own is None:
        raise Http404
    others = [one for one in queries.own_roles(request.user, own.program) if one != own]
    query = {"role": own.role} if others else None
    return Flow(
        steps=steps_for(own),
        load=lambda: queries.values_in(own, own_profile(request.user)),
        given=_given(request, own),
        save=partial(save_own_part, participant=own),
        address=lambda name: reverse("programs:participation-step", args=[slug, name], query=query),
        whole=reverse("programs:participation", args=[slug], query=query),
        missing=queries.missing_in_values,
        extra={"participant": own, "program": own.program, "others": others},
        card=lambda: card(request, own),
    )


def _given(request: PersonRequest, own: Participant) -> dict[str, Any]:
    """What the forms know. Topics chosen before stay; a page from before a merge may still be sent."""

    @cache
    def topics() -> list[TopicFamily]:
        keep = {one.topic for one in queries.topics_of(own)}
        return topic_choices(own.program, keep=keep | (merged_topics(own.program) if request.POST else set()))

    return {
        "person": request.user,
        "is_mentor": own.is_mentor,
        "sites": lambda: sites_for(request.user),
        "topics": topics,
    }
