"""Boxes with their titles, captions and imprint among the parts of a text, by measure and neighbourhood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

import regex

from kaext.segment import cues
from kaext.segment.imprints import imprint_signs, is_imprint, opens_imprint
from kaext.segment.text.lists import (
    dense_paragraphs,
    mark_boxes_over_titles,
    mark_close_boxes,
    mark_insets,
    mark_labelled_boxes,
    mark_lists,
    mark_titles_at_foot,
)
from kaext.segment.text.parts import (
    NARROW,
    UNWRAPPED,
    USUAL_LINE,
    Part,
    beyond_furniture,
    is_narrow,
    is_titleish,
    is_wrapped_earlier,
    lines_of,
    nearly_narrow,
)
from kaext.segment.text.released import release_tables
from kaext.segment.title_shape import MAX_TITLE_LENGTH

_MAX_TITLE_WIDTH = 1.1
_BOX_TAIL = 1.15
_FULL_LINE = 0.85
_MAX_OPENING_LINES = 4
_OPENING_WIDTH = 1.1
MAX_CAPTION_LINES = 6
_MAX_CAPTION_LENGTH = 320
_MAX_IMPRINT_LINES = 8
_CALL = regex.compile(r"(?<=[^\s*])([*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]++|\[\d{1,2}\])(?![*\d])")


def body_measure(parts: Sequence[Part]) -> int:
    """Return the measure of the body in characters: the upper quartile of full lines.

    A paragraph that is not wrapped counts for as many lines as it would fill.
    """
    widths: Counter[int] = Counter()
    for part in parts:
        if part.kind is None:
            for text in part.texts[:-1]:
                widths[len(text.strip())] += 1
            if len(part.texts) == 1 and len(part.text) > UNWRAPPED:
                widths[len(part.text)] += len(part.text) // USUAL_LINE
    total = sum(widths.values())
    seen = 0
    for width in sorted(widths):
        seen += widths[width]
        if 4 * seen >= 3 * total:
            return width
    return 0


def with_openings(parts: Sequence[Part]) -> list[Part]:
    """Join to a paragraph what opens it: lines beside a drop cap, which extraction sets apart; a labelled question."""
    result: list[Part] = []
    for part in parts:
        opening = result[-1] if result else None
        if opening is not None and opening.kind is None and part.kind is None and _opens(opening, part):
            opening.lines.extend(part.lines)
            opening.texts.extend(part.texts)
        else:
            result.append(part)
    return result


def _opens(opening: Part, part: Part) -> bool:
    if opening.is_labelled and opening.text.endswith("?"):
        return not part.gap_before
    if opening.is_labelled or part.is_labelled or opening.is_numbered:
        return False
    return (
        len(opening.lines) <= _MAX_OPENING_LINES
        and not opening.is_finished
        and not is_titleish(opening)
        and not cues.BULLET.match(opening.texts[0])
        and not _names_photographer(opening)
        and (len(part.lines) > 1 or len(part.text) > UNWRAPPED)
        and opening.width <= min(UNWRAPPED, _OPENING_WIDTH * part.width)
    )


def _first_calls(parts: Sequence[Part]) -> dict[str, int]:
    """Return where words first carry the marks of footnotes: without a call, a star begins an item of a list."""
    calls: dict[str, int] = {}
    for number, part in enumerate(parts):
        for text in part.texts:
            for match in _CALL.finditer(text):
                calls.setdefault(match[1], number)
    return calls


def mark_imprint(parts: Sequence[Part]) -> None:
    """Mark disclaimer and publisher at the end of the document, and footnotes."""
    _mark_footnotes(parts)
    _mark_end_matter(parts)
    for number, part in enumerate(parts):
        is_short = part.kind is None and lines_of([part]) <= _MAX_IMPRINT_LINES
        if is_short and not _is_lead(parts, number) and 2 <= imprint_signs(part.text) >= part.sentences / 3:
            part.kind = "imprint"
    for number, part in enumerate(parts):
        if part.kind == "imprint":
            rest = list(takewhile(lambda after: after.kind is None and not after.gap_before, parts[number + 1 :]))
            for after in rest if lines_of(rest) <= _MAX_IMPRINT_LINES else ():
                after.kind = "imprint"


def _mark_footnotes(parts: Sequence[Part]) -> None:
    """Mark notes whose marks words before them carry, and numbered ones after a chronology, links or an imprint."""
    calls = _first_calls(parts)
    for number, part in enumerate(parts):
        mark = cues.FOOTNOTE.match(part.texts[0]) if part.kind is None else None
        if mark and (calls.get(mark[1], number) < number or _is_note_by_itself(parts, number, mark[1])):
            part.kind = "imprint"
        before = parts[number - 1].kind if number else None
        if part.kind is None and cues.NUMBERED_NOTE.match(part.text) and before in ("timeline", "link", "imprint"):
            part.kind = "imprint"


def _is_note_by_itself(parts: Sequence[Part], number: int, mark: str) -> bool:
    """Return whether a mark is one that no list has: raised, or a star at a sentence with no other beside it."""
    beside = (parts[index] for index in (number - 1, number + 1) if 0 <= index < len(parts))
    is_item = any(part.kind is None and cues.BULLET.match(part.texts[0]) for part in beside)
    return cues.RAISED.match(mark) is not None or (not is_item and parts[number].is_finished)


def _mark_end_matter(parts: Sequence[Part]) -> None:
    """Mark what after the last section speaks of publication, and what stands after closing links or a chronology."""
    tail = len(parts)
    while tail and parts[tail - 1].kind in (None, "header", "page_number", "credit", "imprint"):
        tail -= 1
    is_end_matter = tail > 0 and parts[tail - 1].kind in ("link", "timeline")
    last_section = next((n for n in reversed(range(len(parts))) if _opens_section(parts[n : n + 2])), 0)
    for number, part in enumerate(parts[tail:], start=tail):
        if is_titleish(part):
            is_end_matter = False
        elif part.kind is None and (
            is_end_matter or (number > last_section and (is_imprint(part.text) or _is_signature(parts, number)))
        ):
            part.kind = None if _is_lead(parts, number) else "imprint"


def _is_signature(parts: Sequence[Part], number: int) -> bool:
    """Whether a short part ends the text with where and when it was written: … committee. Kyiv, 12 March 2020."""
    after = next((part for part in parts[number + 1 :] if part.kind not in ("header", "page_number")), None)
    is_last = after is None or after.kind in ("link", "imprint")
    is_short = len(parts[number].lines) <= 2 and len(parts[number].text) <= MAX_TITLE_LENGTH
    is_captioning = any(part.kind == "credit" for part in parts[max(0, number - 1) : number + 2])
    return is_last and is_short and not is_captioning and cues.SIGNED.match(parts[number].text) is not None


def _is_lead(parts: Sequence[Part], number: int) -> bool:
    """Return whether a part stands under the title, to tell in running text what the brochure is about and for whom."""
    return number > 0 and parts[number - 1].kind == "title" and not opens_imprint(parts[number].text)


def _opens_section(pair: Sequence[Part]) -> bool:
    """Return whether the first of two parts is shaped like a title and the second is prose, and no imprint."""
    if len(pair) < 2 or not is_titleish(pair[0]):
        return False
    text = pair[1]
    return text.kind is None and not is_titleish(text) and lines_of([text]) > 1 and not is_imprint(text.text)


def mark_boxes(parts: Sequence[Part], measure: int) -> None:
    """Separate boxes and captions from the body by their measure, and find the boxes' titles."""
    for part in parts:
        if part.kind is None and (_names_photographer(part) or _counts_pictures(part)):
            part.kind = "caption"
    mark_lists(parts)
    mark_insets(parts)
    mark_labelled_boxes(parts, measure)
    mark_close_boxes(parts)
    mark_boxes_over_titles(parts)
    release_tables(parts, measure)
    dense, nearly = dense_paragraphs(parts), nearly_narrow(parts, measure)
    narrow = [
        (_is_set_narrow(part, measure) or number in dense or (number in nearly and _is_titled(parts, number)))
        and not _breaks_off(parts, number)
        and not _is_among_items(parts, number, measure)
        for number, part in enumerate(parts)
    ]
    for index in _captions_of_credits(parts, measure):
        parts[index].kind = "caption"
    number = 0
    while number < len(parts):
        cluster = _cluster(parts, narrow, number, measure)
        if not cluster:
            number += 1
            continue
        number = cluster[-1] + 1
        if _opens_document(parts, cluster):
            continue
        if _goes_on_with_box(parts, cluster[0], measure):
            for index in cluster:
                parts[index].kind, parts[index].box = "box", parts[cluster[0] - 1].box
        elif _is_caption_cluster(parts, cluster):
            for index in cluster:
                parts[index].kind = "caption"
        else:
            _mark_box(parts, cluster, narrow)
    mark_titles_at_foot(parts)


