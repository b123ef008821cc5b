"""Comparison of inputs without source offsets (PDFs): values as multisets, line labels by the text of lines.

Running headers and page numbers are left out because they depend on the edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kaext.evaluation.comparison import Comparison, line_of
from kaext.evaluation.gold import GoldDocument
from kaext.evaluation.values import Found, Row, Value, comparable_text, describe_value

_FURNITURE_KINDS = frozenset({"header", "page_number"})
# In letters. Shorter lines may occur in any block.
_MIN_LINE_LENGTH = 8


def score_spans(comparison: Comparison, tag: str) -> None:
    """Score the values of a tag."""
    gold, found = [value for _, value in comparison.expected(tag)], [value for _, value in comparison.predicted(tag)]
    _score_multisets(comparison, tag, gold, found)


def score_definitions(comparison: Comparison) -> None:
    """Score the long forms by their letters."""
    expected = [(span.attributes.get("s", ""), comparable_text(span.text)) for span in comparison.gold.of("def")]
    predicted = [(row["acronym"], comparable_text(row["long_form"])) for row in comparison.found.definitions]
    _score_multisets(comparison, "def", expected, predicted)


def _score_multisets(comparison: Comparison, tag: str, gold: Iterable[Value], found: Iterable[Value]) -> None:
    expected, predicted = Counter(gold), Counter(found)
    counts = comparison.score.count(f"{tag}_values")
    both = (expected & predicted).total()
    counts.tp += both
    counts.fn += expected.total() - both
    counts.fp += predicted.total() - both
    for value, number in (expected - predicted).items():
        comparison.add_error(tag, "missed", gold=f"{number} × {describe_value(value)}")
    for value, number in (predicted - expected).items():
        comparison.add_error(tag, "spurious", found=f"{number} × {describe_value(value)}")


def score_lines(comparison: Comparison) -> None:
    """Score the labels of lines by the blocks that contain their text."""
    blocks = [(block["kind"], comparable_text(block["text"])) for block in comparison.found.blocks]
    texts = comparison.gold.text.split("\n")
    lines = comparison.score.count("lines")
    for line in comparison.gold.lines:
        text = line_of(texts, line.line)
        letters = comparable_text(text)
        if line.label == "blank" or len(letters) < _MIN_LINE_LENGTH:
            continue
        kinds = {kind for kind, content in blocks if letters in content}
        lines.compare(is_right=line.label in kinds)
        if line.label not in kinds:
            comparison.add_label_error(line.line, text, expected=line.label, found=" ".join(sorted(kinds)))


def without_furniture(gold: GoldDocument, found: Found) -> tuple[GoldDocument, Found]:
    """Return both sides without spans in running headers and page numbers."""
    labels = {line.line: line.label for line in gold.lines}
    spans = tuple(
        span for span in gold.spans if labels.get(gold.text.count("\n", 0, span.start) + 1) not in _FURNITURE_KINDS
    )
    kinds = {block["block_id"]: block["kind"] for block in found.blocks}

    def kept(rows: Iterable[Row]) -> list[Row]:
        return [row for row in rows if kinds.get(row["block_id"], "") not in _FURNITURE_KINDS]

    return replace(gold, spans=spans), replace(
        found,
        dates=kept(found.dates),
        acronyms=kept(found.acronyms),
        sums=kept(found.sums),
        mentions=kept(found.mentions),
    )
