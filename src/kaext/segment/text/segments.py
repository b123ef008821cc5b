"""Segmentation of plain text by the shapes of its lines.

Text extracted from a brochure keeps little of its layout: line lengths (boxes and captions have a narrower measure
than the body), empty lines, recurrence (running headers), and the conventions of the genre (chronologies, links,
credits, imprint). The stages:

1. label the lines that need no context;
2. cut the rest into blocks;
3. label titles, headings, boxes and captions;
4. join paragraphs over interruptions;
5. number sections and boxes.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from kaext.document import BlockKind, Segment
from kaext.segment import cues
from kaext.segment.imprints import closing_imprint, is_imprint
from kaext.segment.links import link_runs
from kaext.segment.text.acts import mark_act_lines
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, TextBlock, is_title_like
from kaext.segment.text.boxes import body_measure, join_openings, mark_boxes, mark_imprint
from kaext.segment.text.breaks import LineEndCosts, RunContext, cut_run
from kaext.segment.text.chapters import apparatus, mark_apparatus, study_boxes
from kaext.segment.text.chronologies import chronologies, mark_timelines
from kaext.segment.text.columns import mark_columns, side_boxes
from kaext.segment.text.comments import mark_comments
from kaext.segment.text.correspondence import mark_mail_fields, mark_quotes
from kaext.segment.text.frames import Frame, fact_boxes, frames, mark_frames, quizzes, separator_lines, with_separators
from kaext.segment.text.furniture import mark_headers, mark_page_numbers, mark_single_headers
from kaext.segment.text.hanging import hanging_lines
from kaext.segment.text.headings import mark_colon_headings, mark_event_headings, mark_headings, mark_title
from kaext.segment.text.interruptions import mark_interrupting_boxes, split_box_titles, split_insets
from kaext.segment.text.leaflets import country_cards, figures, mark_legends, mark_panels
from kaext.segment.text.magazines import mark_authors, mark_issue_lines, mark_jumps, pull_quotes, sourced_quotes
from kaext.segment.text.navigation import mark_navigation
from kaext.segment.text.notes import mark_listed_notes, mark_notes, notes_below_rules
from kaext.segment.text.openings import Openings, certain_headings, counted_headings, dateline_reports, recurring_labels
from kaext.segment.text.papers import mark_agendas, mark_paper, mark_parts_of_minutes
from kaext.segment.text.press import datelines, mark_press_lines, mark_salutations, names_person, notes_to_editors
from kaext.segment.text.schedules import apart, cards, mark_cards, mark_schedule, schedule_of
from kaext.segment.text.search_results import mark_search_results
from kaext.segment.text.sheets import Sheets, mark_sheets, sheets
from kaext.segment.text.whitespace import without_uniform_spacing
from kaext.segment.title_shape import FIRST_WORD, line_width
from kaext.segment.units import Units
from kaext.source import Source

_MAX_CREDIT_LINES, _MAX_INTERRUPTING_BLOCKS, _MAX_NOTES = 3, 50, 10
# Kinds of lines without context that do not run on in the next line.
_SINGLE_LINES = frozenset({"credit", "page_number", "body"})
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
        Every line with a visible character is in exactly one segment. An interrupted paragraph is one segment, and the
        interruption (running header, page number, box, caption) comes after it.
    """
    kept, texts = without_uniform_spacing([_printed(source.text[line.start : line.end]) for line in source.lines])
    regions = [source.lines[index].region for index in kept]
    quotes = [source.lines[index].quote for index in kept]
    separators = separator_lines(texts)
    framed = [
        *frames(texts, separators),
        *fact_boxes(texts),
        *quizzes(texts),
        *study_boxes(texts),
        *notes_to_editors(texts),
        *side_boxes(texts, regions),
    ]
    framed += country_cards(texts)
    boxed = {line for frame in framed for line in (*frame.title, *frame.text)}
    framed += [frame for frame in (*pull_quotes(texts), *sourced_quotes(texts)) if boxed.isdisjoint(frame.text)]
    blocks = _initial_blocks(_without(separators, texts), framed, quotes)
    blocks = split_box_titles(split_insets(join_openings(blocks)))
    if not (blocks or separators):
        return ()
    mark_frames(blocks, framed)
    notes = notes_below_rules(texts, separators)
    mark_notes(blocks, notes)
    mark_listed_notes(blocks)
    measure = body_measure(blocks)
    mark_columns(blocks, texts, regions, measure)
    attributed = _mark_attributions(blocks)
    mark_event_headings(blocks)
    mark_title(blocks)
    mark_salutations(blocks)
    mark_imprint(blocks)
    mark_colon_headings(blocks)
    mark_interrupting_boxes(blocks)
    mark_boxes(blocks, measure)
    for quotation, attribution in attributed:
        if quotation.kind == "box":
            attribution.kind, attribution.box = "box", quotation.box
    mark_headings(blocks)
    for block in blocks:
        block.kind = block.kind or "body"
    joined = join_continuations(with_separators(blocks, texts, separators, framed, notes.rules))
    _add_bare_signs(joined, [line for line, level in enumerate(quotes) if level and not texts[line].strip()])
    return _segments([replace(block, lines=[kept[line] for line in block.lines]) for block in joined])


