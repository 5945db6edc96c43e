"""A message that can be undone carries an address and a word, nothing else, and leads nowhere else."""

import pytest
from django.contrib.messages.storage.base import Message

from mentoring.web.undo import Undo, offer_undo, undo_of


def message(tags):
    return Message(25, "Done.", tags)


def test_what_is_offered_is_found_again():
    assert undo_of(message(offer_undo("/a/restore/"))) == Undo("/a/restore/")
    assert undo_of(message(offer_undo("/a/", "Keep"))) == Undo("/a/", "Keep")


@pytest.mark.parametrize(
    "tags", ["", "plain words", "3", '{"undo": "https://example.com/"}', '{"undo": "//x"}']
)
def test_anything_else_offers_nothing(tags):
    assert undo_of(message(tags)) is None
