"""Georgian names of unlisted programmes whose English original follows in brackets.

``მდინარის გადალახვის სასწავლო ცენტრი (River Crossing Training Centre)``: both are names of the programme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaext.ka.phrases import left_edge
from kaext.pipes.acronyms.noun_phrase import head_of_tail, in_nominative
from kaext.pipes.acronyms.patterns import SMALL_WORDS
from kaext.pipes.acronyms.window import is_latin, window_between
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.context import Context, Mention
from kaext.pipes.programmes.discovery import kind_of_name

LATIN_NAME = "programmes/latin-name"
TRANSLATED_NAME = "programmes/translated-name"
# Code points before the bracket in which the name is.
_REACH = 160
# A translation has as many words as the original, or one more.
_MORE_WORDS = 1


def translated_names(context: Context, chosen: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the noun phrases before brackets that begin with an English name, if they translate it word by word.

    Parameters
    ----------
    context
        The document.
    chosen
        The mentions found so far.
    """
    for mention in chosen:
        opening = mention.start - 1
        if mention.method != LATIN_NAME or opening <= 0 or context.text[opening] != "(":
            continue
        low = max(context.sentence(mention.start)[0], opening - _REACH)
        window = window_between(context.text, low, opening)
        words = window.words
        if not words or is_latin(words[-1]) or context.text[window.spans[-1][1] : opening].strip():
            continue
        count = _count_words(context.text[mention.start : mention.end])
        head = head_of_tail(words, len(words) - 1)
        first = left_edge(words, window.gaps, head, limit=count + _MORE_WORDS + 1, wanted=count)
        name = words[first:]
        is_translation = count <= sum(word != "და" for word in name) <= count + _MORE_WORDS
        if is_translation and kind_of_name(" ".join(name)) == mention.kind:
            start, end = window.spans[first][0], window.spans[-1][1]
            confidence = patterns.CONFIDENCE["translated-name"]
            written = in_nominative(context.text[start:end])
            yield replace(mention, start=start, end=end, name=written, method=TRANSLATED_NAME, confidence=confidence)


def _count_words(name: str) -> int:
    """Return the number of the words of an English name that a translation has, too: not of articles and the like."""
    return sum(word.casefold() not in SMALL_WORDS for word in name.replace("-", " ").split())
