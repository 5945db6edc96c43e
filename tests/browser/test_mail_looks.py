"""Every kind of mail as a mail program shows it: narrow and wide, light and dark, German and English."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import translation

from mentoring.notifications import mime, registry
from mentoring.notifications.actions import announce, plan
from mentoring.notifications.models import Delivery
from mentoring.notifications.people import Address
from mentoring.notifications.rendering import render, spoken_to, write
from tandems.notices import MeetingCancelled
from tests.architecture.conftest import stage as stage_of_everything
from tests.architecture.stage import announce_everything
from tests.browser.conftest import SHOTS
from tests.browser.inspection import axe_findings, bring_axe, layout_findings, take_picture
from tests.cast import NOW
from tests.factories.profiles import make_topic
from tests.factories.sharing import make_readable

stage = stage_of_everything
pytestmark = pytest.mark.django_db
LOOKS = {"de": ((390, "light"), (680, "dark")), "en": ((390, "dark"), (680, "light"))}  # 600 px and a margin
STORY = "A form that takes three minutes at a desk takes eleven at the line, with gloves on. " * 4
BARE = {  # mails of the sign-in, which are written where they are asked for
    "login_code": {"code": "F7K-Q2M"},
    "password_reset": {"password_reset_url": "http://localhost:8000/accounts/password/reset/key/1-abc/"},
    "unknown_account": {"email": "somebody@example.com"},
    "confirm_code": {"code": "F7K-Q2M"},
    "security_change": {
        "change": "A passkey was added",
        "timestamp": NOW,
        "device": "Firefox on Linux",
        "security_url": "http://localhost:8000/accounts/security/",
    },
    "account_message": {"headline": "Your passkey was added", "message": "If that was you, all is well."},
}


def bodies(stage, language):
    """Return the HTML of one mail of every kind that the stage can cause, in a language."""
    announce_everything(stage)
    gone = {"context": {"sequence": 0}, "expires_at": NOW + timedelta(days=9)}
    announce(MeetingCancelled, to=stage.cast.mentee, about=stage.meeting, key="gone", **gone)
    for topic in ("ai-hands-on", "fake-free"):  # a lead and two shorts
        make_readable(stage.cast.tandem, issue=stage.issue, topic=make_topic(topic), text=STORY)
    for days in (8, 0):  # the morning of the digest, and the day before a meeting
        plan(now=NOW - timedelta(days=days))
    found = {}
    for row in Delivery.objects.select_related("person").order_by("-pk"):
        row.person.language = language
        found[row.notice] = html_of(render(registry.get(row.notice), row, at=NOW))
    for slug, context in BARE.items():
        somebody = Address("somebody@example.com", "Katrin", language)
        with spoken_to(somebody), translation.override(language):
            found[slug] = write(registry.get(slug), context, to=somebody).html
    return found


def html_of(content):
    """Return the HTML part of a frozen mail."""
    part = mime.read(content).get_body(("html",))
    return part.get_content()


@pytest.mark.parametrize("language", LOOKS)
def test_mails_are_sound_in_every_look(browser, stage, language):
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with transaction.atomic():
        mails = bodies(stage, language)
    context = browser.new_context(viewport={"width": 600, "height": 900})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    found = []

    for slug, html in mails.items():
        page.set_content(html)
        bring_axe(page)
        for width, theme in LOOKS[language]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            found += [f"{slug} {language} {width} {theme}: {line}" for line in layout_findings(page)]
            take_picture(page, SHOTS, f"mail-{slug}-{language}-{theme}-{width}")
        found += [f"{slug} {language} {theme}: {line}" for line in axe_findings(page)]  # de dark, en light
        small = page.locator(".button-link").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height).filter(height => height < 44)"
        )
        found += [f"{slug}: a button is {height} px high" for height in small]
    context.close()

    assert found == [], "\n".join(found)
    assert {notice.slug for notice in registry.every()} - mails.keys() == {"other_mail"}
    assert asked == [], "a mail loads nothing"
