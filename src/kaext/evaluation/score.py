"""A document of a dataset against its gold: every figure and every error.

Text inputs are compared by source offsets, inputs without them (PDF) by value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from kaext.evaluation import by_offset as offsets
from kaext.evaluation import by_value as values
from kaext.evaluation.against_gold import Comparison
from kaext.evaluation.figures import Score
from kaext.evaluation.gold import GoldDocument, GoldSpan
from kaext.evaluation.values import SPAN_TAGS, Found, Row, extent_in, squeezed

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
        Ids of programmes that have one right id. For any other, the id counts that the dataset gives the mentions
        that overlap the gold's.
    by_offset
        Whether the rows have source offsets; otherwise they are compared by value.
    """
    if not by_offset:
        gold, found = values.without_edition(gold, found)
    renamed = _renamed_programmes(gold, found, listed, by_offset=by_offset)
    compared = Comparison(gold, found, renamed, Score(gold.name))
    ways = offsets if by_offset else values
    for tag in SPAN_TAGS:
        ways.score_spans(compared, tag)
    ways.score_definitions(compared)
    _score_facts(compared)
    if by_offset:
        compared.score.judged.extend(offsets.judged(compared))
    if gold.lines:
        ways.score_lines(compared)
    return compared.score


def _renamed_programmes(gold: GoldDocument, found: Found, listed: frozenset[str], *, by_offset: bool) -> dict[str, str]:
    """Map ids of unlisted programmes to the gold's, by the mentions that both mark."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    rows = [(row, row["ids"].split(" ")[0]) for row in found.of("prog")]
    for span in gold.of("prog"):
        if span.attributes.get("id", "") in listed:
            continue
        for row, id in rows:
            if id and id not in listed and _is_same_place(span, row, by_offset=by_offset):
                votes[id][span.attributes.get("id", "")] += 1
    return {id: counter.most_common(1)[0][0] for id, counter in votes.items()}


def _is_same_place(span: GoldSpan, row: Row, *, by_offset: bool) -> bool:
    extent = extent_in(row) if by_offset else None
    if extent is None:
        return squeezed(row["text"]) == squeezed(span.text)
    start, end = extent
    return min(end, span.end) > max(start, span.start)


def _score_facts(compared: Comparison) -> None:
    """Score the facts: as such, with their dates, without their relation."""
    evidence: dict[_Fact, str] = {}
    wanted: dict[_Fact, set[str]] = defaultdict(set)
    for gold in compared.gold.relations:
        fact = (gold.country, gold.relation, gold.programme)
        wanted[fact].add(gold.date)
        evidence.setdefault(fact, gold.evidence)
    offered: dict[_Fact, set[str]] = defaultdict(set)
    rows: dict[_Fact, Row] = {}
    for fact, row in compared.facts():
        offered[fact].add(row["date"])
        rows.setdefault(fact, row)
    _score_sets(compared.score, "rel", wanted.keys(), offered.keys())
    _score_sets(compared.score, "rel_dated", _with_dates(wanted), _with_dates(offered))
    _score_sets(compared.score, "rel_untyped", {(c, p) for c, _, p in wanted}, {(c, p) for c, _, p in offered})
    for fact in sorted(wanted.keys() - offered.keys()):
        place = compared.place_of(evidence[fact])
        compared.note_error("rel", "missed", at=place, gold=_shown_fact(fact, wanted[fact]))
    for fact in sorted(offered.keys() - wanted.keys()):
        row = rows[fact]
        place, method = compared.place_of(row.get("evidence", "")), row.get("method", "")
        compared.note_error("rel", "spurious", at=place, found=_shown_fact(fact, offered[fact]), method=method)
    for fact in sorted(wanted.keys() & offered.keys()):
        row = rows[fact]
        ours, theirs = compared.place_of(row.get("evidence", "")), compared.place_of(evidence[fact])
        is_there = ours is not None and theirs is not None and ours[0] < theirs[1] and theirs[0] < ours[1]
        compared.score.evidence.compare(is_right=is_there)
        if wanted[fact] != offered[fact]:
            told, said = _shown_fact(fact, wanted[fact]), _shown_fact(fact, offered[fact])
            compared.note_error("rel", "value", at=theirs, gold=told, found=said, method=row.get("method", ""))


def _score_sets(score: Score, figure: str, wanted: AbstractSet[object], offered: AbstractSet[object]) -> None:
    counts = score.count(figure)
    counts.tp += len(wanted & offered)
    counts.fn += len(wanted - offered)
    counts.fp += len(offered - wanted)


def _with_dates(facts: Mapping[_Fact, set[str]]) -> set[tuple[str, ...]]:
    return {(*fact, date) for fact, dates in facts.items() for date in dates}


def _shown_fact(fact: _Fact, dates: Iterable[str]) -> str:
    return " ".join([*fact, *(date for date in sorted(dates) if date)])
