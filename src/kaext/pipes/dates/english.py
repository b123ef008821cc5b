"""Dates, intervals, durations and frequencies in English passages: since May 2004, the third quarter of 2019."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.expressions import lazy_regex
from kaext.ka.calendar import AUTUMN, FIRST_HALF_YEAR, FIRST_QUARTER, MONTHS, SPRING, SUMMER, WINTER
from kaext.pipes.dates.expressions import PARTS, Expression, TimePoint
from kaext.pipes.dates.patterns import ENGLISH_DIVISIONS
from kaext.pipes.dates.resolution import Mention
from kaext.pipes.values import DateBound, DatePart

_MONTHS = {name: number for name, number in ENGLISH_DIVISIONS.items() if number <= MONTHS}
_ABBREVIATED = {name[:3]: number for name, number in _MONTHS.items()} | {"Sept": 9}
_SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_ARTICLE = "the "
_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30}
_UNITS = {
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "month": ("P", 1, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
}
_BOUNDS: dict[str, DateBound] = {
    "since": "since", "from": "since", "as of": "since", "starting in": "since", "until": "until", "till": "until",
    "before": "before", "prior to": "before", "after": "after", "by": "by",
}  # fmt: skip
_PARTS = {"early": "start", "beginning": "start", "start": "start", "mid": "mid", "middle": "mid", "late": "end",
          "end": "end"}  # fmt: skip
_FREQUENCIES = {
    "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "daily": "P1D",
    "quarterly": "P3M", "biennial": "P2Y", "biennially": "P2Y",
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "three times": 3, "four times": 4, "six times": 6}
# How many of a shorter unit are in a longer one, to divide the period of a frequency.
_DIVIDED = {"year": (12, "M"), "week": (7, "D"), "day": (24, "H"), "month": (30, "D")}

_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(_ABBREVIATED)})\.?(?!\p{{L}}))"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_DASH = r"\s?[-\u2010-\u2014]\s?"
_OF_YEAR = r"of\s(?:the\s(?P<same>same|following|next|previous)|(?P<that>that))\syear"
_POINT = lazy_regex(
    rf"(?:the\s)?(?P<day>{_DAY})\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?:of\s)?(?P<year>{_YEAR})|\s{_OF_YEAR})?"
    rf"|(?P<month>{_MONTH})\s(?P<day>{_DAY})(?:,?\s(?P<year>{_YEAR})|\s{_OF_YEAR})?"
    rf"|(?P<month>{_MONTH})(?:,?\s(?:of\s)?(?P<year>{_YEAR})|\s{_OF_YEAR})?"
    rf"|(?P<season>(?i:{'|'.join(_SEASONS)}))(?:\sof)?(?:\s(?P<year>{_YEAR})|\s{_OF_YEAR.removeprefix('of')})"
    rf"|(?P<number>(?i:{'|'.join(_ORDINALS)}))\s(?P<portion>(?i:quarter|half))\s(?:of\s)?(?P<year>{_YEAR})"
    rf"|Q(?P<quarter>[1-4])[\s/-](?P<year>{_YEAR})"
    rf"|(?P<year>{_YEAR})"
)
_DECADE = lazy_regex(r"(?P<decade>(?:19|20)\d)0s(?!\p{L})")
_PART = lazy_regex(
    r"(?:the\s)?(?:(?i:(?P<part>beginning|start|middle|end))\sof\s(?:the\s)?|(?i:(?P<part>early|late|mid))(?:\s|-))"
)
_BOUND = lazy_regex(rf"(?i:(?P<bound>{'|'.join(_BOUNDS)})):?\s(?:the\s)?")
_BETWEEN = lazy_regex(r"(?i:between)\s")
_RANGE_WORD = lazy_regex(r"\s(?:to|until|till|through)\s")
_RANGE_DASH = lazy_regex(_DASH)
_AND = lazy_regex(r"\sand\s")
# Days of one month: 12-14 May, 12 to 14 May, May 12-14.
_DAYS = lazy_regex(
    rf"(?P<first>{_DAY})(?:{_DASH}|\sto\s|\sand\s)(?P<last>{_DAY})\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?"
    rf"|(?P<month>{_MONTH})\s(?P<first>{_DAY})(?:{_DASH}|\sto\s)(?P<last>{_DAY})(?:,?\s(?P<year>{_YEAR}))?"
)
# Where an expression can begin.
_START = lazy_regex(
    rf"(?<![\p{{L}}\d.,/-]|\d\s|No\.\s|№\s?)(?:{_MONTH}|\d|Q[1-4]|(?i:since|from|as\sof|starting\sin|until|till"
    r"|before|prior\sto|after|by|between|beginning|start|middle|end|early|late|mid|spring|summer|autumn|fall|winter"
    rf"|{'|'.join(_ORDINALS)})(?!\p{{L}}))"
)
_AFTER = lazy_regex(r"(?![\p{L}\d]|-\p{L}|[./]\d)")
# What makes a bare year or month a date: a preposition, or nothing else beside it.
_BEFORE_BARE = lazy_regex(r"(?:(?<!\p{L})(?i:in|of|for|during|and|or|to)\s|^\W*|[(:;,/|]\s?)$")
# What counts things, so that the number before it is no year: 2000 troops.
_COUNTED_THINGS = lazy_regex(
    r"\s(?:\p{Ll}++\s)?(?:troops|soldiers|people|persons|personnel|participants|officers|men|women|mines|items|copies|tons"
    r"|tonnes|metres|kilometres|km|hectares|euros?|dollars?|EUR|USD)(?!\p{L})"
)
_BEFORE_BARE_MONTH = lazy_regex(r"(?<!\p{L})(?i:in|of|for|during)\s$")
_ABOUT = lazy_regex(r"(?<!\p{L})(?i:about|around|approximately|roughly|nearly|almost|some|circa|ca\.)\s$")

_DURATION = lazy_regex(
    rf"(?<![\p{{L}}\d.,/-])(?i:(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}))(?P<joint>\s|-)(?i:(?P<unit>{'|'.join(_UNITS)})s?)"
    r"(?:-long)?(?![\p{L}\d])"
)
# A length counted from an event or to now, an age, or a vague one is no duration of something.
_COUNTED = lazy_regex(r"['’]?\s(?i:ago|later|earlier|before|after|since|old|of\sage|from\snow)(?!\p{L})|-old")
_DEICTIC = lazy_regex(r"(?<!\p{L})(?i:past|last|next|recent|previous|first|coming|than)\s$")
_FREQUENCY = lazy_regex(
    r"(?<![\p{L}\d-])(?:"
    rf"(?i:(?P<times>{'|'.join(_TIMES)}))\s(?:(?:a|per|each|every)\s(?P<unit>year|month|week|day)"
    r"|(?P<adverb>yearly|monthly|weekly|daily))"
    rf"|(?i:every|each)\s(?:(?P<number>other|{'|'.join(_NUMBERS)}|\d{{1,2}})\s)?(?P<unit>year|month|week|day)s?"
    rf"|(?P<word>{'|'.join(_FREQUENCIES)}))(?![\p{{L}}\d-])(?!\slife)"
)


def english_dates(text: str, passages: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the temporal expressions of English passages, in text order.

    A span contains the word of its bound (``since 2004``), but no article before it. Months without a year are
    completed as Georgian ones are.
    """
    for start, end in passages:
        found = [*_frequencies(text, start, end), *_durations(text, start, end), *_dates(text, start, end)]
        after = start
        for item in sorted(found, key=lambda item: (item.start, -item.end)):
            if item.start >= after:
                yield item
                after = item.end


