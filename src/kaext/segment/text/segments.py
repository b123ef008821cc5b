"""Segments of a text input, from the shapes of its lines.

Text taken out of a brochure keeps little of its layout: line lengths (boxes and captions are set in a narrower measure
than the body), empty lines, repetition (running headers) and the genre's own forms (chronologies, links, credits,
imprint). The stages: mark the lines that tell their kind by themselves; cut the rest into paragraphs; tell titles from
paragraphs and boxes from the body; number sections and boxes; join paragraphs that go on after an interruption.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from kaext.document import BlockKind, Segment
from kaext.segment import cues
from kaext.segment.imprints import is_imprint
from kaext.segment.links import link_runs
from kaext.segment.text.boxes import body_measure, mark_boxes, mark_imprint, with_openings
from kaext.segment.text.breaks import Ends, Place, cut_run
from kaext.segment.text.chronologies import chronologies, mark_timelines
from kaext.segment.text.furniture import mark_headers, mark_page_numbers, mark_single_headers
from kaext.segment.text.hanging import hanging_lines
from kaext.segment.text.headings import mark_headings, mark_title
from kaext.segment.text.parts import UNWRAPPED, Part, is_titleish
from kaext.segment.text.signs import Signs, dispatches, numbered_headings, recurring_labels
from kaext.segment.text.typescript import plain_lines
from kaext.segment.title_shape import FIRST_WORD
from kaext.segment.units import Units
from kaext.source import Source

_MAX_CREDIT_LINES = 3
_FURNITURE = frozenset({"header", "page_number", "credit"})


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
    kept, texts = plain_lines([source.text[line.start : line.end].rstrip("\r") for line in source.lines])
    parts = with_openings(_parts(texts))
    if not parts:
        return ()
    measure = body_measure(parts)
    _mark_attributions(parts)
    mark_title(parts)
    mark_imprint(parts)
    mark_boxes(parts, measure)
    mark_headings(parts)
    for part in parts:
        part.kind = part.kind or "body"
    return _segments([replace(part, lines=[kept[line] for line in part.lines]) for part in _joined(parts)])


def _parts(texts: Sequence[str]) -> list[Part]:
    """Cut the lines into parts; those that tell their kind by themselves have it."""
    kinds: list[BlockKind | None] = [None] * len(texts)
    mark_headers(texts, kinds)
    mark_page_numbers(texts, kinds)
    mark_single_headers(texts, kinds)
    for index, text in enumerate(texts):
        if kinds[index] is None and cues.CREDIT.match(text):
            paragraph = takewhile(str.strip, texts[index : index + _MAX_CREDIT_LINES])
            kinds[index] = "imprint" if is_imprint(" ".join(paragraph)) else "credit"
    groups = chronologies(texts, kinds)
    reports, titles = dispatches(texts, kinds)
    numbered = numbered_headings(texts, kinds) | titles
    over = {group[0] - 1 for group in groups}
    labelled = recurring_labels(texts) - reports - numbered - over
    signs = Signs(reports.union(*groups), numbered, labelled, hanging_lines(texts))
    parts = list(_without_titles_of_links(_cut(texts, kinds, signs)))
    mark_timelines(parts, texts, groups)
    _mark_links(texts, parts)
    return parts


def _mark_attributions(parts: Sequence[Part]) -> None:
    """Mark the line under a paragraph in quotation marks that says whose words they are: ექიმი, ჰელმანდი (a doctor)."""
    for quoted, part in pairwise(parts):
        is_under = quoted.kind is None and part.kind is None and not part.gap_before and len(part.lines) == 1
        if is_under and not part.is_finished and cues.ATTRIBUTION.fullmatch(part.text):
            part.kind = "body" if cues.QUOTATION.fullmatch(quoted.text) else None


def _without_titles_of_links(parts: Sequence[Part]) -> Iterator[Part]:
    """Cut what stands over links off the line that introduces the first of them."""
    for part in parts:
        if part.kind is None and len(part.lines) > 1 and cues.LINKS_TITLE.fullmatch(part.texts[0]):
            yield replace(part, lines=part.lines[:1], texts=part.texts[:1])
            yield replace(part, lines=part.lines[1:], texts=part.texts[1:], gap_before=False)
        else:
            yield part


def _mark_links(texts: Sequence[str], parts: Sequence[Part]) -> None:
    """Mark web addresses, the lines that introduce them, and contacts that stand with them."""
    free = {part.lines[0]: part for part in parts if part.kind is None}
    for run in link_runs(texts, [part.lines for part in free.values()]):
        free[run[0]].kind = "link"
    for number, part in enumerate(parts):
        if part.kind is None and _introduces_address(parts[number - 1] if number else None, parts[number : number + 3]):
            part.kind = "link"
    for part, following in pairwise(parts):
        is_contact = len(following.lines) == 1 and cues.CONTACT.search(following.text)
        if part.kind == "link" and following.kind is None and not following.gap_before and is_contact:
            following.kind = "link"


def _introduces_address(before: Part | None, parts: Sequence[Part]) -> bool:
    """Return whether a line right over one address says what is there: ვრცლად: … (more on …), or is one of several."""
    title, address = parts[0], parts[1] if len(parts) > 1 else None
    if address is None or address.kind != "link" or address.gap_before or cues.LINKS_TITLE.fullmatch(title.text):
        return False
    is_one = len(address.lines) == 1 and cues.URL.fullmatch(address.text.strip()) is not None
    is_next = before is not None and before.kind == "link" and not title.gap_before
    is_alone = ": " in title.text and all(part.gap_before or part.kind != "link" for part in parts[2:])
    return is_one and is_titleish(title) and (is_next or is_alone)


def _cut(texts: Sequence[str], kinds: Sequence[BlockKind | None], signs: Signs) -> list[Part]:
    """Cut the lines into parts, at empty lines, where the kind changes, and where paragraphs end."""
    ends = Ends.of(texts)
    parts: list[Part] = []
    gap = True
    for (kind, is_blank), lines in groupby(range(len(texts)), lambda index: (kinds[index], not texts[index].strip())):
        if is_blank:
            gap = True
            continue
        run = list(lines)
        if kind is None:
            opens_text = all(part.kind in _FURNITURE for part in parts)
            place = Place(has_gap=gap, opens_text=opens_text, is_interrupted=_is_interrupted(texts, kinds, run[-1]))
            parts.extend(cut_run(texts, run, signs, ends, place))
        else:
            groups = [[index] for index in run] if kind in ("credit", "page_number") else [run]
            parts.extend(
                Part(group, kind, gap_before=gap and not number, texts=[texts[index] for index in group])
                for number, group in enumerate(groups)
            )
        gap = False
    return parts


def _is_interrupted(texts: Sequence[str], kinds: Sequence[BlockKind | None], last: int) -> bool:
    """Return whether page furniture comes next after a line."""
    following = next((index for index in range(last + 1, len(texts)) if texts[index].strip()), None)
    return following is not None and kinds[following] in _FURNITURE


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
    return not (part.is_finished or part.is_row or (len(part.texts) == 1 and cues.BULLET.match(part.texts[0])))


def _continuation(parts: Sequence[Part], position: int, held: Part) -> int | None:
    """Return the part that goes on with an unfinished paragraph."""
    for index in range(position + 1, len(parts)):
        part = parts[index]
        if part.kind == held.kind and part.box == held.box:
            is_over = index == position + 1 and part.gap_before and _ends_before_gap(held, part)
            return None if is_over or part.is_row or cues.BULLET.match(part.texts[0]) else index
        if part.kind in ("heading", "title", "timeline", "link", "imprint"):
            return None
        if held.kind in ("caption", "imprint") or (held.kind == "box" and part.kind == "body"):
            return None
    return None


def _ends_before_gap(held: Part, following: Part) -> bool:
    """Return whether a paragraph without its full stop ends before an empty line that nothing else stands in.

    One that is not wrapped does, one whose last line leaves room for the next word, and one that ends in a verb.
    """
    room = held.width - len(held.texts[-1].strip()) - 1
    word = FIRST_WORD.match(following.texts[0])
    has_room = word is not None and room >= len(word[0].strip())
    is_unwrapped = len(held.texts) == 1 and held.width > UNWRAPPED
    return is_unwrapped or has_room or cues.VERB_END.search(held.texts[-1]) is not None


def _segments(parts: Sequence[Part]) -> tuple[Segment, ...]:
    units = Units()
    for part in parts:
        kind = part.kind or "body"
        units.add(part.lines, kind=kind, text=part.text, box=part.box, level=1 if kind in ("heading", "title") else 0)
    return units.segments()
