"""Years in digits without their noun, which only their position or their ending makes dates."""

from __future__ import annotations

from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.expressions import AtomReader, ParsedDate, TimePoint

# A sum of money: a range of two numbers, a scale word, a currency.
_MAX_SUM_ATOMS = 6
# Counts are often multiples of this.
_ROUND = 50
# How many atoms around a year may belong to the author, page or rights holder beside it.
_MAX_CITATION_ATOMS = 12


class BareYears:
    """Parses bare years.

    Parameters
    ----------
    reader
        The atoms of the text.
    """

    def __init__(self, reader: AtomReader) -> None:
        self.reader = reader
        self.at = reader.at

    def rejection_reason(self, i: int) -> str:
        """Return why four digits that could be a year are none; "" for any other atom."""
        year = self.reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        numeral = self.at(i).numeral
        if year is None or numeral is None or not numeral.digits:
            return ""
        before, after = self.at(i - 1), self.at(i + 1)
        if self._is_reference(i):
            return "reference"
        if before.kind in ("word", "other") and (after.text in p.CLOSING or after.kind == "close"):
            return "in-name"
        if "number" in (before.kind, after.kind):
            return "in-number"
        return "counted" if after.kind in ("word", "unit") else "bare-number"

    def parse(self, i: int) -> ParsedDate | None:
        """Parse a number that is a year by its position alone.

        In brackets (``(2004)``); with -ში (in) or -დან (since); at the head of an entry, before a colon or dash; at the
        end of an item, after a comma or a dash; next to a numeric date in a table row; two years joined by a dash; in
        the particulars of a person or a publication.
        """
        atom, before, after = self.at(i), self.at(i - 1), self.at(i + 1)
        year = self.reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is None:
            return self._bracketed_interval(i)
        if atom.numeral is None:
            return None
        single = ParsedDate(TimePoint(year=year), i + 1, "bare-year")
        if not atom.numeral.digits:
            return single if atom.postposition == "ში" and year % 100 != 0 else None
        if self._is_reference(i):
            return None
        is_cell = before.kind == "numeric_date" and after.kind in ("numeric_date", "dash", "break") and not atom.case
        if is_cell or self._has_ending_of_year(i, year):
            return single
        is_value = self._is_after_label(i)
        is_joined = before.kind in ("number", "dash", "slash", "numeric_date") and not self.reader.is_head(i)
        if atom.case or (is_joined and not is_value):
            return None
        last = self._bare_interval_end(i, year) if self.reader.is_dash(i + 1) else None
        if last is not None and (not is_value or self._ends_item(i + 3)):
            return ParsedDate(TimePoint(year=year), i + 3, "bare-year", TimePoint(year=last))
        is_bracketed = before.kind == "open" and after.kind == "close"
        is_entry = self._heads_entry(i, year) or self._closes_item(i)
        is_entry = is_entry or (is_value and not self._is_round(i) and self._ends_item(i + 1))
        return single if is_bracketed or is_entry or self._is_of_person(i) or self._is_of_publication(i) else None

    def _bracketed_interval(self, i: int) -> ParsedDate | None:
        """Parse two years of earlier centuries in brackets: ``(1814-1815)``, ``(1890-1980)``."""
        first = self.reader.year_number(i, first=p.FIRST_BRACKETED_YEAR, last=p.FIRST_BARE_YEAR)
        last = self.reader.year_number(i + 2, first=p.FIRST_BRACKETED_YEAR, last=p.LAST_BARE_YEAR)
        is_bracketed = self.at(i - 1).kind == "open" and self.at(i + 3).kind == "close"
        if first is None or last is None or not is_bracketed or not self.reader.is_dash(i + 1):
            return None
        if not first < last <= first + p.LONGEST_LIFE:
            return None
        return ParsedDate(TimePoint(year=first), i + 3, "bare-year", TimePoint(year=last))

    def _is_of_person(self, i: int) -> bool:
        """Return whether a year is that of a birth or death: ``(დ. 1942)`` (b. 1942), ``დაიბადა 1951``, ``(*1942)``."""
        if self.at(i - 1).text in p.LIFE_SIGNS:
            return self.at(i - 2).kind == "open" or self.at(i + 1).kind == "close"
        word = i - 1 - (self.at(i - 1).text == ".")
        is_abbreviated = word < i - 1
        words = p.ABBREVIATED_LIFE_WORDS if is_abbreviated else p.LIFE_WORDS
        is_opened = self.at(word - 1).kind in ("open", "dash", "comma", "break") or self.at(word - 1).text in ";"
        is_closed = self.at(i + 1).kind in ("close", "dash", "comma", "break") or self.at(i + 1).text in (".", ";")
        return self.at(word).text in words and is_opened and is_closed

    def _is_of_publication(self, i: int) -> bool:
        """Return whether a year is that of a publication or of a copyright, by what stands beside it."""
        return self._is_cited_with_page(i) or self._is_after_author(i) or self._is_after_copyright(i)

    def _is_cited_with_page(self, i: int) -> bool:
        """Return whether a page follows a year in brackets: ``(2001, გვ. 77)``, ``(Popa 2003: 12)``."""
        opening = next((at for at in range(i - 1, i - _MAX_CITATION_ATOMS, -1) if self.at(at).kind == "open"), None)
        if opening is None or self.at(i + 1).text not in (",", ":", ";"):
            return False
        before = [self.at(at) for at in range(opening + 1, i)]
        if any(atom.kind not in ("word", "other", "comma", "and") for atom in before):
            return False
        page = self.at(i + 2)
        if p.REFERENCE_WORD.fullmatch(page.text) is not None:
            return True
        end = i + 5 if self.at(i + 3).kind == "dash" else i + 3
        return bool(before) and page.kind == "number" and self.at(end).kind == "close"

    def _is_after_author(self, i: int) -> bool:
        """Return whether surname and initials at the head of an entry precede a year: ``Popa I. 2003.``."""
        if self.at(i - 1).text != "." or self.at(i + 1).text not in (".", ",", ":"):
            return False
        has_surname = False
        for at in range(i - 1, i - _MAX_CITATION_ATOMS, -1):
            atom, is_stopped = self.at(at), self.at(at + 1).text == "."
            is_initial = len(atom.text) == 1 and atom.text.isalpha() and is_stopped and atom.text not in p.NO_INITIALS
            is_surname = atom.text.isalpha() and len(atom.text) > 2 and not is_stopped
            if not (is_initial or is_surname or atom.text in (".", ",", "&") or atom.kind == "and"):
                return False
            has_surname = has_surname or is_surname
            is_item = self.at(at - 1).text == "." and self.at(at - 2).kind == "number"
            if has_surname and (is_initial or is_surname) and (is_item or self.reader.is_head(at)):
                return True
        return False

    def _is_after_copyright(self, i: int) -> bool:
        """Return whether the sign of copyright and its holder precede a year: ``© NATO 2019``."""
        for at in range(i - 1, i - _MAX_CITATION_ATOMS, -1):
            if self.at(at).text == p.COPYRIGHT:
                return self._ends_item(i + 1) or self.at(i + 1).kind in ("dash", "comma")
            if self.at(at).kind not in ("word", "other", "dash"):
                return False
        return False

    def _has_ending_of_year(self, i: int, year: int) -> bool:
        """Return whether the ending of a number in digits makes it a year: ``2004-ში`` (in 2004)."""
        atom, after = self.at(i), self.at(i + 1)
        if atom.postposition == "ში":
            return True
        if atom.postposition == "დან":
            return after.kind != "number"
        if atom.postposition == "მდე":
            is_counting = after.kind in ("number", "unit", "word") or self.at(i - 1).kind == "approximately"
            return year % _ROUND != 0 and not is_counting
        if atom.case == "gen":
            return atom.postposition in ("", "თვის") and year % 100 != 0 and after.text not in p.CLOSING
        is_first_of_two = atom.case == "dat" and not atom.postposition and after.kind == "and"
        return is_first_of_two and self.reader.year_number(i + 2) is not None

    def _bare_interval_end(self, i: int, year: int) -> int | None:
        """Return the second of two bare years joined by a dash; None if the numbers may be counts."""
        last, second = self.reader.range_end(i, year), self.at(i + 2)
        if last is None or second.numeral is None:
            return None
        is_full = len(second.numeral.digits) == 4 or (len(second.numeral.digits) == 2 and second.postposition == "ში")
        is_round = year % 100 == 0 and last % 100 == 0
        return last if is_full and not (is_round and self._may_count(i + 3)) else None

    def _heads_entry(self, i: int, year: int) -> bool:
        """Return whether a bare year heads an entry: before a colon, a dash, or a word that it does not count."""
        after = self.at(i + 1)
        is_before_text = (
            after.kind == "word"
            and year % 100 != 0
            and not p.AGE_NOUNS.fullmatch(after.text)
            and not p.MONEY.match(after.text)
        )
        opens = after.text == ":" or self.reader.is_dash(i + 1) or is_before_text
        return self.reader.is_head(i) and opens and self.at(i + 2).kind != "number"

    def _closes_item(self, i: int) -> bool:
        """Return whether a bare year closes an item or a sentence, as in ``SPS, 2010``."""
        is_count_before = self.at(i - 2).kind == "number" and not self._is_year_cell(i - 2)
        is_enumerated = is_count_before and (self.at(i - 1).text != "|" or self._is_round(i))
        return self.at(i - 1).text in p.SEPARATORS and self._ends_item(i + 1) and not is_enumerated

    def _is_after_label(self, i: int) -> bool:
        """Return whether a dash between spaces sets a number off from the words before it: ``EAPC – 1997``."""
        label, dash = self.at(i - 2), self.at(i - 1)
        is_spaced = label.end < dash.start and dash.end < self.at(i).start
        return self.reader.is_dash(i - 1) and is_spaced and label.kind in ("word", "other", "close")

    def _is_round(self, i: int) -> bool:
        """Return whether a number in a cell of its own looks like a count."""
        year = self.reader.year_number(i)
        return year is None or year % _ROUND == 0

    def _is_year_cell(self, i: int) -> bool:
        """Return whether a number that may be a year is the only content of a table cell."""
        year = self.reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        return year is not None and self.at(i - 1).text == self.at(i + 1).text == "|"

    def _is_reference(self, i: int) -> bool:
        """Return whether one of the two words before a number makes it a reference to a page, a resolution etc."""
        return any(p.REFERENCE_WORD.fullmatch(self.at(i - back).text) for back in (1, 2))

    def _ends_item(self, i: int) -> bool:
        """Return whether a table cell, an item of an enumeration or a sentence ends before an atom."""
        atom = self.at(i)
        is_enumerated = atom.text in p.SEPARATORS and (atom.text == "|" or not self._is_followed_by_count(i + 1))
        return atom.kind in ("break", "close") or atom.text == "." or is_enumerated

    def _is_followed_by_count(self, i: int) -> bool:
        """Return whether another number follows, so that both may be counts; a sum of money is no such number.

        SPS, 2010, 200-250 thousand euros.
        """
        if self.at(i).kind != "number":
            return False
        sum_of = [self.at(after) for after in range(i, i + _MAX_SUM_ATOMS)]
        end = next((n for n, atom in enumerate(sum_of) if p.MONEY.match(atom.text)), 0)
        return not end or any(atom.kind not in ("number", "dash", "word", "unit") for atom in sum_of[:end])

    def _may_count(self, i: int) -> bool:
        """Return whether a number before index ``i`` may count the noun there."""
        return self.at(i).kind in ("word", "number", "unit", "other") and self.at(i).text not in (".", ":", ";")
