"""What the database never lets happen to a company."""

import pytest
from django.db import IntegrityError, transaction

from mentoring.company.models import Company
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"pk": 2}, "company_only_one"),
        ({"first_colour": "#FFFFFF"}, "company_colours_are_colours"),
        ({"first_colour": "red"}, "company_colours_are_colours"),
        ({"second_colour": "#12345"}, "company_colours_are_colours"),
        ({"help_url": "javascript:alert(1)"}, "company_links_are_links"),
        ({"imprint_url": "/imprint"}, "company_links_are_links"),
        ({"privacy_url": "data:text/html,x"}, "company_links_are_links"),
        ({"logo": b"x"}, "company_logo_has_version_and_size"),
        ({"logo": b"x", "logo_version": "abc"}, "company_logo_has_version_and_size"),
        ({"logo_version": "abc", "logo_width": 1, "logo_height": 1}, "company_logo_has_version_and_size"),
    ],
)
def test_company_cannot_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Company.objects.create(changed_at=NOW, **values)
