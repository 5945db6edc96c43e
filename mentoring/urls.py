"""The only module that knows every app's addresses."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("mentoring.web.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("mentoring.notifications.urls")),
    path("", include("mentoring.profiles.urls")),
    path("", include("programs.urls")),
    path("", include("programs.sharing.urls")),
    path("", include("tandems.urls")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("tandems.demo_urls"))]
