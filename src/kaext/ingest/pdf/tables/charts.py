"""Bar charts: each bar with its label and value is a row, so that the figures of a chart stay out of the text.

The bars stand on one line, or they begin at one line and lie below one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.ingest.pdf.glyphs import RawPage, is_nearly_white
from kaext.ingest.pdf.lines import Piece, piece_of
from kaext.ingest.pdf.tables.rows import Table
from kaext.ingest.pdf.words import Word
from kaext.source import Box

# Points. Bars stand on one line and are equally wide; their heights differ.
_MIN_BAR_WIDTH, _MIN_BAR_HEIGHT = 4.0, 2.0
_SAME = 1.0
_MIN_BARS, _MAX_SHAPES = 3, 2_000
# Points around the bars within which the values of a scale, labels and values stand.
_BESIDE, _ABOVE, _BELOW = 60.0, 14.0, 24.0
_MAX_LABEL_WORDS = 3
# Points from the label of a level bar to the bar; words of the label and the value.
_LABEL, _MAX_LINE_WORDS = 30.0, 10
# Of the bars, that have a label or value.
_MIN_NAMED = 0.5
_SIGNS = "%+-−–.,"


def bar_charts(page: RawPage, pieces: Sequence[Piece]) -> list[tuple[Table, list[Piece]]]:
    """Return the charts of bars as tables, each with the pieces it consists of.

    A row is the label of a bar and its value.
    """
    rest = list(pieces)
    found = []
    for chart, owned in _lying_charts(page, rest):
        found.append((chart, owned))
        taken = set(map(id, owned))
        rest = [piece for piece in rest if id(piece) not in taken]
    return [*found, *_upright_charts(page, rest)]


def _lying_charts(page: RawPage, pieces: Sequence[Piece]) -> list[tuple[Table, list[Piece]]]:
    """Return the charts of level bars. A row is the label at the left of a bar and the value on it or at its right."""
    found: list[tuple[Table, list[Piece]]] = []
    for bars in _columns_of_bars(page):
        lines = [_at_bar(bar, pieces) for bar in bars]
        own = [[piece for piece, _ in line] for line in lines]
        if not all(own) or len({id(piece) for line in own for piece in line}) < sum(map(len, own)):
            continue
        words = [[word for _, part in line for word in part] for line in lines]
        labels = [[word for word in line if word.x1 <= bar.x0 + _SAME] for line, bar in zip(words, bars, strict=True)]
        values = [[word for word in line if word.x1 > bar.x0 + _SAME] for line, bar in zip(words, bars, strict=True)]
        if not all(labels) or not all(value and _is_figure(value[0]) for value in values):
            continue
        box = bars[0]
        for one in (*bars, *(piece.box for line in own for piece in line)):
            box = box.union(one)
        cells = zip(labels, values, strict=True)
        rows = [[[piece_of(page, label)], [piece_of(page, value)]] for label, value in cells]
        found.append((Table(rows, box, is_chart=True), [piece for line in own for piece in line]))
    return found


def _columns_of_bars(page: RawPage) -> list[list[Box]]:
    """Return the bars that begin at one line, from top to bottom, equally high and of different lengths."""
    if len(page.shapes) > _MAX_SHAPES:
        return []
    groups: dict[tuple[str, int, int], list[Box]] = {}
    for shape in page.shapes:
        box = shape.box
        is_large = box.width >= _MIN_BAR_HEIGHT and box.height >= _MIN_BAR_WIDTH
        if shape.fill and not is_nearly_white(shape.fill) and is_large:
            groups.setdefault((shape.fill, round(box.x0 / _SAME), round(box.height / _SAME)), []).append(box)
    columns = [sorted(dict.fromkeys(bars), key=lambda bar: bar.y0) for bars in groups.values()]
    return [
        bars
        for bars in columns
        if len(bars) >= _MIN_BARS
        and max(bar.x1 for bar in bars) - min(bar.x1 for bar in bars) > 2 * _SAME
        and all(upper.y1 < lower.y0 for upper, lower in pairwise(bars))
    ]


def _at_bar(bar: Box, pieces: Sequence[Piece]) -> list[tuple[Piece, list[Word]]]:
    """Return the lines level with a bar, label and value, with their words; empty if other text is beside it."""
    level = [piece for piece in pieces if bar.y0 - _SAME < (piece.top + piece.bottom) / 2 < bar.y1 + _SAME]
    near = [piece for piece in level if bar.x0 - _LABEL < piece.x1 and piece.x0 < bar.x1 + _BESIDE]
    near.sort(key=lambda piece: (piece.baseline, piece.x0))
    count = sum(len(piece.words) for piece in near)
    return [(piece, list(piece.words)) for piece in near] if count <= _MAX_LINE_WORDS else []


def _upright_charts(page: RawPage, pieces: Sequence[Piece]) -> list[tuple[Table, list[Piece]]]:
    """Return the charts of upright bars.

    A row is the label below a bar and the value on or above it. The figures of the scale are the last row.
    """
    found: list[tuple[Table, list[Piece]]] = []
    rest = list(pieces)
    for bars in _rows_of_bars(page):
        near = [piece for piece in rest if _is_near(piece, bars)]
        # Anything but figures among the bars: tints of text.
        if any(not _is_figure(word) for piece in near for word in piece.words if _is_among(word, piece, bars)):
            continue
        table = _table(page, bars, near)
        if table is not None:
            found.append((table, near))
            taken = set(map(id, near))
            rest = [piece for piece in rest if id(piece) not in taken]
    return found


def _rows_of_bars(page: RawPage) -> list[list[Box]]:
    """Return the bars that stand on one line, from left to right."""
    if len(page.shapes) > _MAX_SHAPES:
        return []
    groups: dict[tuple[str, int, int], list[Box]] = {}
    for shape in page.shapes:
        box = shape.box
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if shape.fill and not is_nearly_white(shape.fill) and width >= _MIN_BAR_WIDTH and height >= _MIN_BAR_HEIGHT:
            groups.setdefault((shape.fill, round(box.y1 / _SAME), round(width / _SAME)), []).append(box)
    rows = [sorted(dict.fromkeys(bars)) for bars in groups.values()]
    return [bars for bars in rows if len(bars) >= _MIN_BARS and _have_heights(bars) and _are_apart(bars)]


def _have_heights(bars: Sequence[Box]) -> bool:
    heights = [bar.y1 - bar.y0 for bar in bars]
    return max(heights) - min(heights) > 2 * _SAME and max(heights) > bars[0].x1 - bars[0].x0


def _are_apart(bars: Sequence[Box]) -> bool:
    return all(before.x1 <= after.x0 + _SAME for before, after in pairwise(bars))


def _is_near(piece: Piece, bars: Sequence[Box]) -> bool:
    """Return whether a line is short and at the bars of a chart: figures, or labels right below."""
    top, base = min(bar.y0 for bar in bars), bars[0].y1
    middle = (piece.top + piece.bottom) / 2
    if not top - _ABOVE < middle < base + _BELOW:
        return False
    if middle > base and bars[0].x0 - _BESIDE < piece.x0 and piece.x1 < bars[-1].x1 + _BESIDE:
        return all(len(words) <= _MAX_LABEL_WORDS and words for words in _words_at(piece.words, bars))
    return bars[0].x0 - _BESIDE < piece.x0 and piece.x1 < bars[-1].x1 + _BESIDE and all(map(_is_figure, piece.words))


def _is_among(word: Word, piece: Piece, bars: Sequence[Box]) -> bool:
    return word.x1 > bars[0].x0 and word.x0 < bars[-1].x1 and (piece.top + piece.bottom) / 2 < bars[0].y1


def _is_figure(word: Word) -> bool:
    return any(map(str.isdigit, word.text)) and all(sign.isdigit() or sign in _SIGNS for sign in word.text)


def _words_at(words: Sequence[Word], bars: Sequence[Box]) -> list[list[Word]]:
    """Return the words of a line by the bar that they are nearest to, for the bars that have any."""
    at: dict[int, list[Word]] = {}
    for word in words:
        middle = (word.x0 + word.x1) / 2
        number = min(range(len(bars)), key=lambda n: abs(bars[n].x0 + bars[n].x1 - 2 * middle))
        at.setdefault(number, []).append(word)
    return list(at.values())


def _table(page: RawPage, bars: Sequence[Box], pieces: Sequence[Piece]) -> Table | None:
    """Return the rows of a chart; None if most bars have neither a label nor a value."""
    pitch = min((after.x0 - before.x0 for before, after in pairwise(bars)), default=0.0)
    rows: list[list[list[Piece]]] = [[] for _ in bars]
    scale: list[list[Piece]] = []
    box = bars[0]
    for bar in bars:
        box = box.union(bar)
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        box = box.union(piece.box)
        for words in _words_at(piece.words, bars):
            cell = piece_of(page, list(words))
            middle = (cell.x0 + cell.x1) / 2
            number = next((n for n, bar in enumerate(bars) if abs(bar.x0 + bar.x1 - 2 * middle) < pitch), None)
            (scale if number is None else rows[number]).append([cell])
    named = [row for row in rows if row]
    if len(named) < _MIN_NAMED * len(bars):
        return None
    return Table([*named, *([scale] if scale else [])], box, is_chart=True)
