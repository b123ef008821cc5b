"""Where paragraphs and titles end in lines that no empty line parts, by the cheapest account of the line ends.

The reverse of line breaking: a typesetter ends a line where the next word finds no room, so a line that leaves room
was ended on purpose. Every way to cut the lines into paragraphs and titles has a cost, the sum of what in it is
unusual (room left inside a paragraph, a paragraph that ends without a full stop, …); the cheapest is taken, by dynamic
programming over the lines.
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
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.text.openings import Openings
from kaext.segment.text.tables import continues_row, table_stretches
from kaext.segment.title_shape import FIRST_WORD, MAX_TITLE_LINES

_LONG_LINE = 20
_MAX_LINES = 40
# Before any line is seen, one in so many is taken to end a sentence.
_PRIOR_LINES = 4
_NEIGHBOURS = 3
_ADDRESS_SHARE = 0.6
# A line that the next word would not have fitted on is full: as a share of the measure.
_FULL = 1.0
# Of wrapped paragraphs, the share that fill their last line.
_MIN_FULL_END_SHARE = 0.2
# Costs, as negative logarithms of how often such a thing is met; a paragraph so dear is not looked at.
_MAX_COST = 15.0
# Room left on a line that goes on in the next: times the square of its share of the measure.
_RAGGED = 85.0
_SENTENCE_INSIDE = 1.8
# A last line without a full stop: anywhere, at the end of a run, in an item, before page furniture, with a colon.
_UNFINISHED, _UNFINISHED_RUN, _UNFINISHED_ITEM, _INTERRUPTED, _COLON = 3.1, 2.0, 1.5, 0.6, 0.1
# A block that is a title, each further line of it, at most for the room left on one, and what a question is spared.
_TITLE, _TITLE_LINE, _TITLE_ROOM, _QUESTION = 0.05, 1.1, 1.5, 1.5
# A document that does not begin with a title.
_NO_TITLE = 1.0
# A question, an exclamation, 1992-2008 წწ. (years): a title may end so, not in a full stop or colon.
_TITLE_END = regex.compile(r"(?:[?!]|წწ?\.)\s*+$")
# A word goes on in the next line.
_BROKEN_WORD = regex.compile(r"(?r)\p{L}[-\u2010\u2011\u00ad¬]\s*+$")
_SECTION_NUMBER = regex.compile(r"\s*+(?:[IVX]{1,5}\.|თავი\s[IVX\d]{1,4}|§)\s++\S")


@dataclass(frozen=True, slots=True)
class LineEndCosts:
    """What the lines of a document cost, learnt from the share of its long lines that end a sentence.

    Where text is wrapped, one line in five or so does; where each line is a paragraph, nearly all.

    Attributes
    ----------
    block
        Cost of one more paragraph or title.
    line
        Cost of a line that goes on in the next.
    full
        Cost of a paragraph that fills its last line.
    """

    block: float
    line: float
    full: float

    @classmethod
    def of(cls, texts: Sequence[str]) -> LineEndCosts:
        """Learn from the lines of a document."""
        long = [text for text in texts if len(text.strip()) >= _LONG_LINE]
        ending = sum(1 for text in long if cues.SENTENCE_END.search(text))
        share = (ending + 1) / (len(long) + _PRIOR_LINES)
        return cls(-log(share), -log(1 - share), -log(max(_MIN_FULL_END_SHARE, share)))


@dataclass(frozen=True, slots=True)
class RunContext:
    """Where a run of lines stands: after an empty line, at the head of the document, before what interrupts a page."""

    has_gap: bool = True
    is_at_start: bool = False
    is_interrupted: bool = False


class LineShape(NamedTuple):
    """What a line tells about where its paragraph begins and ends; ``must_continue`` where a word or date goes on.

    ``length`` and ``first_word`` are in code points.
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
    ) -> LineShape:
        """Measure a line.

        Parameters
        ----------
        text, following
            The line, and the one below it in its run.
        begins
            Whether it begins something, whatever stands before it.
        continues
            Whether the line below is known to go on with it.
        is_title, is_labelled
            Whether it has the number of a heading, or the label of an item.
        """
        word = FIRST_WORD.match(text)
        splits_date = cues.splits_date(text, following)
        return cls(
            text,
            len(text.strip()),
            len(word[0].strip()) if word else 0,
            not splits_date and (cues.SENTENCE_END.search(text) is not None or _ends_in_address(text)),
            not splits_date and cues.TERMINAL.search(text) is not None,
            continues or splits_date or _BROKEN_WORD.search(text) is not None,
            is_opening,
            is_title,
            is_labelled,
        )


