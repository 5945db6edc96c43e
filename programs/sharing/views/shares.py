"""Reading, releasing, approving and withdrawing shares."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, paginate, submit
from programs.sharing import actions, permissions, queries
from programs.sharing.forms import ShareForm


@reads
def share_list(request: PersonRequest, slug: str) -> HttpResponse:
    """What the program shares, and what waits for the person who looks."""
    program = get_object_or_404(queries.programs_read_by(request.user), slug=slug)
    context = {
        "program": program,
        "page": paginate(request, queries.readable_shares(request.user, program), per_page=12),
        "own": queries.own_open_shares(request.user, program),
        "to_approve": queries.shares_to_approve(request.user, program),
        "issues": queries.issues_visible_to(request.user).filter(program=program)[:12],
        "can_edit_digest": permissions.can_edit_digest(request.user, program),
    }
    return page(request, "sharing/share_list.html", context)


@reads
def share_detail(request: PersonRequest, code: str) -> HttpResponse:
    """One share: to read, and for its two people and its editor to decide about."""
    share = get_object_or_404(queries.shares_visible_to(request.user), code=code)
    context = {
        "share": share,
        "program": share.program,
        "standing": share.standing,
        "is_author": permissions.is_author(request.user, share),
        "is_co_owner": permissions.is_co_owner(request.user, share),
        "owns": permissions.owns(request.user, share),
        "can_approve": permissions.can_approve(request.user, share),
        "reads_program": queries.programs_read_by(request.user).filter(pk=share.program_id).exists(),
    }
    return page(request, "sharing/share_detail.html", context)


@writes("GET", "POST")
def share_edit(request: PersonRequest, code: str) -> HttpResponse:
    """Change the words of a share that nobody else reads yet."""
    share = get_object_or_404(queries.own_editable_shares(request.user), code=code)
    form = ShareForm(request.POST or None, instance=share, topics=queries.topics(share.program, share))
    if request.method == "POST":
        words = form.words() if form.is_valid() else None
        changed = submit(request, form, actions.edit, share=share, words=words)
        if changed and "release" in request.POST:
            return act(request, actions.release, share=changed, then=changed, done=_("Released."))
        if changed:
            return redirect(changed)
    context = {"form": form, "share": share, "program": share.program, "partner": share.co_owner}
    return page(request, "sharing/share_edit.html", context, status=form_status(form))


@writes("POST")
def share_release(request: PersonRequest, code: str) -> HttpResponse:
    """Say yes to others reading it."""
    share = get_object_or_404(queries.shares_visible_to(request.user), code=code)
    seen = request.POST.get("seen", "")
    return act(request, actions.release, share=share, seen=seen, then=share, done=_("Released."))


@writes("POST")
def share_withdraw(request: PersonRequest, code: str) -> HttpResponse:
    """Take it back; its words are gone at once."""
    share = get_object_or_404(queries.shares_visible_to(request.user), code=code)
    done = _("Withdrawn. Headline and text have been erased.")
    return act(request, actions.withdraw, share=share, then=share, done=done)


@writes("POST")
def share_approve(request: PersonRequest, code: str) -> HttpResponse:
    """Make it readable."""
    share = get_object_or_404(queries.shares_visible_to(request.user), code=code)
    done = _("Everybody who reads this program can read the share now.")
    seen = request.POST.get("seen", "")
    return act(request, actions.approve, share=share, seen=seen, then=share, done=done)
