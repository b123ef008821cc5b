"""A document of a dataset beside its gold, and what is found of it so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kaext.evaluation.figures import Error, Score
from kaext.evaluation.gold import GoldDocument, GoldSpan
from kaext.evaluation.values import Found, Row, Value, gold_value, row_value, shown_value
from kaext.search import find_words

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Comparison:
    """A gold document and the rows of a dataset that it is compared with; what comes of it is noted in ``score``.

    ``renamed`` has the ids of programmes that gold calls otherwise, and what it calls them.
    """

    gold: GoldDocument
    found: Found
    renamed: dict[str, str]
    score: Score

    def wanted(self, tag: str) -> list[tuple[GoldSpan, Value]]:
        """Return the gold spans of a tag, each with what it says."""
        return [(span, gold_value(span)) for span in self.gold.of(tag)]

    def offered(self, tag: str) -> list[tuple[Row, Value]]:
        """Return the rows that they are compared with, each with what it says."""
        return [(row, row_value(tag, row, self.renamed)) for row in self.found.of(tag)]

    def facts(self) -> Iterator[tuple[tuple[str, str, str], Row]]:
        """Yield the facts of the dataset, each as country, relation and programme, with its row."""
        for row in self.found.relations:
            yield (row["country"], row["relation"], self.renamed.get(row["programme"], row["programme"])), row

    def place_of(self, evidence: str) -> tuple[int, int] | None:
        """Return where a quotation stands in the gold text, white space aside."""
        return next(find_words(evidence, self.gold.text), None)

    def note_error(
        self,
        figure: str,
        kind: str,
        *,
        at: tuple[int, int] | None = None,
        gold: str = "",
        found: str = "",
        method: str = "",
    ) -> None:
        """Note an error (:class:`Error`), with what stands around its place ``at`` in the gold text, in code points."""
        if at is None:
            self.score.errors.append(Error(self.gold.name, figure, kind, gold, found, method=method))
            return
        start, end = at
        text = self.gold.text
        around = f"{text[max(0, start - _CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + _CONTEXT]}"
        line = text.count("\n", 0, start) + 1
        error = Error(self.gold.name, figure, kind, gold, found, line, " ".join(around.split()), method)
        self.score.errors.append(error)

    def note_label(self, line: int, text: str, *, wanted: str, found: str) -> None:
        """Note the wrong label of a line, by its number from 1."""
        shown = text[: 2 * _CONTEXT]
        self.score.errors.append(Error(self.gold.name, "line", "value", wanted, found or "none", line, shown))


def shown(text: str, value: object) -> str:
    """Return for people what is written at a place, and what it is taken for."""
    return f"{text!r} {shown_value(value)}"
