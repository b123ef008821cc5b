"""The mentions of a document by position, so that those of a sentence are found without a search through all."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, NamedTuple

import regex
from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, SUMS

# The first, the only, the last.
_SUPERLATIVE = regex.compile(r"(?:პირველ|ერთადერთ|უკანასკნელ|ბოლო)(?:ი|მა|ს|ად)?")
# Except.
_EXCEPT = frozenset({"გარდა", "გამოკლებით", "გამონაკლისით"})
_ATTRIBUTES = {COUNTRIES: "country", PROGRAMMES: "programme", DATES: "date", SUMS: "sum"}


class Mention(NamedTuple):
    """A mention: its extent in tokens, and its value (of :mod:`kaext.pipes.values`)."""

    start: int
    end: int
    value: Any


class Mentions:
    """The mentions of a document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._mentions = {
            group: sorted(
                (Mention(span.start, span.end, span._.get(attribute)) for span in doc.spans.get(group, ())),
                key=lambda mention: (mention.start, -mention.end),
            )
            for group, attribute in _ATTRIBUTES.items()
        }
        self._starts = {group: [mention.start for mention in mentions] for group, mentions in self._mentions.items()}

    def within(self, group: str, start: int, end: int) -> list[Mention]:
        """Return the mentions of a span group inside ``start:end`` (in tokens), in text order, outer ones first."""
        starts = self._starts[group]
        found = self._mentions[group][bisect_left(starts, start) : bisect_left(starts, end)]
        return [mention for mention in found if mention.end <= end]

    def is_compared_with(self, start: int, end: int) -> bool:
        """Return whether a group only says among whom one was the first: პირველი ხუთ ქვეყანას შორის (of the five)."""
        is_among = end < len(self._doc) and self._doc[end].text == "შორის"
        return is_among and start > 0 and _SUPERLATIVE.fullmatch(self._doc[start - 1].text) is not None

    def is_excepted(self, end: int) -> bool:
        """Return whether a country is excepted: ტაჯიკეთის გარდა (except Tajikistan)."""
        return end < len(self._doc) and self._doc[end].text in _EXCEPT

    def is_asked_about(self, end: int) -> bool:
        """Return whether a question mark is directly behind a mention: საამიროები: SPS? (the Emirates: SPS?)."""
        return end < len(self._doc) and self._doc[end].text.startswith("?")
