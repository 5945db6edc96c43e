"""How people are shown to others: choosing it, and the photo itself."""

from __future__ import annotations

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.actions.portrait import show_drawing, show_photo
from mentoring.profiles.forms.portrait import DrawingForm, PhotoForm
from mentoring.profiles.queries.portrait import DRAWINGS, own_crop, own_whole_photo, photo_visible_to
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, back_to, form_status, page, submit

A_YEAR = 365 * 24 * 60 * 60
LOCKED = {"default-src": [NONE], "base-uri": [NONE], "form-action": [NONE], "frame-ancestors": [NONE]}


@writes("GET", "POST")
def portrait_edit(request: PersonRequest) -> HttpResponse:
    """Show the three ways side by side; take a photo and the part of it that is shown.

    Whoever comes from a question of the profile goes back to it.
    """
    back = back_to(request, default="")
    form = PhotoForm(request.POST or None, request.FILES or None, crop=own_crop(request.user))
    if form.is_valid():
        arguments = {"person": request.user, "content": form.content(), "crop": form.crop()}
        if submit(request, form, show_photo, **arguments):
            messages.success(request, _("This is how others see you now."))
            return redirect(back or "profiles:portrait-edit")
    way, _colon, drawn = request.user.portrait.partition(":")
    context = {"form": form, "way": way, "drawn": drawn, "drawings": DRAWINGS, "back": back}
    return page(request, "profiles/portrait.html", context, status=form_status(form))


@writes("POST")
def portrait_choose(request: PersonRequest) -> HttpResponse:
    """Take a drawn portrait, or go back to the monogram."""
    form = DrawingForm(request.POST)
    here = reverse("profiles:portrait-edit")
    back = back_to(request, default="")
    if not form.is_valid():
        messages.error(request, _("Please choose one of the portraits shown."))
        return redirect(reverse("profiles:portrait-edit", query={"next": back}) if back else here)
    name = form.cleaned_data["name"]
    done = _("This is how others see you now.")
    return act(request, show_drawing, person=request.user, name=name, done=done, then=back or here)


@csp(LOCKED)
@reads
def portrait_whole(request: PersonRequest) -> HttpResponse:
    """Give people the uncropped picture of themselves, for choosing another part."""
    return _picture(own_whole_photo(request.user))


@csp(LOCKED)
@reads
def portrait(request: PersonRequest, code: str, version: str, size: str) -> HttpResponse:
    """Give the photo to those who may see it. Its address changes with it, so browsers keep it."""
    answer = _picture(photo_visible_to(request.user, code=code, version=version, size=size))
    answer["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return answer


def _picture(content: bytes | None) -> HttpResponse:
    """Answer with a WebP that a browser takes for nothing else."""
    if content is None:
        raise Http404
    headers = {"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="image/webp", headers=headers)
