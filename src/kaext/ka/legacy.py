"""Legacy Georgian fonts: letters stored under Latin or other codes, detected from the text itself.

The code tables are in ``data/legacy_encodings.tsv``. The name of a font is no proof, because English text may be set in
a Georgian font; a conversion is accepted if it yields Georgian words. In encodings that use the codes of Latin letters,
each word is classified as Georgian or Latin in its context. The evidence is its letter pairs, whether it is a known
form, and its capitals: the codes of თ, შ or ღ are Latin capitals, which then occur inside words.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kaext.alignment import Edit, apply_edits
from kaext.data_files import rows_of
from kaext.ka.words import counts, frequency

ENCODINGS = (
    "acadnusx",
    "dumbadze",
    "georgian-ps",
    "georgian-academy",
    "glyph-shift",
    "low-byte",
    "low-byte-raised",
)
EIGHT_BIT = ("georgian-ps", "georgian-academy")
_LATIN_CODES = frozenset({"acadnusx", "dumbadze"})
# About half of the running words of a Georgian text are known forms; of English converted to Georgian letters, almost
# none are.
MIN_KNOWN = 0.2
SURE_KNOWN = 0.4
_MIN_WORDS = 4
_SAMPLE = 50_000

_TOKEN = regex.compile(r"\S++")
_ADDRESS = regex.compile(r"\P{L}*+(?:https?:|www\.)|[^\s@]++@[\w-]++\.")
_ACRONYM = regex.compile(r"(?=\P{Lu}*+\p{Lu}\P{Lu}*+\p{Lu})\p{Lu}[\p{Lu}\d]*+(?:\p{Ll}\p{Lu}++)*+s?|[IVXLC]++")
_PIECE = regex.compile(r"[A-Za-z]++|[^A-Za-z]++")
_LATIN = regex.compile(r"[A-Za-z]++")
# Georgian words without codes among their letters: × and ÷ are codes too.
_UNENCODED_WORD = regex.compile("(?<![\\p{L}×÷])[\u10d0-\u10f0]++(?![\\p{L}×÷])")
_GEORGIAN_WORD = regex.compile(r"[\u10d0-\u10f0]{2,}+")

# Scores in nats; positive scores are evidence for Georgian.
_KNOWN_FORM = 4.0
_INNER_CAPITAL = 6.0
_EMPTY_GLYPH = -5.0
_MAX_PAIRS = 12.0
_CHANGE, _CHANGE_AT_LINE = 4.0, 1.5
_MIN_PASSAGE = 12.0
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded run. ``encoding`` is "" if the run is no legacy text; ``confidence`` is in [0, 1]."""

    text: str
    encoding: str
    confidence: float
    edits: tuple[Edit, ...] = ()


@cache
def table(encoding: str) -> dict[str, str]:
    """Return the code table of an encoding, from stored character to letter; "" for codes with an empty glyph."""
    rows = rows_of("kaext.ka", "data/legacy_encodings.tsv")
    return {code: character for of, code, character in rows if of == encoding}


def decode_run(text: str, *, encodings: tuple[str, ...] = ENCODINGS) -> Decoded:
    """Decode text set in one font, if it is legacy Georgian.

    Parameters
    ----------
    text
        The stored characters. A run needs at least four words; more text of one font makes the decision more reliable.
    encodings
        The candidate encodings.

    Returns
    -------
    Decoded
        The conversion with the largest share of known Georgian words, else the text unchanged. Latin words, acronyms,
        Roman numerals and addresses inside are kept.
    """
    encoding, confidence = detect_encoding(text, encodings=encodings)
    if not encoding:
        return Decoded(text, "", 0.0)
    edits = tuple(decoding_edits(text, encoding))
    return Decoded(apply_edits(text, edits)[0], encoding, confidence, edits)


