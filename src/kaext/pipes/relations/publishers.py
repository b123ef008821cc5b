"""Which country a document means where it names none: by a sentence that says so, or by who publishes it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

import regex
from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, BlockSpan, blocks_of, text_of

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
