"""The beginnings of sentences that people finish in their profile: some brave, some light.

The slug is stored, the words are shown in the reader's language. A slug is never reused for other words.
"""

from django.utils.translation import gettext_lazy as _

PROMPTS = {
    "learn-from": _("I learn most from people who …"),
    "late-noticed": _("What people at the top often notice too late:"),
    "changed-mind": _("I recently changed my mind about …"),
    "cannot-yet": _("Something I cannot do yet, and would like to:"),
    "ask-me": _("Ask me about …"),
    "never-dared": _("A question I have never dared to ask at work:"),
    "failed-well": _("Something that failed and taught me a lot:"),
    "small-joy": _("An ordinary day gets better with …"),
    "would-abolish": _("If I could, I would abolish tomorrow:"),
    "walk-with": _("We would have most to talk about on a walk to …"),
    "opposite": _("My opposite would be somebody who …"),
    "certain-something": _("That certain something that few people know about me:"),
    "in-ten-minutes": _("In ten minutes I can show you …"),
    "wish-asked": _("I wish somebody would ask me about …"),
    "not-shared": _("A common opinion that I do not share:"),
    "first-day": _("What nobody told me on my first day:"),
    "advice-ignored": _("Good advice that I ignored:"),
    "put-off": _("What I have put off for far too long:"),
    "may-ask": _("You may ask me anything, even …"),
    "meet-best": _("If we meet once a month, then best of all …"),
    "recognised-by": _("You recognise me by …"),
    "taught-myself": _("The last thing I taught myself:"),
    "free-afternoon": _("With a free afternoon at work I would …"),
    "quiet-when": _("I go quiet when …"),
}

FIRST_THREE = ("learn-from", "ask-me", "certain-something")
"""What an empty profile begins with."""
