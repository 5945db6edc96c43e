from django.urls import path

from mentoring.profiles.views import (
    directory,
    directory_report,
    installation_posts,
    partners,
    people,
    portrait,
    profile,
)

app_name = "profiles"
urlpatterns = [
    path("profile/", profile.profile_edit, name="profile-edit"),
    path("profile/portrait/", portrait.portrait_edit, name="portrait-edit"),
    path("profile/portrait/choice/", portrait.portrait_choose, name="portrait-choose"),
    path("profile/portrait/whole.webp", portrait.portrait_whole, name="portrait-whole"),
    path("profile/<slug:step>/", profile.profile_step, name="profile-step"),
    path("people/<str:code>/portrait-<str:version>-<str:size>.webp", portrait.portrait, name="portrait"),
    path("people/posts/", installation_posts.post_list, name="installation-posts"),
    path("people/posts/give/", installation_posts.post_give, name="installation-post-give"),
    path("people/posts/take/", installation_posts.post_take, name="installation-post-take"),
    path("partners/", partners.partner_list, name="partner-list"),
    path("partners/<str:code>/", partners.partner_edit, name="partner-edit"),
    path("directory/", directory.import_list, name="import-list"),
    path("directory/people/", people.people_list, name="people-list"),
    path("directory/people/left/", people.people_leave, name="people-leave"),
    path("directory/people/back/", people.people_return, name="people-return"),
    path("directory/people/here/", people.people_stay, name="people-stay"),
    path("directory/<str:code>/", directory.import_review, name="import-review"),
    path("directory/<str:code>/problems.csv", directory_report.problems_csv, name="import-problems-csv"),
    path("directory/<str:code>/problems.xlsx", directory_report.problems_xlsx, name="import-problems-xlsx"),
    path("directory/<str:code>/columns/", directory.import_columns, name="import-columns"),
    path("directory/<str:code>/reading/", directory.import_reading, name="import-reading"),
    path("directory/<str:code>/import/", directory.import_apply, name="import-apply"),
    path("directory/<str:code>/undo/", directory.import_undo, name="import-undo"),
    path("directory/<str:code>/drop/", directory.import_drop, name="import-drop"),
]