def _add_bare_signs(blocks: Sequence[TextBlock], lines: Sequence[int]) -> None:
    """Add lines that were only the sign of a quotation to the blocks above them."""
    block_of = {line: block for block in blocks for line in block.lines} if lines else {}
    for line in lines:
        if (above := block_of.get(line - 1)) is not None:
            above.lines.append(line)
            block_of[line] = above


def _printed(line: str) -> str:
    """Return a line without the signs for the ends of lines and pages."""
    return line.rstrip("\r").lstrip("\f")


def _without(lines: Sequence[int], texts: Sequence[str]) -> Sequence[str]:
    """Return the texts with some lines empty."""
    without = list(texts)
    for line in lines:
        without[line] = ""
    return without


def _initial_blocks(texts: Sequence[str], framed: Sequence[Frame], quotes: Sequence[int]) -> list[TextBlock]:
    """Cut the lines into blocks, with a label if they need no context; boxes with known lines are cut off."""
    kinds: list[BlockKind | None] = [None] * len(texts)
    prose, quoted = mark_quotes(texts, quotes, kinds)
    profiles, found = apart(cards(texts), sheets(texts))
    carded = {line for card in profiles for line in (card.title, *card.rows)}
    boxed = {line for frame in framed for line in (*frame.title, *frame.text)}
    found = found.with_others(_mark_furniture(texts, kinds, found, carded, boxed))
    more, turns = _mark_pages_and_papers(texts, kinds)
    mark_press_lines(texts, kinds)
    authors = mark_authors(texts, kinds)
    found = found.with_others(Sheets(fields=authors, openings=authors))
    prose = prose.union(more, mark_legends(texts, kinds))
    references = apparatus(texts)
    for line in references.headings | references.text:
        kinds[line] = None
    for line in closing_imprint(texts):
        kinds[line] = "imprint" if kinds[line] is None else kinds[line]
    for index, text in enumerate(texts):
        if kinds[index] is None and cues.CREDIT.match(text):
            is_caption = (
                cues.PLACE_AND_DATE.search(text) and texts[index + 1 : index + 2] and texts[index + 1][:1] == "©"
            )
            kinds[index] = "imprint" if _opens_imprint(texts, index) else "caption" if is_caption else "credit"
    schedule = schedule_of(texts, kinds)
    timed = [list(run) for run in schedule.entries] if schedule is not None else []
    groups = [group for group in chronologies(texts, kinds) if carded.isdisjoint(group)]
    groups += timed if schedule is not None and schedule.is_chronology else []
    heads = {line for frame in framed if frame.title for line in (frame.title[0], frame.text.start)}
    heads = heads.union(carded, turns, quoted, references.openings, datelines(texts), *timed, *groups)
    openings = _openings(texts, kinds, heads, groups, carded=carded, titles=found.titles, listed=references.text)
    blocks = list(_split_headings(_cut(texts, kinds, openings, found, prose)))
    mark_apparatus(blocks, references)
    mark_cards(blocks, profiles)
    mark_schedule(blocks, schedule)
    mark_timelines(blocks, texts, groups)
    mark_links(texts, blocks)
    return _mark_contacts(blocks)


def _mark_furniture(
    texts: Sequence[str], kinds: list[BlockKind | None], found: Sheets, carded: set[int], boxed: set[int]
) -> Sheets:
    """Label running headers, page numbers and lines like them; return the sheets with figures and jumps as fields."""
    mark_headers(texts, kinds, found)
    for line in carded:  # a row that recurs in several cards is no running header
        kinds[line] = None
    jumps = mark_jumps(texts, kinds)
    mark_page_numbers(texts, kinds)
    counted = figures(texts, boxed.union(found.fields))
    for line in counted.fields:  # a figure beside what it counts is no page number
        kinds[line] = None
    found = found.with_others(counted)
    mark_sheets(found, kinds)
    mark_act_lines(texts, kinds)
    mark_single_headers(texts, kinds)
    mark_panels(texts, kinds)
    mark_issue_lines(texts, kinds)
    return found.with_others(Sheets(fields=jumps, openings=jumps))


