from django.urls import path

from mentoring.profiles.views import directory, profile

app_name = "profiles"
urlpatterns = [
    path("profile/", profile.profile_edit, name="profile-edit"),
    path("directory/", directory.import_list, name="import-list"),
    path("directory/<str:code>/", directory.import_review, name="import-review"),
    path("directory/<str:code>/columns/", directory.import_columns, name="import-columns"),
    path("directory/<str:code>/import/", directory.import_apply, name="import-apply"),
    path("directory/<str:code>/drop/", directory.import_drop, name="import-drop"),
]
