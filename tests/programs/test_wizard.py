"""Setting a program up step by step: nothing is lost, nobody is overwritten, and it ends on the check."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.notifications.models import Delivery
from mentoring.privacy.models import AuditEvent
from programs.models import Post, Program, ProgramState
from programs.rules import timeline
from tests.factories.profiles import make_person
from tests.factories.programs import make_participant, make_post, make_program
from tests.programs.wizard import KICKOFF, PURPOSE, at, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client):
    person = make_person("Hanna", is_people_team=True)
    client.force_login(person)
    return person


@pytest.fixture
def draft(client, hr):
    client.post(reverse("programs:program-create"), PURPOSE)
    return Program.objects.get()


def test_first_step_creates_a_draft_and_leads_on(client, hr):
    response = client.post(reverse("programs:program-create"), PURPOSE)

    program = Program.objects.get()
    assert response.url == f"/programs/{program.slug}/set-up/people/"
    assert (program.slug, program.state) == ("frischer-wind-fuer-koeln", ProgramState.DRAFT)
    assert list(program.roles.values_list("person", "post")) == [(hr.pk, Post.ADMIN)]
    assert (program.kickoff_on.weekday(), program.kickoff_on > timezone.localdate()) == (0, True)
    assert AuditEvent.objects.get().verb == "program.created"
    assert not Delivery.objects.exists()


def test_second_program_of_the_same_name_gets_an_address_of_its_own(client, draft):
    client.post(reverse("programs:program-create"), PURPOSE)
    client.post(reverse("programs:program-create"), PURPOSE | {"name": "New"})

    slugs = set(Program.objects.values_list("slug", flat=True))
    assert slugs == {"frischer-wind-fuer-koeln", "frischer-wind-fuer-koeln-2", "new-2"}


def test_employee_cannot_set_a_program_up(client):
    client.force_login(make_person())

    assert client.get(reverse("programs:program-create")).status_code == 403
    assert client.post(reverse("programs:program-create"), PURPOSE).status_code == 403
    assert not Program.objects.exists()


def test_whoever_comes_back_goes_on_at_the_first_step_not_done(client, draft):
    save(client, draft, "people")

    assert client.get(reverse("programs:set-up", args=[draft.slug])).url == at(draft, "shape")
    assert client.get(reverse("programs:program-edit", args=[draft.slug])).url.endswith("/set-up/")


def test_people_step_gives_posts_and_knows_no_strangers(client, draft):
    sponsor = make_person("Sven", email="sven@example.com")

    wrong = save(client, draft, "people", sponsors="nobody@example.com")
    right = save(client, draft, "people", sponsors="Sven <SVEN@example.com>", consultation="nobody")

    assert wrong.status_code == 422
    assert list(wrong.context["form"].errors) == ["sponsors"]
    assert right.url == at(draft, "shape")
    assert draft.roles.get(post=Post.SPONSOR).person == sponsor


def test_preset_fills_what_nobody_changed_by_hand(client, draft):
    save(client, draft, "rules", mentee_capacity="2", generation_reason="Customers differ.")

    save(client, draft, "shape", preset="departmental")

    draft.refresh_from_db()
    assert (draft.department_rule, draft.reporting_levels, draft.sessions_planned) == ("same", 1, 24)
    assert draft.mentee_capacity == 2
    assert draft.ends_on == timeline.end_after(draft.kickoff_on, 6)


def test_moved_kickoff_takes_the_other_dates_along(client, draft):
    save(client, draft, "shape", kickoff_on=str(KICKOFF))

    draft.refresh_from_db()
    assert (draft.kickoff_on, draft.ends_on) == (KICKOFF, date(2099, 11, 2))
    assert draft.profiles_due_on == KICKOFF - timedelta(days=17)


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"kickoff_on": "2099-02-02", "ends_on": "2099-07-01"}, "ends_on", "at least 6 months"),
        ({"kickoff_on": "2099-02-02", "ends_on": "2101-01-01"}, "ends_on", "at most twelve"),
        ({"kickoff_on": "2020-02-03"}, "kickoff_on", "lies in the past"),
        ({"kickoff_on": "soon"}, "kickoff_on", "valid date"),
        ({"sessions_planned": "99"}, "sessions_planned", "less than or equal"),
    ],
)
def test_error_stays_in_its_step_and_saves_nothing(client, draft, said, field, words):
    response = save(client, draft, "shape", **said)

    before = draft.kickoff_on
    draft.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert words in response.context["form"].errors[field][0]
    assert (draft.kickoff_on, draft.steps_done) == (before, ["purpose"])


def test_year_can_be_looked_at_without_saving(client, draft):
    response = save(client, draft, "shape", kickoff_on="2099-05-01", show="year")

    before = draft.kickoff_on
    draft.refresh_from_db()
    assert draft.kickoff_on == before
    assert response.context["form"]["ends_on"].value() == "2100-02-01"
    assert "The kickoff falls on 1 May, a public holiday. We suggest 4 May 2099." in response.text
    assert "kept until 1 August 2100" in response.text


def test_words_step_shows_what_people_are_told_and_the_mail_in_both_languages(client, draft):
    save(client, draft, "words", greeting_de="Kommen Sie mit!", greeting_en="Come along, young talents!")

    page = client.get(at(draft, "words"))

    assert "the number of meetings held, the last and the next date" in page.text
    mails = {
        (invitation["role"], one.mail.language): one.mail.text
        for invitation in page.context["invitations"]
        for one in invitation["mails"]
    }
    assert list(mails) == [("mentor", "de"), ("mentor", "en"), ("mentee", "de"), ("mentee", "en")]
    assert "Kommen Sie mit!" in mails["mentor", "de"]
    assert "Wir lernen." in mails["mentee", "de"]
    assert "Come along" in mails["mentee", "en"]
    assert page.context["advice"] == [
        "“young talents” names an age group. Try “new to the company” or “at the start of the career”."
    ]


def test_frames_hold_the_mail_that_a_mentee_will_get_and_nothing_can_run_in_them(client, draft):
    save(client, draft, "words", greeting_de="Kommen Sie mit!")

    page = client.get(at(draft, "words"))
    mail = client.get(f"/programs/{draft.slug}/set-up/words/preview/mentee/de/")

    assert f'src="/programs/{draft.slug}/set-up/words/preview/mentee/de/" sandbox' in page.text
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "sandbox" in mail.headers["Content-Security-Policy"].split("; ")
    assert all(part in mail.text for part in ("<html", 'lang="de"', "Kommen Sie mit!", "als Mentee"))
    assert client.get(f"/programs/{draft.slug}/set-up/words/preview/sponsor/de/").status_code == 404
    assert client.get(f"/programs/{draft.slug}/set-up/words/preview/mentee/fr/").status_code == 404


def test_stepper_marks_a_step_gone_through_that_leaves_something_in_the_way(client, draft):
    save(client, draft, "rules")

    way = client.get(at(draft, "words")).context["way"]

    assert [step.state for step in way] == ["done", "todo", "todo", "error", "now", "todo"]


def test_check_leads_to_what_is_missing_and_then_to_opening(client, draft):
    missing = client.get(at(draft, "check"))
    save(client, draft, "people", consultation="informed")
    save(client, draft, "rules", generation_rule="stage")
    ready = client.get(at(draft, "check"))

    assert missing.context["blocking"] == 2
    assert f'href="{at(draft, "rules")}">Write it</a>' in missing.text
    assert 'name="to" value="open"' not in missing.text
    assert ready.context["blocking"] == 0
    assert 'name="to" value="open"' in ready.text


def test_opened_program_is_no_draft_any_more(client, hr):
    program = make_program()
    make_post(program, person=hr)

    response = client.post(at(program, "purpose"), PURPOSE)

    assert response.url == reverse("programs:program-edit", args=[program.slug])


def test_next_round_takes_everything_but_the_people_and_the_dates(client, hr):
    program = make_program(name="Rückenwind 2026", greeting_de="Kommen Sie mit!", mentee_capacity=3)
    make_post(program, person=hr)
    sponsor = make_post(program, Post.SPONSOR)
    make_participant(program)

    response = client.post(reverse("programs:program-duplicate", args=[program.slug]))

    copy = Program.objects.exclude(pk=program.pk).get()
    assert response.url == reverse("programs:set-up", args=[copy.slug])
    assert (copy.state, copy.mentee_capacity) == (ProgramState.DRAFT, 3)
    assert copy.name.startswith("Rückenwind 20")
    assert copy.name != program.name
    assert (copy.greeting_de, copy.consultation) == ("Kommen Sie mit!", "open")
    assert copy.roles.get(post=Post.SPONSOR).person == sponsor
    assert copy.kickoff_on > timezone.localdate()
    assert not copy.participants.exists()


def test_hint_of_the_law_is_in_the_language_of_the_reader(client, hr, draft):
    type(hr).objects.update(language="de")

    response = client.get(at(draft, "rules"))

    assert "Gleichbehandlungsgesetz" in response.text
    assert "equal-treatment" not in response.text
