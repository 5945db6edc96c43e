"""Working style: six axes between two words. Neither end is better; difference is what is looked for."""

from __future__ import annotations

AXES = ("think-do", "numbers-stories", "plan-chance", "alone-round", "listen-talk", "detail-picture")
"""Codes of the axes in the order in which a profile keeps and shows them. Only ever appended to."""

POSITIONS = range(1, 6)
"""Where somebody can stand on an axis: 1 is clearly the first word, 5 clearly the second."""
