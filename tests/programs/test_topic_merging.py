"""Two topics of a program become one, and can be taken apart for a day."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mentoring.errors import NotAllowed, Refused
from programs.actions.participation import save_own_part
from programs.actions.topic_merging import forget_merged, merge_topics, unmerge_topics
from programs.actions.topics import hide_topic, show_topic
from programs.models import MergedChoice, Role
from programs.queries.participation import TopicChoice, topics_of
from programs.rules.topics import Said, together
from tests.factories.profiles import make_topic
from tests.factories.programs import NOW, make_post, make_program, make_ready

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def program():
    return make_program()


@pytest.fixture
def hr(program):
    return make_post(program)


def merge(program, hr, source="memes", target="messengers"):
    merge_topics(program=program, source=source, target=target, by=hr, now=NOW)


def part(program, hr, code="memes", now=NOW + HOUR):
    unmerge_topics(program=program, code=code, by=hr, now=now)


def mentee(program, **questions):
    """A mentee who wants topics: code=(priority, question)."""
    participant = make_ready(program, Role.MENTEE, topics={code: said[0] for code, said in questions.items()})
    for code, said in questions.items():
        need = participant.needs.get(topic__code=code)
        need.question = said[1]
        need.save()
    return participant


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Said(1, is_live=True), Said(3), Said(3, is_live=True)),
        (Said(2, question="A?"), Said(3, question="B?"), Said(3, question="B? A?")),
        (Said(2, question="A?"), Said(2, question="A?"), Said(2, question="A?")),
        (Said(3), Said(1, question="B?"), Said(3, question="B?")),
        (Said(1, question="a" * 120), Said(2, question="b" * 120), Said(2, question="b" * 120)),
    ],
)
def test_stronger_of_two_holds_and_no_question_is_lost_that_fits(one, other, both):
    assert together(one, other) == both


def test_offers_and_needs_of_this_program_move_and_those_of_others_stay(program, hr):
    mentor, wanting = make_ready(program, topics={"memes": 3}), mentee(program, memes=(1, "Why?"))
    elsewhere = make_ready(make_program(), topics={"memes": 2})

    merge(program, hr)

    assert topics_of(mentor) == [TopicChoice("messengers", 3)]
    assert topics_of(wanting) == [TopicChoice("messengers", 1, question="Why?")]
    assert topics_of(elsewhere) == [TopicChoice("memes", 2)]


def test_who_has_both_keeps_the_stronger_and_both_questions(program, hr):
    wanting = mentee(program, memes=(3, "Why so?"), messengers=(1, "When?"))

    merge(program, hr)

    assert topics_of(wanting) == [TopicChoice("messengers", 3, question="Why so? When?")]


def test_merge_taken_back_gives_everybody_what_they_said(program, hr):
    moved = make_ready(program, topics={"memes": 3})
    both = mentee(program, memes=(3, "Why so?"), messengers=(1, "When?"))
    before = [topics_of(moved), topics_of(both)]

    merge(program, hr)
    part(program, hr)

    assert [topics_of(moved), topics_of(both)] == before
    assert not program.hidden_topics.exists()
    assert not MergedChoice.objects.exists()


def test_no_example_of_a_mentor_is_lost_when_topics_are_merged_and_taken_apart(program, hr):
    mentor = make_ready(program, topics={"memes": 3, "messengers": 1})
    for offer in mentor.offers.all():
        offer.example = f"I know {offer.topic.code}."
        offer.save()
    before = topics_of(mentor)

    merge(program, hr)
    together = topics_of(mentor)
    part(program, hr)

    assert together == [TopicChoice("messengers", 3, example="I know memes. I know messengers.")]
    assert topics_of(mentor) == before


def test_what_people_changed_since_stays_as_they_want_it(program, hr):
    gone, changed = make_ready(program, topics={"memes": 3}), make_ready(program, topics={"memes": 1})
    merge(program, hr)
    gone.offers.all().delete()
    changed.offers.update(level=2)

    part(program, hr)

    assert topics_of(gone) == []
    assert topics_of(changed) == [TopicChoice("memes", 2)]


def test_merge_is_taken_back_for_a_day_and_then_forgotten(program, hr):
    mentee(program, memes=(3, "Why so?"))
    merge(program, hr)

    early, late = (forget_merged(now=NOW + hours * HOUR) for hours in (23, 24))

    assert (early, late, MergedChoice.objects.count()) == (0, 1, 0)
    with pytest.raises(Refused, match="merge_settled"):
        part(program, hr, now=NOW + 24 * HOUR)


def test_topic_merged_on_is_not_taken_apart_before_the_other_one(program, hr):
    merge(program, hr)
    merge(program, hr, source="messengers", target="chat-culture")

    with pytest.raises(Refused, match="merge_moved_on"):
        part(program, hr)
    part(program, hr, "messengers")
    part(program, hr)
    assert not program.hidden_topics.exists()


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [("memes", "memes", "topic_same"), ("memes", "gaming", "topic_unknown"), ("x", "memes", "topic_unknown")],
)
def test_only_two_topics_in_use_are_merged(program, hr, source, target, code):
    hide_topic(program=program, code="gaming", by=hr, now=NOW)

    with pytest.raises(Refused, match=code):
        merge(program, hr, source, target)


def test_topics_are_never_merged_in_a_circle(program, hr):
    merge(program, hr)

    with pytest.raises(Refused, match="topic_unknown"):
        merge(program, hr, "messengers", "memes")
    show_topic(program=program, code="memes", by=hr, now=NOW)
    merge(program, hr, "messengers", "memes")
    assert program.hidden_topics.count() == 1


def test_who_does_not_run_the_program_merges_nothing(program):
    with pytest.raises(NotAllowed):
        merge(program, make_post(make_program()))


def test_topic_of_another_program_is_no_target(program, hr):
    make_topic("harbour", scope=make_program().code)

    with pytest.raises(Refused, match="topic_unknown"):
        merge(program, hr, "memes", "harbour")


def test_page_opened_before_a_merge_may_still_be_sent(program, hr):
    mentor = make_ready(program, topics={"messengers": 1})
    merge(program, hr)

    chosen = [TopicChoice("memes", 3), TopicChoice("messengers", 1)]
    save(mentor, chosen)

    assert topics_of(mentor) == [TopicChoice("messengers", 3)]


def save(participant, topics):
    person = participant.person
    save_own_part(
        participant=participant,
        said={"topics": tuple(topics)},
        by=person,
        now=NOW,
    )


@pytest.mark.parametrize("people", [1, 3])
def test_merging_asks_as_often_for_many_people_as_for_one(program, hr, people, django_assert_num_queries):
    for _number in range(people):
        make_ready(program, topics={"memes": 3})
        mentee(program, memes=(3, "Why so?"), messengers=(1, "When?"))

    with django_assert_num_queries(14):  # savepoints among them
        merge(program, hr)


def test_preview_counts_and_the_merge_can_be_undone_from_the_page(client, program):
    hr = make_post(program)
    client.force_login(hr)
    make_ready(program, topics={"memes": 3})
    address = reverse("programs:topic-merge", args=[program.slug, "memes"])

    preview = client.get(address).text
    answer = client.post(address, {"into": "messengers"}, follow=True)

    assert "1 mentor with a complete profile offers it" in preview
    assert "Fewer than 5 mentees want it, perhaps nobody." in preview
    assert f'action="{reverse("programs:topic-part", args=[program.slug, "memes"])}"' in answer.text
