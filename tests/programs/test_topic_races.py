"""Topics are merged at the moment in which somebody saves one of them."""

import threading

import pytest
from django.db import connection, transaction

from programs.actions.participation import save_own_part
from programs.actions.topic_merging import merge_topics
from programs.models import Offer
from programs.queries.participation import TopicChoice, topics_of
from tests.factories.profiles import make_person
from tests.factories.programs import NOW, make_post, make_program, make_ready


def save_both(participant):
    save_own_part(
        participant=participant,
        said={"topics": (TopicChoice("memes", 3), TopicChoice("messengers", 1))},
        by=participant.person,
        now=NOW,
    )


@pytest.mark.usefixtures("committed")
def test_profile_saved_while_topics_are_merged_is_not_left_with_the_merged_one():
    program = make_program()
    hr, mentor = make_post(program, person=make_person("Hanna")), make_ready(program, topics={"gaming": 1})
    merged, saved = threading.Event(), threading.Event()

    def merge():
        with transaction.atomic():
            merge_topics(program=program, source="memes", target="messengers", by=hr, now=NOW)
            merged.set()
            saved.wait(timeout=0.3)  # whoever saves now has to wait until this is over
        connection.close()

    def save():
        assert merged.wait(timeout=20)
        save_both(mentor)
        saved.set()
        connection.close()

    threads = [threading.Thread(target=step) for step in (merge, save)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert topics_of(mentor) == [TopicChoice("messengers", 3)]
    assert not Offer.objects.filter(topic__code="memes").exists()
