"""Segments of a text input, from the shapes of its lines.

Text taken out of a brochure keeps little of its layout: line lengths (boxes and captions are set in a narrower measure
than the body), empty lines, repetition (running headers) and the genre's own forms (chronologies, links, credits,
imprint). The stages: mark the lines that tell their kind by themselves; cut the rest into paragraphs; tell titles from
paragraphs and boxes from the body; number sections and boxes; join paragraphs that go on after an interruption.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import regex

from kaext.document import BlockKind, Segment
from kaext.segment import cues
from kaext.segment.boxes import (
    body_measure,
    is_imprint,
    mark_boxes,
    mark_headings,
    mark_imprint,
    mark_title,
    with_openings,
)
from kaext.segment.furniture import (
    mark_headers,
    mark_links,
    mark_numbered_headings,
    mark_page_numbers,
    mark_single_headers,
    mark_timelines,
)
from kaext.segment.parts import Part, cut_run, has_value
from kaext.segment.units import Units
from kaext.source import Source

_MAX_CREDIT_LINES = 3
_SPACES = regex.compile(r"\s++")


def segment_text(source: Source) -> tuple[Segment, ...]:
    """Return the segments of a text input in reading order.

    Parameters
    ----------
    source
        A source without page geometry, after character normalisation.

    Returns
    -------
    tuple[Segment, ...]
        Every line with a visible character stands in exactly one segment. A paragraph that is interrupted (by a
        running header, a page number, a box, a caption) is one segment, and what interrupts it comes after it.
    """
    texts = [source.text[line.start : line.end].rstrip("\r") for line in source.lines]
    parts = with_openings(_parts(texts))
    if not parts:
        return ()
    measure = body_measure(parts)
    mark_title(parts)
    mark_imprint(parts)
    mark_boxes(parts, measure)
    mark_headings(parts)
    for part in parts:
        part.kind = part.kind or "body"
    return _segments(_joined(parts))


def _parts(texts: Sequence[str]) -> list[Part]:
    """Cut the lines into parts; those that tell their kind by themselves have it."""
    kinds: list[BlockKind | None] = [None] * len(texts)
    mark_headers(texts, kinds)
    mark_page_numbers(texts, kinds)
    mark_single_headers(texts, kinds)
    mark_numbered_headings(texts, kinds)
    for index, text in enumerate(texts):
        if kinds[index] is None and cues.CREDIT.match(text):
            paragraph = takewhile(str.strip, texts[index : index + _MAX_CREDIT_LINES])
            kinds[index] = "imprint" if is_imprint(" ".join(paragraph)) else "credit"
    starts = mark_timelines(texts, kinds)
    mark_links(texts, kinds)
    parts: list[Part] = []
    run: list[int] = []
    gap = True
    for index, text in enumerate([*texts, ""]):
        blank = not text.strip()
        breaks = blank or (run and (kinds[index] != kinds[run[0]] or index in starts))
        if breaks and run:
            parts.extend(cut_run(texts, run, kinds[run[0]], gap_before=gap))
            run = []
            gap = False
        if blank:
            gap = True
        else:
            run.append(index)
    return parts


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Join paragraphs that go on in the next part of their kind, over what interrupts them."""
    result: list[Part] = []
    taken: set[int] = set()
    for number, part in enumerate(parts):
        if number in taken:
            continue
        held = replace(part, lines=list(part.lines), texts=list(part.texts))
        if held.kind in ("body", "box", "caption", "imprint"):
            position = number
            while _is_open(held):
                following = _continuation(parts, position, held)
                if following is None:
                    break
                taken.add(following)
                held.lines.extend(parts[following].lines)
                held.texts.extend(parts[following].texts)
                position = following
        result.append(held)
    return result


def _is_open(part: Part) -> bool:
    return not part.is_finished and not (len(part.texts) == 1 and cues.BULLET.match(part.texts[0]))


def _continuation(parts: Sequence[Part], position: int, held: Part) -> int | None:
    """Return the part that goes on with an unfinished paragraph."""
    for index in range(position + 1, len(parts)):
        part = parts[index]
        if part.kind == held.kind and part.box == held.box:
            return index if not cues.BULLET.match(part.texts[0]) and not _is_row(held) else None
        if part.kind in ("heading", "title", "timeline", "link", "imprint"):
            return None
        if held.kind in ("caption", "imprint") or (held.kind == "box" and part.kind == "body"):
            return None
    return None


def _is_row(part: Part) -> bool:
    return part.kind == "box" and has_value(part.texts[-1])


def _segments(parts: Sequence[Part]) -> tuple[Segment, ...]:
    units = Units()
    for part in parts:
        kind = part.kind or "body"
        units.add(part.lines, kind=kind, text=part.text, box=part.box, level=1 if kind in ("heading", "title") else 0)
    return units.segments()
