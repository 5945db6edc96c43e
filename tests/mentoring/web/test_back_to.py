"""Where a form leads back to: what somebody wrote into it must be a path of this site."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "target",
    ["nowhere", "a b", "web:gallery", "", "//evil.example", "/\\evil.example", "https://evil.example/"],
)
def test_what_is_no_path_of_this_site_leads_home(client, target):
    answer = client.post(reverse("web:language-set"), {"language": "de", "next": target})

    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_path_of_this_site_is_where_it_leads(client):
    answer = client.post(reverse("web:language-set"), {"language": "de", "next": "/accounts/login/?a=1"})

    assert answer["Location"] == "/accounts/login/?a=1"