def _dates(text: str, low: int, high: int) -> Iterator[Mention]:
    position = low
    while (match := _START.search(text, position, high)) is not None:
        item = _interval(text, match.start(), low, high) or _bounded(text, match.start(), low, high)
        if item is None:
            position = match.start() + 1
            continue
        yield item
        position = item.end


def _interval(text: str, start: int, low: int, high: int) -> Mention | None:
    """Parse an interval: ``12-14 May 2004``, ``from May to July 2004``, ``between 2004 and 2006``, ``2004-2006``."""
    days = _DAYS.match(text, start, high)
    if days is not None and _is_closed(text, days.end()):
        year, month = _number(days["year"]), _month(days["month"])
        ends = [TimePoint(year, "", month, _day(days[name])) for name in ("first", "last")]
        return _mention(text, start, days.end(), low, "interval", ends[0], ends[1])
    opening = _BOUND.match(text, start, high)
    is_from = opening is not None and opening["bound"].casefold() == "from"
    between = _BETWEEN.match(text, start, high)
    head = opening if is_from else between
    first = _point(text, head.end() if head is not None else start, high)
    if first is None or (opening is not None and not is_from):
        return None
    joints = [_AND] if between else [_RANGE_WORD, _RANGE_DASH] if is_from else [_RANGE_DASH]
    joint = next((found for of in joints if (found := of.match(text, first[1], high))), None)
    second = _point(text, joint.end(), high) if joint is not None else None
    if second is None or not _is_closed(text, second[1]):
        return None
    begin, last = first[0], second[0]
    if begin.year is None and begin.offset is None:
        begin = begin._replace(year=last.year, offset=last.offset)
    is_order = begin.year is None or last.year is None or begin.year <= last.year
    is_sure = last.year is not None or last.division is not None
    return _mention(text, start, second[1], low, "interval", begin, last) if is_order and is_sure else None


