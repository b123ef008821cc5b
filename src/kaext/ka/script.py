"""Georgian alphabets, and the normalisation of characters.

Modern Georgian is written in Mkhedruli. Mtavruli (U+1C90-1CBF) are its capitals. Asomtavruli (U+10A0-10C5) and Nuskhuri
(U+2D00-2D25) are the ecclesiastical alphabets, encoded in the same order. Source: The Unicode Standard, chapter 7.7.
"""

from __future__ import annotations

import heapq
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product

import regex

from kaext.alignment import Alignment, Edit, apply_edits
from kaext.data_files import rows_of
from kaext.expressions import lazy_re, lazy_regex
from kaext.ka.words import counts, frequency

ALPHABET = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
"""The letters of modern Georgian, in alphabetical order."""
GEORGIAN = r"\u10a0-\u10c5\u10c7\u10cd\u10d0-\u10fa\u10fc-\u10ff\u1c90-\u1cba\u1cbd-\u1cbf\u2d00-\u2d25\u2d27\u2d2d"
"""The characters of the Georgian script, as a character class for ``re`` (``\\p{Georgian}`` in ``regex``)."""
PLAIN_LATIN = "A-Za-zªºÀ-ÖØ-öø-ɏ"
"""The Latin letters of a plain text (:func:`is_plain`), as a character class."""
HYPHENS = frozenset("-\u2010\u2011")
"""The ASCII hyphen-minus, the hyphen and the non-breaking hyphen."""
# Archaic letters and their modern spelling, in code point order from U+10F1.
_ARCHAIC = {"ჱ": "ეი", "ჲ": "ი", "ჳ": "ვი", "ჴ": "ხ", "ჵ": "ო", "ჶ": "ფ", "ჷ": "ე", "ჸ": "ა"}
_TO_MKHEDRULI: dict[int, str] = {
    **{0x1C90 + i: chr(0x10D0 + i) for i in range(33)},
    **{0x10A0 + i: letter for i, letter in enumerate(ALPHABET)},
    **{0x2D00 + i: letter for i, letter in enumerate(ALPHABET)},
    **{ord(letter): modern for letter, modern in _ARCHAIC.items()},
    **{0x10C1 + i: modern for i, modern in enumerate(list(_ARCHAIC.values())[:5])},
    **{0x2D21 + i: modern for i, modern in enumerate(list(_ARCHAIC.values())[:5])},
    **{0x1CB1 + i: modern for i, modern in enumerate(_ARCHAIC.values())},
}
_SCRIPTS = (
    ("Geor", lazy_regex("[\u10d0-\u10ff\u1c90-\u1cbf]")),
    ("Geok", lazy_regex("[\u10a0-\u10c5\u2d00-\u2d25]")),
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SAME_LENGTH = {
    **{code: letter for code, letter in _TO_MKHEDRULI.items() if len(letter) == 1},
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([0x2010, 0x2011], "-"),
    # Lone surrogates, as broken converters leave them; they cannot be encoded in a file.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_HAS_SAME_LENGTH = lazy_re(rf"[\u10a0-\u10c5\u10f2-\u10f8\u1c90-\u1cb8\u2d00-\u2d25{_SPACES}\u2010\u2011\ud800-\udfff]")
OPENING_MARKS, CLOSING_MARKS = '„“”"«', '“”"»'
"""The quotation marks that open and close quotations in Georgian texts, in any style; some do both."""
_QUOTES = dict.fromkeys(map(ord, "„“”‟«»‹›〝〞＂"), '"')
_APOSTROPHES = dict.fromkeys(map(ord, "’‘‚‛`´ʼ′"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
_FOLDED = {**_TO_MKHEDRULI, **_QUOTES, **_APOSTROPHES, **_DASHES}

# Everything except Latin up to U+024F, modern Georgian, punctuation and currency signs.
_NOT_PLAIN = lazy_re(r"[^\x00-\u024f\u10d0-\u10f0\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")

# The Stream-Safe Text Format (UAX 15) allows thirty combining marks in a row; longer sequences are left unchanged.
_CHARACTERS = lazy_regex(
    r"(?P<letter>[ჱჳ\u10c1\u10c3\u2d21\u2d23\u1cb1\u1cb3])"
    r"|(?P<invisible>[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u00ad(?![^\S\n]*+(?:\n|$)))"
    r"|(?P<composed>\P{M}\p{M}{1,30}+(?!\p{M})|[\u1100-\u11ff\uac00-\ud7a3][\u1160-\u11ff]{1,3}+)"
)
# Quick tests for each kind of edit: most texts have no candidate, and the tests take a fraction of the time.
_MAY_CHANGE = lazy_regex(
    r"[ჱჳ\u10c1\u10c3\u2d21\u2d23\u1cb1\u1cb3\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\p{M}\u1160-\u11ff]"
)
_GEORGIAN = r"([\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f])"
_PAIRS = r"(?:([\p{L}\d])\%d){1,40}+(?![\p{L}\p{M}\d])"
_DOUBLED_RUN = lazy_regex(rf"(?<![\p{{L}}\p{{M}}\d]){_PAIRS % 1}(?:[^\p{{L}}\p{{M}}\d\n]{{1,6}}+{_PAIRS % 2})*+")
_TWO_DOUBLED = lazy_re(rf"{_GEORGIAN}\1{_GEORGIAN}\2")
_HYPHEN_IN_WORD = lazy_regex(r"(?<=\p{Georgian})-(?=\p{Georgian})")
_DOUBLED_WORD = lazy_regex(r"(?:(\p{Georgian})\1){3}")
_PAIR = lazy_regex(r"(\S)\1")

_SPACED_RUN = lazy_regex(
    r"(?<![^\s„“”\"«(])\p{Georgian}(?:[ \t]{1,6}+\p{Georgian}(?=[\s\p{P}]|$)){3,200}+"
    r"|(?<!\S)[A-WYZ](?:[ ][A-WYZ](?=[\s\p{P}]|$)){3,7}+(?![ ]\p{Lu}\b)"
)
_LETTER_ALONE = lazy_regex(r"[ \t][\p{Georgian}A-WYZ][ \t]")
_GAP = lazy_regex(r"[ \t]++")
# A line of single characters, with letters and digits, and the gaps between its digits.
_SPACED_LINE = lazy_regex(r"(?m)^[ \t]*+(?=[^\d\n]*+\d)(?:\S[ \t]{1,6}+){4,200}+\S[ \t]*+$")
_GAP_AT_DIGIT = lazy_regex(r"(?<=\d)[ \t]++(?=[\d.,:-])|(?<=[\d.,-])[ \t]++(?=\d)")
_MIN_SPACED_UNKNOWN = 5
_MAX_SPACED = 200
_MAX_WORD = 30
# Costs in nats. The cost of a split outweighs rare short forms that are in the word list by accident.
_CUT, _UNKNOWN_WORD, _UNKNOWN_LETTER = 4.0, 14.0, 2.5

_SLIP = (
    r"(?<=\p{Georgian})[%(all)s]{1,2}+(?=\p{Georgian})"
    r"|(?<=\p{Georgian}{3})[%(small)s](?![\p{L}\p{M}\d])"
    r"|(?<![\p{L}\p{M}\d.@/-])[%(small)s](?=\p{Georgian}{3})"
)
# Letters that look like digits, in numbers of three or more digits: 2OO5, l999. Not in words, addresses and codes.
_MAY_HAVE_LETTER_DIGITS = lazy_re(r"[lIOoОо](?:(?<=\d.)|(?=\d))")
_LIKE_DIGITS = lazy_regex(
    r"(?<![\p{L}\p{M}\d@/_]|\p{L}[-.])(?=\d*+[lIOoОо])(?:\d|[lI](?=\d|[OoОо]\d\d))[\dlIOoОо]{2,12}+"
    r"(?![\p{Latin}\p{Cyrillic}\p{M}\d@_]|[-/]\p{Latin})"
    # The month of a date: 05.O9.2009, O9.2009.
    r"|(?<=\d\.)[OoОо]\d(?=\.\d)|(?<![\p{L}\p{M}\d@/_.-])[OoОо](?=[1-9]\.[\dOoОо]{2,4}(?![\p{L}\d]))"
)
# A zero for the vowel ო, inside a word and at its end: საქართველ0ში (in Georgia), ნატ0 (NATO).
_ZERO_FOR_VOWEL = lazy_regex(r"(?<=\p{Georgian}{2})0(?=\p{Georgian}|(?![\p{L}\p{M}\d]))")
_LETTERS_TO_DIGITS = str.maketrans("lIOoОо", "110000")
# Acronyms with a digit or a small l for a similar letter, or with full stops: KF0R, lSAF, ა.შ.შ. (USA).
_MAY_BE_ACRONYM = lazy_re(r"[0l.](?:(?<=[A-Z]0)|(?<=[0l])(?=[A-Z])|(?<=[A-Zა-ჰ]\.)(?=[A-Zა-ჰ]\.))")
_ACRONYMS = lazy_regex(
    r"(?<![\p{L}\p{M}\d._@/-])(?:(?P<zero>(?=[A-Z]*+0[A-Z]*+(?![\p{Latin}\d]))[A-Z0]{4,8})(?![\p{Latin}\d]|-\d)"
    r"|(?P<small>l)(?=[A-Z]{3,7}(?![\p{Latin}\d]))"
    r"|(?P<dotted>(?:[A-Z]\.){4,7}|(?:[A-Z]\.){3,6}[A-Z]\b|(?:\p{Georgian}\.){2,5}\p{Georgian}\b\.?)(?![\p{L}\d]))"
)
_LAST_STOP = lazy_regex(r"\.(?=[^\S\n]*+(?:\n|$))")
_WORD_BEFORE = lazy_regex(r"(?r)\p{Georgian}{0,40}")
_WORD_AFTER = lazy_regex(r"\p{Georgian}{0,40}+")

# A quick test over a whole text. Alternatives that all begin with a literal are looked for by their first characters.
_MAY_BE_MARK = lazy_re(
    r" [,;!?.:)\]»]|\( |\[ |« |„(?: |(?<=[\w.!?]„))|`|~|,,|''|´´|<<|>>|--(?<=\d--)(?=\d)"
    + "".join(rf"|{mark}(?=[{GEORGIAN}])(?<![A-Za-zა-ჿ\d']{mark})" for mark in "‘‚'")
)
_MARKS = lazy_regex(
    r"(?P<nothing>(?<=[\p{L}\d”“\"»)])[ ]++(?=[,;!?](?:\s|$)|\.(?:\s|$)(?![ ]*\.)|(?<=[\p{L}”“\"»)][ ]*+):(?:\s|$))"
    r"|(?<=[(\[]|(?<![\p{L}\d.!?])„|(?<![\p{L}\d])«)[ ]++(?=[\p{L}\d„“\"])"
    r"|(?<=[\p{L}\d.”“\"])[ ]++(?=[)\]]|»(?![\p{L}\d])))"
    r"|(?P<low>(?<![\p{L}\d]),,(?=[\p{L}\d])|``(?=[\p{L}\d])|(?<![\p{L}\d'])''(?=[\p{L}\d])"
    r"|(?<![\p{L}\d`])`(?=\p{Georgian}))"
    r"|(?P<high>(?<=[\p{L}.!?]|[\s-](?:19|20)\d\d)(?:''|``)(?![\p{L}\d'`])|(?<=[\p{L}.!?])´´|(?<=[\p{Georgian}.!?])~(?![\p{L}\d~]))"
    r"|(?P<left><<(?=[\p{L}\d]))|(?P<right>(?<=[\p{L}\d.!?])>>)"
    # The opening mark again at the end: „ნატო„.
    r"|(?P<high>(?<=[\p{L}\d.!?])„(?![\p{L}\d]))|(?P<dash>(?<=\d)--(?=\d))"
)
_MARK_REPLACEMENTS = {"nothing": "", "low": "„", "high": "“", "left": "«", "right": "»", "dash": "–"}
# Georgian words between single quotation marks, which are also apostrophes.
_SINGLE_QUOTED = lazy_regex(
    r"(?<![\p{L}\d'‘’‚])(?P<low>[‘‚'])\p{Georgian}[^\n'‘’‚„“”\"«»]{1,90}(?<=[\p{L}\d.!?])(?P<high>['’‘])(?![\p{L}\d')])"
)
# An edit may enable another one; real text converges in two rounds.
_MAX_ROUNDS = 8


def to_mkhedruli(text: str) -> str:
    """Return ``text`` with every Georgian letter in modern Mkhedruli; ``ᲜᲐᲢᲝ`` gives ``ნატო`` (NATO)."""
    return text.translate(_TO_MKHEDRULI)


def is_georgian(text: str) -> bool:
    """Return whether a text begins with a letter of modern Georgian."""
    return "ა" <= text[:1] <= "ჰ"


def join_hyphens(name: str) -> str:
    """Return ``name`` without the hyphens between its letters, as compounds are often written."""
    return _HYPHEN_IN_WORD.sub("", name)


def is_plain(text: str) -> bool:
    """Return whether a text has only modern Georgian and common Latin letters, and no combining marks.

    Nearly all texts are plain. Words in a plain text can be found with ``re``, which does not know scripts, in a
    fraction of the time that ``regex`` takes.
    """
    return _NOT_PLAIN.search(text) is None


def fold(text: str) -> str:
    """Return ``text`` folded for matching: modern lower-case letters, one quotation mark, one apostrophe, one dash.

    ``„ᲜᲐᲢᲝ“ – PfP`` gives ``"ნატო" - pfp``. Tokens of the language ``ka`` have it as their ``norm_``.
    """
    return text.translate(_FOLDED).lower()


def detect(text: str) -> tuple[str, ...]:
    """Return the ISO 15924 codes of the Georgian scripts in ``text``: ``Geor`` (including Mtavruli), ``Geok``."""
    return tuple(code for code, pattern in _SCRIPTS if pattern.search(text))


def normalize(text: str) -> tuple[str, Alignment]:
    """Return ``text`` with normalised characters; line feeds do not change.

    Changed are:

    - other Georgian alphabets, decomposed letters (to NFC), invisible characters, soft hyphens inside lines,
      fixed-width spaces, lone surrogates (to U+FFFD);
    - letter-spaced words (ს ა ქ ა რ თ ვ ე ლ ო, Georgia), and words with every letter doubled (fake bold);
    - letters of other alphabets inside Georgian words and inside Latin ones (``NАTO`` with a Cyrillic A), letters that
      look like digits inside numbers (``2OO5``) and the reverse (``KF0R``);
    - full stops inside acronyms (``ა.შ.შ.``, USA), spaces before commas and full stops, two hyphens between figures,
      quotation marks typed as two commas, ticks, single marks or two opening ones.

    The function is idempotent.
    """
    alignment = Alignment.identity(len(text))
    # The text that each kind of edit left unchanged; there it need not run again.
    done: dict[Callable[[str], Iterable[Edit]], str] = {}
    for _ in range(_MAX_ROUNDS):
        before = text
        if _HAS_SAME_LENGTH.search(text):
            text = text.translate(_SAME_LENGTH)
        for find_edits in (
            _character_edits, _doubled_edits, _spaced_edits, _slip_edits, _digit_edits, _acronym_edits, _mark_edits
        ):  # fmt: skip
            if done.get(find_edits) is text:
                continue
            edits = list(find_edits(text))
            if edits:
                text, step = apply_edits(text, edits)
                alignment = alignment.then(step)
            else:
                done[find_edits] = text
        if text == before:
            break
    return text, alignment


def _character_edits(text: str) -> Iterator[Edit]:
    may_change = ("\u00ad" in text or not is_plain(text)) and _MAY_CHANGE.search(text)
    for match in _CHARACTERS.finditer(text) if may_change else ():
        if match.lastgroup == "letter":
            yield Edit(*match.span(), to_mkhedruli(match[0]))
        elif match.lastgroup == "invisible":
            yield Edit(*match.span(), "")
        elif not unicodedata.is_normalized("NFC", match[0]):
            yield Edit(*match.span(), unicodedata.normalize("NFC", match[0]))


def _doubled_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that remove fake bold: in a run of doubled words with a Georgian one, the second of each pair."""
    for run in _DOUBLED_RUN.finditer(text) if _TWO_DOUBLED.search(text) else ():
        if _DOUBLED_WORD.search(run[0]):
            yield from (Edit(pair.end() - 1, pair.end(), "") for pair in _PAIR.finditer(text, *run.span()))


def _spaced_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that close the gaps of letter-spaced words and numbers, except the gaps between words."""
    if _LETTER_ALONE.search(text):
        yield from heapq.merge(_spaced_letters(text), _spaced_digits(text))


def _spaced_digits(text: str) -> Iterator[Edit]:
    for line in _SPACED_LINE.finditer(text):
        run = _SPACED_RUN.search(line[0])
        if run is None or _GAP.sub("", run[0]) in ALPHABET:
            continue
        narrowest = min(len(gap[0]) for gap in _GAP.finditer(line[0].strip()))
        for gap in _GAP_AT_DIGIT.finditer(text, *line.span()):
            if len(gap[0]) == narrowest:
                yield Edit(*gap.span(), "")


def _spaced_letters(text: str) -> Iterator[Edit]:
    for run in _SPACED_RUN.finditer(text):
        gaps = [gap.span() for gap in _GAP.finditer(text, *run.span())]
        widths = [end - start for start, end in gaps]
        letters = regex.sub(r"\s++", "", run[0])
        if letters in ALPHABET or len(letters) > _MAX_SPACED:
            continue
        narrowest = min(widths)
        if narrowest == max(widths):
            words = [letters] if letters.isascii() else _words_in(letters)
            if len(letters) < _MIN_SPACED_UNKNOWN and not letters.isascii() and not all(map(frequency, words)):
                continue
            ends = _running_sums(words)
            yield from (Edit(*gap, "") for i, gap in enumerate(gaps, 1) if i not in ends)
        else:
            yield from (Edit(*gap, "") for gap, width in zip(gaps, widths, strict=True) if width == narrowest)


def _running_sums(words: list[str]) -> set[int]:
    total = 0
    sums = set()
    for word in words:
        total += len(word)
        sums.add(total)
    return sums


def _words_in(letters: str) -> list[str]:
    """Segment letters without gaps into the most likely words: known forms by frequency, unknown ones by length."""
    total = sum(counts().values())
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(letters) + 1):
        candidates = []
        for start in range(max(0, end - _MAX_WORD), end):
            seen = frequency(letters[start:end]) if end - start > 1 else 0
            cost = math.log(total / seen) if seen else _UNKNOWN_WORD + _UNKNOWN_LETTER * (end - start)
            candidates.append((best[start][0] + _CUT + cost, start))
        best.append(min(candidates))
    words: list[str] = []
    end = len(letters)
    while end:
        start = best[end][1]
        words.append(letters[start:end])
        end = start
    return words[::-1]


@cache
def _lookalikes() -> tuple[dict[int, str], regex.Pattern[str]]:
    """Return the foreign letters found in Latin words with their Latin look-alikes, and the pattern of such words."""
    table = dict(rows_of("kaext.ka", "data/latin_lookalikes.tsv"))
    foreign = "".join(table)
    has_both = rf"(?=[A-Za-z]*+[{foreign}])(?=[{foreign}]*+[A-Za-z])"
    word = rf"(?<!\p{{L}}){has_both}[A-Za-z{foreign}]{{2,20}}+(?![^\P{{L}}\p{{Georgian}}])"
    return str.maketrans(table), regex.compile(word)


@cache
def _slips() -> tuple[dict[str, str], regex.Pattern[str]]:
    """Return the foreign letters found in Georgian words with the letters they may stand for, and their pattern."""
    table = dict(rows_of("kaext.ka", "data/keyboard_slips.tsv"))
    letters = {"all": "".join(table), "small": "".join(letter for letter in table if letter.islower())}
    return table, regex.compile(_SLIP % letters)


def _slip_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that correct letters of other alphabets, in Georgian and in Latin words."""
    return heapq.merge(_georgian_slips(text), _latin_slips(text))


@cache
def _may_slip() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return quick tests: whether a text can have a foreign letter in a Georgian word, and in a Latin word."""
    in_georgian, in_latin = "".join(_slips()[0]), "".join(map(chr, _lookalikes()[0]))
    beside_georgian = rf"[{in_georgian}](?:(?<=[{GEORGIAN}].)|(?=[{GEORGIAN}]))"
    return re.compile(beside_georgian, re.DOTALL), re.compile(f"[{in_latin}]")


def _latin_slips(text: str) -> Iterator[Edit]:
    look, pattern = _lookalikes()
    for match in pattern.finditer(text) if _may_slip()[1].search(text) else ():
        yield Edit(*match.span(), match[0].translate(look))


def _georgian_slips(text: str) -> Iterator[Edit]:
    table, pattern = _slips()
    for match in pattern.finditer(text) if _may_slip()[0].search(text) else ():
        start, end = match.span()
        before = _WORD_BEFORE.match(text, 0, start)
        after = _WORD_AFTER.match(text, end)
        head, tail = before[0] if before else "", after[0] if after else ""
        readings = ["".join(letters) for letters in product(*(table[letter] for letter in match[0]))]
        known = [reading for reading in readings if frequency(head + reading + tail)]
        if known or head:
            yield Edit(start, end, (known or readings)[0])


def _digit_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that replace letters that look like digits by digits, and a zero by the vowel it looks like."""
    figures = _LIKE_DIGITS.finditer(text) if _MAY_HAVE_LETTER_DIGITS.search(text) else ()
    edits = (Edit(*match.span(), match[0].translate(_LETTERS_TO_DIGITS)) for match in figures)
    yield from heapq.merge(edits, (Edit(*match.span(), "ო") for match in _ZERO_FOR_VOWEL.finditer(text)))


@cache
def _georgian_acronyms() -> frozenset[str]:
    """Return the acronyms in Georgian letters."""
    return frozenset(letters for letters, *_ in rows_of("kaext.ka", "data/georgian_acronyms.tsv"))


def _acronym_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that write acronyms in plain capitals; the last full stop stays if it ends a paragraph."""
    for match in _ACRONYMS.finditer(text) if _MAY_BE_ACRONYM.search(text) else ():
        start, end = match.span()
        if match["zero"]:
            yield Edit(start, end, match[0].replace("0", "O"))
        elif match["small"]:
            yield Edit(start, end, "I")
        elif (letters := match[0].replace(".", "")).isascii() or letters in _georgian_acronyms():
            yield Edit(start, end, letters + "." * (_LAST_STOP.match(text, end - 1) is not None))


def _mark_edits(text: str) -> Iterator[Edit]:
    if _MAY_BE_MARK.search(text) is None:
        return
    marks = (Edit(*match.span(), _MARK_REPLACEMENTS[match.lastgroup or ""]) for match in _MARKS.finditer(text))
    quoted = (
        Edit(*match.span(group), _MARK_REPLACEMENTS[group])
        for match in _SINGLE_QUOTED.finditer(text)
        for group in ("low", "high")
    )
    yield from heapq.merge(marks, quoted)
