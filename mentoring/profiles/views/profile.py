"""The person's own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.errors import Refused
from mentoring.profiles.actions.profile import save_person
from mentoring.profiles.forms.profile import PersonForm
from mentoring.profiles.queries.profile import own_profile
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import form_status, page
from mentoring.web.refusals import sentence


@writes("GET", "POST")
def profile_edit(request: PersonRequest) -> HttpResponse:
    """Show and save what people say about themselves, their language and time zone."""
    content = own_profile(request.user)
    form = PersonForm(
        request.POST or None,
        content=content,
        initial={"language": request.user.language, "time_zone": request.user.time_zone},
    )
    if form.is_valid() and _saved(request, form):
        messages.success(request, _("Saved."))
        return redirect("profiles:profile-edit")
    missing = [sentence(Refused(f"missing_{part}")) for part in content.missing()]
    context = {"form": form, "missing": missing, "index": form.index(content.missing())}
    return page(request, "profiles/profile.html", context, status=form_status(form))


def _saved(request: PersonRequest, form: PersonForm) -> bool:
    """Save the form; a refusal is told on top of it in words."""
    try:
        save_person(
            person=request.user,
            content=form.content(),
            language=form.cleaned_data["language"],
            time_zone=form.cleaned_data["time_zone"],
            by=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        codes = refused.params["parts"]
        parts = ", ".join(sentence(Refused(f"missing_{code}")) for code in codes)  # type: ignore[attr-defined]  # codes of profile_gaps
        form.add_error(None, sentence(Refused(refused.code, parts=parts)))
        return False
    return True
