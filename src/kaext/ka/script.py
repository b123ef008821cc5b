"""Georgian alphabets and the characters around them.

Modern Georgian is written in Mkhedruli. Mtavruli (U+1C90-1CBF) are its capitals; Asomtavruli (U+10A0-10C5) and
Nuskhuri (U+2D00-2D25) are the church alphabets, encoded in the same order. Source: The Unicode Standard, chapter 7.7.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Callable, Iterator

import regex

from kaext.alignment import Alignment, Edit, apply_edits

_MODERN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
# Letters that modern spelling has replaced, in code point order from U+10F1.
_ARCHAIC = {"ჱ": "ეი", "ჲ": "ი", "ჳ": "ვი", "ჴ": "ხ", "ჵ": "ო", "ჶ": "ფ", "ჷ": "ე", "ჸ": "ა"}
_TO_MKHEDRULI: dict[int, str] = {
    **{0x1C90 + i: chr(0x10D0 + i) for i in range(33)},
    **{0x10A0 + i: letter for i, letter in enumerate(_MODERN)},
    **{0x2D00 + i: letter for i, letter in enumerate(_MODERN)},
    **{ord(letter): modern for letter, modern in _ARCHAIC.items()},
    **{0x10C1 + i: modern for i, modern in enumerate(list(_ARCHAIC.values())[:5])},
    **{0x2D21 + i: modern for i, modern in enumerate(list(_ARCHAIC.values())[:5])},
    **{0x1CB1 + i: modern for i, modern in enumerate(_ARCHAIC.values())},
}
_SCRIPTS = (
    ("Geor", regex.compile("[\u10d0-\u10ff\u1c90-\u1cbf]")),
    ("Geok", regex.compile("[\u10a0-\u10c5\u2d00-\u2d25]")),
)
# Letters of other alphabets that look like Georgian ones, as keyboards and OCR put them into Georgian words.
_LOOKALIKES = {"o": "ო", "о": "ო", "ο": "ო", "h": "ჰ"}

_EDITABLE = regex.compile(
    r"(?P<other>[\u10a0-\u10c5\u10f1-\u10f8\u1c90-\u1cbf\u2d00-\u2d25])"
    r"|(?P<invisible>[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u00ad(?![^\S\n]*+(?:\n|$)))"
    r"|(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
    r"|(?P<marked>\P{M}\p{M}++)"
    r"|(?P<spaced>(?<![^\s„“”\"«])(?:\p{Georgian}[ \u00a0]){3,}+\p{Georgian}(?![^\s.,;:!?“”\"»]))"
    r"|(?P<lookalike>(?<=\p{Georgian})[oоοh](?=\p{Georgian}))"
    r"|(?P<stray>(?<=[\p{L}\d”“\"])[ \u00a0]++(?=[,;!?](?:\s|$)|\.(?:\s|$)))"
    r"|(?P<comma_quote>,,(?=[\p{L}\d]))"
    r"|(?P<tick_quote>``|''|´´)"
)
_DOUBLED = regex.compile(r"(?<!\p{Georgian})(?:(\p{Georgian})\1){3,40}(?!\p{Georgian})")


def to_mkhedruli(text: str) -> str:
    """Return ``text`` with every Georgian letter in modern Mkhedruli; ``ᲜᲐᲢᲝ`` gives ``ნატო`` (NATO)."""
    return text.translate(_TO_MKHEDRULI)


def detect(text: str) -> tuple[str, ...]:
    """Return the ISO 15924 codes of the Georgian scripts in ``text``: ``Geor`` (with Mtavruli), ``Geok``."""
    return tuple(code for code, pattern in _SCRIPTS if pattern.search(text))


def normalize(text: str) -> tuple[str, Alignment]:
    r"""Return ``text`` with modern letters, one kind of space, and nothing invisible; line feeds stay.

    Changed: other Georgian alphabets, characters of no width, soft hyphens inside lines, fixed-width spaces,
    decomposed letters (NFC), letter-spaced words (ს ა ქ ა რ თ ვ ე ლ ო), words with every letter doubled (fake bold),
    look-alike letters of other alphabets inside Georgian words, spaces before commas and full stops, quotation marks
    typed as two commas or ticks.
    """
    return apply_edits(text, _edits(text))


_REPLACEMENTS: dict[str, Callable[[str], str]] = {
    "other": to_mkhedruli,
    "invisible": lambda _: "",
    "space": lambda _: " ",
    "marked": lambda found: to_mkhedruli(unicodedata.normalize("NFC", found)),
    "spaced": lambda found: found.replace(" ", "").replace("\u00a0", ""),
    "lookalike": _LOOKALIKES.__getitem__,
    "stray": lambda _: "",
    "comma_quote": lambda _: "„",
    "tick_quote": lambda _: "”",
}


def _edits(text: str) -> Iterator[Edit]:
    doubled = deque(match.span() for match in _DOUBLED.finditer(text))
    position = 0
    for match in _EDITABLE.finditer(text):
        while doubled and doubled[0][0] <= match.start():
            start, end = doubled.popleft()
            yield from (Edit(i + 1, i + 2, "") for i in range(max(start, position), end, 2))
            position = end
        if match.start() < position:
            continue
        edit = _edit(match)
        if edit is not None:
            yield edit
            position = match.end()
    for start, end in doubled:
        yield from (Edit(i + 1, i + 2, "") for i in range(max(start, position), end, 2))


def _edit(match: regex.Match[str]) -> Edit | None:
    replacement = _REPLACEMENTS[match.lastgroup or ""](match[0])
    return Edit(*match.span(), replacement) if replacement != match[0] else None
