"""The only module that knows every app's addresses."""

from allauth.account import urls as account
from django.conf import settings
from django.urls import include, path

FROM_THE_DIRECTORY = {"account_email", "account_email_verification_sent", "account_confirm_email"}

urlpatterns = [
    path("", include("mentoring.web.urls")),
    # People's addresses come from the directory, so there is no page for changing them.
    path("accounts/", include([page for page in account.urlpatterns if page.name not in FROM_THE_DIRECTORY])),
    path("", include("mentoring.notifications.urls")),
    path("", include("mentoring.profiles.urls")),
    path("", include("programs.urls")),
    path("", include("programs.sharing.urls")),
    path("", include("tandems.urls")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("tandems.demo_urls"))]
