"""The one reader of the generation band. It serves the rule engine and nobody else."""

from __future__ import annotations

from collections.abc import Iterable

from mentoring.privacy.models import Purpose
from mentoring.privacy.queries import people_agreeing_aggregate
from mentoring.profiles.models import BirthYear


def bands_aggregate(*, scope: str, person_ids: Iterable[int]) -> dict[int, int]:
    """Return primary key → band (0 = earliest) of those people who agreed to the comparison in `scope`.

    `scope` is a program's code. Whoever did not agree, or whose band is unknown, is missing.
    """
    agreeing = people_agreeing_aggregate(purpose=Purpose.GENERATION, scope=scope)
    rows = BirthYear.objects.filter(person_id__in=list(person_ids)).filter(person_id__in=agreeing)
    return {person_id: int(band) for person_id, band in rows.values_list("person_id", "value")}
