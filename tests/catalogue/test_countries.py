from __future__ import annotations

from collections import Counter

import regex

from kaext.catalogue.countries import countries, regions

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
