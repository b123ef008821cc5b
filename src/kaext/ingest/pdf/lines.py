"""Group words into line pieces: parts of a line that no gutter crosses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import regex

from kaext.ingest.pdf.glyphs import ASCENT, DESCENT, RawPage, Run, Style
from kaext.ingest.pdf.words import MAX_SHIFT, Word, can_share_line, without_overprints, words_of
from kaext.list_marks import BULLETS
from kaext.source import Box

# Lengths are shares of the type size unless stated otherwise.
_SAME_BASELINE = 0.12
_MAX_SHIFTED_SIZE = 0.86
_MAX_STREAM_GAP = 15.0
# How far words of one line may overlap, and how far letters that only touch do.
_MAX_OVERLAP, _TOUCHING = 0.3, 0.1
# With fewer spaces, none of them is the usual one.
_MIN_SPACES = 3
# A note in the margin may follow its line, of several words, in the stream. It is smaller.
_MAX_GAP_TO_NOTE, _MAX_NOTE_SIZE, _MIN_NOTED_WORDS = 1.2, 0.95, 3
# At the head and foot of a page (shares of its height), a page number and a running title may share a baseline. They
# are in a style that few words of the page have.
_MAX_MARGIN_GAP = 3.0
_MARGIN_ZONE = 0.09
_RARE_STYLE_SHARE = 0.08
# A gutter: gaps above one another in several rows, wider than the other gaps of these rows, with text on both sides.
_MIN_GUTTER_ROWS = 4
_MIN_GUTTER_WIDTH = 0.9
_MIN_GUTTER_TO_SPACE = 1.8
_MIN_COLUMN_WIDTH = 6.0
# Points; share of rows.
_EDGE_TOLERANCE, _MIN_ALIGNED_SHARE = 2.0, 0.5
# Cards side by side have bare paper between their frames, unlike the cells of a table.
_MIN_FRAME_GAP = 0.5
# Points; number of frames.
_MIN_FRAME_WIDTH, _MIN_FRAME_HEIGHT, _MAX_FRAMES = 40.0, 16.0, 100
_MAX_ROW_DISTANCE = 2.4
# The gap between parts of one line, and between a bullet and its item.
_MAX_TOUCHING_GAP, _MAX_BULLET_GAP = 0.6, 2.5
_MIN_DROP_CAP_SIZE, _MAX_STRETCHED_SPACE = 1.7, 1.5
# The first line beside a drop cap: its gap in sizes of the letter, and how far below the letter it may be.
_MAX_GAP_TO_CAP, _MAX_BELOW_CAP = 1.2, 0.4
# Letters of a drop cap, lines that begin beside two, the gap between, and how far the last may be below the letters.
_MAX_CAP_LETTERS, _MIN_LINES_BESIDE, _MAX_CAP_GAP, _MAX_SUNK = 2, 2, 0.8, 0.5


_GEORGIAN = regex.compile(r"\p{Georgian}{2}")
# The digits after a large first one: 004 წლის (of 2004), but not a whole year.
_REST_OF_NUMBER = regex.compile(r"\d(?!\d{3}(?!\d))")


@dataclass(slots=True)
class Piece:
    """A part of a line that no gutter crosses.

    Attributes
    ----------
    words
        The words from left to right, without the drop cap.
    x0, x1
        Left and right edge.
    baseline, size, style
        Those of most glyphs.
    angle
        Direction of the text, in degrees clockwise.
    drop_cap
        The drop cap that the line begins with.
    region
        Index of the tinted or ruled region around the piece; -1 outside all regions.
    """

    words: list[Word]
    x0: float
    x1: float
    baseline: float
    size: float
    style: Style
    angle: int = 0
    drop_cap: Word | None = None
    region: int = -1

    @property
    def top(self) -> float:
        """The top edge, by the ascent."""
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The bottom edge, by the descent."""
        return self.baseline + DESCENT * self.size

    @property
    def box(self) -> Box:
        """The bounding box without the drop cap."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def text(self) -> str:
        """The words separated by single spaces, with the drop cap before the first."""
        joined = " ".join(word.text for word in self.words)
        return f"{self.drop_cap.text}{self.space_after_cap}{joined}" if self.drop_cap else joined

    @property
    def space_after_cap(self) -> str:
        """A space if the drop cap is a number of its own, such as that of a chapter beside its title; else nothing."""
        is_number = self.drop_cap is not None and self.drop_cap.text.isdecimal()
        return " " if is_number and not _REST_OF_NUMBER.match(self.words[0].text) else ""


def pieces_of(page: RawPage, runs: Sequence[Run]) -> list[Piece]:
    """Return the line pieces of ``runs`` (of one direction, in stream order) with their drop caps."""
    words = without_overprints(words_of(page, runs))
    caps, others = _split_off_drop_caps(words)
    pieces = _merge_touching(_split_at_gutters(page, _join_in_stream_order(page, others)))
    _attach_drop_caps(pieces, caps)
    return pieces


def _split_off_drop_caps(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Return the drop caps, and the other words.

    A drop cap is a single letter or digit, much larger than most of the page. A letter or digit in a line of large type
    is none: ბიულეტენი № 4 (bulletin no. 4). Two letters are one if two lines of text begin at their right.
    """
    weights: Counter[float] = Counter()
    for word in words:
        weights[word.size] += word.count
    if not weights:
        return [], []
    least = _MIN_DROP_CAP_SIZE * weights.most_common(1)[0][0]
    caps: list[Word] = []
    others: list[Word] = []
    for number, word in enumerate(words):
        letters = word.text.strip('„“”"«') if word.size > least else ""
        is_cap = len(letters) == 1 and word.text[-1].isalnum()
        if len(letters) == _MAX_CAP_LETTERS and _GEORGIAN.fullmatch(letters):
            is_cap = _begin_beside(word, words) >= _MIN_LINES_BESIDE
        if is_cap:
            is_cap = not any(_are_in_line(word, other) for other in words[max(0, number - 1) : number + 2])
        (caps if is_cap else others).append(word)
    return caps, others


