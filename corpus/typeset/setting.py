"""Set words and lines: fonts, widths, line breaking and hyphenation."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex
from fontTools.ttLib import TTFont as FontFile
from layouts import FAMILIES, Family
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from kaext.ka import legacy

INK = Color(0.1, 0.1, 0.12)
_VOWELS = "აეიოუ"
_RUNS = regex.compile(r"[\u10d0-\u10ff][\u10d0-\u10ff.,:;!?()-]*+|[^\u10d0-\u10ff]++")
_LETTERS = regex.compile(r"[\u10d0-\u10ff]++|[^\u10d0-\u10ff]++")


@dataclass(frozen=True, slots=True)
class Style:
    """The style of a paragraph. Lengths are in points.

    ``indent`` is that of the first line, ``hanging`` that of all lines, ``after`` the space below the paragraph.
    """

    font: str
    size: float
    leading: float
    colour: Color = INK
    justify: bool = False
    hyphenate: bool = False
    indent: float = 0
    hanging: float = 0
    after: float = 5
    drop_cap: bool = False
    tracking: float = 0


class SetLine(NamedTuple):
    """A line of a paragraph.

    ``width`` is the available width; ``hyphenated`` is the whole word that is divided at the end of the line.
    """

    words: list[str]
    width: float
    is_last: bool
    hyphenated: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Sets words in the codes of a legacy ``encoding``, or in Unicode if it is empty."""

    encoding: str

    def font(self, path: str) -> str:
        """Register a font file and return its name."""
        return _registered(path, self.encoding)

    def runs(self, text: str, font: str) -> Iterator[tuple[str, str]]:
        """Yield the runs of a word, as the characters stored for each and the font that has them."""
        family = _family_of(font)
        for match in (_LETTERS if family.latin else _RUNS).finditer(text):
            run = match[0]
            is_georgian = any("\u10d0" <= c <= "\u10ff" for c in run)
            if self.encoding:
                yield (self.encode(run), font) if is_georgian else (run, _registered(family.regular, ""))
            elif family.latin and not is_georgian:
                bold = font == _registered(family.bold, "")
                yield run, _registered(family.latin_bold if bold else family.latin, "")
            else:
                yield run, font

    def encode(self, text: str) -> str:
        """Return Georgian text in the codes of the legacy encoding."""
        codes = {letter: code for code, letter in legacy.table(self.encoding).items() if letter}
        return "".join(codes.get(c, c) for c in text)

    def word_width(self, word: str, style: Style) -> float:
        """Return the width of a word in points."""
        letters: float = sum(stringWidth(run, font, style.size) for run, font in self.runs(word, style.font))
        return letters + style.tracking * len(word)

    def break_lines(self, text: str, style: Style, widths: Iterator[float]) -> Iterator[SetLine]:
        """Break a text into lines that fill the given widths."""
        words = [(word, word) for word in text.split()]
        space = self.word_width("ა ა", style) - 2 * self.word_width("ა", style)
        line: list[str] = []
        used = 0.0
        width = next(widths)
        while words:
            word, whole = words.pop(0)
            needed = self.word_width(word, style) + (space if line else 0)
            if used + needed <= width or (not line and len(word) < 4):
                line.append(word)
                used += needed
                continue
            head, tail = self.split_word(word, style, width - used - (space if line else 0), forced=not line)
            if head:
                line.append(head)
            if tail:
                words.insert(0, (tail, whole))
            yield SetLine(line, width, False, whole if head.endswith("-") and tail else "")
            line, used = [], 0.0
            width = next(widths)
        if line:
            yield SetLine(line, width, True, "")

    def split_word(self, word: str, style: Style, room: float, *, forced: bool) -> tuple[str, str]:
        """Split a word at a hyphen of its own, or between syllables if the layout hyphenates.

        Returns the part that fits into ``room`` and the rest. With ``forced``, the whole word is the first part if it
        cannot be split.
        """
        places = [i + 1 for i, c in enumerate(word) if c == "-" and 1 < i < len(word) - 2]
        if style.hyphenate and word.isalpha() and len(word) > 6:
            places += [
                i
                for i in range(3, len(word) - 2)
                if word[i - 1] in _VOWELS and word[i] not in _VOWELS and _has_vowel_after(word, i)
            ]
        if forced:
            # Words typed without a space after a comma.
            places += [i for i in range(2, len(word) - 2) if word[i - 1] in ",;/"]
        for place in sorted(places, reverse=True):
            head = word[:place] if word[place - 1] in "-,;/" else word[:place] + "-"
            if self.word_width(head, style) <= room:
                return head, word[place:]
        return (word, "") if forced else ("", word)


@cache
def _registered(path: str, encoding: str) -> str:
    name = f"{path.rsplit('/', 1)[-1].removesuffix('.ttf')}{encoding}".replace("&", "")
    registerFont(TTFont(name, _recoded(path, encoding) if encoding else path))
    return name


def _recoded(path: str, encoding: str) -> io.BytesIO:
    """Return the font file with its Georgian glyphs mapped to the codes of a legacy encoding."""
    font = FontFile(path)
    glyphs = font.getBestCmap()
    remapped = {
        code: glyphs[code] for code in map(ord, " .,:;!?()-–„”“\"'/%©•0123456789") if code in glyphs and code < 0x10000
    }
    remapped |= {ord(c): glyphs[ord(g)] for c, g in legacy.table(encoding).items() if g and ord(g) in glyphs}
    for table in font["cmap"].tables:
        table.cmap = dict(remapped) if table.isUnicode() else {}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.isUnicode() and table.format == 4]
    font["name"].names = []
    for number in (1, 3, 4, 6):
        font["name"].setName(f"AcadNusx{'-Bold' if 'Bold' in path else ''}", number, 3, 1, 0x409)
    packed = io.BytesIO()
    font.save(packed)
    packed.seek(0)
    return packed


def _has_vowel_after(word: str, place: int) -> bool:
    return any(c in _VOWELS for c in word[place:])


@cache
def _family_of(font: str) -> Family:
    for family in FAMILIES.values():
        for path in (family.regular, family.bold, family.italic):
            if font.startswith(path.rsplit("/", 1)[-1].removesuffix(".ttf").replace("&", "")):
                return family
    raise KeyError(font)
