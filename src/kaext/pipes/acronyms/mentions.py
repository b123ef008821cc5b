"""Where acronyms stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

import regex

from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.organisations import organisations
from kaext.catalogue.programmes import programmes
from kaext.ka.lang import georgian_acronyms
from kaext.ka.paradigms import VOWELS, endings
from kaext.ka.words import frequency
from kaext.pipes.acronyms import patterns

_LOW, _MIDDLE, _HIGH = 0.7, 0.9, 0.99
_MAX_SHORT_WORD = 3
_MAX_AFTER_NAME = 5
_MAX_RUN = 24
_FIGURE_AT_END = regex.compile(r"\d\s?$")
_PART = regex.compile(r"[^-‐‑–]++")
_DASHED = regex.compile(r"[^–]++")
# What every address holds, not at its end, and the stretch without white space before and from there.
_ADDRESS_SIGN = regex.compile(r"[@#./](?=\S)")
_UNSPACED_BEFORE, _UNSPACED = regex.compile(r"(?r)\S*+"), regex.compile(r"\S++")


@dataclass(frozen=True, slots=True)
class Mention:
    """An acronym at ``start:end`` (code points), without its case ending.

    ``ruled_out`` is the reason for which letters are none (an id of ``reasons.toml``); "" for an acronym.
    """

    start: int
    end: int
    acronym: str
    script: Literal["Latn", "Geor"]
    method: str
    confidence: float
    ruled_out: str = ""


@cache
def known_acronyms() -> frozenset[str]:
    """Return the acronyms of the catalogues and of the language."""
    return frozenset({entry.acronym for entry in long_forms()} | set(georgian_acronyms().values())) - {""}


@cache
def _in_mixed_letters() -> dict[str, str]:
    """Return the programmes' acronyms with small letters in them by how they look in capitals: ``PFP`` for PfP."""
    mixed = {entry.acronym for entry in programmes() if not entry.acronym.isupper()} - {""}
    return {acronym.upper(): acronym for acronym in mixed if acronym.upper() not in known_acronyms()}


@cache
def _english_words() -> frozenset[str]:
    """Return the capitalised words of the catalogues' English names: words, whatever their case in a text."""
    names = [entry.name_en for entry in programmes()] + [entry.name_en for entry in organisations()]
    found = {word.upper() for name in names for word in regex.findall(r"[A-Za-z]{3,}", name) if not word.isupper()}
    return frozenset(found) - known_acronyms() - _in_mixed_letters().keys()


def mentions(text: str) -> list[Mention]:
    """Return the acronyms of ``text`` in text order, without letter words that it defines itself."""
    return [mention for mention in considered(text, defined=()) if not mention.ruled_out]


def considered(text: str, *, defined: Collection[str]) -> list[Mention]:
    """Return the acronyms of ``text`` in text order and, ruled out, letters in capitals that are none.

    Parameters
    ----------
    text
        Any text.
    defined
        Letter words in Georgian script that the text defines.
    """
    addresses = list(addresses_in(text))
    found = (
        replace(mention, ruled_out="address") if is_inside(mention.start, addresses) else mention
        for mention in (*_latin(text), *_georgian(text, defined))
    )
    return sorted(found, key=lambda mention: mention.start)