def _begin_beside(cap: Word, words: Sequence[Word]) -> int:
    """Return how many lines of smaller type begin right beside a word, between its top and its baseline."""
    top = cap.baseline - ASCENT * cap.size
    return len(
        {
            word.baseline
            for word in words
            if top < word.baseline < cap.baseline + _MAX_SUNK * word.size
            and -_SAME_BASELINE * cap.size < word.x0 - cap.x1 < _MAX_CAP_GAP * cap.size
            and _MIN_DROP_CAP_SIZE * word.size < cap.size
        }
    )


def _are_in_line(word: Word, other: Word) -> bool:
    """Return whether two words are neighbours on one line, in one size, at most a stretched word space apart."""
    gap = max(other.x0 - word.x1, word.x0 - other.x1)
    is_level = abs(word.baseline - other.baseline) <= _SAME_BASELINE * word.size
    return (
        is_level
        and abs(word.size - other.size) <= _SAME_BASELINE * word.size
        and 0 <= gap < _MAX_STRETCHED_SPACE * word.size
    )


def _join_in_stream_order(page: RawPage, words: Sequence[Word]) -> list[Piece]:
    """Join words that follow one another in the content stream on one baseline.

    A wide gap does not separate them: words of a narrow justified column may be far apart. An exception is the head and
    foot of the page, where a running title and a page number share a baseline.
    """
    counts = Counter(word.style for word in words)
    inner = {
        word.style for word in words if _MARGIN_ZONE * page.height < word.baseline < (1 - _MARGIN_ZONE) * page.height
    }
    rare = {style for style, count in counts.items() if count < _RARE_STYLE_SHARE * len(words) or style not in inner}
    runs: list[list[Word]] = []
    end = baseline = size = 0.0
    for word in words:
        if runs:
            gap = word.x0 - end
            reach = max(size, word.size)
            is_marginal = (
                word.style in rare and not _MARGIN_ZONE * page.height < baseline < (1 - _MARGIN_ZONE) * page.height
            )
            most = _MAX_MARGIN_GAP if is_marginal else _MAX_STREAM_GAP
            if word.size < _MAX_NOTE_SIZE * size and len(runs[-1]) >= _MIN_NOTED_WORDS:
                most = _MAX_GAP_TO_NOTE
            if -_MAX_OVERLAP * reach < gap < most * reach and _is_on_line(word, baseline, size, gap):
                runs[-1].append(word)
                end = word.x1
                if word.size >= size:
                    baseline, size = word.baseline, word.size
                continue
        runs.append([word])
        end, baseline, size = word.x1, word.baseline, word.size
    return [piece_of(page, run) for run in runs]


