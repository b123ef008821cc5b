"""Glyphs to words: cut at spaces and gaps, without those printed twice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median

from kaext.ingest.pdf.fallback_runs import in_visual_order
from kaext.ingest.pdf.glyphs import RawPage, Run

# Shares of the type size. Word spaces are 0.2 to 0.35 em wide and shrink to 0.15 in tight lines; letters are kerned
# by less than 0.1 em.
_WORD_GAP = 0.16
_WORD_GAP_WITH_SPACES = 0.3
_MAX_BACKSTEP = -0.4
# Letters that stand further apart are spaced out; no further than an em. How many gaps of a style tell.
_MIN_TRACKING, _MAX_TRACKING = 0.08, 1.0
_MIN_GAPS, _SAMPLE = 4, 40
_LETTERS_TO_SPACE = 15
_MIN_LETTERS = 25
# How far a superscript or subscript stands off its line's baseline at most; it is half as large as its line and more.
MAX_SHIFT = 0.55
_MAX_SIZE_RATIO = 2.1
_OVERPRINT_OFFSET = 0.3
_MAX_MARK_SIZE = 0.86
# Smaller letters cannot be seen.
_MIN_SIZE = 0.5
_SPACES = frozenset(" \u00a0")
# The standard library's notion of a space is that of str.isspace.
_VISIBLE = re.compile(r"\S+")
_BEFORE_SPACE = re.compile(r"[^ \u00a0][ \u00a0]")
LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")


@dataclass(slots=True)
class Word:
    """Glyphs without a gap, their characters in ``text``; ``is_uniform`` where all of them are set in one style.

    ``size``, ``baseline`` and ``style``, the index of a style, are those of the first.
    """

    runs: list[Run]
    size: float
    x0: float
    x1: float
    baseline: float
    style: int
    text: str
    is_uniform: bool = True

    @property
    def count(self) -> int:
        """The number of glyphs."""
        return len(self.runs[0].x0s) if len(self.runs) == 1 else sum([len(run.x0s) for run in self.runs])


def words_of(page: RawPage, runs: Sequence[Run]) -> list[Word]:
    """Cut runs into words, at spaces and at gaps."""
    sizes = [style.size for style in page.styles]
    runs = in_visual_order(page, runs)
    limits = _word_gaps(page, runs)
    words: list[Word] = []
    is_after_space = True
    for run in runs:
        if run.text.isspace():
            is_after_space = True
        elif sizes[run.style] < _MIN_SIZE:
            is_after_space = is_after_space or any(map(str.isspace, run.text))
        elif len(run.x0s) == 1 or _VISIBLE.fullmatch(run.text):
            _add_run(words, run, sizes[run.style], limits[run.style], is_after_space=is_after_space)
            is_after_space = False
        else:
            for match in _VISIBLE.finditer(run.text):
                start, end = match.span()
                part = run.part(start, end)
                _add_run(words, part, sizes[run.style], limits[run.style], is_after_space=is_after_space or start > 0)
                is_after_space = end < len(run.text)
    for word in words:
        if len(word.runs) > 1:
            word.text = "".join([run.text for run in word.runs])
    return words


def _add_run(words: list[Word], run: Run, size: float, limit: float, *, is_after_space: bool) -> None:
    """Add a run without spaces to words: to the last one where it goes on there, else as words of its own.

    ``limit`` is the gap that ends a word; ``is_after_space`` where a space stands before the run.
    """
    x0s, x1s = run.x0s, run.x1s
    start, count = 0, len(x0s)
    while start < count:
        last = None if is_after_space else words[-1]
        if last is not None and _continues_word(last, run, start, size, limit):
            reach, end = max(size, last.size), max(last.x1, x1s[start])
        elif last is not None and _is_overprint(last, run, start, size):
            start += 1
            continue
        else:
            last, reach, end = None, size, x1s[start]
        stop = start + 1
        least, most = _MAX_BACKSTEP * reach, limit * reach
        while stop < count and least < x0s[stop] - end < most:
            if x1s[stop] > end:
                end = x1s[stop]
            stop += 1
        if last is None:
            part = run.part(start, stop)
            words.append(Word([part], size, x0s[start], end, run.baseline, run.style, part.text))
        else:
            last.is_uniform = last.is_uniform and run.style == last.style
            last.runs.append(run.part(start, stop))
            last.x1 = end
        start, is_after_space = stop, False


def _continues_word(word: Word, run: Run, number: int, size: float, limit: float) -> bool:
    """Return whether a glyph of a run, by its number, goes on with a word."""
    gap, reach = run.x0s[number] - word.x1, max(size, word.size)
    return (
        _MAX_BACKSTEP * reach < gap < limit * reach
        and abs(run.baseline - word.baseline) < MAX_SHIFT * reach
        and can_share_line(size, word.size)
        and not (word.size < _MAX_MARK_SIZE * size and _is_footnote_mark(word, run))
    )


def _is_footnote_mark(word: Word, run: Run) -> bool:
    """Return whether a word is the raised number that a footnote begins with, the run its text."""
    text = "".join([part.text for part in word.runs])
    return text.isdecimal() and len(text) < 3 and word.baseline <= run.baseline and run.text[0].isalpha()


def _is_overprint(word: Word, run: Run, number: int, size: float) -> bool:
    """Return whether a glyph of a run, by its number, is printed over the last of a word: fake bold."""
    last, reach = word.runs[-1], _OVERPRINT_OFFSET * size
    return (
        abs(run.x0s[number] - last.x0s[-1]) < reach
        and abs(run.baseline - last.baseline) < reach
        and run.characters[number] == last.characters[-1]
    )


def can_share_line(size: float, other: float) -> bool:
    """Return whether letters of two sizes may stand in one line: one may be a superscript of the other."""
    return size < _MAX_SIZE_RATIO * other and other < _MAX_SIZE_RATIO * size


def _word_gaps(page: RawPage, runs: Sequence[Run]) -> list[float]:
    """Return for each style the gap that ends a word, a share of the type size.

    It is wider where the page stores its word spaces, one glyph in fifteen, and the style does; programs that slant
    a font for want of an italic leave them out. Letters that are spaced out add the gap between them.
    """
    spaces = [0] * len(page.styles)
    letters = [0] * len(page.styles)
    gaps: list[list[float]] = [[] for _ in page.styles]
    before: Run | None = None
    for run in runs:
        style = run.style
        letters[style] += len(run.x0s)
        if not _SPACES.isdisjoint(run.text):
            spaces[style] += len(_BEFORE_SPACE.findall(run.text))
            if before is not None and run.text[0] in _SPACES and before.text[-1] not in _SPACES:
                spaces[before.style] += 1
        if len(gaps[style]) < _SAMPLE:
            gaps[style] += _letter_gaps(before, run, _MAX_TRACKING * page.styles[style].size)
        before = run
    stores = sum(spaces) * _LETTERS_TO_SPACE >= sum(letters)
    limits: list[float] = []
    for number, (found, set_in) in enumerate(zip(gaps, page.styles, strict=True)):
        leaves_out = letters[number] >= _MIN_LETTERS and spaces[number] * _LETTERS_TO_SPACE < letters[number]
        gap = median(found[:_SAMPLE]) if len(found) >= _MIN_GAPS else 0.0
        spread = gap / set_in.size if gap > _MIN_TRACKING * set_in.size else 0.0
        limits.append(spread + (_WORD_GAP_WITH_SPACES if stores and not leaves_out else _WORD_GAP))
    return limits


def _letter_gaps(before: Run | None, run: Run, most: float) -> Iterator[float]:
    """Yield the gaps before and between the first letters of a run, none where they stand further apart."""
    if before is not None and before.style == run.style and before.baseline == run.baseline:
        yield from _gaps(((before.text[-1], 0.0, before.x1s[-1]), (run.text[0], run.x0s[0], 0.0)), most)
    yield from islice(_gaps(zip(run.characters, run.x0s, run.x1s, strict=True), most), _SAMPLE)


def _gaps(glyphs: Iterable[tuple[str, float, float]], most: float) -> Iterator[float]:
    """Yield the gaps between letters, each with its left and right edge, that stand no further apart than ``most``."""
    for (before, _, x1), (after, x0, _) in pairwise(glyphs):
        if x0 - x1 < most and not (before.isspace() or after.isspace()):
            yield x0 - x1


def without_overprints(words: Sequence[Word]) -> list[Word]:
    """Drop words printed again at nearly the same place: fake bold, shadows."""
    texts = [word.text for word in words]
    repeated = {text for text, count in Counter(texts).items() if count > 1}
    seen: dict[tuple[str, int, int], list[Word]] = {}
    kept: list[Word] = []
    for word, text in zip(words, texts, strict=True):
        if text not in repeated:
            kept.append(word)
            continue
        x, y = word.x0, word.baseline
        reach = _OVERPRINT_OFFSET * word.size
        # A word is entered in every cell of a grid that its neighbourhood touches, and looked up in its own.
        cell = 4 * reach
        near = seen.get((text, int(x / cell), int(y / cell)), ())
        if any(abs(other.x0 - x) < reach and abs(other.baseline - y) < reach for other in near):
            continue
        kept.append(word)
        for across in {int((x - reach) / cell), int((x + reach) / cell)}:
            for down in {int((y - reach) / cell), int((y + reach) / cell)}:
                seen.setdefault((text, across, down), []).append(word)
    return kept


def expand_ligature(text: str) -> str:
    """Return the characters of a glyph with ligatures taken apart."""
    return unicodedata.normalize("NFKC", text) if text in LIGATURES else text
