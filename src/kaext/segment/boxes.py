"""Titles, boxes, captions, headings and imprint among the parts of a text, by measure and neighbourhood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from kaext.segment import cues
from kaext.segment.parts import MAX_TITLE_LINES, UNFINISHED_END, Part

_MAX_TITLE_LENGTH = 160
_NARROW = 0.82
_UNWRAPPED, _USUAL_LINE = 120, 60
_MAX_TITLE_WIDTH = 1.1
_FULL_LINE = 0.85
_MAX_OPENING_LINES = 4
_OPENING_WIDTH = 1.1
_MAX_CAPTION_LINES = 6
_MAX_CAPTION_LENGTH = 320
_MAX_IMPRINT_LINES = 8
_MAX_PUNCTUATED_LENGTH = 70
_MIN_PUNCTUATED = 3
_CALL = regex.compile(r"[^\s*]([*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]++|\[\d{1,2}\])(?![*\d])")
_IMPRINT = regex.compile(
    r"გამომცემ|გამოცემ(?:ა|ულ)|გადაბეჭდ|დაი?ბეჭდ|(?<!\p{Georgian})ბეჭდავს"
    r"|საავტორო უფლება|უფლება დაცულია|ყველა უფლება|ISBN|ISSN|ტირაჟ|სტამბა"
    r"|ბროშურა (?:\S++ ){0,6}(?:მოამზად|შეადგინ|გამოს)|დიზაინი:|რედაქტორ"
    r"|(?:ოფიციალურ|მთავრობ|თვალსაზრის|პოზიცი|მოსაზრებ|აზრ)\S*+(?: \S++){0,12}? "
    r"(?:არ (?:ემთხვ|გამოხატ|ასახ|წარმოადგენ)|შეიძლება არ|შესაძლოა არ)"
    r"|(?:არ|არაა|არ არის) (?:\S++ ){0,6}?(?:გამოხატავ|ასახავ|წარმოადგენ)\S*+(?: \S++){0,8}? "
    r"(?:აზრ|პოზიცი|თვალსაზრის|შეხედულებ)"
)
# An ergative subject, a copula or a request stands in a clause, never in a title.
_CLAUSE = regex.compile(
    r"(?<!\p{Georgian})(?:(?!(?:მაგრა|რატო|ამიტო|იმიტო)მ)\p{Georgian}{3,40}(?:[ბგდზკლმნპსტფქყშჩცძწჭხჯჰთ]მა|ებმა|[აეოუ]მ)|(?:არის|იყო|იქნა|გახდა|აქვს|ჰქონდა"
    r"|შესაძლებელია|გთხოვთ|მოგვწერეთ))"
    r"(?!\p{Georgian})"
)


def body_measure(parts: Sequence[Part]) -> int:
    """Return the measure of the body in characters: the upper quartile of full lines.

    A paragraph that is not wrapped counts for as many lines as it would fill.
    """
    widths: Counter[int] = Counter()
    for part in parts:
        if part.kind is None:
            for text in part.texts[:-1]:
                widths[len(text.strip())] += 1
            if len(part.texts) == 1 and len(part.text) > _UNWRAPPED:
                widths[len(part.text)] += len(part.text) // _USUAL_LINE
    total = sum(widths.values())
    seen = 0
    for width in sorted(widths):
        seen += widths[width]
        if 4 * seen >= 3 * total:
            return width
    return 0


def with_openings(parts: Sequence[Part]) -> list[Part]:
    """Join the lines beside a drop cap, which extraction sets apart, to the paragraph that they open."""
    result: list[Part] = []
    for part in parts:
        opening = result[-1] if result else None
        if (
            opening is not None
            and opening.kind is None
            and part.kind is None
            and len(opening.lines) <= _MAX_OPENING_LINES
            and not opening.is_finished
            and not is_titleish(opening)
            and not _names_photographer(opening)
            and len(part.lines) > 1
            and opening.width <= _OPENING_WIDTH * part.width
        ):
            opening.lines.extend(part.lines)
            opening.texts.extend(part.texts)
        else:
            result.append(part)
    return result


def is_titleish(part: Part) -> bool:
    """Tell whether a part is shaped like a title: short, no sentence's end, nothing left open."""
    if part.kind is not None or len(part.lines) > MAX_TITLE_LINES or len(part.text) > _MAX_TITLE_LENGTH:
        return False
    if part.is_finished and not part.text.endswith(("?", "!")):
        return False
    if len(part.lines) > 1 and part.sentences > 1:
        return False
    if cues.DROP_CAP.match(part.texts[0]) or cues.BULLET.match(part.texts[0]):
        return False
    is_question = len(part.lines) == 1 and part.text.endswith("?")
    return not UNFINISHED_END.search(part.text) and (is_question or not _CLAUSE.search(part.text))


