"""Many new rows at once, by Postgres' COPY: an import of 20,000 people is a matter of a second or two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

from mentoring.encryption import EncryptedBytesField


def new_keys(model: type[models.Model], number: int) -> list[int]:
    """Return so many primary keys that nobody else will get: what refers to a row need not look it up."""
    table = connection.ops.quote_name(model._meta.db_table)
    column = model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [table, column, number],
        )
        return [key for (key,) in cursor.fetchall()]


def any_of(keys: Iterable[int]) -> RawSQL:
    """Return what stands behind `__in=` for thousands of keys: one array instead of a placeholder each."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])


def copy_in(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert `rows`, the values of the attributes `names`; return how many. Other fields get their defaults.

    Values go as they are, but for those of encrypted fields, which are sealed. The database gives primary
    keys, unless `names` has them. Raises IntegrityError as an insert would; the caller's transaction decides.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = [field for name, field in fields.items() if name not in names and not field.primary_key]
    same = [field.get_db_prep_save(field.get_default(), connection) for field in rest]
    sealed = [place for place, name in enumerate(names) if isinstance(fields[name], EncryptedBytesField)]
    order = [*(fields[name] for name in names), *rest]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in order)
    table = connection.ops.quote_name(model._meta.db_table)
    number = 0
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
    ):
        for number, row in enumerate(rows, 1):  # noqa: B007  (how many there were)
            values = [*row, *same]
            for place in sealed:
                values[place] = order[place].get_db_prep_save(values[place], connection)
            copy.write_row(values)
    return number
