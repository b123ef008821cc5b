"""The text as the grammar of dates sees it: numbers, words of the calendar, joining marks, and everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

import regex

from kaext.ka import calendar, numerals
from kaext.ka.number_words import APPROXIMATELY
from kaext.ka.numerals import Numeral
from kaext.ka.paradigms import endings
from kaext.ka.wordlist import WordList, is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.dates import patterns as p

_LETTERS = r"\u10d0-\u10fa"
_PIECE = regex.compile(
    rf"(?P<year>(?<![{_LETTERS}])წ{{1,2}}+(?:\.(?:\s?წ\.)?+)?+"
    rf"(?:[-\u2010-\u2013](?P<ending>[{_LETTERS}]{{1,12}}+)"
    # Without a hyphen what follows the full stop may be a word: წ.ივნისი (year, June).
    rf"|(?<=\.)(?:(?P<ending>ს|ის|ში|ი?დან|ა?მდე|თვის)(?![{_LETTERS}]))?+|(?![{_LETTERS}])))"
    rf"|(?P<century>(?<![{_LETTERS}])სს?+(?:\.|(?=[-\u2010-\u2013]))(?:[-\u2010-\u2013]?(?P<of>ის|ში|დან|მდე|თვის))?+(?![{_LETTERS}]))"
    rf"|(?P<word>[{_LETTERS}]++)"
    r"|(?P<break>\n[^\S\n]*+\n\s*+)"
    r"|\s++|[\p{L}\p{M}]++|\d++|.",
    regex.DOTALL,
)
# Most pieces are words, and none but these is an abbreviation. The group: an ending parted from the word.
_WORD = re.compile(rf"[{_LETTERS}]++(?=({p.PARTED_ENDING.pattern})?)")
_ABBREVIATIONS = frozenset(["წ", "წწ", "ს", "სს"])
# After these, or before what months stand beside, a word may be misspelled.
_BEFORE_MISSPELLED = p.BESIDE_MONTHS | {"dash", "comma", "month", "unit"}
# An abbreviated month has a full stop, or a number or dash beside it.
_AFTER_MONTH = regex.compile(r"\.|\s?[-\u2010-\u2014'’]?\d|[-\u2010-\u2014]\p{Georgian}{3,8}+\.?+\s?\d")
_BEFORE_MONTH = regex.compile(r"\d\s?$")
# The marks that most texts have; each is an atom by itself.
_MARKS = {
    **dict.fromkeys(p.DASHES, "dash"),
    **dict.fromkeys(".:;!?„“”\"«»%'’", "other"),
    **{"/": "slash", ",": "comma", "(": "open", "[": "open", ")": "close", "]": "close"},
}
_FOUR_FIGURES = regex.compile(r"[12]\d{3}")
_WORD_LISTS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(["და"]), "and"),
    (p.AFTER, "after"),
    (p.EARLIER, "earlier"),
    (p.LATER, "later"),
    (p.THROUGH, "through"),
    (p.DURING, "during"),
    (p.BETWEEN, "between"),
    (p.TERM, "term"),
    (APPROXIMATELY, "approximately"),
    (p.BEGINNING, "beginning"),
    (p.EVERY, "every"),
    (frozenset(["ყოველდღე"]), "daily"),
)
# Of lists that share a word the first has it.
_WORD_KINDS = {word: kind for words, kind in reversed(_WORD_LISTS) for word in words}


# Not frozen: a frozen one takes three times as long to make, and every word of a text makes one.
@dataclass(slots=True)
class Atom:
    """A piece of the text.

    Parameters
    ----------
    kind
        ``number``, ``numeric_date``, ``reference`` (a number that looks like a date), ``word``, a kind of
        ``ka/data/calendar.tsv``, the name of a list in :mod:`patterns`, ``dash``, ``slash``, ``comma``, ``open``,
        ``close``, ``other`` or ``break``.
    value
        Of calendar words: month number, EDTF code, ISO 8601 designator, part.
    case, number, postposition
        Of the word, or of the ending of the figures.
    numeral
        Of numbers.
    amount
        The number inside a compound: ``ორწლიანი`` (of two years).
    is_typo
        Whether the word is read as one that it is one letter off.
    """

    kind: str
    start: int
    end: int
    text: str
    value: str = ""
    case: str = ""
    number: str = "sg"
    postposition: str = ""
    numeral: Numeral | None = None
    amount: float = 0.0
    is_typo: bool = False


def atoms(text: str) -> list[Atom]:
    """Return ``text`` as atoms, in text order; white space is left out, an empty line is a ``break``."""
    read: list[Atom] = []
    plain = list(_atoms(text))
    before = None
    for atom, after in zip(plain, [*plain[1:], None], strict=False):
        kind = None if after is None else after.kind
        may_be_misspelled = before in _BEFORE_MISSPELLED or kind in p.BESIDE_MONTHS
        read.append(_corrected(atom, read, after) if may_be_misspelled else atom)
        before = read[-1].kind
    return read


def _corrected(atom: Atom, read: Sequence[Atom], after: Atom | None) -> Atom:
    """Return the month, season or year that a word is one letter off, else the atom itself.

    A month or season stands beside a number or a year, after a month and a dash or after a year and a comma.
    """
    before = read[-1] if read else None
    is_after_length = before is not None and before.kind in ("year", "unit") and before.case == "gen"
    if is_after_length and atom.kind == "word" and _is_during(atom.text):
        return replace(atom, kind="during", is_typo=True)
    if after is not None and after.kind == "year" and atom.kind == "word" and (meant := _determiner(atom.text)):
        return replace(atom, text=meant, is_typo=True)
    is_after_year = before is not None and before.kind == "number" and _FOUR_FIGURES.fullmatch(before.text) is not None
    # Nothing lasts 2003 years: წლიან (of years) after such a number is წლიდან (since) without a letter.
    if atom.kind != "word" and not (is_after_year and atom.kind == "of_length"):
        return atom
    form = None
    if before is not None and before.kind == "number" and not before.postposition and not is_after_year:
        form = calendar.misspelled_unit(atom.text)
    if before is not None and before.numeral is not None and before.numeral.kind == "having":
        form = calendar.misspelled_year(atom.text)
    if is_after_year:
        is_before_month = after is not None and after.kind in ("month", "season", "number")
        form = calendar.misspelled_year(atom.text, is_before_month=is_before_month)
    is_beside = (before is not None and before.kind in p.BESIDE_MONTHS) or (
        after is not None and after.kind in p.BESIDE_MONTHS
    )
    if form is None and (is_beside or _follows_month_or_year(read)):
        form = calendar.misspelled(atom.text)
    if form is None:
        return atom
    kind, value = form.key.kind, form.key.value
    case, number, postposition = form.case, form.number, form.postposition
    return Atom(kind, atom.start, atom.end, atom.text, value, case, number, postposition, is_typo=True)


@lru_cache(maxsize=20_000)
def _determiner(word: str) -> str:
    """Return the determiner that an unknown word is one letter off: ``იმმავე`` for იმავე (the same); else nothing."""
    return "" if frequency(word) else next((meant for meant in p.DETERMINERS if is_one_edit(word, meant)), "")


@lru_cache(maxsize=20_000)
def _is_during(word: str) -> bool:
    """Tell whether an unknown word is one letter off one that closes a length: ``განმავლობშაი``."""
    return not frequency(word) and any(is_one_edit(word, during) for during in p.DURING)


def _follows_month_or_year(read: Sequence[Atom]) -> bool:
    """Tell whether the text read so far ends in a month and a dash or -დან, or a year in figures and a comma."""
    if len(read) < 2:
        return False
    if read[-1].kind == "month":
        return read[-1].postposition == "დან"
    if read[-1].kind not in ("dash", "comma"):
        return False
    if read[-1].kind == "dash":
        return read[-2].kind == "month"
    return read[-2].kind == "number" and _FOUR_FIGURES.fullmatch(read[-2].text) is not None


def _atoms(text: str) -> Iterator[Atom]:
    numbers = {numeral.start: numeral for numeral in numerals.scan(text)}
    position = 0
    for written in _WORD.finditer(text):
        start, end = written.span()
        if text[position:start] == " ":
            position = start
        while position < start:
            atom, position = _atom_at(text, position, numbers)
            if atom is not None:
                yield atom
        word, parted = written.group(0, 1)
        if position == start and parted is None and start not in numbers and _stands_alone(word):
            yield Atom("word", start, end, word)
            position = end
        while position < end:
            atom, position = _atom_at(text, position, numbers)
            if atom is not None:
                yield atom
    while position < len(text):
        atom, position = _atom_at(text, position, numbers)
        if atom is not None:
            yield atom


def _atom_at(text: str, position: int, numbers: Mapping[int, Numeral]) -> tuple[Atom | None, int]:
    """Return the atom that begins at a place, none where white space does, and where the next one begins."""
    kind = _MARKS.get(text[position])
    if kind is not None and position not in numbers:
        return Atom(kind, position, position + 1, text[position]), position + 1
    if text[position] == "\t":  # what stands between the cells of a table is a rule, drawn or not
        return Atom("other", position, position + 1, "|"), position + 1
    atom = _number_at(text, position, numbers)
    if atom is not None:
        return atom, atom.end
    match = _PIECE.match(text, position)
    if match is None or (match.lastgroup is None and match[0].isspace()):
        return None, match.end() if match is not None else len(text)
    if match.lastgroup == "word":
        word = _word(text, *match.span())
        return word, word.end
    return _mark(match), match.end()


def _number_at(text: str, position: int, numbers: Mapping[int, Numeral]) -> Atom | None:
    """Return the date in figures, the year or the number that begins at a place."""
    numeric = _numeric_date(text, position) or _english_date(text, position)
    if numeric is not None:
        return numeric
    like = None
    if text[position] in "12lI":
        like = p.LIKE_YEAR.match(text, position) or p.LIKE_DAY.match(text, position)
    if like is not None:
        return _like_figures(like)
    glued = p.GLUED_YEARS.match(text, position) if text[position] in "12" else None
    if glued is not None and (glued["first"] or text[position - 4 : position]) < glued["last"]:
        numeral = Numeral(*glued.span(), Decimal(glued[0]), figures=glued[0])
        return Atom("number", *glued.span(), glued[0], numeral=numeral, is_typo=True)
    return _number(text, numbers[position]) if position in numbers else None


def _mark(match: regex.Match[str]) -> Atom:
    """Read what is no word and no number."""
    if match["year"]:
        return _year_abbreviation(match)
    if match["century"]:
        return _century_abbreviation(match)
    kind = "break" if match["break"] else _MARKS.get(match[0], "other")
    return Atom(kind, *match.span(), match[0])


def _numeric_date(text: str, position: int) -> Atom | None:
    """Read a date in figures; its value is EDTF, month and day that end a range after a slash."""
    if not (text[position].isdecimal() or text[position] in "IVX"):
        return None
    match = p.NUMERIC_DATE.match(text, position)
    if match is None and (position == 0 or text[position - 1] == "\n"):
        match = p.YEAR_MONTH.match(text, position)
        # 2004-06 is an interval of years, as is 2010/11 before წლები (years); 2012-05 can only be a month.
        if match is not None and match["sign"] in ("-", "/") and int(match["month"]) > int(match["year"][2:]):
            is_pair = match["sign"] == "-" or p.YEAR_AFTER.match(text, match.end())
            match = None if is_pair else match
    if match is None:
        return None
    found = match.groupdict()
    month = numerals.roman(found["roman"]) if found.get("roman") else int(found["month"])
    if month is None:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < p.FIRST_SHORT_YEAR else 1900
    value = f"{year:04}-{month:02}"
    if found.get("day"):
        value += f"-{int(found['day']):02}"
        if found["last_day"]:
            value += f"/{int(found['last_month'] or month):02}-{int(found['last_day']):02}"
    of = endings().get(found.get("ending") or "", ())
    end = (
        match.end()
        if of or not found.get("ending")
        else match.start("ending") - (text[match.start("ending") - 1] == "-")
    )
    case, postposition = (of[0].case, of[0].postposition) if found.get("ending") and of else ("", "")
    kind = "reference" if p.REFERENCE.search(text, max(0, position - 12), position) else "numeric_date"
    return Atom(kind, position, end, text[position:end], value, case, "sg", postposition)


def _english_date(text: str, position: int) -> Atom | None:
    """Read a date in English, as one in figures: ``12 March 2007``, ``Q1 2015``."""
    match = p.ENGLISH_DATE.match(text, position) if text[position] in p.OPENS_ENGLISH_DATE else None
    if match is None:
        return None
    division = p.ENGLISH_DIVISIONS[match["name"]]
    value = f"{match['year']}-{division:02}"
    if match["day"]:
        value += f"-{int(match['day']):02}"
    if match["last_day"]:
        value += f"/{division:02}-{int(match['last_day']):02}"
    of = endings().get(match["ending"] or "", ())
    case, postposition = (of[0].case, of[0].postposition) if match["ending"] and of else ("", "")
    end = match.end() if of or not match["ending"] else match.start("ending") - 1
    return Atom("numeric_date", position, end, text[position:end], value, case, "sg", postposition)


def _number(text: str, numeral: Numeral) -> Atom:
    """Read a number; where it may be a year, with the ending that a space parts from it: ``2015 დან`` (since 2015)."""
    case, postposition, end = numeral.case, numeral.postposition, numeral.end
    parted = p.PARTED_FROM_YEAR.match(text, end) if _FOUR_FIGURES.fullmatch(numeral.figures) else None
    if parted is not None and not case and not postposition:
        of = endings()[parted[1]][0]
        case, postposition, end = of.case, of.postposition, parted.end()
    return Atom("number", numeral.start, end, text[numeral.start : end], "", case, "sg", postposition, numeral)


def _like_figures(match: regex.Match[str]) -> Atom:
    """Read figures among which stand letters that look like them: ``2OO5``, ``1O ივნისი``."""
    figures = match[0].translate(p.LIKE_FIGURES)
    numeral = Numeral(*match.span(), Decimal(figures), figures=figures)
    return Atom("number", *match.span(), match[0], numeral=numeral, is_typo=True)


def _year_abbreviation(match: regex.Match[str]) -> Atom:
    """Read წ. (year) and წწ. (years), with the ending that may be glued to them: ``წ.-დან``."""
    ending = endings().get(match["ending"] or "", ())
    case, postposition = (ending[0].case, ending[0].postposition) if match["ending"] and ending else ("bare", "")
    number = "pl" if match[0].count("წ") > 1 else "sg"
    return Atom("year", *match.span(), match[0], "1Y", case, number, postposition)


def _century_abbreviation(match: regex.Match[str]) -> Atom:
    """Read ს. (century) and სს. (centuries), with the ending that may be joined to them: ``ს-ის``."""
    ending = endings().get(match["of"] or "", ())
    case, postposition = (ending[0].case, ending[0].postposition) if match["of"] and ending else ("bare", "")
    return Atom("century", *match.span(), match[0], "100Y", case, "sg", postposition)


def _word(text: str, start: int, end: int) -> Atom:
    """Read a word, or its beginning where a space is missing: ``წლისივნისში`` (of the year in June)."""
    word = text[start:end]
    kind = _WORD_KINDS.get(word)
    if kind is not None:
        return Atom(kind, start, end, word)
    parted = p.PARTED_ENDING.match(text, end)
    if parted is None and _is_plain(word):
        return Atom("word", start, end, word)
    if word.startswith(p.EACH):
        each = calendar.read(word.removeprefix(p.EACH))
        if each is not None and each.case == "dat" and not each.postposition:
            return Atom("each", start, end, word, each.key.value if each.key.kind in p.PERIODS else "1Y")
    if word == "კვ" and text.startswith(".", end) and p.BEFORE_QUARTER.search(text, max(0, start - 12), start):
        return Atom("quarter", start, end + 1, text[start : end + 1], "3M", "bare")
    form = calendar.read(word)
    is_stem = form is not None and form.key.kind == "month" and form.case == "bare" and text[end : end + 1] == "."
    month = calendar.abbreviated_month(word) if form is None or is_stem else None
    if month is not None and (_AFTER_MONTH.match(text, end) or _BEFORE_MONTH.search(text, max(0, start - 4), start)):
        end += text[end : end + 1] == "."
        return Atom("month", start, end, text[start:end], str(month), "bare")
    joined = calendar.read(word + parted[1]) if parted is not None else None
    if parted is not None and joined is not None and (form is None or form.key == joined.key):
        form, end, word = joined, parted.end(), text[start : parted.end()]
    if form is None and (cut := _glued_year(text, start, word) or _glued_division(text, start, word)):
        return _word(text, start, start + cut)
    if form is None and word.startswith(p.EACH_STEM):
        form = calendar.misspelled_frequency(word)
    if form is not None:
        return Atom(form.key.kind, start, end, word, form.key.value, form.case, form.number, form.postposition)
    half = _and_a_half(word)
    if half is not None:
        amount, of = half
        return Atom("length", start, end, word, of.value, of.case, of.number, of.postposition, amount=amount)
    compound = _of_length(word)
    if compound is not None:
        amount, of = compound
        return Atom("of_length", start, end, word, of.value, of.case, of.number, of.postposition, amount=amount)
    return Atom("word", start, end, word)


@lru_cache(maxsize=20_000)
def _stands_alone(word: str) -> bool:
    """Tell whether a word is in no list and no abbreviation, and none of the calendar's, whatever stands beside it."""
    return word not in _WORD_KINDS and word not in _ABBREVIATIONS and _is_plain(word)


