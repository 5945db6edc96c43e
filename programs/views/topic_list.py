"""All topics of a program with their explanations, for those who take part; and proposing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.codes import code_in
from mentoring.web.page import act, form_status, page, submit
from programs.actions.topic_proposals import propose_topic, withdraw_proposal
from programs.forms.topic_list import ProposalForm, SearchForm
from programs.queries.participation import own_participation
from programs.queries.topics import found_topics, own_proposals, takes_proposals

if TYPE_CHECKING:
    from programs.models import Participant


@writes("GET", "POST")
def topic_list(request: PersonRequest, slug: str) -> HttpResponse:
    """The list, searched if asked, and a form for what is missing."""
    own = _own(request, slug)
    search, form = SearchForm(request.GET), ProposalForm(request.POST or None)
    if form.is_valid() and submit(request, form, propose_topic, participant=own, **form.cleaned_data):
        messages.success(request, _("Proposed. The answer will stand here."))
        return redirect(f"{reverse('programs:topic-list', args=[slug])}#proposals")
    families = found_topics(own.program, search.words)
    context = {
        "participant": own,
        "program": own.program,
        "search": search,
        "form": form,
        "families": families,
        "number": sum(len(family.topics) for family in families),
        "proposals": own_proposals(request.user, own),
        "takes_proposals": takes_proposals(own.program),
    }
    return page(request, "programs/topic_list.html", context, status=form_status(form))


@writes("POST")
def proposal_withdraw(request: PersonRequest, slug: str) -> HttpResponse:
    """Delete an own proposal."""
    own, code = _own(request, slug), code_in(request.POST.get("proposal", ""))
    then, done = f"{reverse('programs:topic-list', args=[slug])}#proposals", _("Deleted.")
    return act(request, withdraw_proposal, participant=own, code=code, then=then, done=done)


def _own(request: PersonRequest, slug: str) -> Participant:
    own = own_participation(request.user, slug, request.GET.get("role", ""))
    if own is None:
        raise Http404
    return own
