"""From segments to the normalised text: lines are joined, and so are drop caps and words broken at line ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from kaext.alignment import Alignment, AlignmentBuilder
from kaext.cell_gaps import MIN_GAPS, WIDE_GAP, WORDS
from kaext.document import Block, Segment, WordJoin
from kaext.ka.paradigms import endings
from kaext.normalize.hyphens import Hyphens
from kaext.normalize.spread_rows import Cell, cells_of_row, columns_beside
from kaext.source import Line, Source, covered_share, row_of

BLOCK_SEPARATOR = "\n\n"
CELL_SEPARATOR = "\t"
SOFT_HYPHEN = "\u00ad"
# A decision on a line-end hyphen below this confidence is recorded.
_CERTAIN = 0.9
_LETTERS_BEFORE_HYPHEN = regex.compile(r"(?<!\p{L})(\p{L}++)[-\u2010\u2011]$")
# Lines broken inside an expression, to be joined without a space: 2004-|2006, 90-|იანი, მე-|2, F-|16, 5%-|ით, 28–|30,
# და/|ან, www.nato.int/|summit.
_CONTINUED = regex.compile(r"(?:[\p{L}\d]/|[\d%][-\u2010\u2011])\n[\p{L}\d]|(?:\p{L}[-\u2010\u2011]|\d[–—])\n\d")
# A line that ends in none of these is joined to the next with a space.
_JOINING_MARKS = frozenset("-\u2010\u2011–—/")
# A case ending may follow punctuation and a hyphen: „მელანჟი“-|ს, (KFOR)-|ში, წ.-|ის.
_SIGN_BEFORE_HYPHEN = regex.compile(r"[“”\"»’)\].][-\u2010\u2011]$")
_FIRST_LETTERS = regex.compile(r"\p{L}++")
# A drop cap is extracted as a single letter, with a gap before the rest of its word. No Georgian word of one letter
# begins a paragraph, and the letter of an enumerator is followed by its mark (ა) or ა.).
_DROP_CAP = regex.compile(r"([„“”\"«]?)(\p{Georgian})(\s{1,8}+)(?=\p{Georgian}\p{Georgian})")
_LONE_DROP_CAP = regex.compile(r"[„“”\"«]?\p{Georgian}")
_DROP_CAP_KINDS = frozenset({"body", "box"})

# Start and end in the source, and the gap before it: "" inside a word.
_Run = tuple[int, int, str]


def flow(source: Source, segments: Sequence[Segment]) -> tuple[str, Alignment, tuple[Block, ...]]:
    """Assemble the normalised text of a document.

    Parameters
    ----------
    source
        The source after character normalisation.
    segments
        Its segments in reading order; a line belongs to at most one.

    Returns
    -------
    tuple[str, Alignment, tuple[Block, ...]]
        The text (every block once, one empty line between blocks), its alignment with ``source.text``, and its
        blocks. Segments without visible characters give no block.
    """
    builder = AlignmentBuilder()
    blocks: list[Block] = []
    hyphens = Hyphens.of(_lines_in(source))
    for segment in segments:
        lines = [source.lines[index] for index in segment.lines]
        columns = columns_beside(source, segment.lines)
        may_have_drop_cap = segment.kind in _DROP_CAP_KINDS
        runs, uncertain = _runs(source.text, lines, hyphens, may_have_drop_cap=may_have_drop_cap, columns=columns)
        if not runs:
            continue
        if builder.length:
            anchor = runs[0][0]
            builder.add(BLOCK_SEPARATOR, anchor, anchor)
        start = builder.length
        word_joins: list[WordJoin] = []
        for text, source_start, source_end in _pieces(source.text, runs):
            if source_start in uncertain:
                word_joins.append(WordJoin(builder.length, uncertain[source_start]))
            builder.add(text, source_start, source_end)
        blocks.append(
            Block(
                block_id=f"b{len(blocks) + 1}",
                kind=segment.kind,
                unit=segment.unit,
                heading=segment.heading,
                level=segment.level,
                order=len(blocks),
                start=start,
                end=builder.length,
                lines=segment.lines,
                page=lines[0].page,
                targets=_targets(source, lines),
                word_joins=tuple(word_joins),
            )
        )
    text, alignment = builder.build()
    return text, alignment, tuple(blocks)


def _lines_in(source: Source) -> Iterator[str]:
    """Yield the lines of a text one by one: a list of them would need twice the memory of the text."""
    text, start = source.text, 0
    if source.char_boxes is None:
        yield from (text[line.start : line.end] for line in source.lines)
        return
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _targets(source: Source, lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the targets of link annotations and of links in markup on the lines, each once."""
    found: dict[str, None] = {}
    for line in lines:
        found |= dict.fromkeys(line.markup.targets if line.markup is not None else ())
        for link in source.pages[line.page - 1].links if line.page is not None else ():
            if line.box is not None and covered_share(line.box, link.box):
                found[link.uri] = None
    return tuple(found)


def _pieces(text: str, runs: Iterable[_Run]) -> Iterable[tuple[str, int, int]]:
    """Yield (text, source start, source end) of a segment; a gap is aligned with the white space that it replaces.

    Words with one space between them are one piece.
    """
    first = last = -1
    for start, end, gap in runs:
        if last < 0:
            first = start
        elif gap != " " or text[last:start] != " ":
            yield text[first:last], first, last
            if gap:
                # Between lines there may be an interruption of the paragraph, which the gap does not come from.
                between = text[last:start]
                yield gap, last, start if between and "\n" not in between else last
            first = start
        last = end
    if last >= 0:
        yield text[first:last], first, last


