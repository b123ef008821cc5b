"""Convert gold documents to manuscripts for typesetting: paragraphs, tables, floats and the running header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kaext.document import BlockKind, Segment
from kaext.evaluation.gold import GoldDocument, read_gold
from kaext.ingest.text import read_text
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.segment import cues, segment
from kaext.source import Source

_SINGLE_BLOCK = frozenset({"title", "heading", "box_title"})
_ONE_PER_LINE = frozenset({"header", "link", "credit", "page_number"})
_FLOATING = frozenset({"box", "box_title", "caption", "credit"})
# Separators between the date and the text of an entry; layouts separate them by space instead.
_DATE_SEPARATORS = re.compile(r"^[\s–—:.|-]+")
# The first separator shows that a line is a row of cells; then the second pattern splits it, too.
_CELL_END = re.compile(r"(?<=\S)(?:\s*\||\t|\s{3,})(?=\s*\S)")
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{2,}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a manuscript.

    Attributes
    ----------
    label, unit
        The gold's label and unit of its lines.
    text
        The text as one line, without the date.
    date
        The date that heads an entry of a chronology; "" for none.
    cells
        The cells of a table row; empty for other paragraphs.
    """

    label: str
    unit: str
    text: str
    date: str = ""
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Float:
    """A box (title and paragraphs) or a picture (caption and credit)."""

    is_box: bool
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Consecutive table rows."""

    rows: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document to be typeset: the main text with tables and floats in source order, and the running headers."""

    main: tuple[Paragraph | Table | Float, ...]
    header: tuple[str, ...]


def read_manuscript(path: Path) -> Manuscript:
    """Return the manuscript of a gold document, given its path without endings."""
    gold = read_gold(path.with_name(f"{path.name}.xml.txt"))
    paragraphs = _paragraphs(gold)
    header: list[str] = []
    main: list[Paragraph | Table | Float] = []
    boxes: dict[str, Float] = {}
    for paragraph in paragraphs:
        if paragraph.label == "header":
            if paragraph.text not in header:
                header.append(paragraph.text)
        elif paragraph.label in ("box", "box_title"):
            box = boxes.get(paragraph.unit)
            if box is None:
                box = boxes[paragraph.unit] = Float(True)
                main.append(box)
            box.paragraphs.append(paragraph)
        elif paragraph.label in _FLOATING:
            last = main[-1] if main else None
            if not isinstance(last, Float) or last.is_box or paragraph.label in {p.label for p in last.paragraphs}:
                last = Float(False)
                main.append(last)
            last.paragraphs.append(paragraph)
        elif paragraph.cells:
            if not main or not isinstance(main[-1], Table):
                main.append(Table())
            main[-1].rows.append(paragraph)  # type: ignore[union-attr]
        elif paragraph.label != "page_number":
            main.append(paragraph)
    for box in boxes.values():
        box.paragraphs.sort(key=lambda paragraph: paragraph.label != "box_title")
    rows = [item.rows[0] if isinstance(item, Table) and len(item.rows) == 1 else item for item in main]
    return Manuscript(tuple(rows), tuple(header))


def _paragraphs(gold: GoldDocument) -> list[Paragraph]:
    source, _ = characters(read_text(gold.text.encode(), name=gold.name, max_characters=len(gold.text) + 1))
    read = _Segmentation.from_source(source, gold)
    groups: list[Segment] = []
    open_groups: dict[tuple[str, str], int] = {}
    gap = True
    for index, row in enumerate(gold.lines):
        if row.label == "blank":
            gap = True
            continue
        key = (row.label, row.unit)
        held = open_groups.get(key)
        if held is not None and read.continues(groups[held], index, gap=gap):
            groups[held] = Segment((*groups[held].lines, index), groups[held].kind, row.unit)
        else:
            kind: BlockKind = row.label  # type: ignore[assignment]
            open_groups[key] = len(groups)
            groups.append(Segment((index,), kind, row.unit))
        gap = False
    text, _, blocks = flow(source, groups)
    paragraphs: list[Paragraph] = []
    for block in blocks:
        first = source.lines[block.lines[0]]
        line = source.text[first.start : first.end]
        date = " ".join(line[: _date_length(line)].split()) if block.kind == "timeline" else ""
        rest = text[block.start : block.end]
        rest = _DATE_SEPARATORS.sub("", rest.removeprefix(date)) if date else rest
        lines = [source.text[source.lines[index].start : source.lines[index].end] for index in block.lines]
        cells = _cells(lines) if block.kind == "body" else ()
        paragraphs.append(Paragraph(block.kind, block.unit, rest, date, cells))
    return paragraphs


def _cells(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a row, separated by ``|``, tabs or wide gaps; empty for other paragraphs.

    Further lines belong to the last cell.
    """
    first = lines[0].strip()
    if not _CELL_END.search(first):
        return ()
    label, _, _ = first.partition(":")
    is_labelled = _CELLS.match(first, len(label) + 1) is not None
    cells = _CELLS.split(first, maxsplit=int(is_labelled))
    cells[-1] = " ".join([cells[-1], *(" ".join(line.split()) for line in lines[1:])])
    return tuple(cells)


def _date_length(line: str) -> int:
    """Return the length of the date at the beginning of an entry: one that is set off, or one in the nominative."""
    plain = cues.leading_date_length(line)
    return max(
        cues.entry_date_length(line),
        cues.subentry_date_length(line),
        plain if cues.is_nominative_date(line[:plain]) else 0,
    )


@dataclass(frozen=True, slots=True)
class _Segmentation:
    """The lines of a gold document, and the segment of each line whose predicted kind agrees with the gold."""

    texts: tuple[str, ...]
    parts: dict[int, int]

    @classmethod
    def from_source(cls, source: Source, gold: GoldDocument) -> _Segmentation:
        texts = tuple(source.text[line.start : line.end] for line in source.lines)
        parts = {
            index: number
            for number, part in enumerate(segment(source))
            for index in part.lines
            if part.kind == gold.lines[index].label
        }
        return cls(texts, parts)

    def continues(self, group: Segment, index: int, *, gap: bool) -> bool:
        """Return whether a line continues a paragraph. Gold labels each line but does not mark paragraph breaks."""
        line, last = self.texts[index], self.texts[group.lines[-1]]
        touches = group.lines[-1] == index - 1
        if group.kind in _ONE_PER_LINE:
            return False
        if group.kind in _SINGLE_BLOCK:
            return touches
        if index in self.parts and group.lines[-1] in self.parts:
            return self.parts[index] == self.parts[group.lines[-1]]
        # A dash at the beginning of a line may belong to the sentence.
        if cues.BULLET.match(line) and (line.lstrip()[0] not in "-–—" or cues.TERMINAL.search(last.rstrip())):
            return False
        if group.kind == "box" and cues.entry_date_length(line):
            return False
        if group.kind == "timeline":
            return not gap and cues.INDENT.match(line) is not None
        if group.kind in ("caption", "imprint"):
            return touches
        return touches or not cues.TERMINAL.search(last.rstrip())
