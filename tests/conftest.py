"""What holds for every test.

Sockets, warnings and order are settled in pyproject.toml; the surroundings in tests/settings.py.
"""

import gc
import os

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The journey waits for the clock now and then: started first, it waits while others work."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)


def pytest_collection_finish():
    """What is loaded by now stays until the end: looking through it for garbage took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI nothing is skipped: whatever a test needs is installed there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A database without the test's own transaction, so that two connections see the same rows.

    Afterwards everything the test wrote is gone, but not what the migrations brought: the topics stay.
    """
    from django.db import connection  # noqa: PLC0415  (after Django is set up)

    with django_db_blocker.unblock():
        yield
        kept = ("profiles_topic", "django_migrations", "django_content_type", "auth_permission")
        tables = [name for name in connection.introspection.table_names() if name not in kept]
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


@pytest.fixture
def cast(db):
    """The fixed cast of `tests/cast.py`, on stage in the database."""
    from tests.cast import make_cast  # noqa: PLC0415  (models load after Django is set up)

    return make_cast()
