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
}

FIRST_THREE = ("learn-from", "ask-me", "certain-something")
"""What an empty profile begins with."""
