"""Partner organisations, for those who keep the list."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from mentoring.profiles.models import PartnerOrganisation, User
from mentoring.profiles.models.partner import PartnerKind, PartnerTerms
from mentoring.profiles.permissions import can_keep_partners

KINDS = PartnerKind.choices
TERMS = PartnerTerms.choices


def partners_visible_to(viewer: User) -> QuerySet[PartnerOrganisation]:
    """Partners by name, with `present`: how many of their people have an account now; none for others."""
    counted = Count("guests", filter=Q(guests__person__is_active=True))
    partners = PartnerOrganisation.objects.annotate(present=counted)
    return partners if can_keep_partners(viewer) else partners.none()
