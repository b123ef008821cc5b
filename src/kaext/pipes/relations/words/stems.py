"""Words that begin with, or are, one of several.

What is only a beginning is a pattern of the standard library, which compiles it in a third of the time that ``regex``
needs: there are a hundred of them, and a run on one brochure waits for all. It is asked of a word once, as most words
come back. Whole words are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal

# Letters of which one is there, and a letter that may be there.
_CHOICE = re.compile(r"\(\?:([^()]*)\)(\?)?|([ა-ჰ])(\?)")
_WORD = re.compile(r"[ა-ჰ-]+|\.")

# Of each pattern; what a word matches depends on the word alone.
_MAX_REMEMBERED = 5_000


class Shape:
    """A pattern that is asked of the beginning of a word, of the same word once."""

    __slots__ = ("match", "pattern")

    def __init__(self, pattern: str) -> None:
        self.match: Callable[[str], re.Match[str] | None] = lru_cache(_MAX_REMEMBERED)(re.compile(pattern).match)
        self.pattern = pattern


class Words:
    """Words, each as it is written: asked like a pattern, but answered by one look-up.

    ``match`` returns True for a word that is one of them, None for any other; ``pattern`` is their regular expression.
    """

    __slots__ = ("match", "pattern")

    def __init__(self, words: str) -> None:
        forms: dict[str, Literal[True]] = dict.fromkeys(chain.from_iterable(map(_forms, words.split())), True)
        self.match: Callable[[str], Literal[True] | None] = forms.get
        self.pattern = rf"(?:{'|'.join(words.split())})$"


Matcher = Shape | Words


def beginning(stems: str) -> Shape:
    """Return a pattern of words that begin with one of ``stems`` (regular expressions, separated by spaces)."""
    return Shape(rf"(?:{'|'.join(stems.split())})")


def whole(words: str) -> Words:
    """Return exactly ``words``, separated by spaces; ``(?:ი|მა)?`` and ``ი?`` stand for words with and without.

    Raises
    ------
    ValueError
        One of them is written with other signs of regular expressions: that is a shape.
    """
    return Words(words)


def shaped(words: str) -> Shape:
    """Return a pattern of whole words (regular expressions, separated by spaces)."""
    return Shape(rf"(?:{'|'.join(words.split())})$")


def _forms(written: str) -> Iterator[str]:
    """Yield the words that a word with choices stands for."""
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
