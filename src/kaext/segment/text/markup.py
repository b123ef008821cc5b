"""Segmentation of texts in lightweight markup, whose signs name the headings, boxes, tables, lists and footnotes.

Only what no sign marks is found by wording: chronologies, the imprint, contacts and the ends of paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby, pairwise

from kaext.document import BlockKind, Segment
from kaext.segment import cues
from kaext.segment.imprints import is_imprint
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, TextBlock
from kaext.segment.text.breaks import LineEndCosts, RunContext, cut_run
from kaext.segment.text.chronologies import chronologies, mark_timelines
from kaext.segment.text.contacts import mark_links
from kaext.segment.text.end_matter import mark_imprint
from kaext.segment.text.headings import mark_title
from kaext.segment.text.joining import join_continuations
from kaext.segment.text.openings import Openings
from kaext.segment.title_shape import MAX_TITLE_LENGTH
from kaext.segment.units import Units
from kaext.source import LineRole, Markup, Source

_KINDS: dict[LineRole, BlockKind] = {
    "metadata": "header",
    "title": "title",
    "heading": "heading",
    "rule": "header",
    "note": "imprint",
    "picture": "caption",
    "address": "link",
}
_CELL = "|"
_MIN_ENTRIES = 2
# წყარო | წელი (source | year): the most cells in a row of a chronology.
_CHRONOLOGY_CELLS = 2
# Roles whose lines belong together over several lines.
_PARTS = frozenset[LineRole]({"title", "heading", "item", "note"})


def segment_markup(source: Source) -> tuple[Segment, ...]:
    """Return the segments of a text whose lines carry markup, in reading order.

    Lines that consisted of signs alone belong to the block of the heading, table or quotation beside them.
    """
    texts = [source.text[line.start : line.end].rstrip("\r") for line in source.lines]
    marks = [line.markup or Markup() for line in source.lines]
    marks = _with_bold_headings(texts, marks)
    blocks = _blocks(texts, marks)
    if not blocks:
        return ()
    _mark_title(blocks)
    mark_links(texts, blocks)
    mark_imprint(blocks)
    _mark_rules_above_notes(blocks)
    for block in blocks:
        block.kind = block.kind or "body"
    levels = {number: mark.level for number, mark in enumerate(marks) if mark.role == "heading"}
    return _segments(join_continuations(blocks), levels, _without_text(texts, marks))


def _with_bold_headings(texts: Sequence[str], marks: Sequence[Markup]) -> list[Markup]:
    """Return the marks with paragraphs of one short line in bold type as headings below all others."""
    lowest = max((mark.level for mark in marks if mark.role == "heading"), default=0)
    found = list(marks)
    for number, mark in enumerate(marks):
        text = texts[number].strip()
        is_first = not number or not texts[number - 1].strip() or marks[number - 1].quote != mark.quote
        if not (mark.is_strong and is_first and mark.role == "" and 0 < len(text) <= MAX_TITLE_LENGTH):
            continue
        if not text.endswith((".", ";", ",", ":")) or mark.quote >= 0:
            found[number] = mark._replace(role="heading", level=lowest + 1, part=number)
    return found


def _blocks(texts: Sequence[str], marks: Sequence[Markup]) -> list[TextBlock]:
    """Return the blocks in the order of their lines, with the labels that follow from the marks."""
    kinds = [_kind(text, mark) for text, mark in zip(texts, marks, strict=True)]
    dated = _dated_tables(texts, marks)
    in_rows = [mark.role == "row" and mark.part not in dated for mark in marks]
    groups = chronologies(texts, ["body" if is_row else kind for kind, is_row in zip(kinds, in_rows, strict=True)])
    groups = [group for group in groups if not any(marks[line].role == "row" for line in group)]
    openings = Openings(heads=frozenset(line for group in groups for line in group))
    costs = LineEndCosts.of(texts)
    blocks: list[TextBlock] = []
    gap = True
    for (_, is_blank), lines in groupby(range(len(texts)), lambda line: (_part(line, marks), not texts[line].strip())):
        run = list(lines)
        if is_blank:
            gap = True
            continue
        mark = marks[run[0]]
        if mark.role == "" and kinds[run[0]] in (None, "box"):
            context = RunContext(has_gap=gap, is_at_start=not blocks)
            cut = list(cut_run(texts, run, openings, costs, context))
        else:
            cut = [TextBlock(run, gap_before=gap, texts=[texts[line] for line in run])]
        for block in cut:
            _label(block, kinds[block.lines[0]], marks, dated)
        blocks += cut
        gap = False
    mark_timelines(blocks, texts, groups)
    _mark_named_boxes(blocks)
    _mark_captions(blocks)
    return blocks


def _mark_captions(blocks: Sequence[TextBlock]) -> None:
    """Label the short text directly below a picture as its caption."""
    for picture, block in pairwise(blocks):
        is_below = picture.kind == "caption" and block.kind is None and not block.gap_before
        if is_below and len(block.lines) == 1 and len(block.text) <= MIN_UNWRAPPED_LENGTH:
            block.kind = "caption"


def _mark_named_boxes(blocks: Sequence[TextBlock]) -> None:
    """Label the text under a heading that names itself a box (ჩანართი 2, inset 2), up to the next heading or rule."""
    box = 0
    for block in blocks:
        if block.kind in ("heading", "title", "header", "box_title") or block.box:
            box = block.lines[0] + 1 if block.kind == "heading" and cues.NAMED_BOX.match(block.text) else 0
        if box:
            block.kind, block.box = "box_title" if block.kind == "heading" else "box", box


def _part(line: int, marks: Sequence[Markup]) -> tuple[int, LineRole, int]:
    """Return a key of the lines that belong to the same part of the text."""
    mark = marks[line]
    return mark.quote, mark.role, mark.part if mark.role in _PARTS else line if mark.role else -1


def _kind(text: str, mark: Markup) -> BlockKind | None:
    """Return the label that follows from the mark of a line, or from the sign of a credit."""
    if mark.quote >= 0:
        return "box"
    if mark.role == "" and cues.CREDIT.match(text):
        return "imprint" if is_imprint(text) else "credit"
    return _KINDS.get(mark.role)


def _label(block: TextBlock, kind: BlockKind | None, marks: Sequence[Markup], dated: set[int]) -> None:
    """Label a block by the mark of its first line."""
    mark = marks[block.lines[0]]
    block.kind = kind
    if mark.quote >= 0:
        block.box = mark.quote + 1
        is_title = mark.role == "heading" and mark.quote in (block.lines[0], mark.quote)
        block.kind = "box_title" if is_title else "box"
    block.is_row = mark.role == "row"
    if mark.role == "row" and mark.quote < 0:
        block.kind = "timeline" if mark.part in dated else "body"
    if mark.role == "item" and mark.quote < 0 and block.texts[0].lstrip().startswith("*"):
        block.texts = [block.texts[0].replace("*", "•", 1), *block.texts[1:]]


def _dated_tables(texts: Sequence[str], marks: Sequence[Markup]) -> set[int]:
    """Return the tables that are chronologies: dates in the first of two columns, below the row of headings."""
    rows: dict[int, list[str]] = {}
    for text, mark in zip(texts, marks, strict=True):
        if mark.role == "row" and text.strip():
            rows.setdefault(mark.part, []).append(text)
    return {
        part
        for part, (_, *below) in rows.items()
        if len(below) >= _MIN_ENTRIES and all(_is_dated_row(text) for text in below)
    }


def _is_dated_row(text: str) -> bool:
    return text.count(_CELL) == _CHRONOLOGY_CELLS - 1 and cues.entry_date_length(text.strip()) > 0


def _mark_title(blocks: Sequence[TextBlock]) -> None:
    """Label the document's own title: its first heading of the highest level, else the first line that can be one."""
    first = next((number for number, block in enumerate(blocks) if block.kind in ("title", "heading")), None)
    if first is None or blocks[first].kind == "title":
        if first is None:
            mark_title(blocks)
        return
    _mark_issue_below(blocks[first + 1 : first + 2])
    above = [block for block in blocks[:first] if block.kind != "header"]
    if all(len(block.lines) == 1 and len(block.text) <= MIN_UNWRAPPED_LENGTH for block in above):
        blocks[first].kind = "title"
        for block in above:
            block.kind = "imprint" if is_imprint(block.text) else "header"
    else:
        mark_title(blocks[:first])


