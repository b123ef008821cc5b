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
from kaext.segment.text.blocks import TextBlock
from kaext.segment.text.boxes import body_measure, join_openings, mark_boxes
from kaext.segment.text.breaks import LineEndCosts, RunContext, cut_run
from kaext.segment.text.chronologies import chronologies, mark_timelines
from kaext.segment.text.columns import mark_columns, side_boxes
from kaext.segment.text.contacts import mark_links, with_contacts
from kaext.segment.text.end_matter import mark_imprint
from kaext.segment.text.frames import (
    Frame,
    fact_boxes,
    frames,
    mark_frames,
    price_lists,
    quizzes,
    separator_lines,
    with_separators,
)
from kaext.segment.text.furniture import mark_headers, mark_page_numbers, mark_single_headers
from kaext.segment.text.genres.acts import mark_act_lines
from kaext.segment.text.genres.chapters import apparatus, mark_apparatus, study_boxes
from kaext.segment.text.genres.leaflets import (
    country_cards,
    figures,
    legend_boxes,
    mark_legends,
    mark_panels,
)
from kaext.segment.text.genres.magazines import mark_authors, mark_issue_lines, mark_jumps, pull_quotes, sourced_quotes
from kaext.segment.text.genres.navigation import mark_navigation
from kaext.segment.text.genres.papers import (
    mark_agendas,
    mark_letterhead,
    mark_mail_fields,
    mark_paper,
    mark_parts_of_minutes,
    mark_quotes,
)
from kaext.segment.text.genres.press import datelines, mark_press_lines, mark_salutations, notes_to_editors
from kaext.segment.text.genres.schedules import apart, cards, mark_cards, mark_schedule, schedule_of
from kaext.segment.text.genres.sheets import Sheets, mark_sheets, sheets
from kaext.segment.text.genres.web_lists import mark_comments, mark_search_results
from kaext.segment.text.hanging import hanging_lines
from kaext.segment.text.headings import mark_colon_headings, mark_event_headings, mark_headings, mark_title
from kaext.segment.text.interruptions import mark_interrupting_boxes, split_box_titles, split_insets
from kaext.segment.text.joining import FURNITURE, join_continuations
from kaext.segment.text.notes import mark_listed_notes, mark_notes, notes_below_rules
from kaext.segment.text.openings import Openings, certain_headings, counted_headings, dateline_reports, recurring_labels
from kaext.segment.text.whitespace import without_uniform_spacing
from kaext.segment.units import Units
from kaext.source import Source

_MAX_CREDIT_LINES = 3
# Kinds of lines without context that do not run on in the next line.
_SINGLE_LINES = frozenset({"credit", "page_number", "body"})


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
    framed = _framed(texts, separators, regions)
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
    _mark(blocks, measure)
    joined = join_continuations(with_separators(blocks, texts, separators, framed, notes.rules))
    _add_bare_signs(joined, [line for line, level in enumerate(quotes) if level and not texts[line].strip()])
    return _segments([replace(block, lines=[kept[line] for line in block.lines]) for block in joined])


def _framed(texts: Sequence[str], separators: Sequence[int], regions: Sequence[str]) -> list[Frame]:
    """Return the boxes whose lines are known before the text is cut into blocks."""
    framed = [
        *frames(texts, separators),
        *fact_boxes(texts),
        *price_lists(texts),
        *quizzes(texts),
        *study_boxes(texts),
        *notes_to_editors(texts),
        *side_boxes(texts, regions),
        *country_cards(texts),
        *legend_boxes(texts),
    ]
    boxed = {line for frame in framed for line in (*frame.title, *frame.text)}
    return framed + [frame for frame in (*pull_quotes(texts), *sourced_quotes(texts)) if boxed.isdisjoint(frame.text)]


def _mark(blocks: Sequence[TextBlock], measure: int) -> None:
    """Label all blocks that have no label yet."""
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
    prose = prose.union(more, mark_legends(texts, kinds, boxed))
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
    return with_contacts(blocks)


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
        [
            "body" if line in listed else None if line in titles or kind == "heading" else kind
            for line, kind in enumerate(kinds)
        ],
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
    mark_letterhead(texts, kinds)
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
            is_at_start = all(block.kind in FURNITURE for block in blocks)
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
    return following is not None and kinds[following] in FURNITURE


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
