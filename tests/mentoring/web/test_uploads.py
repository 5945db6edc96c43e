"""What happens to a file while it is sent."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, override_settings
from django.urls import reverse

from tests.factories.profiles import make_person


def sent(content: bytes):
    """Return the file as a view gets it."""
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("people.csv", content)})
    return request.FILES["file"]


def test_small_file_arrives_whole():
    file = sent(b"Name;E-Mail\n")

    assert (file.name, file.size, file.read()) == ("people.csv", 12, b"Name;E-Mail\n")


@override_settings(UPLOAD_BYTES=1000)
def test_large_file_tells_its_size_and_is_cut():
    file = sent(b"," * 5000)

    assert file.size == 5000
    assert len(file.read()) == 1001
    assert not hasattr(file, "temporary_file_path")


@pytest.mark.django_db
def test_hr_is_told_that_fifty_megabytes_of_commas_are_too_many(client):
    client.force_login(make_person("Imke", is_people_team=True, language="en"))
    content = SimpleUploadedFile("people.csv", b"," * 50_000_000)

    answer = client.post(reverse("profiles:import-list"), {"file": content})

    assert answer.status_code == 422
    assert "larger than 10 MB" in answer.content.decode()
