"""Every field of every model, ours and those of signing in, is declared: what we hold about people."""

from django.apps import apps

from mentoring.privacy.registry import Kind, register
from tests.architecture.tree import PACKAGES

HOLDERS = (*PACKAGES, "allauth")


def fields_of_models() -> set[str]:
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.split(".")[0] in HOLDERS
    ]
    return {
        f"{model._meta.label}.{field.name}"
        for model in models
        for field in model._meta.get_fields()
        if field.concrete
    }


def test_every_field_is_declared():
    assert sorted(fields_of_models() - register().keys()) == []


def test_every_declared_field_exists():
    assert sorted(register().keys() - fields_of_models()) == []


def test_whatever_is_about_a_person_says_why_who_and_how_long():
    about_people = {name: field for name, field in register().items() if field.kind is not Kind.PLAIN}

    silent = [
        name for name, field in about_people.items() if not (field.purpose and field.seen_by and field.until)
    ]

    assert silent == []
