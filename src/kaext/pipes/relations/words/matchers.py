"""Matchers of words: by the stems they begin with, or by lists of whole words.

Stems are compiled by the standard library, in a third of the time that ``regex`` needs: there are a hundred such
patterns, and every run compiles all of them. Whole words are looked up in a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Literal

from kaext.expressions import RegularExpression, lazy_re

# Alternative endings, or one optional letter.
_CHOICE = lazy_re(r"\(\?:([^()]*)\)(\?)?|([ა-ჰ])(\?)")
_WORD = lazy_re(r"[ა-ჰ-]+|\.")


class Words:
    """A list of whole words with the interface of a compiled pattern.

    ``match`` returns True for a word of the list, None for any other; ``pattern`` is the equivalent regular expression.
    """

    __slots__ = ("match", "pattern")

    def __init__(self, words: str) -> None:
        forms: dict[str, Literal[True]] = dict.fromkeys(chain.from_iterable(map(_forms, words.split())), True)
        self.match: Callable[[str], Literal[True] | None] = forms.get
        self.pattern = rf"(?:{'|'.join(words.split())})$"


Stems = RegularExpression[re.Match[str]]
Matcher = Stems | Words


def beginning(stems: str) -> Stems:
    """Return a pattern for words that begin with one of ``stems`` (regular expressions, separated by spaces)."""
    return lazy_re(rf"(?:{'|'.join(stems.split())})")


def whole(words: str) -> Words:
    """Return a matcher of exactly ``words``, separated by spaces; ``(?:ი|მა)?`` and ``ი?`` mark optional endings.

    Raises
    ------
    ValueError
        A word contains any other regular expression; use :func:`shaped` for it.
    """
    return Words(words)


def shaped(words: str) -> Stems:
    """Return a pattern for whole words (regular expressions, separated by spaces)."""
    return lazy_re(rf"(?:{'|'.join(words.split())})$")


def _forms(written: str) -> Iterator[str]:
    """Yield the words that a word with optional endings stands for."""
    choice = _CHOICE.search(written)
    if choice is None:
        word = written.removeprefix("\\")
        if not _WORD.fullmatch(word):
            raise ValueError(f"{written} is no word, but may be a shape")
        yield word
        return
    group, may_lack, letter, _ = choice.groups()
    endings = [letter, ""] if letter else [*group.split("|"), *([""] if may_lack else [])]
    for ending in endings:
        yield from _forms(written[: choice.start()] + ending + written[choice.end() :])