@lru_cache(maxsize=20_000)
def _is_plain(word: str) -> bool:
    """Tell whether a word is none of the calendar's, whatever stands beside it."""
    return not (
        word == "კვ"
        or word.startswith((p.EACH_STEM, *p.YEAR_FORMS))
        or calendar.read(word)
        or calendar.abbreviated_month(word)
        or _cuts(word)
        or _and_a_half(word)
        or _of_length(word)
    )


def _glued_year(text: str, start: int, word: str) -> int:
    """Return the length of the form of წელი (year) that a word begins with, where a space is missing after it, else 0.

    What follows is a word of the calendar, or anything after four figures: ``2005 წელსუზბეკეთმა`` (in 2005 Uzbekistan).
    """
    if not word.startswith(p.YEAR_FORMS) or word.startswith(p.ANNIVERSARY):
        return 0
    year = next(form for form in p.YEAR_FORMS if word.startswith(form))
    rest = word.removeprefix(year)
    is_after_year = p.AFTER_YEAR.search(text, max(0, start - 6), start) is not None and not frequency(word)
    is_other_word = is_after_year and len(rest) >= p.FEWEST_LETTERS and calendar.misspelled_year(word) is None
    return len(year) if is_other_word or calendar.read(rest) is not None else 0


def _glued_division(text: str, start: int, word: str) -> int:
    """Return the length of the part of a year that a word begins with, where what comes after it is lost, else 0.

    ``ივნისშიგაიმართა`` (in June was held), ``ივნისივლისში`` (June-July). A part without a postposition stands after its
    year: ``2009 წლის ბოლოსგაიმართა`` (was held at the end of 2009).
    """
    is_after_year = p.AFTER_YEAR_NOUN.search(text, max(0, start - 6), start) is not None
    return next((cut for cut, is_sure in _cuts(word) if is_sure or is_after_year), 0)


