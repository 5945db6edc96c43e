"""The questions of a profile, answered by a client."""

import json

from django.urls import reverse

from mentoring.profiles.queries.profile import own_profile, values_of
from mentoring.web.merging import marks


def address(step):
    return reverse("profiles:profile-step", args=[step])


def seen(person):
    """Return what a form carries that was opened now."""
    return json.dumps(marks(values_of(own_profile(person))))
