"""The topics of a program: what people choose from."""

import tomllib

import pytest
from django.utils import translation

from mentoring.profiles.models import Topic
from mentoring.profiles.models.topic import Cluster
from programs.models import HiddenTopic
from programs.queries.topics import current_topics, topic_choices
from tests.architecture.test_wording import guilty
from tests.architecture.tree import BASE
from tests.factories.profiles import make_topic
from tests.factories.programs import NOW, make_program

pytestmark = pytest.mark.django_db


def codes(program, **more):
    return [topic.code for family in topic_choices(program, **more) for topic in family.topics]


def hide(program, code, into=None):
    merged_into = make_topic(into) if into else None
    HiddenTopic.objects.create(
        program=program, topic=make_topic(code), merged_into=merged_into, hidden_at=NOW
    )


def test_catalogue_has_about_sixty_topics_in_all_eight_families():
    families = topic_choices(make_program())

    assert [family.cluster for family in families] == list(Cluster)
    assert {len(family.topics) for family in families} <= {7, 8}
    assert 56 <= sum(len(family.topics) for family in families) <= 64


def test_every_topic_of_the_catalogue_is_complete_in_both_languages_and_silent_about_age():
    paths = (BASE / "mentoring/profiles/topics").glob("*.toml")
    topics = [topic for path in paths for topic in tomllib.loads(path.read_text("utf-8"))["topic"]]
    texts = [
        text for topic in topics for part in ("name", "about", "question") for text in topic[part].values()
    ]

    assert len(texts) == 6 * len(topics)
    assert [text for text in texts if not text.strip() or guilty(text)] == []
    assert [
        topic["code"] for topic in topics if not all(q.endswith("?") for q in topic["question"].values())
    ] == []


def test_topic_says_its_name_explanation_and_question_in_the_language_of_the_reader():
    with translation.override("de"):
        topic = topic_choices(make_program())[0].topics[0]

    assert topic.name == "Kurzvideos und wie sie wirken"
    assert topic.about.startswith("Warum dreißig Sekunden genügen")
    assert topic.question.startswith("Bei welchem Video")
    assert "Short videos" in topic.words


def test_retired_and_hidden_topics_are_not_offered_any_more():
    program = make_program()
    make_topic("retired", cluster="life", is_active=False)
    hide(program, "gaming")

    assert {"retired", "gaming"}.isdisjoint(codes(program))
    assert "gaming" in codes(make_program())


def test_own_topic_of_a_program_is_known_to_no_other():
    program, other = make_program(), make_program()
    make_topic("harbour", cluster="customers", scope=program.code)

    assert "harbour" in codes(program)
    assert "harbour" not in codes(other, keep=["harbour"])


def test_who_chose_a_topic_before_it_was_hidden_still_finds_it():
    program = make_program()
    hide(program, "gaming")

    past = [one for family in topic_choices(program, keep=["gaming"]) for one in family.topics if one.is_past]

    assert [one.code for one in past] == ["gaming"]


def test_merged_topic_stands_for_the_last_one_it_went_into():
    program = make_program()
    hide(program, "memes", into="messengers")
    hide(program, "messengers", into="chat-culture")

    found = current_topics(program, ["memes", "gaming", "unknown"])

    assert {code: topic.code for code, topic in found.items()} == {
        "memes": "chat-culture",
        "gaming": "gaming",
    }


def test_a_thousand_topics_are_listed_with_one_query(django_assert_num_queries):
    program = make_program()
    Topic.objects.bulk_create(
        Topic(code=f"own-{number}", cluster="ai", name_de=f"Thema {number}", name_en=f"Topic {number}")
        for number in range(1000)
    )

    with django_assert_num_queries(1):
        assert len(codes(program)) > 1000
