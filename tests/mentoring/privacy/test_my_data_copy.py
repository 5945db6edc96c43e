"""What people take along: all their own words, nobody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.privacy.queries import held_about
from mentoring.privacy.registry import Kind, register
from tests.architecture.canaries import CANARIES, word
from tests.cast import NOW
from tests.factories.tandems import make_log, make_notes
from tests.mentoring.privacy.copies import DOWNLOAD, PAGE, parts_for, sign_in, unpacked

pytestmark = pytest.mark.django_db

WRITTEN_BY = {  # words of the stage → whose own they are; nobody else takes them along
    "mentor-note": "mentor",
    "mentee-note": "mentee",
    "other-private": "other_mentee",
    "mentor-headline": "mentor",
    "mentee-headline": "mentee",
    "question": "mentee",
    **{f"{member}-sentence-{number}": member for member in ("mentor", "mentee") for number in (1, 2, 3)},
    "mentor-practice": "mentor",
    "mentee-learning": "mentee",
    **{
        f"{state}-{part}": "mentor"
        for state in ("draft", "offered", "released", "readable", "printed")
        for part in ("title", "text")
    },
}
OF_BOTH = {
    **dict.fromkeys(("shared-note", "planned", "planned-question"), ("mentor", "mentee")),
    **dict.fromkeys(("other-note", "other-planned"), ("other_mentor", "other_mentee")),
}


def test_all_own_words_are_in_the_copy_and_nobody_elses(client, stage):
    for member in ("mentor", "mentee", "other_mentor", "other_mentee", "hr", "sponsor"):
        sign_in(client, getattr(stage.cast, member))
        files = unpacked(client.post(DOWNLOAD))
        for name in ("my-data.json", "my-data.html"):
            said = files[name].decode()
            heard = {canary for canary in CANARIES if word(canary) in said}

            own = {canary for canary, author in WRITTEN_BY.items() if author == member}
            shared = {canary for canary, both in OF_BOTH.items() if member in both}
            assert own | shared <= heard, (member, name)
            assert not {one for one in heard & WRITTEN_BY.keys() if WRITTEN_BY[one] != member}, (member, name)
            assert not {one for one in heard & OF_BOTH.keys() if member not in OF_BOTH[one]}, (member, name)


def test_whoever_hears_nothing_elsewhere_hears_nothing_in_the_copy(client, stage):
    heard = {}
    for member, person in stage.cast.people().items():
        if person.may_sign_in and member != "mfa_pending":
            sign_in(client, person)
            said = unpacked(client.post(DOWNLOAD))["my-data.json"].decode()
            heard[member] = {name for name, canary in CANARIES.items() if word(name) in said} - {
                name for name, canary in CANARIES.items() if member in canary.heard_by
            }

    own = {  # nobody hears it elsewhere, but whoever wrote it takes it along
        "mentee": {"talked-about", "taken-back", "merged-question"},
    }
    for member in ("mentor", "mentee"):
        written = {name for name in CANARIES if name.startswith(f"{member}-")} | {"planned-before"}
        own[member] = own.get(member, set()) | written

    assert {
        member: extra for member, found in heard.items() if (extra := found - own.get(member, set()))
    } == {}


def test_every_copied_model_is_read_and_nothing_that_is_not_copied(client, stage):
    parts = parts_for(client, stage.cast.mentor)

    allowed = {name for name, field in register().items() if field.copy or field.kind is Kind.PLAIN}
    fields = {f"{model}.{field}" for model, rows in parts.items() for row in rows for field in row}
    assert {"profiles.User", "tandems.PrivateNote", "privacy.Consent"} & parts.keys() >= {
        "profiles.User",
        "tandems.PrivateNote",
    }
    assert {name for name in fields if name.count(".") == 2 and name not in allowed} == {
        "notifications.Delivery.notice"
    } & fields


def test_facts_of_the_tandem_name_both_and_say_why(client, stage):
    tandem = parts_for(client, stage.cast.mentee)["tandems.Tandem"][0]

    assert tandem["mentor"].startswith("Leyla")
    assert isinstance(tandem["explanation"], list)


def test_more_rows_do_not_mean_more_questions_to_the_database(client, stage):
    tandem = stage.cast.tandem
    sign_in(client, stage.cast.mentor)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.post(DOWNLOAD)
        return len(queries)

    before = asked()
    for week in range(1, 5):
        log = make_log(tandem, held_on=(NOW - timedelta(weeks=week)).date())
        make_notes(log, shared="Again.", private="For me.", author=stage.cast.mentor)

    assert asked() == before


def test_the_page_says_what_for_who_and_until_when(client, stage):
    client.force_login(stage.cast.mentor)

    shown = client.get(PAGE).content.decode()

    now = {str(line.purpose) for group in held_about(stage.cast.mentor) for line in group.now}
    assert {"remember a talk", "sign-in and mail", "who teaches"} <= now
    assert "Remember a talk" in shown
    assert "its author" in shown
    assert "tandem end + 30 days" in shown
