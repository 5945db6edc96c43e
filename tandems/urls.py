"""Addresses of the start page, tandems, meetings, logs, matching and progress."""

from django.urls import path

from tandems.views import (
    agreement,
    asking,
    board,
    cards,
    changes,
    discover,
    home,
    induction,
    logs,
    mails,
    matching,
    meetings,
    next_best,
    plan,
    profiles,
    progress,
    questions,
    shares,
    start,
    tandem,
    weighing,
)

PAIR = "programs/<slug:slug>/matching/<slug:code>/pairs/<slug:mentor>/<slug:mentee>/"

app_name = "tandems"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("start/test-mail/", start.test_mail, name="start-test-mail"),
    # the tandem
    path("tandems/<slug:code>/", tandem.tandem_detail, name="tandem-detail"),
    # how the two work together
    path("tandems/<slug:code>/induction/", induction.induction, name="induction"),
    path("tandems/<slug:code>/agreement/", agreement.agreement, name="agreement"),
    path("tandems/<slug:code>/agreement/edit/", agreement.agreement_edit, name="agreement-edit"),
    path("tandems/<slug:code>/agreement/sign/", agreement.agreement_sign, name="agreement-sign"),
    path("tandems/<slug:code>/agreement/drop/", agreement.agreement_drop, name="agreement-drop"),
    path("agreements/<slug:code>/", agreement.agreement_version, name="agreement-version"),
    path("programs/<slug:slug>/progress/induction/", induction.induction_list, name="induction-list"),
    path(
        "programs/<slug:slug>/progress/induction/<slug:code>/skip/",
        induction.induction_skip,
        name="induction-skip",
    ),
    # the meetings of a tandem
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
    # what the two want to do, and what helps them to
    path("tandems/<slug:code>/plan/", plan.plan, name="plan"),
    path("tandems/<slug:code>/plan/new/", plan.plan_add, name="plan-add"),
    path("plan/<slug:code>/", plan.plan_edit, name="plan-edit"),
    path("plan/<slug:code>/move/", plan.plan_move, name="plan-move"),
    path("plan/<slug:code>/state/", plan.plan_state, name="plan-state"),
    path("plan/<slug:code>/remove/", plan.plan_remove, name="plan-remove"),
    path("plan/<slug:code>/restore/", plan.plan_restore, name="plan-restore"),
    path("conversation-cards/", cards.card_list, name="card-list"),
    path("conversation-cards/<slug:code>/", cards.card_detail, name="card-detail"),
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
    path("programs/<slug:slug>/matching/weights/", weighing.weights, name="weights"),
    path("programs/<slug:slug>/matching/start/", matching.run_start, name="run-start"),
    path("programs/<slug:slug>/matching/<slug:code>/", matching.run_detail, name="run-detail"),
    path("programs/<slug:slug>/matching/<slug:code>/undo/", board.step_undo, name="step-undo"),
    path("programs/<slug:slug>/matching/<slug:code>/redo/", board.step_redo, name="step-redo"),
    path("programs/<slug:slug>/matching/<slug:code>/release/", board.run_release, name="run-release"),
    path("programs/<slug:slug>/matching/<slug:code>/call-back/", board.run_call_back, name="run-call-back"),
    path(
        "programs/<slug:slug>/matching/<slug:code>/compare/<slug:other>/",
        board.run_compare,
        name="run-compare",
    ),
    path("programs/<slug:slug>/matching/<slug:code>/mails/", mails.run_mails, name="run-mails"),
    path(
        "programs/<slug:slug>/matching/<slug:code>/mails/<slug:side>/<str:language>/",
        mails.run_mail,
        name="run-mail",
    ),
    path(f"{PAIR}swap/", board.pair_swap, name="pair-swap"),
    path(f"{PAIR}hold/", board.pair_hold, name="pair-hold"),
    path(f"{PAIR}open/", board.pair_open, name="pair-open"),
    path(f"{PAIR}exclude/", board.pair_exclude, name="pair-exclude"),
    path(f"{PAIR}note/", board.pair_note, name="pair-note"),
    # asking first
    path("proposals/<slug:code>/", asking.asking, name="asking"),
    path("proposals/<slug:code>/answer/", asking.asking_answer, name="asking-answer"),
    # what the directory changed
    path("programs/<slug:slug>/changes/", changes.change_list, name="change-list"),
    path("programs/<slug:slug>/changes/<slug:code>/", changes.change_settle, name="change-settle"),
    path("programs/<slug:slug>/changes/<slug:code>/match/", changes.change_match, name="change-match"),
    path("programs/<slug:slug>/changes/<slug:code>/next/", next_best.change_next, name="change-next"),
    path(
        "programs/<slug:slug>/changes/<slug:mentor>/<slug:mentee>/propose/",
        next_best.change_propose,
        name="change-propose",
    ),
    # how it goes
    path("programs/<slug:slug>/progress/", progress.progress, name="progress"),
    path("programs/<slug:slug>/progress/letter/", progress.letter, name="progress-letter"),
]
