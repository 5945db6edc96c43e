"""A program whose people fill every field of their profiles with whatever they are given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle

from django.test import Client
from django.urls import reverse

from mentoring.profiles.queries.profile import ProfileContent, values_of
from programs.actions.participation import save_own_part
from programs.models import Offer, Participant, Program, Role
from programs.models.participant import Story
from programs.queries.participation import TopicChoice
from tests.factories.profiles import PROMPTS, make_person
from tests.factories.programs import make_participant, make_post, make_program
from tests.factories.tandems import make_tandem

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def describe(participant: Participant, words: Iterator[str], everything: str) -> None:
    """Save a profile through its action: the next of `words` in short fields, `everything` in long ones."""
    person = participant.person
    content = ProfileContent(
        headline=next(words)[:120],
        career_stage="2-starting" if participant.is_mentor else "4-leading",
        formats=("video",),
        languages={"en": 3},
        answers=tuple((prompt, next(words)) for prompt in PROMPTS),
        interests=tuple(next(words)[:40] for _ in range(8)),
        style=(1, 2, 3, 4, 5, 1) if participant.is_mentor else (5, 4, 3, 2, 1, 5),
        sites=tuple(next(words) for _ in range(6)),
        usual_times=("mon-am",),
        meeting_minutes=30,
        good_to_know=everything,
        audiences={"good_to_know": "program", "interests": "program", "sites": "program"},
        sentence_audiences=dict.fromkeys(PROMPTS, "program"),
    )
    topics = [TopicChoice("ai-hands-on", 3, question="" if participant.is_mentor else everything)]
    said = values_of(content) | {"topics": tuple(topics)}
    save_own_part(participant=participant, said=said, by=person, now=NOW)
    Offer.objects.filter(participant=participant).update(example=everything)
    Story.objects.create(
        participant=participant, motivation=everything, practice=everything, learning=everything
    )


def make_hostile_program(payloads: list[str], *, pairs: int, harmless: bool = False) -> Program:
    """Return a program with that many mentors and mentees, and a tandem, who say all `payloads` between them.

    `harmless`: the same people with as many plain words instead.
    """
    said = [f"word{number}" for number in range(len(payloads))] if harmless else payloads
    words, everything = cycle(said), "word" if harmless else " ".join(said).replace("\n", " ")
    program = make_program(generation_rule="stage", reporting_levels=0)
    make_post(program)
    for role in (Role.MENTOR, Role.MENTEE):
        for _ in range(pairs):
            names = [next(words) for _ in range(4)]
            person = make_person(
                names[0][:120], names[1][:120], department=names[2], site=names[3], job_title=names[0]
            )
            describe(make_participant(program, role, person=person), words, everything)
    mentor, mentee = (program.participants.filter(role=role).first() for role in (Role.MENTOR, Role.MENTEE))
    make_tandem(program, mentor=mentor, mentee=mentee)
    return program


def pages_about(program: Program) -> Iterator[tuple[str, str]]:
    """Yield (what it is, its HTML) for every page that shows profiles of `program`."""
    tandem = program.tandems.get()
    hr = program.roles.get().person
    client = Client()
    client.force_login(hr)
    yield "roster", client.get(reverse("programs:roster", args=[program.slug])).text
    for role in (Role.MENTOR, Role.MENTEE):
        viewer = getattr(tandem, role).person
        client.force_login(viewer)
        yield f"home of a {role}", client.get("/").text
        yield f"workspace of a {role}", client.get(tandem.get_absolute_url()).text
        for circle in ("program", "tandem"):
            address = reverse("programs:profile-preview", args=[program.slug])
            yield f"preview of a {role} for {circle}", client.get(address, {"as": circle}).text
        for number, other in enumerate(program.participants.exclude(role=role)):
            address = reverse("tandems:profile", args=[program.slug, other.code])
            yield f"profile {number} seen by a {role}", client.get(address).text
