"""A document of a dataset against its gold: every figure and every error.

Text inputs are compared by source offsets. Inputs without them (PDF) are compared by value: records and lines as
multisets, running headers and page numbers left out, for these depend on the edition.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import regex

from kaext.emit.rows import line_numbers
from kaext.evaluation.figures import Error, Judged, Score
from kaext.evaluation.gold import GoldDocument, GoldSpan
from kaext.evaluation.matching import Extent, match

Row = Mapping[str, str]
Value = tuple[Hashable, ...]
Wanted = Sequence[tuple[GoldSpan, Value]]
Offered = Sequence[tuple[Row, Value]]

_INSIGNIFICANT = regex.compile(r"[\s\u00ad„“”\"«»'’-]+")
_CONTEXT = 60
# Both are written -მდე, and texts seldom tell them apart.
_SAME_BOUND = {"before": "until"}
_SPAN_TAGS = ("date", "acr", "money", "geo", "prog")
_EDITION_KINDS = frozenset({"header", "page_number"})
_SHORTEST_LINE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one document in a dataset."""

    blocks: Sequence[Row] = ()
    dates: Sequence[Row] = ()
    acronyms: Sequence[Row] = ()
    sums: Sequence[Row] = ()
    mentions: Sequence[Row] = ()
    relations: Sequence[Row] = ()

    def of(self, tag: str) -> list[Row]:
        """Return the rows that a gold tag is compared with."""
        if tag in ("geo", "prog"):
            kind = "country" if tag == "geo" else "programme"
            return [row for row in self.mentions if row["kind"] == kind]
        return list({"date": self.dates, "acr": self.acronyms, "money": self.sums}[tag])


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
        gold, found = _without_edition(gold, found)
    score = Score(gold.name)
    renamed = _renamed_programmes(gold, found, listed, by_offset=by_offset)
    context = _Context(gold)
    for tag in _SPAN_TAGS:
        wanted = [(span, _gold_value(span)) for span in gold.of(tag)]
        offered = [(row, _row_value(tag, row, renamed)) for row in found.of(tag)]
        (_score_spans if by_offset else _score_values)(score, tag, wanted, offered, context)
    (_score_definitions if by_offset else _score_definition_values)(score, gold, found, context)
    _score_facts(score, gold, found, renamed, context)
    if by_offset:
        score.judged.extend(_judged(gold, found, renamed))
    if gold.lines:
        (_score_lines if by_offset else _score_line_texts)(score, gold, found)
    return score


def squeezed(text: str) -> str:
    """Return ``text`` in lower case without white space, hyphens and quotation marks."""
    return _INSIGNIFICANT.sub("", text).lower()


class _Context:
    """Shows places of a gold text."""

    def __init__(self, gold: GoldDocument) -> None:
        self._text = gold.text
        self._name = gold.name

    def error(
        self,
        figure: str,
        kind: str,
        *,
        at: tuple[int, int] | None = None,
        gold: str = "",
        found: str = "",
        method: str = "",
    ) -> Error:
        if at is None:
            return Error(self._name, figure, kind, gold, found, method=method)
        start, end = at
        before, inside = self._text[max(0, start - _CONTEXT) : start], self._text[start:end]
        after = self._text[end : end + _CONTEXT]
        context = " ".join(f"{before}⟦{inside}⟧{after}".split())
        line = self._text.count("\n", 0, start) + 1
        return Error(self._name, figure, kind, gold, found, line, context, method)

    def find(self, evidence: str) -> tuple[int, int] | None:
        """Return where a quotation stands in the text, white space aside."""
        words = [regex.escape(word) for word in evidence.split()]
        found = regex.search(r"\s++".join(words), self._text) if words else None
        return found.span() if found else None


def _gold_value(span: GoldSpan) -> Value:
    given = span.attributes
    if span.tag == "date":
        bound = given.get("b", "")
        return (given.get("k", "date"), given.get("v", ""), _SAME_BOUND.get(bound, bound), given.get("p", ""))
    if span.tag == "acr":
        return (given.get("s") or span.text,)
    if span.tag == "money":
        low, _, high = given.get("v", "").partition("/")
        return (_amount(low), _amount(high or low), given.get("c", ""), given.get("b", ""))
    if span.tag == "geo":
        return (frozenset(given.get("c", "").split()),)
    return (given.get("id", ""),)