def mark_title(parts: Sequence[Part]) -> None:
    """Mark the document's own title: the first part that can be one, with no prose before it."""
    for number, part in enumerate(parts):
        if part.kind in ("header", "page_number", "credit"):
            continue
        if part.kind is not None or len(part.lines) > MAX_TITLE_LINES or len(part.text) > _MAX_TITLE_LENGTH:
            return
        if not part.is_finished or cues.YEAR_ABBREVIATION_END.search(part.text):
            part.kind = "title"
            return
        if not _captions(parts, number):
            is_sentence = part.sentences > 1 or len(part.text) > _MAX_PUNCTUATED_LENGTH
            is_title = len(part.lines) == 1 and not is_sentence and any(o.kind is None for o in parts[number + 1 :])
            part.kind = "title" if is_title else None
            return


def _captions(parts: Sequence[Part], number: int) -> bool:
    """Tell whether a part stands under or over a credit without an empty line: it captions the picture."""
    before, after = parts[number - 1] if number else None, parts[number + 1] if number + 1 < len(parts) else None
    return (before is not None and before.kind == "credit" and not parts[number].gap_before) or (
        after is not None and after.kind == "credit" and not after.gap_before
    )


def is_imprint(text: str) -> bool:
    """Tell whether a text speaks of its own publication."""
    return _IMPRINT.search(text) is not None


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
    calls = _first_calls(parts)
    for number, part in enumerate(parts):
        mark = cues.FOOTNOTE.match(part.texts[0]) if part.kind is None else None
        if mark and calls.get(mark[1], number) < number:
            part.kind = "imprint"
    tail = len(parts)
    while tail and parts[tail - 1].kind in (None, "header", "page_number", "credit", "imprint"):
        tail -= 1
    is_end_matter = tail > 0 and parts[tail - 1].kind in ("link", "timeline")
    for part in parts[tail:]:
        if is_titleish(part):
            is_end_matter = False
        elif part.kind is None and (is_end_matter or is_imprint(part.text)):
            part.kind = "imprint"
    for part in parts:
        if part.kind is None and len(part.lines) <= _MAX_IMPRINT_LINES and len(_IMPRINT.findall(part.text)) >= 2:
            part.kind = "imprint"


def mark_boxes(parts: Sequence[Part], measure: int) -> None:
    """Tell boxes and captions from the body by their measure, and find the boxes' titles."""
    for part in parts:
        if part.kind is None and _names_photographer(part):
            part.kind = "caption"
    narrow = [_is_narrow(part, measure) and not _breaks_off(parts, number) for number, part in enumerate(parts)]
    for index in _captions_of_credits(parts, measure):
        parts[index].kind = "caption"
    box = 0
    number = 0
    while number < len(parts):
        cluster = _cluster(parts, narrow, number)
        if not cluster:
            number += 1
            continue
        number = cluster[-1] + 1
        if _is_caption_cluster(parts, cluster):
            for index in cluster:
                parts[index].kind = "caption"
            continue
        box += 1
        for index in cluster:
            parts[index].kind = "box"
            parts[index].box = box
        title = _title_of(parts, cluster)
        if title is None:
            continue
        opening = _skip(parts, cluster[0] - 1, -1)
        if title > cluster[-1] and opening is not None and parts[opening].kind is None and is_titleish(parts[opening]):
            parts[opening].kind = "box"
            parts[opening].box = box
        parts[title].kind = "box_title"
        parts[title].box = box
        after = title + 1
        if (
            title > cluster[-1]
            and after < len(parts)
            and not parts[after].gap_before
            and _is_caption_cluster(parts, [after])
        ):
            parts[after].kind = "caption"


def _breaks_off(parts: Sequence[Part], number: int) -> bool:
    """Tell whether a part is the foot of a column: short lines after the body's, broken off by the page's furniture."""
    part = parts[number]
    follows_furniture = number + 1 < len(parts) and parts[number + 1].kind in ("header", "page_number")
    return not part.gap_before and not part.is_finished and follows_furniture


def _is_narrow(part: Part, measure: int) -> bool:
    if part.kind == "box":
        return True
    return part.kind is None and part.width <= _NARROW * measure and len(part.lines) > 1


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
            and _is_caption_shaped(parts[index], measure)
        ]
        if candidates:
            captions.append(max(candidates, key=lambda index: _caption_evidence(parts, index, number)))
    return captions


def _caption_evidence(parts: Sequence[Part], index: int, credit: int) -> tuple[bool, bool, bool]:
    attached = not parts[max(index, credit)].gap_before
    return attached, parts[index].is_finished, index > credit


def _is_caption_shaped(part: Part, measure: int) -> bool:
    if len(part.lines) > _MAX_CAPTION_LINES or len(part.text) > _MAX_CAPTION_LENGTH:
        return False
    return part.sentences <= 2 and (part.width < _NARROW * measure or len(part.lines) <= 2 or not measure)


