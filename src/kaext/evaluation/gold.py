"""Gold documents as the annotation guidelines define them: inline tags, line labels, facts.

A gold document is ``NAME.xml.txt`` (the source text with inline tags), ``NAME.lines.tsv`` and ``NAME.relations.tsv``.
Offsets are code points of the source text, ends exclusive.
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
from kaext.ka.calendar import is_edtf
from kaext.pipes.values import RelationType
from kaext.problems import DocumentError, problem

TAGS = ("date", "acr", "def", "money", "geo", "prog")
LABELS = frozenset({*get_args(BlockKind), "blank"})
RELATIONS = frozenset(get_args(RelationType))
NEEDED = {"date": ("v",), "def": ("s",), "money": ("v", "c"), "geo": ("c",), "prog": ("id",)}
"""The attributes without which a tag says nothing."""
INLINE_SUFFIX, LINES_SUFFIX, RELATIONS_SUFFIX = ".xml.txt", ".lines.tsv", ".relations.tsv"

_AMOUNT = regex.compile(r"\d++(?:\.\d++)?+(?:/\d++(?:\.\d++)?+)?+")
_CODE = regex.compile(r"[A-Z]{3}")
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
    """A row of ``NAME.lines.tsv``: the label and unit of a source line; ``line`` counts from 1."""

    line: int
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A row of ``NAME.relations.tsv``: a fact; ``evidence`` quotes the text with every white space as one space."""

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
        ``gold-invalid``: a tag is not closed, closes nothing, or its span is empty or begins or ends on white space.
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
    # The sort is stable and inner tags close first: reversed, an outer tag of the same extent stands before its inner.
    return text, in_text_order(reversed(filled))


def in_text_order(spans: Iterable[GoldSpan]) -> tuple[GoldSpan, ...]:
    """Return spans in text order, outer before inner; those of equal extent keep their order."""
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def to_inline(text: str, spans: Iterable[GoldSpan], *, name: str = "text") -> str:
    """Return ``text`` with its spans as inline tags: the inverse of :func:`parse_inline`.

    Raises
    ------
    DocumentError
        ``gold-invalid``: what the tags would say is not what the spans say (spans overlap without nesting, an attribute
        holds a quotation mark, the text holds a tag).
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
        ``gold-invalid``: the encoding is another, the markup is broken, a column is missing, a label or relation is
        unknown. Values that are none are read as they stand: :func:`value_faults` tells them.
    """
    name = path.name.removesuffix(INLINE_SUFFIX)
    text, spans = parse_inline(_decoded(path), name=name)
    lines = _read_table(path.with_name(f"{name}{LINES_SUFFIX}"), lines_in)
    quoted = _read_table(path.with_name(f"{name}{RELATIONS_SUFFIX}"), relations_in)
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


def value_faults(document: GoldDocument) -> Iterator[str]:
    """Yield which values of a gold document are none, with their places. What is not filled in yet is no fault."""
    for span in document.spans:
        for fault in _span_faults(span):
            yield f"{_line_at(document.text, span.start)}: {fault}"
    for number, fact in enumerate(document.relations, 1):
        if fact.date and not is_edtf(fact.date):
            yield f"fact {number}: {fact.date!r} is no EDTF date (spreadsheets change 2004-06 to Jun-04)"
        if fact.country and not _CODE.fullmatch(fact.country):
            yield f"fact {number}: {fact.country!r} is no code of a country"


def lacking(span: GoldSpan) -> tuple[str, ...]:
    """Return the attributes that a span needs and that are not filled in."""
    return tuple(key for key in NEEDED.get(span.tag, ()) if not span.attributes.get(key))


def unfinished(document: GoldDocument) -> Iterator[str]:
    """Yield which spans of a gold document are not filled in, with their places."""
    for span in document.spans:
        if missing := lacking(span):
            yield f"{_line_at(document.text, span.start)}: <{span.tag}> lacks {', '.join(missing)}"


def _span_faults(span: GoldSpan) -> Iterator[str]:
    value, code = span.attributes.get("v", ""), span.attributes.get("c", "")
    if span.tag == "date" and value and not span.attributes.get("k") and not is_edtf(value):
        yield f"{value!r} is no EDTF date"
    if span.tag == "money" and value and not _AMOUNT.fullmatch(value):
        yield f"{value!r} is no amount (1600000, 1.5 or 10/20)"
    if span.tag == "money" and code and not _CODE.fullmatch(code):
        yield f"{code!r} is no code of a currency"
    if span.tag == "geo" and not all(map(_CODE.fullmatch, code.split())):
        yield f"{code!r} is no code of a country"


def _line_at(text: str, offset: int) -> str:
    """Return where an offset is, as people count."""
    return f"line {text.count(chr(10), 0, offset) + 1}"


def _decoded(path: Path) -> str:
    """Return the content of a file in UTF-8, or in UTF-16 as Excel writes "Unicode text", without byte order mark."""
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


def lines_in(table: str) -> tuple[GoldLine, ...]:
    """Return the rows in the text of a ``NAME.lines.tsv``.

    Raises
    ------
    ValueError
        A column is missing, a cell is too long, or a line has no number.
    """
    rows = _cells_in(table, columns_of(GoldLine))
    for number, _, _ in rows:
        if not LINE_NUMBER.fullmatch(number):
            raise ValueError(f"{number!r} is no line number")
    return tuple(GoldLine(int(number), label, unit) for number, label, unit in rows)


def relations_in(table: str) -> tuple[GoldRelation, ...]:
    """Return the rows in the text of a ``NAME.relations.tsv``, white space as it stands.

    Raises
    ------
    ValueError
        A column is missing, or a cell is too long.
    """
    return tuple(GoldRelation(*cells) for cells in _cells_in(table, columns_of(GoldRelation)))


def columns_of(row: type[GoldLine | GoldRelation]) -> tuple[str, ...]:
    """Return the columns of the table that such rows stand in."""
    return tuple(field.name for field in fields(row))


def _cells_in(table: str, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the cells of each row in ``columns``; a cell that a row lacks at its end is empty.

    Cells are separated by tabs and quotation marks are part of them; a spreadsheet that saved the table may have put
    semicolons or commas between the cells, and then cells in quotation marks, which the header shows.

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
            raise ValueError(f"there is no column {missing[0]!r}")
        return [tuple(row[column] for column in columns) for row in reader]
    except csv.Error as error:
        raise ValueError(str(error)) from None
