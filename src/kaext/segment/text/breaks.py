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
from kaext.segment.text.parts import Part, is_titleish
from kaext.segment.text.signs import Signs
from kaext.segment.text.tables import goes_on_with_row, table_stretches
from kaext.segment.title_shape import FIRST_WORD, MAX_TITLE_LINES

_LONG_LINE = 20
_MAX_LINES = 40
# Before any line is seen, one in so many is taken to end a sentence.
_UNSEEN = 4
_NEIGHBOURS = 3
_ADDRESS_SHARE = 0.6
# A line that the next word would not have fitted on is full: as a share of the measure.
_FULL = 1.0
# Of wrapped paragraphs, the share that fill their last line.
_FULL_END = 0.2
# Costs, as negative logarithms of how often such a thing is met; a paragraph so dear is not looked at.
_DEAREST = 15.0
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
class Ends:
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
    def of(cls, texts: Sequence[str]) -> Ends:
        """Learn from the lines of a document."""
        long = [text for text in texts if len(text.strip()) >= _LONG_LINE]
        ending = sum(1 for text in long if cues.SENTENCE_END.search(text))
        share = (ending + 1) / (len(long) + _UNSEEN)
        return cls(-log(share), -log(1 - share), -log(max(_FULL_END, share)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run of lines stands: after an empty line, at the head of the document, before what interrupts a page."""

    has_gap: bool = True
    opens_text: bool = False
    is_interrupted: bool = False


class Shape(NamedTuple):
    """What a line tells about where its paragraph begins and ends; ``is_broken`` where a word or date goes on.

    ``length`` and ``first_word`` are in code points.
    """

    text: str
    length: int
    first_word: int
    is_sentence: bool
    is_closed: bool
    is_broken: bool = False
    begins: bool = False
    is_title: bool = False
    is_item: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        following: str = "",
        *,
        begins: bool = False,
        goes_on: bool = False,
        is_title: bool = False,
        is_item: bool = False,
    ) -> Shape:
        """Measure a line.

        Parameters
        ----------
        text, following
            The line, and the one below it in its run.
        begins
            Whether it begins something, whatever stands before it.
        goes_on
            Whether the line below is known to go on with it.
        is_title, is_item
            Whether it has the number of a heading, or the label of an item.
        """
        word = FIRST_WORD.match(text)
        parts_date = cues.parts_date(text, following)
        return cls(
            text,
            len(text.strip()),
            len(word[0].strip()) if word else 0,
            not parts_date and (cues.SENTENCE_END.search(text) is not None or _ends_in_address(text)),
            not parts_date and cues.TERMINAL.search(text) is not None,
            goes_on or parts_date or _BROKEN_WORD.search(text) is not None,
            begins,
            is_title,
            is_item,
        )


def cut_run(
    texts: Sequence[str],
    run: Sequence[int],
    signs: Signs,
    ends: Ends,
    place: Place,
) -> list[Part]:
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
    shapes = _shapes(texts, run, signs)
    groups: list[tuple[list[int], BlockKind | None]] = []
    stretches = table_stretches(texts, run, signs.heads | signs.numbered, signs.hanging)
    for number, (stretch, is_table) in enumerate(stretches):
        if is_table:
            groups += [(row, "box") for row in _rows(texts, stretch, signs.hanging)]
            continue
        here = replace(
            place,
            opens_text=place.opens_text and not number,
            is_interrupted=place.is_interrupted and number == len(stretches) - 1,
        )
        found = cut([shapes[index] for index in stretch], ends, here)
        groups += [([stretch[i] for i in lines], None) for lines in found]
    return [
        Part(
            group,
            kind,
            gap_before=place.has_gap and not number,
            texts=[texts[i] for i in group],
            is_numbered=group[0] in signs.numbered,
            is_labelled=group[0] in signs.labelled,
            is_row=kind is not None,
        )
        for number, (group, kind) in enumerate(groups)
    ]


def _shapes(texts: Sequence[str], run: Sequence[int], signs: Signs) -> dict[int, Shape]:
    """Return the shape of each line of a run."""
    return {
        index: Shape.of(
            texts[index],
            "".join(texts[below] for below in run[position + 1 : position + 2]),
            begins=_begins(texts, run, position, signs),
            goes_on=any(below in signs.hanging and below not in signs for below in run[position + 1 : position + 2]),
            is_title=index in signs.numbered,
            is_item=index in signs.labelled,
        )
        for position, index in enumerate(run)
    }


def _begins(texts: Sequence[str], run: Sequence[int], position: int, signs: Signs) -> bool:
    """Return whether a line begins something: by a sign, by what stands before it, or because lines hang beside it."""
    index = run[position]
    if index in signs.hanging:
        return index in signs
    beside = (*run[position - 1 : position], *run[position + 1 : position + 2]) if position else run[1:2]
    is_beside_hanging = not signs.hanging.isdisjoint(beside)
    return is_beside_hanging or index in signs or _begins_anew(texts, run, position)


def _rows(texts: Sequence[str], table: Sequence[int], hanging: Container[int]) -> list[list[int]]:
    """Return the lines of each row of a table."""
    rows: list[list[int]] = []
    for index in table:
        if rows and (index in hanging or goes_on_with_row(texts[index - 1], texts[index])):
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def cut(lines: Sequence[Shape], ends: Ends, place: Place) -> list[range]:
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

    lines: Sequence[Shape]
    ends: Ends
    place: Place
    closings: Sequence[float]
    before: Sequence[int]
    after: Sequence[int]
    begun: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[Shape], ends: Ends, place: Place) -> _Run:
        """Measure the places between lines."""
        lengths = [line.length for line in lines]
        cuts = range(len(lines) + 1)
        return cls(
            lines,
            ends,
            place,
            closings=[0.0, *(_closing(lines, end, ends) for end in cuts[1:])],
            before=[max(lengths[max(0, cut - _NEIGHBOURS) : cut], default=0) for cut in cuts],
            after=[max(lengths[cut : cut + _NEIGHBOURS], default=0) for cut in cuts],
            begun=[index for index, line in enumerate(lines) if line.begins] + [len(lines)],
        )

    def stops_from(self, start: int, most: int) -> range:
        """Return where what begins at a line may end, of so many lines at most: nothing goes on over a beginning."""
        reach = self.begun[bisect_right(self.begun, start)]
        return range(start + 1, min(reach, start + most) + 1)

    def opens_text(self, start: int) -> bool:
        """Return whether a line is the first of the document."""
        return self.place.opens_text and start == 0


def _paragraphs(run: _Run, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a paragraph that begins at ``start`` may end, and its cost."""
    lines, ends = run.lines, run.ends
    unfinished = _UNFINISHED_ITEM if lines[start].begins else _UNFINISHED
    # An item among items of a line each is set in their measure.
    is_among_items = start > 0 and lines[start].begins and lines[start - 1].begins
    measure, inside, sentences = run.before[start] if is_among_items else 0, 0.0, 0
    for end in run.stops_from(start, _MAX_LINES):
        last = lines[end - 1]
        if last.length > measure:
            measure = last.length
            inside = sum([_room_left(lines, index, measure) for index in range(start, end - 1)])
        elif end > start + 1:
            inside += _room_left(lines, end - 2, measure)
        sentences += end > start + 1 and lines[end - 2].is_sentence
        cost = inside + ends.line * (end - 1 - start) + _SENTENCE_INSIDE * sentences
        cost += _NO_TITLE * run.opens_text(start)
        if cost > _DEAREST:
            return
        closing = run.closings[end]
        if not last.is_closed and not last.is_sentence and closing < _DEAREST:
            if end == len(lines):
                unfinished = min(unfinished, _INTERRUPTED if run.place.is_interrupted else _UNFINISHED_RUN)
            closing += unfinished
        yield end, ends.block + cost + closing


def _closing(lines: Sequence[Shape], end: int, ends: Ends) -> float:
    """Return what it costs that a paragraph ends before ``end``: full to its end, or with a colon."""
    last = lines[end - 1]
    cost = 0.0
    if end < len(lines):
        if last.is_broken:
            return _DEAREST
        measure = max([line.length for line in lines[max(0, end - 1 - _NEIGHBOURS) : end]])
        if last.length + 1 + lines[end].first_word > _FULL * measure:
            cost = ends.full
    return cost + _COLON if last.is_closed and not last.is_sentence else cost


def _titles(run: _Run, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a title that begins at ``start`` may end, and its cost if it is one."""
    lines = run.lines
    is_expected = run.opens_text(start) or lines[start].is_title
    longest = 0
    for end in run.stops_from(start, MAX_TITLE_LINES):
        last = lines[end - 1]
        longest = max(longest, last.length)
        if end > start + 1 and lines[end - 2].is_sentence:
            return
        if last.is_broken and end < len(lines):
            continue
        if last.is_closed and not _TITLE_END.search(last.text):
            continue
        cost = run.ends.block + (0.0 if is_expected else _TITLE)
        if last.is_closed:
            cost -= _QUESTION * last.text.rstrip().endswith("?")
        if not (is_expected and end == len(lines)):
            measure = max(longest, _column(run.before[start], run.after[end]))
            room = [min(_TITLE_ROOM, _room_left(lines, index, measure)) for index in range(start, end - 1)]
            cost += sum([_TITLE_LINE + left for left in room])
        if end < len(lines) and not is_expected:
            taken = lines[end].first_word + 1
            if last.length + taken > _FULL * run.after[end]:
                cost += max(0.0, log(run.after[end] / taken))
        yield end, cost


def _is_title(lines: Sequence[Shape]) -> bool:
    texts = [line.text for line in lines]
    first = lines[0]
    return is_titleish(
        Part(list(range(len(lines))), texts=texts, is_numbered=first.is_title, is_labelled=first.is_item)
    )


def _column(before: int, after: int) -> int:
    """Return the measure of the column that a title stands in: the narrower of those before and after it."""
    return min(before, after) or max(before, after)


def _room_left(lines: Sequence[Shape], index: int, measure: int) -> float:
    """Return the cost of a line that goes on in the next, by the room it leaves for the next word."""
    line = lines[index]
    room = measure - line.length - 1 - lines[index + 1].first_word
    if line.is_broken or room <= 0:
        return 0.0
    share = room / measure
    return _RAGGED * share * share


def _ends_in_address(text: str) -> bool:
    return any(match.end() == len(text.rstrip()) for match in cues.addresses(text))


def _is_address(text: str) -> bool:
    """Return whether a line is little more than a web address."""
    return sum(len(match[0]) for match in cues.addresses(text)) > _ADDRESS_SHARE * len(text.strip())


def _begins_anew(texts: Sequence[str], run: Sequence[int], position: int) -> bool:
    """Return whether a line is the beginning of something whatever stands before it."""
    line = texts[run[position]]
    before = texts[run[position - 1]] if position else ""
    if cues.opens_credit(before):
        return False
    if cues.BULLET.match(line) or cues.BOX_TITLE.match(line) or _SECTION_NUMBER.match(line):
        return True
    is_dated = cues.entry_head(before) or cues.plain_head(before)
    is_after_entry = is_dated and cues.NAMED_ADDRESS.match(line) and _ends_in_address(line)
    if _is_address(line) or is_after_entry or cues.LINKS_TITLE.fullmatch(line) or cues.INTRODUCTION.fullmatch(line):
        return True
    # The caption that stands between a credit and a title.
    above = texts[run[position] - 2] if position and run[position] > 1 else ""
    if cues.CREDIT.match(above) and cues.PLACE_AND_DATE.search(before):
        return True
    # A title stands over several addresses with their introductions.
    below = run[position + 1 : position + 1 + _MAX_LINES]
    if line.rstrip().endswith(":") and sum(1 for index in below if _is_address(texts[index])) > 1:
        return position == 1 and is_titleish(Part([run[0]], texts=[before]))
    return line[:1].isspace() and not before[:1].isspace() and cues.SENTENCE_END.search(before) is not None
