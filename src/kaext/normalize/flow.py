"""Segments to the normalised text: lines unwrapped, drop caps joined, line-end hyphens judged, with alignment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from kaext.alignment import Alignment, AlignmentBuilder
from kaext.document import Block, Segment, WordJoin
from kaext.ka.paradigms import endings
from kaext.normalize.hyphens import Hyphens
from kaext.source import Line, Source, covered_share, row_of

BLOCK_SEPARATOR = "\n\n"
CELL_SEPARATOR = "\t"
SOFT_HYPHEN = "\u00ad"
# A judgement of a hyphen at a line end that is surer than this needs no telling.
_SURE = 0.9

# Words with one space between them stay as they are.
_STRETCHES = regex.compile(r"\S++(?: \S++)*+")
_LETTERS_BEFORE_HYPHEN = regex.compile(r"(?<!\p{L})(\p{L}++)[-\u2010\u2011]$")
# 2004-|2006, 90-|იანი, მე-|2, F-|16, 5%-|ით, 28–|30, და/|ან, www.nato.int/|summit: a line may end inside these, and
# nothing is lost.
_RUNS_ON = regex.compile(r"(?:[\p{L}\d]/|[\d%][-\u2010\u2011])\n[\p{L}\d]|(?:\p{L}[-\u2010\u2011]|\d[–—])\n\d")
# Without one of these at its end a line goes on after a space.
_GOES_ON = frozenset("-\u2010\u2011–—/")
# „მელანჟი“-|ს, (KFOR)-|ში, წ.-|ის: an ending may follow a sign and a hyphen.
_SIGN_BEFORE_HYPHEN = regex.compile(r"[“”\"»’)\].][-\u2010\u2011]$")
_FIRST_LETTERS = regex.compile(r"\p{L}++")
# A drop cap is extracted as a letter by itself, before a gap, in front of the rest of its word. No Georgian word of
# one letter begins a paragraph; enumerators (ა) or ა.) have their mark at once.
_DROP_CAP = regex.compile(r"([„“”\"«]?)(\p{Georgian})(\s{1,8}+)(?=\p{Georgian}\p{Georgian})")
_LONE_DROP_CAP = regex.compile(r"[„“”\"«]?\p{Georgian}")
_DROP_CAP_KINDS = frozenset({"body", "box"})

# Start and end in the source, and the gap before: "" where two are one word.
_Stretch = tuple[int, int, str]


def flow(source: Source, segments: Sequence[Segment]) -> tuple[str, Alignment, tuple[Block, ...]]:
    """Put the normalised text of a document together.

    Parameters
    ----------
    source
        The source after character normalisation.
    segments
        Its segments in reading order; a line may stand in one segment only.

    Returns
    -------
    tuple[str, Alignment, tuple[Block, ...]]
        The text (every block once, one empty line between blocks), its alignment with ``source.text``, and its
        blocks. Segments without visible characters give no block.
    """
    builder = AlignmentBuilder()
    blocks: list[Block] = []
    hyphens = Hyphens.of(_lines_in(source.text))
    for segment in segments:
        lines = [source.lines[index] for index in segment.lines]
        stretches, unsure = _stretches(source.text, lines, hyphens, may_be_capped=segment.kind in _DROP_CAP_KINDS)
        if not stretches:
            continue
        if builder.length:
            anchor = stretches[0][0]
            builder.add(BLOCK_SEPARATOR, anchor, anchor)
        start = builder.length
        word_joins: list[WordJoin] = []
        for text, source_start, source_end in _pieces(source.text, stretches):
            if source_start in unsure:
                word_joins.append(WordJoin(builder.length, unsure[source_start]))
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


def _lines_in(text: str) -> Iterator[str]:
    """Yield the lines of a text one by one: all of them together take twice as much memory as the text."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _targets(source: Source, lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the addresses that link annotations on the lines lead to, each once."""
    found: dict[str, None] = {}
    for line in lines:
        for link in source.pages[line.page - 1].links if line.page is not None else ():
            if line.box is not None and covered_share(line.box, link.box):
                found[link.uri] = None
    return tuple(found)


def _pieces(text: str, stretches: Iterable[_Stretch]) -> Iterable[tuple[str, int, int]]:
    """Yield (text, source start, source end) of a segment; a space between words comes from what stood between.

    Words with one space between them are one piece.
    """
    first = last = -1
    for start, end, gap in stretches:
        if last < 0:
            first = start
        elif gap != " " or text[last:start] != " ":
            yield text[first:last], first, last
            if gap:
                # Between lines stands whatever interrupts the paragraph: the gap comes from none of it.
                between = text[last:start]
                yield gap, last, start if between and "\n" not in between else last
            first = start
        last = end
    if last >= 0:
        yield text[first:last], first, last


