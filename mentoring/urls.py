"""The only module that knows every app's addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("mentoring.web.urls")),
    path("accounts/", include("allauth.urls")),
]
