"""What people read when a rule about profiles says no."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "missing_prompts": _("three sentences about you"),
    "missing_stage": _("where you are in your career"),
    "missing_language": _("at least one language"),
    "missing_format": _("at least one way to meet"),
    "prompt_twice": _("Please choose a different beginning for each sentence."),
    "prompt_without_words": _("Please choose a beginning for this sentence."),
    "changed_elsewhere": _("This was changed elsewhere in the meantime. Yours is still in the field."),
    "interests_too_many": _("Eight are enough: please leave some for the first talk."),
    "words_too_long": _("“{word}…” is too long: {most} characters are the most for one."),
    "assistant_without_address": _("Please add the e-mail address, so that we can reach them."),
    "profile_stays_complete": _(
        "Your profile is complete, and programs may count on it. You can change everything, but please "
        "keep {parts}."
    ),
    "import_columns": _("Choose a column for the work e-mail and one for the name, each only once."),
    "import_moved_on": _("This import was already decided, or its columns are already settled."),
    "import_has_errors": _(
        "The file still has errors. Correct it and upload it again; nothing was imported."
    ),
    "import_directory_moved": _(
        "The directory has changed since you looked. Please check the dry run once more; "
        "nothing was imported."
    ),
    "import_no_longer_fits": _(
        "A number or an address of the file now belongs to somebody else. Please upload the file again; "
        "nothing was imported."
    ),
    "import_failed": _("Something went wrong on our side; nothing was imported. Please try once more."),
    "import_not_allowed": _("You may not import people any more; nothing was imported."),
    "undo_too_late": _("An import can be taken back for 24 hours. This one stays."),
    "undo_not_latest": _("Another import came after this one. Take that one back first."),
    "photo_empty": _("Please choose a picture; this file is empty, or none was chosen."),
    "photo_bytes": _(
        "This picture is larger than {megabytes} MB. Send it from your phone as “medium”, or smaller."
    ),
    "photo_pixels": _("This picture has more than {megapixels} megapixels. Please make it smaller first."),
    "photo_tiny": _("This picture is too small: it needs at least {width} by {height} pixels."),
    "photo_heic": _(
        "This is a HEIC picture, as iPhones take them. Choose “Most compatible” under Settings, Camera, "
        "Formats; or mail the photo to yourself, then it arrives as a JPEG."
    ),
    "photo_kind": _("This is not a photo we can read. Please choose a JPEG, PNG or WebP file."),
    "photo_broken": _(
        "This picture is damaged or incomplete. Please export it once more, or choose another."
    ),
    "portrait_unknown": _("Please choose one of the portraits shown."),
    "nobody_chosen": _("Please choose at least one person."),
    "left_oneself": _("You cannot mark yourself as left. Somebody else of HR can."),
    "left_site_admin": _(
        "Somebody chosen runs this installation. Only the site admin can mark them as left or as back."
    ),
    "people_team_email": _("This is not an e-mail address."),
    "people_team_left": _("This person is marked as left. Let them in again first, in the directory."),
    "people_team_guest": _("This address belongs to a guest of a program. Guests run nothing."),
    "nobody_here": _("This person is not in the directory, or does not hold this post."),
    "last_site_admin": _(
        "Somebody has to run this installation, and this is the last one. Give the post to somebody else "
        "first."
    ),
    "partner_known": _("There is a partner of this name already."),
    "guest_end_past": _("This day is over. Please choose a later one."),
    "guest_end_late": _("The program ends on {latest}. A guest cannot stay longer."),
    "guest_is_colleague": _(
        "This address belongs to somebody in the directory. Invite them as you invite others."
    ),
    "guest_elsewhere": _(
        "This address belongs to a guest of another program. A guest is in one program alone."
    ),
    "first_person_email": _("This is not an e-mail address."),
}
