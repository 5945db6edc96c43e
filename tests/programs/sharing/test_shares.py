"""From a draft to something others read, and back to nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.models import Delivery
from programs.models import Audience, Participant, ParticipantState
from programs.sharing import actions, queries
from programs.sharing.actions.shares import Words
from programs.sharing.models import DigestIssue, KnowledgeShare
from tests.cast import NOW
from tests.factories.sharing import make_draft, make_issue, make_readable, make_released

WORDS = Words("A question instead of a check", "I asked first.\n\nThen I listened.")


def mails() -> list[tuple[str, str, str]]:
    """Every mail so far: kind, to whom, state."""
    rows = Delivery.objects.order_by("id").values_list("notice", "person__first_name", "state")
    return list(rows)


def test_author_and_partner_and_editor_make_a_share_readable(cast):
    tandem = cast.tandem

    share = actions.draft(author=tandem.mentor, co_owner=tandem.mentee, words=WORDS, by=cast.mentor, now=NOW)
    actions.release(share=share, by=cast.mentor, now=NOW)
    actions.release(share=share, by=cast.mentee, now=NOW)
    actions.approve(share=share, by=cast.hr, now=NOW)

    assert list(queries.readable_shares(cast.other_mentee, cast.program)) == [share]
    assert mails() == [
        ("share_to_release", "Katrin", "cancelled"),
        ("share_to_approve", "Imke", "cancelled"),
        ("share_approved", "Leyla", "pending"),
        ("share_approved", "Katrin", "pending"),
    ]


def test_nobody_drafts_in_somebody_elses_name(cast):
    with pytest.raises(NotAllowed):
        actions.draft(
            author=cast.tandem.mentor, co_owner=cast.tandem.mentee, words=WORDS, by=cast.mentee, now=NOW
        )


def test_nobody_makes_a_stranger_co_owner(cast):
    stranger = Participant.objects.get(person=cast.other_program_mentor)

    with pytest.raises(NotAllowed):
        actions.draft(author=cast.tandem.mentor, co_owner=stranger, words=WORDS, by=cast.mentor, now=NOW)


def test_partner_does_not_see_a_draft_before_its_author_releases_it(cast):
    share = make_draft(cast.tandem)

    assert share not in queries.shares_visible_to(cast.mentee)
    actions.release(share=share, by=cast.mentor, now=NOW)
    assert share in queries.shares_visible_to(cast.mentee)


def test_releasing_twice_sends_one_mail(cast):
    share = make_draft(cast.tandem)

    actions.release(share=share, by=cast.mentor, now=NOW)
    actions.release(share=share, by=cast.mentor, now=NOW + timedelta(minutes=1))

    assert mails() == [("share_to_release", "Katrin", "pending")]


@pytest.mark.parametrize("who", ["hr", "sponsor", "other_mentor", "other_hr", "employee", "observer"])
def test_nobody_but_the_two_releases_or_withdraws(cast, who):
    share = make_released(cast.tandem)

    for action in (actions.release, actions.withdraw):
        with pytest.raises(NotAllowed):
            action(share=share, by=getattr(cast, who), now=NOW)


@pytest.mark.parametrize("who", ["mentor", "mentee", "sponsor", "other_hr", "employee", "site_admin"])
def test_only_hr_of_the_program_approves(cast, who):
    share = make_released(cast.tandem)

    with pytest.raises(NotAllowed):
        actions.approve(share=share, by=getattr(cast, who), now=NOW)


def test_hr_does_not_approve_what_one_of_the_two_has_not_released(cast):
    share = make_draft(cast.tandem, author_released_at=NOW)

    with pytest.raises(Refused, match="share_not_released"):
        actions.approve(share=share, by=cast.hr, now=NOW)


def test_hr_who_is_in_the_tandem_does_not_approve_the_own_share(cast):
    share = make_released(cast.tandem)
    cast.program.roles.create(person=cast.mentee, post="admin")

    with pytest.raises(NotAllowed):
        actions.approve(share=share, by=cast.mentee, now=NOW)


@pytest.mark.parametrize("who", ["mentor", "mentee"])
@pytest.mark.parametrize("make", [make_released, make_readable])
def test_either_withdraws_and_the_words_are_gone(cast, who, make):
    share = make(cast.tandem, author_released_at=NOW)

    actions.withdraw(share=share, by=getattr(cast, who), now=NOW)

    row = KnowledgeShare.objects.filter(pk=share.pk)
    assert row.values_list("title", "text").get() == ("", "")
    assert share not in queries.shares_visible_to(cast.other_mentee)
    assert share not in queries.shares_visible_to(cast.hr)
    assert share in queries.shares_visible_to(cast.mentee)


def test_withdrawing_takes_a_share_out_of_a_closed_issue(cast):
    issue = make_issue(cast.tandem, NOW.date().replace(day=1), closed_at=NOW)
    share = issue.shares.get()

    actions.withdraw(share=share, by=cast.mentee, now=NOW)

    assert list(queries.printed_shares(issue)) == []


def test_somebody_who_left_the_program_still_withdraws(cast):
    share = make_readable(cast.tandem)
    Participant.objects.filter(pk=cast.tandem.mentee_id).update(state=ParticipantState.LEFT, left_at=NOW)

    actions.withdraw(share=share, by=cast.mentee, now=NOW)

    assert KnowledgeShare.objects.get().text == ""


def test_withdrawing_stops_the_mails_about_it(cast):
    share = make_draft(cast.tandem)
    actions.release(share=share, by=cast.mentor, now=NOW)

    actions.withdraw(share=share, by=cast.mentor, now=NOW)

    assert mails() == [("share_to_release", "Katrin", "cancelled")]


def test_changed_words_need_both_releases_again(cast):
    share = make_released(cast.tandem)

    actions.edit(share=share, words=WORDS, by=cast.mentor, now=NOW)

    share.refresh_from_db()
    assert (share.title, share.author_released_at, share.co_owner_released_at) == (WORDS.title, None, None)
    assert share not in queries.shares_visible_to(cast.hr)


def test_saving_the_same_words_takes_no_release_back(cast):
    share = make_released(cast.tandem)

    actions.edit(share=share, words=Words(share.title, share.text), by=cast.mentor, now=NOW)

    share.refresh_from_db()
    assert share.co_owner_released_at == NOW


def test_taking_the_names_off_counts_as_a_change(cast):
    share = make_released(cast.tandem)

    actions.edit(share=share, words=Words(share.title, share.text, None, False), by=cast.mentor, now=NOW)

    share.refresh_from_db()
    assert (share.is_named, share.co_owner_released_at) == (False, None)


def test_partner_does_not_change_the_authors_words(cast):
    with pytest.raises(NotAllowed):
        actions.edit(share=make_released(cast.tandem), words=WORDS, by=cast.mentee, now=NOW)


def test_published_words_stay_as_they_are(cast):
    with pytest.raises(Refused, match="share_readable_already"):
        actions.edit(share=make_readable(cast.tandem), words=WORDS, by=cast.mentor, now=NOW)


READERS = {"mentor", "mentee", "other_mentor", "other_mentee", "hr", "sponsor"}


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.PROGRAM, READERS),
        (
            Audience.EVERYONE,
            READERS
            | {"invited", "observer", "employee", "other_hr", "other_program_mentor", "site_admin"}
            | {"mfa_pending"},  # but no guest
        ),
    ],
)
def test_exactly_the_programs_readers_read_and_get_the_digest(cast, audience, readers):
    cast.program.digest_audience = audience
    cast.program.save()
    share = make_readable(cast.tandem)

    seen = {name for name, who in cast.people().items() if share in queries.shares_visible_to(who)}
    mailed = set(queries.readers_of(cast.program))

    assert seen == readers
    assert mailed == {who for name, who in cast.people().items() if name in readers}


def test_what_is_not_approved_only_the_two_and_their_editor_see(cast):
    cast.program.digest_audience = Audience.EVERYONE
    cast.program.save()
    share = make_released(cast.tandem)

    seen = {name for name, who in cast.people().items() if share in queries.shares_visible_to(who)}

    assert seen == {"mentor", "mentee", "hr"}


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"approved_at": NOW, "author_released_at": NOW}, "share_approved_only_when_both_released"),
        ({"approved_at": NOW, "co_owner_released_at": NOW}, "share_approved_only_when_both_released"),
        ({"withdrawn_at": NOW}, "share_withdrawn_means_erased"),
        ({"text": ""}, "share_withdrawn_means_erased"),
        ({"title": ""}, "share_withdrawn_means_erased"),
        ({"withdrawn_at": NOW, "text": ""}, "share_withdrawn_means_erased"),
    ],
)
def test_the_database_keeps_shares_honest(cast, changes, constraint):
    share = make_draft(cast.tandem)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        KnowledgeShare.objects.filter(pk=share.pk).update(**changes)


def test_the_database_prints_nothing_that_is_not_approved(cast):
    issue = make_issue(cast.tandem, NOW.date().replace(day=1), closed_at=NOW)

    with pytest.raises(IntegrityError, match="share_printed_only_when_approved"), transaction.atomic():
        make_released(cast.tandem, issue=issue)


def test_the_database_knows_that_nobody_owns_a_share_with_oneself(cast):
    with pytest.raises(IntegrityError, match="share_co_owner_is_somebody_else"), transaction.atomic():
        make_draft(cast.tandem, co_owner=cast.tandem.mentor)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"month": NOW.date().replace(day=1), "closed_at": NOW}, "digest_once_per_program_and_month"),
        ({"month": NOW.date(), "closed_at": NOW}, "digest_month_is_its_first_day"),
    ],
)
def test_the_database_keeps_one_issue_a_month(cast, fields, constraint):
    make_issue(cast.tandem, NOW.date().replace(day=1), closed_at=NOW)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DigestIssue.objects.create(program=cast.program, **fields)


def test_the_database_keeps_one_open_issue_per_program(cast):
    DigestIssue.objects.create(program=cast.program, month=NOW.date().replace(day=1))

    with pytest.raises(IntegrityError, match="digest_one_open_per_program"), transaction.atomic():
        DigestIssue.objects.create(program=cast.program, month=NOW.date().replace(day=1, month=7))
