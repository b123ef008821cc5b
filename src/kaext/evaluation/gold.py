"""Gold documents in the format of the annotation guidelines: inline tags, line labels, facts.

A gold document consists of ``NAME.xml.txt`` (the source text with inline tags), ``NAME.lines.tsv`` and
``NAME.relations.tsv``. Offsets are code points of the source text, ends exclusive.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar, get_args

import regex

from kaext.document import BlockKind
from kaext.emit.codes import country_codes, currency_codes
from kaext.ka.calendar import is_duration, is_edtf
from kaext.pipes.values import DateBound, DateKind, DatePart, RelationType, SumBound
from kaext.problems import DocumentError, problem

TAGS = ("date", "acr", "def", "money", "geo", "prog")
LABELS = frozenset({*get_args(BlockKind), "blank"})
RELATIONS = frozenset(get_args(RelationType))
NEEDED = {"date": ("v",), "def": ("s",), "money": ("v", "c"), "geo": ("c",), "prog": ("id",)}
"""The required attributes of each tag."""
_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("date", "k"): get_args(DateKind),
    ("date", "b"): (*get_args(DateBound), *filter(None, get_args(SumBound))),  # a duration may be over two years
    ("date", "p"): get_args(DatePart),
    ("money", "b"): get_args(SumBound),
}
"""The values that an attribute of a tag may have."""
INLINE_SUFFIX, LINES_SUFFIX, RELATIONS_SUFFIX = ".xml.txt", ".lines.tsv", ".relations.tsv"

_AMOUNT = regex.compile(r"\d++(?:\.\d++)?+(?:/\d++(?:\.\d++)?+)?+")
LINE_NUMBER = regex.compile(r"[0-9]{1,9}")
_TAG = regex.compile(r'<(/?)(date|acr|def|money|geo|prog)((?:\s++\w++="[^"]*+")*+)\s*+>')
_ATTRIBUTE = regex.compile(r'(\w++)="([^"]*+)"')
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A tagged span: ``text`` is ``source[start:end]``, ``attributes`` are those of the tag."""

    tag: str
    start: int
    end: int
    text: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class GoldLine:
    """A row of ``NAME.lines.tsv``: label and unit of a source line, numbered from 1."""

    line: int
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A row of ``NAME.relations.tsv``: a fact; ``evidence`` quotes the text, with all white space as single spaces."""

    country: str
    relation: str
    programme: str
    date: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A gold document: spans in text order (outer before inner), lines, facts."""

    name: str
    text: str
    spans: tuple[GoldSpan, ...]
    lines: tuple[GoldLine, ...]
    relations: tuple[GoldRelation, ...]

    def of(self, tag: str) -> list[GoldSpan]:
        """Return the spans with ``tag`` in text order."""
        return [span for span in self.spans if span.tag == tag]


def parse_inline(marked: str, *, name: str = "text") -> tuple[str, tuple[GoldSpan, ...]]:
    """Return the text of ``marked`` without its tags, and the tagged spans in text order.

    Raises
    ------
    DocumentError
        ``gold-invalid``: a tag is not closed or closes nothing, or a span is empty or has white space at an end.
    """
    pieces: list[str] = []
    spans: list[GoldSpan] = []
    stack: list[tuple[str, int, dict[str, str]]] = []
    position = length = 0

    def fault(offset: int, what: str) -> DocumentError:
        text = "".join(pieces)
        return DocumentError(problem("gold-invalid", name=name, reason=f"{_line_at(text, offset)}: {what}"))

    for match in _TAG.finditer(marked):
        chunk = marked[position : match.start()]
        pieces.append(chunk)
        length += len(chunk)
        position = match.end()
        if not match[1]:
            stack.append((match[2], length, dict(_ATTRIBUTE.findall(match[3]))))
            continue
        if not stack or stack[-1][0] != match[2]:
            raise fault(length, f"</{match[2]}> closes nothing")
        tag, start, attributes = stack.pop()
        spans.append(GoldSpan(tag, start, length, "", attributes))
    pieces.append(marked[position:])
    if stack:
        raise fault(stack[-1][1], f"<{stack[-1][0]}> is never closed")
    text = "".join(pieces)
    filled = [GoldSpan(s.tag, s.start, s.end, text[s.start : s.end], s.attributes) for s in spans]
    for span in filled:
        if not span.text or span.text != span.text.strip():
            raise fault(span.start, f"<{span.tag}> is empty or begins or ends on white space")
    # Inner tags close first and the sort is stable, so reversing puts an outer tag before an inner one of equal extent.
    return text, in_text_order(reversed(filled))


