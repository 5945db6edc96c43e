"""Two people at one agreement in the same moment."""

import threading

import pytest
from django.db import connection

from mentoring.errors import Refused
from tandems.models import Signature
from tandems.queries.agreement import agreed
from tests.factories.tandems import make_agreement, make_tandem
from tests.tandems.test_agreement import sign, states, write


def at_once(*steps):
    """Do all steps at the same moment; return what each said."""
    together, said = threading.Barrier(len(steps)), {}

    def do(place, step):
        together.wait()
        try:
            said[place] = step()
        except Refused as refused:
            said[place] = refused.code
        connection.close()

    threads = [threading.Thread(target=do, args=one) for one in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [said[place] for place in range(len(steps))]


@pytest.mark.usefixtures("committed")
def test_both_sign_at_once_and_it_is_in_force():
    tandem = make_tandem()
    draft = make_agreement(tandem)
    people = (tandem.mentor.person, tandem.mentee.person)

    at_once(*(lambda by=by: sign(tandem, draft, by) for by in people))

    assert states(tandem) == [(1, "in_force")]
    assert Signature.objects.count() == 2


@pytest.mark.usefixtures("committed")
def test_whoever_signs_while_the_other_writes_signs_what_they_read_or_nothing():
    tandem = make_tandem()
    draft = make_agreement(tandem, "Alt")
    mentor, mentee = tandem.mentor.person, tandem.mentee.person

    signed, _written = at_once(
        lambda: sign(tandem, draft, mentor), lambda: write(tandem, "Neu", mentee, draft.stamp)
    )

    assert signed == "agreement_other_text" or signed.stamp == draft.stamp
    assert not Signature.objects.exists(), "no signature stands under words nobody read"
    assert agreed(mentor, tandem).draft.sentences[0].own == "Neu"


@pytest.mark.usefixtures("committed")
def test_two_first_drafts_at_once_leave_one_and_lose_nothing():
    tandem = make_tandem()
    people = (tandem.mentor.person, tandem.mentee.person)

    said = at_once(*(lambda by=by: write(tandem, f"Von {by.pk}", by) for by in people))

    assert sorted(isinstance(one, str) for one in said) == [False, True]
    assert states(tandem) == [(1, "draft")]
