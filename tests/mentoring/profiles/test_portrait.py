"""How people are shown to others: a photo, a drawn portrait, or their initials; and who sees the photo."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.urls import reverse

from mentoring.errors import NotAllowed
from mentoring.privacy.export import own_copy
from mentoring.profiles.actions.portrait import show_drawing, show_photo
from mentoring.profiles.drawn import DRAWN
from mentoring.profiles.models import Portrait, User
from mentoring.profiles.rules.photo import Crop
from programs.models import ProgramState
from tandems.models import TandemState
from tests.architecture.tree import BASE
from tests.cast import NOW
from tests.factories.portraits import photo_bytes, show
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db

PAGE, CHOICE = "/profile/portrait/", "/profile/portrait/choice/"


@pytest.fixture
def person(client):
    somebody = make_person("Kim", "Ode")
    client.force_login(somebody)
    return somebody


def upload(client, content, name="me.jpg", **part):
    return client.post(PAGE, {"photo": SimpleUploadedFile(name, content)} | part)


def address(of, size="small"):
    return reverse("profiles:portrait", args=[of.code, of.portrait.removeprefix("photo:"), size])


def sees(client, viewer, of):
    client.force_login(viewer)
    return client.get(address(of)).status_code == 200


def test_person_uploads_a_photo_and_finds_it_on_the_page(client, person):
    answer = upload(client, photo_bytes(), x="10", y="90", zoom="150")

    person.refresh_from_db()
    assert answer.url == PAGE
    assert (person.photo.x, person.photo.y, person.photo.zoom) == (10, 90, 150)
    assert address(person, "large") in client.get(PAGE).text


def test_without_javascript_the_upper_middle_is_taken_and_can_be_changed_afterwards(client, person):
    upload(client, photo_bytes())
    first = Portrait.objects.get(person=person)

    client.post(PAGE, {"x": "50", "y": "100", "zoom": "300"})

    second = Portrait.objects.get(person=person)
    assert (first.x, first.y, first.zoom) == (50, 20, 100)
    assert (second.x, second.y, second.zoom) == (50, 100, 300)
    assert second.version != first.version


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"words", "This is not a photo we can read."),
        (b"", "Please choose a picture"),
        (b"\0\0\0\x18ftypheic", "mail the photo to yourself, then it arrives as a JPEG"),
    ],
)
def test_what_is_no_photo_is_refused_beside_the_field_and_nothing_changes(client, person, content, told):
    answer = upload(client, content)

    assert answer.status_code == 422
    assert told in answer.text
    assert not Portrait.objects.exists()


def test_nothing_chosen_is_asked_for(client, person):
    answer = client.post(PAGE, {"zoom": "100"})

    assert answer.status_code == 422
    assert "Please choose a picture" in answer.text


def test_person_chooses_a_drawn_portrait(client, person):
    client.post(CHOICE, {"name": "bob-teal"})

    person.refresh_from_db()
    assert person.portrait == "drawn:bob-teal"
    assert "img/portraits/bob-teal.svg" in client.get("/").text


def test_drawing_nobody_drew_is_refused(client, person):
    client.post(CHOICE, {"name": "../logo-mark"})

    person.refresh_from_db()
    assert person.portrait == ""


@pytest.mark.parametrize("choice", ["", "bob-teal"])
def test_any_other_choice_deletes_the_photo(client, person, choice):
    show(person)
    before = address(person)

    client.post(CHOICE, {"name": choice})

    assert not Portrait.objects.exists()
    assert client.get(before).status_code == 404


def test_only_people_themselves_choose_how_they_are_shown(person):
    other = make_person("Noor")

    with pytest.raises(NotAllowed):
        show_drawing(person=person, name="", by=other, now=NOW)
    with pytest.raises(NotAllowed):
        show_photo(person=person, content=b"", crop=Crop(), by=other, now=NOW)


def test_photo_is_kept_by_the_browser_alone_and_taken_for_nothing_else(client, person):
    show(person)

    answer = client.get(address(person))

    assert answer.content == b"small"
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Disposition"] == "inline"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "img-src" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("size", ["whole", "person", "x"])
def test_address_gives_the_two_sizes_and_nothing_else(client, person, size):
    show(person)

    assert client.get(address(person, size)).status_code == 404


def test_uncropped_picture_is_for_the_person_alone(client, cast):
    show(cast.mentor, whole=b"uncropped")

    client.force_login(cast.mentor)
    own = client.get("/profile/portrait/whole.webp")
    client.force_login(cast.mentee)
    others = client.get("/profile/portrait/whole.webp")

    assert (own.content, own["Cache-Control"]) == (b"uncropped", "no-store")
    assert others.status_code == 404


def test_photo_is_seen_by_partner_and_hr_of_the_program_and_nobody_else(client, cast):
    show(cast.mentor)

    viewers = {name for name, viewer in cast.people().items() if sees(client, viewer, cast.mentor)}

    assert viewers == {"mentor", "mentee", "hr"}


def test_before_tandems_are_formed_the_other_side_sees_it(client, cast):
    show(cast.mentor)
    cast.program.state = ProgramState.MATCHING
    cast.program.save()

    assert sees(client, cast.other_mentee, cast.mentor)
    assert not sees(client, cast.other_mentor, cast.mentor)
    assert not sees(client, cast.invited, cast.mentor)


def test_photo_goes_with_the_tandem(client, cast):
    show(cast.mentor)
    cast.tandem.state, cast.tandem.ended_at = TandemState.ENDED, NOW
    cast.tandem.save()

    assert not sees(client, cast.mentee, cast.mentor)


def test_whoever_may_not_see_the_photo_sees_initials(client, cast):
    show(cast.mentor)
    page = reverse("tandems:tandem-detail", args=[cast.tandem.code])

    client.force_login(cast.mentee)
    assert address(cast.mentor, "large") in client.get(page).text

    cast.tandem.state, cast.tandem.ended_at = TandemState.ENDED, NOW
    cast.tandem.save()
    afterwards = client.get(page).text
    assert cast.mentor.portrait.removeprefix("photo:") not in afterwards
    assert "LA</span>" in afterwards


def test_photo_is_encrypted_and_goes_with_the_person(person):
    show(person, small=b"kanari-zwitschert")
    with connection.cursor() as cursor:
        cursor.execute("SELECT whole || small || large FROM profiles_portrait")
        stored = bytes(cursor.fetchone()[0])

    person.delete()

    assert b"kanari" not in stored
    assert not Portrait.objects.exists()


def test_database_refuses_a_portrait_of_no_kind(person):
    with pytest.raises(IntegrityError, match="user_portrait_of_a_kind"):
        User.objects.filter(pk=person.pk).update(portrait="drawn:../logo")


def test_database_refuses_a_part_outside_the_picture(person):
    show(person)

    with pytest.raises(IntegrityError, match="portrait_part_in_range"):
        Portrait.objects.update(x=101)


def test_own_copy_holds_the_photo(person):
    show(person, whole=b"kanari-zwitschert")

    with zipfile.ZipFile(BytesIO(own_copy(person, now=NOW))) as copy:
        files = [copy.read(name) for name in copy.namelist()]

    assert b"kanari-zwitschert" in files


def test_every_drawn_portrait_has_its_file():
    files = {file.stem for file in (BASE / "static/img/portraits").glob("*.svg")}

    assert files == set(DRAWN)


@pytest.mark.parametrize("back", ["/profile/portrait-question/", "//evil.example/", "javascript:1"])
def test_whoever_came_from_a_question_goes_back_to_it_and_nowhere_else(client, person, back):
    shown = client.get(PAGE, {"next": back}).text

    answer = client.post(CHOICE, {"name": "bob-teal", "next": back})

    is_ours = back.startswith("/profile/")
    assert answer.url == (back if is_ours else PAGE)
    assert (f'value="{back}"' in shown) == is_ours
