"""Segments to the normalised text: lines unwrapped, drop caps joined, line-end hyphens judged, with alignment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from kaext.alignment import Alignment, AlignmentBuilder
from kaext.document import Block, Joint, Segment
from kaext.normalize.hyphens import Hyphens
from kaext.source import Line, Source, covered_share, row_of

BLOCK_SEPARATOR = "\n\n"
CELL_SEPARATOR = "\t"
SOFT_HYPHEN = "\u00ad"
# A judgement of a hyphen at a line end that is surer than this needs no telling.
_SURE = 0.9

_WORDS = regex.compile(r"\S++")
_LETTERS_BEFORE_HYPHEN = regex.compile(r"(?<!\p{L})(\p{L}++)[-\u2010\u2011]$")
# 2004-|2006, 90-|იანი, 28–|30, და/|ან, www.nato.int/|summit: a line may end inside these, and nothing is lost.
_RUNS_ON = regex.compile(r"(?:[\p{L}\d]/|\d[-\u2010\u2011])\n[\p{L}\d]|\d[–—]\n\d")
_FIRST_LETTERS = regex.compile(r"\p{L}++")
# A drop cap is extracted as a letter by itself, before a gap, in front of the rest of its word. No Georgian word of
# one letter begins a paragraph; enumerators (ა) or ა.) have their mark at once.
_DROP_CAP = regex.compile(r"([„“”\"«]?)(\p{Georgian})(\s{1,8}+)(?=\p{Georgian}\p{Georgian})")
_LONE_DROP_CAP = regex.compile(r"[„“”\"«]?\p{Georgian}")
_DROP_CAP_KINDS = frozenset({"body", "box"})


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
    hyphens = Hyphens.of(source.text[line.start : line.end] for line in source.lines)
    for segment in segments:
        words, unsure = _words(source, segment, hyphens)
        if not words:
            continue
        if builder.length:
            anchor = words[0][0]
            builder.add(BLOCK_SEPARATOR, anchor, anchor)
        start = builder.length
        joints: list[Joint] = []
        for text, source_start, source_end in _pieces(source.text, words):
            if source_start in unsure:
                joints.append(Joint(builder.length, unsure[source_start]))
            builder.add(text, source_start, source_end)
        block = _block(source, segment, len(blocks), start, builder.length)
        blocks.append(replace(block, joints=tuple(joints)) if joints else block)
    text, alignment = builder.build()
    return text, alignment, tuple(blocks)


def _block(source: Source, segment: Segment, order: int, start: int, end: int) -> Block:
    first = source.lines[segment.lines[0]]
    return Block(
        block_id=f"b{order + 1}",
        kind=segment.kind,
        unit=segment.unit,
        heading=segment.heading,
        level=segment.level,
        order=order,
        start=start,
        end=end,
        lines=segment.lines,
        page=first.page,
        targets=_targets(source, segment.lines),
    )


def _targets(source: Source, lines: Iterable[int]) -> tuple[str, ...]:
    """Return the addresses that link annotations on the lines lead to, each once."""
    found: dict[str, None] = {}
    for index in lines:
        line = source.lines[index]
        if line.page is not None and line.box is not None:
            found |= dict.fromkeys(
                link.uri for link in source.pages[line.page - 1].links if covered_share(line.box, link.box)
            )
    return tuple(found)


def _pieces(text: str, words: Iterable[tuple[int, int, str]]) -> Iterable[tuple[str, int, int]]:
    """Yield (text, source start, source end) of a segment; a space between words comes from what stood between.

    Words with one space between them are one piece.
    """
    first = last = -1
    for start, end, gap in words:
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


def _words(source: Source, segment: Segment, hyphens: Hyphens) -> tuple[list[tuple[int, int, str]], dict[int, float]]:
    """Return (start, end, gap before) of the words in a segment; the gap is "" where two pieces are one word.

    With them come the starts of those that go on after a hyphen of which it is not sure whether it is the word's own,
    and how sure that is.
    """
    words: list[tuple[int, int, str]] = []
    unsure: dict[int, float] = {}
    text = source.text
    for number, index in enumerate(segment.lines):
        line = source.lines[index]
        found = [match.span() for match in _WORDS.finditer(text, line.start, line.end)]
        if not found:
            continue
        gap = " "
        if words and number and _is_next_cell(source.lines[segment.lines[number - 1]], line):
            gap = CELL_SEPARATOR
        elif words:
            lone = number == 1 and segment.kind in _DROP_CAP_KINDS
            gap, cut, confidence = _join(text, words, found[0], hyphens, lone=lone)
            if confidence < _SURE:
                unsure[found[0][0]] = confidence
            if cut:
                start, end, before = words[-1]
                words[-1] = (start, end - cut, before)
        words.append((*found[0], gap))
        words.extend((start, end, " ") for start, end in found[1:])
        if number == 0 and segment.kind in _DROP_CAP_KINDS:
            _join_drop_cap(text, line.start, line.end, words)
    return words, unsure


def _is_next_cell(before: Line, line: Line) -> bool:
    """Tell whether a line is in another cell of the same table than the line before it."""
    return line.region != before.region and row_of(line.region) == row_of(before.region) != ""


def _join_drop_cap(text: str, start: int, end: int, words: list[tuple[int, int, str]]) -> None:
    if len(words) > 1 and _DROP_CAP.match(text, words[0][0], end):
        words[1] = (words[1][0], words[1][1], "")


def _join(
    text: str, words: list[tuple[int, int, str]], following: tuple[int, int], hyphens: Hyphens, *, lone: bool
) -> tuple[str, int, float]:
    """Say how the last word of a line goes on in the next one: the gap, what to cut from it, and how sure that is."""
    start, end, _ = words[-1]
    last = text[start:end]
    if last.endswith((SOFT_HYPHEN, "¬")):
        return "", 1, 1.0
    if lone and len(words) == 1 and _LONE_DROP_CAP.fullmatch(last):
        return "", 0, 1.0
    before, after = _LETTERS_BEFORE_HYPHEN.search(last), _FIRST_LETTERS.match(text, *following)
    if before is not None and after is not None:
        judgement = hyphens.judge(before[1], after[0])
        return "", int(judgement.is_typesetting), judgement.confidence
    return ("" if _RUNS_ON.fullmatch(f"{last[-2:]}\n{text[following[0]]}") else " "), 0, 1.0


def with_ids(blocks: Iterable[Block], doc_id: str) -> tuple[Block, ...]:
    """Return the blocks with ids that are unique in a dataset."""
    return tuple(replace(block, block_id=f"{doc_id}-{block.block_id}") for block in blocks)
