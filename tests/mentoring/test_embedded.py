"""The embedded Postgres: one server for everybody who asks, gone with the last of them."""

import subprocess
import sys

import psycopg
import pytest

from mentoring import embedded

USE_IT = """
import sys, psycopg
from pathlib import Path
from mentoring import embedded
url = embedded.database_url(Path(sys.argv[1]), durable=False)
with psycopg.connect(url) as connection:
    print(connection.execute("SELECT lower('ÖZGÜR')").fetchone()[0], embedded.is_embedded(url), flush=True)
sys.stdin.read()
"""


def user_of(folder):
    command = [sys.executable, "-c", USE_IT, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def runs(folder):
    return (folder / "postmaster.pid").exists()


def test_two_who_start_at_once_share_a_server_that_stops_with_the_second(tmp_path):
    folder = tmp_path / "postgres"
    first, second = user_of(folder), user_of(folder)

    said = {first.stdout.readline(), second.stdout.readline()}
    first.communicate()
    still_runs = runs(folder)
    second.communicate()

    assert said == {"özgür True\n"}
    assert still_runs
    assert not runs(folder)


def test_whoever_is_killed_does_not_keep_the_server_up(tmp_path):
    folder = tmp_path / "postgres"
    killed, other = user_of(folder), user_of(folder)
    assert (killed.stdout.readline(), other.stdout.readline()) == ("özgür True\n", "özgür True\n")

    killed.kill()
    killed.communicate()
    other.communicate()

    assert not runs(folder)


def test_data_survive_a_stop_and_not_a_wipe(tmp_path):
    folder = tmp_path / "postgres"
    with psycopg.connect(embedded.database_url(folder, durable=False), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1")

    embedded.stop(folder)
    with psycopg.connect(embedded.database_url(folder, durable=False)) as connection:
        kept = connection.execute("SELECT * FROM kept").fetchall()
    embedded.wipe(folder)

    assert kept == [(1,)]
    assert not folder.exists()


def test_a_path_too_long_for_a_socket_still_works(tmp_path):
    folder = tmp_path / ("a" * 60) / ("b" * 60) / "postgres"

    url = embedded.database_url(folder, durable=False)

    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert embedded.is_embedded(url)
    embedded.stop(folder)


def test_a_server_killed_with_its_machine_starts_again(tmp_path):
    folder = tmp_path / "postgres"
    embedded.database_url(folder, durable=False)
    embedded.stop(folder)
    (folder / "postmaster.pid").write_text("1\n/somewhere\n")  # process 1 lives, and is no Postgres

    url = embedded.database_url(folder, durable=False)

    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    embedded.stop(folder)


@pytest.mark.parametrize(
    "url", ["postgres://u:p@db.example.com/x", "postgres://u@/x?host=/var/run/postgresql"]
)
def test_other_servers_are_not_taken_for_embedded(url):
    assert not embedded.is_embedded(url)
