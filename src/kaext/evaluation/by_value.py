"""What inputs without source offsets (PDFs) are compared by: values as multisets, texts of lines.

Running headers and page numbers are left out, for these depend on the edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kaext.evaluation.against_gold import Comparison
from kaext.evaluation.gold import GoldDocument
from kaext.evaluation.values import Found, Row, Value, shown_value, squeezed

_EDITION_KINDS = frozenset({"header", "page_number"})
# Letters of a line: a shorter one may stand anywhere.
_SHORTEST_LINE = 8


def score_spans(compared: Comparison, tag: str) -> None:
    """Score the values of a tag."""
    gold, found = [value for _, value in compared.wanted(tag)], [value for _, value in compared.offered(tag)]
    _score_multisets(compared, tag, gold, found)


def score_definitions(compared: Comparison) -> None:
    """Score the long forms by their letters."""
    wanted = [(span.attributes.get("s", ""), squeezed(span.text)) for span in compared.gold.of("def")]
    offered = [(row["acronym"], squeezed(row["long_form"])) for row in compared.found.definitions]
    _score_multisets(compared, "def", wanted, offered)


def _score_multisets(compared: Comparison, tag: str, gold: Iterable[Value], found: Iterable[Value]) -> None:
    wanted, offered = Counter(gold), Counter(found)
    counts = compared.score.count(f"{tag}_values")
    both = (wanted & offered).total()
    counts.tp += both
    counts.fn += wanted.total() - both
    counts.fp += offered.total() - both
    for value, number in (wanted - offered).items():
        compared.note_error(tag, "missed", gold=f"{number} × {shown_value(value)}")
    for value, number in (offered - wanted).items():
        compared.note_error(tag, "spurious", found=f"{number} × {shown_value(value)}")


def score_lines(compared: Comparison) -> None:
    """Score the labels of lines by the blocks that hold their text."""
    blocks = [(block["kind"], squeezed(block["text"])) for block in compared.found.blocks]
    texts = compared.gold.text.split("\n")
    lines = compared.score.count("lines")
    for line in compared.gold.lines:
        text = texts[line.line - 1] if line.line <= len(texts) else ""
        letters = squeezed(text)
        if line.label == "blank" or len(letters) < _SHORTEST_LINE:
            continue
        kinds = {kind for kind, content in blocks if letters in content}
        lines.compare(is_right=line.label in kinds)
        if line.label not in kinds:
            compared.note_label(line.line, text, wanted=line.label, found=" ".join(sorted(kinds)))


def without_edition(gold: GoldDocument, found: Found) -> tuple[GoldDocument, Found]:
    """Leave out what stands in running headers and page numbers, on both sides."""
    labels = {line.line: line.label for line in gold.lines}
    spans = tuple(
        span for span in gold.spans if labels.get(gold.text.count("\n", 0, span.start) + 1) not in _EDITION_KINDS
    )
    kinds = {block["block_id"]: block["kind"] for block in found.blocks}

    def kept(rows: Iterable[Row]) -> list[Row]:
        return [row for row in rows if kinds.get(row["block_id"], "") not in _EDITION_KINDS]

    return replace(gold, spans=spans), replace(
        found,
        dates=kept(found.dates),
        acronyms=kept(found.acronyms),
        sums=kept(found.sums),
        mentions=kept(found.mentions),
    )