def _stretches(
    text: str, lines: Sequence[Line], hyphens: Hyphens, *, may_be_capped: bool
) -> tuple[list[_Stretch], dict[int, float]]:
    """Return the stretches of words in the lines of a segment, which may begin with a drop cap.

    With them come the starts of those that go on after a hyphen of which it is not sure whether it is the word's own,
    and how sure that is.
    """
    stretches: list[_Stretch] = []
    unsure: dict[int, float] = {}
    for number, line in enumerate(lines):
        found = [match.span() for match in _STRETCHES.finditer(text, line.start, line.end)]
        if not found:
            continue
        gap = " "
        if stretches and number and _is_next_cell(lines[number - 1], line):
            gap = CELL_SEPARATOR
        elif stretches:
            lone = number == 1 and may_be_capped
            gap, cut, confidence = _join(text, stretches, found[0], hyphens, lone=lone)
            if confidence < _SURE:
                unsure[found[0][0]] = confidence
            if cut:
                start, end, before = stretches[-1]
                stretches[-1] = (start, end - cut, before)
        gaps = _gaps(text, found, is_alone=len(lines) == 1)
        stretches.extend((*place, before) for place, before in zip(found, [gap, *gaps], strict=True))
        if number == 0 and may_be_capped:
            _join_drop_cap(text, line, stretches)
    return stretches, unsure


def _gaps(text: str, stretches: Sequence[tuple[int, int]], *, is_alone: bool) -> list[str]:
    """Return what parts the stretches of a line: where tabs or wide spaces part it into columns, these part cells."""
    if len(stretches) <= _MIN_CELL_GAPS:
        return [" "] * (len(stretches) - 1)
    between = [text[end:start] for (_, end), (start, _) in pairwise(stretches)]
    for parts_cells in (["\t" in gap for gap in between], [is_alone and len(gap) >= _COLUMN_GAP for gap in between]):
        if sum(parts_cells) >= _MIN_CELL_GAPS:
            return [CELL_SEPARATOR if is_cell else " " for is_cell in parts_cells]
    return [" "] * len(between)


# So many spaces part columns, where a row of a table is a segment of its own; a row has three cells or more.
_COLUMN_GAP, _MIN_CELL_GAPS = 3, 2


def _is_next_cell(before: Line, line: Line) -> bool:
    """Return whether a line is in another cell of the same table than the line before it."""
    return line.region != before.region and row_of(line.region) == row_of(before.region) != ""


def _join_drop_cap(text: str, line: Line, stretches: list[_Stretch]) -> None:
    start, end, gap = stretches[0]
    capped = _DROP_CAP.match(text, start, line.end)
    if capped is None:
        return
    if capped.end() < end:
        stretches[:1] = [(start, capped.end(2), gap), (capped.end(), end, "")]
    else:
        stretches[1] = (*stretches[1][:2], "")


def _join(
    text: str, stretches: list[_Stretch], following: tuple[int, int], hyphens: Hyphens, *, lone: bool
) -> tuple[str, int, float]:
    """Say how the last word of a line goes on in the next one: the gap, what to cut from it, and how sure that is."""
    start, end, _ = stretches[-1]
    last = text[start:end].rpartition(" ")[2]
    if last.endswith((SOFT_HYPHEN, "¬")):
        return "", 1, 1.0
    if lone and len(stretches) == 1 and len(last) == end - start and _LONE_DROP_CAP.fullmatch(last):
        return "", 0, 1.0
    if last[-1] not in _GOES_ON:
        return " ", 0, 1.0
    before = _LETTERS_BEFORE_HYPHEN.search(last)
    after = _FIRST_LETTERS.match(text, *following) if before is not None else None
    if before is not None and after is not None:
        judgement = hyphens.judge(before[1], after[0])
        return "", int(judgement.is_typesetting), judgement.confidence
    if _RUNS_ON.fullmatch(f"{last[-2:]}\n{text[following[0]]}"):
        return "", 0, 1.0
    ending = _FIRST_LETTERS.match(text, *following) if _SIGN_BEFORE_HYPHEN.search(last) else None
    return ("" if ending is not None and ending[0] in endings() else " "), 0, 1.0


def with_ids(blocks: Iterable[Block], doc_id: str) -> tuple[Block, ...]:
    """Return the blocks with ids that are unique in a dataset."""
    return tuple(replace(block, block_id=f"{doc_id}-{block.block_id}") for block in blocks)
