"""The sentences of progress: a headline is a finding, in letter and on the page."""

from datetime import date

import pytest
import time_machine
from django.utils import translation

from tandems.models import Tandem
from tandems.queries.progress import Fleet, TandemProgress, fleet
from tandems.templatetags.findings import desk_finding, fleet_finding, letter_finding, letter_story
from tests.cast import NOW
from tests.tandems.progress import held


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("tandems", "met", "sentence"),
    [
        (0, 0, "No tandem has set out yet."),
        (1, 0, "One tandem has set out and has not met yet."),
        (1, 1, "The one tandem has met."),
        (2, 0, "Two tandems have set out. None of them has met yet."),
        (12, 1, "One of twelve tandems has met."),
        (12, 9, "Nine of twelve tandems have met."),
        (12, 12, "All twelve tandems have met."),
        (40, 13, "13 of 40 tandems have met."),
    ],
)
def test_the_headline_is_a_finding(tandems, met, sentence):
    with translation.override("en"):
        assert fleet_finding(Fleet(tandems, met, 0, 0, 0, 0)) == sentence


def test_the_story_of_the_letter_says_who_met_and_how_often():
    with translation.override("en"):
        story = letter_story(Fleet(tandems=12, met=9, paused=1, ended=2, held=29, planned=96))

    assert story == "Nine of twelve tandems have met. So far there were 29 meetings."


@pytest.mark.parametrize(
    ("fleet", "sentence"),
    [
        (Fleet(0, 0, 0, 0, 0, 0), "No tandem has set out yet."),
        (Fleet(3, 0, 0, 0, 0, 24), "Three tandems have set out. None of them has met yet."),
        (Fleet(1, 1, 0, 0, 1, 8), "One tandem set out. <em>It is still sailing.</em>"),
        (Fleet(12, 12, 0, 0, 29, 96), "Twelve tandems set out. <em>All are still sailing.</em>"),
        (
            Fleet(12, 12, 1, 0, 29, 96),
            "Twelve tandems set out. Eleven are still sailing. <em>One is resting in port.</em>",
        ),
        (
            Fleet(13, 9, 2, 1, 29, 96),
            "13 tandems set out. Ten are still sailing. One has ended. <em>Two are resting in port.</em>",
        ),
        (Fleet(2, 2, 0, 2, 9, 9), "Two tandems set out. Two have ended."),
    ],
)
def test_the_headline_of_the_letter_says_where_the_tandems_are(fleet, sentence):
    with translation.override("en"):
        assert letter_finding(fleet) == sentence


@pytest.mark.parametrize(
    ("fleet", "quiet", "sentence"),
    [
        (Fleet(0, 0, 0, 0, 0, 0), 0, "No tandem has set out yet."),
        (Fleet(1, 1, 0, 0, 1, 8), 0, "The one tandem <em>is making good way.</em>"),
        (Fleet(13, 12, 1, 1, 29, 96), 2, "Nine of twelve tandems <em>are making good way.</em>"),
        (Fleet(2, 2, 0, 0, 4, 16), 1, "One of two tandems <em>is making good way.</em>"),
        (Fleet(2, 2, 0, 0, 4, 16), 2, "No tandem is under way just now."),
        (Fleet(40, 40, 0, 0, 99, 320), 0, "All 40 tandems <em>are making good way.</em>"),
        (Fleet(2, 2, 0, 2, 4, 4), 0, "The program is over for all tandems."),
    ],
)
def test_the_headline_for_hr_counts_who_is_neither_quiet_nor_resting(fleet, quiet, sentence):
    rows = [TandemProgress(n, "", "", "quiet", 1, 8, None, None) for n in range(quiet)]

    with translation.override("en"):
        assert desk_finding(fleet, rows) == sentence


def test_the_plan_counts_ended_tandems_with_what_they_held(cast):
    held(cast.other_tandem, date(2027, 2, 17))
    Tandem.objects.filter(pk=cast.other_tandem.pk).update(state="ended", ended_at=NOW)

    found = fleet(cast.hr, cast.program)

    assert found == Fleet(tandems=2, met=1, paused=0, ended=1, held=1, planned=9)