def detect_encoding(text: str, font_hint: str = "", *, encodings: tuple[str, ...] = ENCODINGS) -> tuple[str, float]:
    """Return the encoding of a text, judged by its beginning, and the confidence; "" for none.

    Parameters
    ----------
    text
        The stored characters.
    font_hint
        The name of the font. It determines which encoding is tried first, not the result.
    encodings
        The candidate encodings.
    """
    hint = font_hint.lower()
    sample = text[:_SAMPLE]
    # Words that are already Georgian are no evidence about the codes. Other words may have some letters in Unicode.
    codes_only = _UNENCODED_WORD.sub(lambda word: " " * len(word[0]), sample)
    # A fallback font sets the acronyms of a text. By chance, some spell Georgian words in an encoding.
    acronyms = sum(_ACRONYM.fullmatch(piece) is not None for piece in _LATIN.findall(codes_only))
    best: tuple[float, str] = (0.0, "")
    for encoding in sorted(encodings, key=lambda name: name[:4] not in hint):
        share, words = known_share(apply_edits(codes_only, decoding_edits(sample, encoding))[0])
        if encoding in _LATIN_CODES and words < acronyms:
            continue
        if words >= _MIN_WORDS and share >= MIN_KNOWN and share > best[0]:
            best = (share, encoding)
    return best[1], min(1.0, best[0] / SURE_KNOWN)


def known_share(text: str) -> tuple[float, int]:
    """Return the share of the Georgian words in ``text`` that are known forms, and the number of words."""
    words = _GEORGIAN_WORD.findall(text)
    if not words:
        return 0.0, 0
    return sum(word in counts() for word in words) / len(words), len(words)


def decoding_edits(text: str, encoding: str) -> Iterator[Edit]:
    """Yield the edits that convert the Georgian parts of ``text`` to Georgian letters."""
    codes = table(encoding)
    words = (token.span() for token in _TOKEN.finditer(text))
    for start, end in _georgian_pieces(text, encoding) if encoding in _LATIN_CODES else words:
        converted = _converted(text[start:end], codes)
        # Letters that map one to one form a single edit, so that the alignment stays exact and short.
        if len(converted) == end - start:
            if converted != text[start:end]:
                yield Edit(start, end, converted)
            continue
        for offset in range(start, end):
            character = text[offset]
            if codes.get(character, character) != character:
                yield Edit(offset, offset + 1, codes[character])


