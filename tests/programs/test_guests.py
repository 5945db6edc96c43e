"""Guest mentors: a narrow account in one program, for a time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import Refused
from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.actions.partners import close_ended_guests
from mentoring.profiles.models import GuestAccount, PartnerOrganisation, User
from mentoring.profiles.queries.directory import review_of
from mentoring.profiles.rules import guests
from programs.models import ParticipantState
from programs.queries.catalogue import programs_visible_to
from programs.queries.posts import people_to_appoint
from programs.queries.roster import Directory, people_to_invite
from programs.sharing.queries import programs_read_by, readers_of
from tests.factories.profiles import make_person
from tests.factories.programs import make_participant, make_post, make_program
from tests.mentoring.profiles.directory_files import ANNA, csv, dry_run

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def program(today):
    dates = {"profiles_due_on": today, "kickoff_on": today, "ends_on": today + 300 * DAY}
    return make_program(name="Nordlicht", **dates)


@pytest.fixture
def hr(client, program):
    person = make_post(program, person=make_person("Hanna"))
    client.force_login(person)
    return person


def make_partner(name="Förde Labs"):
    return PartnerOrganisation.objects.create(name=name, kind="start_up")


def make_guest(program, until, **fields):
    guest = make_person("Mara", guest_until=until, **fields)
    partner = PartnerOrganisation.objects.first() or make_partner()
    GuestAccount.objects.create(person=guest, organisation=partner, scope=program.code)
    make_participant(program, person=guest)
    return guest


def invite(client, program, until, **changes):
    fields = {
        "first_name": "Mara",
        "last_name": "Extern",
        "email": "mara@foerde-labs.example",
        "organisation": PartnerOrganisation.objects.get().code,
        "language": "de",
        "until": until.isoformat(),
    }
    return client.post(reverse("programs:guests", args=[program.slug]), fields | changes)


def test_hr_admin_invites_a_guest_who_gets_the_invitation_of_a_mentor(client, hr, program, today):
    make_partner()

    answer = invite(client, program, today + 90 * DAY)

    guest = User.objects.get(email="mara@foerde-labs.example")
    part = guest.participations.get()
    assert answer.status_code == 302
    assert (guest.is_guest, guest.department, guest.guest_account.scope) == (True, "Förde Labs", program.code)
    assert (part.program, part.role, part.state) == (program, "mentor", ParticipantState.INVITED)
    assert list(Delivery.objects.values_list("notice", "person")) == [("invitation_mail", guest.pk)]


@pytest.mark.parametrize(
    ("days", "email", "words"),
    [
        (-1, "mara@foerde-labs.example", "This day is over"),
        (301, "mara@foerde-labs.example", "A guest cannot stay longer"),
        (9, "colleague@example.com", "belongs to somebody in the directory"),
        (9, "elsewhere@example.com", "a guest of another program"),
    ],
)
def test_hr_admin_reads_why_a_guest_cannot_come(client, hr, program, today, days, email, words):
    make_partner()
    make_person(email="colleague@example.com")
    make_guest(make_program(), today, email="elsewhere@example.com")

    answer = invite(client, program, today + days * DAY, email=email)

    assert answer.status_code == 422
    assert words in answer.text
    assert not program.participants.exists()


@pytest.mark.parametrize(("days", "ended"), [(-1, True), (0, False), (1, False)])
def test_account_works_until_the_last_day_is_over(today, days, ended):
    assert guests.has_ended(today + days * DAY, today=today) is ended
    assert not guests.has_ended(None, today=today)


@pytest.mark.parametrize("days", [-1, 301])
def test_end_lies_between_today_and_the_end_of_the_program(today, days):
    with pytest.raises(Refused):
        guests.check_end(today + days * DAY, today=today, latest=today + 300 * DAY)


def test_guest_who_is_signed_in_is_out_the_day_after(program, today):
    guest, client = make_guest(program, today), Client()
    client.force_login(guest)
    on_the_last_day = client.get("/").status_code

    User.objects.filter(pk=guest.pk).update(guest_until=today - DAY)

    assert on_the_last_day == 200
    assert client.get("/").url.startswith(reverse("account_login"))


def test_guest_whose_account_is_over_cannot_sign_in_any_more(client, program, today):
    guest = make_guest(program, today - DAY)
    guest.set_password("a rather long password")
    guest.save()

    answer = client.post(
        reverse("account_login"), {"login": guest.email, "password": "a rather long password"}
    )

    assert "_auth_user_id" not in client.session
    assert answer.status_code == 200 or answer.url == reverse("account_inactive")
    assert close_ended_guests(now=timezone.now()) == 1
    assert close_ended_guests(now=timezone.now()) == 0


def test_hr_admin_ends_an_account_at_once_and_lets_the_guest_in_again(client, hr, program, today):
    guest = make_guest(program, today + 9 * DAY)
    address = reverse("programs:guest-end", args=[program.slug])

    client.post(address, {"person": guest.code})
    ended = User.objects.get(pk=guest.pk).may_sign_in
    client.post(address, {"person": guest.code, "until": (today + 20 * DAY).isoformat()})

    guest.refresh_from_db()
    assert (ended, guest.may_sign_in, guest.guest_until) == (False, True, today + 20 * DAY)


def test_hr_admin_of_another_program_does_not_reach_the_guest(client, hr, program, today):
    guest = make_guest(make_program(), today)

    page = client.post(
        reverse("programs:guest-end", args=[program.slug]), {"person": guest.code}, follow=True
    )

    assert "not in the directory" in page.text
    assert User.objects.get(pk=guest.pk).is_active


def test_guest_is_found_in_no_directory_and_holds_no_post(client, hr, program, today):
    guest = make_guest(make_program(), today)

    listed = people_to_invite(hr, program, role="mentor", narrow=Directory(words="mara"))
    pasted = client.post(
        reverse("programs:people-invite", args=[program.slug]), {"role": "mentor", "addresses": guest.email}
    )
    client.post(reverse("programs:post-give", args=[program.slug]), {"person": guest.code, "post": "sponsor"})

    assert not listed.exists()
    assert people_to_appoint(hr, program, words="mara").people == ()
    assert "belongs to nobody in the directory" in pasted.text
    assert not guest.program_roles.exists()


def test_guest_reads_their_own_program_even_where_another_is_for_everyone(program, today):
    guest, open_to_all = make_guest(program, today), make_program(digest_audience="everyone")

    assert list(programs_visible_to(guest)) == [program]
    assert list(programs_read_by(guest)) == [program]
    assert guest not in readers_of(open_to_all)
    assert guest in readers_of(program)


def test_import_neither_misses_nor_changes_a_guest_and_refuses_their_address(program, today):
    importer = make_person("Imke", is_people_team=True)
    guest = make_guest(program, today, email="anna@example.com")
    fine = dry_run(csv("7;Uwe;Neu;uwe@example.com;;;;"), importer)
    known = review_of(importer, fine)
    apply_import(run=fine, by=importer, now=timezone.now())

    wrong = review_of(importer, dry_run(csv(ANNA), importer))

    assert guest.email not in known.names
    assert (len(known.diff.new), known.diff.changed, known.diff.missing) == (1, (), ())
    assert [problem.code for problem in wrong.errors] == ["guest_address"]
    assert User.objects.get(pk=guest.pk).guest_until == today


@pytest.mark.parametrize(("days", "told"), [(8, 0), (7, 1), (0, 1)])
def test_hr_admins_are_told_once_a_week_before_the_end(hr, program, today, days, told):
    make_guest(program, today + days * DAY)

    for _ in range(2):
        plan(now=timezone.now())

    assert Delivery.objects.filter(notice="guest_ends", person=hr).count() == told


@pytest.mark.parametrize("field", ["is_site_admin", "is_people_team"])
def test_guest_runs_nothing(program, today, field):
    guest = make_guest(program, today)

    with pytest.raises(IntegrityError, match="user_guest_runs_nothing"), transaction.atomic():
        User.objects.filter(pk=guest.pk).update(**{field: True})


def test_partner_has_a_name_of_its_own_and_is_of_a_known_kind():
    make_partner()

    with pytest.raises(IntegrityError, match="partner_name_once"), transaction.atomic():
        make_partner("förde labs")
    with pytest.raises(IntegrityError, match="partner_choices_known"), transaction.atomic():
        PartnerOrganisation.objects.create(name="X", kind="club")


def test_hr_keeps_partners_and_their_guests_follow(client, hr, program, today):
    client.post(reverse("profiles:partner-list"), {"name": "Alt GmbH", "kind": "company", "terms": "funded"})
    partner = PartnerOrganisation.objects.get()
    guest = make_guest(program, today)
    twice = client.post(
        reverse("profiles:partner-list"), {"name": "alt gmbh", "kind": "school", "terms": "voluntary"}
    )

    changed = client.post(
        reverse("profiles:partner-edit", args=[partner.code]),
        {"name": "Neu GmbH", "kind": "company", "terms": "commissioned"},
    )

    guest.refresh_from_db()
    assert twice.status_code == 422
    assert changed.url == reverse("profiles:partner-list")
    assert guest.department == "Neu GmbH"