def _is_on_line(word: Word, baseline: float, size: float, gap: float) -> bool:
    if word.baseline == baseline and word.size == size:
        return True
    shift = abs(word.baseline - baseline)
    larger = max(word.size, size)
    if shift <= _SAME_BASELINE * larger:
        return can_share_line(word.size, size)
    is_shifted = min(word.size, size) <= _MAX_SHIFTED_SIZE * larger and shift < MAX_SHIFT * larger
    return is_shifted and gap < _MAX_TOUCHING_GAP * larger and can_share_line(word.size, size)


def piece_of(page: RawPage, words: list[Word]) -> Piece:
    """Return the piece of words of one line, given from left to right."""
    main = words[0]
    if not main.is_uniform or len({(word.size, word.style, word.baseline) for word in words}) > 1:
        weights: Counter[tuple[float, int, float]] = Counter()
        for word in words:
            weights[(word.size, _style_of(word), word.baseline)] += word.count
        size, style, baseline = max(weights, key=lambda key: (weights[key], key))
        style = _georgian_style(page, words, style)
    else:
        size, style, baseline = main.size, main.style, main.baseline
    return Piece(
        words,
        min([word.x0 for word in words]),
        max([word.x1 for word in words]),
        baseline,
        size,
        page.styles[style],
        main.runs[0].angle,
    )


def _georgian_style(page: RawPage, words: Sequence[Word], style: int) -> int:
    """Return the style of the Georgian words of a line if it differs from the line's only in the font.

    Digits and Latin words are often in a fallback font, even if they are most of a line: გვერდი: www.nato.int (page).
    """
    usual = page.styles[style]._replace(font="")
    weights: Counter[int] = Counter()
    for word in words:
        if _GEORGIAN.search(word.text):
            weights[_style_of(word)] += word.count
    if not weights or style in weights:
        return style
    found = max(weights, key=lambda number: (weights[number], number))
    return found if page.styles[found]._replace(font="") == usual else style


def _style_of(word: Word) -> int:
    """Return the style of most of a word: a quotation mark before it may be in a fallback font."""
    if word.is_uniform:
        return word.style
    weights: Counter[int] = Counter()
    for run in word.runs:
        if run.baseline == word.baseline:
            weights[run.style] += len(run.x0s)
    return max(weights, key=lambda style: (weights[style], style == word.style))


class _Gap(NamedTuple):
    """A wide gap inside a piece: the piece's index, the extent of the gap, and the index of the word after it."""

    piece: int
    x0: float
    x1: float
    word: int


def _split_at_gutters(page: RawPage, pieces: list[Piece]) -> list[Piece]:
    """Split pieces at gutters between columns and between frames side by side.

    They occur in PDFs that are written row by row over all columns.
    """
    gaps = sorted(_wide_gaps(pieces), key=lambda gap: pieces[gap.piece].baseline)
    cuts: dict[int, set[int]] = {}
    frames = _frames(page) if gaps else ()
    for gap in gaps:
        if _is_between_frames(frames, gap, pieces[gap.piece]):
            cuts.setdefault(gap.piece, set()).add(gap.word)
    rows = sorted(pieces, key=_baseline) if len(gaps) >= _MIN_GUTTER_ROWS else ()
    used: set[int] = set()
    for start in range(len(gaps) if rows else 0):
        if start in used:
            continue
        chain = _gutter_from(pieces, gaps, start, rows)
        if len(chain) >= _MIN_GUTTER_ROWS and _is_between_texts(pieces, [gaps[n] for n in chain]):
            used.update(chain)
            for number in chain:
                cuts.setdefault(gaps[number].piece, set()).add(gaps[number].word)
    if not cuts:
        return pieces
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        bounds = [0, *sorted(cuts.get(number, ())), len(piece.words)]
        if len(bounds) == 2:
            result.append(piece)
        else:
            result += [piece_of(page, piece.words[a:b]) for a, b in pairwise(bounds)]
    return result


