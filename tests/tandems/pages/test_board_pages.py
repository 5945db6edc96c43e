"""The review board in the hands of HR, and the question in the hands of the person asked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.profiles.models import PartAudience
from programs.models import ProgramState, Role
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import publish_released, publish_run
from tandems.models import Asking, MatchRun, PairDecision, RunState, Tandem
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.django_db

NOW = timezone.now()
TOPICS = ("ai-hands-on", "gaming", "coding-basics")


def board(client, *, pairs=2, **fields):
    """Return a run that is ready for review, with HR signed in."""
    program = make_program(state=ProgramState.MATCHING, **fields)
    hr = make_post(program)
    for topic in TOPICS[:pairs]:
        make_ready(program, Role.MENTOR, topics={topic: 3})
        make_ready(program, Role.MENTEE, topics={topic: 3})
    run = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    run.refresh_from_db()
    client.force_login(hr)
    return run


def at(run, name, proposal=None):
    pair = [proposal.mentor.code, proposal.mentee.code] if proposal else []
    return reverse(f"tandems:{name}", args=[run.program.slug, run.code, *pair])


def test_hr_holds_a_proposal_and_stays_on_the_board(client):
    run = board(client)
    first = run.proposals.first()

    answer = client.post(at(run, "pair-hold", first))
    shown = client.get(answer.url)

    assert answer.url == run.get_absolute_url()
    assert [row.is_held for row in shown.context["board"].rows].count(True) == 1
    assert "Let go" in shown.content.decode()


def test_excluding_a_proposal_leads_to_a_new_run_without_it(client):
    run = board(client)
    first = run.proposals.first()

    answer = client.post(at(run, "pair-exclude", first), {"reason": "They share an office."})
    compute_next_run(now=NOW)

    new = MatchRun.objects.exclude(pk=run.pk).get()
    assert answer.url == new.get_absolute_url()
    assert not new.proposals.filter(mentor=first.mentor, mentee=first.mentee).exists()


def test_excluding_without_a_reason_is_explained(client):
    run = board(client)

    client.post(at(run, "pair-exclude", run.proposals.first()), {"reason": ""})
    shown = client.get(run.get_absolute_url()).content.decode()

    assert "Please say why." in shown
    assert not PairDecision.objects.exists()


def test_hr_reads_whom_else_a_mentee_could_get_and_swaps(client):
    run = board(client)
    first = run.proposals.first()

    options = client.get(at(run, "pair-swap", first)).context["options"]
    client.post(at(run, "pair-hold", options[0]))
    compute_next_run(now=NOW)

    assert {option.mentee for option in options} == {first.mentee}
    assert options[0].cost > 0
    assert (options[0].new, options[0].lost) != ((), ())
    new = MatchRun.objects.exclude(pk=run.pk).get()
    assert new.proposals.filter(mentor=options[0].mentor, mentee=first.mentee).exists()


def test_what_hr_undoes_is_as_it_was(client):
    run = board(client)
    client.post(at(run, "pair-hold", run.proposals.first()))

    client.post(at(run, "step-undo"))
    undone = client.get(run.get_absolute_url()).context["board"]
    client.post(at(run, "step-redo"))
    done = client.get(run.get_absolute_url()).context["board"]

    assert (undone.held, undone.can_redo) == (0, True)
    assert (done.held, done.can_redo) == (1, False)


def test_board_says_when_something_changed_since_the_run(client):
    run = board(client)
    before = client.get(run.get_absolute_url()).context["is_stale"]

    make_ready(run.program, Role.MENTOR, topics={"gaming": 3})
    after = client.get(run.get_absolute_url()).context["is_stale"]

    assert (before, after) == (False, True)


def test_likes_are_in_no_score_that_hr_reads(client):
    run = board(client)

    kept = run.proposals.first().explanation

    assert "interest" not in kept
    assert "interest" not in kept["points"]
    assert "interest" not in kept["maxima"]


def test_two_runs_can_be_compared(client):
    run = board(client)
    first = run.proposals.first()
    client.post(at(run, "pair-exclude", first), {"reason": "They share an office."})
    compute_next_run(now=NOW)
    new = MatchRun.objects.exclude(pk=run.pk).get()

    found = client.get(reverse("tandems:run-compare", args=[run.program.slug, new.code, run.code]))

    assert first.mentor in {tile.proposal.mentor for tile in found.context["comparison"].gone}
    assert found.context["comparison"].gain < 0


def test_board_asks_the_database_as_often_for_three_pairs_as_for_one(client):
    counted = []
    for pairs in (1, 3):
        run = board(client, pairs=pairs)
        client.post(at(run, "pair-hold", run.proposals.first()))
        client.get(run.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(run.get_absolute_url())
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_hr_releases_calls_back_and_releases_again(client):
    run = board(client)

    client.post(at(run, "run-release"))
    released = client.get(run.get_absolute_url()).content.decode()
    client.post(at(run, "run-call-back"))
    called_back = MatchRun.objects.get().state
    client.post(at(run, "run-release"))

    assert "Call back" in released
    assert called_back == RunState.DONE
    assert publish_released(now=timezone.now() + timedelta(hours=1)) == 1
    assert Tandem.objects.count() == 2


def test_hr_looks_at_the_mails_before_they_go(client):
    run = board(client, asked_first="mentee")

    shown = client.get(at(run, "run-mails"))
    mail = client.get(reverse("tandems:run-mail", args=[run.program.slug, run.code, "mentee", "de"]))

    assert [len(shown.context[side]) for side in ("mentee", "mentor")] == [2, 0]
    assert b"Warum" in mail.content or b"Why" in mail.content


def test_person_asked_finds_the_question_at_home_and_says_yes(client):
    run = board(client, pairs=1, asked_first="mentee")
    publish_run(run=run, by=run.by, now=timezone.now())
    asking = Asking.objects.get()
    client.force_login(asking.participant.person)

    home = client.get("/").content.decode()
    before = client.get(asking.get_absolute_url()).content.decode()
    client.post(reverse("tandems:asking-answer", args=[asking.code]), {"answer": "yes"})

    assert asking.get_absolute_url() in home
    assert "Yes, I would" in before
    assert Tandem.objects.count() == 1


def test_looking_at_the_question_answers_nothing(client):
    run = board(client, pairs=1, asked_first="mentee")
    publish_run(run=run, by=run.by, now=timezone.now())
    asking = Asking.objects.get()
    client.force_login(asking.participant.person)

    client.get(asking.get_absolute_url())
    client.get(reverse("tandems:asking-answer", args=[asking.code]))

    asking.refresh_from_db()
    assert asking.state == "waiting"


@pytest.mark.parametrize(("seen_by", "is_warned"), [("candidates", True), ("tandem", False)])
def test_hr_is_warned_of_usual_times_unless_somebody_keeps_them_for_the_tandem(client, seen_by, is_warned):
    program = make_program(state=ProgramState.MATCHING)
    hr, mentor, mentee = (
        make_post(program),
        make_ready(program, Role.MENTOR),
        make_ready(program, Role.MENTEE),
    )
    for one, times in ((mentor, ["mon-am"]), (mentee, ["fri-pm"])):
        one.person.profile.usual_times = times
        one.person.profile.save()
    PartAudience.objects.create(profile=mentor.person.profile, part="times", seen_by=seen_by)
    run = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    client.force_login(hr)

    [row] = client.get(run.get_absolute_url()).context["board"].rows

    assert ("few_times" in row.watch) is is_warned
