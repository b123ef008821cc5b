"""Captions in PDFs: text next to pictures in another type than the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from kaext.segment.imprints import is_imprint
from kaext.segment.layout.blocks import SMALLER, LayoutBlock, ends_in_address, is_emphasised, is_title_like
from kaext.source import Box, LineStyle, Page

_CAPTION_DISTANCE = 30.0
# Share of the height of a caption that is level with the picture beside it.
_LEVEL_SHARE = 0.6
# At most a caption separates a picture from its credit.
_CREDIT_DISTANCE = 150.0
_MAX_CAPTION_LENGTH = 420
# Share of the page that a picture fills, at least.
_FULL_PAGE = 0.7
_MIN_TITLES = 2
_YEAR_END = regex.compile(r"(?<!\d)(?:19|20)\d\d\.?\s*+$")


def mark_captions(blocks: Sequence[LayoutBlock], pages: dict[int, Page], body: LineStyle) -> None:
    """Label text next to a picture in another type than the body, and text next to a credit, as captions.

    A picture with text above or below it, in its own width, has no caption at its side. Text in the style of titles
    elsewhere is not a caption. Several blocks in a tint on a picture that fills the page are not, either.
    """
    shaped = [
        block
        for block in blocks
        if block.kind is None
        and not block.is_row
        and len(block.text) <= _MAX_CAPTION_LENGTH
        and _is_caption_style(block.style, body)
        and not ends_in_address(block.lines[-1].text)
    ]
    members = Counter((block.page, block.region) for block in blocks)
    alone = [block for block in shaped if not block.region or members[block.page, block.region] == 1]
    at_pictures = [*_at_pictures(shaped, pages, full=False), *_at_pictures(alone, pages, full=True)]
    found = set(map(id, at_pictures))
    titles = Counter(
        block.style for block in shaped if id(block) not in found and not block.region and _can_be_title(block, body)
    )
    for block in at_pictures:
        if titles[block.style] < _MIN_TITLES or not _can_be_title(block, body):
            block.kind = "caption"
    for number, credit in enumerate(blocks):
        if credit.kind != "credit" or _is_publisher_notice(credit, pages[credit.page].images):
            continue
        beside = [*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2]]
        beside = [block for block in beside if _gap(block.box, credit.box) < _CAPTION_DISTANCE]
        near = [
            block
            for block in beside
            if block.page == credit.page
            and block.kind is None
            # The text of a box is not the caption of a credit below the box.
            and block.region in ("", credit.region)
            and len(block.text) <= _MAX_CAPTION_LENGTH
            and _is_caption_style(block.style, body)
            and not (titles[block.style] >= _MIN_TITLES and _can_be_title(block, body))
        ]
        if near and all(block.kind != "caption" for block in beside):
            min(near, key=lambda block: _gap(block.box, credit.box)).kind = "caption"


def _at_pictures(blocks: Sequence[LayoutBlock], pages: dict[int, Page], *, full: bool) -> list[LayoutBlock]:
    """Return the blocks below or above a picture; if a picture has none, those at its side.

    ``full`` selects the pictures that fill their page, else the others.
    """
    by_page: dict[int, list[LayoutBlock]] = {}
    for block in blocks:
        by_page.setdefault(block.page, []).append(block)
    found: list[LayoutBlock] = []
    for number, page in pages.items():
        for picture in page.images:
            if _fills(picture, page) != full:
                continue
            near = [block for block in by_page.get(number, ()) if _can_belong_to(block, picture, page)]
            stacked = _at_one_side([block for block in near if _is_stacked(block.box, picture)], picture)
            found += stacked or [block for block in near if _is_beside(block.box, picture)]
    return found


def _is_publisher_notice(credit: LayoutBlock, pictures: Sequence[Box]) -> bool:
    """Return whether a copyright line is the publisher's: far from pictures; on a page without any, by its wording."""
    if not pictures:
        return _YEAR_END.search(credit.text) is not None or is_imprint(credit.text)
    return min(_gap(credit.box, picture) for picture in pictures) > _CREDIT_DISTANCE


def _at_one_side(stacked: list[LayoutBlock], picture: Box) -> list[LayoutBlock]:
    """Return blocks without those on the far side of a picture, in another type than the block on the near side."""
    nearest = min(stacked, key=lambda block: _gap(block.box, picture), default=None)
    if nearest is None or _gap(nearest.box, picture) == 0:
        return stacked
    is_above = nearest.box.y1 <= picture.y0
    return [block for block in stacked if (block.box.y1 <= picture.y0) == is_above or block.style == nearest.style]


def _can_be_title(block: LayoutBlock, body: LineStyle) -> bool:
    return is_emphasised(block.style, body) and is_title_like(block)


def _is_caption_style(style: LineStyle, body: LineStyle) -> bool:
    if style.size < SMALLER * body.size:
        return True
    return style.size <= body.size and not style.bold and (style.italic != body.italic or style.font != body.font)


def _can_belong_to(block: LayoutBlock, picture: Box, page: Page) -> bool:
    """Return whether a block can belong to a picture: it is in no region, or in the picture's."""
    region = page.regions.get(block.region)
    return region is None or _gap(region, picture) == 0


def _fills(picture: Box, page: Page) -> bool:
    return picture.area > _FULL_PAGE * page.width * page.height


def _is_stacked(box: Box, picture: Box) -> bool:
    """Return whether a box is below, above or on a picture."""
    shared = min(box.x1, picture.x1) - max(box.x0, picture.x0)
    if shared < 0.5 * min(box.x1 - box.x0, picture.x1 - picture.x0):
        return False
    return max(box.y0 - picture.y1, picture.y0 - box.y1) < _CAPTION_DISTANCE


def _is_beside(box: Box, picture: Box) -> bool:
    """Return whether a box is at the side of a picture."""
    level = min(box.y1, picture.y1) - max(box.y0, picture.y0)
    if level < _LEVEL_SHARE * box.height:
        return False
    return max(box.x0 - picture.x1, picture.x0 - box.x1) < _CAPTION_DISTANCE


def _gap(one: Box, other: Box) -> float:
    across = max(0.0, max(one.x0, other.x0) - min(one.x1, other.x1))
    down = max(0.0, max(one.y0, other.y0) - min(one.y1, other.y1))
    return across + down
