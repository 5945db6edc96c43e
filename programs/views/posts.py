"""Who runs, sponsors and observes a program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.errors import Refused
from mentoring.profiles.forms.search import SearchForm
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page
from mentoring.web.refusals import sentence
from programs.actions import posts as actions
from programs.forms.posts import PostForm
from programs.post_words import words_of
from programs.queries import catalogue
from programs.queries.posts import POSTS, people_to_appoint

if TYPE_CHECKING:
    from programs.models import Program


@reads
def post_list(request: PersonRequest, slug: str) -> HttpResponse:
    """The holders of each post with what they see, and a search for more."""
    program = _managed(request, slug)
    holders = catalogue.people_with_posts(request.user, program)
    search = SearchForm(request.GET)
    context = {
        "program": program,
        "posts": [(post, words_of(post, program.visibility), holders[post]) for post, _label in POSTS],
        "choices": POSTS,
        "search": search,
        "words": search.asked(),
        "found": people_to_appoint(request.user, program, words=search.asked()),
    }
    return page(request, "programs/posts.html", context)


@writes("POST")
def post_give(request: PersonRequest, slug: str) -> HttpResponse:
    """Give somebody a post."""
    done = _("Done. The person gets a mail that says what comes with it.")
    program = _managed(request, slug)
    return _act(request, actions.give_post, program, done)


@writes("POST")
def post_take(request: PersonRequest, slug: str) -> HttpResponse:
    """Take a post back; whoever gives up their own last one goes where they still may be."""
    program = _managed(request, slug)
    mine = request.POST.get("person") == request.user.code and request.POST.get("post") == "admin"
    then = reverse("programs:program-list") if mine else ""
    return _act(request, actions.take_post, program, _("Taken back."), then)


def _act(
    request: PersonRequest, action: Callable[..., Any], program: Program, done: str, then: str = ""
) -> HttpResponse:
    form = PostForm(request.POST)
    back = reverse("programs:posts", args=[program.slug])
    if not form.is_valid():
        messages.error(request, sentence(Refused("person_unknown")))
        return redirect(back)
    return act(
        request, action, program=program, **form.cleaned_data, done=done, then=then or back, otherwise=back
    )


def _managed(request: PersonRequest, slug: str) -> Program:
    return get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
