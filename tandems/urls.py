"""Addresses of the start page, tandems, meetings, logs, matching and progress."""

from django.urls import path

from tandems.views import (
    changes,
    discover,
    home,
    logs,
    matching,
    meetings,
    profiles,
    progress,
    questions,
    shares,
    start,
    tandem,
)

app_name = "tandems"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("start/test-mail/", start.test_mail, name="start-test-mail"),
    # the tandem and its meetings
    path("tandems/<slug:code>/", tandem.tandem_detail, name="tandem-detail"),
    path("tandems/<slug:code>/meetings/new/", meetings.meeting_plan, name="meeting-plan"),
    path("meetings/<slug:code>/", meetings.meeting_detail, name="meeting-detail"),
    path("meetings/<slug:code>/move/", meetings.meeting_move, name="meeting-move"),
    path("meetings/<slug:code>/cancel/", meetings.meeting_cancel, name="meeting-cancel"),
    path("meetings/<slug:code>/calendar.ics", meetings.meeting_ics, name="meeting-ics"),
    # what happened
    path("meetings/<slug:code>/log/", logs.meeting_log, name="meeting-log"),
    path("tandems/<slug:code>/log/", logs.log_add, name="log-add"),
    path("logs/<slug:code>/", logs.log_detail, name="log-detail"),
    path("logs/<slug:code>/edit/", logs.log_edit, name="log-edit"),
    # what the two want to ask each other
    path("tandems/<slug:code>/questions/", questions.question_box, name="question-box"),
    path("questions/<slug:code>/remove/", questions.question_remove, name="question-remove"),
    path("questions/<slug:code>/restore/", questions.question_restore, name="question-restore"),
    path("logs/<slug:code>/keep-questions/", questions.questions_keep, name="questions-keep"),
    # what others may read
    path("tandems/<slug:code>/share/", shares.share_draft, name="share-draft"),
    # who the others are
    path("programs/<slug:slug>/people/<slug:code>/profile/", profiles.profile, name="profile"),
    # before the tandems are formed
    path("programs/<slug:slug>/discover/", discover.discover, name="discover"),
    path("programs/<slug:slug>/discover/deal/", discover.discover_deal, name="discover-deal"),
    path("programs/<slug:slug>/discover/people/", discover.discover_list, name="discover-list"),
    path("cards/<slug:code>/", discover.discover_card, name="discover-card"),
    path("cards/<slug:code>/answer/", discover.discover_answer, name="discover-answer"),
    path("cards/<slug:code>/undo/", discover.discover_undo, name="discover-undo"),
    path("cards/<slug:code>/mutual/", discover.discover_mutual, name="discover-mutual"),
    # matching
    path("programs/<slug:slug>/matching/", matching.run_list, name="run-list"),
    path("programs/<slug:slug>/matching/start/", matching.run_start, name="run-start"),
    path("programs/<slug:slug>/matching/<slug:code>/", matching.run_detail, name="run-detail"),
    path("programs/<slug:slug>/matching/<slug:code>/publish/", matching.run_publish, name="run-publish"),
    # what the directory changed
    path("programs/<slug:slug>/changes/", changes.change_list, name="change-list"),
    path("programs/<slug:slug>/changes/<slug:code>/", changes.change_settle, name="change-settle"),
    path("programs/<slug:slug>/changes/<slug:code>/match/", changes.change_match, name="change-match"),
    # how it goes
    path("programs/<slug:slug>/progress/", progress.progress, name="progress"),
    path("programs/<slug:slug>/progress/letter/", progress.letter, name="progress-letter"),
]
