"""The sentences for what tandems' rules refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "run_phase": _("Matching opens together with the program and ends when it closes."),
    "run_already": _("A run is under way already. Please wait for it."),
    "run_nobody": _("At least one mentor and one mentee with a complete profile are needed."),
    "run_not_ready": _("This run is not waiting for publication."),
    "run_stale": _(
        "Since this run somebody left or was given a tandem. Nothing was published; please start a new run."
    ),
    "run_released": _("Another run is about to go out. Call it back first, or wait until it has gone."),
    "run_gone_out": _("This run has gone out already, or was called back."),
    "pair_gone": _("One of the two does not take part any more."),
    "lock_breaks_rule": _("A rule of the program does not allow this pair, so it cannot be held."),
    "veto_reason": _("Please say why. Only HR admins of this program read it."),
    "text_too_long": _("Please keep it to {most} characters."),
    "nothing_to_undo": _("There is nothing to undo."),
    "nothing_to_redo": _("There is nothing to do again."),
    "asking_over": _("This proposal has been settled meanwhile. Nothing was changed."),
    "meeting_in_the_past": _("This time has passed. Please choose a later one."),
    "meeting_clash_own": _("You already have a tandem meeting at this time. Please choose another one."),
    "meeting_clash_partner": _(
        "{name} already has a tandem meeting at this time. Please choose another one."
    ),
    "meeting_cancelled": _("This meeting was cancelled in the meantime."),
    "meeting_over": _("This meeting is over. You can still log how it went."),
    "tandem_ended": _(
        "This tandem has ended. Everything you wrote stays here for the two of you for a while."
    ),
    "change_gone": _("This has settled itself or was decided meanwhile. Nothing was done."),
    "change_step": _("Please choose what is to happen."),
    "log_before_meeting": _("This meeting has not begun yet. You can log it as soon as it has."),
    "log_in_the_future": _("This day is still to come."),
    "log_before_tandem": _("On this day your tandem did not exist yet."),
    "log_elsewhere": _("This form is out of date. Please open it again."),
    "test_mails_enough": _("These were many test mails in a short time. Please wait {minutes} minutes."),
    "question_box_full": _("{most} questions of yours wait already. Take one out to make room."),
    "agreement_choice": _("Please choose how you settle this."),
    "agreement_too_long": _("This is longer than fits on the paper."),
    "agreement_aims": _("At most {most} aims: what matters most to you?"),
    "agreement_changed_meanwhile": _(
        "{name} changed the agreement while you wrote. Nothing of yours is lost: where the two of you "
        "differ, both texts stand below. Please look and save again."
    ),
    "agreement_other_text": _(
        "The agreement has changed since you opened it, so your signature was not set. Please read it as it "
        "is now."
    ),
    "agreement_nothing_new": _("This is what you have agreed on already. There is nothing new to sign."),
    "agreement_first_stays": _("Your first agreement cannot be dropped, only changed."),
    "induction_points": _("Please read every point and tick it."),
    "induction_first": _("Please go through your list for the start first. It takes a minute."),
    "plan_full": _("{most} items fit into a plan. Take one out to make room."),
    "plan_item_empty": _("Please say what it is about: choose a topic, or use your own words."),
    "plan_item_changed": _(
        "This was changed while you wrote. What was saved stands above; your version is still in the form. "
        "Save again to keep yours."
    ),
    "note_changed_meanwhile": _(
        "{name} wrote here while you did. Both versions stand below, one after the other: nothing is lost. "
        "Please look and save again."
    ),
}