def _opens_document(parts: Sequence[Part], cluster: Sequence[int]) -> bool:
    """Return whether narrow lines stand right under the title, with the text after them: place, time and chair, say."""
    after = parts[cluster[-1] + 1] if cluster[-1] + 1 < len(parts) else None
    is_text = after is not None and after.kind is None and not is_titleish(after)
    return cluster[0] > 0 and parts[cluster[0] - 1].kind == "title" and is_text


def _goes_on_with_box(parts: Sequence[Part], number: int, measure: int) -> bool:
    """Return whether a narrow paragraph stands right under a box that is as narrow, or rows under the line for them."""
    before = parts[number - 1] if number else None
    if before is None or before.kind != "box" or not before.box:
        return False
    is_introduced = parts[number].is_row and not before.is_row and before.text.rstrip().endswith(":")
    return is_introduced or is_narrow(before, measure)


def _mark_box(parts: Sequence[Part], cluster: Sequence[int], narrow: Sequence[bool]) -> None:
    """Mark a box, its title, and the caption of the picture under a title at its foot."""
    box = cluster[0] + 1
    for index in cluster:
        parts[index].kind = "box"
        parts[index].box = box
    title = _title_of(parts, cluster)
    if title is None:
        return
    nearest = beyond_furniture(parts, cluster[0] - 1, -1)
    if nearest is not None and nearest != title and is_titleish(parts[nearest]):
        parts[nearest].kind = "box"
        parts[nearest].box = box
    parts[title].kind = "box_title"
    parts[title].box = box
    after = title + 1
    if title > cluster[-1] and after < len(parts) and narrow[after] and not parts[after].gap_before:
        parts[after].kind = "caption" if _is_caption_cluster(parts, [after]) else parts[after].kind