@lru_cache(maxsize=20_000)
def _cuts(word: str) -> tuple[tuple[int, bool], ...]:
    """Return where a word may be cut after a month, season or part, and whether that is sure by itself.

    What follows is a second month, or anything after an ending that no other word goes on with.
    """
    if len(word) < p.FEWEST_OF_TWO_MONTHS or word[:3] not in _beginnings():
        return ()
    found: list[tuple[int, bool]] = []
    for cut in range(3, len(word) - 2):
        first, second = calendar.read(word[:cut]), calendar.read(word[cut:])
        if first is None or first.key.kind not in calendar.PARTS_OF_YEAR:
            continue
        is_two = first.key.kind == "month" and second is not None and second.key.kind == "month"
        is_other = len(word) - cut >= p.FEWEST_LETTERS and not frequency(word)
        if is_two or (is_other and first.postposition in p.ENDING_OF_MONTH):
            found.append((cut, True))
        elif is_other and first.key.kind == "part" and first.case == "dat" and not first.postposition:
            found.append((cut, False))
    return tuple(found)


@cache
def _beginnings() -> frozenset[str]:
    """Return the first three letters of the months, seasons and parts of a year."""
    return frozenset(word[:3] for word, of in calendar.entries() if of.kind in calendar.PARTS_OF_YEAR)


