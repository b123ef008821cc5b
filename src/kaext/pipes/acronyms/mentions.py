"""Mentions of acronyms in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

import regex

from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.organisations import organisation_acronyms, organisations
from kaext.catalogue.programmes import programmes
from kaext.ka.lang import georgian_acronyms
from kaext.ka.paradigms import VOWELS, endings
from kaext.ka.script import is_georgian
from kaext.ka.words import frequency
from kaext.pipes.acronyms import patterns

_MAX_SHORT_WORD = 3
_MIN_NUMBERED = 4
# The number of letters of a word that may be an acronym with one capital, and the least number in small letters.
_MIN_TITLE_CASE, _MAX_TITLE_CASE = 4, 6
_MIN_SMALL = 3
_MAX_AFTER_NAME = 5
# Words looked at on either side in a run of capitals.
_MAX_RUN = 24
_FIGURE_AT_END = regex.compile(r"\d\s?$")
_PART = regex.compile(r"[^-‐‑–]++")
_PLAIN = str.maketrans("‐‑–\n", "--- ")
_DASHED = regex.compile(r"[^–]++")
# A sign that every address contains before its end, and the text without white space around it.
_ADDRESS_SIGN = regex.compile(r"[@#./](?=\S)")
_UNSPACED_BEFORE, _UNSPACED = regex.compile(r"(?r)\S*+"), regex.compile(r"\S++")


@dataclass(frozen=True, slots=True)
class Mention:
    """An acronym at ``start:end`` (code points), without its case ending.

    ``ruled_out`` is an id of ``reasons.toml`` that says why the letters are not an acronym; "" if they are one.
    """

    start: int
    end: int
    acronym: str
    script: Literal["Latn", "Geor"]
    method: str
    confidence: float
    ruled_out: str = ""


@cache
def _known_acronyms() -> frozenset[str]:
    """Return the acronyms of the catalogues and of the language."""
    return frozenset({entry.acronym for entry in long_forms()} | set(georgian_acronyms().values())) - {""}


@cache
def _in_mixed_letters() -> dict[str, str]:
    """Return the programmes' acronyms that contain small letters by their form in capitals: ``PFP`` for PfP."""
    mixed = {entry.acronym for entry in programmes() if not entry.acronym.isupper()} - {""}
    return {acronym.upper(): acronym for acronym in mixed if acronym.upper() not in _known_acronyms()}


@cache
def _english_words() -> frozenset[str]:
    """Return the words of the catalogues' English names in capitals: no acronyms, even if a text capitalises them."""
    names = [entry.name_en for entry in programmes()] + [entry.name_en for entry in organisations()]
    found = {word.upper() for name in names for word in regex.findall(r"[A-Za-z]{3,}", name) if not word.isupper()}
    return frozenset(found) - _known_acronyms() - _in_mixed_letters().keys()


def mentions(text: str) -> list[Mention]:
    """Return the acronyms of ``text`` in text order, except Georgian letter words that only the text defines."""
    return [mention for mention in candidates(text, defined=()) if not mention.ruled_out]


def candidates(text: str, *, defined: Collection[str]) -> list[Mention]:
    """Return the acronyms of ``text`` in text order, together with letters in capitals that were ruled out.

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
    """Yield the extents of web and mail addresses, which contain no space and at least one address sign."""
    end = 0
    for sign in _ADDRESS_SIGN.finditer(text):
        if sign.start() < end:
            continue
        before, rest = _UNSPACED_BEFORE.match(text, end, sign.start()), _UNSPACED.match(text, sign.start())
        if before is not None and rest is not None:
            end = rest.end()
            yield from (match.span() for match in patterns.ADDRESS.finditer(text, before.start(), end))


def is_inside(position: int, extents: Sequence[tuple[int, int]]) -> bool:
    """Return whether one of ``extents``, which are ordered and do not overlap, contains ``position``."""
    index = bisect_right(extents, position, key=lambda extent: extent[0]) - 1
    return index >= 0 and position < extents[index][1]


def _latin(text: str) -> Iterator[Mention]:
    tokens = list(_with_second_words(text, [match.span() for match in patterns.LATIN.finditer(text)]))
    in_title = _in_capitals(text, tokens)
    for (start, end), is_title in zip(tokens, in_title, strict=True):
        yield from _of_token(text, start, end, is_title=is_title)


def _with_second_words(text: str, tokens: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs of letters; two that are one acronym written with a space are one: ``ENSEC COE``, ``MN CD2``."""
    joined = False
    for (start, end), (following, last) in pairwise([*tokens, (len(text), len(text))]):
        if joined:
            joined = False
            continue
        joined = text[end:following] in (" ", "\n") and _is_one_acronym(text[start:end], text[following:last])
        yield (start, last) if joined else (start, end)


