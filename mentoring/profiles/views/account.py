"""Sign-in and security: one page for all ways to sign in, and what allauth has no page for."""

from __future__ import annotations

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.views import BaseReauthenticateView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.profiles.actions.account import sign_out_elsewhere
from mentoring.profiles.forms.factors import ConfirmByMailForm
from mentoring.profiles.mailed_code import MailedCode
from mentoring.profiles.permissions import must_have_second_factor
from mentoring.profiles.queries.account import Factors, own_devices, own_factors
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.devices import device_code
from mentoring.web.page import UNPROCESSABLE, page


@reads
def security(request: PersonRequest) -> HttpResponse:
    """Show how the person signs in; to an admin without a second step nothing but how to get one."""
    factors = own_factors(request.user)
    demanded = settings.SECOND_FACTOR_FOR_ADMINS and must_have_second_factor(request.user)
    if demanded and not factors.second_step:
        return page(request, "account/second_factor.html")
    devices = own_devices(
        request.user,
        session_key=request.session.session_key or "",
        device=device_code(request.META.get("HTTP_USER_AGENT", "")),
        now=timezone.now(),
    )
    return page(
        request, "account/security.html", {"factors": factors, "devices": devices, "demanded": demanded}
    )


@writes("POST")
def sessions_end(request: PersonRequest) -> HttpResponse:
    """Sign the person out everywhere but here."""
    ended = sign_out_elsewhere(by=request.user, session_key=request.session.session_key or "")
    said = ngettext(
        "You are signed out of one other device.", "You are signed out of %(ended)s other devices.", ended
    )
    messages.success(request, said % {"ended": ended} if ended else _("You were signed in here only."))
    return redirect("account_security")


@reads
def recovery_codes(request: PersonRequest) -> HttpResponse:
    """Show the codes that are left."""
    factors = _with_codes(request)
    return page(request, "mfa/recovery_codes/index.html", {"codes": factors.codes})


@reads
def recovery_codes_download(request: PersonRequest) -> HttpResponse:
    """Give the codes that are left as a text file."""
    response = page(request, "mfa/recovery_codes/download.txt", {"codes": _with_codes(request).codes})
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="rueckenwind-codes.txt"'
    return response


def _with_codes(request: PersonRequest) -> Factors:
    """Return the person's factors if there are codes among them and they have proved themselves lately."""
    factors = own_factors(request.user)
    if not factors.has_codes:
        raise Http404
    raise_if_reauthentication_required(request, app="allauth.mfa")
    return factors


@method_decorator(writes("GET", "POST"), name="dispatch")  # type: ignore[arg-type]  # a View's dispatch takes self first
class ConfirmByMail(BaseReauthenticateView):
    """Have somebody without password and second step prove themselves by a code to their mailbox.

    The first POST sends it, the second brings it; then what they wanted to do goes on.
    """

    request: PersonRequest
    form_class = ConfirmByMailForm
    template_name = "account/reauthenticate_by_code.html"

    def post(self, request: PersonRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Send a code, or look at the one that was typed."""
        if "send" in request.POST:
            if not MailedCode(request).send():
                messages.error(request, _("Too many codes in a short time. Please wait a few minutes."))
            return redirect(request.get_full_path())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: ConfirmByMailForm) -> HttpResponse:
        """Go on if it is the right code; say so if not."""
        if MailedCode(self.request).accept(form.cleaned_data["code"]):
            return super().form_valid(form)
        form.add_error("code", _("This is not the code, or it is no longer good."))
        return self.form_invalid(form)

    def form_invalid(self, form: ConfirmByMailForm) -> HttpResponse:
        """Show the form again."""
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Add whether a code is on its way."""
        return {**super().get_context_data(**kwargs), "is_sent": MailedCode(self.request).is_sent}