def addresses_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of addresses, which have no space and one of a few marks in them."""
    end = 0
    for sign in _ADDRESS_SIGN.finditer(text):
        if sign.start() < end:
            continue
        before, rest = _UNSPACED_BEFORE.match(text, end, sign.start()), _UNSPACED.match(text, sign.start())
        if before is not None and rest is not None:
            end = rest.end()
            yield from (match.span() for match in patterns.ADDRESS.finditer(text, before.start(), end))


def is_inside(position: int, extents: Sequence[tuple[int, int]]) -> bool:
    """Return whether one of ``extents``, which do not overlap and stand in order, holds ``position``."""
    index = bisect_right(extents, position, key=lambda extent: extent[0]) - 1
    return index >= 0 and position < extents[index][1]


def _latin(text: str) -> Iterator[Mention]:
    tokens = [match.span() for match in patterns.LATIN.finditer(text)]
    in_title = _in_capitals(text, tokens)
    for (start, end), is_title in zip(tokens, in_title, strict=True):
        yield from _of_token(text, start, end, is_title=is_title)


def _of_token(text: str, start: int, end: int, *, is_title: bool) -> Iterator[Mention]:
    """Yield the acronym or acronyms of a run of letters: ``PAP-DIB`` is one, ``NATO-EU`` two."""
    written = text[start:end]
    whole = _canonical(written)
    parts = [match.span() for match in _PART.finditer(written)]
    if len(parts) == 1 or whole in known_acronyms():
        yield from _single(text, start, end, is_title=is_title)
        return
    if "–" in written:
        for dashed in _DASHED.finditer(text, start, end):
            yield from _of_token(text, *dashed.span(), is_title=is_title)
        return
    pieces = [_canonical(written[a:b]) for a, b in parts]
    if all(_has_shape(piece) or (len(piece) == 1 and piece.isupper()) for piece in pieces) and not (
        len(pieces) > 1 and all(piece in known_acronyms() for piece in pieces)
    ):
        yield from _single(text, start, end, is_title=is_title)
        return
    for (a, b), piece in zip(parts, pieces, strict=True):
        if _has_shape(piece):
            yield from _single(text, start + a, start + b, is_title=is_title)


def _single(text: str, start: int, end: int, *, is_title: bool) -> Iterator[Mention]:
    written = text[start:end]
    acronym = _canonical(written)
    capitals = acronym.upper() if acronym[0].isupper() or _has_georgian_ending(text, end) else acronym
    acronym = _in_mixed_letters().get(capitals, acronym)
    known = acronym in known_acronyms()
    may_be_small = written.istitle() or (written.islower() and _has_georgian_ending(text, end))
    if not known and len(written) >= 4 and may_be_small and written.upper() in known_acronyms():
        if written.upper() not in _english_words() and len(written) <= 6:
            yield Mention(start, end, written.upper(), "Latn", "acronyms/title-case", _LOW)
        return
    if not _has_shape(acronym):
        return
    reason = _something_else(text, start, end, acronym, known=known)
    if known:
        yield Mention(start, end, acronym, "Latn", "acronyms/known", _HIGH, reason)
        return
    rule, confidence = ("acronyms/look-alike", _LOW) if acronym != written else ("acronyms/capitals", _MIDDLE)
    yield Mention(start, end, acronym, "Latn", rule, confidence, reason or ("title" if is_title else ""))


def _has_georgian_ending(text: str, end: int) -> bool:
    """Return whether a case ending follows, after a hyphen or without one: ``nato-ს`` (NATO's)."""
    return patterns.GEORGIAN_ENDING.match(text, end) is not None


def _canonical(written: str) -> str:
    """Return ``written`` in Latin letters and plain hyphens."""
    return written.translate(patterns.LOOKALIKES).replace("‐", "-").replace("‑", "-").replace("–", "-")


def _has_shape(word: str) -> bool:
    """Return whether a word looks like an acronym: two capitals at least, fewer small letters, no figure at the end."""
    capitals = sum(character.isupper() for character in word)
    small = sum(character.islower() for character in word)
    return capitals >= 2 and small < capitals and not word[-1].isdigit() and word.isascii()


def _something_else(text: str, start: int, end: int, acronym: str, *, known: bool) -> str:
    """Return what letters in capitals are if no acronym: a numeral, a unit, a currency, a company's form …; else ""."""
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    after_figure = patterns.AFTER_FIGURE.search(before) is not None
    if acronym in patterns.NO_ACRONYMS or (acronym.upper() in patterns.UNITS and (after_figure or not known)):
        return "unit"
    if acronym in patterns.CURRENCIES:
        beside_figure = after_figure or patterns.BEFORE_FIGURE.match(after) is not None
        is_money = acronym in patterns.ALWAYS_CURRENCY or beside_figure or acronym not in known_acronyms()
        return "currency" if is_money else ""
    if not known and all(patterns.ROMAN.fullmatch(part) for part in acronym.split("-")):
        return "roman"
    if acronym in patterns.COMPANY_FORMS and regex.search(r"[\p{L}”“\"»][,.]?\s$", before):
        return "company"
    if len(acronym) <= patterns.MAX_NUMBERED_LETTERS and not known and patterns.NUMBERED.match(after):
        return "model"
    if not known and (patterns.DOCUMENT_BEFORE.search(before) or patterns.DOCUMENT_AFTER.match(after)):
        return "document"
    return "exercise" if not known and _is_quoted_exercise(before, after) else ""


def _is_quoted_exercise(before: str, after: str) -> bool:
    """Return whether the word opens a quotation and a year follows: the name of an exercise."""
    return (
        before[-1:] in patterns.OPENING_MARKS
        and bool(before)
        and regex.match(r"[ -](?:19|20)?\d\d\b", after) is not None
    )


def _in_capitals(text: str, tokens: Sequence[tuple[int, int]]) -> list[bool]:
    """Return for each word whether it stands in a title or name written in capitals, or is an English word."""
    words = [text[start:end] for start, end in tokens]
    joined = [text[left[1] : right[0]] in (" ", "\n", " & ") for left, right in pairwise(tokens)]
    result: list[bool] = []
    run = 0
    for index, word in enumerate(words):
        if index and not joined[index - 1]:
            run = index
        low, high = max(run, index - _MAX_RUN), min(len(words), index + _MAX_RUN)
        end = next((i + 1 for i in range(index, high - 1) if not joined[i]), high)
        others = words[low:index] + words[index + 1 : end]
        is_long = len(word) > _MAX_AFTER_NAME and any(other.isupper() for other in others)
        in_title = word.isupper() and (is_long or any(_is_title_word(other) for other in others))
        after_name = index > run and regex.fullmatch(r"\p{Lu}\p{Ll}+", words[index - 1]) is not None
        result.append(word in _english_words() or in_title or (after_name and len(word) > _MAX_AFTER_NAME))
    return result


def _is_title_word(word: str) -> bool:
    """Return whether a word in capitals is no acronym by its length."""
    return len(word) > _MAX_SHORT_WORD and word.isupper() and _canonical(word) not in known_acronyms()


def _georgian(text: str, defined: Collection[str]) -> Iterator[Mention]:
    known = georgian_acronyms()
    letter_words: dict[str, list[str]] = {}
    for letters in sorted({*known, *defined}, key=len, reverse=True):
        letter_words.setdefault(letters[:2], []).append(letters)
    for match in patterns.GEORGIAN_WORD.finditer(text):
        word = match[0]
        alike = letter_words.get(word[:2], ())
        if not alike and len(word) > patterns.MAX_GEORGIAN_LETTERS:
            continue
        start = match.start()
        forms = (w for w in alike if word.startswith(w) and _is_form(word, w, certain=w in known))
        stem = next(forms, "") if alike else ""
        if stem:
            rule = "known" if stem in known else "defined"
            acronym = known.get(stem) or stem
            yield Mention(
                start, start + len(stem), acronym, "Geor", f"acronyms/{rule}", _HIGH if stem in known else _MIDDLE
            )
        elif len(word) <= patterns.MAX_GEORGIAN_LETTERS and _is_letter_word(text, word, match.end()):
            yield Mention(start, match.end(), word, "Geor", "acronyms/letter-word", _LOW)


def _is_form(word: str, stem: str, *, certain: bool) -> bool:
    rest = word[len(stem) :]
    return not rest or (rest in endings() and (certain or not frequency(word)))


def _is_letter_word(text: str, word: str, end: int) -> bool:
    """Return whether an unknown word is written as letter words are: no vowels, or a hyphen before its ending."""
    has_vowels = not VOWELS.isdisjoint(word)
    if has_vowels and frequency(word):
        return False
    if (
        word in patterns.GEORGIAN_ABBREVIATIONS
        or text[end : end + 1] == "."
        or _FIGURE_AT_END.search(text[max(0, end - len(word) - 2) : end - len(word)])
    ):
        return False
    if not has_vowels:
        return len(word) >= 3 and not frequency(word + "ი")
    start = end - len(word)
    is_part = start > 0 and text[start - 1] in "-‐‑–"
    return not is_part and not frequency(word + "ი") and patterns.HYPHENATED_ENDING.match(text, end) is not None