def _runs(
    text: str, lines: Sequence[Line], hyphens: Hyphens, *, may_have_drop_cap: bool, columns: frozenset[int]
) -> tuple[list[_Run], dict[int, float]]:
    """Return the runs of words in the lines of a segment, and the uncertain decisions on line-end hyphens.

    The latter are confidences by the start of the run after the hyphen.
    """
    if cells := cells_of_row(text, lines, columns):
        return list(_runs_of_cells(text, cells)), {}
    runs: list[_Run] = []
    uncertain: dict[int, float] = {}
    for number, line in enumerate(lines):
        found = [match.span() for match in WORDS.finditer(text, line.start, line.end)]
        if not found:
            continue
        gap = " "
        if runs and number and _is_next_cell(lines[number - 1], line):
            gap = CELL_SEPARATOR
        elif runs:
            may_be_lone_cap = number == 1 and may_have_drop_cap
            gap, cut, confidence = _join(text, runs, found[0], hyphens, may_be_lone_cap=may_be_lone_cap)
            if confidence < _CERTAIN:
                uncertain[found[0][0]] = confidence
            if cut:
                start, end, before = runs[-1]
                runs[-1] = (start, end - cut, before)
        gaps = _gaps(text, found, frozenset(line.start + column for column in columns), is_alone=len(lines) == 1)
        runs.extend((*place, before) for place, before in zip(found, [gap, *gaps], strict=True))
        if number == 0 and may_have_drop_cap:
            _join_drop_cap(text, line, runs)
    return runs, uncertain


def _runs_of_cells(text: str, cells: Sequence[Cell]) -> Iterator[_Run]:
    """Yield the runs of words in the cells of a row, with separators between its columns."""
    before: Cell | None = None
    for cell in cells:
        gap = "" if before is None else " " if cell.column == before.column else CELL_SEPARATOR
        for start, end in (match.span() for match in WORDS.finditer(text, cell.start, cell.end)):
            yield start, end, gap
            gap = " "
        before = cell


def _gaps(text: str, runs: Sequence[tuple[int, int]], columns: frozenset[int], *, is_alone: bool) -> list[str]:
    """Return the gaps between the runs of a line: cell separators if tabs or wide spaces make it a row, else spaces.

    Spaces beside a vertical bar only align it. Before ``columns``, two spaces are wide.
    """
    if len(runs) <= MIN_GAPS:
        return [" "] * (len(runs) - 1)
    between = [text[end:start] for (_, end), (start, _) in pairwise(runs)]
    is_beside_bar = ["|" in (text[end - 1], text[start]) for (_, end), (start, _) in pairwise(runs)]
    for is_gap in (
        ["\t" in gap for gap in between],
        [
            is_alone and (len(gap) >= WIDE_GAP or start in columns) and not is_aligned
            for gap, is_aligned, (start, _) in zip(between, is_beside_bar, runs[1:], strict=True)
        ],
    ):
        if sum(is_gap) >= MIN_GAPS:
            return [CELL_SEPARATOR if is_cell else " " for is_cell in is_gap]
    return [" "] * len(between)


def _is_next_cell(before: Line, line: Line) -> bool:
    """Return whether a line is in another cell of the same table row than the line before it."""
    return line.region != before.region and row_of(line.region) == row_of(before.region) != ""


def _join_drop_cap(text: str, line: Line, runs: list[_Run]) -> None:
    start, end, gap = runs[0]
    drop_cap = _DROP_CAP.match(text, start, line.end)
    if drop_cap is None:
        return
    if drop_cap.end() < end:
        runs[:1] = [(start, drop_cap.end(2), gap), (drop_cap.end(), end, "")]
    else:
        runs[1] = (*runs[1][:2], "")


def _join(
    text: str, runs: list[_Run], following: tuple[int, int], hyphens: Hyphens, *, may_be_lone_cap: bool
) -> tuple[str, int, float]:
    """Return how a line is joined to the next: the gap, the characters to cut from its end, and the confidence."""
    start, end, _ = runs[-1]
    last = text[start:end].rpartition(" ")[2]
    if last.endswith((SOFT_HYPHEN, "¬")):
        return "", 1, 1.0
    if may_be_lone_cap and len(runs) == 1 and len(last) == end - start and _LONE_DROP_CAP.fullmatch(last):
        return "", 0, 1.0
    if last[-1] not in _JOINING_MARKS:
        return ("" if last.endswith("www.") else " "), 0, 1.0
    before = _LETTERS_BEFORE_HYPHEN.search(last)
    after = _FIRST_LETTERS.match(text, *following) if before is not None else None
    if before is not None and after is not None:
        judgement = hyphens.judge(before[1], after[0])
        return "", int(judgement.is_typesetting), judgement.confidence
    if _CONTINUED.fullmatch(f"{last[-2:]}\n{text[following[0]]}"):
        return "", 0, 1.0
    ending = _FIRST_LETTERS.match(text, *following) if _SIGN_BEFORE_HYPHEN.search(last) else None
    return ("" if ending is not None and ending[0] in endings() else " "), 0, 1.0


def with_ids(blocks: Iterable[Block], doc_id: str) -> tuple[Block, ...]:
    """Return the blocks with ids that are unique in a dataset."""
    return tuple(replace(block, block_id=f"{doc_id}-{block.block_id}") for block in blocks)