def _breaks_off(parts: Sequence[Part], number: int) -> bool:
    """Whether a part is the foot of a column: short lines after the body's, broken off by the page's furniture."""
    part = parts[number]
    follows_furniture = number + 1 < len(parts) and parts[number + 1].kind in ("header", "page_number")
    return not part.gap_before and not part.is_finished and follows_furniture


def _is_among_items(parts: Sequence[Part], number: int, measure: int) -> bool:
    """Return whether a part is an item directly below or above an item of a list that is as wide as the body."""
    near = [
        index
        for index in (number - 1, number + 1)
        if 0 <= index < len(parts) and not parts[max(index, number)].gap_before
    ]
    return cues.BULLET.match(parts[number].texts[0]) is not None and any(
        cues.BULLET.match(parts[index].texts[0]) and parts[index].width > NARROW * measure for index in near
    )


def _is_set_narrow(part: Part, measure: int) -> bool:
    return part.kind == "box" or (part.kind is None and is_narrow(part, measure))


def _is_titled(parts: Sequence[Part], number: int) -> bool:
    """Return whether a part stands under a title of its own."""
    before = beyond_furniture(parts, number - 1, -1)
    return before is not None and is_titleish(parts[before])


def _captions_of_credits(parts: Sequence[Part], measure: int) -> list[int]:
    """Return the captions that belong to the credits: of the parts before and after, the one that looks it most."""
    captions: list[int] = []
    for number, part in enumerate(parts):
        if part.kind != "credit":
            continue
        candidates = [
            index
            for index in (number - 1, number + 1)
            if 0 <= index < len(parts)
            and parts[index].kind is None
            and index not in captions
            and not _heads_text(parts, index)
            and (parts[index].gap_before or not parts[max(index, number)].gap_before)
            and _is_caption_shaped(parts[index], measure)
        ]
        if candidates:
            captions.append(max(candidates, key=lambda index: _caption_evidence(parts, index, number)))
    return captions


def _heads_text(parts: Sequence[Part], index: int) -> bool:
    """Return whether a title stands directly over a paragraph."""
    following = parts[index + 1] if index + 1 < len(parts) else None
    return (
        is_titleish(parts[index])
        and following is not None
        and following.kind is None
        and not following.gap_before
        and not is_titleish(following)
    )


def _caption_evidence(parts: Sequence[Part], index: int, credit: int) -> tuple[bool, bool, bool, bool]:
    attached = not parts[max(index, credit)].gap_before
    return attached, cues.PLACE_AND_DATE.search(parts[index].text) is not None, parts[index].is_finished, index > credit


def _is_caption_shaped(part: Part, measure: int) -> bool:
    if not _has_length_of_caption(part):
        return False
    return part.sentences <= 2 and (part.width < NARROW * measure or len(part.lines) <= 2 or not measure)


