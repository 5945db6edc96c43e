"""The page on which a site admin makes the product the company's, and what everybody sees of it."""

import io
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mentoring.company import actions
from mentoring.company.models import Company
from mentoring.company.queries import company
from mentoring.company.rules.logo import read_logo
from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.notices import LoginCode
from mentoring.notifications.people import Address
from mentoring.notifications.rendering import write
from mentoring.privacy.models import AuditEvent
from tests.cast import NOW
from tests.factories.profiles import make_person
from tests.mentoring.company.pictures import logo, written

pytestmark = pytest.mark.django_db
PAGE = "/company/"
GREEN = {"name": "Hansebank", "first_colour": "#00563F", "second_colour": "f39200"}


@pytest.fixture
def onno():
    return make_person("Onno", is_site_admin=True, language="en")


@pytest.fixture
def browser(client, onno):
    client.force_login(onno)
    return client


def upload(content, name="logo.png"):
    return SimpleUploadedFile(name, content, "image/png")


def test_first_look_shows_the_name_of_the_installation(browser, settings):
    settings.COMPANY_NAME = "Ahrendt Vesper"

    page = browser.get(PAGE)

    assert page.context["form"]["name"].value() == "Ahrendt Vesper"
    assert "Back to our own look" not in page.text
    assert "/theme." not in page.text
    assert Company.objects.count() == 0


def test_colours_are_on_every_page_from_the_sign_in_on(browser, onno):
    browser.post(PAGE, GREEN)

    address = company().stylesheet
    browser.logout()
    sign_in = browser.get("/accounts/login/").text
    sheet = browser.get(address)

    assert f'<link rel="stylesheet" href="{address}">' in sign_in
    assert "Hansebank" in sign_in
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert sheet["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sheet["X-Content-Type-Options"] == "nosniff"
    assert "--action:light-dark(#00563f,#42886e)" in sheet.text
    assert AuditEvent.objects.get().actor == onno


def test_old_address_leads_to_the_colours_in_force(browser):
    browser.post(PAGE, GREEN)
    old = company().stylesheet
    browser.post(PAGE, GREEN | {"first_colour": "#123456"})

    assert browser.get(old)["Location"] == company().stylesheet
    assert "no-store" in browser.get(old)["Cache-Control"]


def test_without_colours_and_logo_there_are_no_addresses_for_them(client):
    assert client.get(reverse("company:theme", args=["0123456789ab"])).status_code == 404
    assert client.get(reverse("company:logo", args=["0123456789ab"])).status_code == 404


def test_logo_is_shown_beside_our_name_and_read_aloud(browser):
    browser.post(PAGE, GREEN | {"logo": upload(written(logo()))})

    shown = company().logo
    page = browser.get("/").text
    picture = browser.get(shown.url)

    assert f'src="{shown.url}" width="{shown.width}" height="{shown.height}" alt="Hansebank"' in page
    assert (shown.width, shown.height) == (105, 32)
    assert picture["Content-Type"] == "image/webp"
    assert picture["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Image.open(io.BytesIO(picture.content)).size == (201, 61)


def test_logo_stays_until_somebody_wants_none(browser):
    browser.post(PAGE, GREEN | {"logo": upload(written(logo()))})
    first = company().logo

    browser.post(PAGE, GREEN | {"name": "Other"})
    assert company().logo == first

    browser.post(PAGE, GREEN | {"drop_logo": "on"})
    assert company().logo is None


def test_links_stand_at_the_foot_of_every_page(browser):
    links = {"help_url": "hilfe@hansebank.example", "imprint_url": "hansebank.example/imprint"}

    browser.post(PAGE, GREEN | links)
    page = browser.get("/").text

    assert 'href="mailto:hilfe@hansebank.example"' in page
    assert 'href="https://hansebank.example/imprint"' in page
    assert browser.get(PAGE).context["form"]["help_url"].value() == "hilfe@hansebank.example"


def test_our_own_look_comes_back_and_the_name_stays(browser):
    browser.post(PAGE, GREEN | {"logo": upload(written(logo()))})
    assert "Back to our own look" in browser.get(PAGE).text

    browser.post("/company/reset/")

    found = company()
    assert (found.name, found.stylesheet, found.logo) == ("Hansebank", "", None)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("first_colour", "green", "A colour looks like #1a5c3a."),
        ("second_colour", "#12345", "A colour looks like #1a5c3a."),
        ("first_colour", "#00563f;}*{color:red", "A colour looks like #1a5c3a."),
        ("imprint_url", "javascript:alert(1)", "This is not an address on the web."),
        ("imprint_url", "javascript://x/%0aalert(1)", "This is not an address on the web."),
        ("privacy_url", "data:text/html,x", "This is not an address on the web."),
        ("help_url", "javascript:alert(1)@x", "Enter a valid email address."),
        ("help_url", "nowhere", "This is not an address on the web."),
        ("imprint_url", "https://a.example/" + "x" * 300, "at most 300 characters"),
        ("name", "x" * 81, "at most 80 characters"),
        ("name", "a\x00b", "Null characters are not allowed."),
        ("logo", upload(b"<svg></svg>", "logo.svg"), "An SVG can hold scripts, so we do not take it."),
        ("logo", upload(b"nothing"), "We cannot read this file as a picture."),
        ("logo", upload(b""), "We cannot read this file as a picture."),
    ],
)
def test_bad_input_is_told_at_its_field_and_changes_nothing(browser, field, typed, said):
    answer = browser.post(PAGE, GREEN | {field: typed})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert said in answer.context["form"].errors[field][0]
    assert Company.objects.count() == 0