def _row_value(tag: str, row: Row, renamed: Mapping[str, str]) -> Value:
    if tag == "date":
        bound = row["bound"]
        return (row["kind"] or "date", row["value"], _SAME_BOUND.get(bound, bound), row["part"])
    if tag == "acr":
        return (row["acronym"],)
    if tag == "money":
        return (
            _amount(row["amount_min"]),
            _amount(row["amount_max"] or row["amount_min"]),
            row["currency"],
            row["bound"],
        )
    if tag == "geo":
        return (frozenset(row["ids"].split()),)
    id = row["ids"].split(" ")[0]
    return (renamed.get(id, id),)


def _amount(text: str) -> float | None:
    """Return the number that is written, nothing where none is: what gold says is told elsewhere."""
    try:
        return float(text)
    except ValueError:
        return None


def _offset(text: str | None) -> int | None:
    return int(text) if text else None


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
    start, end = _offset(row["source_start"]), _offset(row["source_end"])
    if not by_offset or start is None or end is None:
        return squeezed(row["text"]) == squeezed(span.text)
    return min(end, span.end) > max(start, span.start)


def _score_spans(score: Score, tag: str, wanted: Wanted, offered: Offered, context: _Context) -> None:
    exact, overlap = score.count(f"{tag}_exact"), score.count(f"{tag}_overlap")
    gold = [Extent(span.start, span.end, value, span.text, n) for n, (span, value) in enumerate(wanted)]
    found: list[Extent] = []
    for index, (row, value) in enumerate(offered):
        start, end = _offset(row["source_start"]), _offset(row["source_end"])
        if start is not None and end is not None:
            found.append(Extent(start, end, value, row["text"], index))
    for pair in match(gold, found):
        row = offered[pair.found.index][0] if pair.found is not None else {}
        method = row.get("method", "")
        is_right = pair.gold is not None and pair.found is not None and pair.gold.value == pair.found.value
        if pair.gold is None and pair.found is not None:
            exact.fp += 1
            overlap.fp += 1
            place = (pair.found.start, pair.found.end)
            score.errors.append(context.error(tag, "spurious", at=place, found=_shown(pair.found), method=method))
        elif pair.found is None and pair.gold is not None:
            exact.fn += 1
            overlap.fn += 1
            score.errors.append(
                context.error(tag, "missed", at=(pair.gold.start, pair.gold.end), gold=_shown(pair.gold))
            )
        elif pair.gold is not None and pair.found is not None:
            exact.tp += pair.is_exact
            exact.fn += not pair.is_exact
            exact.fp += not pair.is_exact
            overlap.tp += 1
            overlap.compared += 1
            overlap.right += is_right
            if tag in ("date", "money"):
                score.approximate.compare(
                    is_right=(wanted[pair.gold.index][0].attributes.get("a") == "1")
                    == (row.get("approximate") == "true")
                )
            if not is_right or not pair.is_exact:
                kind = "extent" if is_right else "value"
                place = (min(pair.gold.start, pair.found.start), max(pair.gold.end, pair.found.end))
                values = {"gold": _shown(pair.gold), "found": _shown(pair.found), "method": method}
                score.errors.append(context.error(tag, kind, at=place, **values))


def _shown(span: Extent) -> str:
    return f"{span.text!r} {shown_value(span.value)}"


def shown_value(value: Any) -> str:
    """Write a value for people: its parts without those that are empty."""
    parts = value if isinstance(value, tuple) else (value,)
    return " ".join(" ".join(sorted(part)) if isinstance(part, frozenset) else f"{part}" for part in parts if part)


def _score_values(score: Score, tag: str, wanted: Wanted, offered: Offered, context: _Context) -> None:
    gold, found = [value for _, value in wanted], [value for _, value in offered]
    _score_multisets(score, f"{tag}_values", tag, gold, found, context)


def _score_multisets(
    score: Score, figure: str, tag: str, gold: Iterable[Value], found: Iterable[Value], context: _Context
) -> None:
    wanted, offered = Counter(gold), Counter(found)
    counts = score.count(figure)
    both = (wanted & offered).total()
    counts.tp += both
    counts.fn += wanted.total() - both
    counts.fp += offered.total() - both
    for value, number in (wanted - offered).items():
        score.errors.append(context.error(tag, "missed", gold=f"{number} × {shown_value(value)}"))
    for value, number in (offered - wanted).items():
        score.errors.append(context.error(tag, "spurious", found=f"{number} × {shown_value(value)}"))


