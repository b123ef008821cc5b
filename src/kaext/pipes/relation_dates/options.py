"""The dates that a statement may have: those of its sentence, the last one of the sentence before, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES
from kaext.pipes.relation_model.candidates import Candidate
from kaext.pipes.relation_model.mentions import Mention, Mentions
from kaext.pipes.relations.phrasing.mentions import literal_date
from kaext.pipes.values import RelationValue

# Further dates of a sentence are not looked at: it is a list or a table.
MAX_DATES = 12


@dataclass(frozen=True, slots=True)
class Option:
    """A date that a statement may have.

    Parameters
    ----------
    date
        In the form of a relation's date; "" for none.
    source
        ``here`` if the statement's own sentence has it, ``before`` if the sentence before does, else ``none``.
    start, end
        Its mention, in tokens of the document; 0 for none.
    bound, length
        Of the mention: its bound or "", and the number of characters of its value (4 for a year, 7 for a month).
    """

    date: str
    source: Literal["here", "before", "none"] = "none"
    start: int = 0
    end: int = 0
    bound: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What the options of a candidate are described by.

    Parameters
    ----------
    candidate
        A country and a programme in a sentence.
    words
        The words of the sentence, by token index.
    countries, programmes
        The mentions in the sentence.
    options
        The dates, in text order; then that of the sentence before, if it has one; then none.
    dated
        How many of the sentence's other statements have each date: of the same programme, and of the same country.
    """

    candidate: Candidate
    words: dict[int, str]
    countries: tuple[Mention, ...]
    programmes: tuple[Mention, ...]
    options: tuple[Option, ...]
    dated: tuple[Counter[str], Counter[str]]

    @property
    def dates(self) -> tuple[Option, ...]:
        """The options of the sentence itself."""
        return tuple(option for option in self.options if option.source == "here")


class Settings:
    """The settings of the candidates of a document."""

    def __init__(self, doc: Doc, mentions: Mentions | None = None) -> None:
        self._doc = doc
        self._mentions = mentions or Mentions(doc)

    def of(self, candidate: Candidate) -> Setting:
        """Return the setting of a candidate."""
        start, end = candidate.start, candidate.end
        dates = self._dates(start, end, "here")[:MAX_DATES]
        before = self._dates(*candidate.previous, "before")[-1:]
        words = {token.i: token.norm_ for token in self._doc[start:end]}
        return Setting(
            candidate,
            words,
            tuple(self._mentions.within(COUNTRIES, start, end)),
            tuple(self._mentions.within(PROGRAMMES, start, end)),
            (*dates, *before, Option("")),
            self._dated(candidate),
        )

    def _dates(self, start: int, end: int, source: Literal["here", "before"]) -> list[Option]:
        found = (mention for mention in self._mentions.within(DATES, start, end) if mention.value.kind == "date")
        return [
            Option(
                literal_date(value.value, value.bound),
                source,
                first,
                after,
                value.bound or "",
                min(len(value.value), 10),
            )
            for first, after, value in found
        ]

    def _dated(self, candidate: Candidate) -> tuple[Counter[str], Counter[str]]:
        country, programme = candidate.country.id, candidate.programme.id
        others = [value for value in overlapping(self._doc, candidate) if value.date]
        return (
            Counter(value.date for value in others if value.programme == programme and value.country != country),
            Counter(value.date for value in others if value.programme != programme and value.country == country),
        )


def overlapping(doc: Doc, candidate: Candidate) -> Iterator[RelationValue]:
    """Yield the statements of ``doc`` that touch the sentence of a candidate."""
    last = doc[candidate.end - 1]
    start, end = doc[candidate.start].idx, last.idx + len(last)
    return (value for value in doc._.relations if value.start < end and start < value.end)