def _openings(
    texts: Sequence[str],
    kinds: Sequence[BlockKind | None],
    heads: set[int],
    groups: Sequence[Sequence[int]],
    *,
    carded: set[int],
    titles: Container[int],
    listed: Container[int],
) -> Openings:
    """Return the lines that open blocks.

    Parameters
    ----------
    texts, kinds
        The lines, and their labels as far as they are known.
    heads
        Lines that open a block for other reasons.
    groups
        The entries of chronologies.
    carded, titles, listed
        The lines of cards, the titles of sheets, and the items of a bibliography.
    """
    reports, report_titles = dateline_reports(texts, kinds)
    headings = counted_headings(
        texts,
        ["body" if line in listed else None if line in titles else kind for line, kind in enumerate(kinds)],
    )
    numbered = headings | report_titles
    over = {group[0] - 1 for group in groups}
    first = {next((index for index, text in enumerate(texts) if text.strip() and kinds[index] is None), 0)}
    labelled = recurring_labels(texts) - reports - numbered - over - first - carded
    certain = certain_headings(texts, headings)
    return Openings(reports.union(heads), numbered, certain, labelled, hanging_lines(texts))


def _opens_imprint(texts: Sequence[str], index: int) -> bool:
    """Return whether a © line opens an imprint that goes on below it, and is not a credit of its own."""
    paragraph = list(takewhile(str.strip, texts[index : index + _MAX_CREDIT_LINES]))
    is_alone = len(paragraph) == 1 or cues.SENTENCE_END.search(paragraph[0]) is not None
    return not is_alone and is_imprint(" ".join(paragraph))


def _mark_pages_and_papers(
    texts: Sequence[str], kinds: list[BlockKind | None]
) -> tuple[frozenset[int], frozenset[int]]:
    """Label what web pages, e-mails and minutes have around their text; return labelled prose, and turns in it."""
    mark_paper(texts, kinds)
    mark_mail_fields(texts, kinds)
    comments, turns = mark_comments(texts, kinds)
    prose = comments | mark_search_results(texts, kinds) | mark_agendas(texts, kinds)
    mark_parts_of_minutes(texts, kinds)
    mark_navigation(texts, kinds)
    return prose, turns


def _mark_attributions(blocks: Sequence[TextBlock]) -> list[tuple[TextBlock, TextBlock]]:
    """Label the lines below quotations that name their sources, and return the quotations with these lines.

    ექიმი, ჰელმანდი (a doctor, Helmand).
    """
    found: list[tuple[TextBlock, TextBlock]] = []
    for quoted, block in pairwise(blocks):
        is_under = quoted.kind is None and block.kind is None and not block.gap_before and len(block.lines) == 1
        is_source = is_under and not block.is_finished and cues.ATTRIBUTION.fullmatch(block.text)
        if is_source and cues.QUOTATION.fullmatch(quoted.text):
            block.kind = "body"
            found.append((quoted, block))
    return found