def _is_definition(row: Row) -> bool:
    return row["defined_here"] == "true"


def _score_definitions(score: Score, gold: GoldDocument, found: Found, context: _Context) -> None:
    exact, overlap = score.count("def_exact"), score.count("def_overlap")
    rest = [
        (row["acronym"], Extent(start, end, row["acronym"], row["long_form"]), row.get("method", ""))
        for row in found.acronyms
        if _is_definition(row)
        and (start := _offset(row["long_form_source_start"])) is not None
        and (end := _offset(row["long_form_source_end"])) is not None
    ]
    rest.sort(key=lambda item: (item[1].start, item[1].end, item[0]))
    for span in gold.of("def"):
        acronym = span.attributes.get("s", "")
        wanted = Extent(span.start, span.end, acronym, span.text)
        same = [item for item in rest if item[0] == acronym]
        hit = next((item for item in same if (item[1].start, item[1].end) == (span.start, span.end)), None)
        partner = hit or next((item for item in same if item[1].overlap(wanted)), None)
        exact.tp += hit is not None
        exact.fn += hit is None
        exact.fp += hit is None and partner is not None
        overlap.tp += partner is not None
        overlap.fn += partner is None
        if partner is not None:
            rest.remove(partner)
        if hit is None:
            kind, shown = ("extent", _shown(partner[1])) if partner else ("missed", "")
            method = partner[2] if partner else ""
            place = (span.start, span.end)
            score.errors.append(context.error("def", kind, at=place, gold=_shown(wanted), found=shown, method=method))
    exact.fp += len(rest)
    overlap.fp += len(rest)
    for _, extent, method in rest:
        place = (extent.start, extent.end)
        score.errors.append(context.error("def", "spurious", at=place, found=_shown(extent), method=method))


def _score_definition_values(score: Score, gold: GoldDocument, found: Found, context: _Context) -> None:
    wanted: list[Value] = [(span.attributes.get("s", ""), squeezed(span.text)) for span in gold.of("def")]
    offered: list[Value] = [
        (row["acronym"], squeezed(row["long_form"])) for row in found.acronyms if _is_definition(row)
    ]
    _score_multisets(score, "def_values", "def", wanted, offered, context)


def _score_facts(score: Score, gold: GoldDocument, found: Found, renamed: Mapping[str, str], context: _Context) -> None:
    evidence: dict[tuple[str, ...], str] = {}
    wanted: dict[tuple[str, str, str], set[str]] = {}
    for fact in gold.relations:
        key = (fact.country, fact.relation, fact.programme)
        wanted.setdefault(key, set()).add(fact.date)
        evidence.setdefault(key, fact.evidence)
    offered: dict[tuple[str, str, str], set[str]] = {}
    rows: dict[tuple[str, ...], Row] = {}
    for row in found.relations:
        key = (row["country"], row["relation"], renamed.get(row["programme"], row["programme"]))
        offered.setdefault(key, set()).add(row["date"])
        rows.setdefault(key, row)
    _score_sets(score, "rel", wanted.keys(), offered.keys())
    dated, found_dated = _with_dates(wanted), _with_dates(offered)
    _score_sets(score, "rel_dated", dated, found_dated)
    _score_sets(score, "rel_untyped", {(c, p) for c, _, p in wanted}, {(c, p) for c, _, p in offered})
    for key in sorted(wanted.keys() - offered.keys()):
        place = context.find(evidence[key])
        score.errors.append(context.error("rel", "missed", at=place, gold=_shown_fact(key, wanted[key])))
    for key in sorted(offered.keys() - wanted.keys()):
        row, shown = rows[key], _shown_fact(key, offered[key])
        place = context.find(row.get("evidence", ""))
        score.errors.append(context.error("rel", "spurious", at=place, found=shown, method=row.get("method", "")))
    for key in sorted(wanted.keys() & offered.keys()):
        ours, theirs = context.find(rows[key].get("evidence", "")), context.find(evidence[key])
        score.evidence.compare(
            is_right=ours is not None and theirs is not None and ours[0] < theirs[1] and theirs[0] < ours[1]
        )
        if wanted[key] != offered[key]:
            values = {"gold": _shown_fact(key, wanted[key]), "found": _shown_fact(key, offered[key])}
            method = rows[key].get("method", "")
            score.errors.append(context.error("rel", "value", at=theirs, method=method, **values))


