"""All kinds of mail there are, found in each app's `notices.py` as the admin finds `admin.py`."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.module_loading import module_has_submodule

if TYPE_CHECKING:
    from types import ModuleType

    from mentoring.notifications.notice import Notice

_notices: dict[str, Notice] = {}


class UnknownNotice(LookupError):  # noqa: N818  (named as a reader says it)
    """A delivery names a kind of mail that no installed app declares."""


def register(notice: type[Notice]) -> type[Notice]:
    """Make a kind of mail known. Raises ValueError if another class has the same slug."""
    known = _notices.get(notice.slug)
    if known is not None and type(known) is not notice:
        raise ValueError(f"two notices are called {notice.slug}")
    _notices[notice.slug] = notice()
    return notice


def get(slug: str) -> Notice:
    """Return the notice called `slug`. Raises UnknownNotice."""
    try:
        return _notices[slug]
    except KeyError as error:
        raise UnknownNotice(slug) from error


def find(slug: str) -> Notice | None:
    """Return the notice called `slug`, or None if no installed app declares it."""
    return _notices.get(slug)


def every() -> list[Notice]:
    """Return all notices, most urgent first."""
    return sorted(_notices.values(), key=lambda notice: (notice.priority, notice.slug))


def secret_slugs() -> list[str]:
    """Return the slugs of the kinds whose body opens a door."""
    return [notice.slug for notice in every() if notice.secret]


def discover() -> None:
    """Register every notice class that an installed app's `notices.py` defines itself."""
    for config in apps.get_app_configs():
        if config.module is not None and module_has_submodule(config.module, "notices"):
            register_all(import_module(f"{config.name}.notices"))


def register_all(module: ModuleType) -> None:
    """Register the notice classes written in `module` or, if it is a package, in its modules.

    Not those it imports from elsewhere, not abstract ones.
    """
    from mentoring.notifications.notice import Notice  # noqa: PLC0415  (models must be loaded first)

    for member in vars(module).values():
        own = inspect.isclass(member) and f"{member.__module__}.".startswith(f"{module.__name__}.")
        if own and issubclass(member, Notice) and "name" in member.__dict__:  # without a name: a base class
            register(member)
