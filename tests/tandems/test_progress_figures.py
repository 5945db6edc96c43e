"""Works-council mode: figures about groups, frozen at the turn of the month."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from programs.models import Program
from programs.rules.groups import Bound, Cell, Share, Why
from tandems.models import Tandem
from tandems.queries.health import health_aggregate
from tests.cast import NOW, make_cast
from tests.tandems.test_progress import grow, held, page, works_council_mode

TURN = datetime(2027, 2, 28, 23, 0, tzinfo=UTC)  # 1 March, midnight in Berlin


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def company(db):
    """A cast whose program has eight tandems at four sites, in works-council mode."""
    cast = make_cast()
    grow(cast.program, {"Bremen": 5, "Hamburg": 4, "Wrocław": 3})
    people = [side for tandem in (cast.tandem, cast.other_tandem) for side in (tandem.mentor, tandem.mentee)]
    for side in people:
        type(side.person).objects.filter(pk=side.person_id).update(site="Husum")
    works_council_mode(cast.program)
    cast.program.refresh_from_db()
    return cast


def test_sites_under_five_are_hidden_and_so_is_what_would_give_them_away(company):
    found = health_aggregate(company.program, now=NOW)

    assert found.people == 16
    assert found.sites == (
        Cell("Bremen", 5, None),
        Cell("Hamburg", None, Why.TOO_FEW),
        Cell("Husum", None, Why.TOO_FEW),
        Cell("Wrocław", None, Why.TOO_FEW),
    )


def test_a_program_that_agreed_on_more_hides_more(company):
    Program.objects.filter(pk=company.program.pk).update(smallest_group=10)
    company.program.refresh_from_db()

    found = health_aggregate(company.program, now=NOW)

    assert [cell.people for cell in found.sites] == [None] * 4


def test_five_met_and_five_not_is_said(company):
    for tandem in Tandem.objects.filter(program=company.program)[:3]:
        held(tandem, date(2027, 2, 10))

    assert health_aggregate(company.program, now=NOW).met == Share(16, 6, None)


def test_that_one_tandem_alone_met_is_not_said(client, company):
    held(company.tandem, date(2027, 2, 10))

    found = health_aggregate(company.program, now=NOW)

    assert found.met == Share(16, None, Bound.HIDDEN)
    assert "16 people are in a tandem." in page(client, company.sponsor, company.program)


def test_that_everybody_met_is_not_said_of_a_small_program(company):
    for tandem in Tandem.objects.filter(program=company.program):
        held(tandem, date(2027, 2, 10))

    assert health_aggregate(company.program, now=NOW).met == Share(16, None, Bound.MOST)


def test_who_looks_twice_in_a_month_learns_nothing_from_the_difference(company):
    before = health_aggregate(company.program, now=NOW)
    for tandem in Tandem.objects.filter(program=company.program)[:3]:
        held(tandem, date(2027, 3, 8))
    for tandem in Tandem.objects.filter(program=company.program)[3:6]:
        log = held(tandem, date(2027, 2, 10))
        type(log).objects.filter(pk=log.pk).update(logged_at=NOW)

    assert health_aggregate(company.program, now=NOW) == before


def test_a_tandem_that_ends_leaves_the_figures_at_the_turn_of_the_month(company):
    Tandem.objects.filter(pk=company.tandem.pk).update(state="ended", ended_at=NOW)
    Tandem.objects.filter(pk=company.other_tandem.pk).update(
        state="ended", ended_at=datetime(2027, 2, 20, tzinfo=UTC)
    )

    assert health_aggregate(company.program, now=NOW).people == 14
    assert health_aggregate(company.program, now=datetime(2027, 4, 2, tzinfo=UTC)).people == 12


def test_the_turn_of_the_month_is_the_programs(company):
    before = health_aggregate(company.program, now=datetime(2027, 2, 28, 22, 59, tzinfo=UTC))
    after = health_aggregate(company.program, now=TURN)

    assert (before.as_of, after.as_of) == (date(2027, 2, 1), date(2027, 3, 1))


def test_four_people_are_too_few_for_any_figure(client, cast):
    works_council_mode(cast.program)
    cast.program.refresh_from_db()

    found = health_aggregate(cast.program, now=NOW)

    assert (found.people, found.met, found.sites) == (None, None, ())
    assert "too few people, hidden for their protection" in page(client, cast.sponsor, cast.program)


def test_the_page_explains_why_rows_are_hidden(client, company):
    shown = page(client, company.sponsor, company.program)

    assert shown.count("too few people, hidden for their protection") == 3
    assert "about 5" in shown
    assert "Why some rows are hidden." in shown