def cut_run(
    texts: Sequence[str],
    run: Sequence[int],
    openings: Openings,
    ends: LineEndCosts,
    place: RunContext,
) -> list[TextBlock]:
    """Cut a run of lines without an empty line into parts.

    Parameters
    ----------
    texts
        The lines of the document.
    run
        The run's lines, none of which tells its kind by itself.
    signs
        Lines of the document that begin something by a sign of their own.
    ends
        How the lines of the document end.
    place
        Where the run stands.
    """
    shapes = _line_shapes(texts, run, openings)
    groups: list[tuple[list[int], BlockKind | None]] = []
    stretches = table_stretches(texts, run, openings.heads | openings.numbered, openings.hanging)
    for number, (stretch, is_table) in enumerate(stretches):
        if is_table:
            groups += [(row, "box") for row in _rows(texts, stretch, openings.hanging)]
            continue
        here = replace(
            place,
            is_at_start=place.is_at_start and not number,
            is_interrupted=place.is_interrupted and number == len(stretches) - 1,
        )
        found = cut([shapes[index] for index in stretch], ends, here)
        groups += [([stretch[i] for i in lines], None) for lines in found]
    return [
        TextBlock(
            group,
            kind,
            gap_before=place.has_gap and not number,
            texts=[texts[i] for i in group],
            is_numbered=group[0] in openings.numbered,
            is_labelled=group[0] in openings.labelled,
            is_row=kind is not None,
        )
        for number, (group, kind) in enumerate(groups)
    ]


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
        )
        for position, index in enumerate(run)
    }


def _starts_block(texts: Sequence[str], run: Sequence[int], position: int, openings: Openings) -> bool:
    """Return whether a line begins something: by a sign, by what stands before it, or because lines hang beside it."""
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
        if rows and (index in hanging or continues_row(texts[index - 1], texts[index])):
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def cut(lines: Sequence[LineShape], ends: LineEndCosts, place: RunContext) -> list[range]:
    """Cut lines into paragraphs and titles.

    Parameters
    ----------
    lines
        Lines with no empty line among them.
    ends
        How the lines of the document end.
    place
        Where the lines stand.

    Returns
    -------
    list[range]
        The lines of each paragraph or title, in order; together all lines.
    """
    if len(lines) == 1:
        return [range(1)]
    run = _Run.of(lines, ends, place)
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
    """Lines with no empty line among them, with what is asked again and again of the places between them.

    ``closings`` are the costs of a paragraph's end at each place, ``before`` and ``after`` the measures of the lines on
    both sides of it (code points; 0 where there are none), ``begun`` the lines that begin something, and the end.
    """

    lines: Sequence[LineShape]
    ends: LineEndCosts
    place: RunContext
    end_costs: Sequence[float]
    before: Sequence[int]
    after: Sequence[int]
    openings: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[LineShape], ends: LineEndCosts, place: RunContext) -> _Run:
        """Measure the places between lines."""
        lengths = [line.length for line in lines]
        cuts = range(len(lines) + 1)
        return cls(
            lines,
            ends,
            place,
            end_costs=[0.0, *(_end_cost(lines, end, ends) for end in cuts[1:])],
            before=[max(lengths[max(0, cut - _NEIGHBOURS) : cut], default=0) for cut in cuts],
            after=[max(lengths[cut : cut + _NEIGHBOURS], default=0) for cut in cuts],
            openings=[index for index, line in enumerate(lines) if line.is_opening] + [len(lines)],
        )

    def possible_ends(self, start: int, most: int) -> range:
        """Return where what begins at a line may end, of so many lines at most: nothing goes on over a beginning."""
        reach = self.openings[bisect_right(self.openings, start)]
        return range(start + 1, min(reach, start + most) + 1)

    def is_at_start(self, start: int) -> bool:
        """Return whether a line is the first of the document."""
        return self.place.is_at_start and start == 0


