"""Words that are, or begin with, one of several."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.pipes.relations.words import connectives, modality, reference
from kaext.pipes.relations.words.matchers import Words, beginning, shaped, whole

WRITTEN = "რომ ორი? ხუთ(?:ი|მა|ს)? (?:არა|ვერა)(?:ვინ|ფერ(?:ი|ს)?) \\."  # that, two, five, nobody or nothing, a stop


@pytest.mark.parametrize("word", ["რომ", "ორ", "ორი", "ხუთ", "ხუთმა", "არავინ", "ვერაფერ", "არაფერს", "."])
def test_choices_stand_for_words_with_and_without(word: str) -> None:
    assert whole(WRITTEN).match(word)


@pytest.mark.parametrize("word", ["რო", "რომელი", "ორის", "ხუთი?", "არა", "ფერი", ""])
def test_other_words_are_none(word: str) -> None:
    assert whole(WRITTEN).match(word) is None


@given(st.text("რომიხუთაშვეცნლკ.", max_size=8))
def test_a_look_up_answers_as_the_regular_expression_does(word: str) -> None:
    for words in (whole(WRITTEN), connectives.AND, modality.NEGATION, reference.ANOTHER):
        assert isinstance(words, Words)
        assert (words.match(word) is None) == (re.match(words.pattern, word) is None)


def test_what_is_no_word_is_a_shape() -> None:
    with pytest.raises(ValueError, match="shape"):
        whole("მე[ა-ჰ]{2,10}ე")
    assert shaped("მე[ა-ჰ]{2,10}ე").match("მესამე")  # the third
    assert shaped("მე[ა-ჰ]{2,10}ე").match("მესამეს") is None


def test_beginnings_are_beginnings() -> None:
    assert beginning("წვრთნ გეგმ").match("წვრთნებში")  # in exercises
    assert beginning("წვრთნ გეგმ").match("საწვრთნელი") is None  # of training
