"""Downloading one's own copy, and taking it apart."""

import io
import json
import zipfile

PAGE, DOWNLOAD = "/my/data/", "/my/data/download/"


def unpacked(answer):
    """Return the files of a downloaded copy: name → bytes."""
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def parts_for(client, person):
    client.force_login(person)
    return json.loads(unpacked(client.post(DOWNLOAD))["my-data.json"])["parts"]
