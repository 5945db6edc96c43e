"""The question box. Nobody but the two people of a tandem opens it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import act, back_to, form_status, page, submit
from tandems.actions import questions as actions
from tandems.forms import QuestionForm
from tandems.queries.meetings import logs_visible_to
from tandems.queries.mine import tandems_visible_to
from tandems.queries.questions import box, own_questions

PLACE = "#questions"


@writes("GET", "POST")
def question_box(request: PersonRequest, code: str) -> HttpResponse:
    """What waits for the next meeting, and room for one more."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    form = QuestionForm(request.POST or None)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    if submit(request, form, actions.ask, tandem=tandem, text=text):
        messages.success(request, _("It is in the box. Only the two of you can read it."))
        return redirect(back_to(request, default=tandem.get_absolute_url() + PLACE))
    context = {"form": form, "box": box(request.user, tandem), "tandem": tandem}
    return page(request, "tandems/questions.html", context, status=form_status(form))


@writes("POST")
def question_remove(request: PersonRequest, code: str) -> HttpResponse:
    """Take an own question back; for a day it can return."""
    question = get_object_or_404(own_questions(request.user), code=code)
    then = back_to(request, default=question.tandem.get_absolute_url() + PLACE)
    return act(
        request,
        actions.take_back,
        question=question,
        then=then,
        done=_("Your question is out of the box."),
        undo=reverse("tandems:question-restore", args=[question.code]),
    )


@writes("POST")
def question_restore(request: PersonRequest, code: str) -> HttpResponse:
    """Put an own question back that was taken out a moment ago."""
    question = get_object_or_404(own_questions(request.user), code=code)
    then = back_to(request, default=question.tandem.get_absolute_url() + PLACE)
    return act(
        request, actions.put_back, question=question, then=then, done=_("Your question is in the box again.")
    )


@writes("POST")
def questions_keep(request: PersonRequest, code: str) -> HttpResponse:
    """After a talk that was too short for all of them: keep the questions for the next one."""
    log = get_object_or_404(logs_visible_to(request.user), code=code)
    then = log.tandem.get_absolute_url() + PLACE
    return act(
        request,
        actions.keep_questions,
        log=log,
        then=then,
        done=_("The questions wait in the box for your next meeting."),
    )