def _mark_issue_below(below: Sequence[TextBlock]) -> None:
    """Label the line below the title that names the publisher and edition instead of a sentence."""
    for block in below:
        if block.kind is None and len(block.lines) == 1 and not block.is_finished and is_imprint(block.text):
            block.kind = "imprint"


def _mark_rules_above_notes(blocks: Sequence[TextBlock]) -> None:
    """Label the rule above footnotes, which separates them from the text, as they are."""
    for number, block in enumerate(blocks[1:], start=1):
        if block.kind == "imprint" and blocks[number - 1].kind == "header":
            blocks[number - 1].kind = "imprint"


def _without_text(texts: Sequence[str], marks: Sequence[Markup]) -> dict[int, Markup]:
    """Return the lines of which only signs were there."""
    return {
        number: mark
        for number, (text, mark) in enumerate(zip(texts, marks, strict=True))
        if not text.strip() and (mark.role or mark.quote >= 0)
    }


def _segments(
    blocks: Sequence[TextBlock], levels: dict[int, int], without_text: dict[int, Markup]
) -> tuple[Segment, ...]:
    """Return the blocks as segments with their units and the lines without text beside them."""
    extra = _owners(blocks, without_text)
    top = min(
        (levels[block.lines[0]] for block in blocks if block.kind == "heading" and block.lines[0] in levels), default=1
    )
    units = Units()
    for number, block in enumerate(blocks):
        kind = block.kind or "body"
        level = levels.get(block.lines[0], top) - top + 1 if kind == "heading" else int(kind == "title")
        lines = sorted([*block.lines, *extra.get(number, ())])
        units.add(lines, kind=kind, text=block.text, box=block.box, level=level, opens_section=True)
    return units.segments()


def _owners(blocks: Sequence[TextBlock], without_text: dict[int, Markup]) -> dict[int, list[int]]:
    """Return the lines without text by the block that they go to: the next one of a quotation, else the one above."""
    found: dict[int, list[int]] = {}
    starts = sorted((line, number) for number, block in enumerate(blocks) for line in block.lines)
    lines = [line for line, _ in starts]
    for line, mark in without_text.items():
        at = bisect_right(lines, line)
        above = starts[max(0, at - 1)][1]
        below = starts[min(at, len(starts) - 1)][1]
        is_in_next = mark.quote >= 0 and blocks[below].box == mark.quote + 1
        found.setdefault(below if is_in_next else above, []).append(line)
    return found
