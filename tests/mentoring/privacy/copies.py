"""Downloading one's own copy, and taking it apart."""

import io
import json
import zipfile

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest

PAGE, DOWNLOAD = "/my/data/", "/my/data/download/"


def unpacked(answer):
    """Return the files of a downloaded copy: name → bytes."""
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def sign_in(client, person):
    """Sign `person` in as if they had just given the code from their mailbox."""
    client.force_login(person)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, method="code", reauthenticated=True)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key  # may hold all of it


def parts_for(client, person):
    sign_in(client, person)
    return json.loads(unpacked(client.post(DOWNLOAD))["my-data.json"])["parts"]
