"""Grammar rules for single dates: years, divisions of years and eras, in every order that the language allows.

Every method parses from the atom at index ``i`` on and returns the date with the index after it, or None.
"""

from __future__ import annotations

from kaext.ka import phrases
from kaext.ka.calendar import MONTHS, full_year
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.eras import Eras
from kaext.pipes.dates.expressions import (
    BOUNDING_POSTPOSITIONS,
    PARTS,
    AtomReader,
    ParsedDate,
    TimePoint,
    is_genitive,
)


class SingleDates:
    """Parses single dates.

    Parameters
    ----------
    reader
        The atoms of the text.
    """

    def __init__(self, reader: AtomReader) -> None:
        self.reader = reader
        self.divisions = Divisions(reader)
        self.eras = Eras(reader, self.divisions)
        self.at = reader.at
        self._dates: dict[int, ParsedDate | None] = {}

    def year(self, i: int) -> ParsedDate | None:
        """Parse a year with its noun: ``2004 წლის`` (of 2004), ``იმავე წელს`` (in the same year)."""
        short = self.at(i + 1).numeral
        if self.at(i).text in p.APOSTROPHES and short is not None and self._is_short_year(i + 1):
            is_named = self.at(i + 2).kind == "year"
            is_in = self.at(i + 1).postposition == "ში"
            point = TimePoint(year=full_year(short.digits))
            return ParsedDate(point, i + 2 + is_named, "year") if is_named or is_in else None
        deictic = self._deictic_year(i)
        if deictic is not None:
            return deictic
        offset = 0 if self.at(i).text in p.SAME_YEAR else self._determiner_offset(i)
        is_reformulated = self.at(i + 2).kind == "comma" and self.at(i + 3).text in p.REFORMULATION_MARKERS
        is_year = self.at(i + 1).kind == "year" and self.at(i + 1).number == "sg"
        if offset is not None and is_year and not is_reformulated:
            return ParsedDate(TimePoint(offset=("Y", offset)), i + 2, "context")
        year = self.reader.year_number(i) or self._ordinal_year(i) or self._two_digit_year(i)
        if year is None or self.at(i).postposition:
            return None
        after = i + 1
        after += self.reader.is_tight(after) and self.at(after).kind == "dash" and self.at(after + 1).kind == "year"
        if self.at(after).text in p.YEAR_ADJECTIVES:
            after += 1
        if self.at(after).kind != "year":
            return None
        is_typo = self.at(i).is_typo or self.at(after).is_typo
        return ParsedDate(TimePoint(year=year), after + 1, "year", is_typo=is_typo)

    def _deictic_year(self, i: int) -> ParsedDate | None:
        """Parse a year relative to the present: ``მომავალ წელს`` (next year), ``შარშან`` (last year)."""
        text, noun = self.at(i).text, self.at(i + 1)
        adverb_offset = p.DEICTIC_ADVERBS.get(text)
        if adverb_offset is not None:
            return ParsedDate(TimePoint(offset=(p.DEICTIC_UNIT, adverb_offset)), i + 1, "issue")
        offset = p.DEICTIC_YEARS.get(text) if noun.kind == "year" and noun.number == "sg" else None
        if offset is not None:
            return ParsedDate(TimePoint(offset=(p.DEICTIC_UNIT, offset)), i + 2, "issue")
        offset = p.DEICTIC_ADJECTIVES.get(text) if noun.kind in ("month", "season") else None
        if offset is not None:
            return ParsedDate(TimePoint(offset=(p.DEICTIC_UNIT, offset)), i + 1, "issue")
        if text != p.IN_THE_YEAR or not self._is_this_year(i):
            return None
        return ParsedDate(TimePoint(offset=(p.DEICTIC_UNIT, 0)), i + 1, "issue")

    def _is_this_year(self, i: int) -> bool:
        """Return whether წელს (in the year) means this year: a division follows, and no word specifies the year."""
        return self._is_unspecified(i) and self.divisions.rest_of_year(i + 1) is not None

    def _is_unspecified(self, i: int) -> bool:
        """Return whether no word before a noun for year specifies the year."""
        before = self.at(i - 1)
        is_other_word = before.kind == "word" and before.text not in p.OTHER_YEAR_DETERMINERS
        is_other_word = is_other_word and phrases.role(before.text) == "other"
        return is_other_word or before.kind in ("break", "comma", "and", "other", "close")

    def _two_digit_year(self, i: int) -> int | None:
        """Return the year of ``97 წლიდან`` (since 97), ``97 წელს`` (in 97); the number is too large for a duration."""
        value, noun = self.reader.integer(i), self.at(i + 1)
        is_late = self._is_short_year(i) and value is not None and value >= p.FIRST_BARE_SHORT_YEAR
        is_date = noun.kind == "year" and (noun.postposition == "დან" or noun.text == p.IN_THE_YEAR)
        if not (is_late and is_date) or p.AGE_NOUNS.fullmatch(self.at(i + 2).text) is not None:  # an age
            return None
        return full_year(f"{value}")

    def _ordinal_year(self, i: int) -> int | None:
        """Return the year written as an ordinal in words: ``ორი ათას მეოთხე`` (two thousand and fourth)."""
        numeral, value = self.at(i).numeral, self.reader.integer(i)
        is_ordinal = numeral is not None and numeral.kind == "ordinal" and not numeral.digits
        return value if is_ordinal and value is not None and p.FIRST_YEAR < value <= p.LAST_YEAR else None

    def _is_short_year(self, i: int) -> bool:
        """Return whether a number can be a two-digit year; ``’90-იან`` (of the nineties) cannot."""
        numeral = self.at(i).numeral
        return numeral is not None and len(numeral.digits) == 2 and numeral.kind == "cardinal"

    def _determiner_offset(self, i: int) -> int | None:
        """Return the offset from the anchor that a determiner means: same 0, next 1, previous -1; else None."""
        text = self.at(i).text
        if text in p.SAME:
            return 0
        if text in p.AFTER and self._is_times_per_period(i + 1):
            return None
        if text == p.DISTAL_DETERMINER and self._is_anaphoric(i + 1):
            return 0
        if text in p.NEXT:
            return 1
        return -1 if text in p.PREVIOUS else None

    def _is_times_per_period(self, i: int) -> bool:
        """Return whether a unit and a number of times state a frequency, after "then": ``შემდეგ წელიწადში ორჯერ``."""
        numeral = self.at(i + 1).numeral
        return self.at(i).postposition == "ში" and numeral is not None and numeral.kind == "multiplicative"

    def _is_anaphoric(self, i: int) -> bool:
        """Return whether "that" refers to the anchor: ``იმ თვესვე`` (that very month), ``იმ ზაფხულს`` (that summer)."""
        noun = self.at(i)
        is_sure = noun.kind == "season" or noun.postposition == "დან" or noun.text.endswith(p.IDENTITY_PARTICLE)
        return is_sure and noun.number == "sg"

    def _year_without_noun(self, i: int) -> ParsedDate | None:
        """Parse a year without its noun before a division: ``1991, მაისი`` (1991, May), ``1999-ის მაისში``.

        Also two digits with the noun: ``98 წლის ივნისში`` (in June of 98). At the head of an entry, a dash, slash, bar
        or bracket may stand between the two.
        """
        atom, after = self.at(i), self.at(i + 1)
        numeral = atom.numeral
        if numeral is None or numeral.kind != "cardinal" or atom.postposition:
            return None
        if numeral.digits and numeral.scale != 1:
            return None
        year = self.reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        year = year if numeral.digits or atom.case == "gen" else None
        start = i + 1
        if len(numeral.digits) == 2 and after.kind == "year":
            year, start = full_year(numeral.digits), i + 2
        elif after.kind == "comma" or (self.reader.is_head(i) and self._may_divide_head(after)):
            start += not atom.case
        rest = self.divisions.rest_of_year(start) if year is not None else None
        is_glued = atom.case == "gen"
        may_be_typo = is_glued or (after.kind == "comma" and self.reader.is_head(i))
        if rest is None or (rest.is_typo and not may_be_typo):
            return None
        if rest.point.division is None and not is_glued and not self._is_part_alone(i, rest):
            return None
        rest = self._with_day_last(rest)
        end = rest.end + (start > i + 1 and after.kind == "open" and self.at(rest.end).kind == "close")
        end_point = rest.end_point and rest.end_point._replace(year=year)
        return rest._replace(point=rest.point._replace(year=year), end_point=end_point, end=end)

    def _may_divide_head(self, atom: Atom) -> bool:
        """Return whether a sign may stand between the year and the rest of a date at the head of an entry."""
        return atom.kind in ("dash", "slash", "open") or atom.text == p.BAR

    def _with_day_last(self, rest: ParsedDate) -> ParsedDate:
        """Return the month after a year, extended by its day: ``2004 მარ. 29`` (2004 Mar. 29), ``2022 მაისი, 18``.

        The number must stand next to the month, and count nothing.
        """
        month, comma = self.at(rest.end - 1), self.at(rest.end).kind == "comma"
        i = rest.end + comma
        number, day = self.at(i), self.reader.day_number(i)
        if rest.rule != "month-year" or rest.part or rest.end_point or month.kind != "month" or month.postposition:
            return rest
        is_plain = number.numeral is not None and number.numeral.digits != "" and not number.case
        is_beside = number.start - self.at(i - 1).end <= 1 and month.case in ("bare", "nom")
        after = self.at(i + 1)
        is_closed = after.kind in ("break", "close", "dash") or after.text in p.CLOSING_OF_DAY
        is_closed = is_closed or (after.kind == "comma" and not comma)
        if day is None or not (is_plain and is_beside and is_closed):
            return rest
        return rest._replace(point=rest.point._replace(day=day), end=i + 1, rule="day")

    def _is_part_alone(self, i: int, rest: ParsedDate) -> bool:
        """Return whether a year without its noun and a part stand alone: ``2008 ბოლო – …`` (end of 2008 - …).

        A comma may stand between them at the head of an entry: ``2008, ბოლო. …`` (2008, end).
        """
        before, after = self.at(i - 1), self.at(rest.end)
        is_named = self.at(rest.end - 1).kind == "part" and self.at(rest.end - 1).case in ("nom", "bare")
        is_head = self.reader.is_head(i) and self.at(i + 1).kind == "comma"
        is_closed = is_head or after.kind in ("break", "dash", "close") or after.text in p.CLOSING_OF_DAY
        is_beside = rest.end == i + 2 + is_head
        return is_named and is_closed and is_beside and before.kind not in ("number", "dash", "slash")

    def _year_first(self, i: int) -> ParsedDate | None:
        start = i
        adjective = self.at(i).kind == "part_adjective"
        part = PARTS[self.at(i).value] if adjective else ""
        start += adjective
        year = self.year(start)
        if year is None:
            return self._year_without_noun(start)
        after = year.end
        last = self.at(after - 1)
        if last.postposition in BOUNDING_POSTPOSITIONS:
            return year._replace(part=part)
        after += self.reader.is_tight(after) and self.at(after).kind == "dash" and is_genitive(last)
        comma = self.at(after).kind == "comma"
        rest = self.divisions.rest_of_year(
            after + comma, is_abbreviated=last.text.startswith("წ") and last.case == "bare"
        )
        if rest is None or (comma and rest.rule not in ("month-year", "day", "division")):
            return year._replace(part=part)
        rest = self._with_day_last(rest)
        rule = year.rule if year.rule in ("context", "issue") else rest.rule
        point = rest.point._replace(year=year.point.year, offset=year.point.offset)
        end_point = rest.end_point and rest.end_point._replace(year=year.point.year, offset=year.point.offset)
        is_typo = rest.is_typo or year.is_typo
        return rest._replace(point=point, end_point=end_point, rule=rule, part=rest.part or part, is_typo=is_typo)

    def _month_first(self, i: int) -> ParsedDate | None:
        """Parse a date with the year last: ``28 ივნისს, 2004 წელს`` (on 28 June 2004), ``ივნისი 2004``."""
        divisions = self.divisions
        parsed = divisions.day_month(i) or divisions.month(i) or divisions.season(i) or divisions.counted(i)
        if parsed is None or (
            self.at(parsed.end - 1).postposition in BOUNDING_POSTPOSITIONS and parsed.end_point is None
        ):
            return None
        joint = self.at(parsed.end)
        year = self.year(parsed.end + (joint.kind == "comma"))
        # "in winter, in January 2010": the year belongs to what follows it.
        if (
            year is not None
            and is_genitive(self.at(year.end - 1))
            and self.divisions.rest_of_year(year.end) is not None
        ):
            return None
        if year is None:
            is_named = self.at(parsed.end - 1).case in ("nom", "bare")
            is_joined = joint.kind == "comma" or (is_named and joint.kind in ("slash", "dash"))
            is_joined = is_joined and not (joint.kind == "dash" and self._opens_new_text(parsed.end + 1))
            is_sure = is_joined and (is_named or parsed.point.day is not None)
            year = self._trailing_year(
                parsed.end + is_joined, is_sure=is_sure, is_named=is_named or self._is_before_verb(parsed.end)
            )
        if year is None:
            return self._with_bracketed_year(parsed)
        point = parsed.point._replace(year=year.point.year, offset=year.point.offset)
        end_point = parsed.end_point and parsed.end_point._replace(year=year.point.year, offset=year.point.offset)
        rule = "context" if year.rule == "context" else parsed.rule
        return parsed._replace(point=point, end_point=end_point, end=year.end, rule=rule)

    def _is_before_verb(self, i: int) -> bool:
        """Return whether the word after a number is a verb, so that it counts nothing: ``მარტში 2009 იმსახურეს``."""
        return self.at(i + 1).kind == "word" and p.FINITE.fullmatch(self.at(i + 1).text) is not None

    def _opens_new_text(self, i: int) -> bool:
        """Return whether a year after a dash belongs to what follows: ``21 დეკემბერი – 1996-1997 წლების …``."""
        after = self.at(i + 1)
        is_range = after.kind == "dash" and self.at(i + 2).kind == "number"
        return is_range or (after.kind == "year" and is_genitive(after))

    def _with_bracketed_year(self, parsed: ParsedDate) -> ParsedDate | None:
        """Return a date extended by a year in brackets: ``14 მაისს (2003 წელი)`` (on 14 May (2003))."""
        year = self.year(parsed.end + 1) if self.at(parsed.end).kind == "open" else None
        if year is None or year.point.year is None or self.at(year.end).kind != "close" or parsed.end_point is not None:
            return None
        return parsed._replace(point=parsed.point._replace(year=year.point.year), end=year.end + 1)

    def _trailing_year(self, i: int, *, is_sure: bool, is_named: bool) -> ParsedDate | None:
        """Parse a bare year after a month or season.

        Before a word, the number may be a count rather than a year. It is a year even then if ``is_sure`` (a comma
        precedes, and the month is in the nominative or has a day), or if ``is_named`` (the month is in the nominative,
        or the word is a verb) and the number is not round.
        """
        numeral = self.at(i).numeral
        short = self.at(i + 1).numeral
        if self.at(i).text in p.APOSTROPHES and short is not None and self._is_short_year(i + 1):
            return ParsedDate(TimePoint(year=full_year(short.digits)), i + 2, "year")
        year = self.reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is None or numeral is None or not numeral.digits:
            return None
        is_glued = bool(self.at(i).case)
        is_sure = is_sure or is_glued or (is_named and year % 100 != 0)
        if not is_sure and self.at(i + 1).kind in ("word", "unit", "number"):
            return None
        return ParsedDate(TimePoint(year=year), i + 1, "year")

    def _numeric(self, i: int) -> ParsedDate | None:
        """Parse ``12.03.2007``, ``2007/3/12``, ``12.III.2007`` or ``03.2007``, with or without წ. or წელი (year)."""
        return self.numeric_date(i) if self.at(i).kind == "numeric_date" else None

    def numeric_date(self, i: int) -> ParsedDate:
        """Return the numeric date at index ``i``, with the noun for year after it."""
        atom = self.at(i)
        value, _, last = atom.value.partition("/")
        year, month, *day = map(int, value.split("-"))
        point = TimePoint(year=year, division=month, day=day[0] if day else None)
        last_month, last_day = map(int, last.split("-")) if last else (0, 0)
        after = i + 1 + (self.at(i + 1).kind == "year" and not atom.postposition)
        return ParsedDate(point, after, "numeric", point._replace(division=last_month, day=last_day) if last else None)

    def _underspecified(self, i: int) -> ParsedDate | None:
        """Parse a date without a year, or one that refers to another: ``27 მაისს`` (on 27 May), ``იმავე თვეში``."""
        return (
            self._anaphoric(i)
            or self._part_of_the_year(i)
            or self._bare_day(i)
            or self._division_without_year(i)
        )  # fmt: skip

    def _anaphoric(self, i: int) -> ParsedDate | None:
        """Parse a determiner with a noun: ``იმავე თვეში`` (in the same month), ``მეორე დღეს`` (on the next day)."""
        offset, noun = self._determiner_offset(i), self.at(i + 1)
        if offset is None:
            return None
        if self.at(i).text in p.SAME and noun.kind == "year" and noun.number == "pl":
            return ParsedDate(TimePoint(offset=(p.INTERVAL_UNIT, 0)), i + 2, "context")
        if offset == 0 and noun.kind == "season":
            return ParsedDate(TimePoint(division=int(noun.value), offset=("Y", 0)), i + 2, "context")
        same_month = self.divisions.month(i + 1) if offset == 0 and noun.kind == "month" else None
        if same_month is not None:
            point = same_month.point._replace(offset=(p.SAME_MONTH_UNIT, 0))
            return same_month._replace(
                point=point if same_month.point.year is None else same_month.point, rule="context"
            )
        division = self._division_by_determiner(i)
        if division is not None:
            return division
        is_day = noun.value == "1D" and noun.number == "sg" and noun.case in ("dat", "gen", "ins")
        if not (is_day or noun.value == "1M"):
            return None
        parsed = ParsedDate(TimePoint(offset=(noun.value[1:], offset)), i + 2, "context")
        if noun.value != "1M" or noun.case != "gen":
            return parsed
        day = self.reader.day_number(i + 2)
        if day is not None and self.divisions.may_be_day(i + 2):
            end = self.divisions.end_of_day(i + 2)
            return parsed._replace(point=TimePoint(offset=("M", offset), day=day), end=end)
        part = self.divisions.part(i + 2)
        return part._replace(point=parsed.point, rule="context") if part is not None else parsed

    def _bare_day(self, i: int) -> ParsedDate | None:
        """Parse a day without its month: ``12 რიცხვში``, ``12-ში`` (on the 12th)."""
        day = self.reader.day_number(i)
        if day is None:
            return None
        if self.at(i + 1).kind == "date_noun" and self.at(i + 1).number == "sg":
            return ParsedDate(TimePoint(day=day), i + 2, "context")
        is_in = self.at(i).postposition == "ში" and self.at(i).text[0].isdigit()
        return ParsedDate(TimePoint(day=day), i + 1, "context") if is_in else None

    def _division_without_year(self, i: int) -> ParsedDate | None:
        """Parse a day, month, season or counted division whose year is left to the context."""
        bare = self.without_year(i)
        if bare is None:
            return self._second_division(i)
        is_bracketed = self.at(i - 1).kind == "open" and self.at(bare.end).kind == "close"
        is_sure = is_bracketed or self.divisions.is_surely_month(bare.end - 1)
        if bare.is_typo and not (bare.rule == "day" and is_sure):
            return None
        is_longer = bare.point.division is not None and bare.point.division > MONTHS
        if is_longer and not self._shares_year(i) and not self._is_adverbial(self.at(bare.end - 1)):
            return None
        return bare._replace(rule=bare.rule if bare.rule == "day" else "context")

    def _is_adverbial(self, last: Atom) -> bool:
        """Return whether the case or postposition of its last word makes a season or quarter an adverbial."""
        is_season = last.kind == "season" and last.case == "ins"
        is_part = last.kind == "part" and last.case == "dat"
        return last.postposition in p.TEMPORAL_POSTPOSITIONS or is_season or is_part

    def _division_by_determiner(self, i: int) -> ParsedDate | None:
        """Parse the next or last month or season of a name: ``მომდევნო გაზაფხულზე`` (next spring), ``წინა მარტში``."""
        offset, noun = p.DIVISION_DETERMINERS.get(self.at(i).text), self.at(i + 1)
        if offset is None or noun.kind not in ("month", "season") or noun.number == "pl" or noun.is_typo:
            return None
        parsed = self.divisions.month(i + 1) or self.divisions.season(i + 1)
        if parsed is None or parsed.end_point is not None:
            return None
        return parsed._replace(point=parsed.point._replace(offset=(p.DIVISION_UNIT, offset)), rule="context")

    def _second_division(self, i: int) -> ParsedDate | None:
        """Parse the second of two divisions: ``ზაფხულისა და ადრეული შემოდგომის`` (of summer and early autumn)."""
        parsed = self.divisions.qualified(i) if self._shares_year(i) else None
        return parsed._replace(rule="context") if parsed is not None else None

    def _shares_year(self, i: int) -> bool:
        """Return whether a division in the genitive and "and" precede: ``ზაფხულისა და`` (of summer and)."""
        before = self.at(i - 2)
        return self.at(i - 1).kind == "and" and before.kind in ("season", "month") and before.case == "gen"

    def without_year(self, i: int) -> ParsedDate | None:
        """Parse a day, month, season or counted division without a year, misspelled or not."""
        divisions = self.divisions
        return divisions.day_month(i) or divisions.month(i) or divisions.season(i) or divisions.counted(i)

    def _part_of_the_year(self, i: int) -> ParsedDate | None:
        """Parse ``წლის ბოლოს`` (at the end of the year) if no word before it specifies the year."""
        year = self.at(i)
        if year.kind != "year" or year.case != "gen" or year.number != "sg" or not self._is_unspecified(i):
            return None
        part = self.divisions.part(i + 1) if self.at(i + 1).kind == "part" else None
        return part._replace(point=TimePoint(offset=("Y", 0))) if part is not None else None

    def date(self, i: int) -> ParsedDate | None:
        """Return the longest date at index ``i``, from a cache: the rules for intervals and lists ask repeatedly."""
        if i not in self._dates:
            rules = (self._year_first, self._month_first, self._numeric, self.eras.parse, self._underspecified)
            found = [parsed for rule in rules if (parsed := rule(i)) is not None]
            self._dates[i] = max(found, key=lambda parsed: parsed.end, default=None)
        return self._dates[i]

    def shorter_readings(self, i: int, end: int) -> list[ParsedDate]:
        """Return the complete dates at index ``i`` that stop before ``end``."""
        readings = (self.year(i), self._underspecified(i))
        return [parsed for parsed in readings if parsed is not None and parsed.end < end]
