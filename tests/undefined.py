"""Makes an undefined variable in one of our templates an error instead of an empty place."""

import sys
from pathlib import Path
from typing import Self

from django.template.base import Node

_OURS = Path(__file__).resolve().parent.parent


class UndefinedVariable(Exception):  # noqa: N818
    """A template of ours names something that its context does not hold."""


class RaiseIfUndefined(str):
    """For `string_if_invalid`: Django formats it with the name that could not be resolved."""

    __slots__ = ()

    def __new__(cls) -> Self:
        return super().__new__(cls, "%s")

    def __mod__(self, name: object) -> str:
        template = _template_being_rendered()
        if _is_ours(template):
            raise UndefinedVariable(f"{{{{ {name} }}}} is undefined in {template}")
        return ""


def _template_being_rendered() -> str:
    """Return the file of the innermost template node on the call stack."""
    frame = sys._getframe(2)  # noqa: SLF001
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None:
            return str(node.origin.name)
        frame = frame.f_back
    return ""


def _is_ours(template: str) -> bool:
    path = Path(template)
    return path.is_relative_to(_OURS) and ".venv" not in path.parts
