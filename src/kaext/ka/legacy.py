"""Legacy Georgian fonts: letters stored as Latin or other codes, found by the text itself.

The code tables stand in ``data/legacy_encodings.tsv``. A font's name proves nothing (English set in a Georgian font
exists): a conversion is accepted where its words are Georgian words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from kaext.alignment import Edit
from kaext.ka.words import counts

ENCODINGS = ("acadnusx", "dumbadze", "georgian-ps", "georgian-academy", "glyph-shift")
# A genuine Georgian text has about half of its running words among the known forms; English turned into Georgian
# letters has next to none.
MIN_KNOWN = 0.2
SURE_KNOWN = 0.4
_MIN_WORDS = 4
_TOKEN = regex.compile(r"\S++")
_LATIN_SHAPE = regex.compile(r"(?:https?:|www\.)\S*+|\S++@\S++|[A-Z]{2,}|[A-Z][a-z]?[A-Z]|[IVXLC]++")
_PIECE = regex.compile(r"[A-Za-z]++|[^A-Za-z]++")
_GEORGIAN_WORD = regex.compile(r"[\u10d0-\u10f0]{2,}+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded run: ``encoding`` is "" where the run is no legacy text; ``confidence`` is in [0, 1]."""

    text: str
    encoding: str
    confidence: float
    edits: tuple[Edit, ...] = ()


@cache
def table(encoding: str) -> dict[str, str]:
    """Return the code table of an encoding: stored character to letter; "" for codes with an empty glyph."""
    text = files("kaext.ka").joinpath("data/legacy_encodings.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("# ")]
    return {row[1]: row[2] for row in rows if row[0] == encoding}


def decode_run(text: str, font_hint: str = "", *, encodings: tuple[str, ...] = ENCODINGS) -> Decoded:
    """Decode a run of text set in one font, where it is legacy Georgian.

    Parameters
    ----------
    text
        The stored characters.
    font_hint
        The font's name: orders the candidates, decides nothing.
    encodings
        The candidates.

    Returns
    -------
    Decoded
        The best conversion whose words are known Georgian words, else the text as it is. Latin acronyms, Roman
        numerals and addresses inside stay.
    """
    best = Decoded(text, "", 0.0)
    hint = font_hint.lower()
    ordered = sorted(encodings, key=lambda name: name[:4] not in hint)
    for encoding in ordered:
        edits = tuple(_edits(text, encoding))
        if not edits:
            continue
        converted = _apply(text, edits)
        share, words = known_share(converted)
        if words >= _MIN_WORDS and share >= MIN_KNOWN and share > best.confidence:
            best = Decoded(converted, encoding, share, edits)
    if not best.encoding:
        return best
    return Decoded(best.text, best.encoding, min(1.0, best.confidence / SURE_KNOWN), best.edits)


def convert(text: str, encoding: str) -> tuple[Edit, ...]:
    """Return the edits that turn ``text`` from ``encoding`` into Georgian letters, shape-protected pieces left out."""
    return tuple(_edits(text, encoding))


def known_share(text: str) -> tuple[float, int]:
    """Return the share of the Georgian words in ``text`` that are known forms, and how many words there are."""
    words = _GEORGIAN_WORD.findall(text)
    if not words:
        return 0.0, 0
    return sum(word in counts() for word in words) / len(words), len(words)


def _edits(text: str, encoding: str) -> Iterator[Edit]:
    codes = table(encoding)
    keeps_latin = encoding in ("acadnusx", "dumbadze")
    for token in _TOKEN.finditer(text):
        pieces = _PIECE.finditer(token[0]) if keeps_latin else (regex.match(r".*", token[0], regex.DOTALL),)
        for piece in pieces:
            if piece is None or (keeps_latin and _stays_latin(piece[0], token[0], codes)):
                continue
            start = token.start() + piece.start()
            for offset, character in enumerate(piece[0]):
                if character in codes and codes[character] != character:
                    yield Edit(start + offset, start + offset + 1, codes[character])


def _stays_latin(piece: str, token: str, codes: dict[str, str]) -> bool:
    """Tell whether a piece is Latin by its shape: an address, a Roman numeral, an acronym that converts to no word."""
    if _LATIN_SHAPE.match(token) and ("/" in token or "@" in token or token.startswith("www")):
        return True
    if not piece.isalpha() or not _LATIN_SHAPE.fullmatch(piece):
        return False
    return "".join(codes.get(character, character) for character in piece) not in counts()


def _apply(text: str, edits: tuple[Edit, ...]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, replacement in edits:
        pieces += [text[position:start], replacement]
        position = end
    return "".join([*pieces, text[position:]])
