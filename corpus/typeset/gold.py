"""What a gold document says, as a typesetter's manuscript: units with their paragraphs, floats and furniture."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kaext.document import BlockKind, Segment
from kaext.evaluation.gold import GoldDocument, read_gold
from kaext.ingest.text import read_text
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.segment import cues

_ONE_BLOCK = frozenset({"title", "heading", "box_title"})
_BY_LINE = frozenset({"header", "link", "credit", "page_number"})
_FLOATING = frozenset({"box", "box_title", "caption", "credit"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to set: its label, its unit and its text on one line, after the date that heads it."""

    label: str
    unit: str
    text: str
    date: str = ""


@dataclass(slots=True)
class Float:
    """A box (title and paragraphs) or a picture (caption and credit)."""

    is_box: bool
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document to set: the main text with its floats where they come up, and the running header."""

    main: tuple[Paragraph | Float, ...]
    header: tuple[str, ...]


def read_manuscript(path: Path) -> Manuscript:
    """Return the manuscript of the gold document whose files begin with ``path``."""
    gold = read_gold(path.with_name(f"{path.name}.xml.txt"))
    paragraphs = _paragraphs(gold)
    header: list[str] = []
    main: list[Paragraph | Float] = []
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
        elif paragraph.label != "page_number":
            main.append(paragraph)
    for box in boxes.values():
        box.paragraphs.sort(key=lambda paragraph: paragraph.label != "box_title")
    return Manuscript(tuple(main), tuple(header))


def _paragraphs(gold: GoldDocument) -> list[Paragraph]:
    source, _ = characters(read_text(gold.text.encode(), name=gold.name, max_characters=len(gold.text) + 1))
    groups: list[Segment] = []
    open_groups: dict[tuple[str, str], int] = {}
    gap = True
    for index, row in enumerate(gold.lines):
        if row.label == "blank":
            gap = True
            continue
        text = source.text[source.lines[index].start : source.lines[index].end]
        key = (row.label, row.unit)
        held = open_groups.get(key)
        if held is not None and _continues(source.text, source, groups[held], text, index, gap=gap):
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
        head = cues.entry_head(line) if block.kind == "timeline" else 0
        date = " ".join(line[:head].split())
        rest = (
            text[block.start : block.end].removeprefix(date).strip(" \t–—:-") if date else text[block.start : block.end]
        )
        paragraphs.append(Paragraph(block.kind, block.unit, rest, date))
    return paragraphs


def _continues(text: str, source: object, group: Segment, line: str, index: int, *, gap: bool) -> bool:
    lines = source.lines  # type: ignore[attr-defined]
    last = text[lines[group.lines[-1]].start : lines[group.lines[-1]].end]
    touches = group.lines[-1] == index - 1
    if group.kind in _BY_LINE:
        return False
    if group.kind in _ONE_BLOCK:
        return touches
    # A dash at a line's beginning may be the sentence's own.
    if cues.BULLET.match(line) and (line.lstrip()[0] not in "-–—" or cues.TERMINAL.search(last.rstrip())):
        return False
    if group.kind == "timeline":
        return not gap and cues.INDENT.match(line) is not None
    if group.kind in ("caption", "imprint"):
        return touches
    return touches or not cues.TERMINAL.search(last.rstrip())
