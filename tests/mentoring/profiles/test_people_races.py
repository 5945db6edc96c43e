"""Two site admins at the same moment: each notes that the other has left."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from mentoring.errors import Refused
from mentoring.profiles.actions.people import mark_left
from mentoring.profiles.models import User
from tests.factories.profiles import make_person


@pytest.mark.usefixtures("committed")
def test_two_site_admins_who_note_each_other_as_left_leave_one():
    onno, olga = (make_person(name, is_site_admin=True) for name in ("Onno", "Olga"))
    together, refused = threading.Barrier(2), []

    def note(person, by):
        together.wait()
        try:
            mark_left(people=[person], by=by, now=timezone.now())
        except Refused as refusal:
            refused.append(refusal.code)
        connection.close()

    threads = [threading.Thread(target=note, args=pair) for pair in ((onno, olga), (olga, onno))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert refused == ["left_site_admin"]
    assert User.objects.filter(is_active=True, is_site_admin=True).count() == 1
