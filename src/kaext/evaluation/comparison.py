"""A document of a dataset next to its gold document, and the score that accumulates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaext.evaluation.figures import Error, Score
from kaext.evaluation.gold import GoldDocument, GoldSpan
from kaext.evaluation.values import Found, Row, Value, describe_value, gold_value, row_value
from kaext.search import find_words

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Comparison:
    """A gold document, the rows of a dataset that it is compared with, and the resulting score.

    Attributes
    ----------
    gold
        The gold document.
    found
        The dataset's rows of the document.
    gold_ids
        For ids of unlisted programmes in the dataset, the ids that gold uses for them.
    score
        Collects figures and errors.
    """

    gold: GoldDocument
    found: Found
    gold_ids: dict[str, str]
    score: Score

    def expected(self, tag: str) -> list[tuple[GoldSpan, Value]]:
        """Return the gold spans of a tag, each with its value."""
        return [(span, gold_value(span)) for span in self.gold.of(tag)]

    def predicted(self, tag: str) -> list[tuple[Row, Value]]:
        """Return the rows to compare with the gold spans of a tag, each with its value."""
        return [(row, row_value(tag, row, self.gold_ids)) for row in self.found.of(tag)]

    def facts(self) -> Iterator[tuple[tuple[str, str, str], Row]]:
        """Yield the facts of the dataset as country, relation and programme, each with its row."""
        for row in self.found.relations:
            yield (row["country"], row["relation"], self.gold_ids.get(row["programme"], row["programme"])), row

    def place_of(self, evidence: str) -> tuple[int, int] | None:
        """Return the extent of a quotation in the gold text, ignoring white space; ``None`` if it does not occur."""
        return next(find_words(evidence, self.gold.text), None)

    def add_error(
        self,
        figure: str,
        kind: str,
        *,
        at: tuple[int, int] | None = None,
        gold: str = "",
        found: str = "",
        method: str = "",
    ) -> None:
        """Add an :class:`Error`, with the context of its extent ``at`` in the gold text, in code points."""
        if at is None:
            self.score.errors.append(Error(self.gold.name, figure, kind, gold, found, method=method))
            return
        start, end = at
        text = self.gold.text
        around = f"{text[max(0, start - _CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + _CONTEXT]}"
        line = text.count("\n", 0, start) + 1
        error = Error(self.gold.name, figure, kind, gold, found, line, " ".join(around.split()), method)
        self.score.errors.append(error)

    def add_label_error(self, line: int, text: str, *, expected: str, found: str) -> None:
        """Add the error of a line with the wrong label; lines are numbered from 1."""
        describe = text[: 2 * _CONTEXT]
        self.score.errors.append(Error(self.gold.name, "line", "value", expected, found or "none", line, describe))


def line_of(texts: Sequence[str], number: int) -> str:
    """Return the line with a number, from 1; empty where the text has no such line, as gold tables may have."""
    return texts[number - 1] if 0 < number <= len(texts) else ""


def describe(text: str, value: object) -> str:
    """Return a span's text and value for display."""
    return f"{text!r} {describe_value(value)}"
