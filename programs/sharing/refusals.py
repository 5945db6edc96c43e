"""The sentences for what the rules of sharing refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "share_withdrawn": _("This share has been withdrawn. Its text no longer exists."),
    "share_readable_already": _(
        "Others can read this share already. You can withdraw it and write a new one."
    ),
    "share_changed": _("The words have changed in the meantime. Please read them again."),
    "share_author_first": _("The author has not released this share yet."),
    "share_not_released": _("Both people must release a share before it can be published."),
    "digest_empty": _("There is no new share yet. An issue needs at least one."),
    "digest_closed": _("The issue of this month is closed already."),
}
