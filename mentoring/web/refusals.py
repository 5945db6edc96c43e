"""From the code of a refusal to the sentence a person reads.

Each app keeps its sentences in `refusals.py` as `SENTENCES: dict[str, lazy string]`; `{name}` is filled from
the parameters of the refusal.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.forms import BaseForm
from django.utils.formats import date_format

from mentoring.errors import Refused


@lru_cache(maxsize=1)
def _sentences() -> dict[str, str]:
    found: dict[str, str] = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.refusals"):
            found |= getattr(import_module(f"{app.name}.refusals"), "SENTENCES", {})
    return found


def sentence(refused: Refused) -> str:
    """Return the sentence for `refused` in the active language. Raises KeyError for an unknown code."""
    params = {
        name: date_format(value) if isinstance(value, date) else value
        for name, value in refused.params.items()
    }
    return str(_sentences()[refused.code]).format(**params)


def explain(form: BaseForm, refused: Refused) -> None:
    """Show `refused` at the right field of `form`, or on top if it belongs to no field."""
    form.add_error(refused.field if refused.field in form.fields else None, sentence(refused))
