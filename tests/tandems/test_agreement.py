"""An agreement: two write on one draft, both sign the same words, a change needs both again."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from mentoring.privacy.actions import erase_words
from tandems.actions import agreement as actions
from tandems.models import Agreement, Signature
from tandems.queries.agreement import agreed, agreements_visible_to
from tandems.rules.agreement import KEPT_FOR, REMIND_AFTER, proposal
from tests.factories.profiles import make_person
from tests.factories.tandems import make_agreement, make_signature, make_tandem

pytestmark = pytest.mark.django_db

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
DAY = dt.timedelta(days=1)


@pytest.fixture
def tandem():
    return make_tandem()


def saying(own):
    """Return terms with these own words to the first clause."""
    proposed = proposal()
    return replace(proposed, terms=(replace(proposed.terms[0], own=own), *proposed.terms[1:]))


def write(tandem, own, by, seen=""):
    return actions.write_agreement(tandem=tandem, terms=saying(own), seen=seen, by=by, now=NOW)


def sign(tandem, draft, by, now=NOW):
    return actions.sign_agreement(tandem=tandem, read_as=draft.stamp, by=by, now=now)


def refusal(action, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        action(*args, **kwargs)
    return refused.value.code


def states(tandem):
    return [*Agreement.objects.filter(tandem=tandem).order_by("version").values_list("version", "state")]


def test_two_signatures_put_it_in_force(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person

    draft = write(tandem, "Ohne Folien.", mentor)
    after_one = sign(tandem, draft, mentor)
    after_two = sign(tandem, draft, mentee, NOW + DAY)

    assert (after_one.state, after_two.state) == ("draft", "in_force")
    assert (after_two.version, after_two.in_force_at) == (1, NOW + DAY)
    assert agreed(mentee, tandem).in_force.sentences[0].own == "Ohne Folien."


def test_a_change_needs_both_again_and_the_old_one_stays_readable(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    first = make_agreement(tandem, "Per Sie.", state="in_force")

    draft = write(tandem, "Per Du.", mentee, seen=first.stamp)
    sign(tandem, draft, mentee)
    meanwhile = agreed(mentor, tandem)
    sign(tandem, draft, mentor)

    assert meanwhile.in_force.sentences[0].own == "Per Sie."
    assert meanwhile.draft.sentences[0].is_new
    assert not meanwhile.draft.sentences[1].is_new
    assert states(tandem) == [(1, "replaced"), (2, "in_force")]
    assert agreed(mentor, tandem).earlier[0].sentences[0].own == "Per Sie."


def test_signature_belongs_to_the_text_that_was_read(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    read = write(tandem, "Eins", mentor)
    stamp = read.stamp

    write(tandem, "Zwei", mentee, seen=stamp)

    assert (
        refusal(actions.sign_agreement, tandem=tandem, read_as=stamp, by=mentor, now=NOW)
        == "agreement_other_text"
    )
    assert not Signature.objects.exists()


def test_a_change_of_the_draft_takes_the_signature_off_it(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    draft = write(tandem, "Eins", mentor)
    sign(tandem, draft, mentor)

    write(tandem, "Zwei", mentee, seen=draft.stamp)

    assert not Signature.objects.exists()
    assert [*Delivery.objects.values_list("state", flat=True)] == ["cancelled"]


def test_saving_the_same_words_again_keeps_the_signature(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    draft = write(tandem, "Eins", mentor)
    sign(tandem, draft, mentor)

    again = write(tandem, "Eins", mentee, seen="")

    assert again.stamp == draft.stamp
    assert Signature.objects.count() == 1


def test_nobody_writes_over_what_they_have_not_seen(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    write(tandem, "Hers", mentor)

    with pytest.raises(Refused) as refused:
        write(tandem, "His", mentee)

    assert refused.value.code == "agreement_changed_meanwhile"
    assert refused.value.params == {"name": mentor.get_short_name()}
    assert agreed(mentee, tandem).draft.sentences[0].own == "Hers"


def test_signing_twice_is_signing_once(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    draft = write(tandem, "", mentor)

    for person in (mentor, mentor, mentee, mentee):
        sign(tandem, draft, person)

    assert states(tandem) == [(1, "in_force")]
    assert Signature.objects.count() == 2


def test_a_proposed_change_can_be_dropped_but_not_the_first_agreement(tandem):
    mentor = tandem.mentor.person
    first = write(tandem, "Eins", mentor)
    stays = refusal(actions.drop_draft, tandem=tandem, seen=first.stamp, by=mentor, now=NOW)
    for side in (tandem.mentor, tandem.mentee):
        in_force = sign(tandem, first, side.person)
    draft = write(tandem, "Zwei", mentor, seen=in_force.stamp)

    for _twice in range(2):
        actions.drop_draft(tandem=tandem, seen=draft.stamp, by=mentor, now=NOW)

    assert stays == "agreement_first_stays"
    assert states(tandem) == [(1, "in_force")]


def test_what_differs_in_nothing_is_no_change(tandem):
    first = make_agreement(tandem, "Eins", state="in_force")

    assert refusal(write, tandem, "Eins", tandem.mentor.person, first.stamp) == "agreement_nothing_new"


def test_nobody_else_reads_writes_or_signs_and_nobody_once_it_has_ended(tandem):
    draft, stranger = make_agreement(tandem), make_tandem().mentor.person
    ended = make_tandem(state="ended", ended_at=NOW)

    for forbidden in (
        lambda: write(tandem, "x", stranger),
        lambda: sign(tandem, draft, make_person()),
        lambda: actions.drop_draft(tandem=tandem, seen="", by=stranger, now=NOW),
        lambda: write(ended, "x", ended.mentor.person),
    ):
        with pytest.raises(NotAllowed):
            forbidden()

    assert not agreements_visible_to(stranger).exists()


def test_partner_is_asked_at_once_and_once_more_after_four_days(tandem):
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    draft = write(tandem, "kanari", mentor)
    sign(tandem, draft, mentor)

    plan(now=NOW + REMIND_AFTER - dt.timedelta(minutes=1))
    before = Delivery.objects.count()
    for _twice in range(2):
        plan(now=NOW + REMIND_AFTER)
    mails = Delivery.objects.order_by("pk")

    assert (before, mails.count()) == (1, 2)
    assert {mail.person_id for mail in mails} == {mentee.pk}
    assert [mail.context["reminder"] for mail in mails] == [False, True]
    assert "kanari" not in repr([*mails.values()])


def test_words_are_sealed_erased_with_a_person_and_a_month_after_the_end(tandem):
    make_agreement(tandem, "kanari", aims=("kanari",), state="in_force")
    over = make_tandem(state="ended", ended_at=NOW)
    make_agreement(over, state="in_force")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tandems_agreement")
        assert "kanari" not in repr(
            [[bytes(x) if hasattr(x, "tobytes") else x for x in row] for row in cursor]
        )

    early = actions.forget_agreements(now=NOW + KEPT_FOR - dt.timedelta(minutes=1))
    late = actions.forget_agreements(now=NOW + KEPT_FOR)
    erase_words(person=tandem.mentor.person, now=NOW)

    assert (early, late) == (0, 1)
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("agreement_state_implies_dates", {"state": "in_force"}),
        ("agreement_state_implies_dates", {"in_force_at": NOW}),
        ("agreement_state_implies_dates", {"state": "replaced", "in_force_at": NOW}),
        ("agreement_state_implies_dates", {"state": "lost"}),
        ("agreement_counts_from_one", {"revision": 0}),
        ("agreement_version_once_per_tandem", {"version": 1}),
        ("agreement_one_draft_per_tandem", {"state": "draft", "in_force_at": None, "replaced_at": None}),
        ("agreement_one_in_force_per_tandem", {"state": "in_force", "in_force_at": NOW, "replaced_at": None}),
    ],
)
def test_database_refuses_what_cannot_be(tandem, name, values):
    make_agreement(tandem, state="in_force")
    draft = make_agreement(tandem)
    third = make_agreement(tandem, state="replaced") if "one_draft" in name else draft

    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        Agreement.objects.filter(pk=third.pk).update(**values)

    assert name in str(broken.value)


def test_database_takes_one_signature_of_each(tandem):
    draft = make_agreement(tandem)
    make_signature(draft, tandem.mentor.person)

    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        make_signature(draft, tandem.mentor.person)

    assert "signature_once_per_person" in str(broken.value)
