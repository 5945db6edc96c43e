"""Who must agree before anything is readable: the rule as a table."""

from itertools import product

import pytest

from mentoring.errors import Refused
from programs.sharing.rules.agreement import (
    Standing,
    check_approval,
    check_edit,
    check_release,
    check_withdrawal,
    is_readable,
)

ALL = [Standing(*values) for values in product([False, True], repeat=5)]
BOTH = Standing(has_co_owner=True, author_released=True, co_owner_released=True)


@pytest.mark.parametrize("share", ALL)
def test_a_share_is_readable_only_with_every_yes(share):
    both = share.author_released and (share.co_owner_released or not share.has_co_owner)

    assert is_readable(share) == (both and share.approved and not share.withdrawn)


@pytest.mark.parametrize("share", ALL)
def test_an_editor_cannot_approve_before_both_people_said_yes(share):
    both = share.author_released and (share.co_owner_released or not share.has_co_owner)

    if both and not share.withdrawn:
        check_approval(share)
    else:
        with pytest.raises(Refused, match=r"share_not_released|share_withdrawn"):
            check_approval(share)


def test_the_partner_cannot_say_yes_before_the_author():
    with pytest.raises(Refused, match="share_author_first"):
        check_release(Standing(True, author_released=False, co_owner_released=False), as_author=False)


def test_nobody_rewrites_what_others_read_already():
    with pytest.raises(Refused, match="share_readable_already"):
        check_edit(Standing(True, author_released=True, co_owner_released=True, approved=True))


def test_what_was_withdrawn_stays_withdrawn():
    gone = Standing(True, author_released=True, co_owner_released=True, withdrawn=True)

    for check in (check_edit, check_approval, check_withdrawal):
        with pytest.raises(Refused, match="share_withdrawn"):
            check(gone)


def test_either_can_withdraw_whatever_the_state():
    for share in ALL:
        if not share.withdrawn:
            check_withdrawal(share)
