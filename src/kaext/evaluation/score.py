"""Scoring of one document of a dataset against its gold document.

Text inputs are compared by source offsets, inputs without them (PDFs) by value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from kaext.evaluation import by_offset as offsets
from kaext.evaluation import by_value as values
from kaext.evaluation.comparison import Comparison
from kaext.evaluation.figures import Score
from kaext.evaluation.gold import GoldDocument, GoldSpan
from kaext.evaluation.values import SPAN_TAGS, Found, Row, comparable_text, source_extent

_Fact = tuple[str, str, str]


def score_document(gold: GoldDocument, found: Found, *, listed: frozenset[str], by_offset: bool) -> Score:
    """Score one document.

    Parameters
    ----------
    gold
        The gold document.
    found
        The dataset's rows of the document.
    listed
        Ids of programmes for which exactly one id is correct. For other programmes, the dataset's id of the mentions
        that overlap the gold mentions is accepted.
    by_offset
        Whether the rows have source offsets; otherwise they are compared by value.
    """
    if not by_offset:
        gold, found = values.without_furniture(gold, found)
    gold_ids = _gold_programme_ids(gold, found, listed, by_offset=by_offset)
    comparison = Comparison(gold, found, gold_ids, Score(gold.name))
    ways = offsets if by_offset else values
    for tag in SPAN_TAGS:
        ways.score_spans(comparison, tag)
    ways.score_definitions(comparison)
    _score_facts(comparison)
    if by_offset:
        comparison.score.judged.extend(offsets.judged(comparison))
    if gold.lines:
        ways.score_lines(comparison)
    return comparison.score


def _gold_programme_ids(gold: GoldDocument, found: Found, listed: frozenset[str], *, by_offset: bool) -> dict[str, str]:
    """Map the dataset's ids of unlisted programmes to those in gold, by the mentions that both mark."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    rows = [(row, row["ids"].split(" ")[0]) for row in found.of("prog")]
    for span in gold.of("prog"):
        if span.attributes.get("id", "") in listed:
            continue
        for row, id in rows:
            if id and id not in listed and _is_same_mention(span, row, by_offset=by_offset):
                votes[id][span.attributes.get("id", "")] += 1
    return {id: counter.most_common(1)[0][0] for id, counter in votes.items()}


def _is_same_mention(span: GoldSpan, row: Row, *, by_offset: bool) -> bool:
    extent = source_extent(row) if by_offset else None
    if extent is None:
        return comparable_text(row["text"]) == comparable_text(span.text)
    start, end = extent
    return min(end, span.end) > max(start, span.start)


def _score_facts(comparison: Comparison) -> None:
    """Score the facts: without dates, with dates, and without the relation."""
    evidence: dict[_Fact, str] = {}
    expected: dict[_Fact, set[str]] = defaultdict(set)
    for gold in comparison.gold.relations:
        fact = (gold.country, gold.relation, gold.programme)
        expected[fact].add(gold.date)
        evidence.setdefault(fact, gold.evidence)
    predicted: dict[_Fact, set[str]] = defaultdict(set)
    rows: dict[_Fact, Row] = {}
    for fact, row in comparison.facts():
        predicted[fact].add(row["date"])
        rows.setdefault(fact, row)
    _score_sets(comparison.score, "rel", expected.keys(), predicted.keys())
    _score_sets(comparison.score, "rel_dated", _with_dates(expected), _with_dates(predicted))
    _score_sets(comparison.score, "rel_untyped", {(c, p) for c, _, p in expected}, {(c, p) for c, _, p in predicted})
    for fact in sorted(expected.keys() - predicted.keys()):
        place = comparison.place_of(evidence[fact])
        comparison.add_error("rel", "missed", at=place, gold=_describe_fact(fact, expected[fact]))
    for fact in sorted(predicted.keys() - expected.keys()):
        row = rows[fact]
        place, method = comparison.place_of(row.get("evidence", "")), row.get("method", "")
        comparison.add_error("rel", "spurious", at=place, found=_describe_fact(fact, predicted[fact]), method=method)
    for fact in sorted(expected.keys() & predicted.keys()):
        row = rows[fact]
        ours, theirs = comparison.place_of(row.get("evidence", "")), comparison.place_of(evidence[fact])
        is_there = ours is not None and theirs is not None and ours[0] < theirs[1] and theirs[0] < ours[1]
        comparison.score.evidence.compare(is_right=is_there)
        if expected[fact] != predicted[fact]:
            gold_text, found_text = _describe_fact(fact, expected[fact]), _describe_fact(fact, predicted[fact])
            comparison.add_error(
                "rel", "value", at=theirs, gold=gold_text, found=found_text, method=row.get("method", "")
            )


def _score_sets(score: Score, figure: str, expected: AbstractSet[object], predicted: AbstractSet[object]) -> None:
    counts = score.count(figure)
    counts.tp += len(expected & predicted)
    counts.fn += len(expected - predicted)
    counts.fp += len(predicted - expected)


def _with_dates(facts: Mapping[_Fact, set[str]]) -> set[tuple[str, ...]]:
    return {(*fact, date) for fact, dates in facts.items() for date in dates}


def _describe_fact(fact: _Fact, dates: Iterable[str]) -> str:
    return " ".join([*fact, *(date for date in sorted(dates) if date)])
