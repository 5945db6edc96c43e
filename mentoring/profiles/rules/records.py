"""A person as an HR file or the directory describes them, in plain values.

Both are named tuples: tens of thousands of them are made, compared and written as JSON at a time, which
tuples do many times faster than frozen dataclasses.
"""

from __future__ import annotations

from typing import NamedTuple

MAX_LENGTH = {  # characters; the columns of the database are as wide
    "employee_number": 40,
    "first_name": 120,
    "last_name": 120,
    "job_title": 160,
    "department": 160,
    "site": 160,
}


class KnownPerson(NamedTuple):
    """Somebody who is in the directory already. `email` is the key, in lower case.

    `manager_ref` is the e-mail of the manager, "" without one. `band` may be left None where nobody may
    read it.
    """

    email: str
    employee_number: str = ""
    first_name: str = ""
    last_name: str = ""
    job_title: str = ""
    department: str = ""
    site: str = ""
    manager_ref: str = ""
    band: int | None = None

    def __repr__(self) -> str:
        return _without_band(self)


class PersonRow(NamedTuple):
    """One person of the file, made of str, int and None only, so ready for JSON. Ends as KnownPerson does.

    `line_number`: row as a spreadsheet counts it, from 1. `email`: lower case, unique within a Reading; for
    somebody without one what `emails.stand_in` makes of the number.
    `band`: generation band, 0 = earliest, None = the file says nothing. `manager_ref`: `email` of the
    manager, who is another row or a known person; "" = no manager, or one a warning speaks about. Text that
    the file does not have is "".
    """

    line_number: int
    email: str
    employee_number: str = ""
    first_name: str = ""
    last_name: str = ""
    job_title: str = ""
    department: str = ""
    site: str = ""
    manager_ref: str = ""
    band: int | None = None

    def __repr__(self) -> str:
        return _without_band(self)


def _without_band(person: KnownPerson | PersonRow) -> str:
    """Return `person` for a traceback or a log, where nobody's band belongs."""
    told = (f"{name}={value!r}" for name, value in person._asdict().items() if name != "band")
    return f"{type(person).__name__}({', '.join(told)})"