def in_text_order(spans: Iterable[GoldSpan]) -> tuple[GoldSpan, ...]:
    """Return spans in text order, outer before inner; those of equal extent keep their order."""
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def to_inline(text: str, spans: Iterable[GoldSpan], *, name: str = "text") -> str:
    """Return ``text`` with its spans as inline tags: the inverse of :func:`parse_inline`.

    Raises
    ------
    DocumentError
        ``gold-invalid``: the tags cannot represent the spans (spans overlap without nesting, an attribute contains a
        quotation mark, the text contains a tag).
    """
    ordered = in_text_order(spans)
    pieces: list[str] = []
    open_spans: list[GoldSpan] = []
    position = 0

    def close_until(offset: int) -> None:
        nonlocal position
        while open_spans and open_spans[-1].end <= offset:
            span = open_spans.pop()
            pieces.extend((text[position : span.end], f"</{span.tag}>"))
            position = max(position, span.end)

    for span in ordered:
        close_until(span.start)
        attributes = "".join(f' {key}="{value}"' for key, value in span.attributes.items())
        pieces.extend((text[position : span.start], f"<{span.tag}{attributes}>"))
        position = span.start
        open_spans.append(span)
    close_until(len(text))
    marked = "".join([*pieces, text[position:]])
    if parse_inline(marked, name=name) != (text, ordered):
        raise DocumentError(problem("gold-invalid", name=name, reason="its spans cannot be written as nested tags"))
    return marked


def read_gold(path: Path) -> GoldDocument:
    """Read the gold document whose inline text is ``path`` (``NAME.xml.txt``).

    Raises
    ------
    DocumentError
        ``gold-invalid``: wrong encoding, broken markup, a missing column, an unknown label or relation. Invalid
        attribute values are accepted; :func:`value_errors` reports them.
    """
    name = path.name.removesuffix(INLINE_SUFFIX)
    text, spans = parse_inline(_decoded(path), name=name)
    lines = _read_table(path.with_name(f"{name}{LINES_SUFFIX}"), parse_lines)
    quoted = _read_table(path.with_name(f"{name}{RELATIONS_SUFFIX}"), parse_relations)
    relations = tuple(
        GoldRelation(*(" ".join(getattr(fact, column.name).split()) for column in fields(fact))) for fact in quoted
    )
    for line in lines:
        if line.label not in LABELS:
            reason = f"line {line.line}: unknown line label {line.label!r}"
            raise DocumentError(problem("gold-invalid", name=name, reason=reason))
    for number, relation in enumerate(relations, 1):
        if relation.relation not in RELATIONS:
            reason = f"fact {number}: unknown relation {relation.relation!r}"
            raise DocumentError(problem("gold-invalid", name=name, reason=reason))
    return GoldDocument(name, text, spans, lines, relations)


def value_errors(document: GoldDocument) -> Iterator[str]:
    """Yield the invalid values of a gold document with their positions. Empty values are not errors."""
    for span in document.spans:
        for fault in _span_faults(span):
            yield f"{_line_at(document.text, span.start)}: {fault}"
    lines = document.text.count("\n") + 1
    for row in document.lines:
        if not 0 < row.line <= lines:
            yield f"line {row.line} is labelled, but the text has {lines} lines"
    for number, fact in enumerate(document.relations, 1):
        if fact.date and not is_edtf(fact.date):
            yield f"fact {number}: {fact.date!r} is not an EDTF date (spreadsheets change 2004-06 to Jun-04)"
        if fact.country and fact.country not in country_codes():
            yield f"fact {number}: {fact.country!r} is not a country code"


def missing_attributes(span: GoldSpan) -> tuple[str, ...]:
    """Return the required attributes of a span that are not filled in."""
    return tuple(key for key in NEEDED.get(span.tag, ()) if not span.attributes.get(key))


