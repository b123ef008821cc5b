"""The countries whose officials issue a text together, in the first person: We, the ministers of A, B and C, ….

In the window after "we", every country is replaced by one letter, so that one pattern describes the list.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import regex
from spacy.tokens import Doc, Span

from kaext.pipes.extensions import COUNTRIES, blocks_of, text_of
from kaext.pipes.relations.grammar import case_role

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


def declaring_countries(doc: Doc) -> tuple[str, ...]:
    """Return the countries in whose name a text says "we" in its main text; empty unless it names several there."""
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
