"""Words in a text, whatever white space separates them."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kaext.search import find_words, lines_with


@pytest.mark.parametrize(
    ("words", "text", "extents"),
    [
        ("ა ბ", "ა ბ, ა\n\n ბ", [(0, 3), (5, 10)]),
        ("ა ბ", "აბ ა. ბ", []),
        ("ა ა", "ა ა ა ა ა", [(0, 3), (4, 7)]),
        ("ა  ბ ", "აა ბ", [(1, 4)]),
        ("a.c", "abc a.c", [(4, 7)]),
        ("ა", "", []),
        (" \n", "ა ბ", []),
    ],
)
def test_words_are_found_whatever_separates_them(words: str, text: str, extents: list[tuple[int, int]]) -> None:
    assert list(find_words(words, text)) == extents


@given(st.text("აბ ", max_size=6), st.text("აბ \n", max_size=40))
def test_what_is_found_is_what_an_expression_finds(words: str, text: str) -> None:
    expression = r"\s+".join(map(regex.escape, words.split()))
    expected = [match.span() for match in regex.finditer(expression, text)] if expression else []
    assert list(find_words(words, text)) == expected


@given(st.text("ა1 \n", max_size=40))
def test_lines_with_a_match_are_found_each_once(text: str) -> None:
    lines = [match.span() for match in re.finditer(r"[^\n]+", text) if "1" in match[0]]
    assert list(lines_with(re.compile("1"), text)) == lines
