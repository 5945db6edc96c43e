"""Topics that are the same under another spelling, and two topics of one person that become one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.errors import Refused
from mentoring.profiles.rules.vocabulary import folded

TAKEN_BACK_FOR = timedelta(days=1)  # so long what a merge changed is remembered
LONGEST_QUESTION = 200  # characters
MOST_OPEN = 3  # proposals of one participation that wait for an answer


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says about a topic: level or priority from 1 to 3, shown live or not, and words.

    `question` holds the words: the question of a mentee, the example of a mentor.
    """

    strength: int
    is_live: bool = False
    question: str = ""


def plain_name(name: str) -> str:
    """Return a name as it is compared: without case, accents, signs and blanks."""
    return re.sub(r"[\W_]+", "", folded(name))


def without_marks(text: str) -> str:
    """Return `text` as it is searched: in lower case, letters without dots and accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def check_new(names: Iterable[tuple[str, str]], known: Iterable[str]) -> None:
    """Raise Refused(topic_known) at the field whose name is among the `known` ones under any spelling.

    `names` are pairs of field and name.
    """
    taken = {plain_name(name): name for name in known}
    for field, name in names:
        if plain_name(name) in taken:
            raise Refused("topic_known", field=field, name=taken[plain_name(name)])


def together(one: Said, other: Said) -> Said:
    """Return what is said about two topics once they are one: the stronger holds, no question is lost.

    Two questions stand one after the other; if they do not fit together, the one of the stronger stays.
    """
    first, second = (one, other) if one.strength >= other.strength else (other, one)
    questions = list(dict.fromkeys(text for text in (first.question, second.question) if text))
    both = " ".join(questions)
    question = both if len(both) <= LONGEST_QUESTION else questions[0]
    return Said(first.strength, first.is_live or second.is_live, question)


def check_merge_is_fresh(merged_at: datetime, now: datetime) -> None:
    """Raise Refused(merge_settled) when too late to take a merge back."""
    if now - merged_at >= TAKEN_BACK_FOR:
        raise Refused("merge_settled")
