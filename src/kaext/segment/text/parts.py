"""Parts of a text: lines that belong together, and where a run of lines without an empty line is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import regex

from kaext.document import BlockKind
from kaext.segment import cues

MAX_TITLE_LINES, MAX_TITLE_LENGTH = 4, 160
# A paragraph of so many characters on one line is not wrapped.
UNWRAPPED = 120
# Characters of a line where one is wrapped.
USUAL_LINE = 60
# What is set narrower than so great a share of the body's measure is a box or caption.
NARROW = 0.82
# Of a paragraph that is nearly as narrow, so many line ends, or so great a share, tell how wide it is set, where so
# many times more paragraphs are as wide as the body's measure.
_NEARLY_NARROW, _MIN_WRAPPED, _WRAPPED_EARLIER = 0.88, 4, 0.8
_WIDE, _WIDE_FOR_NARROW = 0.95, 4
_NEIGHBOURS = 6
_FULL_LINE = 0.9
_MAX_SHORT_LINE = 50

# What a title never ends with: a comma, dash or equals sign, a conjunction or determiner, a genitive without its head.
UNFINISHED_END = regex.compile(
    r"(?r)(?:[,=–—-]|\b(?:და|ან|რომ|თუ|რათა|რა|მიერ|შორის|როგორც|რომელიც|რომლებიც|რომლის|ხოლო|კი|მაგრამ|ასევე|პარტნიორ"
    r"|მოკავშირე|სხვა|ამ|იმ|მის|მათ|მათი|მისი|ყოველ|სხვადასხვა)"
    # Not -თვის (for), which ends a noun phrase of its own; nor როდის (when); nor verbs of motion (მოდის, comes).
    r"|(?<=\p{Georgian}{2})(?:(?<!\p{Georgian}{3}თვ|\bროდ|\b(?:მო|მი|შე|შემო|გა|გამო|გადა|ჩა|ამო)დ)ის|თა))\s*+$"
)
_SENTENCE_BREAK = regex.compile(
    r"(?:(?<=\p{L}{3})|(?<=[\"”“»)\d]))[.!?…][\"”“»)]{0,2}\s++(?=[„“”\"«(]?[\p{Georgian}\p{Lu}\d]|©)"
)
# საუბარი მეორე. კეთილსინდისიერება (second talk: integrity)
_SHORT_SENTENCE = regex.compile(r"\s*+(?:[^\s.!?…]++\s++){0,3}[^\s.!?…]++[.!?…]")
# A dash does not begin a line without the word after it.
FIRST_WORD = regex.compile(r"\s*+(?:[-–—]\s++)?\S++")
# An ergative subject, a copula or a request stands in a clause, never in a title.
CLAUSE = re.compile(
    r"(?<![ა-ჿ])(?:(?!(?:მაგრა|რატო|ამიტო|იმიტო)მ)[ა-ჿ]{3,40}(?:[ბგდზკლმნპსტფქყშჩცძწჭხჯჰთ]მა|ებმა|[აეოუ]მ)|(?:არის|იყო|იქნა|გახდა|აქვს|ჰქონდა"
    r"|შესაძლებელია|გთხოვთ|მოგვწერეთ))"
    r"(?![ა-ჿ])"
)


# პროექტები, რომლებიც პარტნიორებმა დაასრულეს (projects that partners finished): in a relative clause, as in a
# saying (ვინც პირველად მიდის, who goes first), stand subjects and verbs that a title else has not.
_RELATIVE = regex.compile(
    r"\p{L},\s?(?:რომ(?:ე)?ლ\p{Georgian}{1,6}+|რაც|ვინც|სადაც|როცა|როდესაც|საიდანაც)\s\p{Georgian}[^,;]++$"
)
# რა გვასწავლა გამოცდილებამ (what experience taught us): a question that a title asks without its mark; PARP: ვინ როდის
# შეუერთდა (who joined it when).
_ASKING = regex.compile(
    r"\s*+(?:[^\s:]++(?:\s[^\s:]++)?:\s)?(?:რა|რას|რატომ|როგორ|ვინ|ვის|სად|როდის|რამდენ(?:ი|ს)?|რისთვის)\s"
)
_WHEN = regex.compile(r"(?:როცა|როდესაც|ვიდრე)\s")


# „თქვენ ვინ დაგიძახათ?“ (who called you?)
_QUOTED_QUESTION = regex.compile(r"[„“”\"«][^„“”\"«».!?]++[?!][“”\"»]")


@dataclass(slots=True)
class Part:
    """Lines that belong together, before and after they are told apart."""

    lines: list[int]
    kind: BlockKind | None = None
    box: int = 0
    gap_before: bool = True
    # What it begins with: the number of a heading, a label that recurs; a row of a table or list stands by itself.
    is_numbered: bool = False
    is_labelled: bool = False
    is_row: bool = False
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines joined by spaces."""
        return " ".join([text.strip() for text in self.texts])

    @property
    def width(self) -> int:
        """Length of the longest line."""
        return max([len(text.strip()) for text in self.texts])

    @property
    def is_finished(self) -> bool:
        """Whether the last line ends as a sentence or an introduction does."""
        return cues.TERMINAL.search(self.texts[-1].rstrip()) is not None

    @property
    def sentences(self) -> int:
        """Number of sentences, by their final punctuation."""
        return _sentences(self.text)


