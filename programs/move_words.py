"""The words of the moves of a program: what a move is called, what it leads to, and what its mail says."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS = {
    ("draft", "open"): _("Open the program"),
    ("open", "matching"): _("Begin matching"),
    ("matching", "running"): _("Start the program"),
    ("matching", "open"): _("Back to recruiting"),
    ("running", "closing"): _("Begin closing"),
    ("closing", "closed"): _("Close the program"),
    ("closed", "archived"): _("Archive the program"),
}

EFFECTS = {
    ("draft", "open"): (
        _("From now on you can invite people."),
        _("What others see of tandems, and the rule about generations, can only become stricter."),
    ),
    ("open", "matching"): (
        _("The computer can propose tandems from everybody whose profile is complete."),
        _("Invitations stay open. Whoever completes a profile later can be in the next run."),
    ),
    ("matching", "running"): (
        _("Tandems are at work. Late joiners stay welcome."),
        _("There is no way back to recruiting."),
    ),
    ("matching", "open"): (_("Recruiting goes on. Proposals you have not published can be computed again."),),
    ("running", "closing"): (_("Tandems round off what they began. Planned meetings stay."),),
    ("closing", "closed"): (
        _("Nobody can be invited any more, and every consent to compare generations ends."),
        _("There is no way back."),
    ),
    ("closed", "archived"): (_("Those who took part no longer find it in their list. You still do."),),
}

KICKOFF = _("A calendar entry for the day of the kickoff comes with the mail.")
CALENDAR = _("No calendar entries: tandems make their own appointments.")


@dataclass(frozen=True, slots=True)
class MailWords:
    """What the mail about a move says. `{program}` and `{day}` are filled in."""

    subject: str | Promise
    text: str | Promise
    next: str | Promise


MAILS = {
    "matching": MailWords(
        _("{program}: your profile is still missing"),
        _("the tandems of {program} are being put together now. Your profile is not complete yet."),
        _("With a complete profile you can be part of the next proposal. It takes a few minutes."),
    ),
    "running": MailWords(
        _("{program} begins"),
        _("{program} begins, and your tandem is ready. It goes on until {day}."),
        _("If you have not planned a first meeting yet, propose a date to your partner."),
    ),
    "kickoff": MailWords(
        _("{program}: the kickoff has moved"),
        _("the kickoff of {program} has moved to another day."),
        _("Meetings that your tandem has planned stay as they are."),
    ),
    "closing": MailWords(
        _("{program} comes to its end"),
        _("{program} ends on {day}. There is time for a last meeting."),
        _("Look back together: what was worth it, what stays, and what do you thank each other for?"),
    ),
    "closed": MailWords(
        _("{program} is over: thank you"),
        _("{program} is over. Thank you for your time, your openness and your curiosity."),
        _(
            "Your notes stay yours; half a year after the end what is known of tandems is deleted. "
            "What you shared stays readable."
        ),
    ),
}
"""State reached → its mail; `kickoff` tells of another day. The opening is told by the mail about a post."""

TOLD = {
    "posts": _("Mail about a post"),
    "late": _("Mail to everybody whose profile is missing"),
    "paired": _("Mail to everybody in a tandem"),
    "everybody": _("Mail to everybody who takes part"),
}
"""Code of those who are told → what the preview calls the mail."""
