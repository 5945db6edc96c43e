"""What a program makes of the catalogue: hiding topics and adding some of its own."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from mentoring.errors import Refused, require
from mentoring.profiles.models import Topic, User
from mentoring.web.codes import new_code
from programs.models import HiddenTopic, Program
from programs.permissions import can_manage
from programs.queries.topics import topics_in_scope
from programs.rules.topics import check_new


@dataclass(frozen=True, slots=True)
class TopicWords:
    """An own topic of a program in both languages. `cluster` is the code of its family."""

    cluster: str
    name_de: str
    name_en: str
    about_de: str
    about_en: str
    question_de: str
    question_en: str


@transaction.atomic
def hide_topic(*, program: Program, code: str, by: User, now: datetime) -> Topic:
    """Offer the topic no more; whoever chose it keeps it. Twice is the same as once.

    Raises NotAllowed, or Refused(topic_unknown).
    """
    program = managed(program, by)
    topic = topic_called(program, code)
    HiddenTopic.objects.get_or_create(program=program, topic=topic, defaults={"hidden_at": now})
    return topic


@transaction.atomic
def show_topic(
    *,
    program: Program,
    code: str,
    by: User,
    now: datetime,  # noqa: ARG001  (as every action)
) -> Topic:
    """Offer a hidden topic again; a merged one is empty. Raises NotAllowed, or Refused(topic_unknown)."""
    program = managed(program, by)
    topic = topic_called(program, code)
    HiddenTopic.objects.filter(program=program, topic=topic).delete()
    return topic


@transaction.atomic
def add_topic(
    *,
    program: Program,
    words: TopicWords,
    by: User,
    now: datetime,  # noqa: ARG001  (as every action)
) -> Topic:
    """Give the program a topic of its own. Raises NotAllowed, or Refused(topic_known) at a name."""
    program = managed(program, by)
    _check_names(program, words)
    code = f"{slugify(words.name_en)[:45].strip('-')}-{new_code()}".strip("-")
    return Topic.objects.create(code=code, scope=program.code, position=LAST, **asdict(words))


@transaction.atomic
def change_topic(
    *,
    program: Program,
    code: str,
    words: TopicWords,
    by: User,
    now: datetime,  # noqa: ARG001  (as every action)
) -> Topic:
    """Write an own topic of the program anew; who chose it keeps it.

    Raises NotAllowed, or Refused: topic_unknown (also for one of the catalogue), topic_known at a name.
    """
    program = managed(program, by)
    topic = topic_called(program, code)
    if topic.scope != program.code:
        raise Refused("topic_unknown")
    _check_names(program, words, but=topic)
    for name, value in asdict(words).items():
        setattr(topic, name, value)
    topic.save(update_fields=list(asdict(words)))
    return topic


LAST = 1000  # own topics stand behind those of the catalogue


def managed(program: Program, by: User) -> Program:
    """Return the program, held until the transaction ends. Raises NotAllowed for whoever does not run it."""
    held = Program.objects.select_for_update(no_key=True).get(pk=program.pk)
    require(can_manage(by, held))
    return held


def topic_called(program: Program, code: str) -> Topic:
    """Return a topic of the catalogue or of the program. Raises Refused(topic_unknown)."""
    topic = topics_in_scope(program).filter(code=code).first()
    if topic is None:
        raise Refused("topic_unknown")
    return topic


def _check_names(program: Program, words: TopicWords, *, but: Topic | None = None) -> None:
    others = topics_in_scope(program).exclude(code=but.code if but else "")
    known = [name for pair in others.values_list("name_de", "name_en") for name in pair]
    check_new([("name_de", words.name_de), ("name_en", words.name_en)], known)
