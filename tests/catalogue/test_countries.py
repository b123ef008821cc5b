from __future__ import annotations

from collections import Counter
from typing import get_args

import regex

from kaext.catalogue.countries import Kind, codes_of, countries, regions

# ISO 3166-1 holds 249 codes since 2011; the rest of the catalogue are states that are gone.
ISO_CODES = 249
GEORGIAN_NAME = regex.compile(r"[\u10d0-\u10f0]+(?:[ -][\u10d0-\u10f0’()]+|, [\u10d0-\u10f0]+)*")


def test_all_iso_codes_and_former_states() -> None:
    status = Counter(country.status for country in countries().values())
    assert status["state"] + status["territory"] == ISO_CODES
    assert {"SUN", "YUG", "CSK", "DDR", "SCG"} <= {c.code for c in countries().values() if c.status == "former"}


def test_names_are_georgian_and_nominative() -> None:
    for country in countries().values():
        for name in (*country.names, *country.adjectives, *country.demonyms):
            assert GEORGIAN_NAME.fullmatch(name), (country.code, name)
        assert country.name_en
        assert all(adjective.endswith(("ური", "ული")) for adjective in country.adjectives), country


def test_kinds_are_those_that_texts_are_asked_for() -> None:
    assert {kind for country in countries().values() for kind in country.kinds} == set(get_args(Kind))
    assert {"MLT", "CYP"} <= codes_of("island")
    assert not codes_of("island") & {"GEO", "DEU", "DNK"}


def test_kingdoms_are_the_states_that_are_called_so() -> None:
    states = [country for country in countries().values() if country.status == "state"]
    assert codes_of("kingdom") == {state.code for state in states if any("სამეფო" in name for name in state.names)}


def test_no_name_stands_for_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for country in countries().values():
        for name in country.names:
            owners.setdefault(name, set()).add(country.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_kosovo_and_breakaway_territories_are_not_listed() -> None:
    names = {name for country in countries().values() for name in country.names}
    assert not names & {"კოსოვო", "აფხაზეთი", "სამხრეთ ოსეთი", "დნესტრისპირეთი", "მთიანი ყარაბაღი"}


def test_members_of_regions_are_listed_states() -> None:
    for region in regions():
        assert len(region.members) > 1
        assert {countries()[code].status for code in region.members} <= {"state", "former"}
