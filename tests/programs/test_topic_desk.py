"""A program makes the catalogue its own: hiding, adding, answering what people propose."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.profiles.models import Topic
from programs.actions.topic_proposals import decline_proposal, propose_topic, reopen_proposal
from programs.actions.topics import hide_topic
from programs.models import Need, Offer, ProposalState, Role, TopicProposal
from programs.queries.topic_desk import topic_desk
from programs.queries.topics import topic_choices
from tests.factories.profiles import make_person, make_topic
from tests.factories.programs import (
    NOW,
    make_participant,
    make_post,
    make_program,
    make_proposal,
    make_ready,
)

pytestmark = pytest.mark.django_db

WORDS = {
    "cluster": "customers",
    "name_de": "Der Hafen aus Sicht der Reisenden",
    "about_de": "Was Gäste sehen.",
    "question_de": "Wo wird gewartet?",
    "name_en": "The harbour as travellers see it",
    "about_en": "What guests see.",
    "question_en": "Where do people wait?",
}


@pytest.fixture
def program():
    return make_program()


@pytest.fixture
def hr(client, program):
    person = make_post(program)
    client.force_login(person)
    return person


def at(name, program, *more):
    return reverse(f"programs:{name}", args=[program.slug, *more])


def offered_in(program):
    return {topic.code for family in topic_choices(program) for topic in family.topics}


def desk(hr, program, code):
    families = topic_desk(hr, program, now=timezone.now())
    return next(
        one for family in families for one in (*family.shown, *family.hidden) if one.topic.code == code
    )


def test_hidden_topic_is_offered_no_more_until_that_is_undone(client, hr, program):
    answer = client.post(at("topic-hide", program, "gaming"), follow=True)

    assert "gaming" not in offered_in(program)
    undo = at("topic-show", program, "gaming")
    assert f'action="{undo}"' in answer.text
    client.post(undo)
    assert "gaming" in offered_in(program)


def test_hiding_twice_is_hiding_once(hr, program):
    for _time in range(2):
        hide_topic(program=program, code="gaming", by=hr, now=NOW)

    assert program.hidden_topics.count() == 1


def test_who_chose_a_topic_that_is_hidden_saves_the_profile_with_it(client, hr, program):
    mentor = make_ready(program, Role.MENTOR, topics={"gaming": 3})
    hide_topic(program=program, code="gaming", by=hr, now=NOW)
    client.force_login(mentor.person)

    page = client.get(at("participation", program)).text

    assert '<option value="gaming" selected>' in page


def test_program_adds_a_topic_that_its_people_choose_and_no_other_sees(client, hr, program):
    answer = client.post(at("topic-add", program), WORDS)

    topic = Topic.objects.get(scope=program.code)
    assert answer.url == at("topics", program)
    assert topic.question_de == WORDS["question_de"]
    assert topic.code in offered_in(program)
    assert topic.code not in offered_in(make_program())


@pytest.mark.parametrize(
    "name", ["GAMES as culture, and meeting-place!", "Spiele als Kultur und  Treffpunkt"]
)
def test_topic_that_is_there_under_another_spelling_is_not_added(client, hr, program, name):
    answer = client.post(at("topic-add", program), WORDS | {"name_en": name})

    assert answer.status_code == 422
    assert "There is such a topic already: " in answer.text
    assert not Topic.objects.filter(scope=program.code).exists()


def test_own_topic_is_written_anew_and_one_of_the_catalogue_is_not(client, hr, program):
    client.post(at("topic-add", program), WORDS)
    own = Topic.objects.get(scope=program.code)

    client.post(at("topic-edit", program, own.code), WORDS | {"name_en": "Harbour"})
    refused = client.post(at("topic-edit", program, "gaming"), WORDS)

    own.refresh_from_db()
    assert own.name_en == "Harbour"
    assert refused.status_code == 404


def test_topics_of_another_program_cannot_be_touched(client, hr, program):
    make_topic("harbour", scope=make_program().code)

    pages = [
        client.get(at("topic-edit", program, "harbour")),
        client.get(at("topic-merge", program, "harbour")),
    ]
    answer = client.post(at("topic-hide", program, "harbour"), follow=True)

    assert [page.status_code for page in pages] == [404, 404]
    assert "This topic is not in the list any more." in answer.text


def test_figures_count_complete_profiles_and_hide_what_few_want(hr, program):
    make_ready(program, Role.MENTOR, topics={"gaming": 1})
    half_done = make_participant(program, Role.MENTOR)
    Offer.objects.create(participant=half_done, topic=make_topic("gaming"), level=1)
    for _number in range(6):
        make_ready(program, Role.MENTEE, topics={"gaming": 1, "memes": 1})
    Need.objects.filter(topic__code="memes").order_by("pk").first().delete()
    Need.objects.filter(topic__code="memes").order_by("pk").first().delete()

    gaming, memes = desk(hr, program, "gaming"), desk(hr, program, "memes")

    assert (gaming.offered, gaming.wanted) == (1, 5)
    assert (memes.offered, memes.wanted) == (0, None)


def test_desk_is_found_with_umlauts_or_without_in_any_language(hr, program):
    def found(words):
        families = topic_desk(hr, program, now=NOW, words=words)
        return [one.topic.code for family in families for one in family.shown]

    assert found("alltag verandern") == found("Alltag verändern") == ["everyday-apps"]
    assert found("swipe") == []
    assert found("thirty seconds") == ["short-video"]


@pytest.mark.parametrize("number", [1, 3, 1000])
def test_desk_asks_as_often_for_a_thousand_topics_as_for_one(hr, program, number, django_assert_num_queries):
    Topic.objects.bulk_create(
        Topic(code=f"own-{one}", scope=program.code, cluster="ai", name_de=f"D{one}", name_en=f"E{one}")
        for one in range(number)
    )

    with django_assert_num_queries(5):
        families = topic_desk(hr, program, now=NOW)

    assert sum(one.is_own for family in families for one in family.shown) == number


def test_proposed_topic_is_read_without_a_name_and_becomes_one_of_the_program(client, hr, program):
    mentor = make_participant(program, person=make_person("Zacharias"))
    client.force_login(mentor.person)
    client.post(at("topic-list", program), {"name": "Harbour radio", "why": "Who listens?"})
    proposal = TopicProposal.objects.get()

    client.force_login(hr)
    page = client.get(at("topics", program)).text
    client.post(at("topic-add", program) + f"?proposal={proposal.code}", WORDS)
    client.force_login(mentor.person)
    told = client.get(at("topic-list", program)).text

    assert "Who listens?" in page
    assert "Zacharias" not in page
    assert "You find it as “The harbour as travellers see it”." in told


def test_proposed_topic_is_answered_with_one_that_is_there_and_the_answer_taken_back(client, hr, program):
    proposal = make_proposal(make_participant(program))

    client.post(at("proposal-found", program, proposal.code), {"into": "gaming"})
    proposal.refresh_from_db()
    answered = (proposal.state, proposal.topic.code)
    client.post(at("proposal-reopen", program, proposal.code))

    proposal.refresh_from_db()
    assert answered == (ProposalState.FOUND, "gaming")
    assert (proposal.state, proposal.topic, proposal.decided_at) == (ProposalState.OPEN, None, None)


def test_declined_proposal_is_told_kindly_and_can_be_deleted_by_its_author(client, hr, program):
    mentor = make_participant(program)
    proposal = make_proposal(mentor)
    decline_proposal(program=program, code=proposal.code, by=hr, now=NOW)
    client.force_login(mentor.person)

    told = client.get(at("topic-list", program)).text
    client.post(at("proposal-withdraw", program), {"proposal": proposal.code})

    assert "Thank you for the idea." in told
    assert not TopicProposal.objects.exists()


def test_answered_proposal_is_not_answered_again(hr, program):
    proposal = make_proposal(make_participant(program), state="declined", decided_at=NOW)

    with pytest.raises(Refused, match="proposal_unknown"):
        decline_proposal(program=program, code=proposal.code, by=hr, now=NOW)


def test_fourth_open_proposal_waits_for_an_answer_to_the_others(program):
    mentor = make_participant(program)
    for number in range(3):
        make_proposal(mentor, f"Topic {number}")

    with pytest.raises(Refused, match="proposals_enough"):
        propose_topic(participant=mentor, name="One more", why="", by=mentor.person, now=NOW)


def test_nobody_proposes_for_somebody_else_or_once_the_program_is_over(program):
    mentor = make_participant(program)
    over = make_participant(make_program(state="closed"))

    with pytest.raises(NotAllowed):
        propose_topic(participant=mentor, name="x", why="", by=make_person(), now=NOW)
    with pytest.raises(Refused, match="program_over"):
        propose_topic(participant=over, name="x", why="", by=over.person, now=NOW)


def test_who_does_not_run_the_program_answers_nothing(program):
    proposal = make_proposal(make_participant(program))
    other_hr = make_post(make_program())

    for action in (decline_proposal, reopen_proposal):
        with pytest.raises(NotAllowed):
            action(program=program, code=proposal.code, by=other_hr, now=NOW)


def test_words_of_a_proposal_go_with_the_person(program):
    person = make_participant(program).person
    make_proposal(person.participations.get())

    person.delete()

    assert not TopicProposal.objects.exists()


def test_script_in_a_proposed_topic_runs_nowhere(client, hr, program):
    make_proposal(make_participant(program), "<script>alert(1)</script>", why="<img src=x onerror=alert(1)>")

    page = client.get(at("topics", program)).text

    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_code_that_no_database_takes_is_unknown_and_no_failure(client, program, hr):
    participant = make_ready(program)
    proposal = make_proposal(participant)

    client.post(at("proposal-found", program, proposal.code), {"into": "a\0"})
    client.force_login(participant.person)
    client.post(at("proposal-withdraw", program), {"proposal": "a\0"})

    proposal.refresh_from_db()
    assert proposal.state == "open"
