from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.ka.calendar import (
    abbreviated_month,
    extent,
    full_year,
    is_day,
    is_duration,
    is_edtf,
    misspelled,
    misspelled_year,
    month_length,
    read,
)

EXTENTS = {
    "2004": ("2004-01-01", "2004-12-31"),
    "2004-02": ("2004-02-01", "2004-02-29"),
    "2004-06-28": ("2004-06-28", "2004-06-28"),
    "199X": ("1990-01-01", "1999-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "2004-21": ("2004-03-01", "2004-05-31"),
    "2003-24": ("2003-12-01", "2004-02-29"),
    "2004-33": ("2004-01-01", "2004-03-31"),
    "2004-36": ("2004-10-01", "2004-12-31"),
    "2019-40": ("2019-01-01", "2019-06-30"),
    "2019-41": ("2019-07-01", "2019-12-31"),
    "2004/2006": ("2004-01-01", "2006-12-31"),
    "2005-12/2011": ("2005-12-01", "2011-12-31"),
    "2004-06-05/2004-06-17": ("2004-06-05", "2004-06-17"),
    "00XX": ("0001-01-01", "0099-12-31"),
}
WITHOUT_EXTENT = ["XXXX-05-29", "2004/..", "../2008", "9999-24"]
NO_DATES = [
    "", "04", "2004-13", "2004-06-31", "2003-02-29", "2004-25", "2004-37", "2004-42", "2004-21-05", "199X-05", "0000",
    "2006/2004", "../..", "2004/2005/2006", "2004-6", "2004 ", "XXXX-02-30", "X004", "/2004", "2004/",
]  # fmt: skip
DURATIONS = ["P2Y", "P18M", "P10D", "P2W", "P1Y6M", "PT12H", "P2M/P3M", "P1DT12H"]
NO_DURATIONS = ["", "P", "PT", "2Y", "P2", "P1Y/", "P1DT", "P2Y3", "P-1Y", "P1.5Y"]


@pytest.mark.parametrize(("value", "days"), EXTENTS.items())
def test_extent_is_first_and_last_day(value: str, days: tuple[str, str]) -> None:
    assert extent(value) == (dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[1]))
    assert is_edtf(value)


@pytest.mark.parametrize("value", WITHOUT_EXTENT)
def test_valid_dates_without_known_days(value: str) -> None:
    assert is_edtf(value)
    assert extent(value) is None


@pytest.mark.parametrize("value", NO_DATES)
def test_invalid_dates(value: str) -> None:
    assert not is_edtf(value)
    assert extent(value) is None


@pytest.mark.parametrize("value", DURATIONS)
def test_durations(value: str) -> None:
    assert is_duration(value)


@pytest.mark.parametrize("value", NO_DURATIONS)
def test_invalid_durations(value: str) -> None:
    assert not is_duration(value)


@given(st.dates())
def test_every_day_of_the_calendar_is_its_own_extent(day: dt.date) -> None:
    assert extent(day.isoformat()) == (day, day)
    assert is_day(day.year, day.month, day.day)


@given(st.dates(), st.dates())
def test_an_interval_covers_both_ends(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    assert extent(f"{first}/{last}") == (first, last)
    assert is_edtf(f"{last}/{first}") == (first == last)


@given(st.text(alphabet="0123456789X-/.P", max_size=24))
def test_any_text_is_accepted(value: str) -> None:
    assert is_edtf(value) or extent(value) is None


def test_february_without_a_year_has_29_days() -> None:
    assert month_length(None, 2) == 29
    assert is_day(None, 2, 29)
    assert not is_day(2003, 2, 29)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("ივნისიდან", ("month", "6", "ins", "დან")),
        ("აგვისტოში", ("month", "8", "dat", "ში")),
        ("თებერვლის", ("month", "2", "gen", "")),
        ("წელს", ("year", "1Y", "dat", "")),
        ("წლისათვის", ("year", "1Y", "gen", "თვის")),
        ("ზამთრამდე", ("season", "24", "adv", "მდე")),
        ("კვარტლის", ("quarter", "3M", "gen", "")),
        ("ბოლოსთვის", ("part", "end", "gen", "თვის")),
    ],
)
def test_calendar_words_in_all_cases(word: str, meaning: tuple[str, str, str, str]) -> None:
    form = read(word)
    assert form is not None
    assert (form.key.kind, form.key.value, form.case, form.postposition) == meaning


@pytest.mark.parametrize(
    "word", ["მარტო", "მარტივი", "ქარტია", "მაისური", "წლისთავი", "დღესასწაული", "ზაფხულობით", "კვირტი"]
)
def test_other_words_are_no_calendar_words(word: str) -> None:
    assert read(word) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [("სექტმბერში", "9"), ("თებრვალი", "2"), ("ნეომბერს", "11"), ("აგვისტოშ", "8"), ("შემოგდომაზე", "23")],
)
def test_months_and_seasons_one_letter_off(word: str, value: str) -> None:
    form = misspelled(word)
    assert form is not None
    assert form.key.value == value


@pytest.mark.parametrize("word", ["მასში", "ივნისში", "სამხედრო", "ქარტიამ", "მარტში", "ა", ""])
def test_known_and_distant_words_are_not_corrected(word: str) -> None:
    assert misspelled(word) is None


def test_year_one_letter_off() -> None:
    assert misspelled_year("წლსი") is not None
    assert misspelled_year("წესი") is None


@pytest.mark.parametrize(("word", "month"), [("სექტ", 9), ("იან", 1), ("ნოემბ", 11), ("მა", None), ("სექტა", None)])
def test_abbreviated_months(word: str, month: int | None) -> None:
    assert abbreviated_month(word) == month


@pytest.mark.parametrize(("digits", "year"), [("00", 2000), ("03", 2003), ("49", 2049), ("50", 1950), ("99", 1999)])
def test_two_digits_are_a_year_of_the_century_around_2000(digits: str, year: int) -> None:
    assert full_year(digits) == year
