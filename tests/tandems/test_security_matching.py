"""What a stored run must not tell whoever reads the database."""

from tandems.actions.problem import hash_of
from tests.tandems.matching.make import pool


def test_reader_of_the_database_cannot_try_out_generations_against_the_hash_of_a_run(settings):
    problem = pool(1)
    before = hash_of(problem)

    settings.HASH_KEY = "a key of another installation, which nobody here has got"

    assert hash_of(pool(1)) != before


def test_equal_input_has_an_equal_hash():
    assert hash_of(pool(1)) == hash_of(pool(1)) != hash_of(pool(2))
