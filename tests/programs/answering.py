"""The questions of a profile within a program, answered by a client."""

import json

from django.urls import reverse

from mentoring.profiles.queries.profile import own_profile
from mentoring.web.merging import marks
from programs.models import Participant
from programs.queries.participation import values_in

PROFILE = {
    "headline": {"headline": "Planning shifts in Bremen"},
    "sentence-1": {"prompt": "learn-from", "text": "ask why."},
    "sentence-2": {"prompt": "ask-me", "text": "sourdough."},
    "sentence-3": {"prompt": "certain-something", "text": "I sing in a shanty choir."},
    "languages": {"de": "3", "en": "2"},
    "meeting": {"formats": ["video", "on_site"]},
    "stage": {"career_stage": "2-starting"},
}


def rows(*topics, **more):
    """Return the five rows as a browser sends them; rows without a topic keep their preset strength."""
    sent = {"topics-TOTAL_FORMS": "5", "topics-INITIAL_FORMS": "0"}
    for number in range(5):
        sent |= {f"topics-{number}-topic": "", f"topics-{number}-strength": "2"}
    for number, (topic, strength) in enumerate(topics):
        sent |= {f"topics-{number}-topic": topic, f"topics-{number}-strength": str(strength)}
    return sent | more


def address(participant, step="", query=""):
    slug = participant.program.slug
    if not step:
        return reverse("programs:participation", args=[slug]) + query
    return reverse("programs:participation-step", args=[slug, step]) + query


def seen(participant):
    """Return what a form carries that was opened now."""
    participant = Participant.objects.select_related("program", "person").get(pk=participant.pk)
    return json.dumps(marks(values_in(participant, own_profile(participant.person))))


def answer(client, participant, step, sent, query="", **more):
    """Send a form as it was opened now."""
    return client.post(address(participant, step, query), sent | {"seen": seen(participant)} | more)
