"""What keeps an installation from starting: better no pages than pages with a hole."""

import os
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet

SOUND = {
    "BASE_URL": "https://mentoring.example.com",
    "DATABASE_URL": "postgres://somebody:word@db.example.com/mentoring",
    "EMAIL_URL": "smtp://mail.example.com:25",
    "SECRET_KEY": "one long secret that nobody but this very test will ever use",
    "HASH_KEY": "another long secret that nobody but this very test will use",
    "FIELD_KEYS": Fernet.generate_key().decode(),
}
ASK = (
    "from mentoring import settings as s;"
    "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
    " getattr(s, 'ALLAUTH_TRUSTED_PROXY_COUNT', 0))"
)


def start(folder, **more):
    """Load the settings in a process of their own; return what it said."""
    surroundings = {"PATH": os.environ["PATH"], "VAR_DIR": str(folder), **SOUND, **more}
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, check=False, env=surroundings, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_a_sound_installation_starts_with_cookies_for_its_own_host_alone(tmp_path):
    assert start(tmp_path) == "__Host-session True True 0"


def test_behind_a_proxy_people_do_not_share_one_limit_of_tries(tmp_path):
    assert start(tmp_path, TRUST_PROXY="1").endswith(" 1")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "at least 40 characters"),
        ({"HASH_KEY": SOUND["SECRET_KEY"]}, "must differ"),
        ({"FIELD_KEYS": "not a key"}, "must be Fernet keys"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is missing"),
        ({"BASE_URL": "http://mentoring.example.com"}, "must start with https://"),
        ({"ALLOWED_HOSTS": "*"}, "must name hosts"),
        ({"DEBUG": "1"}, "for localhost only"),
        ({"DEMO": "1"}, "for localhost only"),
        ({"DEMO": "1", "BASE_URL": "http://localhost:8000"}, "embedded database only"),
    ],
)
def test_an_installation_with_a_hole_does_not_start(tmp_path, wrong, told):
    assert told in start(tmp_path, **wrong)
