"""What must be true is a constraint, and every constraint has a test that tries to break it."""

from django.apps import apps

from tests.architecture.tree import BASE, PACKAGES


def declared() -> set[str]:
    models = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]
    return {constraint.name for model in models for constraint in model._meta.constraints}


def test_every_constraint_is_named_in_a_test():
    tests = "\n".join(path.read_text() for path in (BASE / "tests").rglob("test_*.py"))

    assert sorted(name for name in declared() if name not in tests) == []
