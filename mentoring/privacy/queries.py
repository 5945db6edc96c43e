"""Reading consents."""

from __future__ import annotations

from collections.abc import Iterable

from mentoring.privacy.models import Consent, Purpose


def people_who_agree_aggregate(*, purpose: Purpose, scope: str, person_ids: Iterable[int]) -> frozenset[int]:
    """Return those of `person_ids` whose consent to `purpose` in `scope` is in force. For the rule engine."""
    return frozenset(
        Consent.objects.filter(
            purpose=purpose, scope=scope, withdrawn_at=None, person_id__in=list(person_ids)
        ).values_list("person_id", flat=True)
    )
