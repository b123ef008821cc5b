"""Join the dates of a chronology to the entries beside them.

A date may have several lines, and it may be level with the first line or with the middle of its entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kaext.ingest.pdf.date_shapes import begins_with_year, has_year, may_be_date, year_in
from kaext.ingest.pdf.lines import Piece
from kaext.source import Box

# Points: entries share a left edge.
_SAME_EDGE = 3.0
# Shares of the type size: gap between a date and its entry, distance between lines of a chronology, and vertical offset
# of a date from the first line or the middle of its entry.
_MAX_GAP, _MAX_DISTANCE, _TOLERANCE = 14.0, 3.6, 0.35
_MAX_DATE_LEADING = 1.7
# Where every date has a tint of its own, such as a circle: distance between entries, offset of the dates.
_MAX_TINTED_DISTANCE, _MAX_DATE_OFFSET = 9.0, 2.5
_MIN_INNER_GAP = 0.8
# The distance between entries against that between the lines of an entry.
_ENTRY_SPACING = 1.15
_MIN_ENTRIES = 3
# Words in a line of a date; lines and words of a date.
_MAX_LINE_WORDS = 4
_MAX_DATE_LINES, _MAX_DATE_WORDS = 3, 6
_MAX_DATE_WIDTH = 0.6


@dataclass(slots=True)
class _Entry:
    """An entry of a chronology.

    Attributes
    ----------
    lines
        The lines of the entry.
    is_dated
        Whether the first line already begins with the date.
    dates
        The lines of the date beside it.
    """

    lines: list[Piece]
    is_dated: bool
    dates: list[Piece] = field(default_factory=list)

    def stands_beside(self, block: Sequence[Piece]) -> bool:
        """Return whether a date is beside the entry: its first line, or all its lines with the same centre."""
        off = _TOLERANCE * block[0].size
        if self.lines[0].top - off < _middle(block[:1]) < self.lines[-1].bottom + off:
            return True
        return len(block) > 1 and abs(_middle(block) - _middle(self.lines)) < 2 * off

    @property
    def is_beside_year(self) -> bool:
        """Whether the date beside it begins with a year."""
        return self.is_beside_date and begins_with_year(self.dates[0].text)

    @property
    def is_beside_date(self) -> bool:
        """Whether the lines beside it are a short date, level with the first line or the middle of the entry."""
        words = [word for date in self.dates for word in date.text.split()]
        if len(self.dates) > _MAX_DATE_LINES or len(words) > _MAX_DATE_WORDS or not may_be_date(words):
            return False
        first = self.dates[0]
        off = _TOLERANCE * max(first.size, self.lines[0].size)
        return (
            abs(first.baseline - self.lines[0].baseline) < off or abs(_middle(self.dates) - _middle(self.lines)) < off
        )


def join_dates(pieces: Sequence[Piece], *, frames: Sequence[Box] = ()) -> list[Piece]:
    """Join dates to the first line of the entry beside them, if most entries of a column have one.

    Entries begin after a larger distance or with a date on their first line.

    Parameters
    ----------
    pieces
        The pieces of a page.
    frames
        Tints and frames around dates. Dates in them are joined even if few entries have one.
    """
    narrow = [piece for piece in pieces if len(piece.words) <= _MAX_LINE_WORDS and piece.drop_cap is None]
    if not frames and sum(may_be_date(piece.text.split()) for piece in narrow) < 2:
        return list(pieces)
    taken: set[int] = set()
    for column, edge in _columns(pieces):
        for entries in _stretches(column, edge, narrow):
            _add_dates(entries, narrow, edge, taken)
            _add_years_above(entries, narrow, edge, taken)
            beside = [entry for entry in entries if entry.is_beside_date or _is_level_with_frame(entry, frames)]
            others = [entry for entry in entries if not entry.is_dated and entry not in beside]
            is_sure = _has_years_in_order(entries) or (bool(beside) and all(_is_framed(e, frames) for e in beside))
            is_few = len(entries) < _MIN_ENTRIES or not beside or len(others) * _MIN_ENTRIES > len(entries)
            if is_few and not is_sure:
                continue
            for entry in beside:
                first = entry.lines[0]
                first.words = [*(word for date in entry.dates for word in date.words), *first.words]
                first.x0 = min(date.x0 for date in entry.dates)
                taken.update(map(id, entry.dates))
    return [piece for piece in pieces if id(piece) not in taken]


def _is_level_with_frame(entry: _Entry, frames: Sequence[Box]) -> bool:
    """Return whether the lines beside an entry are in the frame of a date, the top of which is level with the entry."""
    if not entry.dates:
        return False
    top, off = entry.lines[0].top, 2 * _TOLERANCE * entry.lines[0].size
    date = entry.dates[0].box
    return any(
        frame.x0 <= (date.x0 + date.x1) / 2 <= frame.x1
        and frame.y0 <= (date.y0 + date.y1) / 2 <= frame.y1
        and abs(frame.y0 - top) < off
        for frame in frames
    )


def _is_framed(entry: _Entry, frames: Sequence[Box]) -> bool:
    """Return whether the date beside an entry is in a frame."""
    box = entry.dates[0].box
    across, down = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return any(frame.x0 <= across <= frame.x1 and frame.y0 <= down <= frame.y1 for frame in frames)


def _has_years_in_order(entries: Sequence[_Entry]) -> bool:
    """Return whether the first entry has a date, and all others too or several of them with ascending years."""
    dated = [entry for entry in entries if entry.is_dated or entry.is_beside_year]
    if len(dated) < 2 or entries[0] is not dated[0]:
        return False
    found = [year_in((entry.dates[0] if entry.dates else entry.lines[0]).text) for entry in dated]
    years = [year for year in found if year is not None]
    return len(dated) == len(entries) or (len(dated) == len(years) >= _MIN_ENTRIES and years == sorted(years))


def _columns(pieces: Sequence[Piece]) -> Iterator[tuple[list[Piece], float]]:
    """Yield each column of a region, from top to bottom, with its left edge.

    A column consists of lines that begin at its edge, and lines that begin with a date and continue at that edge.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.region, piece.x0))
    groups: list[list[Piece]] = []
    for piece in ordered:
        last = groups[-1][0] if groups else None
        if last is not None and last.region == piece.region and piece.x0 - last.x0 <= _SAME_EDGE:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        edge, region = group[0].x0, group[0].region
        if len(group) > 1:
            dated = [piece for piece in pieces if piece.region == region and _continues_at(piece, edge)]
            yield sorted((*group, *dated), key=lambda piece: piece.baseline), edge