def unfilled_spans(document: GoldDocument) -> Iterator[str]:
    """Yield the spans of a gold document that lack required attributes, with their positions."""
    for span in document.spans:
        if missing := missing_attributes(span):
            yield f"{_line_at(document.text, span.start)}: <{span.tag}> lacks {', '.join(missing)}"


def _span_faults(span: GoldSpan) -> Iterator[str]:
    value, code = span.attributes.get("v", ""), span.attributes.get("c", "")
    kind = span.attributes.get("k", "date")
    if span.tag == "date" and value and kind == "date" and not is_edtf(value):
        yield f"{value!r} is not an EDTF date"
    if span.tag == "date" and value and kind in ("duration", "set") and not is_duration(value):
        yield f"{value!r} is not an ISO 8601 duration"
    if span.tag == "money" and value and not _AMOUNT.fullmatch(value):
        yield f"{value!r} is not an amount (1600000, 1.5 or 10/20)"
    if span.tag == "money" and code and code not in currency_codes():
        yield f"{code!r} is not a currency code"
    if span.tag == "geo" and not country_codes().issuperset(code.split()):
        yield f"{code!r} is not a country code"
    for key, given in span.attributes.items():
        choices = _CHOICES.get((span.tag, key), (given,))
        if given not in choices:
            yield f"{key}={given!r} is none of {', '.join(filter(None, choices))}"


def _line_at(text: str, offset: int) -> str:
    """Return the line of an offset for display, numbered from 1."""
    return f"line {text.count(chr(10), 0, offset) + 1}"


def _decoded(path: Path) -> str:
    """Return the content of a file in UTF-8, or in UTF-16 as Excel saves "Unicode text", without byte order mark."""
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"not {encoding.removesuffix('-sig').upper()} at byte {error.start}"
        raise DocumentError(problem("gold-invalid", name=path.name, reason=reason)) from None


def _read_table(path: Path, rows_in: Callable[[str], tuple[_Row, ...]]) -> tuple[_Row, ...]:
    if not path.exists():
        return ()
    try:
        return rows_in(_decoded(path))
    except ValueError as error:
        raise DocumentError(problem("gold-invalid", name=path.name, reason=str(error))) from None


def parse_lines(table: str) -> tuple[GoldLine, ...]:
    """Parse the text of a ``NAME.lines.tsv``.

    Raises
    ------
    ValueError
        A column is missing, a cell is too long, or a line number is invalid.
    """
    rows = _cells_in(table, columns_of(GoldLine))
    for number, _, _ in rows:
        if not LINE_NUMBER.fullmatch(number):
            raise ValueError(f"{number!r} is not a line number")
    return tuple(GoldLine(int(number), label, unit) for number, label, unit in rows)


def parse_relations(table: str) -> tuple[GoldRelation, ...]:
    """Parse the text of a ``NAME.relations.tsv``, without changing white space.

    Raises
    ------
    ValueError
        A column is missing, or a cell is too long.
    """
    return tuple(GoldRelation(*cells) for cells in _cells_in(table, columns_of(GoldRelation)))


def columns_of(row: type[GoldLine | GoldRelation]) -> tuple[str, ...]:
    """Return the columns of the table for a row type."""
    return tuple(field.name for field in fields(row))


def _cells_in(table: str, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the cells of each row in ``columns``; missing cells at the end of a row are empty.

    Cells are separated by tabs, and quotation marks have no special meaning. If a spreadsheet saved the table with
    semicolons or commas and quoted cells, the header reveals it.

    Raises
    ------
    ValueError
        A column is missing, or a cell is too long.
    """
    header = table.partition("\n")[0]
    separator = max("\t;,", key=header.count)
    is_quoted = separator != "\t" or '"' in header
    reader = csv.DictReader(
        io.StringIO(table, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE,
        restval="",
    )
    try:
        found = columns if reader.fieldnames is None else reader.fieldnames
        missing = [column for column in columns if column not in found]
        if missing:
            raise ValueError(f"the column is missing: {missing[0]!r}")
        return [tuple(row[column] for column in columns) for row in reader]
    except csv.Error as error:
        raise ValueError(str(error)) from None
