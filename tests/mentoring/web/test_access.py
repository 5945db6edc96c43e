"""What a view may do to the database."""

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from mentoring.profiles.models import User
from mentoring.web.access import WroteWhileReadingError, read_only, reads, writes
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db


def rename_everybody(_request):
    User.objects.update(first_name="Changed")
    return HttpResponse()


def test_a_page_that_shows_something_cannot_change_anything():
    make_person("Leyla")

    with pytest.raises(WroteWhileReadingError), transaction.atomic():
        reads(rename_everybody)(RequestFactory().get("/"))

    assert User.objects.get().first_name == "Leyla"


def test_a_form_page_cannot_change_anything_while_it_is_only_shown():
    make_person("Leyla")

    with pytest.raises(WroteWhileReadingError), transaction.atomic():
        writes("GET", "POST")(rename_everybody)(RequestFactory().get("/"))


def test_a_form_page_changes_what_is_posted():
    make_person("Leyla")

    writes("GET", "POST")(rename_everybody)(RequestFactory().post("/"))

    assert User.objects.get().first_name == "Changed"


def test_nothing_half_done_stays_behind_an_error_page():
    make_person("Leyla")

    def view(request):
        rename_everybody(request)
        return HttpResponse(status=422)

    writes("POST")(view)(RequestFactory().post("/"))

    assert User.objects.get().first_name == "Leyla"


@pytest.mark.parametrize(("decorator", "method"), [(reads, "post"), (writes("POST"), "get")])
def test_the_wrong_method_is_refused(decorator, method):
    request = getattr(RequestFactory(), method)("/")

    response = decorator(lambda _request: HttpResponse())(request)

    assert response.status_code == 405


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM profiles_user",
        "  update profiles_user set first_name='x'",
        "TRUNCATE profiles_user CASCADE",
    ],
)
def test_no_kind_of_writing_statement_slips_through(statement):
    with pytest.raises(WroteWhileReadingError), read_only(), connection.cursor() as cursor:
        cursor.execute(statement)