def _bounded(text: str, start: int, low: int, high: int) -> Mention | None:
    """Parse one date with its bound and part: ``since early 2004``."""
    opening = _BOUND.match(text, start, high)
    after = opening.end() if opening is not None else start
    part = _PART.match(text, after, high)
    inner = part.end() if part is not None else after
    decade = _DECADE.match(text, inner, high)
    point = (TimePoint(era=f"{decade['decade']}X"), decade.end()) if decade else _point(text, inner, high)
    if point is None or not _is_closed(text, point[1]):
        return None
    value = point[0]
    is_bare = opening is None and part is None and value.division is None and not value.era
    is_bare_month = value.division is not None and value.year is None and value.day is None and value.offset is None
    before = text[max(low, start - 12) : start]
    is_counted = value.division is None and not value.era and _COUNTED_THINGS.match(text, point[1], high)
    if is_counted or (is_bare and not _BEFORE_BARE.search(before)):
        return None
    if is_bare_month and opening is None and not _BEFORE_BARE_MONTH.search(before):
        return None
    bound = _BOUNDS[opening["bound"].casefold()] if opening is not None else ""
    of = PARTS[_PARTS[part["part"].casefold()]] if part is not None else ""
    begin = start
    if opening is None:
        begin += len(_ARTICLE) * text.startswith(_ARTICLE, start)
    rule = "decade" if decade else "part" if part else _rule(value)
    return _mention(text, begin, point[1], low, rule, value, None, bound, of)


def _rule(point: TimePoint) -> str:
    if point.day is not None:
        return "day"
    if point.division is None:
        return "year"
    return "month-year" if point.division <= MONTHS else "division"


def _point(text: str, start: int, high: int) -> tuple[TimePoint, int] | None:
    """Return the date at ``start``, and its end."""
    match = _POINT.match(text, start, high)
    if match is None:
        return None
    found = match.groupdict()
    offset = {"same": 0, "following": 1, "next": 1, "previous": -1}.get(found["same"] or "")
    offset = 0 if found["that"] else offset
    division = _division(found)
    day = _day(found["day"]) if found["day"] else None
    year = _number(found["year"])
    return TimePoint(year, "", division, day, None if offset is None else ("Y", offset)), match.end()


def _division(found: dict[str, str | None]) -> int | None:
    if found["month"]:
        return _month(found["month"])
    if found["season"]:
        return _SEASONS[found["season"].casefold()]
    if found["quarter"]:
        return FIRST_QUARTER - 1 + int(found["quarter"])
    if found["portion"] and found["number"]:
        first = FIRST_HALF_YEAR if found["portion"].casefold() == "half" else FIRST_QUARTER
        return first - 1 + min(_ORDINALS[found["number"].casefold()], 2 if first == FIRST_HALF_YEAR else 4)
    return None


def _mention(
    text: str, start: int, end: int, low: int, rule: str, point: TimePoint, last: TimePoint | None = None,
    bound: DateBound = "", part: DatePart = "",
) -> Mention:  # fmt: skip
    expression = Expression(0, 0, rule, "date", point, last, "", bound, part)
    return Mention(expression, start, end, is_approximate=_is_about(text, start, low))


def _durations(text: str, low: int, high: int) -> Iterator[Mention]:
    for match in _DURATION.finditer(text, low, high):
        before = text[max(low, match.start() - 12) : match.start()]
        if _COUNTED.match(text, match.end(), high) or _DEICTIC.search(before):
            continue
        number = _NUMBERS.get(match["number"].casefold()) or int(match["number"])
        prefix, factor, sign = _UNITS[match["unit"].casefold()]
        expression = Expression(0, 0, "duration", "duration", period=f"{prefix}{number * factor}{sign}")
        yield Mention(expression, *match.span(), is_approximate=_is_about(text, match.start(), low))


def _frequencies(text: str, low: int, high: int) -> Iterator[Mention]:
    for match in _FREQUENCY.finditer(text, low, high):
        if match["word"]:
            period = _FREQUENCIES[match["word"]]
        elif match["times"]:
            unit = match["unit"] or {"yearly": "year", "daily": "day"}.get(match["adverb"]) or match["adverb"][:-2]
            period = _divided(unit.casefold(), _TIMES[match["times"].casefold()])
        else:
            named = (match["number"] or "one").casefold()
            number = 2 if named == "other" else _NUMBERS.get(named) or int(named)
            prefix, factor, sign = _UNITS[match["unit"].casefold()]
            period = f"{prefix}{number * factor}{sign}"
        if period:
            yield Mention(Expression(0, 0, "frequency", "set", period=period), *match.span())


def _divided(unit: str, times: int) -> str:
    """Return the period of what happens so many times in a unit of time; "" if it is no whole one."""
    if times == 1:
        return f"P1{unit[0].upper()}"
    count, sign = _DIVIDED[unit]
    return f"P{'T' * (unit == 'day')}{count // times}{sign}" if count % times == 0 else ""


def _month(name: str) -> int:
    return _MONTHS.get(name) or _ABBREVIATED[name.removesuffix(".")]


def _day(text: str) -> int:
    return int(text[:2]) if text[:2].isdigit() else int(text[:1])


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _is_about(text: str, start: int, low: int) -> bool:
    return _ABOUT.search(text[max(low, start - 16) : start]) is not None


def _is_closed(text: str, end: int) -> bool:
    return _AFTER.match(text, end) is not None