def _judged(gold: GoldDocument, found: Found, renamed: Mapping[str, str]) -> Iterator[Judged]:
    """Judge every row by itself: a definition by its long form as well, a fact with its date."""
    for tag in _SPAN_TAGS:
        left: Counter[Value] = Counter((span.start, span.end, _gold_value(span)) for span in gold.of(tag))
        for row in found.of(tag):
            key = (_offset(row["source_start"]), _offset(row["source_end"]), _row_value(tag, row, renamed))
            is_right = left[key] > 0 and (tag != "acr" or _is_long_form_right(row, gold))
            left[key] -= 1
            yield _judgement(row, is_right=is_right)
    facts = {(fact.country, fact.relation, fact.programme, fact.date) for fact in gold.relations}
    for row in found.relations:
        programme = renamed.get(row["programme"], row["programme"])
        yield _judgement(row, is_right=(row["country"], row["relation"], programme, row["date"]) in facts)


def _judgement(row: Row, *, is_right: bool) -> Judged:
    return Judged(row.get("method", ""), float(row.get("confidence") or 1), is_right)


def _is_long_form_right(row: Row, gold: GoldDocument) -> bool:
    if not _is_definition(row):
        return True
    extent = (_offset(row["long_form_source_start"]), _offset(row["long_form_source_end"]))
    return any(
        span.attributes.get("s", "") == row["acronym"] and (span.start, span.end) == extent for span in gold.of("def")
    )


def _with_dates(facts: Mapping[tuple[str, str, str], set[str]]) -> set[tuple[str, ...]]:
    return {(*key, date) for key, dates in facts.items() for date in dates}


def _shown_fact(key: tuple[str, ...], dates: Iterable[str]) -> str:
    return " ".join([*key, *(date for date in sorted(dates) if date)])


def _score_sets(score: Score, figure: str, wanted: Any, offered: Any) -> None:
    counts = score.count(figure)
    counts.tp += len(wanted & offered)
    counts.fn += len(wanted - offered)
    counts.fp += len(offered - wanted)


def _score_lines(score: Score, gold: GoldDocument, found: Found) -> None:
    labels: dict[int, str] = {}
    units: dict[int, str] = {}
    for block in found.blocks:
        for number in line_numbers(block["source_lines"]):
            labels[number] = block["kind"]
            units[number] = block["unit"]
    texts = gold.text.split("\n")
    lines, in_units = score.count("lines"), score.count("units")
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for line in gold.lines:
        if line.label == "blank":
            continue
        label = labels.get(line.line, "")
        lines.compared += 1
        lines.right += label == line.label
        if label != line.label:
            text = texts[line.line - 1][: 2 * _CONTEXT]
            score.errors.append(Error(gold.name, "line", "value", line.label, label or "none", line.line, text))
        if line.unit:
            groups[line.unit][units.get(line.line, "")] += 1
    taken: set[str] = set()
    for _, counter in sorted(groups.items(), key=lambda item: -item[1].total()):
        in_units.compared += counter.total()
        best = next(((unit, number) for unit, number in counter.most_common() if unit and unit not in taken), None)
        if best is not None:
            in_units.right += best[1]
            taken.add(best[0])


def _score_line_texts(score: Score, gold: GoldDocument, found: Found) -> None:
    blocks = [(block["kind"], squeezed(block["text"])) for block in found.blocks]
    texts = gold.text.split("\n")
    lines = score.count("lines")
    for line in gold.lines:
        text = texts[line.line - 1] if line.line <= len(texts) else ""
        if line.label == "blank" or len(squeezed(text)) < _SHORTEST_LINE:
            continue
        kinds = {kind for kind, content in blocks if squeezed(text) in content}
        lines.compared += 1
        lines.right += line.label in kinds
        if line.label not in kinds:
            shown = " ".join(sorted(kinds)) or "none"
            score.errors.append(Error(gold.name, "line", "value", line.label, shown, line.line, text[: 2 * _CONTEXT]))


def _without_edition(gold: GoldDocument, found: Found) -> tuple[GoldDocument, Found]:
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
