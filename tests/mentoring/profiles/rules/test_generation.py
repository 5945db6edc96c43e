"""Which band a birth year belongs to."""

from __future__ import annotations

import pytest

from mentoring.profiles.rules.generation import band_of


@pytest.mark.parametrize(
    ("year", "band"), [(1900, 0), (1964, 0), (1965, 1), (1980, 1), (1981, 2), (1996, 2), (1997, 3), (2010, 3)]
)
def test_person_born_in_a_border_year_belongs_to_the_later_band(year: int, band: int):
    assert band_of(year) == band


def test_installation_may_set_its_own_borders():
    assert [band_of(year, (1970, 1990)) for year in (1969, 1970, 1990)] == [0, 1, 2]


@pytest.mark.parametrize("borders", [(1981, 1965), (1965, 1965)])
def test_borders_have_to_rise(borders: tuple[int, ...]):
    with pytest.raises(ValueError, match="rise"):
        band_of(1970, borders)
