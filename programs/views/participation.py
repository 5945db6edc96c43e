"""The profile and the topics for one's own part in a program."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from mentoring.profiles.queries.profile import sites_for
from mentoring.profiles.views import flow
from mentoring.profiles.views.flow import Flow
from mentoring.web.access import reads, writes
from programs.actions.participation import save_own_part
from programs.forms.steps import steps_for
from programs.queries import participation as queries
from programs.queries.seen import read_whole
from programs.queries.topics import merged_topics, topic_choices
from programs.views.preview import card

if TYPE_CHECKING:
    from mentoring.profiles.request import PersonRequest
    from programs.models import Participant
    from programs.queries.seen import read_whole
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
    role = request.GET.get("role", "")
    own = queries.own_participation(request.user, slug, role)
    if own is None:
        raise Http404
    others = [one for one in queries.own_roles(request.user, own.program) if one != own]
    query = {"role": own.role} if others else None
    now = _Now(request, own)
    return Flow(
        steps=steps_for(own),
        load=now.load,
        given={
            "person": request.user,
            "is_mentor": own.is_mentor,
            "sites": lambda: sites_for(request.user),
            "topics": now.topics,
        },
        save=partial(save_own_part, participant=own),
        address=lambda name: reverse("programs:participation-step", args=[slug, name], query=query),
        whole=reverse("programs:participation", args=[slug], query=query),
        missing=queries.missing_in_values,
        extra={"participant": own, "program": own.program, "others": others},
        card=now.card,
    )


class _Now:
    """What the person has said, read anew for each answer of the server and once for all that shows it."""

    def __init__(self, request: PersonRequest, own: Participant) -> None:
        self.request, self.own = request, own
        self.values: dict[str, Any] = {}

    def load(self) -> dict[str, Any]:
        own = queries.own_participation(self.request.user, self.own.program.slug, self.own.role)
        self.own = read_whole(self.request.user, own or self.own)
        self.values = queries.values_read(self.own)
        return self.values

    def card(self) -> dict[str, Any]:
        return card(self.request, self.own)

    @cache  # noqa: B019  (lives as long as one request)
    def topics(self) -> list[TopicFamily]:
        """Topics chosen before stay in the list; a page from before a merge may still be sent."""
        merged = merged_topics(self.own.program) if self.request.POST else set()
        return topic_choices(self.own.program, keep={one.topic for one in self.values["topics"]} | merged)
