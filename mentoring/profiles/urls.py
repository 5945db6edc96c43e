from django.urls import path

from mentoring.profiles.views import profile

app_name = "profiles"
urlpatterns = [
    path("profile/", profile.profile_edit, name="profile-edit"),
]
