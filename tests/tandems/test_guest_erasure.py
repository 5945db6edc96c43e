"""A month after the account of a guest ended nothing here says who it was; the tandem keeps its facts."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from mentoring.notifications.actions import announce
from mentoring.notifications.models import Delivery
from mentoring.privacy.models import Consent, Purpose
from mentoring.profiles.actions.guest_erasure import erase_former_guests
from mentoring.profiles.actions.partners import set_guest_end
from mentoring.profiles.models import GuestAccount, PartnerOrganisation
from programs.models import Story
from programs.sharing.models import KnowledgeShare
from tandems.models import PairDecision, PairNote, PrivateNote, Question, SharedNote, Tandem
from tandems.notices import TandemIntroduced
from tests.factories.profiles import make_person
from tests.factories.programs import agree, make_program, make_ready
from tests.factories.sharing import make_draft, make_readable
from tests.factories.tandems import make_log, make_notes, make_question, make_tandem

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
GONE = (GuestAccount, Story, PrivateNote, Question, Consent)


@pytest.fixture
def tandem():
    """A guest called Maralind who taught, wrote, and whose account has ended."""
    program = make_program()
    guest = make_person("Maralind", "Extern", email="maralind@labs.example", guest_until=timezone.localdate())
    partner = PartnerOrganisation.objects.create(name="Förde Labs", kind="start_up")
    GuestAccount.objects.create(person=guest, organisation=partner, scope=program.code)
    found = make_tandem(program, mentor=make_ready(program, "mentor", person=guest))
    Story.objects.create(participant=found.mentor, motivation="Maralind wants this")
    agree(found.mentor, Purpose.GENERATION)
    make_notes(make_log(found), shared="Of both", private="Maralind alone", author=guest)
    make_question(found, "Maralind asks", author=guest)
    make_draft(found, title="Maralind drafts")
    make_readable(found, title="What we learned")
    pair = {"program": program, "mentor": found.mentor, "mentee": found.mentee, "at": timezone.now()}
    PairNote.objects.create(**pair, text="Maralind knows the board")
    PairDecision.objects.create(**pair, step=1, kind="veto", reason="Maralind is a supplier")
    announce(TandemIntroduced, to=guest, about=found, key="1", scope=program.code)
    return found


def later(days):
    return timezone.now() + days * DAY


def everything():
    """Return all that our tables hold, as text."""
    return "\n".join(
        repr(list(model._base_manager.values()))
        for model in apps.get_models()
        if model.__module__.split(".")[0] in {"mentoring", "programs", "tandems"}
    )


def test_account_stays_for_thirty_days_and_is_gone_on_the_next(tandem):
    assert "Maralind" in everything()

    assert erase_former_guests(now=later(30)) == 0
    assert erase_former_guests(now=later(31)) == 1
    assert erase_former_guests(now=later(32)) == 0

    left = everything()
    assert [word for word in ("Maralind", "Extern", "maralind") if word in left] == []
    assert [model for model in GONE if model.objects.exists()] == []
    assert set(Delivery.objects.values_list("address", "state")) == {("", "cancelled")}


def test_partner_keeps_the_tandem_what_both_wrote_and_what_others_read(client, tandem):
    erase_former_guests(now=later(31))
    client.force_login(tandem.mentee.person)

    page = client.get(reverse("tandems:tandem-detail", args=[tandem.code]))

    assert page.status_code == 200
    assert "Somebody who was here" in page.content.decode()
    assert Tandem.objects.count() == SharedNote.objects.count() == 1
    assert [*KnowledgeShare.objects.values_list("title", "is_named")] == [("What we learned", False)]


def test_account_that_hr_ended_early_counts_from_that_day(tandem):
    guest, hr = tandem.mentor.person, make_person("Imke", is_people_team=True)
    guest.guest_until = timezone.localdate() + 200 * DAY
    guest.save()

    set_guest_end(guest=guest, until=None, by=hr, now=timezone.now())

    assert erase_former_guests(now=later(31)) == 1
