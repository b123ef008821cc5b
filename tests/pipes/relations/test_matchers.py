"""Matchers of stems and whole words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.pipes.relations.words import connectives, modality, reference
from kaext.pipes.relations.words.matchers import Words, beginning, shaped, whole

WRITTEN = "რომ ორი? ხუთ(?:ი|მა|ს)? (?:არა|ვერა)(?:ვინ|ფერ(?:ი|ს)?) \\."  # that, two, five, nobody or nothing, a stop


@pytest.mark.parametrize("word", ["რომ", "ორ", "ორი", "ხუთ", "ხუთმა", "არავინ", "ვერაფერ", "არაფერს", "."])
def test_optional_endings_match_with_and_without(word: str) -> None:
    assert whole(WRITTEN).match(word)


@pytest.mark.parametrize("word", ["რო", "რომელი", "ორის", "ხუთი?", "არა", "ფერი", ""])
def test_other_words_do_not_match(word: str) -> None:
    assert whole(WRITTEN).match(word) is None


@given(st.text("რომიხუთაშვეცნლკ.", max_size=8))
def test_lookup_agrees_with_the_regular_expression(word: str) -> None:
    for words in (whole(WRITTEN), connectives.AND, modality.NEGATION, reference.ANOTHER):
        assert isinstance(words, Words)
        assert (words.match(word) is None) == (re.match(words.pattern, word) is None)


def test_a_regular_expression_is_rejected_as_a_word() -> None:
    with pytest.raises(ValueError, match="shape"):
        whole("მე[ა-ჰ]{2,10}ე")
    assert shaped("მე[ა-ჰ]{2,10}ე").match("მესამე")  # the third
    assert shaped("მე[ა-ჰ]{2,10}ე").match("მესამეს") is None


def test_stems_match_at_the_start() -> None:
    assert beginning("წვრთნ გეგმ").match("წვრთნებში")  # in exercises
    assert beginning("წვრთნ გეგმ").match("საწვრთნელი") is None  # of training
