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
    preview,
    setup,
    topic_answers,
    topic_desk,
    topic_list,
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
    path("programs/<slug:slug>/topic-list/", topic_list.topic_list, name="topic-list"),
    path(
        "programs/<slug:slug>/topic-list/take-back/", topic_list.proposal_withdraw, name="proposal-withdraw"
    ),
    path("programs/<slug:slug>/topics/", topic_desk.topics, name="topics"),
    path("programs/<slug:slug>/topics/new/", topic_desk.topic_add, name="topic-add"),
    path("programs/<slug:slug>/topics/<slug:code>/", topic_desk.topic_edit, name="topic-edit"),
    path("programs/<slug:slug>/topics/<slug:code>/hide/", topic_desk.topic_hide, name="topic-hide"),
    path("programs/<slug:slug>/topics/<slug:code>/show/", topic_desk.topic_show, name="topic-show"),
    path("programs/<slug:slug>/topics/<slug:code>/merge/", topic_desk.topic_merge, name="topic-merge"),
    path("programs/<slug:slug>/topics/<slug:code>/part/", topic_desk.topic_part, name="topic-part"),
    path(
        "programs/<slug:slug>/proposed-topics/<str:code>/found/",
        topic_answers.proposal_found,
        name="proposal-found",
    ),
    path(
        "programs/<slug:slug>/proposed-topics/<str:code>/decline/",
        topic_answers.proposal_decline,
        name="proposal-decline",
    ),
    path(
        "programs/<slug:slug>/proposed-topics/<str:code>/reopen/",
        topic_answers.proposal_reopen,
        name="proposal-reopen",
    ),
    path("programs/<slug:slug>/my-profile/preview/", preview.preview, name="profile-preview"),
    path(
        "programs/<slug:slug>/my-profile/<slug:step>/",
        participation.participation_step,
        name="participation-step",
    ),
    path("invitations/<str:token>/", joining.invitation, name="invitation"),
]
