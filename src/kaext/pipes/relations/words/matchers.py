"""Words that begin with, or are, one of several.

What is only a beginning is a pattern of the standard library, which compiles it in a third of the time that ``regex``
needs: there are a hundred of them, and a run on one brochure waits for all. Whole words are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Literal

# Letters of which one is there, and a letter that may be there.
_CHOICE = re.compile(r"\(\?:([^()]*)\)(\?)?|([ა-ჰ])(\?)")
_WORD = re.compile(r"[ა-ჰ-]+|\.")


class Words:
    """Words, each as it is written: asked like a pattern, but answered by one look-up.

    ``match`` returns True for a word that is one of them, None for any other; ``pattern`` is their regular expression.
    """

    __slots__ = ("match", "pattern")

    def __init__(self, words: str) -> None:
        forms: dict[str, Literal[True]] = dict.fromkeys(chain.from_iterable(map(_forms, words.split())), True)
        self.match: Callable[[str], Literal[True] | None] = forms.get
        self.pattern = rf"(?:{'|'.join(words.split())})$"


Matcher = re.Pattern[str] | Words


def beginning(stems: str) -> re.Pattern[str]:
    """Return a pattern of words that begin with one of ``stems`` (regular expressions, separated by spaces)."""
    return re.compile(rf"(?:{'|'.join(stems.split())})")


def whole(words: str) -> Words:
    """Return exactly ``words``, separated by spaces; ``(?:ი|მა)?`` and ``ი?`` stand for words with and without.

    Raises
    ------
    ValueError
        One of them is written with other signs of regular expressions: that is a shape.
    """
    return Words(words)


def shaped(words: str) -> re.Pattern[str]:
    """Return a pattern of whole words (regular expressions, separated by spaces)."""
    return re.compile(rf"(?:{'|'.join(words.split())})$")


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
