"""What comes with a post: what its holder sees, and what never. Pages and mails say the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.words import SEEN


@dataclass(frozen=True, slots=True)
class PostWords:
    """A post in words: `many` is the heading of its holders, `sees` and `never` are sentences."""

    many: Promise
    task: Promise
    sees: tuple[str | Promise, ...]
    never: Promise


MANY = {
    "admin": _("HR admins"),
    "sponsor": _("Sponsors"),
    "observer": _("Works council or data protection"),
}
TASK = {
    "admin": _("You set the program up, invite people, propose tandems and edit the digest."),
    "sponsor": _("You stand behind the program and review how it goes."),
    "observer": _("You watch over the rules of the program."),
}
SEES = {
    "admin": (
        _("who was invited and who takes part, and whose profile is complete"),
        _("which tandems the computer proposes, and why"),
        _("what a tandem would like to share, once both have released it"),
    ),
    "sponsor": (_("what tandems share with the program, and the digest"),),
    "observer": (_("the rules of the program and the reasons given for them"), _("what others see of it")),
}
NEVER = {
    "admin": _(
        "Never: notes, questions, answers, likes or ratings, and nobody's generation. In a tandem's room are "
        "its two people alone."
    ),
    "sponsor": _(
        "Never: notes, questions, answers, likes or ratings; nor who was invited, said no or is late with a "
        "profile."
    ),
    "observer": _("Never: people, profiles, tandems, or anything that somebody wrote."),
}


def words_of(post: str, visibility: str) -> PostWords:
    """Return what is said of `post` in a program with this visibility; observers see no tandem."""
    of_tandems = () if post == "observer" else SEEN[visibility]
    return PostWords(MANY[post], TASK[post], (*SEES[post], *of_tandems), NEVER[post])
