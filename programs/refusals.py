"""What people read when a rule of a program says no."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "end_before_kickoff": _("The end has to come after the kickoff on {kickoff}."),
    "kickoff_past": _("The kickoff lies in the past. Choose {today} or later."),
    "too_short": _("A program lasts at least {months} months: with this kickoff until {earliest} or later."),
    "too_long": _(
        "These are {months} months. A program lasts at most twelve: with this kickoff until {latest} or "
        "earlier."
    ),
    "profiles_due_after_kickoff": _("Profiles have to be complete before the kickoff on {kickoff}."),
    "generation_reason_missing": _(
        "Please write down why different generations matter for your program, or choose career stage."
    ),
    "weights_zero": _("At least topics, contrast, or times and ways to meet have to count."),
    "visibility_only_tightens": _(
        "People agreed to figures only. A program that was opened cannot show more; a new program can."
    ),
    "group_only_grows": _("People agreed to groups of at least {smallest}. The number can only grow."),
    "generation_rule_agreed": _(
        "People agreed to the comparison as it is. A program that was opened can only change to career stage."
    ),
    "audience_only_narrows": _(
        "People released their texts for the readers of this program. Once it was opened, no others can be "
        "added."
    ),
    "interest_promised": _(
        "People were told that nobody learns of their likes. A program that was opened cannot change that; a "
        "new program can."
    ),
    "addresses_unknown": _("Nobody in the directory has this address: {addresses}"),
    "not_a_draft": _("The program was opened in the meantime. Change it on its own page."),
    "changed_meanwhile": _(
        "Somebody else has changed this in the meantime. What you typed is still there; please look again."
    ),
    "person_unknown": _("This person is not in the directory, or has left."),
    "last_admin": _(
        "Somebody has to run the program: this is the last HR admin. Give the post to somebody else first."
    ),
    "no_such_move": _("The program has moved on in the meantime. Please look again."),
    "need_german_text": _("The German text is missing: what is the program about?"),
    "need_english_text": _("The English text is missing: what is the program about?"),
    "need_kickoff_ahead": _("The kickoff lies in the past. Choose a new one."),
    "need_reason_given": _("Why different generations matter is not written down yet."),
    "need_council_settled": _("The works council has not been informed yet."),
    "need_mentor_ready": _("No mentor has a complete profile yet."),
    "need_mentee_ready": _("No mentee has a complete profile yet."),
    "need_tandem_published": _("No tandem is published yet."),
    "not_recruiting": _("People can be invited while the program is open, matching or running."),
    "nobody_chosen": _("Please tick somebody, or paste an address."),
    "invitation_used": _("This invitation has been answered. Each link works once."),
    "invitation_void": _("This invitation is no longer valid: a newer one was sent, or it was taken back."),
    "invitation_expired": _(
        "This invitation has run out. Please ask the people who run the program for a new one."
    ),
    "no_applications": _("This program takes no applications at the moment."),
    "in_already": _(
        "You are in this program already, or asked to be. The page of the program says where you stand."
    ),
    "application_decided": _("There was no place for you this time. The organisers can still invite you."),
    "nothing_to_end": _("There is nothing to take back: you do not take part at the moment."),
    "in_tandem": _(
        "You are in a tandem. Please tell {people} first, who end it kindly with both of you; "
        "no reason is needed."
    ),
    "nobody_ticked": _("Please tick somebody who still waits for an answer."),
    "no_such_decision": _("Please choose what should happen with the people you ticked."),
    "agreement_needed": _("Without this we cannot let you take part. Or say that you would rather not."),
    "missing_topic": _("at least one topic"),
    "topic_twice": _("Each topic once, please."),
    "topic_known": _("There is such a topic already: {name}"),
    "topic_unknown": _("This topic is not in the list any more. Please look again."),
    "topic_same": _("Please choose another topic to merge it with."),
    "merge_settled": _("Topics can be taken apart for a day. It is too late for these."),
    "merge_moved_on": _("The other topic is hidden by now. Show it first, then take them apart."),
    "program_over": _("The program is over. Topics are not added any more."),
    "proposals_enough": _(
        "You have proposed {most} topics that wait for an answer. Take one back, or wait for it."
    ),
    "proposal_unknown": _("This proposal has been answered or taken back. Please look again."),
}
