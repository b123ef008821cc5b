"""The window of words beside an acronym in which its long form is sought, and the long forms found there."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaext.ka.inflection import possible_lemmas
from kaext.ka.lang import georgian_acronyms
from kaext.ka.script import CLOSING_MARKS
from kaext.pipes.acronyms import patterns as p

MIN_WORDS, MAX_WORDS = 2, 16
"""How many words a long form may have."""
_MAX_ENDING = 5


@dataclass(frozen=True, slots=True)
class Definition:
    """The long form of an acronym at ``start:end`` (code points); ``rule`` names the rule that delimited it."""

    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a text in which a long form is sought, as words and the gaps before them.

    Parameters
    ----------
    text
        The document's text.
    start, end
        The extent of the window in it, in code points.
    spans
        The extents of the words.
    words
        The words as written.
    """

    text: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple([self.text[start:end] for start, end in self.spans]))

    @property
    def gaps(self) -> tuple[str, ...]:
        """The text before each word, back to the word before it."""
        edges = [self.start, *[end for _, end in self.spans[:-1]]]
        return tuple([self.text[a:b] for a, (b, _) in zip(edges, self.spans, strict=True)])

    def without_last(self) -> Window:
        """Return the window without its last word."""
        return Window(self.text, self.start, self.spans[-2][1], self.spans[:-1])

    def closes_quotation(self) -> bool:
        """Return whether a closing quotation mark follows the last word."""
        end = self.spans[-1][1]
        return self.text.startswith(tuple(CLOSING_MARKS), end)


def window_between(text: str, start: int, end: int) -> Window:
    """Return the window of ``text[start:end]`` that begins after the last mark that ends a sentence or a bracket."""
    marks = [match.end() for match in p.BOUNDARY.finditer(text, start, end) if text[match.end() : end].strip('“”"» ')]
    start = marks[-1] if marks else start
    return Window(text, start, end, tuple([match.span() for match in p.WORD.finditer(text, start, end)]))


def is_latin(word: str) -> bool:
    """Return whether a word begins with a Latin letter."""
    return word[:1].isalpha() and word[:1] < "\u0250"


def is_any(word: str, lemmas: frozenset[str]) -> bool:
    """Return whether a word is a form of one of ``lemmas``."""
    return word in lemmas or not lemmas.isdisjoint(possible_lemmas(word))


def is_letter_word(word: str) -> bool:
    """Return whether a word is an acronym in Georgian letters, with or without a case ending: ნატოს (of NATO)."""
    return any(word.startswith(letters) and len(word) - len(letters) <= _MAX_ENDING for letters in georgian_acronyms())
