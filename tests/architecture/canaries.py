"""A unique word in every private field on stage, and who may hear it where."""

from __future__ import annotations

from dataclasses import dataclass

from tests.architecture.access import EDITORS, OTHER_TANDEM, PARTICIPANTS, PEOPLE_TEAM, READERS, TANDEM


@dataclass(frozen=True)
class Canary:
    """A word, the rows of the matrix where it is heard, each with those who hear it; nobody else ever does.

    `mailed`: it may also stand in a mail to one of them.
    """

    at: dict[str, tuple[str, ...]]
    mailed: bool = False

    @property
    def heard_by(self) -> set[str]:
        """Everybody who may know it."""
        return {member for members in self.at.values() for member in members}


def word(name: str) -> str:
    """Return what the canary called `name` sings."""
    return f"kanari-{name}-zwitschert"


WORKSPACE, OTHERS = "tandems:tandem-detail", "tandems:tandem-detail (of others)"
MEETING, LOG = "tandems:meeting-detail", "tandems:log-detail"
BOX = "tandems:question-box"
AGREED = "tandems:agreement"
PLAN, PLAN_EDIT = "tandems:plan", "tandems:plan-edit"
FACE = "profiles:portrait"
PROFILE, PART = "profiles:profile-edit", "programs:participation"
OF_MENTOR, OF_MENTEE = "tandems:profile", "tandems:profile (of the mentee)"
PREVIEW = "programs:profile-preview"
SIDES = (("mentor", "mentee", OF_MENTOR), ("mentee", "mentor", OF_MENTEE))
SEEING = (*PARTICIPANTS, "hr")
STATES = {"draft": ("mentor",), "offered": TANDEM, "released": (*TANDEM, *EDITORS), "readable": READERS}

CANARIES: dict[str, Canary] = {
    # what people look like
    "photo-small": Canary({FACE: (*TANDEM, "hr")}),
    "photo-large": Canary({}),
    "photo-whole": Canary({"profiles:portrait-whole": ("mentor",)}),
    # what a tandem noted, planned and asked
    "shared-note": Canary({LOG: TANDEM, WORKSPACE: TANDEM}),
    "talk-note": Canary({WORKSPACE: TANDEM}),
    "mentor-note": Canary({LOG: ("mentor",)}),
    "mentee-note": Canary({LOG: ("mentee",)}),
    "other-note": Canary({OTHERS: OTHER_TANDEM}),
    "other-private": Canary({f"{LOG} (of others)": ("other_mentee",)}),
    "other-subject": Canary({OTHERS: OTHER_TANDEM}),
    "meeting-subject": Canary({MEETING: TANDEM}),
    "meeting-place": Canary({MEETING: TANDEM}, mailed=True),  # calendars need to know where
    "meeting-link": Canary({MEETING: TANDEM}, mailed=True),
    "planned": Canary({WORKSPACE: TANDEM, PLAN: TANDEM, PLAN_EDIT: TANDEM, "tandems:home": TANDEM}),
    "planned-question": Canary({WORKSPACE: TANDEM, PLAN: TANDEM, PLAN_EDIT: TANDEM}),
    "planned-before": Canary({}),
    "other-planned": Canary({OTHERS: OTHER_TANDEM, f"{PLAN} (of others)": OTHER_TANDEM}),
    "question": Canary({WORKSPACE: ("mentor",), PART: ("mentee",), OF_MENTEE: ("mentor",)}),
    "late-question": Canary({}),
    "merged-question": Canary({}),
    "topic-proposed": Canary({"programs:topic-list": ("mentor",), "programs:topics": ("hr",)}),
    "topic-why": Canary({"programs:topic-list": ("mentor",), "programs:topics": ("hr",)}),
    "asked": Canary({WORKSPACE: TANDEM, BOX: TANDEM, "tandems:home": TANDEM}),
    "asked-back": Canary({WORKSPACE: TANDEM, BOX: TANDEM}),
    "talked-about": Canary({}),
    "taken-back": Canary({}),
    "other-asked": Canary({OTHERS: OTHER_TANDEM}),
    # what a tandem agreed on
    "own": Canary({WORKSPACE: TANDEM, AGREED: TANDEM}),
    "aim": Canary({WORKSPACE: TANDEM, AGREED: TANDEM}),
    "own-new": Canary({AGREED: TANDEM, "tandems:agreement-edit": TANDEM}),
    "aim-new": Canary({AGREED: TANDEM, "tandems:agreement-edit": TANDEM}),
    "own-old": Canary({"tandems:agreement-version": TANDEM}),
    "aim-old": Canary({"tandems:agreement-version": TANDEM}),
    "own-other": Canary({OTHERS: OTHER_TANDEM, f"{AGREED} (of others)": OTHER_TANDEM}),
    "aim-other": Canary({OTHERS: OTHER_TANDEM, f"{AGREED} (of others)": OTHER_TANDEM}),
    # what people say about themselves
    "mentor-headline": Canary({WORKSPACE: ("mentee",), PROFILE: ("mentor",), OF_MENTOR: SEEING}),
    "mentee-headline": Canary({WORKSPACE: ("mentor",), PROFILE: ("mentee",), OF_MENTEE: SEEING}),
    "mentor-sites": Canary({OF_MENTOR: SEEING}),
    "mentee-sites": Canary({OF_MENTEE: SEEING}),
    **{
        f"{side}-sentence-{number}": Canary(
            {WORKSPACE: (partner,), MEETING: (partner,), page: TANDEM, PREVIEW: (side,)}
            | ({PROFILE: (side,)} if number == 1 else {})
        )
        for side, partner, page in SIDES
        for number in (1, 2)
    },
    **{
        f"{side}-{part}": Canary({page: TANDEM})
        for side, _partner, page in SIDES
        for part in ("sentence-3", "interests", "good_to_know")
    },
    "mentor-motivation": Canary({OF_MENTOR: TANDEM}),
    "mentor-practice": Canary({OF_MENTOR: TANDEM}),
    "mentor-topics": Canary({OF_MENTOR: TANDEM, WORKSPACE: ("mentee",)}),
    "mentee-learning": Canary({OF_MENTEE: TANDEM}),
    "mentee-assistant_name": Canary({PART: ("mentee",)}),  # in their own form, and nowhere else
    "mentee-assistant_email": Canary({PART: ("mentee",)}),
    # what is said to nobody, or does not belong to the role
    **{
        f"{side}-{part}": Canary({})
        for side, part in (
            ("mentor", "assistant_name"),
            ("mentor", "assistant_email"),
            ("mentor", "learning"),
            ("mentee", "motivation"),
            ("mentee", "practice"),
            ("mentee", "question"),
        )
    },
    "late-headline": Canary({}),
    # why somebody would like to take part
    "motivation": Canary({"programs:applications": ("hr",), "programs:program-about": ("employee",)}),
    # shares, from their author's desk to their readers
    **{
        f"{state}-{part}": Canary({f"sharing:share-detail ({state})": members})
        for state, members in STATES.items()
        for part in ("title", "text")
    },
    "printed-title": Canary({"sharing:digest-issue": READERS}, mailed=True),
    "printed-text": Canary({"sharing:digest-issue": READERS}, mailed=True),
    "intro": Canary({"sharing:digest-issue": READERS}, mailed=True),
    "next-intro": Canary({"sharing:digest": EDITORS}),
    # what HR imports
    "import": Canary({"profiles:import-review": PEOPLE_TEAM}),
}
