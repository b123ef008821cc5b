"""Paragraph breaks in runs of lines without an empty line, found as the segmentation of least cost.

This reverses line breaking: a typesetter ends a line where the next word does not fit, so a line that leaves room
for it was ended deliberately. Each way of cutting the lines into paragraphs and titles has a cost, the sum of its
unusual features (room left inside a paragraph, a paragraph without a full stop, …). Dynamic programming over the
lines finds the cheapest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf, log
from typing import NamedTuple

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.imprints import starts_imprint
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.text.openings import Openings
from kaext.segment.text.tables import continues_row, has_rules, opens_row, table_stretches
from kaext.segment.title_shape import FIRST_WORD, MAX_TITLE_LINES

_LONG_LINE = 20
_MAX_LINES, _MAX_IMPRINT_LINES = 40, 10
# Weight of the prior that one line in this many ends a sentence.
_PRIOR_LINES = 4
_NEIGHBOURS = 3
_ADDRESS_SHARE = 0.6
# A line is full if the next word does not fit into this share of the measure.
_FULL = 1.0
# Share of wrapped paragraphs whose last line is full.
_MIN_FULL_END_SHARE = 0.2
# Costs are negative logarithms of relative frequencies. Paragraphs above the maximum are not considered.
_MAX_COST = 15.0
# Cost of room left on a line inside a paragraph: this times the square of the room's share of the measure.
_RAGGED = 85.0
_SENTENCE_INSIDE = 1.8
# Costs of a last line without a full stop: in general, at the end of a run, in a list item, before page furniture,
# and of one with a colon.
_UNFINISHED, _UNFINISHED_RUN, _UNFINISHED_ITEM, _INTERRUPTED, _COLON = 3.1, 2.0, 1.5, 0.6, 0.1
# Cost of a title, of each further line of it, the maximum for room left on a line, and the discount for a question.
_TITLE, _TITLE_LINE, _TITLE_ROOM, _QUESTION = 0.05, 1.1, 1.5, 1.5
# Cost of a document that does not start with a title, and of a paragraph that starts with a certain heading.
_NO_TITLE, _NO_HEADING = 1.0, 6.0
# A title may end in a question or exclamation mark or in 1992-2008 წწ. (years), not in a full stop or colon.
_LEADING_DASH = regex.compile(r"\s*+[-–—]\s")
_TITLE_END = regex.compile(r"(?:[?!]|წწ?\.)\s*+$")


@dataclass(frozen=True, slots=True)
class LineEndCosts:
    """Costs estimated from the share of long lines in a document that end a sentence.

    In wrapped text about one line in five does; if every line is a paragraph, nearly all do.

    Attributes
    ----------
    block
        Cost of one more paragraph or title.
    line
        Cost of a line that continues in the next.
    full
        Cost of a paragraph whose last line is full.
    """

    block: float
    line: float
    full: float

    @classmethod
    def of(cls, texts: Sequence[str]) -> LineEndCosts:
        """Estimate the costs from the lines of a document."""
        long = [text for text in texts if len(text.strip()) >= _LONG_LINE]
        ending = sum(1 for text in long if cues.SENTENCE_END.search(text))
        share = (ending + 1) / (len(long) + _PRIOR_LINES)
        return cls(-log(share), -log(1 - share), -log(max(_MIN_FULL_END_SHARE, share)))


@dataclass(frozen=True, slots=True)
class RunContext:
    """The context of a run of lines.

    Attributes
    ----------
    has_gap
        Whether an empty line precedes it.
    is_at_start
        Whether it is the first text of the document.
    is_interrupted
        Whether page furniture follows it.
    """

    has_gap: bool = True
    is_at_start: bool = False
    is_interrupted: bool = False


class LineShape(NamedTuple):
    """The features of a line that show where its paragraph starts and ends.

    Attributes
    ----------
    text
        The line.
    length, first_word
        The length of the line and of its first word, in code points.
    ends_sentence
        Whether it ends a sentence.
    is_terminated
        Whether it ends in any final punctuation, such as a colon.
    must_continue
        Whether the next line continues it, because a word or date is split or because of a hanging indent.
    is_opening
        Whether it opens a block, whatever precedes it.
    is_title, is_labelled
        Whether it starts with a heading number, or with a recurring label.
    is_certain_title
        Whether it starts with a heading number, and the numbered lines of the document are headings for certain.
    """

    text: str
    length: int
    first_word: int
    ends_sentence: bool
    is_terminated: bool
    must_continue: bool = False
    is_opening: bool = False
    is_title: bool = False
    is_labelled: bool = False
    is_certain_title: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        following: str = "",
        *,
        is_opening: bool = False,
        continues: bool = False,
        is_title: bool = False,
        is_labelled: bool = False,
        is_certain_title: bool = False,
    ) -> LineShape:
        """Measure a line.

        Parameters
        ----------
        text, following
            The line, and the one below it in its run.
        is_opening
            Whether it opens a block, whatever precedes it.
        continues
            Whether the line below is known to continue it.
        is_title, is_labelled, is_certain_title
            Whether it starts with a heading number, with a recurring label, with the number of a certain heading.
        """
        word = FIRST_WORD.match(text)
        splits_date = cues.splits_date(text, following)
        return cls(
            text,
            len(text.strip()),
            len(word[0].strip()) if word else 0,
            not splits_date and (cues.SENTENCE_END.search(text) is not None or _ends_in_address(text)),
            not splits_date and cues.TERMINAL.search(text) is not None,
            continues or splits_date or cues.BROKEN_WORD.search(text) is not None,
            is_opening,
            is_title,
            is_labelled,
            is_certain_title,
        )


def cut_run(
    texts: Sequence[str],
    run: Sequence[int],
    openings: Openings,
    costs: LineEndCosts,
    context: RunContext,
) -> list[TextBlock]:
    """Cut a run of lines without an empty line into blocks.

    Parameters
    ----------
    texts
        The lines of the document.
    run
        The run's lines, none of which has a label yet.
    openings
        Lines of the document that open a block by an explicit marker.
    costs
        The costs for this document.
    context
        The context of the run.
    """
    if _is_address_of_publisher(texts, run):
        return [TextBlock(list(run), "imprint", gap_before=context.has_gap, texts=[texts[index] for index in run])]
    shapes = _line_shapes(texts, run, openings)
    groups: list[tuple[list[int], BlockKind | None]] = []
    # The first line of a document is its title rather than a row, whatever its shape.
    title = run[:1] if context.is_at_start and not has_rules(texts[run[0]]) else []
    others = {*title, *(index for index in run if index in openings.heads or index in openings.numbered)}
    stretches = table_stretches(texts, run, others, openings.hanging)
    for number, (stretch, is_table) in enumerate(stretches):
        if is_table:
            groups += [(row, "box") for row in _rows(texts, stretch, openings.hanging)]
            continue
        here = replace(
            context,
            is_at_start=context.is_at_start and not number,
            is_interrupted=context.is_interrupted and number == len(stretches) - 1,
        )
        found = cut([shapes[index] for index in stretch], costs, here)
        groups += [([stretch[i] for i in lines], None) for lines in found]
    return [
        TextBlock(
            group,
            kind,
            gap_before=context.has_gap and not number,
            texts=[texts[i] for i in group],
            is_numbered=group[0] in openings.numbered,
            is_labelled=group[0] in openings.labelled,
            is_row=kind is not None,
        )
        for number, (group, kind) in enumerate(groups)
    ]


def _is_address_of_publisher(texts: Sequence[str], run: Sequence[int]) -> bool:
    """Return whether a run is an imprint that begins with the publisher and has a telephone."""
    lines = [texts[index] for index in run[:_MAX_IMPRINT_LINES]]
    return any(map(cues.TELEPHONE.search, lines[1:])) and len(run) <= _MAX_IMPRINT_LINES and starts_imprint(lines[0])


def _line_shapes(texts: Sequence[str], run: Sequence[int], openings: Openings) -> dict[int, LineShape]:
    """Return the shape of each line of a run."""
    return {
        index: LineShape.of(
            texts[index],
            "".join(texts[below] for below in run[position + 1 : position + 2]),
            is_opening=_starts_block(texts, run, position, openings),
            continues=any(
                below in openings.hanging and below not in openings for below in run[position + 1 : position + 2]
            ),
            is_title=index in openings.numbered,
            is_labelled=index in openings.labelled,
            is_certain_title=index in openings.certain,
        )
        for position, index in enumerate(run)
    }


def _starts_block(texts: Sequence[str], run: Sequence[int], position: int, openings: Openings) -> bool:
    """Return whether a line opens a block: by a marker, by its context, or next to a hanging indent."""
    index = run[position]
    if index in openings.hanging:
        return index in openings
    beside = (*run[position - 1 : position], *run[position + 1 : position + 2]) if position else run[1:2]
    is_beside_hanging = not openings.hanging.isdisjoint(beside)
    return is_beside_hanging or index in openings or _is_opening(texts, run, position)


def _rows(texts: Sequence[str], table: Sequence[int], hanging: Container[int]) -> list[list[int]]:
    """Return the lines of each row of a table."""
    rows: list[list[int]] = []
    for index in table:
        is_opened = bool(rows) and len(rows[-1]) == 1 and opens_row(texts[index - 1], texts[index])
        if rows and (is_opened or index in hanging or continues_row(texts[index - 1], texts[index])):
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def cut(lines: Sequence[LineShape], costs: LineEndCosts, context: RunContext) -> list[range]:
    """Cut lines into paragraphs and titles.

    Parameters
    ----------
    lines
        Lines with no empty line among them.
    costs
        The costs for this document.
    context
        The context of the lines.

    Returns
    -------
    list[range]
        The lines of each paragraph or title, in order; together all lines.
    """
    if len(lines) == 1:
        return [range(1)]
    run = _Run.of(lines, costs, context)
    best = [0.0] + [inf] * len(lines)
    begin = [0] * (len(lines) + 1)
    for start in range(len(lines)):
        for end, cost in _paragraphs(run, start):
            if best[start] + cost < best[end]:
                best[end], begin[end] = best[start] + cost, start
        for end, cost in _titles(run, start):
            if best[start] + cost < best[end] and _is_title(lines[start:end]):
                best[end], begin[end] = best[start] + cost, start
    found: list[range] = []
    end = len(lines)
    while end:
        found.append(range(begin[end], end))
        end = begin[end]
    return found[::-1]


class _Run(NamedTuple):
    """A run of lines, with precomputed values for each position between lines.

    Attributes
    ----------
    end_costs
        Cost of ending a paragraph at each position.
    before, after
        Length of the longest of the nearest lines on either side, in code points; 0 if there are none.
    openings
        Indices of the lines that open a block, and the end of the run.
    """

    lines: Sequence[LineShape]
    costs: LineEndCosts
    context: RunContext
    end_costs: Sequence[float]
    before: Sequence[int]
    after: Sequence[int]
    openings: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[LineShape], costs: LineEndCosts, context: RunContext) -> _Run:
        """Compute the values."""
        lengths = [line.length for line in lines]
        cuts = range(len(lines) + 1)
        return cls(
            lines,
            costs,
            context,
            end_costs=[0.0, *(_end_cost(lines, end, costs) for end in cuts[1:])],
            before=[max(lengths[max(0, cut - _NEIGHBOURS) : cut], default=0) for cut in cuts],
            after=[max(lengths[cut : cut + _NEIGHBOURS], default=0) for cut in cuts],
            openings=[index for index, line in enumerate(lines) if line.is_opening] + [len(lines)],
        )

    def possible_ends(self, start: int, most: int) -> range:
        """Return where a block of at most ``most`` lines can end: it cannot extend over an opening line."""
        reach = self.openings[bisect_right(self.openings, start)]
        return range(start + 1, min(reach, start + most) + 1)

    def is_at_start(self, start: int) -> bool:
        """Return whether a line is the first of the document."""
        return self.context.is_at_start and start == 0


def _paragraphs(run: _Run, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a paragraph that starts at ``start`` can end, and its cost."""
    lines, costs = run.lines, run.costs
    unfinished = _UNFINISHED_ITEM if lines[start].is_opening else _UNFINISHED
    # A list item after a one-line item has the measure of that item.
    is_among_items = start > 0 and lines[start].is_opening and lines[start - 1].is_opening
    measure, inside, sentences = run.before[start] if is_among_items else 0, 0.0, 0
    is_heading = lines[start].is_certain_title
    for end in run.possible_ends(start, _MAX_LINES):
        last = lines[end - 1]
        if last.length > measure:
            measure = last.length
            inside = sum([_raggedness_cost(lines, index, measure) for index in range(start, end - 1)])
        elif end > start + 1:
            inside += _raggedness_cost(lines, end - 2, measure)
        sentences += end > start + 1 and lines[end - 2].ends_sentence
        cost = inside + costs.line * (end - 1 - start) + _SENTENCE_INSIDE * sentences
        cost += _NO_TITLE * run.is_at_start(start) + _NO_HEADING * is_heading
        if cost > _MAX_COST:
            return
        closing = run.end_costs[end]
        if not last.is_terminated and not last.ends_sentence and closing < _MAX_COST:
            if end == len(lines):
                unfinished = min(unfinished, _INTERRUPTED if run.context.is_interrupted else _UNFINISHED_RUN)
            closing += unfinished
        yield end, costs.block + cost + closing


