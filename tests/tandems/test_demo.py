"""The sample company: whoever opens the demo finds it believable, and only in the demo."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import chain

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from mentoring.notifications.actions import plan
from mentoring.notifications.models import Delivery
from mentoring.profiles.models import PromptAnswer, ReportingLine, User
from programs.models import Participant, ParticipantState, Program, ProgramState, Role
from programs.queries.wizard import dates_of, points
from programs.rules.generation import check_wording
from programs.rules.timeline import awkward
from programs.sharing.models import DigestIssue, KnowledgeShare
from tandems.demo import doors, questions, talks, told, words
from tandems.demo.actions.load import load_demo
from tandems.demo.company import DOMAIN, SIZE, colleagues
from tandems.demo.profiles import profile_of
from tandems.demo.stars import STARS
from tandems.models import Meeting, MeetingState, SessionLog, Tandem, TandemState
from tandems.queries.changes import cases
from tandems.queries.demo import demo_people
from tests.architecture.test_wording import guilty

LATE_IN_A_LONG_MONTH = datetime(2028, 3, 9, 22, 45, tzinfo=UTC)
SUNDAY_OF_THE_CLOCKS = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def person(local: str) -> User:
    return User.objects.get(email=f"{local}@{DOMAIN}")


def program(state: ProgramState) -> Program:
    return Program.objects.get(state=state)


@pytest.mark.django_db
def test_nobody_loads_the_sample_company_into_a_real_installation(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")

    assert not User.objects.exists()


@pytest.mark.django_db
def test_sample_company_leaves_a_database_alone_that_knows_other_people(settings):
    settings.DEMO = True
    User.objects.create_user("somebody@example.com")

    with pytest.raises(CommandError, match="other people"):
        call_command("demo")

    assert User.objects.count() == 1


@override_settings(DEMO=True)
class TestLoadedToday(TestCase):
    """One company for all of these tests: loading it takes seconds."""

    @classmethod
    def setUpTestData(cls):
        call_command("demo", verbosity=0)

    def test_company_has_its_people_and_a_second_run_changes_nothing(self):
        kinds = (
            User,
            Program,
            Participant,
            Tandem,
            Meeting,
            SessionLog,
            KnowledgeShare,
            DigestIssue,
            Delivery,
        )
        before = {kind: set(kind.objects.values_list("pk", flat=True)) for kind in kinds}

        call_command("demo", verbosity=0)

        assert {kind: set(kind.objects.values_list("pk", flat=True)) for kind in kinds} == before
        assert len(before[User]) == SIZE + 1  # with the guest
        assert ReportingLine.objects.count() == SIZE - 1

    def test_every_star_is_there_and_is_listed(self):
        out = StringIO()

        call_command("demo", people=True, stdout=out)

        printed = out.getvalue()
        assert {star.email for star in STARS} <= set(User.objects.active().values_list("email", flat=True))
        assert all(star.email in printed for star in STARS)
        assert "/demo/" in printed

    def test_who_stands_on_top_of_the_page_is_not_listed_again_but_found(self):
        on_top = {star.email for star in STARS}

        others = set(demo_people(None, without=on_top).values_list("email", flat=True))
        found = set(demo_people(None, "oldehaver", without=on_top).values_list("email", flat=True))

        assert others == set(User.objects.active().values_list("email", flat=True)) - on_top
        assert not others & on_top
        assert found & on_top

    def test_three_programs_stand_at_three_moments(self):
        before, running, closing = map(
            program, (ProgramState.MATCHING, ProgramState.RUNNING, ProgramState.CLOSING)
        )

        today = timezone.localdate()
        assert (today - running.kickoff_on).days // 7 + 1 == 14
        assert (running.ends_on - running.kickoff_on).days == 36 * 7
        assert before.kickoff_on > today < closing.ends_on
        states = sorted(Program.objects.values_list("state", flat=True))
        assert states == ["closing", "draft", "matching", "running"]

    def test_most_people_who_wait_for_matching_have_complete_profiles(self):
        people = program(ProgramState.MATCHING).participants

        counts = {role: people.active().filter(role=role).count() for role in Role}
        complete = people.active().filter(profile_done_at__isnull=False).count()
        assert counts == {Role.MENTOR: 21, Role.MENTEE: 14}
        assert 0.75 <= complete / 35 <= 0.85
        assert people.filter(state=ParticipantState.INVITED).exists()
        assert people.get(person=person("kwame.boateng-lueders")).profile_done_at is not None

    def test_people_stand_at_the_door_of_a_program_and_a_guest_is_in(self):
        people = program(ProgramState.MATCHING).participants

        applied = people.filter(state=ParticipantState.APPLIED).select_related("application")
        guest = people.active().get(person__guest_account__isnull=False)
        assert {one.application.motivation for one in applied} == set(doors.MOTIVATIONS)
        assert people.filter(state=ParticipantState.WAITING).count() == 2
        assert guest.person.department == doors.PARTNER

    def test_somebody_left_and_somebody_came_under_her_partner(self):
        hr = person("imke.dettmers")

        kinds = {case.kind for case in cases(hr, program(ProgramState.RUNNING))}

        assert kinds == {"left", "line"}

    def test_draft_is_half_done_and_says_what_it_lacks(self):
        hr, draft = person("imke.dettmers"), program(ProgramState.DRAFT)

        wrong = {one.code for one in points(hr, draft, today=timezone.localdate()) if one.state == "blocking"}

        assert (draft.slug, draft.steps_done) == ("buehne-frei", ["purpose", "people", "shape"])
        assert wrong == {"english_text", "council_settled", "reason_given"}
        assert awkward(dates_of(draft)) == ()

    def test_leyla_and_katrin_meet_in_two_days_for_the_fourth_time(self):
        tandem = Tandem.objects.get(
            mentor__person=person("leyla.aydinoglu"), mentee__person=person("katrin.oldehaver")
        )

        nearest = tandem.meetings.filter(starts_at__gt=timezone.now()).first()
        assert timezone.localdate(nearest.starts_at) == timezone.localdate() + timedelta(days=2)
        assert tandem.session_logs.filter(took_place=True).count() == 3

    def test_tandems_are_found_in_every_state(self):
        tandems = program(ProgramState.RUNNING).tandems

        states = {state: tandems.filter(state=state).count() for state in TandemState}
        assert states == {TandemState.ACTIVE: 11, TandemState.PAUSED: 1, TandemState.ENDED: 1}
        assert Meeting.objects.filter(state=MeetingState.CANCELLED).exists()
        rolf = person("rolf.kiesewetter")
        assert list(tandems.filter(mentee__person=rolf).values_list("state", flat=True)) == [
            "ended",
            "active",
        ]

    def test_shares_are_found_in_every_stage_and_two_digests_are_printed(self):
        running = program(ProgramState.RUNNING)

        shares = running.shares.all()
        drafts = shares.filter(author_released_at=None)
        waiting = shares.filter(author_released_at__isnull=False, co_owner_released_at=None)
        released = KnowledgeShare.objects.released().filter(program=running, approved_at=None)
        unprinted = KnowledgeShare.objects.unprinted().filter(program=running)
        assert [len(some) for some in (drafts, waiting, released, unprinted)] == [1, 1, 2, 2]
        assert [issue.shares.count() for issue in running.digest_issues.closed()] == [3, 3]

    def test_mails_of_the_past_do_not_flood_the_demo(self):
        pending = Delivery.objects.filter(state="pending")

        kinds = set(pending.values_list("notice", flat=True))
        digests = pending.filter(notice="monthly_digest")
        assert 10 <= pending.count() <= 30
        assert kinds == {
            "agreement_to_sign",
            "invitation_mail",
            "meeting_invite",
            "monthly_digest",
            "share_to_approve",
            "share_to_release",
        }
        assert digests.count() == 5

    def test_planner_does_not_send_the_past_late(self):

        before = set(Delivery.objects.values_list("pk", flat=True))

        plan()

        late = Delivery.objects.exclude(pk__in=before)
        others = late.exclude(notice="profile_reminder")  # profiles are due in nine days
        assert set(others.values_list("notice", flat=True)) <= {"log_it", "meeting_reminder"}
        assert others.count() <= 4


@pytest.mark.django_db
@pytest.mark.parametrize("now", [LATE_IN_A_LONG_MONTH, SUNDAY_OF_THE_CLOCKS])
def test_the_story_holds_on_other_days_too(now):
    is_new = load_demo(now=now)

    pairs = {
        (tandem.mentor.person.email.split("@")[0], tandem.mentee.person.email.split("@")[0])
        for tandem in program(ProgramState.RUNNING).tandems.select_related("mentor__person", "mentee__person")
    }
    assert is_new
    assert ("leyla.aydinoglu", "katrin.oldehaver") in pairs
    assert len(pairs) == 13


def test_nobody_in_the_demo_speaks_of_age():
    told_words = [*words.LEARNING, *chain(*words.TEACHING.values(), *words.ANSWERS.values())]
    told_words += [*doors.MOTIVATIONS, doors.DRAFT_NAME, doors.DRAFT_ABOUT_DE]
    told_words += chain(*questions.QUESTIONS.values())
    told_words += chain(*talks.FIRST_TALK, *chain(*talks.TALKS.values()), talks.PRIVATE)
    told_words += chain(*((one.title, one.text) for one in told.SHARES), *told.EARLIER, *told.OPENINGS)
    told_words += [
        answer for headline, answers in words.PERSONAL.values() for answer in (headline, *answers.values())
    ]

    assert [text for text in told_words if guilty(text) or check_wording(text)] == []


def test_everybodys_words_fit_into_the_profile():
    longest = PromptAnswer._meta.get_field("text").max_length
    profiles = [
        profile_of(one, number, teaches=teaches)
        for number, one in enumerate(colleagues())
        for teaches in (True, False)
    ]

    assert all(not profile.missing() for profile in profiles)
    assert all(len(text) <= longest for profile in profiles for _prompt, text in profile.answers)
