"""Numeric dates and numbers in digits: 12.03.2007, 12 March 2007, 2OO5, 2015 დან (since 2015)."""

from __future__ import annotations

from decimal import Decimal

import regex

from kaext.ka import numerals
from kaext.ka.calendar import full_year
from kaext.ka.numerals import Numeral
from kaext.ka.paradigms import endings
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom

# A number that can be a year.
FOUR_DIGITS = regex.compile(r"[12]\d{3}")


def case_of(ending: str | None, *, without: str = "") -> tuple[str, str]:
    """Return the case and postposition of an ending; ``without`` is the case for no ending."""
    of = endings().get(ending, ()) if ending else ()
    return (of[0].case, of[0].postposition) if of else (without, "")


def numeric_date(text: str, position: int) -> Atom | None:
    """Parse a numeric date. Its value is EDTF; the end of a range follows a slash as month and day."""
    if p.OPENS_NUMERIC_DATE.match(text, position) is None:
        return None
    match = p.NUMERIC_DATE.match(text, position)
    if match is None and (position == 0 or text[position - 1] == "\n"):
        match = p.YEAR_MONTH.match(text, position)
        # 2004-06 is an interval of years, and so is 2010/11 before წლები (years); 2012-05 can only be a month.
        if match is not None and match["sign"] in ("-", "/") and int(match["month"]) > int(match["year"][2:]):
            is_pair = match["sign"] == "-" or p.YEAR_AFTER.match(text, match.end())
            match = None if is_pair else match
    if match is None:
        return None
    found = match.groupdict()
    # 1994 წლის 5/X. 2003 წელს …: the year before is that of the day.
    if found.get("roman") and p.AFTER_YEAR_NOUN.search(text, max(0, position - 5), position):
        return None
    month = numerals.roman(found["roman"]) if found.get("roman") else int(found["month"])
    if month is None:
        return None
    year = full_year(found["year"]) if len(found["year"]) == 2 else int(found["year"])
    value = f"{year:04}-{month:02}"
    if found.get("day"):
        value += f"-{int(found['day']):02}"
        if found.get("last_day"):
            value += f"/{int(found['last_month'] or month):02}-{int(found['last_day']):02}"
    ending = found.get("ending")
    case, postposition = case_of(ending)
    is_read = not ending or ending in endings()
    end = match.end() if is_read else match.start("ending") - (text[match.start("ending") - 1] == "-")
    kind = "reference" if p.REFERENCE.search(text, max(0, position - 12), position) else "numeric_date"
    return Atom(kind, position, end, text[position:end], value, case, "sg", postposition)


def english_date(text: str, position: int) -> Atom | None:
    """Parse a date in English, such as ``12 March 2007`` or ``Q1 2015``, as a numeric date."""
    match = p.ENGLISH_DATE.match(text, position) if p.OPENS_ENGLISH_DATE.match(text, position) else None
    if match is None:
        return None
    division = p.ENGLISH_DIVISIONS[match["name"]]
    value = f"{match['year']}-{division:02}"
    if match["day"]:
        value += f"-{int(match['day']):02}"
    if match["last_day"]:
        value += f"/{division:02}-{int(match['last_day']):02}"
    case, postposition = case_of(match["ending"])
    end = match.end() if not match["ending"] or match["ending"] in endings() else match.start("ending") - 1
    return Atom("numeric_date", position, end, text[position:end], value, case, "sg", postposition)


def read_number(text: str, numeral: Numeral) -> Atom:
    """Return the atom of a number; a year may have an ending detached by a space: ``2015 დან`` (since 2015)."""
    case, postposition, end = numeral.case, numeral.postposition, numeral.end
    detached = p.DETACHED_YEAR_ENDING.match(text, end) if FOUR_DIGITS.fullmatch(numeral.digits) else None
    if detached is not None and not case and not postposition:
        of = endings()[detached[1]][0]
        case, postposition, end = of.case, of.postposition, detached.end()
    return Atom("number", numeral.start, end, text[numeral.start : end], "", case, "sg", postposition, numeral)


def digits_with_letters(match: regex.Match[str]) -> Atom:
    """Return the atom of a number written with letters that look like digits: ``2OO5``, ``1O ივნისი`` (10 June)."""
    digits = match[0].translate(p.LETTERS_TO_DIGITS)
    numeral = Numeral(*match.span(), Decimal(digits), digits=digits)
    return Atom("number", *match.span(), match[0], numeral=numeral, is_typo=True)