def _split_headings(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Split the heading of a list of links, or of the note on the next issue, from the line below it."""
    for block in blocks:
        first = block.texts[0]
        is_headed = cues.LINKS_HEADING.fullmatch(first) is not None or cues.NEXT_ISSUE.fullmatch(first) is not None
        if block.kind is None and len(block.lines) > 1 and is_headed:
            yield replace(block, lines=block.lines[:1], texts=block.texts[:1])
            yield replace(block, lines=block.lines[1:], texts=block.texts[1:], gap_before=False)
        else:
            yield block


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
        is_contact = (
            len(following.lines) == 1 and cues.CONTACT.search(following.text) and not is_imprint(following.text)
        )
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


def _mark_contacts(blocks: Sequence[TextBlock]) -> list[TextBlock]:
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


def _cut(
    texts: Sequence[str],
    kinds: Sequence[BlockKind | None],
    openings: Openings,
    found: Sheets,
    prose: frozenset[int],
) -> list[TextBlock]:
    """Cut the lines into blocks at empty lines, changes of label, paragraph breaks and the fields of sheets.

    The lines of ``prose`` have a label, but are cut into paragraphs as those without one are.
    """
    costs = LineEndCosts.of(texts)
    blocks: list[TextBlock] = []
    gap = True
    for (kind, is_prose, is_blank), lines in groupby(
        range(len(texts)), lambda index: (kinds[index], index in prose, not texts[index].strip())
    ):
        if is_blank:
            gap = True
            continue
        run = list(lines)
        if kind is None or is_prose:
            is_at_start = all(block.kind in _FURNITURE for block in blocks)
            context = RunContext(
                has_gap=gap, is_at_start=is_at_start, is_interrupted=_is_interrupted(texts, kinds, run[-1])
            )
            cut = cut_run(texts, run, openings, costs, context)
            blocks.extend(replace(block, kind=kind) if is_prose else block for block in cut)
        else:
            groups = found.split(run) or ([[index] for index in run] if kind in _SINGLE_LINES else [run])
            blocks.extend(
                TextBlock(
                    group,
                    kind,
                    gap_before=gap and not number,
                    texts=[texts[index] for index in group],
                    is_numbered=group[0] in openings.numbered,
                    is_row=group[0] in found.fields,
                )
                for number, group in enumerate(groups)
            )
        gap = False
    return blocks


def _is_interrupted(texts: Sequence[str], kinds: Sequence[BlockKind | None], last: int) -> bool:
    """Return whether the next non-empty line is page furniture."""
    following = next((index for index in range(last + 1, len(texts)) if texts[index].strip()), None)
    return following is not None and kinds[following] in _FURNITURE


def join_continuations(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Join paragraphs to their continuation in the next block with the same label, over interruptions."""
    result: list[TextBlock] = []
    taken: set[int] = set()
    for number, block in enumerate(blocks):
        if number in taken:
            continue
        current = replace(block, lines=list(block.lines), texts=list(block.texts))
        if current.kind in ("body", "box", "caption", "imprint"):
            position = number
            while _is_unfinished(current):
                following = _continuation(blocks, position, current)
                if following is None:
                    break
                taken.add(following)
                current.lines.extend(blocks[following].lines)
                current.texts.extend(blocks[following].texts)
                position = following
        result.append(current)
    return result


def _is_unfinished(block: TextBlock) -> bool:
    return not (block.is_finished or block.is_row or (len(block.texts) == 1 and cues.BULLET.match(block.texts[0])))


def _continuation(blocks: Sequence[TextBlock], position: int, current: TextBlock) -> int | None:
    """Return the index of the block that continues an unfinished paragraph."""
    for index in range(position + 1, min(len(blocks), position + 1 + _MAX_INTERRUPTING_BLOCKS)):
        block = blocks[index]
        if block.kind == current.kind and cues.JUMP.fullmatch(block.text):
            continue
        if block.kind == current.kind and block.box == current.box:
            is_over = index == position + 1 and block.gap_before and _ends_before_gap(current, block)
            return None if is_over or block.is_row or _is_entry(block) else index
        if block.kind in ("heading", "title", "timeline", "link") or (
            block.kind == "imprint" and not _is_at_page_end(blocks, index)
        ):
            return None
        if current.kind in ("caption", "imprint") or (current.kind == "box" and block.kind == "body"):
            return None
    return None


def _is_entry(block: TextBlock) -> bool:
    """Return whether a block is an item, or in a box an abbreviation with its long form or a label with a figure."""
    line = block.texts[0]
    is_entry = cues.ABBREVIATION_ENTRY.match(line) or cues.LABELLED_VALUE.match(line)
    return cues.BULLET.match(line) is not None or (block.kind == "box" and is_entry is not None)


def _is_at_page_end(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether page furniture follows a footnote, perhaps below further ones."""
    below = blocks[number + 1 : number + 1 + _MAX_NOTES]
    following = next((block.kind for block in below if block.kind != "imprint"), None)
    return following in _FURNITURE


def _ends_before_gap(current: TextBlock, following: TextBlock) -> bool:
    """Return whether a paragraph without a full stop ends at an empty line.

    It does if it is unwrapped, if its last line leaves room for the next word, or if it ends in a verb.
    """
    room = current.width - line_width(current.texts[-1]) - 1
    word = FIRST_WORD.match(following.texts[0])
    has_room = word is not None and room >= len(word[0].strip())
    is_unwrapped = len(current.texts) == 1 and current.width > MIN_UNWRAPPED_LENGTH
    return is_unwrapped or has_room or cues.VERB_END.search(current.texts[-1]) is not None


def _segments(blocks: Sequence[TextBlock]) -> tuple[Segment, ...]:
    units = Units()
    for block in blocks:
        kind = block.kind or "body"
        units.add(
            block.lines,
            kind=kind,
            text=block.text,
            box=block.box,
            level=1 if kind in ("heading", "title") else 0,
            opens_section=block.gap_before or block.is_numbered or cues.SECTION_NUMBER.match(block.text) is not None,
        )
    return units.segments()
