"""Forms that can be saved half done."""

from __future__ import annotations

from typing import ClassVar

from django import forms


class HalfDone(forms.Form):
    """What a program needs is not called optional, yet it may stay empty for now, but for `never_empty`."""

    use_required_attribute = False
    never_empty: ClassVar[frozenset[str]] = frozenset()

    def full_clean(self) -> None:
        """Check what is filled in; what is empty is told elsewhere, as something still missing."""
        needed = [
            field for name, field in self.fields.items() if field.required and name not in self.never_empty
        ]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True
