"""Web addresses and contacts: the lines that introduce addresses, and the offices and persons beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.imprints import is_imprint
from kaext.segment.links import link_runs
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.text.genres.press import names_person


def mark_links(texts: Sequence[str], blocks: Sequence[TextBlock]) -> None:
    """Label web addresses, the lines that introduce them, and contacts next to them."""
    free = {block.lines[0]: block for block in blocks if block.kind is None}
    for run in link_runs(texts, [block.lines for block in free.values()]):
        free[run[0]].kind = "link"
    for number, block in enumerate(blocks):
        if block.kind is None and _introduces_address(
            blocks[number - 1] if number else None, blocks[number : number + 4]
        ):
            block.kind = "link"
    _mark_persons(blocks)
    for block, following in pairwise(blocks):
        is_contact = len(following.lines) == 1 and cues.has_contact(following.text) and not is_imprint(following.text)
        if block.kind == "link" and following.kind is None and not following.gap_before and is_contact:
            following.kind = "link"
        is_telephone = len(block.lines) <= 2 and cues.TELEPHONE.search(block.text) is not None
        if block.kind is None and following.kind == "link" and not following.gap_before and is_telephone:
            block.kind = "imprint"
    for block, following in pairwise(blocks):
        is_office = block.kind is None and following.kind == "imprint" and cues.OFFICE_LINE.fullmatch(block.text)
        if is_office and not following.gap_before and cues.TELEPHONE.search(following.text):
            block.kind = "imprint"


def _mark_persons(blocks: Sequence[TextBlock]) -> None:
    """Label a person with a telephone below a heading of contacts: the line introduces an address, or is text."""
    for heading, block, following in zip(blocks, blocks[1:], blocks[2:], strict=False):
        is_person = block.kind is None and len(block.lines) == 1 and cues.TELEPHONE.search(block.text) is not None
        if is_person and names_person(block.text) and cues.LINKS_HEADING.fullmatch(heading.text):
            is_over_address = following.kind == "link" and not following.gap_before
            is_bare = is_over_address and cues.URL.fullmatch(following.texts[0].strip()) is not None
            block.kind = "link" if is_bare else "body"


def with_contacts(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Label an office's postal address and telephone above web addresses as imprint, a person's as text of its section.

    The line directly above the first web address introduces it and stays with it.
    """
    result: list[TextBlock] = []
    for is_link, run in groupby(blocks, lambda block: block.kind == "link"):
        whole = list(run)
        lines = [line for block in whole for line in _single_lines(block)] if is_link else []
        first = next((number for number, line in enumerate(lines) if cues.addresses(line.text)), 0)
        above = lines[first - 1].text if first else ""
        is_headed = bool(result) and cues.LINKS_HEADING.fullmatch(result[-1].text) is not None
        is_whose = is_headed and names_person(above) and cues.URL.fullmatch(lines[first].text.strip()) is not None
        is_introduced = above.endswith(":") or is_whose or not cues.TELEPHONE.search(above)
        contacts = lines[: max(0, first - is_introduced)]
        if any(cues.TELEPHONE.search(line.text) for line in contacts):
            is_below = bool(result) and is_title_like(result[-1]) and not whole[0].gap_before
            if is_below and not is_headed:
                result[-1].kind = "imprint"
            named: list[BlockKind] = [
                "body" if is_headed and names_person(line.text) else "imprint" for line in contacts
            ]
            whole = [replace(line, kind=kind) for line, kind in zip(contacts, named, strict=True)] + lines[
                len(contacts) :
            ]
        result += whole
    return result


def _single_lines(block: TextBlock) -> Iterator[TextBlock]:
    """Yield a block of each line of a block."""
    for number, (line, text) in enumerate(zip(block.lines, block.texts, strict=True)):
        yield replace(block, lines=[line], texts=[text], gap_before=block.gap_before and not number)


def _introduces_address(before: TextBlock | None, blocks: Sequence[TextBlock]) -> bool:
    """Return whether a line introduces the address below: ვრცლად: … (more on …), or one in a list of such pairs."""
    title, address = blocks[0], blocks[1] if len(blocks) > 1 else None
    if address is None or address.kind != "link" or address.gap_before or cues.LINKS_HEADING.fullmatch(title.text):
        return False
    is_one = len(address.lines) == 1 and cues.URL.fullmatch(address.text.strip()) is not None
    is_next = before is not None and before.kind == "link" and not title.gap_before
    is_first = len(blocks) > 3 and blocks[3].kind == "link" and not (blocks[2].gap_before or blocks[3].gap_before)
    is_single_pair = ": " in title.text and all(block.gap_before or block.kind != "link" for block in blocks[2:3])
    is_item = cues.BULLET.match(title.texts[0]) is not None and not title.is_finished
    return is_one and ((is_item and (is_next or is_first)) or (is_title_like(title) and (is_next or is_single_pair)))
