"""Single dates over the atoms of a text: years and their divisions, eras, in the orders that the language allows.

Every method reads from one atom on and returns the date with the place after it, or None.
"""

from __future__ import annotations

from kaext.ka import phrases
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.eras import Eras
from kaext.pipes.dates.readings import BOUNDING, PARTS, Point, Read, Words, full_year, is_genitive

# A range of two numbers, its multiplier, a currency.
_WORDS_OF_SUM = 6


class Points:
    """Reads single dates.

    Parameters
    ----------
    words
        The atoms of the text.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.divisions = Divisions(words)
        self.eras = Eras(words, self.divisions)
        self.at = words.at
        self._dates: dict[int, Read | None] = {}

    def year(self, place: int) -> Read | None:
        """Read a year with the word that says so: ``2004 წლის``, ``2004/2005 სასწავლო წელს``, ``იმავე წელს``."""
        short = self.at(place + 1).numeral
        if self.at(place).text in p.APOSTROPHES and short is not None and self._is_short_year(place + 1):
            is_named = self.at(place + 2).kind == "year"
            is_in = self.at(place + 1).postposition == "ში"
            point = Point(year=full_year(short.figures))
            return Read(point, place + 2 + is_named, "year") if is_named or is_in else None
        now = self._from_now(place)
        if now is not None:
            return now
        steps = 0 if self.at(place).text in p.SAME_YEAR else self._reference(place)
        is_said_again = self.at(place + 2).kind == "comma" and self.at(place + 3).text in p.THAT_IS
        is_year = self.at(place + 1).kind == "year" and self.at(place + 1).number == "sg"
        if steps is not None and is_year and not is_said_again:
            return Read(Point(steps=("Y", steps)), place + 2, "context")
        year = self.words.year_number(place) or self._ordinal_year(place) or self._year_of_century(place)
        if year is None or self.at(place).postposition:
            return None
        after = place + 1
        after += self.words.is_tight(after) and self.at(after).kind == "dash" and self.at(after + 1).kind == "year"
        if self.at(after).text in p.YEAR_ADJECTIVES:
            after += 1
        if self.at(after).kind != "year":
            return None
        is_typo = self.at(place).is_typo or self.at(after).is_typo
        return Read(Point(year=year), after + 1, "year", is_typo=is_typo)

    def _from_now(self, place: int) -> Read | None:
        """Read a year by how far away from now it is: ``მომავალ წელს`` (next year), ``შარშან``, ``წელს მარტში``."""
        text, noun = self.at(place).text, self.at(place + 1)
        by_itself = p.BY_ITSELF_FROM_NOW.get(text)
        if by_itself is not None:
            return Read(Point(steps=(p.YEARS_FROM_NOW, by_itself)), place + 1, "issue")
        steps = p.FROM_NOW.get(text) if noun.kind == "year" and noun.number == "sg" else None
        if steps is not None:
            return Read(Point(steps=(p.YEARS_FROM_NOW, steps)), place + 2, "issue")
        if text != p.IN_THE_YEAR or not self._is_this_year(place):
            return None
        return Read(Point(steps=(p.YEARS_FROM_NOW, 0)), place + 1, "issue")

    def _is_this_year(self, place: int) -> bool:
        """Return whether წელს (in the year) is this year: a part of it follows, and nothing before says which."""
        before = self.at(place - 1)
        is_plain = before.kind in ("break", "comma", "and", "other", "close") or (
            before.kind == "word" and before.text not in p.OF_OTHER_YEAR and phrases.role(before.text) == "other"
        )
        return is_plain and self.divisions.rest(place + 1) is not None

    def _year_of_century(self, place: int) -> int | None:
        """Return the year that two figures are in ``97 წლიდან`` (since 97), ``97 წელს``: so long nothing lasts."""
        value, noun = self.words.integer(place), self.at(place + 1)
        is_late = self._is_short_year(place) and value is not None and value >= p.FIRST_LATE_YEAR
        is_date = noun.kind == "year" and (noun.postposition == "დან" or noun.text == p.IN_THE_YEAR)
        if not (is_late and is_date) or p.PERSON.fullmatch(self.at(place + 2).text) is not None:  # an age
            return None
        return full_year(f"{value}")

    def _ordinal_year(self, place: int) -> int | None:
        """Return the year that an ordinal in words is: ``ორი ათას მეოთხე`` (two thousand and fourth)."""
        numeral, value = self.at(place).numeral, self.words.integer(place)
        is_ordinal = numeral is not None and numeral.kind == "ordinal" and not numeral.figures
        return value if is_ordinal and value is not None and p.FIRST_YEAR < value <= p.LAST_YEAR else None

    def _is_short_year(self, place: int) -> bool:
        """Return whether two figures may be a year: not ``’90-იან`` (of the nineties)."""
        numeral = self.at(place).numeral
        return numeral is not None and len(numeral.figures) == 2 and numeral.kind == "cardinal"

    def _reference(self, place: int) -> int | None:
        """Return how many periods later than the last one a determiner points: same 0, next 1, previous -1."""
        text = self.at(place).text
        if text in p.SAME:
            return 0
        if text == p.THAT and self._is_told_of(place + 1):
            return 0
        if text in p.NEXT:
            return 1
        return -1 if text in p.PREVIOUS else None

    def _is_told_of(self, place: int) -> bool:
        """Return whether "that" points at the one told of: ``იმ თვესვე``, ``იმ დღიდან``, ``იმ ზაფხულს``."""
        noun = self.at(place)
        is_sure = noun.kind == "season" or noun.postposition == "დან" or noun.text.endswith(p.VERY)
        return is_sure and noun.number == "sg"

    def _year_by_place(self, place: int) -> Read | None:
        """Read a year without its word before a month or season: ``1991, მაისი``, ``1999-ის მაისში``.

        Also ``1999-ის შუა რიცხვებში`` (in the middle of 1999), ``98 წლის ივნისში`` (in June of 98); at the head of an
        entry a dash, slash or bracket may stand between.
        """
        atom, after = self.at(place), self.at(place + 1)
        numeral = atom.numeral
        if numeral is None or numeral.kind != "cardinal" or atom.postposition:
            return None
        if numeral.figures and numeral.scale != 1:
            return None
        year = self.words.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        year = year if numeral.figures or atom.case == "gen" else None
        start = place + 1
        if len(numeral.figures) == 2 and after.kind == "year":
            year, start = full_year(numeral.figures), place + 2
        elif after.kind == "comma" or (self.words.is_head(place) and after.kind in ("dash", "slash", "open")):
            start += not atom.case
        rest = self.divisions.rest(start) if year is not None else None
        is_glued = atom.case == "gen"
        may_be_typo = is_glued or (after.kind == "comma" and self.words.is_head(place))
        if rest is None or (rest.point.division is None and not is_glued) or (rest.is_typo and not may_be_typo):
            return None
        end = rest.end + (start > place + 1 and after.kind == "open" and self.at(rest.end).kind == "close")
        last_point = rest.last_point and rest.last_point._replace(year=year)
        return rest._replace(point=rest.point._replace(year=year), last_point=last_point, end=end)

    def _year_first(self, place: int) -> Read | None:
        start = place
        adjective = self.at(place).kind == "part_adjective"
        part = PARTS[self.at(place).value] if adjective else ""
        start += adjective
        year = self.year(start)
        if year is None:
            return self._year_by_place(start)
        after = year.end
        last = self.at(after - 1)
        if last.postposition in BOUNDING:
            return year._replace(part=part)
        after += self.words.is_tight(after) and self.at(after).kind == "dash" and is_genitive(last)
        comma = self.at(after).kind == "comma"
        rest = self.divisions.rest(after + comma, is_abbreviated=last.text.startswith("წ") and last.case == "bare")
        if rest is None or (comma and rest.rule not in ("month-year", "day", "division")):
            return year._replace(part=part)
        rule = year.rule if year.rule in ("context", "issue") else rest.rule
        point = rest.point._replace(year=year.point.year, steps=year.point.steps)
        last_point = rest.last_point and rest.last_point._replace(year=year.point.year, steps=year.point.steps)
        is_typo = rest.is_typo or year.is_typo
        return rest._replace(point=point, last_point=last_point, rule=rule, part=rest.part or part, is_typo=is_typo)

    def _month_first(self, place: int) -> Read | None:
        """Read a date with the year last: ``28 ივნისს, 2004 წელს``, ``ივნისი 2004``."""
        divisions = self.divisions
        read = (
            divisions.day_month(place) or divisions.month(place) or divisions.season(place) or divisions.counted(place)
        )
        if read is None or (self.at(read.end - 1).postposition in BOUNDING and read.last_point is None):
            return None
        joint = self.at(read.end)
        year = self.year(read.end + (joint.kind == "comma"))
        # "in winter, in January 2010": the year belongs to what follows it.
        if year is not None and is_genitive(self.at(year.end - 1)) and self.divisions.rest(year.end) is not None:
            return None
        if year is None:
            is_named = self.at(read.end - 1).case in ("nom", "bare")
            is_joined = joint.kind == "comma" or (is_named and joint.kind in ("slash", "dash"))
            is_joined = is_joined and not (joint.kind == "dash" and self._opens_text(read.end + 1))
            is_sure = is_joined and (is_named or read.point.day is not None)
            year = self._year_after_month(read.end + is_joined, is_sure=is_sure, is_named=is_named)
        if year is None:
            return self._with_bracketed_year(read)
        point = read.point._replace(year=year.point.year, steps=year.point.steps)
        last_point = read.last_point and read.last_point._replace(year=year.point.year, steps=year.point.steps)
        rule = "context" if year.rule == "context" else read.rule
        return read._replace(point=point, last_point=last_point, end=year.end, rule=rule)

    def _opens_text(self, place: int) -> bool:
        """Return whether figures after a dash are no year of the date before: ``21 დეკემბერი – 1996-1997 წლების …``."""
        after = self.at(place + 1)
        is_range = after.kind == "dash" and self.at(place + 2).kind == "number"
        return is_range or (after.kind == "year" and is_genitive(after))

    def _with_bracketed_year(self, read: Read) -> Read | None:
        """Return a date with the year in brackets after it: ``14 მაისს (2003 წელი)``."""
        year = self.year(read.end + 1) if self.at(read.end).kind == "open" else None
        if year is None or year.point.year is None or self.at(year.end).kind != "close" or read.last_point is not None:
            return None
        return read._replace(point=read.point._replace(year=year.point.year), end=year.end + 1)

    def _year_after_month(self, place: int, *, is_sure: bool, is_named: bool) -> Read | None:
        """Read four figures after a month or season.

        Not where they may count something: before a word, but for a month in the nominative or with a day, and a comma
        (``is_sure``) or, the number not being round, for a month in the nominative without one (``is_named``).
        """
        numeral = self.at(place).numeral
        short = self.at(place + 1).numeral
        if self.at(place).text in p.APOSTROPHES and short is not None and self._is_short_year(place + 1):
            return Read(Point(year=full_year(short.figures)), place + 2, "year")
        year = self.words.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is None or numeral is None or not numeral.figures:
            return None
        is_glued = bool(self.at(place).case)
        is_sure = is_sure or is_glued or (is_named and year % 100 != 0)
        if not is_sure and self.at(place + 1).kind in ("word", "unit", "number"):
            return None
        return Read(Point(year=year), place + 1, "year")

    def _numeric(self, place: int) -> Read | None:
        """Read ``12.03.2007``, ``2007/3/12``, ``12.III.2007``, ``03.2007``, with წ. or წელი after it."""
        return self.in_figures(place) if self.at(place).kind == "numeric_date" else None

    def in_figures(self, place: int) -> Read:
        """Return the date in figures at ``place``, with the word for year after it."""
        atom = self.at(place)
        value, _, last = atom.value.partition("/")
        year, month, *day = map(int, value.split("-"))
        point = Point(year=year, division=month, day=day[0] if day else None)
        last_month, last_day = map(int, last.split("-")) if last else (0, 0)
        after = place + 1 + (self.at(place + 1).kind == "year" and not atom.postposition)
        return Read(point, after, "numeric", point._replace(division=last_month, day=last_day) if last else None)

    def _leaning(self, place: int) -> Read | None:
        """Read a date without a year, or one that refers to another: ``27 მაისს``, ``იმავე თვეში``, ``მეორე დღეს``."""
        steps = self._reference(place)
        if steps is not None:
            noun = self.at(place + 1)
            if steps == 0 and noun.kind == "season":
                return Read(Point(division=int(noun.value), steps=("Y", 0)), place + 2, "context")
            same_month = self.divisions.month(place + 1) if steps == 0 and noun.kind == "month" else None
            if same_month is not None:
                return same_month._replace(rule="context")
            such = self._such(place)
            if such is not None:
                return such
            if noun.value == "1M" or (
                noun.value == "1D" and noun.number == "sg" and noun.case in ("dat", "gen", "ins")
            ):
                read = Read(Point(steps=(noun.value[1:], steps)), place + 2, "context")
                day = self.words.day_number(place + 2) if noun.value == "1M" and noun.case == "gen" else None
                if day is not None and self.divisions.ends_day(place + 2):
                    end = place + 3 + (self.at(place + 3).kind == "date_noun")
                    return read._replace(point=Point(steps=("M", steps), day=day), end=end)
                part = self.divisions.part(place + 2) if noun.value == "1M" and noun.case == "gen" else None
                return part._replace(point=read.point, rule="context") if part is not None else read
        part = self._part_of_the_year(place)
        if part is not None:
            return part
        day = self.words.day_number(place)
        if day is not None and self.at(place + 1).kind == "date_noun" and self.at(place + 1).number == "sg":
            return Read(Point(day=day), place + 2, "context")
        if day is not None and self.at(place).postposition == "ში" and self.at(place).text[0].isdigit():
            return Read(Point(day=day), place + 1, "context")
        bare = self.without_year(place)
        is_bracketed = self.at(place - 1).kind == "open" and bare is not None and self.at(bare.end).kind == "close"
        if bare is None:
            return self._second_of_year(place)
        is_sure = is_bracketed or self.divisions.is_surely_month(bare.end - 1)
        if bare.is_typo and not (bare.rule == "day" and is_sure):
            return None
        is_division = bare.point.division is not None and bare.point.division > 12
        last = self.at(bare.end - 1)
        is_when = last.postposition in p.TEMPORAL or (last.kind == "season" and last.case == "ins")
        is_when = is_when or (last.kind == "part" and last.case == "dat")
        if is_division and not self._shares_year(place) and not is_when:
            return None
        return bare._replace(rule=bare.rule if bare.rule == "day" else "context")

    def _such(self, place: int) -> Read | None:
        """Read the next or last month or season of a name: ``მომდევნო გაზაფხულზე``, ``წინა მარტში``."""
        steps, noun = p.NEXT_SUCH.get(self.at(place).text), self.at(place + 1)
        if steps is None or noun.kind not in ("month", "season") or noun.number == "pl" or noun.is_typo:
            return None
        read = self.divisions.month(place + 1) or self.divisions.season(place + 1)
        if read is None or read.last_point is not None:
            return None
        return read._replace(point=read.point._replace(steps=(p.SUCH, steps)), rule="context")

    def _second_of_year(self, place: int) -> Read | None:
        """Read the second of two parts of a year, itself told in part: ``ზაფხულისა და ადრეული შემოდგომის``."""
        read = self.divisions.qualified(place) if self._shares_year(place) else None
        return read._replace(rule="context") if read is not None else None

    def _shares_year(self, place: int) -> bool:
        """Return whether a division of a year stands before an "and" there, in the same case: ``ზაფხულისა და``."""
        before = self.at(place - 2)
        return self.at(place - 1).kind == "and" and before.kind in ("season", "month") and before.case == "gen"

    def without_year(self, place: int) -> Read | None:
        """Read a day, month, season or counted part of a year, misspelled or not, with no year said."""
        divisions = self.divisions
        return (
            divisions.day_month(place) or divisions.month(place) or divisions.season(place) or divisions.counted(place)
        )

    def _part_of_the_year(self, place: int) -> Read | None:
        """Read ``წლის ბოლოს`` (at the end of the year) where no word before says which year."""
        year, before = self.at(place), self.at(place - 1)
        is_plain = before.kind in ("break", "comma", "and", "other", "close") or (
            before.kind == "word" and before.text not in p.OF_OTHER_YEAR and phrases.role(before.text) == "other"
        )
        if year.kind != "year" or year.case != "gen" or year.number != "sg" or not is_plain:
            return None
        part = self.divisions.part(place + 1) if self.at(place + 1).kind == "part" else None
        return part._replace(point=Point(steps=("Y", 0))) if part is not None else None

    def date(self, place: int) -> Read | None:
        """Read the longest date from ``place`` on; intervals and lists ask for the same places again."""
        if place not in self._dates:
            rules = (self._year_first, self._month_first, self._numeric, self.eras.read, self._leaning)
            found = [read for rule in rules if (read := rule(place)) is not None]
            self._dates[place] = max(found, key=lambda read: read.end, default=None)
        return self._dates[place]

    def shorter(self, place: int, end: int) -> list[Read]:
        """Return what stands at ``place`` for itself and stops before ``end``: a year, a date without its year."""
        readings = (self.year(place), self._leaning(place))
        return [read for read in readings if read is not None and read.end < end]

    def no_year(self, place: int) -> str:
        """Return why four figures that could be a year are none; "" for any other atom."""
        year = self.words.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        numeral = self.at(place).numeral
        if year is None or numeral is None or not numeral.figures:
            return ""
        before, after = self.at(place - 1), self.at(place + 1)
        if self._is_reference(place):
            return "reference"
        if before.kind in ("word", "other") and (after.text in p.CLOSING or after.kind == "close"):
            return "in-name"
        if "number" in (before.kind, after.kind):
            return "in-number"
        return "counted" if after.kind in ("word", "unit") else "bare-number"

    def bare_year(self, place: int) -> Read | None:
        """Read a number that is a year by its place alone.

        In brackets (``(2004)``), with -ში (in) or -დან (since), at the head of an entry before a colon or dash, at the
        end of one after a comma (a caption's, an imprint's), after a date in figures in a row of a table; and two of
        them joined by a dash.
        """
        atom, before, after = self.at(place), self.at(place - 1), self.at(place + 1)
        year = self.words.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is None or atom.numeral is None:
            return None
        if not atom.numeral.figures:
            is_in = atom.postposition == "ში" and year % 100 != 0
            return Read(Point(year=year), place + 1, "bare-year") if is_in else None
        if self._is_reference(place):
            return None
        is_since = atom.postposition == "დან" and after.kind != "number"
        is_of = atom.case == "gen" and atom.postposition in ("", "თვის") and year % 100 and after.text not in p.CLOSING
        is_first = atom.case == "dat" and not atom.postposition and after.kind == "and"
        is_first = is_first and self.words.year_number(place + 2) is not None
        if atom.postposition == "ში" or is_since or is_of or is_first:
            return Read(Point(year=year), place + 1, "bare-year")
        is_cell = before.kind == "numeric_date" and after.kind in ("numeric_date", "dash", "break")
        if is_cell and not atom.case:
            return Read(Point(year=year), place + 1, "bare-year")
        if atom.case or (before.kind in ("number", "dash", "slash", "numeric_date") and not self.words.is_head(place)):
            return None
        last = self.words.range_end(place, year) if after.kind == "dash" else None
        is_round = year % 100 == 0 and last is not None and last % 100 == 0
        second = self.at(place + 2).numeral
        is_in = second is not None and len(second.figures) == 2 and self.at(place + 2).postposition == "ში"
        is_full = is_in or (second is not None and len(second.figures) == 4)
        if last is not None and is_full and not (is_round and self._is_counted(place + 3)):
            return Read(Point(year=year), place + 3, "bare-year", Point(year=last))
        is_bracketed = before.kind == "open" and after.kind == "close"
        is_told = after.kind == "word" and year % 100 != 0 and not p.PERSON.fullmatch(after.text)
        is_told = is_told and not p.MONEY.match(after.text)
        opens = after.text == ":" or after.kind == "dash" or is_told
        is_entry = self.words.is_head(place) and opens and self.at(place + 2).kind != "number"
        is_counted_on = self.at(place - 2).kind == "number" and not self._is_cell_of_year(place - 2)
        is_item = before.text in p.SEPARATORS and self._ends_item(place + 1) and not is_counted_on
        return Read(Point(year=year), place + 1, "bare-year") if is_bracketed or is_entry or is_item else None

    def _is_cell_of_year(self, place: int) -> bool:
        """Return whether a number that may be a year stands alone between the rules of a table: from 1999 | to 2010."""
        year = self.words.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        return year is not None and self.at(place - 1).text == self.at(place + 1).text == "|"

    def _is_reference(self, place: int) -> bool:
        """Return whether one of the two words before a number makes it that of a page, a resolution or the like."""
        return any(p.REFERENCE_WORD.fullmatch(self.at(place - back).text) for back in (1, 2))

    def _ends_item(self, place: int) -> bool:
        """Return whether a cell, an item of an enumeration or a sentence ends before an atom."""
        atom = self.at(place)
        is_enumerated = atom.text in p.SEPARATORS and (atom.text == "|" or not self._is_more_counted(place + 1))
        return atom.kind in ("break", "close") or atom.text == "." or is_enumerated

    def _is_more_counted(self, place: int) -> bool:
        """Return whether a number follows, so that the one before may be one of several, unless it says how much money.

        SPS, 2010, 200-250 thousand euros.
        """
        if self.at(place).kind != "number":
            return False
        sum_of = [self.at(after) for after in range(place, place + _WORDS_OF_SUM)]
        end = next((i for i, atom in enumerate(sum_of) if p.MONEY.match(atom.text)), 0)
        return not end or any(atom.kind not in ("number", "dash", "word", "unit") for atom in sum_of[:end])

    def _is_counted(self, place: int) -> bool:
        """Return whether a number before ``place`` may count what stands there."""
        return self.at(place).kind in ("word", "number", "unit", "other") and self.at(place).text not in (".", ":", ";")
