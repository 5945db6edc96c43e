"""What a journey knows while it goes on, and the people in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.journeys.browser import Browser
from tests.journeys.company import Answers, Company, answers
from tests.journeys.mailbox import Mailbox
from tests.journeys.stage import Stage

HR = "helga.roth@adventure-works.com"  # the first person of the installation; not in the file
SPONSORS = (
    "françois0@adventure-works.com",
    "josé1@adventure-works.com",
)  # neither leads nor was born late enough
ZONE = "Europe/Berlin"  # of the program, and of everybody who has not said otherwise
SHARED_WORDS = "Zirrus-Zwei-Sechs stays between the two of us"
PRIVATE_WORDS = "Kumulus-Neun-Acht is for my eyes alone"
SUBJECT = "Stratus-Fünf, what the meeting is about"
SHARE_TITLE = "Ask before you forward"
SHARE_TEXT = "We tried it for a week: one question in the chat replaced eleven mails."


@dataclass(frozen=True)
class Pair:
    """A published tandem."""

    code: str
    number: int
    mentor: str
    mentee: str


@dataclass
class Journey:
    """One program from the HR file to the digest.

    `mentors` and `mentees` are addresses, in the order of the file. People type whole minutes; with `seconds`
    they are in a hurry, and nobody has to wait for the next minute.
    """

    stage: Stage
    company: Company
    mentors: Sequence[str]
    mentees: Sequence[str]
    mentee_places: int
    seconds: bool = False
    slug: str = ""
    pairs: list[Pair] = field(default_factory=list)
    browsers: dict[str, Browser] = field(default_factory=dict)

    @property
    def mailbox(self) -> Mailbox:
        return self.stage.mailbox

    @property
    def hr(self) -> Browser:
        return self.browser(HR)

    def browser(self, email: str) -> Browser:
        """Return the browser of a person; whoever opens the first page with it is not signed in yet."""
        return self.browsers.setdefault(email, Browser(self.stage.url))

    def everybody(self) -> list[str]:
        """Everybody who is invited."""
        return [*self.mentors, *self.mentees]

    def is_mentor(self, email: str) -> bool:
        return email in self.mentors

    def answers(self, email: str) -> Answers:
        """What somebody says in the profile."""
        is_mentor = self.is_mentor(email)
        side = self.mentors if is_mentor else self.mentees
        return answers(email, is_mentor=is_mentor, place=side.index(email))

    def soon(self, least: float) -> dt.datetime:
        """Return the first instant that people can type which is at least `least` seconds ahead."""
        moment = (dt.datetime.now(tz=dt.UTC) + dt.timedelta(seconds=least + 1)).replace(microsecond=0)
        return moment if self.seconds else moment.replace(second=0) + dt.timedelta(minutes=1)

    def at_once(self, work, people: Sequence[str], threads: int = 4) -> None:
        """Let people work at the same time, each at their own browser."""
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(work, people))


def typed(moment: dt.datetime) -> str:
    """Return the time of day as somebody types it."""
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
