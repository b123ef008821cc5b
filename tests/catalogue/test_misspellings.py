"""Typing mistakes in the words of listed names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.catalogue.misspellings import Vocabulary
from kaext.catalogue.names import words_of
from kaext.catalogue.programmes import programmes

VOCABULARY = Vocabulary(name for programme in programmes() for name in programme.names)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("პროგარმის", "პროგრამის"),  # of the programme
        ("პროცცესს", "პროცესს"),
        ("კომსიია", "კომისია"),
        ("თანამშრმლობის", "თანამშრომლობის"),  # of cooperation
        ("გეგმსა", "გეგმას"),  # to the plan
    ],
)
def test_a_misspelled_word_means_what_the_right_one_does(typed: str, meant: str) -> None:
    (word,), (right,) = VOCABULARY.corrected(words_of(typed)), words_of(meant)
    assert word.is_misspelled
    assert word.meanings & right.meanings


@pytest.mark.parametrize("text", ["აღმოსავლელი პარტნიორი", "პროგრამას", "გემი და გეგმა", "PfP 2004", ""])
def test_words_of_their_own_stay(text: str) -> None:
    words = words_of(text)
    assert VOCABULARY.corrected(words) == words


@given(st.text("აბგდევზთიკლმნოპრსტუფქღყშჩცძწჭხჯჰ -,1A", max_size=60))
def test_nothing_but_meanings_is_added(text: str) -> None:
    words = words_of(text)
    for word, corrected in zip(words, VOCABULARY.corrected(words), strict=True):
        assert (word.start, word.end, word.text) == (corrected.start, corrected.end, corrected.text)
        assert word.meanings <= corrected.meanings
