"""The countries that issue a text: whose bodies publish it, whose officials declare it, which it means unnamed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile

import regex
from spacy.tokens import Doc, Span

from kaext.pipes.extensions import COUNTRIES, BlockSpan, blocks_of, text_of
from kaext.pipes.relations.grammar import case_role

# სადაც ქვეყანა დასახელებული არ არის, X იგულისხმება (where no country is named, X is meant).
_IS_MEANT = regex.compile(r"(?<!\p{L})(?:ი|ნა|ვ)გულისხმ")
_NO_COUNTRY_NAMED = regex.compile(
    r"(?:ქვეყ(?:ანა|ნის სახელი|ანას)|სახელმწიფო|მონაწილე)\s(?:[^.!?…]{0,40}\s)?(?:არ(?:ც)?|არაა|ვერ)(?!\p{L})"
    r"|ქვეყნის (?:სახელის )?(?:დასახელების|მითითების|გარეშე)|ქვეყნის (?:დაუსახელებლად|მიუთითებლად)"
)
# The body of a state after its name: თავდაცვის სამინისტროს პრესსამსახური (press service of the ministry of defence).
_STATE_BODY = regex.compile(
    r"(?:\s[\p{Georgian}-]{3,20}){0,4}?\s(?:სამინისტრო|მთავრობ|პარლამენტ|საელჩო|მისია|გენერალური შტაბ"
    r"|თავდაცვის ძალ|შეიარაღებულ|პრესსამსახურ)"
)
_SENTENCE_END = regex.compile(r"[.!?…](?:\s|$)")
# What is looked at before and after the verb, in code points.
_MAX_SENTENCE = 300
# ჩვენ (we): not "our", "with us".
_WE = regex.compile(r"(?<!\p{L})ჩვენ(?!\p{L})[,\s–—-]{0,4}")
# Stands for a country in the window.
_COUNTRY = "@"
# How far the list may extend, in code points.
_WINDOW = 600
_LIST = rf"{_COUNTRY}(?:(?:,|,?\s(?:და|აგრეთვე|ასევე|ისევე როგორც))\s{_COUNTRY})*+"
# Those who speak for a state: heads, ministers, ambassadors, delegations, the states themselves.
_OFFICIALS = (
    r"(?:მეთაურ|მინისტრ|პრეზიდენტ|პრემიერ|მონარქ|ელჩ|წარმომადგენლ|ხელმძღვანელ|თავმჯდომარე|სპიკერ|მთავრობ|პარლამენტ"
    r"|დელეგაცი|ლიდერ|სარდლ|მოადგილე|კანცლერ|სახელმწიფო|ქვეყნ)ებ(?:ი|მა)(?!\p{L})"
)
_WORDS = r"[\p{Georgian}-]{2,20}+"
# Of A and B the ministers of defence; the ministers of defence of A and B; A and B themselves.
_DECLARING = regex.compile(
    rf"(?P<list>{_LIST})(?:\s{_WORDS}){{0,5}}?\s{_OFFICIALS}"
    rf"|(?:{_WORDS}\s){{0,5}}?{_OFFICIALS}[:,–—\s]{{1,3}}(?P<list>{_LIST})"
    rf"|(?P<alone>{_LIST})(?=,|\s[–—])"
)


def country_meant(doc: Doc) -> tuple[str, ...]:
    """Return the country that a document says it means where it names none; empty if it says nothing of the kind."""
    text, countries = text_of(doc), _countries(doc)
    starts = [start for start, _, _ in countries]
    for match in _IS_MEANT.finditer(text):
        low, high = max(0, match.start() - _MAX_SENTENCE), min(len(text), match.end() + _MAX_SENTENCE)
        begin = max((end.end() for end in _SENTENCE_END.finditer(text, low, match.start())), default=low)
        after = _SENTENCE_END.search(text, match.end(), high)
        end = after.start() if after else high
        named = {ids for _, _, ids in countries[bisect_left(starts, begin) : bisect_left(starts, end)]}
        if len(named) == 1 and _NO_COUNTRY_NAMED.search(text, begin, end):
            return next(iter(named))
    return ()


def country_of_publisher(doc: Doc) -> tuple[str, ...]:
    """Return the country whose body is named above the first section of a document, as the one that publishes it."""
    top = list(takewhile(lambda block: block.kind != "heading", blocks_of(doc)))
    if not top:
        return ()
    return _only(
        ids for start, end, ids in _countries(doc) if _is_in(start, top) and _STATE_BODY.match(text_of(doc), end)
    )


def _countries(doc: Doc) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(span.start_char, span.end_char, span._.country.ids) for span in doc.spans.get(COUNTRIES, ())]


def _is_in(start: int, blocks: Sequence[BlockSpan]) -> bool:
    return start < blocks[-1].end


def _only(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    several = set(found)
    return next(iter(several)) if len(several) == 1 else ()


def declaring_countries(doc: Doc) -> tuple[str, ...]:
    """Return the countries in whose name a text says "we" in its main text; empty unless it names several there.

    We, the ministers of A, B and C, …. In the window after "we", every country is replaced by one letter, so that one
    pattern describes the list.
    """
    text = text_of(doc)
    blocks = sorted((block.start, block.end) for block in blocks_of(doc) if block.kind == "body")
    countries = [span for span in doc.spans.get(COUNTRIES, ()) if not span._.country.adjectival]
    starts = [span.start_char for span in countries]
    for match in _WE.finditer(text):
        at = bisect_right(blocks, (match.start(), len(text))) - 1
        if at < 0 or match.start() >= blocks[at][1]:
            continue
        begin = match.end()
        near = countries[bisect_left(starts, begin) : bisect_left(starts, begin + _WINDOW)]
        window, named = _window(text, begin, near)
        found = _DECLARING.match(window)
        listed = named[: (found["list"] or found["alone"]).count(_COUNTRY)] if found else []
        if found and found["alone"] and case_role(listed[-1].text) not in ("nom", "erg"):
            continue
        codes = tuple(dict.fromkeys(code for span in listed for code in span._.country.ids))
        if len(codes) > 1:
            return codes
    return ()


def _window(text: str, begin: int, countries: list[Span]) -> tuple[str, list[Span]]:
    """Return the text after ``begin`` with a letter for each of ``countries``, and those inside the window."""
    pieces: list[str] = []
    named = [span for span in countries if span.end_char <= begin + _WINDOW]
    at = begin
    for span in named:
        pieces += [text[at : span.start_char], _COUNTRY]
        at = span.end_char
    return "".join([*pieces, text[at : begin + _WINDOW]]), named
