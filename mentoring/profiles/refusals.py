"""What people read when a rule about profiles says no."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "missing_prompts": _("three sentences about you"),
    "missing_stage": _("where you are in your career"),
    "missing_language": _("at least one language"),
    "missing_format": _("at least one way to meet"),
    "prompt_twice": _("Please choose a different beginning for each sentence."),
    "prompt_without_words": _("Please choose a beginning for this sentence."),
    "profile_stays_complete": _(
        "Your profile is complete, and programs may count on it. You can change everything, but please "
        "keep {parts}."
    ),
}