def _frames(page: RawPage) -> list[Box]:
    """Return the tints and frames that can hold a line; none if the page has more than a layout would."""
    boxes = [shape.box for shape in page.shapes]
    frames = [box for box in boxes if box.x1 - box.x0 >= _MIN_FRAME_WIDTH and box.y1 - box.y0 >= _MIN_FRAME_HEIGHT]
    return frames if len(frames) <= _MAX_FRAMES else []


def _is_between_frames(frames: Sequence[Box], gap: _Gap, piece: Piece) -> bool:
    """Return whether one frame ends and another begins in a gap, with bare paper between them."""
    level = [box for box in frames if box.y0 <= piece.top and piece.bottom <= box.y1]
    ends = [box.x1 for box in level if gap.x0 - _EDGE_TOLERANCE <= box.x1 < gap.x1]
    starts = [box.x0 for box in level if gap.x0 < box.x0 <= gap.x1 + _EDGE_TOLERANCE]
    return bool(ends and starts) and min(starts) - max(ends) >= _MIN_FRAME_GAP * piece.size


def _wide_gaps(pieces: Sequence[Piece]) -> Iterator[_Gap]:
    for number, piece in enumerate(pieces):
        if len(piece.words) < 2:
            continue
        spaces = [after.x0 - before.x1 for before, after in pairwise(piece.words)]
        widest = max(spaces)
        if widest < _MIN_GUTTER_WIDTH * piece.size:
            continue
        usual = median(spaces)
        for index, space in enumerate(spaces):
            is_unusual = space >= _MIN_GUTTER_TO_SPACE * usual or len(spaces) < _MIN_SPACES
            if space >= _MIN_GUTTER_WIDTH * piece.size and is_unusual:
                yield _Gap(number, piece.words[index].x1, piece.words[index + 1].x0, index + 1)


def _gutter_from(pieces: Sequence[Piece], gaps: Sequence[_Gap], start: int, rows: Sequence[Piece]) -> list[int]:
    """Return the indices of the gaps that form a gutter from gap ``start`` downward.

    ``gaps`` are ordered from top to bottom, ``rows`` are all pieces in the same order.
    """
    chain = [start]
    x0, x1 = gaps[start].x0, gaps[start].x1
    for number in range(start + 1, len(gaps)):
        last, gap = pieces[gaps[chain[-1]].piece], gaps[number]
        piece = pieces[gap.piece]
        if piece.baseline - last.baseline > _MAX_ROW_DISTANCE * last.size:
            break
        low, high = max(x0, gap.x0), min(x1, gap.x1)
        if gap.piece != gaps[chain[-1]].piece and high - low >= _MIN_GUTTER_WIDTH * piece.size:
            if _is_crossed(rows, last, piece, (low + high) / 2):
                break
            chain.append(number)
            x0, x1 = low, high
    return chain


def _is_crossed(rows: Sequence[Piece], upper: Piece, lower: Piece, at: float) -> bool:
    """Return whether a word of a row between two others covers an x coordinate."""
    start = bisect_right(rows, upper.baseline + 1, key=_baseline)
    end = bisect_left(rows, lower.baseline - 1, key=_baseline)
    return any(word.x0 < at < word.x1 for row in rows[start:end] if row.x0 < at < row.x1 for word in row.words)


def _baseline(piece: Piece) -> float:
    return piece.baseline


