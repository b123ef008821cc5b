from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.data_files import rows_of
from kaext.pipes.programmes.renderings import in_english


@pytest.mark.parametrize(
    ("georgian", "english"),
    [
        ("უდაბნოს ფარი", "desert shield"),
        ("წითელი ზღვის ქარი", "red sea wind"),
        ("შავი ზღვის მხედრები", "black sea riders"),
        ("ალპური ხიდი", "Alpine bridge"),
        ("ქართული ვაზი", "Georgian vine"),
        ("ნორზერნ ვაიკინგ", "northern viking"),
        ("ფოლკონ შილდ", "falcon shield"),
        ("იგლ პარტნერ", "eagle partner"),
        ("კვიკ რესპონს", "quick response"),
        ("ბოსნია და ჰერცეგოვინა", "Bosnia and Herzegovina"),
        ("სერბია", "Serbia"),
    ],
)
def test_known_words(georgian: str, english: str) -> None:
    assert in_english(georgian) == (english, True)


@pytest.mark.parametrize(("georgian", "latin"), [("დიდგორი", "didgori"), ("ბეირუთის ფარი", "beirut shield")])
def test_unknown_words_are_transliterated(georgian: str, latin: str) -> None:
    assert in_english(georgian) == (latin, False)


def test_a_georgian_word_has_one_translation() -> None:
    counts = Counter(word for _, words in rows_of("kaext.pipes.programmes", "name_words.tsv") for word in words.split())
    assert [word for word, count in counts.items() if count > 1] == []


@given(st.text(alphabet="აბგდევზთიკლმნოპრსტუფქღყშჩცძწჭხჯჰ -'’7a", min_size=1, max_size=40))
def test_renderings_are_in_latin_letters(name: str) -> None:
    assert not any("\u10d0" <= sign <= "\u10ff" for sign in in_english(name).text)