def _paragraphs(run: _Run, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a paragraph that begins at ``start`` may end, and its cost."""
    lines, ends = run.lines, run.ends
    unfinished = _UNFINISHED_ITEM if lines[start].is_opening else _UNFINISHED
    # An item among items of a line each is set in their measure.
    is_among_items = start > 0 and lines[start].is_opening and lines[start - 1].is_opening
    measure, inside, sentences = run.before[start] if is_among_items else 0, 0.0, 0
    for end in run.possible_ends(start, _MAX_LINES):
        last = lines[end - 1]
        if last.length > measure:
            measure = last.length
            inside = sum([_raggedness_cost(lines, index, measure) for index in range(start, end - 1)])
        elif end > start + 1:
            inside += _raggedness_cost(lines, end - 2, measure)
        sentences += end > start + 1 and lines[end - 2].ends_sentence
        cost = inside + ends.line * (end - 1 - start) + _SENTENCE_INSIDE * sentences
        cost += _NO_TITLE * run.is_at_start(start)
        if cost > _MAX_COST:
            return
        closing = run.end_costs[end]
        if not last.is_terminated and not last.ends_sentence and closing < _MAX_COST:
            if end == len(lines):
                unfinished = min(unfinished, _INTERRUPTED if run.place.is_interrupted else _UNFINISHED_RUN)
            closing += unfinished
        yield end, ends.block + cost + closing


def _end_cost(lines: Sequence[LineShape], end: int, ends: LineEndCosts) -> float:
    """Return what it costs that a paragraph ends before ``end``: full to its end, or with a colon."""
    last = lines[end - 1]
    cost = 0.0
    if end < len(lines):
        if last.must_continue:
            return _MAX_COST
        measure = max([line.length for line in lines[max(0, end - 1 - _NEIGHBOURS) : end]])
        if last.length + 1 + lines[end].first_word > _FULL * measure:
            cost = ends.full
    return cost + _COLON if last.is_terminated and not last.ends_sentence else cost


def _titles(run: _Run, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a title that begins at ``start`` may end, and its cost if it is one."""
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
        cost = run.ends.block + (0.0 if is_expected else _TITLE)
        if last.is_terminated:
            cost -= _QUESTION * last.text.rstrip().endswith("?")
        if not (is_expected and end == len(lines)):
            measure = max(longest, _column_measure(run.before[start], run.after[end]))
            room = [min(_TITLE_ROOM, _raggedness_cost(lines, index, measure)) for index in range(start, end - 1)]
            cost += sum([_TITLE_LINE + left for left in room])
        if end < len(lines) and not is_expected:
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
    """Return the measure of the column that a title stands in: the narrower of those before and after it."""
    return min(before, after) or max(before, after)


def _raggedness_cost(lines: Sequence[LineShape], index: int, measure: int) -> float:
    """Return the cost of a line that goes on in the next, by the room it leaves for the next word."""
    line = lines[index]
    room = measure - line.length - 1 - lines[index + 1].first_word
    if line.must_continue or room <= 0:
        return 0.0
    share = room / measure
    return _RAGGED * share * share


def _ends_in_address(text: str) -> bool:
    return any(match.end() == len(text.rstrip()) for match in cues.addresses(text))


def _is_address(text: str) -> bool:
    """Return whether a line is little more than a web address."""
    return sum(len(match[0]) for match in cues.addresses(text)) > _ADDRESS_SHARE * len(text.strip())


def _is_opening(texts: Sequence[str], run: Sequence[int], position: int) -> bool:
    """Return whether a line is the beginning of something whatever stands before it."""
    line = texts[run[position]]
    before = texts[run[position - 1]] if position else ""
    if cues.ends_in_open_credit(before):
        return False
    if cues.BULLET.match(line) or cues.BOX_TITLE.match(line) or _SECTION_NUMBER.match(line):
        return True
    is_dated = cues.entry_date_length(before) or cues.leading_date_length(before)
    is_after_entry = is_dated and cues.INTRODUCED_ADDRESS.match(line) and _ends_in_address(line)
    if _is_address(line) or is_after_entry or cues.LINKS_HEADING.fullmatch(line) or cues.INTRODUCTION.fullmatch(line):
        return True
    # The caption that stands between a credit and a title.
    above = texts[run[position] - 2] if position and run[position] > 1 else ""
    if cues.CREDIT.match(above) and cues.PLACE_AND_DATE.search(before):
        return True
    # A title stands over several addresses with their introductions.
    below = run[position + 1 : position + 1 + _MAX_LINES]
    if line.rstrip().endswith(":") and sum(1 for index in below if _is_address(texts[index])) > 1:
        return position == 1 and is_title_like(TextBlock([run[0]], texts=[before]))
    return line[:1].isspace() and not before[:1].isspace() and cues.SENTENCE_END.search(before) is not None
