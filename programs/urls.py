from django.urls import path

from programs.views import (
    catalogue,
    guests,
    joining,
    joining_desk,
    joining_public,
    mails,
    moves,
    participation,
    people,
    posts,
    setup,
    wizard,
)

app_name = "programs"
urlpatterns = [
    path("programs/", catalogue.program_list, name="program-list"),
    path("programs/new/", wizard.program_create, name="program-create"),
    path("programs/<slug:slug>/", catalogue.program_detail, name="program-detail"),
    path("programs/<slug:slug>/edit/", setup.program_edit, name="program-edit"),
    path("programs/<slug:slug>/set-up/", wizard.set_up, name="set-up"),
    path("programs/<slug:slug>/set-up/<slug:step>/", wizard.set_up_step, name="set-up-step"),
    path(
        "programs/<slug:slug>/set-up/words/preview/<str:role>/<str:language>/",
        mails.invitation_preview,
        name="mail-preview",
    ),
    path("programs/<slug:slug>/duplicate/", wizard.program_duplicate, name="program-duplicate"),
    path("programs/<slug:slug>/move/", moves.program_move, name="program-move"),
    path(
        "programs/<slug:slug>/move/preview/<str:to>/<str:language>/", mails.move_preview, name="move-preview"
    ),
    path("programs/<slug:slug>/people/", people.roster_page, name="roster"),
    path("programs/<slug:slug>/people/invite/", people.people_invite, name="people-invite"),
    path("programs/<slug:slug>/guests/", guests.guest_list, name="guests"),
    path("programs/<slug:slug>/guests/end/", guests.guest_end, name="guest-end"),
    path("programs/<slug:slug>/posts/", posts.post_list, name="posts"),
    path("programs/<slug:slug>/posts/give/", posts.post_give, name="post-give"),
    path("programs/<slug:slug>/posts/take/", posts.post_take, name="post-take"),
    path("programs/<slug:slug>/people/act/", people.roster_act, name="roster-act"),
    path("programs/<slug:slug>/people/applications/", joining_desk.applications_page, name="applications"),
    path("programs/<slug:slug>/people/applications/decide/", joining_desk.decide, name="application-decide"),
    path("programs/<slug:slug>/about/", joining_public.program_about, name="program-about"),
    path("programs/<slug:slug>/apply/", joining_public.apply, name="program-apply"),
    path("participations/<str:code>/end/", joining_public.part_end, name="part-end"),
    path("my/invitations/<str:code>/", joining_public.own_invitation, name="own-invitation"),
    path("programs/<slug:slug>/my-profile/", participation.participation, name="participation"),
    path("invitations/<str:token>/", joining.invitation, name="invitation"),
]
