"""The pages of discover: the card, the list, and what they never tell."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.profiles.models import PartAudience, Profile, PromptAnswer, SpokenLanguage
from programs.models import Role
from tandems.models import Asking, Card, MatchRun, PairDecision, Proposal
from tests.factories.profiles import make_person
from tests.factories.programs import NOW, make_program, make_ready
from tests.factories.tandems import make_card

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(client):
    """Mila, a mentor who is signed in, and Otto, a mentee she could be paired with."""
    program = make_program(reporting_levels=0)
    mila = make_ready(program, Role.MENTOR, person=make_person("Mila", department="IT"))
    otto = make_ready(program, Role.MENTEE, person=make_person("Otto", department="Finance", site="Kiel"))
    client.force_login(mila.person)
    return mila, otto


def deck_of(client, own):
    return client.get(reverse("tandems:discover", args=[own.program.slug]))


def listed(client, own, **asked):
    return client.get(reverse("tandems:discover-list", args=[own.program.slug]), asked).text


def test_cards_are_dealt_by_a_button_and_answered_one_after_the_other(client, pair):
    mila, _otto = pair
    before = deck_of(client, mila).text

    client.post(reverse("tandems:discover-deal", args=[mila.program.slug]))
    card = deck_of(client, mila).text
    client.post(reverse("tandems:discover-answer", args=[Card.objects.get().code]), {"answer": "yes"})
    after = deck_of(client, mila).text

    assert "Show me today" in before
    assert "Otto wants to learn about something you offer" in card
    assert "You come from IT, Otto from Finance." in card
    assert "So far you have said yes to one person." in after


def test_without_a_complete_profile_the_deck_leads_to_it(client, pair):
    mila, _otto = pair
    type(mila).objects.filter(pk=mila.pk).update(profile_done_at=None)

    assert "Complete your profile" in deck_of(client, mila).text


def test_people_read_what_their_yes_means_in_this_program(client, pair):
    mila, otto = pair
    make_card(mila, otto, dealt_on=timezone.localdate())
    weight = deck_of(client, mila).text
    mila.program.interest_mode = "mutual"
    mila.program.save()
    mutual = deck_of(client, mila).text

    assert "Nobody learns of it: not the other person, not the organisers." in weight
    assert "the two of you are proposed as a tandem" in mutual


@pytest.mark.parametrize("mode", ["weight", "mutual"])
def test_one_sided_interest_changes_no_page(client, pair, mode):
    mila, otto = pair
    type(mila.program).objects.update(interest_mode=mode)
    make_card(mila, otto, dealt_on=timezone.localdate())
    without = [deck_of(client, mila).context["deck"], listed(client, mila).count("Otto")]

    make_card(otto, mila, "yes")
    page = deck_of(client, mila).context["deck"]

    assert [page, listed(client, mila).count("Otto")] == without


def test_what_the_other_keeps_for_the_tandem_is_neither_shown_nor_compared(client, pair):
    mila, otto = pair
    Profile.objects.filter(person=mila.person).update(style=[1] * 6)
    Profile.objects.filter(person=otto.person).update(style=[5] * 6, interests=["canary-interest"])
    for part in ("style", "interests"):
        PartAudience.objects.create(profile=otto.person.profile, part=part, seen_by="tandem")
    PromptAnswer.objects.filter(profile=otto.person.profile, prompt="ask-me").update(
        text="canary-answer", seen_by="tandem"
    )
    make_card(mila, otto, dealt_on=timezone.localdate())

    page = deck_of(client, mila).text

    assert "canary" not in page
    assert "nearer to the" not in page
    assert "My answer 1" in page


def test_the_list_narrows_by_answer_topic_site_and_language(client, pair):
    mila, otto = pair
    nora = make_ready(mila.program, Role.MENTEE, person=make_person("Nora", site="Ulm"), topics={"gaming": 2})
    SpokenLanguage.objects.create(profile=nora.person.profile, language="fr", fluency=3)
    make_card(mila, otto, "later")
    make_card(mila, nora, "yes")

    seen = {
        name: ("Otto" in page, "Nora" in page)
        for name, page in (
            ("all", listed(client, mila)),
            ("later", listed(client, mila, answer="later")),
            ("topic", listed(client, mila, topic="gaming")),
            ("site", listed(client, mila, site="Kiel")),
            ("language", listed(client, mila, language="fr")),
            ("unknown", listed(client, mila, topic="nothing", answer="x")),
        )
    }

    assert seen == {
        "all": (True, True),
        "later": (True, False),
        "topic": (False, True),
        "site": (True, False),
        "language": (False, True),
        "unknown": (True, True),
    }


def test_both_said_yes_and_read_it_with_the_sentence_that_began_it(client, pair):
    mila, otto = pair
    type(mila.program).objects.update(interest_mode="mutual")
    card = make_card(mila, otto, dealt_on=timezone.localdate())
    theirs = make_card(otto, mila, "yes")
    client.force_login(otto.person)
    client.post(
        reverse("tandems:discover-answer", args=[theirs.code]),
        {"answer": "yes", "before": "yes", "about": "ask-me"},
    )
    client.force_login(mila.person)

    answered = client.post(
        reverse("tandems:discover-answer", args=[card.code]), {"answer": "yes"}, follow=True
    )

    assert answered.redirect_chain[-1][0] == reverse("tandems:discover-mutual", args=[card.code])
    assert "The feeling is mutual." in answered.text
    assert "My answer 2" in answered.text
    client.post(reverse("tandems:discover-answer", args=[card.code]), {"answer": "later", "before": "yes"})
    assert client.get(reverse("tandems:discover-mutual", args=[card.code])).status_code == 404


def test_whoever_may_not_sign_in_is_shown_to_nobody(client, pair):
    mila, otto = pair
    otto.person.is_active = False
    otto.person.save()

    client.post(reverse("tandems:discover-deal", args=[mila.program.slug]))

    assert not Card.objects.exists()


@pytest.mark.parametrize("what", ["excluded", "declined"])
def test_card_seen_before_does_not_tell_what_hr_or_the_other_decided_since(client, pair, what):
    mila, otto = pair
    card = make_card(mila, otto, "yes")
    look_again = reverse("tandems:discover-card", args=[card.code])
    before = client.get(look_again).text

    if what == "excluded":
        PairDecision.objects.create(
            program=mila.program, step=1, mentor=mila, mentee=otto, kind="veto", at=NOW
        )
    else:
        proposal = make_proposed(mila, otto)
        Asking.objects.create(
            proposal=proposal,
            participant=otto,
            state="declined",
            asked_at=NOW,
            answered_at=NOW,
            expires_at=NOW + timedelta(days=5),
        )

    assert look_again in listed(client, mila)
    assert without_tokens(client.get(look_again).text) == without_tokens(before)
    profile = reverse("tandems:profile", args=[mila.program.slug, otto.code])
    assert client.get(profile).context["shown"].seen.circle == "candidates"


def make_proposed(mentor, mentee):
    run = MatchRun.objects.create(
        program=mentor.program, state="published", created_at=NOW, finished_at=NOW, published_at=NOW
    )
    return Proposal.objects.create(run=run, mentor=mentor, mentee=mentee, score=500)


def without_tokens(page):
    return re.sub(
        r'csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|csrf[^>]+>', "", page, flags=re.IGNORECASE
    )


def test_somebody_with_two_roles_reaches_both_decks(client, pair):
    mila, otto = pair
    as_mentee = make_ready(mila.program, Role.MENTEE, person=mila.person)
    make_card(mila, otto, "yes", dealt_on=timezone.localdate())

    done = deck_of(client, mila).text
    start = client.get(f"{reverse('tandems:discover', args=[mila.program.slug])}?role=mentee").text

    assert f"{reverse('tandems:discover', args=[as_mentee.program.slug])}?role=mentee" in done
    assert f"{reverse('tandems:discover', args=[mila.program.slug])}?role=mentor" in start