def _continues_at(piece: Piece, edge: float) -> bool:
    """Return whether a line begins left of an edge and has a wide gap before a word at that edge."""
    if not piece.x0 < edge < piece.x1:
        return False
    return any(
        abs(word.x0 - edge) <= _SAME_EDGE and word.x0 - before.x1 > _MIN_INNER_GAP * piece.size
        for before, word in pairwise(piece.words[: _MAX_LINE_WORDS + 1])
    )


def _stretches(column: Sequence[Piece], edge: float, narrow: Sequence[Piece]) -> Iterator[list[_Entry]]:
    """Yield the entries of each part of a column without a large gap. A gap with dates on both sides is allowed."""
    years = [piece for piece in narrow if _is_left_of(piece, edge) and has_year(piece.text)]
    heights = [_middle((piece,)) for piece in years]
    starts = [piece.baseline for piece in years if begins_with_year(piece.text)]
    start = 0
    for number in range(1, len(column) + 1):
        if number < len(column):
            before, line = column[number - 1], column[number]
            distance = (line.baseline - before.baseline) / line.size
            if distance <= _MAX_DISTANCE:
                continue
            is_dated = all(piece.x0 < edge - _SAME_EDGE or _is_near(heights, piece) for piece in (before, line))
            if is_dated and distance <= _MAX_TINTED_DISTANCE:
                continue
        yield _entries(column[start:number], edge, starts)
        start = number


def _is_near(heights: Sequence[float], piece: Piece) -> bool:
    return any(abs(height - _middle((piece,))) < _MAX_DATE_OFFSET * piece.size for height in heights)


