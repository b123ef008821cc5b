"""What text inputs are compared by: the offsets of spans in the source, the numbers of its lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kaext.emit.rows import line_numbers
from kaext.evaluation.against_gold import Comparison, shown
from kaext.evaluation.figures import Judged
from kaext.evaluation.gold import GoldDocument
from kaext.evaluation.matching import Extent, Pair, match
from kaext.evaluation.values import SPAN_TAGS, Row, Value, extent_in

# Tags of what may be marked as approximate.
_APPROXIMATE = frozenset({"date", "money"})


def score_spans(compared: Comparison, tag: str) -> None:
    """Score the spans of a tag: those found as such, and those of the same extent."""
    wanted, offered = compared.wanted(tag), compared.offered(tag)
    gold = [Extent(span.start, span.end, value, span.text, n) for n, (span, value) in enumerate(wanted)]
    found = [
        Extent(*place, value, row["text"], n)
        for n, (row, value) in enumerate(offered)
        if (place := extent_in(row)) is not None
    ]
    exact, overlap = compared.score.count(f"{tag}_exact"), compared.score.count(f"{tag}_overlap")
    for pair in match(gold, found):
        for counts, is_right in ((exact, pair.is_exact), (overlap, pair.is_whole)):
            counts.tp += is_right
            counts.fn += not is_right and pair.gold is not None
            counts.fp += not is_right and pair.found is not None
        if pair.gold is not None and pair.found is not None:
            overlap.compare(is_right=pair.gold.value == pair.found.value)
            if tag in _APPROXIMATE:
                is_approximate = wanted[pair.gold.index][0].attributes.get("a") == "1"
                is_said = offered[pair.found.index][0].get("approximate") == "true"
                compared.score.approximate.compare(is_right=is_approximate == is_said)
        _note_span(compared, tag, pair, method=offered[pair.found.index][0].get("method", "") if pair.found else "")


def _note_span(compared: Comparison, tag: str, pair: Pair, *, method: str) -> None:
    """Note what is wrong with a pair of spans, or with one that has none; nothing where nothing is."""
    sides = [span for span in (pair.gold, pair.found) if span is not None]
    is_right = pair.is_whole and sides[0].value == sides[1].value
    if is_right and pair.is_exact:
        return
    wrong, alone = "extent" if is_right else "value", "missed" if pair.gold is not None else "spurious"
    compared.note_error(
        tag,
        wrong if pair.is_whole else alone,
        at=(min(span.start for span in sides), max(span.end for span in sides)),
        gold=shown(pair.gold.text, pair.gold.value) if pair.gold is not None else "",
        found=shown(pair.found.text, pair.found.value) if pair.found is not None else "",
        method=method,
    )


def score_definitions(compared: Comparison) -> None:
    """Score the long forms: found with the right acronym, and those of the same extent."""
    exact, overlap = compared.score.count("def_exact"), compared.score.count("def_overlap")
    rest = sorted(
        (
            (Extent(*place, row["acronym"], row["long_form"]), row.get("method", ""))
            for row in compared.found.definitions
            if (place := extent_in(row, "long_form_")) is not None
        ),
        key=lambda item: (item[0].start, item[0].end, str(item[0].value)),
    )
    for span in compared.gold.of("def"):
        wanted = Extent(span.start, span.end, span.attributes.get("s", ""), span.text)
        same = [item for item in rest if item[0].value == wanted.value]
        hit = next((item for item in same if (item[0].start, item[0].end) == (span.start, span.end)), None)
        partner = hit or next((item for item in same if item[0].overlap(wanted)), None)
        exact.tp += hit is not None
        exact.fn += hit is None
        exact.fp += hit is None and partner is not None
        overlap.tp += partner is not None
        overlap.fn += partner is None
        if partner is not None:
            rest.remove(partner)
        if hit is None:
            kind = "missed" if partner is None else "extent"
            found, method = (shown(partner[0].text, partner[0].value), partner[1]) if partner is not None else ("", "")
            gold = shown(wanted.text, wanted.value)
            compared.note_error("def", kind, at=(span.start, span.end), gold=gold, found=found, method=method)
    exact.fp += len(rest)
    overlap.fp += len(rest)
    for extra, method in rest:
        at = (extra.start, extra.end)
        compared.note_error("def", "spurious", at=at, found=shown(extra.text, extra.value), method=method)


def score_lines(compared: Comparison) -> None:
    """Score the labels of lines, and the sections and boxes: each of gold's with the one that most of it is in."""
    labels: dict[int, str] = {}
    units: dict[int, str] = {}
    for block in compared.found.blocks:
        for number in line_numbers(block["source_lines"]):
            labels[number] = block["kind"]
            units[number] = block["unit"]
    texts = compared.gold.text.split("\n")
    lines, in_units = compared.score.count("lines"), compared.score.count("units")
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for line in compared.gold.lines:
        if line.label == "blank":
            continue
        label = labels.get(line.line, "")
        lines.compare(is_right=label == line.label)
        if label != line.label:
            compared.note_label(line.line, texts[line.line - 1], wanted=line.label, found=label)
        if line.unit:
            groups[line.unit][units.get(line.line, "")] += 1
    taken: set[str] = set()
    for _, counter in sorted(groups.items(), key=lambda item: -item[1].total()):
        in_units.compared += counter.total()
        best = next(((unit, number) for unit, number in counter.most_common() if unit and unit not in taken), None)
        if best is not None:
            in_units.right += best[1]
            taken.add(best[0])


def judged(compared: Comparison) -> Iterator[Judged]:
    """Judge every row by itself: a definition by its long form as well, a fact with its date."""
    for tag in SPAN_TAGS:
        left: Counter[tuple[tuple[int, int] | None, Value]] = Counter(
            ((span.start, span.end), value) for span, value in compared.wanted(tag)
        )
        for row, value in compared.offered(tag):
            key = (extent_in(row), value)
            is_right = left[key] > 0 and (tag != "acr" or _is_long_form_right(row, compared.gold))
            left[key] -= 1
            yield _judgement(row, is_right=is_right)
    facts = {(fact.country, fact.relation, fact.programme, fact.date) for fact in compared.gold.relations}
    for fact, row in compared.facts():
        yield _judgement(row, is_right=(*fact, row["date"]) in facts)


def _judgement(row: Row, *, is_right: bool) -> Judged:
    return Judged(row.get("method", ""), float(row.get("confidence") or 1), is_right)


def _is_long_form_right(row: Row, gold: GoldDocument) -> bool:
    if row["defined_here"] != "true":
        return True
    extent = extent_in(row, "long_form_")
    return any(
        span.attributes.get("s", "") == row["acronym"] and (span.start, span.end) == extent for span in gold.of("def")
    )
