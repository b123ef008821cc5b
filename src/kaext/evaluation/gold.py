"""Gold documents as the annotation guidelines define them: inline tags, line labels, facts.

A gold document is ``NAME.xml.txt`` (the source text with inline tags), ``NAME.lines.tsv`` and ``NAME.relations.tsv``.
Offsets are code points of the source text, ends exclusive.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import regex

from kaext.document import BlockKind
from kaext.ka.calendar import is_edtf
from kaext.pipes.values import RelationType
from kaext.problems import DocumentError, problem

TAGS = ("date", "acr", "def", "money", "geo", "prog")
LABELS = frozenset({*get_args(BlockKind), "blank"})
RELATIONS = frozenset(get_args(RelationType))

_LINE_COLUMNS = ("line", "label", "unit")
_RELATION_COLUMNS = ("country", "relation", "programme", "date", "evidence")
_AMOUNT = regex.compile(r"\d++(?:\.\d++)?+(?:/\d++(?:\.\d++)?+)?+")
_CODE = regex.compile(r"[A-Z]{3}")
_NUMBER = regex.compile(r"[0-9]{1,9}")
_TAG = regex.compile(r'<(/?)(date|acr|def|money|geo|prog)((?:\s++\w++="[^"]*+")*+)\s*+>')
_ATTRIBUTE = regex.compile(r'(\w++)="([^"]*+)"')


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
    """The label and unit of a source line; ``line`` counts from 1."""

    line: int
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A fact of ``NAME.relations.tsv``; its ``evidence`` quotes the text with every white space as one space."""

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
    name = path.name.removesuffix(".xml.txt")
    text, spans = parse_inline(_decoded(path), name=name)
    line_rows = _rows_of(path.with_name(f"{name}.lines.tsv"), _LINE_COLUMNS)
    for row in line_rows:
        if not _NUMBER.fullmatch(row["line"]):
            raise DocumentError(problem("gold-invalid", name=name, reason=f"{row['line']!r} is no line number"))
    lines = tuple(GoldLine(int(row["line"]), row["label"], row["unit"]) for row in line_rows)
    relations = tuple(
        GoldRelation(*(" ".join(row[column].split()) for column in _RELATION_COLUMNS))
        for row in _rows_of(path.with_name(f"{name}.relations.tsv"), _RELATION_COLUMNS)
    )
    for line in lines:
        if line.label not in LABELS:
            raise DocumentError(problem("gold-invalid", name=name, reason=f"unknown line label {line.label!r}"))
    for relation in relations:
        if relation.relation not in RELATIONS:
            raise DocumentError(problem("gold-invalid", name=name, reason=f"unknown relation {relation.relation!r}"))
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


def _rows_of(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    if not path.exists():
        return []
    try:
        return table_rows(_decoded(path), columns)
    except ValueError as error:
        raise DocumentError(problem("gold-invalid", name=path.name, reason=str(error))) from None


def table_rows(table: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a table, each with all of ``columns``; a cell that a row lacks at its end is empty.

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
        return list(reader)
    except csv.Error as error:
        raise ValueError(str(error)) from None
