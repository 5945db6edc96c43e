"""The steps of a set-up, saved by a client."""

from datetime import date

from django.urls import reverse

PURPOSE = {"name": "Frischer Wind für Köln", "about_de": "Wir lernen.", "about_en": "We learn."}

KICKOFF = date(2099, 2, 2)


def at(draft, step):
    return reverse("programs:set-up-step", args=[draft.slug, step])


def save(client, draft, step, *, page=None, **said):
    """Send a step as a browser does: everything the form holds, with what was typed."""
    form = (page or client.get(at(draft, step))).context["form"]
    held = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    held = {name: value for name, value in held.items() if value is not False}
    return client.post(at(draft, step), held | {"seen": form.marks()} | said)
