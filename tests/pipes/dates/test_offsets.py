"""Dates given as an offset from an anchor, in many forms."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kaext.ka.numerals import spell
from kaext.pipes.extensions import DATES

# Units with their genitive and instrumental.
UNITS = {"Y": ("წლის", "წლით"), "M": ("თვის", "თვით"), "W": ("კვირის", "კვირით"), "D": ("დღის", "დღით")}
GENITIVE_MARKERS = ["შემდეგ", "მერე", "შემდგომ", "თავზე", "გასვლის შემდეგ"]
INSTRUMENTAL_MARKERS = ["გვიან", "მოგვიანებით"]
ANCHORS = {
    "1996 წელს": (1996, None, None),
    "1996 წლის მაისში": (1996, 5, None),
    "1996 წლის 27 ნოემბერს": (1996, 11, 27),
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    language.add_pipe("kaext_dates")
    return language


def dates(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span._.date.value, span._.date.bound) for span in doc.spans[DATES]]


def later(anchor: tuple[int, int | None, int | None], unit: str, count: int) -> str | None:
    """Return the expected date at an offset from the anchor; None if the anchor is not precise enough."""
    year, month, day = anchor
    if unit == "Y":
        return f"{year + count}"
    if unit == "M":
        months = year * 12 + (month or 0) - 1 + count
        return None if month is None else f"{months // 12}-{months % 12 + 1:02}"
    if day is None or month is None:
        return None
    return (dt.date(year, month, day) + dt.timedelta(days=count * (7 if unit == "W" else 1))).isoformat()


@pytest.mark.parametrize(
    ("anchor", "unit", "count", "marker"),
    list(itertools.product(ANCHORS, UNITS, [1, 2, 3, 7, 11, 16, 18, 20, 24], GENITIVE_MARKERS + INSTRUMENTAL_MARKERS)),
)
def test_offset(nlp: Language, anchor: str, unit: str, count: int, marker: str) -> None:
    noun = UNITS[unit][marker in INSTRUMENTAL_MARKERS]
    expected = later(ANCHORS[anchor], unit, count)
    for number in (spell(count), str(count)):
        expression = f"{number} {noun} {marker}"
        found = dates(nlp(f"{anchor} შეთანხმდნენ. {expression} კი წავიდნენ."))
        value = (f"P{count}{unit}", "after") if expected is None else (expected, "")
        assert found[1:] == [(expression, *value)]


@pytest.mark.parametrize(
    ("years", "months", "marker"),
    list(itertools.product([1, 2, 4, 10], [1, 2, 9, 11], ["შემდეგ", "მერე", "თავზე"])),
)
def test_years_and_months(nlp: Language, years: int, months: int, marker: str) -> None:
    for noun in ("წლისა", "წელიწადისა", "წლის"):
        expression = f"{spell(years)} {noun} და {spell(months)} თვის {marker}"
        found = dates(nlp(f"1996 წლის მაისში შეთანხმდნენ. {expression} წავიდნენ."))
        assert found[1:] == [(expression, later((1996, 5, None), "M", 12 * years + months), "")]


@pytest.mark.parametrize(
    ("expression", "count"),
    [
        ("წელიწადნახევრის შემდეგ", 18),
        ("წელიწად-ნახევრის მერე", 18),
        ("ორი წლისა და ნახევრის თავზე", 30),
        ("ნახევარი წლის შემდეგ", 6),
        ("წელიწადისა და ორი თვის შემდეგ", 14),
        ("ორწელიწადნახევრის მერე", 30),
    ],
)
def test_halves_and_lengths_without_a_number(nlp: Language, expression: str, count: int) -> None:
    found = dates(nlp(f"1996 წლის მაისში შეთანხმდნენ; {expression} წავიდნენ."))
    assert found[1:] == [(expression, later((1996, 5, None), "M", count), "")]


MONTHS = {"იანვარში": 1, "მაისში": 5, "აგვისტოში": 8, "დეკემბერში": 12}


@pytest.mark.parametrize(("month", "comma", "count"), list(itertools.product(MONTHS, [", ", " "], [1, 2, 8])))
def test_an_offset_refined_by_a_month(nlp: Language, month: str, comma: str, count: int) -> None:
    expression = f"{spell(count)} წლის შემდეგ{comma}{month}"
    found = dates(nlp(f"1996 წლის ივნისში შეთანხმდნენ. {expression}, წავიდნენ."))
    assert found[1:] == [(expression, f"{1996 + count}-{MONTHS[month]:02}", "")]


NEXT_AND_LAST = {  # with that name, counted from May 1996
    "გაზაფხულზე": ("1997-21", "1995-21"),
    "ზაფხულში": ("1996-22", "1995-22"),
    "შემოდგომაზე": ("1996-23", "1995-23"),
    "ზამთარში": ("1996-24", "1995-24"),
    "მაისში": ("1997-05", "1995-05"),
    "მარტში": ("1997-03", "1996-03"),
    "ივნისში": ("1996-06", "1995-06"),
}


@pytest.mark.parametrize("noun", NEXT_AND_LAST)
def test_next_and_last_month_or_season(nlp: Language, noun: str) -> None:
    for determiner, value in zip(("მომდევნო", "წინა"), NEXT_AND_LAST[noun], strict=True):
        found = dates(nlp(f"1996 წლის მაისში შეთანხმდნენ, {determiner} {noun} კი წავიდნენ."))
        assert found[1:] == [(f"{determiner} {noun}", value, "")]
