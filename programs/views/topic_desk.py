"""The topics of a program, for those who run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, submit
from programs.actions.topic_merging import merge_topics, unmerge_topics
from programs.actions.topic_proposals import accept_proposal
from programs.actions.topics import add_topic, change_topic, hide_topic, show_topic
from programs.forms.topic_list import OwnTopicForm, SearchForm, TargetForm
from programs.queries import catalogue, topic_desk
from programs.queries.topics import topic_choices

if TYPE_CHECKING:
    from mentoring.profiles.models import Topic
    from programs.models import Program


@reads
def topics(request: PersonRequest, slug: str) -> HttpResponse:
    """All topics with what people make of them, and the proposals that wait."""
    program = managed(request, slug)
    search = SearchForm(request.GET)
    families = topic_desk.topic_desk(request.user, program, now=timezone.now(), words=search.words)
    context = {
        "program": program,
        "search": search,
        "families": families,
        "shown": sum(len(family.shown) for family in families),
        "proposals": topic_desk.waiting_proposals(request.user, program),
        "target": TargetForm(topics=topic_choices(program)),
    }
    return page(request, "programs/topics.html", context)


@writes("GET", "POST")
def topic_add(request: PersonRequest, slug: str) -> HttpResponse:
    """Give the program a topic of its own, perhaps one that somebody proposed."""
    program = managed(request, slug)
    waiting = topic_desk.waiting_proposals(request.user, program)
    proposal = next((one for one in waiting if one.code == request.GET.get("proposal")), None)
    name = "name_de" if request.user.language == "de" else "name_en"
    form = OwnTopicForm(request.POST or None, initial={name: proposal.name} if proposal else {})
    more: dict[str, Any] = {"code": proposal.code} if proposal else {}
    if form.is_valid():
        action = accept_proposal if proposal else add_topic
        topic = submit(request, form, action, program=program, words=form.words(), **more)
        if topic:
            messages.success(request, _("Added: %(topic)s") % {"topic": topic})
            return redirect("programs:topics", slug)
    context = {"program": program, "form": form, "proposal": proposal}
    return page(request, "programs/topic_edit.html", context, status=form_status(form))


@writes("GET", "POST")
def topic_edit(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Write an own topic of the program anew."""
    program = managed(request, slug)
    topic = _topic(request, program, code)
    if topic.scope != program.code:
        raise Http404
    form = OwnTopicForm(request.POST or None, initial=model_to_dict(topic))
    if form.is_valid() and submit(
        request, form, change_topic, program=program, code=code, words=form.words()
    ):
        messages.success(request, _("Saved."))
        return redirect("programs:topics", slug)
    context = {"program": program, "form": form, "topic": topic}
    return page(request, "programs/topic_edit.html", context, status=form_status(form))


@writes("POST")
def topic_hide(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Offer a topic no more."""
    then, undo = _addresses(slug, "topic-show", code)
    done = _("Hidden. Who chose it keeps it.")
    return act(
        request, hide_topic, program=managed(request, slug), code=code, then=then, done=done, undo=undo
    )


@writes("POST")
def topic_show(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Offer a hidden topic again."""
    then, undo = _addresses(slug, "topic-hide", code)
    done = _("People can choose it again.")
    return act(
        request, show_topic, program=managed(request, slug), code=code, then=then, done=done, undo=undo
    )


@writes("GET", "POST")
def topic_merge(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Choose the topic another one goes into, see what moves, and do it."""
    program = managed(request, slug)
    topic, families = _topic(request, program, code), topic_choices(program)
    if code not in {one.code for family in families for one in family.topics}:
        raise Http404
    form = TargetForm(request.POST or None, topics=families, but=code)
    if form.is_valid():
        then, undo = _addresses(slug, "topic-part", code)
        pair = {"program": program, "source": code, "target": form.cleaned_data["into"]}
        done = _("Merged. For a day the two can be taken apart again.")
        return act(request, merge_topics, **pair, then=then, done=done, undo=undo)
    figures = topic_desk.merge_figures(request.user, program, topic, now=timezone.now())
    context = {"program": program, "form": form, "one": figures}
    return page(request, "programs/topic_merge.html", context, status=form_status(form))


@writes("POST")
def topic_part(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Take a merge of the last day back."""
    then, _undo = _addresses(slug, "topic-part", code)
    done = _("The two topics are apart again.")
    return act(request, unmerge_topics, program=managed(request, slug), code=code, then=then, done=done)


def managed(request: PersonRequest, slug: str) -> Program:
    """Return the program if the viewer runs it, else 404."""
    return get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)


def _topic(request: PersonRequest, program: Program, code: str) -> Topic:
    topic = topic_desk.managed_topic(request.user, program, code)
    if topic is None:
        raise Http404
    return topic


def _addresses(slug: str, back: str, code: str) -> tuple[str, str]:
    """The list of topics, and what takes the step back."""
    return reverse("programs:topics", args=[slug]), reverse(f"programs:{back}", args=[slug, code])
