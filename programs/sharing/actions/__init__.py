"""What can be done with shares and digests."""

from programs.sharing.actions.digest import close_due_issues, close_issue, save_opening
from programs.sharing.actions.shares import approve, draft, edit, release, withdraw

__all__ = [
    "approve",
    "close_due_issues",
    "close_issue",
    "draft",
    "edit",
    "release",
    "save_opening",
    "withdraw",
]