def _cluster(parts: Sequence[Part], narrow: Sequence[bool], start: int) -> list[int]:
    """Return the neighbouring parts from ``start`` that are set in a box's measure and are no titles."""
    cluster: list[int] = []
    index = start
    while index < len(parts):
        part = parts[index]
        if part.kind in ("header", "page_number") and cluster:
            index += 1
            continue
        is_text = narrow[index] and part.kind in (None, "box") and not is_titleish(part)
        is_tail = bool(cluster) and part.kind is None and not is_titleish(part) and _fits(part, parts[cluster[-1]])
        if not (is_text or is_tail):
            break
        cluster.append(index)
        index += 1
    return cluster


def _fits(part: Part, box: Part) -> bool:
    return len(part.lines) == 1 and len(part.text) <= 1.15 * box.width


def _is_caption_cluster(parts: Sequence[Part], cluster: Sequence[int]) -> bool:
    """Tell whether a cluster is the caption of a picture: one or two single sentences without a box's title."""
    if any(parts[index].kind == "box" for index in cluster):
        return False
    members = [parts[index] for index in cluster]
    if any(
        m.kind is not None or len(m.lines) > _MAX_CAPTION_LINES or m.sentences > 1 or not m.is_finished for m in members
    ):
        return False
    if len(members) > 2:
        return False
    before = cluster[0] - 1
    titled = before >= 0 and is_titleish(parts[before]) and parts[before].kind is None
    return not titled


def _title_of(parts: Sequence[Part], cluster: Sequence[int]) -> int | None:
    """Return the part that is the title of a box: the one before it, else the one after it.

    Where both could be, the one before is none if it opens the box's text.
    """
    before = _skip(parts, cluster[0] - 1, -1)
    if before is not None and (parts[before].kind is not None or not is_titleish(parts[before])):
        before = None
    after = _skip(parts, cluster[-1] + 1, 1)
    width = max(parts[index].width for index in cluster)
    if after is not None and (
        parts[after].kind is not None or not is_titleish(parts[after]) or parts[after].width > _MAX_TITLE_WIDTH * width
    ):
        after = None
    if before is not None and after is not None and _opens_text(parts[before], width):
        return after
    return after if before is None else before


def _opens_text(part: Part, width: int) -> bool:
    """Tell whether a part shaped like a title is rather the opening of a box's text: a question, or full lines."""
    return part.is_finished or (len(part.lines) > 1 and len(part.texts[-1].strip()) >= _FULL_LINE * width)


def _skip(parts: Sequence[Part], index: int, step: int) -> int | None:
    """Return the next part in a direction that is no page furniture."""
    while 0 <= index < len(parts) and parts[index].kind in ("header", "page_number", "credit", "caption"):
        index += step
    return index if 0 <= index < len(parts) else None


def mark_headings(parts: Sequence[Part]) -> None:
    """Mark the titles that are left, where something follows that they can head, and captions without a credit."""
    punctuated = _punctuated_headings(parts)
    for number, part in enumerate(parts):
        if part.kind is None and cues.PLACE_AND_DATE.search(part.text) and len(part.lines) <= _MAX_CAPTION_LINES:
            part.kind = "caption" if part.sentences == 1 else None
        if part.kind is None and (is_titleish(part) or number in punctuated):
            after = _skip(parts, number + 1, 1)
            if after is None:
                continue
            following = parts[after]
            if following.kind in (None, "timeline", "link", "box", "box_title", "heading"):
                part.kind = "heading"


def _names_photographer(part: Part) -> bool:
    """Tell whether a part ends with who took the picture that it describes: … ფოტო: დ. მარკოსიანი (photo: …)."""
    is_short = len(part.lines) <= _MAX_CAPTION_LINES and len(part.text) <= _MAX_CAPTION_LENGTH
    return is_short and cues.CREDIT_INSIDE.search(part.text) is not None


def _punctuated_headings(parts: Sequence[Part]) -> set[int]:
    """Return short lines between empty lines that head paragraphs though they end in punctuation.

    A document that ends its headings so ends all of them so: it has several, and no heading without.
    """
    found = {
        number
        for number, (part, following) in enumerate(pairwise(parts))
        if part.kind is None
        and part.is_finished
        and len(part.lines) == 1
        and len(part.text) <= _MAX_PUNCTUATED_LENGTH
        and part.gap_before
        and following.gap_before
        and following.kind in (None, "timeline", "link", "box")
        and not cues.BULLET.match(part.texts[0])
        and not _CLAUSE.search(part.text)
    }
    has_plain = any(part.kind is None and is_titleish(part) for part in parts)
    return found if len(found) >= _MIN_PUNCTUATED and not has_plain else set()
