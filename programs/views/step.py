"""What a step of the set-up shows around and beside its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from mentoring.web.parts import Step
from programs import wizard_words as words
from programs import words as program_words
from programs.actions import previews
from programs.forms.wizard import FIELDS, StepForm
from programs.queries import catalogue, wizard
from programs.rules.readiness import Point, State
from programs.views.mails import framed
from programs.views.year import year

if TYPE_CHECKING:
    from datetime import date

    from mentoring.profiles.request import PersonRequest
    from programs.models import Program

STEPS = tuple(FIELDS)


def around(program: Program | None, step: str) -> dict[str, Any]:
    """Return heading, way and neighbours of a step; without a program it is the first of a new one."""
    place = STEPS.index(step)
    return {
        "program": program,
        "step": step,
        "heading": words.HEADINGS[step],
        "lead": words.LEADS.get(step, ""),
        "back": _place(program, STEPS[place - 1]) if place and program else None,
        "next": words.STEPS[STEPS[place + 1]] if place + 1 < len(STEPS) else "",
        "way": [Step(str(name), "now" if one == step else "todo") for one, name in words.STEPS.items()],
    }


def beside(request: PersonRequest, form: StepForm, program: Program) -> dict[str, Any]:
    """Return how ready the draft is, and what the fields of the step lead to."""
    today = timezone.localdate(timezone=ZoneInfo(program.time_zone))
    found = wizard.points(request.user, program, today=today)
    return {
        "marks": form.marks(),
        "points": [_point(point, program) for point in found],
        "done": sum(point.state == State.DONE for point in found),
        "blocking": sum(point.state == State.BLOCKING for point in found),
        "way": _way(program, form.step, found),
        **_of_step(request, form, program, today),
    }


def _way(program: Program, step: str, points: tuple[Point, ...]) -> list[Step]:
    """Steps gone through are done, or need another look if they leave something in the way."""
    wrong = {point.step for point in points if point.state == State.BLOCKING}
    found = []
    for one, name in words.STEPS.items():
        gone = "error" if one in wrong else "done"
        state = "now" if one == step else gone if one in program.steps_done else "todo"
        found.append(Step(str(name), state, _url(program, one)))
    return found


def _of_step(request: PersonRequest, form: StepForm, program: Program, today: date) -> dict[str, Any]:
    if form.step == "shape":
        return {"year": year(form.dates(), today=today), "advice": form.repairs()}
    if form.step == "check":
        return {"year": year(wizard.dates_of(program), today=today)}
    if form.step not in {"purpose", "words"}:
        return {}
    typed = wizard.as_typed(program, form.typed())
    found: dict[str, Any] = {"advice": advice(typed)}
    if form.step == "words":
        found |= {
            "visibility": program_words.VISIBILITY[typed.visibility],
            "seen": program_words.SEEN[typed.visibility],
            "never_seen": program_words.NEVER_SEEN,
            "typed": typed,
            "invitations": [_invitation(request, typed, role) for role in previews.ROLES],
        }
    return found


def _invitation(request: PersonRequest, typed: Program, role: str) -> dict[str, Any]:
    """What somebody of this role is sent; the frames show the texts as they are saved."""
    mails = previews.invitations(typed, to=request.user, role=role)
    return {"role": role, "mails": framed(mails, "programs:mail-preview", typed.slug, role)}


def advice(program: Program) -> list[str]:
    """Return a sentence for each word in the program's texts that an organiser should look at again."""
    return [
        program_words.ADVICE[found.code].format(word=found.word) for found in catalogue.wording_found(program)
    ]


def _point(point: Point, program: Program) -> dict[str, Any]:
    told = words.POINTS[point.code]
    is_done = point.state == State.DONE
    return {
        "name": told.name,
        "text": told.done if is_done else told.open,
        "link": "" if is_done else told.link,
        "state": point.state.value,
        "url": _url(program, point.step),
    }


def _place(program: Program, step: str) -> dict[str, Any]:
    return {"url": _url(program, step), "label": words.STEPS[step]}


def _url(program: Program, step: str) -> str:
    return reverse("programs:set-up-step", args=[program.slug, step])
