"""What strangers can do to signing in and out."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("broken", ["http://[::1", "//[", "https://["])
@pytest.mark.parametrize("page", ["account_login", "account_request_login_code"])
def test_stranger_with_a_broken_address_to_go_on_to_gets_the_ordinary_page(client, page, broken):
    response = client.get(reverse(page), {"next": broken})

    assert response.status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "/\\evil.example", "https:evil.example", "javascript:x"]
)
def test_nobody_is_sent_elsewhere_after_signing_out(client, cast, elsewhere):
    client.force_login(cast.mentor)

    response = client.post(reverse("account_logout"), {"next": elsewhere})

    assert response.url == "/"