def test_showing_saves_nothing(browser):
    page = browser.post(PAGE, GREEN | {"first_colour": "#e6ff00", "show": "1"})

    assert page.status_code == 200
    assert 'value="#e6ff00"' in page.text
    assert "4.5 : 1 is needed, yours has 1.1. We darkened it to #707d00." in page.text
    assert Company.objects.count() == 0


def test_preview_follows_the_typing(browser):
    fragment = browser.get("/company/preview/", {"first_colour": "#00563f", "second_colour": "#f392"}).text

    assert "<html" not in fragment
    assert "yours fits as it is, with 8.7 : 1 for its letters." in fragment
    assert "yours has 2.1. We lightened it to #42886e." in fragment
    assert fragment.count("our own colour.") == 2, "what is no colour yet is none"
    assert (
        f"/company/preview.css?first_colour={quote('#00563f')}&amp;second_colour={quote('#f392')}" in fragment
    )


def test_stylesheet_of_the_preview_touches_the_specimens_alone(browser):
    hostile = "#fff}}body{display:none"

    sheet = browser.get("/company/preview.css", {"first_colour": "#00563f", "second_colour": hostile}).text

    assert sheet.startswith("@layer tokens{.specimen{--action:light-dark(#00563f,#42886e);")
    assert "--warm:light-dark(#b8125a,#ff7db0);" in sheet, "ours, whatever the page around wears"
    assert "body" not in sheet


def test_sample_mail_is_a_page_with_the_styles_of_mails(browser):
    asked = f"?first_colour={quote('#00563f')}"

    mail, sheet = browser.get(f"/company/mail/{asked}"), browser.get(f"/company/mail.css{asked}")

    assert f'href="/company/mail.css{asked}"' in mail.text
    assert "<style" not in mail.text
    assert ".button { background-color: #00563f; }" in sheet.text
    assert ".sheet {" in sheet.text


def test_real_mail_wears_name_and_colour_and_no_picture(onno):
    company_of(onno)

    words = write(LoginCode(), {"code": "123 456"}, to=Address("leyla@example.com"))

    assert "Hansebank" in words.html
    assert "Hansebank" in words.text
    assert "background-color: #00563f" in words.html
    assert "#42886e" in words.html, "and in the dark"
    assert "<img" not in words.html


def company_of(by):
    """Make the company a green bank."""
    actions.change_company(by=by, now=NOW, facts=GREEN, logo=read_logo(written(logo())))


def test_only_a_site_admin_changes_the_company(onno):
    leyla = make_person("Leyla", is_people_team=True)

    for act in (actions.return_to_own_look, lambda **who: actions.change_company(facts={"name": "x"}, **who)):
        with pytest.raises(NotAllowed):
            act(by=leyla, now=NOW)
    assert Company.objects.count() == 0


def test_action_refuses_what_is_no_colour(onno):
    with pytest.raises(Refused, match="no_colour"):
        actions.change_company(by=onno, now=NOW, facts={"first_colour": "red"})


def test_pages_ask_once_for_the_company(browser, django_assert_num_queries):
    browser.logout()
    company_of(make_person("Admin", is_site_admin=True))

    with django_assert_num_queries(1):
        browser.get("/accounts/login/")
