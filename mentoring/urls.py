"""The only module that knows every app's addresses."""

from types import ModuleType

from allauth.account import urls as account
from allauth.mfa.base import urls as factors
from allauth.mfa.recovery_codes import urls as codes
from allauth.mfa.totp import urls as totp
from allauth.mfa.webauthn import urls as passkeys
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from mentoring.profiles.account_urls import urlpatterns as ours

FROM_THE_DIRECTORY = {"account_email", "account_email_verification_sent", "account_confirm_email"}
LEFT_OUT = FROM_THE_DIRECTORY | {page.name for page in ours}


def kept(urls: ModuleType) -> list[URLPattern | URLResolver]:
    """Return those pages of an allauth module that we neither have ourselves nor do without."""
    return [page for page in urls.urlpatterns if getattr(page, "name", "") not in LEFT_OUT]


urlpatterns = [
    path("", include("mentoring.web.urls")),
    # People's addresses come from the directory, so there is no page for changing them.
    path("accounts/", include([*ours, *kept(account)])),
    path("accounts/2fa/", include([*kept(factors), *kept(codes), *kept(totp)])),
    path("accounts/passkeys/", include(kept(passkeys))),
    path("", include("mentoring.notifications.urls")),
    path("", include("mentoring.privacy.urls")),
    path("", include("mentoring.company.urls")),
    path("", include("mentoring.profiles.urls")),
    path("", include("programs.urls")),
    path("", include("programs.sharing.urls")),
    path("", include("tandems.urls")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("tandems.demo_urls"))]

handler500 = "mentoring.web.views.broken"
