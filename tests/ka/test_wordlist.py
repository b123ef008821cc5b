from __future__ import annotations

import pytest

from kaext.ka.inflection import forms
from kaext.ka.wordlist import WordList

VOCATIVES = ("ვ", "ნო", "ბო")
WORDS = WordList([("წელი", "year"), ("ივნისი", "June"), ("აგვისტო", "August"), ("დღე", "day"), ("ნახევარი", "half")])


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("წელი", ("year", "nom", "sg", "", "")),
        ("წლის", ("year", "gen", "sg", "", "")),
        ("წლებში", ("year", "dat", "pl", "ში", "")),
        ("წლიდანვე", ("year", "ins", "sg", "დან", "ვე")),
        ("წელსაც", ("year", "dat", "sg", "", "ც")),
        ("ივნისის", ("June", "gen", "sg", "", "")),
        ("აგვისტომდე", ("August", "adv", "sg", "მდე", "")),
        ("ნახევრამდე", ("half", "adv", "sg", "მდე", "")),
        ("დღეს", ("day", "dat", "sg", "", "")),
    ],
)
def test_form(word: str, found: tuple[str, str, str, str, str]) -> None:
    form = WORDS.read(word)
    assert form is not None
    assert (form.key, form.case, form.number, form.postposition, form.clitic) == found


@pytest.mark.parametrize("word", ["", "წ", "წლისთავი", "დღესასწაული", "ივნისიური", "წელო"])
def test_no_form(word: str) -> None:
    assert WORDS.read(word) is None


def test_every_case_of_a_listed_noun_is_recognised() -> None:
    read = {form: WORDS.read(form) for form in forms("დღე")}
    missed = [form for form, found in read.items() if found is None and not form.endswith(VOCATIVES)]
    assert missed == []
    assert {found.key for found in read.values() if found is not None} == {"day"}


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("ივნსის", "June"),
        ("ივნიისს", "June"),
        ("აგვიტოში", "August"),
        ("აგვისტოშ", "August"),
        ("ვინისში", "June"),
        ("გვისტო", "August"),
        ("ჰივნისს", "June"),
    ],
)
def test_near(word: str, key: str) -> None:
    form = WORDS.near(word)
    assert form is not None
    assert form.key == key


@pytest.mark.parametrize("word", ["", "დღ", "ჰივნშსს", "ივნიშშს", "სამხედრო"])
def test_not_near(word: str) -> None:
    assert WORDS.near(word) is None