def _end_cost(lines: Sequence[LineShape], end: int, costs: LineEndCosts) -> float:
    """Return the cost of a paragraph end before line ``end`` with a full last line, or with a colon."""
    last = lines[end - 1]
    cost = 0.0
    if end < len(lines):
        if last.must_continue:
            return _MAX_COST
        measure = max([line.length for line in lines[max(0, end - 1 - _NEIGHBOURS) : end]])
        if last.length + 1 + lines[end].first_word > _FULL * measure:
            cost = costs.full
    return cost + _COLON if last.is_terminated and not last.ends_sentence else cost


def _titles(run: _Run, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a title that starts at ``start`` can end, and its cost."""
    lines = run.lines
    is_expected = run.is_at_start(start) or lines[start].is_title
    longest = 0
    for end in run.possible_ends(start, MAX_TITLE_LINES):
        last = lines[end - 1]
        longest = max(longest, last.length)
        if end > start + 1 and lines[end - 2].ends_sentence:
            return
        if last.must_continue and end < len(lines):
            continue
        if last.is_terminated and not _TITLE_END.search(last.text):
            continue
        cost = run.costs.block + (0.0 if is_expected else _TITLE)
        if last.is_terminated:
            cost -= _QUESTION * last.text.rstrip().endswith("?")
        if not (is_expected and end == len(lines)):
            measure = max(longest, _column_measure(run.before[start], run.after[end]))
            room = [min(_TITLE_ROOM, _raggedness_cost(lines, index, measure)) for index in range(start, end - 1)]
            cost += sum([_TITLE_LINE + left for left in room])
        if end < len(lines) and (not is_expected or lines[start].is_certain_title):
            taken = lines[end].first_word + 1
            if last.length + taken > _FULL * run.after[end]:
                cost += max(0.0, log(run.after[end] / taken))
        yield end, cost


def _is_title(lines: Sequence[LineShape]) -> bool:
    texts = [line.text for line in lines]
    first = lines[0]
    return is_title_like(
        TextBlock(list(range(len(lines))), texts=texts, is_numbered=first.is_title, is_labelled=first.is_labelled)
    )


def _column_measure(before: int, after: int) -> int:
    """Return the measure of the column around a title: the narrower of those before and after it."""
    return min(before, after) or max(before, after)


def _raggedness_cost(lines: Sequence[LineShape], index: int, measure: int) -> float:
    """Return the cost of a line inside a paragraph, by the room that it leaves for the first word of the next line."""
    line = lines[index]
    room = measure - line.length - 1 - lines[index + 1].first_word
    if line.must_continue or room <= 0:
        return 0.0
    share = room / measure
    return _RAGGED * share * share


def _ends_in_address(text: str) -> bool:
    return any(match.end() == len(text.rstrip()) for match in cues.addresses(text))


def _is_address(text: str) -> bool:
    """Return whether a line consists mostly of a web address."""
    return sum(len(match[0]) for match in cues.addresses(text)) > _ADDRESS_SHARE * len(text.strip())


def _is_wrapped_dash(texts: Sequence[str], run: Sequence[int], position: int) -> bool:
    """Return whether a dash at the start of a line is one of its sentence: the line above is full, and no list is near.

    … ორივე მეზობელი / — ჯერ ერთი, მერე მეორე (both neighbours – first the one, then the other).
    """
    line = texts[run[position]]
    if position == 0 or not _LEADING_DASH.match(line) or cues.TERMINAL.search(texts[run[position - 1]]):
        return False
    above = [texts[index].strip() for index in run[max(0, position - _NEIGHBOURS) : position]]
    word = FIRST_WORD.match(line)
    taken = len(word[0].strip()) + 1 if word else 0
    is_full = len(above) > 1 and len(above[-1]) + taken > max(map(len, above))
    return is_full and sum(1 for index in run if _LEADING_DASH.match(texts[index])) == 1


def _is_opening(texts: Sequence[str], run: Sequence[int], position: int) -> bool:
    """Return whether a line opens a block, whatever precedes it."""
    line = texts[run[position]]
    before = texts[run[position - 1]] if position else ""
    if cues.ends_in_open_credit(before):
        return False
    is_marked = cues.BULLET.match(line) is not None and not _is_wrapped_dash(texts, run, position)
    if is_marked or cues.BOX_TITLE.match(line) or cues.SECTION_NUMBER.match(line):
        return True
    if cues.LONE_DROP_CAP.fullmatch(line) or cues.ARROW_ROW.fullmatch(line):
        return True
    is_dated = cues.entry_date_length(before) or cues.leading_date_length(before)
    is_after_entry = is_dated and cues.INTRODUCED_ADDRESS.match(line) and _ends_in_address(line)
    if _is_address(line) or is_after_entry or cues.LINKS_HEADING.fullmatch(line) or cues.INTRODUCTION.fullmatch(line):
        return True
    # The line above is a caption between a credit and a title.
    above = texts[run[position] - 2] if position and run[position] > 1 else ""
    if cues.CREDIT.match(above) and cues.PLACE_AND_DATE.search(before) and not cues.splits_date(before, line):
        return True
    # The line above is the title of a list of addresses with their introductions.
    below = run[position + 1 : position + 1 + _MAX_LINES]
    if line.rstrip().endswith(":") and sum(1 for index in below if _is_address(texts[index])) > 1:
        return position == 1 and is_title_like(TextBlock([run[0]], texts=[before]))
    return line[:1].isspace() and not before[:1].isspace() and cues.SENTENCE_END.search(before) is not None
