"""Settings of the test suite: the real ones in a throwaway surrounding.

The first process that loads this file (pytest itself, not its workers) makes a temporary folder and starts
an embedded Postgres in it, unless DATABASE_URL names another server. All it starts inherit both through
the environment. Nothing else of this machine is read: no `var/`, no Redis unless TEST_REDIS_URL says so.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "RUECKENWIND_TEST_FOLDER" not in os.environ:
    _folder = tempfile.mkdtemp(prefix="rueckenwind-test-")
    os.environ["RUECKENWIND_TEST_FOLDER"] = _folder
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)  # runs after the server has stopped

from mentoring import embedded

_FOLDER = Path(os.environ["RUECKENWIND_TEST_FOLDER"])
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = embedded.database_url(_FOLDER / "postgres", durable=False)
os.environ.update(
    VAR_DIR=str(_FOLDER),
    DEBUG="0",
    DEMO="0",
    BASE_URL="http://localhost:8000",
    REDIS_URL=os.environ.get("TEST_REDIS_URL", ""),
    EMAIL_URL="consolemail://",
    SECOND_FACTOR_FOR_ADMINS="0",  # its own tests switch it on
    SECRET_KEY="a secret of the test suite, and of nothing else at all",
    HASH_KEY="another secret of the test suite, and of nothing else",
    FIELD_KEYS="dGhlIHRlc3Qgc3VpdGUncyBrZXksIDMyIGJ5dGVzISE=",
)

from mentoring.settings import *  # noqa: E402, F403
from tests.undefined import RaiseIfUndefined  # noqa: E402

MAIL_TRANSPORT = "page"
MATCHING_SECONDS = 0  # in this process: a second saved per run; its own test asks for a child
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}  # the access matrix asks as everybody, from one address
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405  (WhiteNoise warns if it is not there)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = RaiseIfUndefined()  # noqa: F405
