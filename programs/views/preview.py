"""One's own profile as others see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from mentoring.profiles.part_words import PART_NAMES, SEEN_BY
from mentoring.profiles.request import PersonRequest
from mentoring.profiles.rules.audiences import CANDIDATES, CIRCLES, TANDEM
from mentoring.web.access import reads
from mentoring.web.page import page
from programs.queries.participation import own_participation
from programs.queries.seen import Hidden, hidden_from, own_as

if TYPE_CHECKING:
    from programs.models import Participant


@reads
def preview(request: PersonRequest, slug: str) -> HttpResponse:
    """Show it to its owner as the circle in `?as=` sees it: program, candidates (as a start) or tandem."""
    own = own_participation(request.user, slug, request.GET.get("role", ""))
    if own is None:
        raise Http404
    return page(request, "programs/preview.html", card(request, own), partial="card")


def card(request: PersonRequest, own: Participant) -> dict[str, Any]:
    """Return what the card of one's own participation shows, as seen from the circle in `?as=`."""
    asked = request.GET.get("as", "")
    circle = asked if asked in CIRCLES else CANDIDATES
    return {
        "participant": own,
        "program": own.program,
        "seen": own_as(request.user, own, circle),
        "circle": circle,
        "circles": [(code, SEEN_BY[code]) for code in reversed(CIRCLES)],
        "hidden": [hidden_sentence(one) for one in hidden_from(request.user, own, circle)],
    }


def hidden_sentence(hidden: Hidden) -> str:
    """Say what is not shown, and to whom it is."""
    parts = [str(PART_NAMES[part]) for part in hidden.parts]
    if len(hidden.sentences) > 1:
        parts.append(_("%(number)s of your sentences") % {"number": len(hidden.sentences)})
    else:
        parts += [_("the sentence “%(beginning)s”") % {"beginning": one} for one in hidden.sentences]
    what = {"parts": get_text_list(parts, _("and"))}
    if hidden.circle == TANDEM:
        return _("Not shown here: %(parts)s. Your tandem sees it, once you have one.") % what
    return _("Not shown here: %(parts)s. People you could be paired with see it.") % what
