"""Who may change how the product looks."""

from __future__ import annotations

from typing import Any


def can_set_company(person: Any) -> bool:
    """Whoever runs the installation. Programs look alike, so it is nobody's else business."""
    return bool(person.is_active and person.is_site_admin)
