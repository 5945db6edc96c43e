"""The words of a tandem: readable by the two, or by one, and by nobody else anywhere."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories.tandems import make_log, make_meeting, make_notes

pytestmark = pytest.mark.django_db

SHARED, PRIVATE, SUBJECT = "CANARY-SHARED", "CANARY-PRIVATE", "CANARY-SUBJECT"


@pytest.fixture
def stage(cast):
    """A tandem with a meeting ahead and a logged one full of words."""
    tandem = cast.tandem
    type(tandem).objects.filter(pk=tandem.pk).update(started_at=timezone.now() - dt.timedelta(days=60))
    ahead = make_meeting(tandem, timezone.now() + dt.timedelta(days=2), subject=SUBJECT)
    behind = make_meeting(tandem, timezone.now() - dt.timedelta(days=2), subject=SUBJECT)
    log = make_log(tandem, meeting=behind)
    talk = make_log(tandem, held_on=timezone.localdate())
    for one in (log, talk):
        make_notes(one, shared=SHARED, private=PRIVATE, author=cast.mentor)
    pages = [
        tandem.get_absolute_url(),
        f"/tandems/{tandem.code}/meetings/new/",
        f"/tandems/{tandem.code}/log/",
        f"/tandems/{tandem.code}/share/",
        f"/meetings/{ahead.code}/",
        f"/meetings/{ahead.code}/move/",
        f"/meetings/{ahead.code}/calendar.ics",
        f"/meetings/{behind.code}/log/",
        f"/logs/{log.code}/",
        f"/logs/{talk.code}/",
        f"/logs/{talk.code}/edit/",
    ]
    around = ["/", f"/programs/{cast.program.slug}/progress/", f"/programs/{cast.program.slug}/people/"]
    return cast, pages, around


OUTSIDERS = (
    "hr",
    "sponsor",
    "observer",
    "site_admin",
    "other_mentor",
    "other_mentee",
    "other_hr",
    "employee",
    "invited",
    "other_program_mentor",
)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_outside_the_tandem_opens_or_reads_anything(client, stage, who):
    cast, pages, around = stage
    client.force_login(getattr(cast, who))

    answers = {page: client.get(page).status_code for page in pages}
    texts = "".join(client.get(page).content.decode() for page in [*pages, *around])

    assert set(answers.values()) == {404}
    assert "CANARY" not in texts


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_outside_the_tandem_changes_anything(client, stage, who):
    cast, pages, _around = stage
    client.force_login(getattr(cast, who))
    forms = [page for page in pages if page.endswith(("/new/", "/move/", "/log/", "/edit/", "/share/"))]
    cancel = pages[4] + "cancel/"

    answers = {page: client.post(page, {"shared": "x"}).status_code for page in [*forms, cancel]}

    assert set(answers.values()) == {404}


def test_the_partner_reads_the_shared_note_and_never_the_private_one(client, stage):
    cast, pages, _around = stage
    client.force_login(cast.mentee)

    responses = [client.get(page) for page in [*pages, "/"]]
    texts = "".join(response.content.decode() for response in responses)

    assert {response.status_code for response in responses} == {200}
    assert SHARED in texts
    assert SUBJECT in texts
    assert PRIVATE not in texts


def test_the_author_reads_both(client, stage):
    cast, pages, _around = stage
    client.force_login(cast.mentor)

    texts = "".join(client.get(page).content.decode() for page in pages)

    assert SHARED in texts
    assert PRIVATE in texts


def test_a_calendar_file_holds_no_subject(client, stage):
    cast, pages, _around = stage
    client.force_login(cast.mentee)

    response = client.get(next(page for page in pages if page.endswith(".ics")))

    assert response.headers["Content-Type"].startswith("text/calendar")
    assert b"SUMMARY:Tandem meeting" in response.content
    assert b"CANARY" not in response.content