def _sentences(text: str) -> int:
    return 1 + len(_SENTENCE_BREAK.findall(text))


def is_titleish(part: Part) -> bool:
    """Tell whether a part is shaped like a title: short, no sentence's end, nothing left open."""
    if part.kind is not None or part.is_labelled or len(part.lines) > MAX_TITLE_LINES:
        return False
    return _is_shaped_so(tuple(part.texts), is_numbered=part.is_numbered)


# Rule after rule asks it of the same part and of its neighbours.
@lru_cache(maxsize=1_000)
def _is_shaped_so(texts: tuple[str, ...], *, is_numbered: bool) -> bool:
    text = " ".join([line.strip() for line in texts])
    # კურსდამთავრებულთა რიცხვი: / 1 150 (number of graduates): a label and its value.
    is_value = len(texts) > 1 and texts[-2].rstrip().endswith(":") and not cues.LETTER.search(texts[-1])
    if len(text) > MAX_TITLE_LENGTH or is_value:
        return False
    is_finished = cues.TERMINAL.search(texts[-1].rstrip()) is not None
    if is_finished and not (
        text.endswith(("?", "!")) or _QUOTED_QUESTION.fullmatch(text) or cues.YEAR_ABBREVIATION_END.search(text)
    ):
        return False
    more = _sentences(text) - is_numbered
    if more > 2 or (more > 1 and (len(texts) > 1 or not _SHORT_SENTENCE.match(text))):
        return False
    if cues.DROP_CAP.match(texts[0]) or (cues.BULLET.match(texts[0]) and not is_numbered):
        return False
    is_question = len(texts) == 1 and (text.endswith("?") or _ASKING.match(text) is not None)
    # ვინ იხდის (who pays), როცა თოვლი მოდის (when the snow comes): a verb ends as a genitive does.
    relative = _RELATIVE.search(text) if len(texts) == 1 else None
    has_verb = is_question or relative is not None or (len(texts) == 1 and _WHEN.match(text) is not None)
    is_unfinished = UNFINISHED_END.search(text) is not None and not (has_verb and text.endswith("ის"))
    is_clause = CLAUSE.search(text, 0, relative.start() + 1 if relative else len(text)) is not None
    return (is_numbered or not is_unfinished) and (is_question or is_numbered or not is_clause)


def lines_of(parts: Sequence[Part]) -> int:
    """Return how many lines parts take; one that is not wrapped takes as many as it would fill."""
    return sum(max(len(part.lines), len(part.text) // USUAL_LINE) for part in parts)


def is_narrow(part: Part, measure: int) -> bool:
    """Tell whether a part is set in a narrower measure than the body, as boxes and captions are."""
    # A question and its answer are two lines without being wrapped.
    is_wrapped = len(part.lines) > 1 + part.texts[0].rstrip().endswith("?")
    return part.width <= min(NARROW * measure, UNWRAPPED) and is_wrapped


def nearly_narrow(parts: Sequence[Part], measure: int) -> set[int]:
    """Return the long paragraphs set somewhat narrower than the body, as their many line ends tell.

    Only where they are few and all others are as wide as one another.
    """
    long = [number for number, part in enumerate(parts) if part.kind is None and len(part.lines) > _MIN_WRAPPED]
    wide = [number for number in long if _WIDE * measure <= parts[number].width <= UNWRAPPED]
    widest = max((parts[number].width for number in wide), default=0)
    found = {
        number
        for number in long
        if parts[number].width <= _NEARLY_NARROW * measure and is_wrapped_earlier(parts[number], widest)
    }
    is_clear = len(wide) + len(found) == len(long) and len(wide) >= _WIDE_FOR_NARROW * len(found)
    return found if is_clear else set()


def is_wrapped_earlier(part: Part, measure: int) -> bool:
    """Tell whether the lines of a paragraph end where the body's measure had room for their next words."""
    pairs = list(pairwise(part.texts))
    early = sum(leaves_room(line, following, measure) for line, following in pairs)
    return bool(pairs) and early >= _WRAPPED_EARLIER * len(pairs)


def leaves_room(line: str, following: str, measure: float) -> bool:
    """Tell whether the first word of the following line would have stood on this one: the line's end is meant."""
    word = FIRST_WORD.match(following)
    return word is not None and len(line.strip()) + 1 + len(word[0].strip()) < measure


def beyond_furniture(parts: Sequence[Part], index: int, step: int) -> int | None:
    """Return the next part in a direction that is no page furniture."""
    while 0 <= index < len(parts) and parts[index].kind in ("header", "page_number", "credit", "caption"):
        index += step
    return index if 0 <= index < len(parts) else None


def stops_short(texts: Sequence[str], index: int) -> bool:
    """Tell whether a short line ends before the measure of those around it, as a title does."""
    around = texts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    measure = max(len(text.strip()) for text in around)
    is_short = len(texts[index].strip()) <= _MAX_SHORT_LINE
    return is_short and leaves_room(texts[index], texts[index + 1], _FULL_LINE * measure)