@cache
def _number_stems() -> dict[str, float]:
    """Return the stems of the numbers that stand before a unit in one word: ``ორ`` (two-), ``ნახევარ`` (half-)."""
    stems: dict[str, float] = {numerals.stem(n).replace(" ", ""): n for n in range(1, 200)}
    return {**stems, "ნახევარ": 0.5, "ორნახევარ": 2.5, "სამნახევარ": 3.5}


@lru_cache(maxsize=20_000)
def _and_a_half(word: str) -> tuple[float, Atom] | None:
    """Read a noun that names so many units and a half: ``წელიწადნახევარი`` (a year and a half), ``ორთვენახევარი``."""
    if "ნახევარ" not in word and "ნახევრ" not in word:
        return None
    for unit, value in p.HALVED_UNITS.items():
        head, found, tail = word.rpartition(unit)
        form = _half().read(tail) if found else None
        amount = 1 if not head else _number_stems().get(head)
        if form is not None and amount is not None:
            return amount + 0.5, Atom("", 0, 0, "", value, form.case, form.number, form.postposition)
    return None


@cache
def _half() -> WordList[str]:
    return WordList([("ნახევარი", "half")])


@lru_cache(maxsize=20_000)
def _of_length(word: str) -> tuple[float, Atom] | None:
    """Read an adjective made of a number and a unit: ``სამთვიანი`` (of three months), ``ორწლიური`` (biennial)."""
    if not any(suffix in word for suffix in p.OF_LENGTH):
        return None
    for cut in range(2, len(word) - 4):
        amount = _number_stems().get(word[:cut])
        form = calendar.read(word[cut:]) if amount is not None else None
        if amount is not None and form is not None and form.key.kind in ("of_length", "frequency"):
            atom = Atom("", 0, 0, "", form.key.value, form.case, form.number, form.postposition)
            return amount, atom
    return None