def _is_between_texts(pieces: Sequence[Piece], chain: Sequence[_Gap]) -> bool:
    """Return whether both sides of a gutter are running text: wide enough, with a common left edge on the right.

    In a narrow justified column, wide gaps may be above one another, but the words after them have no common edge.
    """
    edges = Counter(round(gap.x1 / _EDGE_TOLERANCE) for gap in chain)
    if edges.most_common(1)[0][1] < max(_MIN_GUTTER_ROWS - 1, _MIN_ALIGNED_SHARE * len(chain)):
        return False
    sides: list[tuple[float, float]] = []
    for gap in chain:
        piece = pieces[gap.piece]
        sides.append(((gap.x0 - piece.x0) / piece.size, (piece.x1 - gap.x1) / piece.size))
    return all(median(side) >= _MIN_COLUMN_WIDTH for side in zip(*sides, strict=True))


def _merge_touching(pieces: list[Piece]) -> list[Piece]:
    """Join pieces that touch on one baseline but are not consecutive in the stream (bold words, superscripts)."""
    pieces.sort(key=lambda piece: (piece.baseline, piece.x0))
    result: list[Piece] = []
    rows: list[Piece] = []
    for piece in pieces:
        rows = [row for row in rows if piece.baseline - row.baseline <= MAX_SHIFT * max(row.size, piece.size)]
        partner = next((row for row in rows if _touches(row, piece)), None)
        if partner is None:
            result.append(piece)
            rows.append(piece)
            continue
        _merge_into(partner, piece)
    return result


def _touches(row: Piece, piece: Piece) -> bool:
    larger = max(row.size, piece.size)
    gap = max(piece.x0 - row.x1, row.x0 - piece.x1)
    if gap < 0 and _fills_gap(row, piece):
        return True
    if not -_MAX_TOUCHING_GAP * larger < gap < _MAX_TOUCHING_GAP * larger or not can_share_line(row.size, piece.size):
        left, right = (row, piece) if row.x1 <= piece.x0 else (piece, row)
        is_bullet = (
            gap < _MAX_BULLET_GAP * right.size and left.text in BULLETS and can_share_line(left.size, right.size)
        )
        return is_bullet and _is_level_with(left, right)
    shift = abs(row.baseline - piece.baseline)
    return shift <= _SAME_BASELINE * larger or (
        min(row.size, piece.size) <= _MAX_SHIFTED_SIZE * larger and shift < MAX_SHIFT * larger
    )


def _is_level_with(piece: Piece, other: Piece) -> bool:
    return abs(piece.baseline - other.baseline) <= _SAME_BASELINE * max(piece.size, other.size)


def _fills_gap(row: Piece, piece: Piece) -> bool:
    """Return whether a piece is on a row's baseline in a gap between its words."""
    if not _is_level_with(row, piece):
        return False
    return not any(
        word.x0 < piece.x1 - _TOUCHING * piece.size and piece.x0 + _TOUCHING * piece.size < word.x1
        for word in row.words
    )


def _merge_into(row: Piece, piece: Piece) -> None:
    if len(piece.words) > len(row.words):
        row.baseline, row.size, row.style = piece.baseline, piece.size, piece.style
    row.words = sorted((*row.words, *piece.words), key=lambda word: word.x0)
    row.x0, row.x1 = min(row.x0, piece.x0), max(row.x1, piece.x1)


def _attach_drop_caps(pieces: list[Piece], caps: Iterable[Word]) -> None:
    """Attach each drop cap, or the large number of a chapter, to the first line beside it."""
    for cap in caps:
        top = cap.baseline - ASCENT * cap.size
        beside = [
            piece
            for piece in pieces
            if piece.drop_cap is None
            and top - piece.size < piece.top
            and piece.baseline < cap.baseline + _MAX_BELOW_CAP * piece.size
            and -_MAX_OVERLAP * piece.size < piece.x0 - cap.x1 < _MAX_GAP_TO_CAP * cap.size
        ]
        if not beside:
            pieces.append(
                Piece(
                    [cap],
                    cap.x0,
                    cap.x1,
                    cap.baseline,
                    cap.size,
                    Style("", cap.size, bold=False, italic=False, colour=""),
                    0,
                )
            )
            continue
        min(beside, key=_baseline).drop_cap = cap
