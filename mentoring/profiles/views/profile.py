"""The person's own page, outside any program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from mentoring.profiles.actions.profile import save_part, save_reach
from mentoring.profiles.forms.steps import STEPS
from mentoring.profiles.queries.profile import missing_in_values, own_profile, sites_for, values_of
from mentoring.profiles.views import flow
from mentoring.profiles.views.flow import Flow
from mentoring.web.access import reads, writes

if TYPE_CHECKING:
    from django.http import HttpResponse

    from mentoring.profiles.request import PersonRequest


@reads
def profile_edit(request: PersonRequest) -> HttpResponse:
    """Show everything people say about themselves, their language and time zone."""
    return flow.whole(request, _flow(request))


@writes("GET", "POST")
def profile_step(request: PersonRequest, step: str) -> HttpResponse:
    """One question of it."""
    return flow.one(request, _flow(request), step)


def _flow(request: PersonRequest) -> Flow:
    person = request.user

    def load() -> dict[str, Any]:
        reach = {"language": person.language, "time_zone": person.time_zone}
        return values_of(own_profile(person)) | reach

    def save(*, said: dict[str, Any], **arguments: Any) -> object:
        if "time_zone" in said:
            return save_reach(person=person, **said, by=person, now=arguments["now"])
        return save_part(person=person, said=said, **arguments)

    return Flow(
        steps=STEPS,
        load=load,
        given={"person": person, "sites": lambda: sites_for(person)},
        save=save,
        address=lambda name: (
            reverse("profiles:profile-step", args=[name])
            if name != "portrait"
            else reverse("profiles:portrait-edit")
        ),
        whole=reverse("profiles:profile-edit"),
        missing=missing_in_values,
    )
