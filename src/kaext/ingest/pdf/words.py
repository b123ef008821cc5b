"""Split runs of glyphs into words, at spaces and at gaps; drop words that are printed twice."""

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
from kaext.ingest.pdf.soft_hyphens import without_roomless_spaces, without_soft_hyphens

# Lengths in em (shares of the type size). Word spaces are 0.2 to 0.35 em wide and shrink to 0.15 in tight lines;
# kerning is below 0.1 em. On pages that store their spaces, only a wider gap ends a word.
_WORD_GAP = 0.16
_WORD_GAP_WITH_SPACES = 0.3
_MAX_FONT_GAP = 0.25
_MAX_BACKSTEP = 0.4
# Letter-spacing: range of the gap between letters; number of gaps needed to detect it, and number measured per style.
_MIN_TRACKING, _MAX_TRACKING = 0.08, 1.0
_MIN_GAPS, _SAMPLE = 4, 40
_LETTERS_TO_SPACE = 15
_MIN_LETTERS, _MIN_FALLBACK = 25, 12
# A superscript or subscript is at most this far from the baseline of its line, and at least about half its size.
MAX_SHIFT = 0.55
# That a superscript number is at least above digits that are not part of it.
_MIN_SHIFT = 0.15
_MAX_SIZE_RATIO = 2.1
_OVERPRINT_OFFSET = 0.3
_MAX_MARK_SIZE = 0.86
# Points; smaller letters are invisible.
_MIN_SIZE = 0.5
_SPACES = frozenset(" \u00a0")
# No digit or letter is kerned to these signs.
_BEFORE_GAP = frozenset(",:;©")
# `re`, not `regex`: its \s matches exactly the characters of str.isspace.
_VISIBLE = re.compile(r"\S+")
_BEFORE_SPACE = re.compile(r"[^ \u00a0][ \u00a0]")
LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")