def _is_one_acronym(first: str, second: str) -> bool:
    """Return whether two words are one acronym: that of a centre of excellence, or one that the catalogues list."""
    if f"{first} {second}" in _known_acronyms():
        return True
    is_centre = second in patterns.CENTRES_OF_EXCELLENCE and first not in patterns.CENTRES_OF_EXCELLENCE
    return is_centre and first not in organisation_acronyms() and (_has_shape(first) or first.upper() in _centres())


@cache
def _centres() -> frozenset[str]:
    """Return the first words, in capitals, of the acronyms of centres of excellence: ``HYBRID`` of HYBRID COE."""
    acronyms = {acronym for entry in programmes() for acronym in entry.acronyms}
    return frozenset(acronym.removesuffix(" COE").upper() for acronym in acronyms if acronym.endswith(" COE"))


def _of_token(text: str, start: int, end: int, *, is_title: bool) -> Iterator[Mention]:
    """Yield the acronym or acronyms of a run of letters: ``PAP-DIB`` is one, ``NATO-EU`` two."""
    written = text[start:end]
    whole = _canonical(written)
    parts = [match.span() for match in _PART.finditer(written)]
    if len(parts) == 1 or not _known_acronyms().isdisjoint({whole, whole.upper()}):
        yield from _single(text, start, end, is_title=is_title)
        return
    if "–" in written:
        for dashed in _DASHED.finditer(text, start, end):
            yield from _of_token(text, *dashed.span(), is_title=is_title)
        return
    pieces = [_canonical(written[a:b]) for a, b in parts]
    if all(_has_shape(piece) or (len(piece) == 1 and piece.isupper()) for piece in pieces) and not (
        len(pieces) > 1 and all(piece in _known_acronyms() for piece in pieces)
    ):
        yield from _single(text, start, end, is_title=is_title)
        return
    for (a, b), piece in zip(parts, pieces, strict=True):
        if _has_shape(piece):
            yield from _single(text, start + a, start + b, is_title=is_title)


def _single(text: str, start: int, end: int, *, is_title: bool) -> Iterator[Mention]:
    written = text[start:end]
    acronym = _canonical(written)
    has_ending = _has_georgian_ending(text, end)
    is_among_georgian = not written.isupper() and _is_among_georgian(text, start, end)
    may_be_small = written.islower() and (has_ending or is_among_georgian)
    capitals = acronym.upper() if acronym[0].isupper() or has_ending or may_be_small else acronym
    acronym = _in_mixed_letters().get(capitals, acronym)
    known = acronym in _known_acronyms()
    may_be_known = may_be_small or (
        _may_be_title_case(written, is_sure=is_among_georgian and (has_ending or text[start - 1 : start] == "("))
        if written.istitle()
        else is_among_georgian and sum(map(str.isupper, written)) > 1
    )
    if not known and may_be_known and written.upper() in _known_acronyms():
        if written.upper() not in _english_words() and len(written) >= _MIN_SMALL:
            yield _mention(start, end, written.upper(), "Latn", "title-case")
        return
    is_numbered = known and len(acronym) >= _MIN_NUMBERED and _has_shape(acronym[:-1])  # SNMG2
    if not _has_shape(acronym) and not is_numbered and " " not in acronym:
        return
    reason = _reason_to_rule_out(text, start, end, acronym, known=known)
    if known:
        yield _mention(start, end, acronym, "Latn", "known", reason)
        return
    rule = "look-alike" if acronym != written else "capitals"
    yield _mention(start, end, acronym, "Latn", rule, reason or ("title" if is_title else ""))


def _may_be_title_case(written: str, *, is_sure: bool) -> bool:
    """Return whether a word with one capital has the length of an acronym; any length will do if it is sure."""
    return is_sure or _MIN_TITLE_CASE <= len(written) <= _MAX_TITLE_CASE


def _mention(
    start: int, end: int, acronym: str, script: Literal["Latn", "Geor"], rule: str, ruled_out: str = ""
) -> Mention:
    return Mention(start, end, acronym, script, f"acronyms/{rule}", patterns.CONFIDENCE[rule], ruled_out)


def _has_georgian_ending(text: str, end: int) -> bool:
    """Return whether a Georgian case ending follows, with or without a hyphen: ``nato-ს`` (NATO's)."""
    return patterns.GEORGIAN_ENDING.match(text, end) is not None


def _is_among_georgian(text: str, start: int, end: int) -> bool:
    """Return whether a word in Latin letters has no other beside it on its line, but a Georgian one.

    A word in small letters there is hardly a foreign one: ``პროგრამაში (pfp) ჩაერთო`` (joined the programme).
    """
    neighbours = patterns.LETTER_BEFORE.match(text, 0, start), patterns.LETTER_AFTER.match(text, end)
    letters = [match[1] for match in neighbours if match is not None]
    return bool(letters) and all(map(is_georgian, letters))