def _cluster(parts: Sequence[Part], narrow: Sequence[bool], start: int, measure: int) -> list[int]:
    """Return the neighbouring parts from ``start`` that are set in a box's measure and are no titles."""
    cluster: list[int] = []
    width = 0
    index = start
    while index < len(parts):
        part = parts[index]
        if part.kind in ("header", "page_number") and cluster:
            index += 1
            continue
        is_text = narrow[index] and part.kind in (None, "box") and not part.box and not is_titleish(part)
        is_tail = part.kind is None and not is_titleish(part) and _fits(part, width)
        is_tail = is_tail or (bool(cluster) and _is_note_under_rows(parts, index, measure))
        if not (is_text or is_tail):
            break
        cluster.append(index)
        width = max(width, part.width)
        index += 1
    return cluster


def _is_note_under_rows(parts: Sequence[Part], number: int, measure: int) -> bool:
    """Return whether a part right under the rows of a table, set narrower than the body, says more of it."""
    part, above = parts[number], parts[number - 1]
    is_closed = number + 1 == len(parts) or parts[number + 1].gap_before
    is_under = above.is_row and not part.gap_before and part.kind is None and is_closed
    return is_under and part.is_finished and not is_titleish(part) and is_wrapped_earlier(part, measure)


def _fits(part: Part, width: int) -> bool:
    return len(part.lines) == 1 and len(part.text) <= _BOX_TAIL * width


def _is_caption_cluster(parts: Sequence[Part], cluster: Sequence[int]) -> bool:
    """Return whether a cluster is the caption of a picture: one or two single sentences without a box's title."""
    if any(parts[index].kind == "box" for index in cluster):
        return False
    members = [parts[index] for index in cluster]
    if any(
        m.kind is not None
        or len(m.lines) > MAX_CAPTION_LINES
        or m.sentences > 1
        or not m.is_finished
        or cues.BULLET.match(m.texts[0])
        or m.is_labelled
        or cues.QUOTATION.fullmatch(m.text)
        for m in members
    ):
        return False
    if len(members) > 2:
        return False
    before = cluster[0] - 1
    titled = before >= 0 and is_titleish(parts[before]) and parts[before].kind is None
    return not titled


def _title_of(parts: Sequence[Part], cluster: Sequence[int]) -> int | None:
    """Return the part that is the title of a box: the one before it, else the one after it.

    Where both could be, the one before is none if it opens the text of the box, as no row of a table does; nor where a
    title stands above it.
    """
    before = beyond_furniture(parts, cluster[0] - 1, -1)
    if before is not None and (parts[before].is_numbered or not is_titleish(parts[before])):
        before = None
    if before is not None and _has_title_of_its_own(parts, before, cluster[0]):
        return before - 1
    after = beyond_furniture(parts, cluster[-1] + 1, 1)
    width = max(parts[index].width for index in cluster)
    if after is not None and (
        parts[after].is_numbered or not is_titleish(parts[after]) or parts[after].width > _MAX_TITLE_WIDTH * width
    ):
        after = None
    opens_text = before is not None and not parts[cluster[0]].is_row and _opens_text(parts[before], width)
    if after is not None and opens_text:
        return after
    return after if before is None else before


def _has_title_of_its_own(parts: Sequence[Part], before: int, box: int) -> bool:
    """Return whether what stands directly on a box's text is its first line, since another title stands above it."""
    above = parts[before - 1] if before else None
    is_apart = parts[before].gap_before and not parts[box].gap_before
    return is_apart and above is not None and not above.is_numbered and is_titleish(above)


def _opens_text(part: Part, width: int) -> bool:
    """Return whether a part shaped like a title is rather the opening of a box's text: a question, or full lines."""
    return part.is_finished or (len(part.lines) > 1 and len(part.texts[-1].strip()) >= _FULL_LINE * width)


def _names_photographer(part: Part) -> bool:
    """Return whether a part ends with who took the picture that it describes: … ფოტო: დ. მარკოსიანი (photo: …)."""
    return _has_length_of_caption(part) and cues.CREDIT_INSIDE.search(part.text) is not None


def _counts_pictures(part: Part) -> bool:
    return _has_length_of_caption(part) and cues.FIGURE.match(part.text) is not None


def _has_length_of_caption(part: Part) -> bool:
    return len(part.lines) <= MAX_CAPTION_LINES and len(part.text) <= _MAX_CAPTION_LENGTH
