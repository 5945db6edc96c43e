"""Sign-in and security: who must prove themselves, what is kept about devices, what admins need."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from mentoring.notifications import mime
from mentoring.notifications.models import Delivery
from mentoring.profiles.actions.account import NO_ADDRESS, forget_ended_sessions
from mentoring.profiles.forms.factors import qr_code
from mentoring.profiles.middleware import SET_UP, SecondFactorMiddleware
from mentoring.web.devices import device_code
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "a rather long password"


@pytest.fixture(autouse=True)
def fresh_limits():
    """Nobody has tried anything yet."""
    cache.clear()


def sign_in_with_password(client, person, agent=FIREFOX):
    if not person.has_usable_password():
        person.set_password(PASSWORD)
        person.save()
    where = {"login": person.email, "password": PASSWORD}
    return client.post(reverse("account_login"), where, headers={"User-Agent": agent})


def digits_now():
    return format_hotp_value(hotp_value(SECRET, list(yield_hotp_counters_from_time())[1]))


def codes_in_outbox():
    texts = [mime.read(row.body).get_body(("plain",)).get_content() for row in Delivery.objects.all()]
    return [line.strip() for text in texts for line in text.splitlines() if line.startswith("    ")]


def test_person_without_password_proves_herself_by_mail_and_goes_on_where_she_was(client):
    person = make_person("Ada")
    client.force_login(person)

    asked = client.get(reverse("mfa_activate_totp"), follow=True)
    page = asked.request["PATH_INFO"] + "?" + asked.request["QUERY_STRING"]
    client.post(page, {"send": "1"})
    wrong = client.post(page, {"code": "WRONG"})
    right = client.post(page, {"code": codes_in_outbox()[0].lower()})

    assert asked.request["PATH_INFO"] == reverse("account_reauthenticate_by_code")
    assert wrong.status_code == 422
    assert right["Location"] == reverse("mfa_activate_totp")
    assert client.get(right["Location"]).status_code == 200


def test_a_mailed_code_is_void_after_three_wrong_tries(client):
    client.force_login(make_person())
    page = reverse("account_reauthenticate_by_code")
    client.post(page, {"send": "1"})

    for _ in range(3):
        client.post(page, {"code": "WRONG"})

    assert client.post(page, {"code": codes_in_outbox()[0]}).status_code == 422


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn", "account_set_password"])
def test_nobody_adds_a_way_to_sign_in_without_proof(client, name):
    client.force_login(make_person())

    answer = client.post(reverse(name), {"password1": PASSWORD, "password2": PASSWORD})

    assert reverse("account_reauthenticate_by_code") in answer["Location"]


def test_app_is_set_up_then_asked_for_and_its_secret_lies_encrypted(
    client, monkeypatch, django_capture_on_commit_callbacks
):
    person = make_person("Ada")
    sign_in_with_password(client, person)
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.generate_totp_secret", lambda: SECRET)

    shown = client.get(reverse("mfa_activate_totp")).text
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": digits_now()})
    client.post(reverse("account_logout"))
    stopped = sign_in_with_password(client, person)
    inside = client.post(stopped["Location"], {"code": digits_now()})
    client.post(reverse("account_logout"))
    again = client.post(sign_in_with_password(client, person)["Location"], {"code": digits_now()})

    assert "<svg" in shown
    assert "data:image" not in shown
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert stopped["Location"] == reverse("mfa_authenticate")
    assert inside["Location"] == "/"
    assert again.status_code == 200, "the same six digits open nothing twice"
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator")
        assert SECRET not in str(cursor.fetchall())
    assert mime.read(Delivery.objects.get().body)["Subject"] == "An authenticator app was set up"


def test_recovery_codes_are_for_their_owner_after_proof_and_work_once(client):
    person = make_person()
    TOTP.activate(person, SECRET)
    sign_in_with_password(client, person)
    client.post(reverse("mfa_authenticate"), {"code": digits_now()})
    client.post(reverse("mfa_generate_recovery_codes"))

    codes = client.get(reverse("mfa_download_recovery_codes")).text.split()
    tries = []
    for _ in range(2):
        other = Client()
        sign_in_with_password(other, person)
        tries.append(other.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code)

    assert len(codes) == 10
    assert tries == [302, 200]
    assert client.get(reverse("mfa_view_recovery_codes")).text.count("<li>") >= 9


def test_list_of_devices_knows_kind_and_time_but_no_address_and_forgets_at_sign_out(client):
    person = make_person()

    sign_in_with_password(client, person)
    row = UserSession.objects.get()
    client.post(reverse("account_logout"))

    assert (row.user_agent, row.ip, row.data) == ("Firefox/Windows", NO_ADDRESS, {})
    assert not UserSession.objects.exists()


def test_person_signs_out_everywhere_else_and_nobody_else_is_touched():
    here, there, stranger = Client(), Client(), Client()
    person, other = make_person(), make_person()
    sign_in_with_password(here, person)
    sign_in_with_password(there, person, agent=IPHONE)
    sign_in_with_password(stranger, other)

    seen = here.get(reverse("account_security")).text
    here.post(reverse("account_sessions_end"))

    assert "Safari on iPhone" in seen
    assert there.get(reverse("account_security")).status_code == 302
    assert here.get(reverse("account_security")).status_code == 200
    assert stranger.get(reverse("account_security")).status_code == 200


def test_clock_drops_what_is_over():
    client = Client()
    sign_in_with_password(client, make_person())
    Session.objects.update(expire_date=timezone.now())

    assert forget_ended_sessions(now=timezone.now()) == 1
    assert not Session.objects.exists()


@pytest.mark.parametrize("post", ["is_site_admin", "is_people_team"])
def test_who_runs_things_meets_nothing_but_the_second_step_until_it_is_there(client, settings, post):
    settings.SECOND_FACTOR_FOR_ADMINS = True
    person = make_person("Imke", **{post: True})
    sign_in_with_password(client, person)

    sent = client.get("/directory/")
    page = client.get(sent["Location"]).text
    set_up = client.get(reverse("mfa_add_webauthn")).status_code
    TOTP.activate(person, SECRET)

    assert sent["Location"] == reverse("account_security")
    assert reverse("mfa_add_webauthn") in page
    assert "/directory/" not in page
    assert set_up == 200, "right after signing in nobody is asked again who they are"
    assert client.get("/directory/").status_code == 200


def test_everything_but_setting_up_and_public_pages_is_closed_to_them(rf, settings):
    settings.SECOND_FACTOR_FOR_ADMINS = True
    request, gate = rf.get("/"), SecondFactorMiddleware(lambda _request: None)
    request.user = make_person(is_site_admin=True)
    open_pages = set()
    for pattern, name in pages(get_resolver().url_patterns, ""):
        request.resolver_match = type("Match", (), {"view_name": name})
        if gate.process_view(request, pattern.callback, (), {}) is None and getattr(
            pattern.callback, "login_required", True
        ):
            open_pages.add(name)

    assert open_pages == SET_UP


def pages(patterns, namespace):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern, f"{namespace}{pattern.name}"
        else:
            yield from pages(
                pattern.url_patterns, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )


def test_who_runs_nothing_is_asked_for_nothing(client, settings):
    settings.SECOND_FACTOR_FOR_ADMINS = True
    client.force_login(make_person())

    assert client.get("/profile/").status_code == 200


def test_nobody_touches_the_passkey_of_somebody_else(client):
    owner = make_person()
    key = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "Laptop", "credential": {}})
    sign_in_with_password(client, make_person())

    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.post(reverse(name, args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_qr_code_draws_every_dark_square_once():
    code = qr_code("otpauth://totp/somebody?secret=ABC")

    widths = [int(run.split("h")[1].split("v")[0]) for run in code.path.split("M")[1:]]

    assert code.size % 4 == 1, "17 modules and 4 for each version, and 8 of quiet around"
    assert 0.3 < sum(widths) / (code.size - 8) ** 2 < 0.7


@pytest.mark.parametrize(
    ("agent", "code"), [(FIREFOX, "Firefox/Windows"), (IPHONE, "Safari/iPhone"), ("curl/8", "/"), ("", "/")]
)
def test_device_is_named_coarsely(agent, code):
    assert device_code(agent) == code