def _georgian_pieces(text: str, encoding: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of Georgian words in ``text``, classified in context, without acronyms inside them."""
    codes = table(encoding)
    # Flat arrays, with one entry for each word, to save memory in long documents.
    starts, ends, scores, prices = array("I"), array("I"), array("d"), array("d")
    score_of: dict[str, float] = {}
    before = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if not any(c in codes for c in token):
            continue
        if token not in score_of:
            score_of[token] = _score(token, codes)
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        scores.append(score_of[token])
        prices.append(_CHANGE if text.find("\n", before, start) < 0 else _CHANGE_AT_LINE)
        before = end
    for start, end, is_georgian in zip(starts, ends, _georgian(scores, prices), strict=True):
        if not is_georgian or _ADDRESS.match(text, start, end):
            continue
        for piece in _PIECE.finditer(text, start, end):
            if not _stays_latin(piece[0], codes):
                yield piece.span()


def _stays_latin(piece: str, codes: Mapping[str, str]) -> bool:
    """Return whether a piece of a word has the shape of a Latin acronym or Roman numeral and is no Georgian word."""
    if not _ACRONYM.fullmatch(piece):
        return False
    converted = _converted(piece, codes)
    return len(converted) < max(3, len(piece)) or not frequency(converted)


def _score(token: str, codes: Mapping[str, str]) -> float:
    """Return the log-odds that ``token`` is Georgian in this encoding rather than Latin; 0 if there is no evidence.

    The score is based on the longest run of letters of the token.
    """
    if _ADDRESS.match(token):
        return -_MAX_PAIRS
    letters = max(_PIECE.findall(token), key=lambda piece: len(piece) if piece.isascii() and piece.isalpha() else 0)
    if not letters.isalpha() or not letters.isascii() or _stays_latin(letters, codes):
        return 0.0
    # If punctuation codes are letters too, the whole token is the word.
    converted = "".join(_GEORGIAN_WORD.findall(_converted(token, codes))) or _converted(letters, codes)
    if len(converted) < 2:
        return 0.0
    latin, georgian = _pair_costs()
    small = letters.lower()
    pairs = _cost(small, latin) / (len(small) + 1) - _cost(converted, georgian) / (len(converted) + 1)
    score = max(-_MAX_PAIRS, min(_MAX_PAIRS, pairs * (len(small) + 1)))
    score += _KNOWN_FORM if len(converted) > 2 and converted in counts() else 0.0
    score += _INNER_CAPITAL if any(c.isupper() and codes.get(c) for c in letters[1:]) else 0.0
    return score + _EMPTY_GLYPH * sum(codes.get(c) == "" for c in letters)


def _georgian(scores: Sequence[float], prices: Sequence[float]) -> bytearray:
    """Return whether each word is Georgian, by the most likely labelling of the text, in which changes are rare.

    A Georgian passage inside Latin text needs more evidence than single words that happen to fit.
    """
    labels = _likeliest(scores, prices)
    georgian = sum(labels)
    for start, end in _passages(labels):
        if sum(scores[start:end]) < _MIN_PASSAGE and georgian - (end - start) < _MOSTLY * len(labels):
            labels[start:end] = bytes(end - start)
            georgian -= end - start
    return labels


def _likeliest(scores: Sequence[float], prices: Sequence[float]) -> bytearray:
    """Return the labelling with the highest sum of scores minus the costs of changes (Viterbi)."""
    latin = georgian = 0.0
    # Back pointers: whether the best path to each label came from Georgian.
    to_latin, to_georgian = bytearray(), bytearray()
    for score, price in zip(scores, prices, strict=True):
        to_latin.append(georgian - price > latin)
        to_georgian.append(georgian >= latin - price)
        latin, georgian = max(latin, georgian - price), score + max(georgian, latin - price)
    labels = bytearray(len(to_latin))
    label = int(georgian >= latin)
    for number in range(len(labels) - 1, -1, -1):
        labels[number] = label
        label = to_georgian[number] if label else to_latin[number]
    return labels


def _passages(labels: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(labels):
        end = start
        while end < len(labels) and labels[end]:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _converted(text: str, codes: Mapping[str, str]) -> str:
    return "".join(codes.get(character, character) for character in text)


@cache
def _pair_costs() -> tuple[dict[str, float], dict[str, float]]:
    """Return the costs (negative log probabilities) of letter pairs in Latin and in Georgian words."""
    latin = Counter({pair: int(count) for pair, count in rows_of("kaext.ka", "data/latin_bigrams.tsv")})
    georgian: Counter[str] = Counter()
    for form, count in counts().items():
        if _GEORGIAN_WORD.fullmatch(form):
            georgian.update(
                dict.fromkeys(map("".join, zip(f"^{form}", f"{form}$", strict=True)), 1 + int(math.log(count)))
            )
    return _costs(latin, 28), _costs(georgian, 35)


def _costs(pairs: Counter[str], letters: int) -> dict[str, float]:
    first: Counter[str] = Counter()
    for pair, count in pairs.items():
        first[pair[0]] += count
    costs = {pair: -math.log((count + 0.5) / (first[pair[0]] + 0.5 * letters)) for pair, count in pairs.items()}
    return {"": math.log(2 * letters) + 3.0, **costs}


def _cost(word: str, costs: Mapping[str, float]) -> float:
    return sum(costs.get(a + b, costs[""]) for a, b in zip(f"^{word}", f"{word}$", strict=True))
