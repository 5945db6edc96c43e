"""A profile question by question, and all of it on one page. Where it is kept, the `Flow` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation

from mentoring.errors import NotAllowed, Refused
from mentoring.web.language import is_spoken, keep_language
from mentoring.web.merging import marks_in
from mentoring.web.page import UNPROCESSABLE, page
from mentoring.web.refusals import explain, sentence

if TYPE_CHECKING:
    from mentoring.profiles.forms.parts.base import PartForm
    from mentoring.profiles.forms.steps import Step
    from mentoring.profiles.request import PersonRequest

ALL = "editor"  # what a form of the page with all parts says of where it stands
ASKS_LANGUAGE = {"reach"}  # questions with a field called as the buttons of the languages


@dataclass(frozen=True)
class Flow:
    """Questions in order, what was said so far, and how it is saved.

    `load` returns name → value as stored now; `save` keeps what was said (arguments said, seen, by, now) or
    raises Refused; `address` gives the page of a step by its name, `whole` is the page with all of them.
    `missing` returns the codes of what is still needed beside such values. `extra` goes into every page;
    `card` returns what the card beside all parts shows, nothing where there is none.
    """

    steps: tuple[Step, ...]
    load: Callable[[], Mapping[str, Any]]
    given: Mapping[str, Any]
    save: Callable[..., object]
    address: Callable[[str], str]
    whole: str
    missing: Callable[[Mapping[str, Any]], tuple[str, ...]]
    extra: Mapping[str, Any] = field(default_factory=dict)
    card: Callable[[], dict[str, Any]] = dict

    def step(self, name: str) -> Step:
        """Return the step called `name`; another name is a page that does not exist."""
        for step in self.steps:
            if step.name == name:
                return step
        raise Http404

    def beside(self, step: Step, places: int) -> Step | None:
        """Return the step so many places further on, None beyond either end."""
        place = self.steps.index(step) + places
        return self.steps[place] if 0 <= place < len(self.steps) else None


def whole(request: PersonRequest, flow: Flow) -> HttpResponse:
    """Show every part of the profile, each a form of its own."""
    values = flow.load()
    forms = _forms(flow, values)
    parts = [{"step": step, "form": forms[step.name], "url": flow.address(step.name)} for step in flow.steps]
    context = {"parts": parts, "at": ALL, **_state(flow, values, forms), **flow.extra, **flow.card()}
    return page(request, "profiles/editor.html", context)


def one(request: PersonRequest, flow: Flow, name: str) -> HttpResponse:
    """Show one question, and save its answer; in another language from now on if that was pressed.

    The buttons of the languages send the form of the question, so that nothing is lost without scripts, too.
    """
    language = _switched_to(request, flow.step(name))
    if not is_spoken(language):
        return _answered(request, flow, name)
    translation.activate(language)
    response = _answered(request, flow, name)
    keep_language(request, response, language)
    return response


def _switched_to(request: PersonRequest, step: Step) -> str:
    """The language pressed beside the question; none where a field of the question itself is called so."""
    return request.POST.get("language", "") if step.name not in ASKS_LANGUAGE else ""


def _answered(request: PersonRequest, flow: Flow, name: str) -> HttpResponse:
    """Save the answer: "go" says where to next, or what else was pressed."""
    step, go = flow.step(name), request.POST.get("go", "next")
    if request.method != "POST" or step.form is None or go == "theirs":
        return (
            _shown(request, flow, step)
            if request.method != "POST" or request.htmx
            else _on(request, flow, step)
        )
    form = step.bound(request.POST, values=flow.load(), given=flow.given)
    if go == "other" and hasattr(form, "next_turn"):
        form.next_turn()
        return _answer(request, flow, step, form, 200)
    if _saved(request, flow, form, is_nothing=go == "nothing"):
        return _told_saved(request, flow, step) if request.htmx else _on(request, flow, step)
    return _answer(request, flow, step, form, UNPROCESSABLE)


def _form(flow: Flow, step: Step, values: Mapping[str, Any]) -> PartForm | None:
    return step.bound(None, values=values, given=flow.given) if step.form else None


def _forms(flow: Flow, values: Mapping[str, Any]) -> dict[str, PartForm | None]:
    return {step.name: _form(flow, step, values) for step in flow.steps}


def _saved(request: PersonRequest, flow: Flow, form: PartForm, *, is_nothing: bool) -> bool:
    """Save what the form says; a refusal is told at its field, and what another tab saved beside it."""
    if not is_nothing and not form.is_valid():
        return False
    said = form.nothing() if is_nothing else form.said()
    seen = marks_in(request.POST.get("seen", ""))
    try:
        with transaction.atomic():
            flow.save(said=said, seen=seen, by=request.user, now=timezone.now())
    except NotAllowed as error:
        raise PermissionDenied from error
    except Refused as refused:
        _tell(form, refused)
        return False
    return True


def _tell(form: PartForm, refused: Refused) -> None:
    if "theirs" in refused.params:
        form.tell_theirs(refused.params["theirs"])  # type: ignore[arg-type]  # values by name
    elif "parts" in refused.params:
        codes: Any = refused.params["parts"]
        parts = ", ".join(sentence(Refused(f"missing_{code}")) for code in codes)
        form.add_error(None, sentence(Refused(refused.code, parts=parts)))
    else:
        explain(form, refused)


def _shown(request: PersonRequest, flow: Flow, step: Step) -> HttpResponse:
    return _answer(request, flow, step, _form(flow, step, flow.load()), 200)


def _answer(
    request: PersonRequest, flow: Flow, step: Step, form: PartForm | None, status: int
) -> HttpResponse:
    """Answer with the page of the step; where scripts run, with its form in place of the old one."""
    context = {
        "step": step,
        "form": form,
        "at": request.POST.get("at", "step"),
        "is_fragment": bool(request.htmx),
        "language_form": f"part-{step.name}" if form and step.name not in ASKS_LANGUAGE else "",
        **_place(flow, step),
        **flow.extra,
    }
    template = "profiles/part.html" if request.htmx else "profiles/step.html"
    response = page(request, template, context, status=status)
    if request.htmx:
        response["HX-Retarget"] = f"#part-{step.name}"
        response["HX-Reswap"] = "outerMorph"
    return response


def _place(flow: Flow, step: Step) -> dict[str, Any]:
    """Where a question stands among the others, and the ways from it."""
    back, ahead = flow.beside(step, -1), flow.beside(step, 1)
    return {
        "url": flow.address(step.name),
        "back": flow.address(back.name) if back else "",
        "ahead": flow.address(ahead.name) if ahead else flow.whole,
        "is_last": ahead is None,
        "place": flow.steps.index(step) + 1,
        "places": len(flow.steps),
        "whole": flow.whole,
    }


def _told_saved(request: PersonRequest, flow: Flow, step: Step) -> HttpResponse:
    """Answer a form that saved itself: when, the marks to go on with, and what the page shows beside it."""
    values = flow.load()
    at = request.POST.get("at", "step")
    forms = _forms(flow, values) if at == ALL else {step.name: _form(flow, step, values)}
    context = {"step": step, "form": forms[step.name], "at": at, "now": timezone.now(), **flow.extra}
    if at == ALL:
        context |= {**_state(flow, values, forms), **flow.card()}
    return page(request, "profiles/saved.html", context)


def _on(request: PersonRequest, flow: Flow, step: Step) -> HttpResponse:
    """Go where the pressed button leads: on, back, or to the page with all parts."""
    go = request.POST.get("go", "next")
    if go in {"theirs", "nothing"} or _switched_to(request, step):
        return redirect(flow.address(step.name))
    if request.POST.get("at") == ALL or go == "later":
        return redirect(f"{flow.whole}#{step.name}")
    to = flow.beside(step, -1 if go == "back" else 1)
    return redirect(flow.address(to.name) if to else flow.whole)


def _state(flow: Flow, values: Mapping[str, Any], forms: Mapping[str, PartForm | None]) -> dict[str, Any]:
    """What is still needed, and which question comes next."""
    missing = flow.missing(values)
    empty = [step for step in flow.steps if (form := forms[step.name]) and not form.is_there()]
    needed = [step for step in flow.steps if step.needs]
    open_steps = [step for step in empty if step.needs & set(missing)]
    following = next(iter([*open_steps, *empty]), None)
    return {
        "missing": [sentence(Refused(f"missing_{part}")) for part in missing],
        "needed": len(needed),
        "done": len(needed) - len(open_steps),
        "following": following,
        "following_url": flow.address(following.name) if following else "",
        "first_url": flow.address(flow.steps[0].name),
    }