def _entries(lines: Sequence[Piece], edge: float, starts: Sequence[float]) -> list[_Entry]:
    """Return the entries of lines: after a larger distance, with a date on their line, or else level with a year.

    ``starts`` are the baselines of lines at the left that begin with a year.
    """
    distances = [after.baseline - before.baseline for before, after in pairwise(lines)]
    least = min([_MAX_DATE_LEADING * lines[0].size, *(distance for distance in distances if distance > 0)])
    # A date may be level with the middle of its entry instead: then the lines after larger distances have none.
    level = [_is_level_with_any(line, starts) for line in lines]
    dated = [line.x0 < edge - _SAME_EDGE for line in lines]
    first = [True, *(distance > _ENTRY_SPACING * least for distance in distances)]
    if not all(
        has_year or is_dated for has_year, is_dated, is_first in zip(level, dated, first, strict=True) if is_first
    ):
        level = [False] * len(lines)
    entries: list[_Entry] = []
    for line, is_dated, is_level, is_first in zip(lines, dated, level, first, strict=True):
        if is_first or is_dated or is_level:
            entries.append(_Entry([line], is_dated))
        else:
            entries[-1].lines.append(line)
    return entries


def _is_level_with_any(line: Piece, baselines: Sequence[float]) -> bool:
    return any(abs(line.baseline - baseline) < _TOLERANCE * line.size for baseline in baselines)


def _add_dates(entries: Sequence[_Entry], narrow: Sequence[Piece], edge: float, taken: set[int]) -> None:
    """Add to each entry the date-like lines at its left."""
    region, right = entries[0].lines[0].region, max(line.x1 for entry in entries for line in entry.lines)
    blocks: list[list[Piece]] = []
    for piece in sorted(narrow, key=lambda piece: piece.baseline):
        if (
            piece.region == region
            and id(piece) not in taken
            and _is_left_of(piece, edge)
            and piece.x1 - piece.x0 < _MAX_DATE_WIDTH * (right - edge)
        ):
            if blocks and _continues_date(blocks[-1], piece, entries):
                blocks[-1].append(piece)
            else:
                blocks.append([piece])
    for block in blocks:
        entry = next((entry for entry in entries if not entry.is_dated and entry.stands_beside(block)), None)
        if entry is not None:
            entry.dates += block


def _add_years_above(entries: Sequence[_Entry], narrow: Sequence[Piece], edge: float, taken: set[int]) -> None:
    """Put the year of a date in two lines, the second of which is on the line of its entry, before that line.

    Every month then has a year above it. A year with several months below it is a heading.
    """
    months = [entry.lines[0] for entry in entries if entry.is_dated and _begins_with_month(entry.lines[0], edge)]
    years = [
        next((piece for piece in narrow if id(piece) not in taken and _is_year_above(piece, month, edge)), None)
        for month in months
    ]
    for month, year in zip(months, years, strict=True):
        if year is not None and None not in years:
            month.words = [*year.words, *month.words]
            taken.add(id(year))


def _begins_with_month(line: Piece, edge: float) -> bool:
    """Return whether the part of a line left of an edge is a date without figures."""
    date = [word.text for word in line.words if word.x1 < edge - _SAME_EDGE]
    return may_be_date(date) and not any(map(str.isdigit, "".join(date)))


def _is_year_above(piece: Piece, line: Piece, edge: float) -> bool:
    """Return whether a piece begins with a year and is right above the beginning of a line."""
    return (
        piece.region == line.region
        and 0 < line.baseline - piece.baseline < _MAX_DATE_LEADING * piece.size
        and abs(piece.x0 - line.x0) < _SAME_EDGE
        and _is_left_of(piece, edge)
        and begins_with_year(piece.text)
    )


def _is_left_of(piece: Piece, edge: float) -> bool:
    return 0 < edge - piece.x1 < _MAX_GAP * piece.size


def _continues_date(block: Sequence[Piece], piece: Piece, entries: Sequence[_Entry]) -> bool:
    """Return whether a line continues a date: directly below, in the same style, without its own year or entry."""
    last = block[-1]
    is_aligned = abs(piece.x0 - last.x0) < _SAME_EDGE or abs(piece.x0 + piece.x1 - last.x0 - last.x1) < _SAME_EDGE
    if (
        not is_aligned
        or piece.style != last.style
        or not 0 < piece.baseline - last.baseline < _MAX_DATE_LEADING * last.size
    ):
        return False
    if not any(map(str.isdigit, piece.text)):
        return True
    have_entries = all(any(_is_level(line, entry) for entry in entries) for line in (block[0], piece))
    return not have_entries and has_year(block[0].text) and not has_year(piece.text)


def _is_level(piece: Piece, entry: _Entry) -> bool:
    return abs(piece.baseline - entry.lines[0].baseline) < _TOLERANCE * piece.size


def _middle(lines: Sequence[Piece]) -> float:
    return (lines[0].top + lines[-1].bottom) / 2