def _canonical(written: str) -> str:
    """Return ``written`` in Latin letters, plain hyphens and spaces."""
    return written.translate(patterns.LOOKALIKES).translate(_PLAIN)


def _has_shape(word: str) -> bool:
    """Return whether a word has the form of an acronym: at least two capitals, fewer small letters, no final digit."""
    capitals = sum(character.isupper() for character in word)
    small = sum(character.islower() for character in word)
    return capitals >= 2 and small < capitals and not word[-1].isdigit() and word.isascii()


def _reason_to_rule_out(text: str, start: int, end: int, acronym: str, *, known: bool) -> str:
    """Return the reason why capitals are not an acronym (a numeral, unit, currency, company form …), or ""."""
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    follows_figure = patterns.AFTER_FIGURE.search(before) is not None
    if acronym in patterns.NO_ACRONYMS or (acronym.upper() in patterns.UNITS and (follows_figure or not known)):
        return "unit"
    if acronym in patterns.CURRENCIES:
        is_beside_figure = follows_figure or patterns.BEFORE_FIGURE.match(after) is not None
        is_money = acronym in patterns.ALWAYS_CURRENCIES or is_beside_figure or acronym not in _known_acronyms()
        return "currency" if is_money else ""
    if not known and all(patterns.ROMAN.fullmatch(part) for part in acronym.split("-")):
        return "roman"
    if not known and patterns.LANGUAGE.fullmatch(acronym):
        is_beside_another = patterns.LANGUAGE_BEFORE.search(before) or patterns.LANGUAGE_AFTER.match(after)
        if is_beside_another:
            return "language"
    if not known and patterns.REPLY.fullmatch(acronym) and patterns.REPLY_AFTER.match(after):
        return "reply"
    if acronym in patterns.COMPANY_FORMS and regex.search(r"[\p{L}”“\"»][,.]?\s$", before):
        return "company"
    if len(acronym) <= patterns.MAX_NUMBERED_LETTERS and not known and patterns.NUMBERED.match(after):
        return "model"
    if patterns.REGISTRATION_AFTER.match(after) or (not known and patterns.REGISTRATION_BEFORE.search(before)):
        return "document"
    if not known and (patterns.DOCUMENT_BEFORE.search(before) or patterns.DOCUMENT_AFTER.match(after)):
        return "document"
    return "exercise" if not known and _is_quoted_exercise(before, after) else ""


def _is_quoted_exercise(before: str, after: str) -> bool:
    """Return whether the word opens a quotation and a year follows, as in names of exercises."""
    return (
        before[-1:] in patterns.OPENING_MARKS
        and bool(before)
        and regex.match(r"[ -](?:19|20)?\d\d\b", after) is not None
    )


def _in_capitals(text: str, tokens: Sequence[tuple[int, int]]) -> list[bool]:
    """Return for each word whether it is part of a title or name in capitals, or an English word."""
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
    """Return whether a word in capitals is too long for an unlisted acronym."""
    return len(word) > _MAX_SHORT_WORD and word.isupper() and _canonical(word) not in _known_acronyms()


def _georgian(text: str, defined: Collection[str]) -> Iterator[Mention]:
    known = georgian_acronyms()
    letter_words: dict[str, list[str]] = {}
    for letters in sorted({*known, *defined}, key=len, reverse=True):
        letter_words.setdefault(letters[:2], []).append(letters)
    # The letter word that each word of the text is a form of; "" for none.
    stems: dict[str, str] = {}
    for match in patterns.GEORGIAN_WORD.finditer(text):
        word = match[0]
        stem = stems.get(word)
        if stem is None:
            alike = letter_words.get(word[:2], ())
            forms = (w for w in alike if word.startswith(w) and _is_form(word, w, certain=w in known))
            stem = stems[word] = next(forms, "")
        if stem:
            start, rule = match.start(), "known" if stem in known else "defined"
            yield _mention(start, start + len(stem), known.get(stem) or stem, "Geor", rule)
        elif len(word) <= patterns.MAX_GEORGIAN_LETTERS and _is_letter_word(text, word, match.end()):
            yield _mention(match.start(), match.end(), word, "Geor", "letter-word")


def _is_form(word: str, stem: str, *, certain: bool) -> bool:
    rest = word[len(stem) :]
    return not rest or (rest in endings() and (certain or not frequency(word)))


def _is_letter_word(text: str, word: str, end: int) -> bool:
    """Return whether an unknown word has the form of a letter word: no vowels, or a hyphen before its ending."""
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
