"""The profile and the topics for one's own part in a program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.errors import Refused
from mentoring.profiles.forms.profile import IndexEntry, ProfileForm
from mentoring.profiles.queries.profile import own_profile
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import UNPROCESSABLE, page
from mentoring.web.refusals import sentence
from programs import words
from programs.actions.participation import save_participation
from programs.forms.topics import GenerationForm, TopicRows, topic_rows
from programs.queries import participation as queries
from programs.queries.topics import merged_topics, topic_choices

if TYPE_CHECKING:
    from programs.models import Participant


@writes("GET", "POST")
def participation(request: PersonRequest, slug: str) -> HttpResponse:
    """Show and save it on one page; half done may be saved, too."""
    own = queries.own_participation(request.user, slug, request.GET.get("role", ""))
    if own is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    content, chosen = own_profile(request.user), queries.topics_of(own)
    profile = ProfileForm(data, content=content)
    topics = _topics(own, chosen, data)
    agrees = queries.agrees_to_generation(request.user, own.program)
    consent = GenerationForm(data, initial={"compare_generation": agrees})
    if profile.is_valid() and topics.is_valid() and consent.is_valid():
        missing = save_participation(
            participant=own,
            profile=profile.content(),
            topics=topics.choices(),
            compare_generation=consent.cleaned_data["compare_generation"],
            by=request.user,
            now=timezone.now(),
        )
        _tell(request, missing)
        return redirect(request.get_full_path())
    missing = queries.missing_in(content, chosen)
    forms = {"profile": profile, "topics": topics, "consent": consent, "index": _index(own, profile, missing)}
    return _shown(request, own, missing, forms)


def _topics(own: Participant, chosen: list[queries.TopicChoice], data: QueryDict | None) -> TopicRows:
    """The rows. What was chosen before stays in the list; a page from before a merge may still be sent."""
    keep = {one.topic for one in chosen} | (merged_topics(own.program) if data else set())
    return topic_rows(
        data, is_mentor=own.is_mentor, chosen=chosen, topics=topic_choices(own.program, keep=keep)
    )


def _tell(request: PersonRequest, missing: tuple[str, ...]) -> None:
    if missing:
        parts = ", ".join(_parts(missing))
        messages.info(request, _("Saved. Still missing: %(parts)s.") % {"parts": parts})
    else:
        messages.success(request, _("Saved. Your profile is complete, you can be matched."))


def _parts(missing: tuple[str, ...]) -> list[str]:
    return [sentence(Refused(f"missing_{part}")) for part in missing]


def _index(own: Participant, profile: ProfileForm, missing: tuple[str, ...]) -> list[IndexEntry]:
    """The parts of the page in reading order."""
    parts = [*profile.index(missing), IndexEntry("topics", _("Topics"), "topic" not in missing)]
    if queries.asks_generation(own.program):
        parts.append(IndexEntry("generations", _("Comparison of generations")))
    return parts


def _shown(
    request: PersonRequest, own: Participant, missing: tuple[str, ...], forms: Mapping[str, object]
) -> HttpResponse:
    has_errors = request.method == "POST"
    context = {
        **forms,
        "participant": own,
        "program": own.program,
        "others": [one for one in queries.own_roles(request.user, own.program) if one != own],
        "missing": _parts(missing),
        "asks_generation": queries.asks_generation(own.program),
        "generation_consent": words.GENERATION_CONSENT,
    }
    return page(request, "programs/participation.html", context, status=UNPROCESSABLE if has_errors else 200)