@dataclass(slots=True)
class Word:
    """Glyphs without a gap between them.

    ``size``, ``baseline`` and ``style`` (an index into the page's styles) are those of the first glyph. ``is_uniform``
    is whether all glyphs have the same style.
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
    """Split runs into words, at spaces and at gaps."""
    sizes = [style.size for style in page.styles]
    runs = in_visual_order(page, without_roomless_spaces(page, without_soft_hyphens(page, runs)))
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
    """Append a run without spaces to ``words``: to the last word if the run continues it, else as new words.

    Parameters
    ----------
    words
        The words so far; extended in place.
    run
        The run.
    size
        Its type size in points.
    limit
        The gap that ends a word, as a share of the type size.
    is_after_space
        Whether a space precedes the run.
    """
    x0s, x1s = run.x0s, run.x1s
    start, count = 0, len(x0s)
    while start < count:
        last = None if is_after_space else words[-1]
        # Letters of two fonts are not kerned: even a narrow gap between them is a space.
        most = min(limit, _MAX_FONT_GAP) if last is not None and last.runs[-1].style != run.style else limit
        is_spread = limit > _WORD_GAP_WITH_SPACES
        if last is not None and not is_spread and x0s[start] - last.x1 >= _WORD_GAP * size:
            most = _WORD_GAP if last.runs[-1].text[-1] in _BEFORE_GAP else most
        if last is not None and _continues_word(last, run, start, size, most):
            reach, end = max(size, last.size), max(last.x1, x1s[start])
        elif last is not None and _is_overprint(last, run, start, size):
            start += 1
            continue
        else:
            last, reach, end = None, size, x1s[start]
        stop = start + 1
        least, most = -_MAX_BACKSTEP * reach, limit * reach
        while stop < count and least < x0s[stop] - end < most:
            if x1s[stop] > end:
                end = x1s[stop]
            stop += 1
        # Most words consist of letters only, which is tested faster.
        if stop - start > 1 and not is_spread and not run.text.isalpha() and not _BEFORE_GAP.isdisjoint(run.text):
            stop, end = _end_before_gap(run, start, stop, size, end)
        if last is None:
            part = run.part(start, stop)
            words.append(Word([part], size, x0s[start], end, run.baseline, run.style, part.text))
        else:
            last.is_uniform = last.is_uniform and run.style == last.style
            last.runs.append(run.part(start, stop))
            last.x1 = end
        start, is_after_space = stop, False


def _end_before_gap(run: Run, start: int, stop: int, size: float, end: float) -> tuple[int, float]:
    """Return the end of a word and its right edge, if a gap follows one of the signs in it that no glyph is kerned to.

    ``stop`` and ``end`` are those that other gaps give.
    """
    x0s, x1s = run.x0s, run.x1s
    for number, letter in enumerate(run.characters[start : stop - 1], start):
        if letter in _BEFORE_GAP and x0s[number + 1] - x1s[number] >= _WORD_GAP * size:
            return number + 1, max(x1s[start : number + 1])
    return stop, end


def _continues_word(word: Word, run: Run, number: int, size: float, limit: float) -> bool:
    """Return whether the glyph of a run with an index continues a word."""
    gap, reach = run.x0s[number] - word.x1, max(size, word.size)
    return (
        -_MAX_BACKSTEP * reach < gap < limit * reach
        and abs(run.baseline - word.baseline) < MAX_SHIFT * reach
        and can_share_line(size, word.size)
        and not (word.size < _MAX_MARK_SIZE * size and _is_footnote_mark(word, run))
    )


def _is_footnote_mark(word: Word, run: Run) -> bool:
    """Return whether a word is the superscript number at the beginning of a footnote and the run its text.

    Text that begins with a digit (2011 წლის, of 2011) must be clearly below the number.
    """
    text = "".join([part.text for part in word.runs])
    if not text.isdecimal() or len(text) > 2:
        return False
    shift = run.baseline - word.baseline
    return (shift >= 0 and run.text[0].isalpha()) or (shift > _MIN_SHIFT * word.size and run.text[0].isdecimal())


def _is_overprint(word: Word, run: Run, number: int, size: float) -> bool:
    """Return whether the glyph of a run with an index is printed over the last glyph of a word: fake bold."""
    last, reach = word.runs[-1], _OVERPRINT_OFFSET * size
    return (
        abs(run.x0s[number] - last.x0s[-1]) < reach
        and abs(run.baseline - last.baseline) < reach
        and run.characters[number] == last.characters[-1]
    )


def can_share_line(size: float, other: float) -> bool:
    """Return whether letters of two sizes can be on the same line. One may be a superscript beside the other."""
    return size < _MAX_SIZE_RATIO * other and other < _MAX_SIZE_RATIO * size


def _word_gaps(page: RawPage, runs: Sequence[Run]) -> list[float]:
    """Return for each style the gap that ends a word, as a share of the type size.

    The gap is wider if the page stores its word spaces (at least one for every fifteen glyphs) and the style does too:
    programs that fake italics omit the spaces in them. For letter-spaced styles the usual gap between letters is added.
    """
    spaces = [0] * len(page.styles)
    inner = [0] * len(page.styles)
    letters = [0] * len(page.styles)
    gaps: list[list[float]] = [[] for _ in page.styles]
    before: Run | None = None
    # The style of the last letter, and whether a space in that style follows it.
    last, has_space = -1, False
    for run in runs:
        style = run.style
        letters[style] += len(run.x0s)
        if _SPACES.isdisjoint(run.text):
            inner[style] += has_space and last == style
            last, has_space = style, False
        else:
            spaces[style] += len(_BEFORE_SPACE.findall(run.text))
            visible = run.text.strip()
            if visible:
                inner[style] += not _SPACES.isdisjoint(visible)
                inner[style] += last == style and (has_space or run.text[0] in _SPACES)
                last, has_space = style, run.text[-1] in _SPACES
            else:
                has_space = has_space or last == style
            if before is not None and run.text[0] in _SPACES and before.text[-1] not in _SPACES:
                spaces[before.style] += 1
        if len(gaps[style]) < _SAMPLE:
            gaps[style] += _letter_gaps(before, run, _MAX_TRACKING * page.styles[style].size)
        before = run
    stores = sum(spaces) * _LETTERS_TO_SPACE >= sum(letters)
    limits: list[float] = []
    for number, (found, set_in) in enumerate(zip(gaps, page.styles, strict=True)):
        leaves_out = letters[number] >= _MIN_LETTERS and spaces[number] * _LETTERS_TO_SPACE < letters[number]
        # A fallback font without any space between two of its own letters: 200 000.
        leaves_out = leaves_out or (letters[number] >= _MIN_FALLBACK and not inner[number])
        gap = median(found[:_SAMPLE]) if len(found) >= _MIN_GAPS else 0.0
        spread = gap / set_in.size if gap > _MIN_TRACKING * set_in.size else 0.0
        limits.append(spread + (_WORD_GAP_WITH_SPACES if stores and not leaves_out else _WORD_GAP))
    return limits


def _letter_gaps(before: Run | None, run: Run, most: float) -> Iterator[float]:
    """Yield the gaps before and between the first letters of a run, except gaps of ``most`` or wider."""
    if before is not None and before.style == run.style and before.baseline == run.baseline:
        yield from _gaps(((before.text[-1], 0.0, before.x1s[-1]), (run.text[0], run.x0s[0], 0.0)), most)
    yield from islice(_gaps(zip(run.characters, run.x0s, run.x1s, strict=True), most), _SAMPLE)


def _gaps(glyphs: Iterable[tuple[str, float, float]], most: float) -> Iterator[float]:
    """Yield the gaps narrower than ``most`` between letters and digits, given with their left and right edges.

    Dots that lead to a page number are spread over the line, and after a comma there is a word space.
    """
    for (before, _, x1), (after, x0, _) in pairwise(glyphs):
        if x0 - x1 < most and before.isalnum() and after.isalnum():
            yield x0 - x1


def without_overprints(words: Sequence[Word]) -> list[Word]:
    """Drop words that are printed again at nearly the same position: fake bold, shadows."""
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
        # A grid avoids comparing all pairs: each word is stored in every cell near it and looked up in its own cell.
        cell = 4 * reach
        near = seen.get((text, int(x / cell), int(y / cell)), ())
        if any(abs(other.x0 - x) < reach and abs(other.baseline - y) < reach for other in near):
            continue
        kept.append(word)
        left, right, top, bottom = (int(place / cell) for place in (x - reach, x + reach, y - reach, y + reach))
        for across in (left,) if left == right else (left, right):
            for down in (top,) if top == bottom else (top, bottom):
                seen.setdefault((text, across, down), []).append(word)
    return kept


def expand_ligature(text: str) -> str:
    """Return the characters of a glyph; a ligature (ﬁ) is decomposed into its letters."""
    return unicodedata.normalize("NFKC", text) if text in LIGATURES else text
