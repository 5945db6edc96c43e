"""The reporting line above people, for rules that compare two of them."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from mentoring.profiles.models import ReportingLine, User

_ABOVE = """
WITH RECURSIVE above (person_id, manager_id) AS (
    SELECT person_id, manager_id FROM {table} WHERE person_id = ANY(%s)
    UNION
    SELECT line.person_id, line.manager_id
    FROM {table} AS line JOIN above ON line.person_id = above.manager_id
)
SELECT person_id, manager_id FROM above
"""


def managers_above_aggregate(people: Collection[int]) -> dict[int, int]:
    """Return the direct manager of everybody in `people` and of everybody above them (primary keys).

    One query however long the lines are; a circle in the directory ends by itself.
    """
    if not people:
        return {}
    table = connection.ops.quote_name(ReportingLine._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE.format(table=table), [list(people)])
        return dict(cursor.fetchall())


def line_above_aggregate(people: Collection[int]) -> dict[str, str]:
    """Return code → code of the direct manager, for `people` (primary keys) and everybody above them."""
    above = managers_above_aggregate(people)
    codes = dict(User.objects.filter(pk__in=[*above, *above.values()]).values_list("pk", "code"))
    return {codes[person]: codes[manager] for person, manager in above.items()}
