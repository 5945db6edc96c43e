"""The gallery shows everything there is, and what it shows is as the design says."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError
from django.template import RequestContext, Template
from django.test import RequestFactory

from mentoring.web import colours
from mentoring.web.gallery import ERROR_PAGES, SECTIONS, icons
from mentoring.web.parts import Phase, Timeline, steps
from mentoring.web.views import broken
from tests.factories.profiles import make_person

COMPONENTS = settings.BASE_DIR / "static" / "css" / "components"
ON_OTHER_PAGES = {
    "entrance.css": "the way in",
    "mail-frame.css": "mails before they are sent: a frame needs a page to show",
    "poster.css": "the way in",
    "poster-art.css": "the way in",
    "hero.css": "the greeting of the home page",
    "tandem-hero.css": "the head of a tandem",
    "letter.css": "the head of a sponsor's letter",
    "demo-bar.css": "the demo alone",
    "company.css": "the page of the company",
    "specimen.css": "the page of the company",
    "colour-field.css": "the page of the company",
    "factor.css": "the pages of signing in",
    "combobox.css": "fields that a script makes out of plain ones",
    "slider.css": "fields that a script makes out of plain ones",
    "graph.css": "charts of the progress page",
}
SELECTOR = re.compile(r"\.([a-z][\w-]*)")


@pytest.fixture
def staff(client, db):
    client.force_login(make_person("Onno", is_site_admin=True))
    return client


@pytest.fixture
def page(staff):
    return staff.get("/gallery/").content.decode()


def classes(css: Path) -> set[str]:
    """Return the classes a stylesheet speaks of; addresses of pictures are no classes."""
    text = re.sub(r"/\*.*?\*/|url\([^)]*\)|\{[^{}]*\}", "{}", css.read_text(), flags=re.DOTALL)
    return set(SELECTOR.findall(text))


def drawn(source: str, query: dict[str, str] | None = None, **context: object) -> str:
    return Template(source).render(RequestContext(RequestFactory().get("/list/", query), context))


def test_every_section_and_every_component_and_every_icon_is_shown(page):
    used = set(" ".join(re.findall(r'class="([^"]*)"', page)).split())
    files = [css for css in COMPONENTS.glob("*.css") if css.name not in ON_OTHER_PAGES]

    assert [one.name for one in SECTIONS if f'id="{one.name}"' not in page] == []
    assert sorted(css.name for css in files if classes(css) and not classes(css) & used) == []
    assert [name for name in icons() if f"</svg>{name}</li>" not in page] == []


def test_every_template_of_the_gallery_is_a_section():
    found = {path.stem for path in (settings.BASE_DIR / "templates" / "gallery").glob("*.html")}

    assert found - {"page", "table"} == {section.name for section in SECTIONS}


def test_the_gallery_speaks_german(client, db):
    client.force_login(make_person("Onno", is_site_admin=True, language="de"))

    page = client.get("/gallery/").content.decode()

    assert "<h1>Bausteine</h1>" in page


def test_a_component_is_shown_together_with_how_it_is_written():
    shown = drawn('{% load example %}{% example row %}\n{% chip name "sea" %}\n{% endexample %}', name="AI")

    assert '<span class="chip chip-sea">AI</span>' in shown
    assert '<code class="source">{% chip name &quot;sea&quot; %}</code>' in shown


@pytest.mark.parametrize("pair", colours.contrasts(), ids=lambda pair: f"{pair.ink} on {pair.ground}")
def test_inks_can_be_read_by_day_and_by_night(pair):
    assert min(pair.light, pair.dark) >= pair.needed


def test_contrast_is_that_of_the_guidelines():
    assert colours.rounded("#000000", "#ffffff") == 21.0
    assert colours.rounded("#777777", "#ffffff") == 4.4


def test_phases_stand_on_half_months_and_know_today():
    work = Phase("Work", dt.date(2026, 3, 16), dt.date(2026, 9, 30))
    review = Phase("Review", dt.date(2026, 5, 1), dt.date(2026, 5, 31))
    farewell = Phase("Farewell", dt.date(2026, 10, 16), dt.date(2026, 12, 24))

    line = Timeline(
        [work, review, farewell], dt.date(2026, 2, 2), dt.date(2026, 10, 30), today=dt.date(2026, 6, 4)
    )

    assert line.length == 9
    assert line.now == 9
    assert [(row.bar.first, row.bar.columns) for row in line.rows] == [(4, 13), (7, 2), (18, 1)]
    assert [row.place for row in line.rows] == ["on", "after", "before"]
    assert [row.state for row in line.rows] == ["now", "done", "planned"]


def test_a_timeline_without_today_has_no_flag_and_none_is_longer_than_its_grid():
    assert Timeline([], dt.date(2026, 2, 2), dt.date(2026, 10, 30), today=dt.date(2027, 1, 1)).now is None

    with pytest.raises(ValueError, match="19 months"):
        Timeline([], dt.date(2026, 1, 1), dt.date(2027, 7, 1))


def test_a_way_says_what_is_done_what_is_wrong_and_what_is_next():
    way = steps(["Purpose", "People", "Dates", "Check"], 3, wrong=[2], urls={1: "/one/"})

    shown = drawn('{% stepper way "Steps" %}', way=way)

    assert [step.state for step in way] == ["done", "error", "now", "todo"]
    assert '<a class="is-done" href="/one/">' in shown
    assert shown.count('aria-current="step"') == 1
    assert "Needs another look:" in shown


def test_a_head_sorts_up_then_down_and_forgets_the_page():
    query = {"sort": "topic", "page": "3", "rows": "3"}

    up = drawn('{% sort_head "topic" "Topic" %}', query)
    other = drawn('{% sort_head "meetings" "Meetings" True %}', query)

    assert 'aria-sort="ascending"' in up
    assert 'href="?sort=-topic&amp;rows=3"' in up
    assert "aria-sort" not in other
    assert 'href="?sort=meetings&amp;rows=3"' in other


def test_an_agreement_shows_who_has_not_signed_yet(page):
    assert '<span class="sign">Leyla Aydınoğlu</span>' in page
    assert '<span class="sign-open">Katrin Oldehaver</span>' in page


def test_nobody_knows_how_far_the_work_is_before_it_begins():
    unknown = drawn('{% work_progress None "Run" "Waiting." %}')
    known = drawn('{% work_progress 62.5 "Run" "Finding." %}')

    assert "value=" not in unknown
    assert 'value="62.5"' in known


@pytest.mark.parametrize(("rows", "shown"), [(0, 0), (1, 1), (3, 3), (1000, 20)])
def test_a_table_has_as_many_rows_as_asked_for(staff, rows, shown):
    page = staff.get("/gallery/table/", {"rows": rows}).content.decode()

    assert page.count('<th scope="row"') == shown


def test_a_table_is_sorted_and_filtered_by_its_address(staff):
    answer = staff.get("/gallery/table/", {"rows": "1000", "state": "quiet", "sort": "-number"})

    page = answer.context["page"]
    assert [row.number for row in page][:2] == [996, 990]
    assert page.paginator.count == 166
    assert b'href="/gallery/table/?rows=1000"' in answer.content, "the way back to all"


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_every_page_of_trouble_says_what_to_do(staff, name):
    page = staff.get("/gallery/error/", {"page": name}).content.decode()

    assert page.count("<h1") == 1
    assert 'class="btn btn-primary" href="/"' in page


def test_trouble_needs_no_database():
    """Without the fixture `db` any question to it would fail."""
    request = RequestFactory().get("/")

    ours = broken(request)
    try:
        raise OperationalError("away")  # noqa: TRY301  (the handler asks what is being handled)
    except OperationalError:
        away = broken(request)

    assert ours.status_code == 500
    assert (away.status_code, away["Retry-After"]) == (503, "60")
