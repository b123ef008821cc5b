"""Comparison of text inputs: spans by their offsets in the source, line labels by line number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kaext.emit.rows import line_numbers
from kaext.evaluation.comparison import Comparison, describe, line_of
from kaext.evaluation.figures import JudgedRecord
from kaext.evaluation.gold import GoldDocument
from kaext.evaluation.matching import Extent, Pair, match
from kaext.evaluation.values import SPAN_TAGS, Row, Value, source_extent

# Tags of spans that can be marked as approximate.
_APPROXIMATE = frozenset({"date", "money"})


def score_spans(comparison: Comparison, tag: str) -> None:
    """Score the spans of a tag, by exact extent and by overlap."""
    expected, predicted = comparison.expected(tag), comparison.predicted(tag)
    gold = [Extent(span.start, span.end, value, span.text, n) for n, (span, value) in enumerate(expected)]
    found = [
        Extent(*place, value, row["text"], n)
        for n, (row, value) in enumerate(predicted)
        if (place := source_extent(row)) is not None
    ]
    exact, overlap = comparison.score.count(f"{tag}_exact"), comparison.score.count(f"{tag}_overlap")
    for pair in match(gold, found):
        for counts, is_right in ((exact, pair.is_exact), (overlap, pair.is_whole)):
            counts.tp += is_right
            counts.fn += not is_right and pair.gold is not None
            counts.fp += not is_right and pair.found is not None
        if pair.gold is not None and pair.found is not None:
            overlap.compare(is_right=pair.gold.value == pair.found.value)
            if tag in _APPROXIMATE:
                is_approximate = expected[pair.gold.index][0].attributes.get("a") == "1"
                is_said = predicted[pair.found.index][0].get("approximate") == "true"
                comparison.score.approximate.compare(is_right=is_approximate == is_said)
        _add_span_error(
            comparison, tag, pair, method=predicted[pair.found.index][0].get("method", "") if pair.found else ""
        )


def _add_span_error(comparison: Comparison, tag: str, pair: Pair, *, method: str) -> None:
    """Add the error of a pair of spans or of an unmatched span, unless it is correct."""
    sides = [span for span in (pair.gold, pair.found) if span is not None]
    is_right = pair.is_whole and sides[0].value == sides[1].value
    if is_right and pair.is_exact:
        return
    wrong, alone = "extent" if is_right else "value", "missed" if pair.gold is not None else "spurious"
    comparison.add_error(
        tag,
        wrong if pair.is_whole else alone,
        at=(min(span.start for span in sides), max(span.end for span in sides)),
        gold=describe(pair.gold.text, pair.gold.value) if pair.gold is not None else "",
        found=describe(pair.found.text, pair.found.value) if pair.found is not None else "",
        method=method,
    )


def score_definitions(comparison: Comparison) -> None:
    """Score the long forms with the correct acronym, by exact extent and by overlap."""
    exact, overlap = comparison.score.count("def_exact"), comparison.score.count("def_overlap")
    rest = sorted(
        (
            (Extent(*place, row["acronym"], row["long_form"]), row.get("method", ""))
            for row in comparison.found.definitions
            if (place := source_extent(row, "long_form_")) is not None
        ),
        key=lambda item: (item[0].start, item[0].end, str(item[0].value)),
    )
    for span in comparison.gold.of("def"):
        expected = Extent(span.start, span.end, span.attributes.get("s", ""), span.text)
        same = [item for item in rest if item[0].value == expected.value]
        hit = next((item for item in same if (item[0].start, item[0].end) == (span.start, span.end)), None)
        partner = hit or next((item for item in same if item[0].overlap(expected)), None)
        exact.tp += hit is not None
        exact.fn += hit is None
        exact.fp += hit is None and partner is not None
        overlap.tp += partner is not None
        overlap.fn += partner is None
        if partner is not None:
            rest.remove(partner)
        if hit is None:
            kind = "missed" if partner is None else "extent"
            found, method = (
                (describe(partner[0].text, partner[0].value), partner[1]) if partner is not None else ("", "")
            )
            gold = describe(expected.text, expected.value)
            comparison.add_error("def", kind, at=(span.start, span.end), gold=gold, found=found, method=method)
    exact.fp += len(rest)
    overlap.fp += len(rest)
    for extra, method in rest:
        at = (extra.start, extra.end)
        comparison.add_error("def", "spurious", at=at, found=describe(extra.text, extra.value), method=method)


def score_lines(comparison: Comparison) -> None:
    """Score the labels of lines, and the units: each gold unit is matched with the unit of most of its lines."""
    labels: dict[int, str] = {}
    units: dict[int, str] = {}
    for block in comparison.found.blocks:
        for number in line_numbers(block["source_lines"]):
            labels[number] = block["kind"]
            units[number] = block["unit"]
    texts = comparison.gold.text.split("\n")
    lines, in_units = comparison.score.count("lines"), comparison.score.count("units")
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for line in comparison.gold.lines:
        if line.label == "blank":
            continue
        label = labels.get(line.line, "")
        lines.compare(is_right=label == line.label)
        if label != line.label:
            text = line_of(texts, line.line)
            comparison.add_label_error(line.line, text, expected=line.label, found=label)
        if line.unit:
            groups[line.unit][units.get(line.line, "")] += 1
    taken: set[str] = set()
    for _, counter in sorted(groups.items(), key=lambda item: -item[1].total()):
        in_units.compared += counter.total()
        best = next(((unit, number) for unit, number in counter.most_common() if unit and unit not in taken), None)
        if best is not None:
            in_units.right += best[1]
            taken.add(best[0])


def judged(comparison: Comparison) -> Iterator[JudgedRecord]:
    """Yield for every row whether it is correct; definitions include the long form, facts include the date."""
    for tag in SPAN_TAGS:
        left: Counter[tuple[tuple[int, int] | None, Value]] = Counter(
            ((span.start, span.end), value) for span, value in comparison.expected(tag)
        )
        for row, value in comparison.predicted(tag):
            key = (source_extent(row), value)
            is_right = left[key] > 0 and (tag != "acr" or _is_long_form_right(row, comparison.gold))
            left[key] -= 1
            yield _judge(row, is_right=is_right)
    facts = {(fact.country, fact.relation, fact.programme, fact.date) for fact in comparison.gold.relations}
    for fact, row in comparison.facts():
        yield _judge(row, is_right=(*fact, row["date"]) in facts)


def _judge(row: Row, *, is_right: bool) -> JudgedRecord:
    return JudgedRecord(row.get("method", ""), float(row.get("confidence") or 1), is_right)


def _is_long_form_right(row: Row, gold: GoldDocument) -> bool:
    if row["defined_here"] != "true":
        return True
    extent = source_extent(row, "long_form_")
    return any(
        span.attributes.get("s", "") == row["acronym"] and (span.start, span.end) == extent for span in gold.of("def")
    )
