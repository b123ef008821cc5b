"""How names of programmes are written."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import regex

from kaext.list_marks import ITEM_MARK

_LISTS: dict[str, Any] = tomllib.loads(
    files("kaext.pipes.programmes").joinpath("lists.toml").read_text(encoding="utf-8")
)


def _by_word(name: str) -> dict[str, str]:
    """Return word to kind of a table of ``lists.toml``."""
    return {word: kind for kind, words in _LISTS[name].items() for word in words.split()}


HEADS = _by_word("heads")
HEADS_WITH_ACRONYM = {**HEADS, **_by_word("heads_with_acronym")}
ENGLISH_HEADS = _by_word("english_heads")
ANNOUNCING = frozenset(_LISTS["other"]["announcing"].split())
NAMING = frozenset(_LISTS["other"]["naming"].split())
WHICH = frozenset(["რომელსაც", "რომელთაც", "რომლებსაც"])
FRAMEWORK = frozenset(_LISTS["other"]["framework"].split())
NOT_PROGRAMMES = frozenset(_LISTS["other"]["not_programmes"].split())

# English letters and the class of their sound in :mod:`kaext.pipes.programmes.transliteration`, longest first.
ENGLISH_SOUNDS = tuple(
    (letters, sound.strip("-"))
    for letters, _, sound in (pair.partition("=") for pair in _LISTS["other"]["english_sounds"].split())
)

QUOTED = regex.compile(
    r"(?P<open>[„“”\"«])(?P<name>(?![\s,.;:”“\"»])[^„“”\"«»\n]{2,90}?)(?P<close>[”“\"»])"
    r"(?P<ending>[-‐‑]?\p{Georgian}{1,6}+(?!\p{L}))?"
)
# A name of several words in quotation marks before the noun that says what it is.
QUOTED_BEFORE_HEAD = regex.compile(
    r"[„“”\"«](?P<name>[^„“”\"«»\s]++(?:\s[^„“”\"«»\s]++)++)[”“\"»]\s?(?P<head>\p{Georgian}++)"
)
# A year that belongs to a name: four figures or, after an apostrophe, a hyphen or in quotation marks, two.
YEAR = regex.compile(
    r"(?:\sExercise)?+(?:\s|\s?[-–/‐]\s?|\s?['’])(?P<year>(?:19|20)\d\d|\d\d)(?!\d|[.,]\d|\s?-?\s?(?:წ\.|წლ|წელ|წწ))"
)
SERIES = regex.compile(r"ყოველწლიურ|წლიდან|სერი(?:ა|ის)|ტრადიციულ")
NAME_YEAR = regex.compile(r"(?:\s?[-–/‐'’]\s?|\s)(?:(?:19|20)\d\d|\d\d)$")
# A year of the calendar: before წელი (year) in any form, in a numeric date, or at the start of an entry.
CALENDAR_YEAR = regex.compile(
    r"(?<!\d|\d\d\d\d[-–])(?P<year>(?:19|20)\d\d)(?=\s?-?\s?წ(?!ლიდან|ლამდე))|\d\d?[./]\d\d?[./](?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?:^|(?<=\n))\W{0,3}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_LATIN_WORD = r"\p{Lu}(?:\p{Latin}|[’'-](?=\p{Latin})){1,30}+"
LATIN_NAME = regex.compile(
    rf"(?<![\p{{Latin}}\d_./@-]){_LATIN_WORD}(?:\s(?:(?:of|for|and|the|in|on|to|de|i)\s){{0,2}}{_LATIN_WORD}){{0,6}}+"
    r"(?![\p{Latin}_@]|\.\p{L})"
)
# The next word of a longer English name: Regional Cooperation Council is not the exercise Regional Cooperation.
GOES_ON = regex.compile(r"\s\p{Lu}\p{Ll}++(?<!Exercise|Operation|Series|Mission)")
# A line or sentence that begins with a name and its year.
LINE_NAME = regex.compile(
    rf"(?m)(?:^[ \t]*+{ITEM_MARK}?[ \t]*+|(?<=[.!?;] ))"
    r"(?P<name>[\u10d0-\u10f0]{3,20}+(?: [\u10d0-\u10f0]{2,20}+){0,3}+)"
    r" (?P<year>(?:19|20)\d\d)(?= ?[:–—-](?![\d\u10d0-\u10f0]))"
)
# The word before a quoted name, which may stand in a bracket.
WORD_BEFORE_NAME = regex.compile(r"(?<!\p{Georgian})(?P<word>\p{Georgian}++)\s\(?$")
GEORGIAN_WORD = re.compile(r"[\u10d0-\u10f0]++")
BRACKET = regex.compile(r"[”“\"»]?\s{0,2}\(\s?(?:ინგლ(?:ისურად|\.)?[\s:–-]{1,3})?[„“”\"«]?")
# Another name in quotation marks in brackets: „ბალტიის ბატალიონი“ („ბალტბატი“).
QUOTED_IN_BRACKETS = regex.compile(
    r"[”“\"»]?\s{0,2}\((?:(?:ანუ|იგივე|ე\.\s?წ\.|შემოკლებით|შემდგომში)[\s:–-]{1,3})?[„“”\"«](?P<name>[^„“”\"«»()\n]{3,60})[”“\"»]\)"
)
# A name given by a verb after it: „X“ – ასე ერქვა წვრთნას (so the exercise was called).
SO_CALLED = regex.compile(rf"\s?[,–—-]?\s?ასე\s(?:{'|'.join(sorted(NAMING))})\s(?P<head>\p{{Georgian}}++)")
ANNOUNCED_IN_BRACKETS = regex.compile(rf"\(\s?(?=(?:(?:{'|'.join(ANNOUNCING)})\s?){{1,2}}[„“”\"«]?$)")
# A noun phrase between commas after a name: „X“, ყოველწლიური სწავლება, … (the annual exercise).
APPOSITION = regex.compile(r",\s(?P<words>(?:\p{Georgian}++\s){0,3}+\p{Georgian}++)(?=[,.;])")
# Adjectives of purpose (for the field, for staff): საველე, საშტაბო.
OF_PURPOSE = regex.compile(r"სა\p{Georgian}{2,20}+(?<=[ოე])")
# Words that join names of countries: ნატო (NATO), და (and).
BETWEEN_COUNTRIES = frozenset(["ნატო", "NATO", "და"])
OPENING_MARKS = frozenset('„“”"«')
# The rest of a clause, the verbs of what is taken part in, joined, carried out, and a noun with "in".
CLAUSE_REST = regex.compile(r"(?:[^.,;:!?()„“”\"«»–—-]|\d[.,]\d|(?<=\d)[-–](?=\d)|-(?=\p{Georgian})){1,120}+")
CARRIED_OUT = regex.compile(r"(?:გან)?ხორციელდ|განხორციელ")
# Left, abandoned: what a country does to a project that it was in.
LEFT = regex.compile(r"(?:და|მი)(?:ა|უ)?ტოვ(?:ა|ეს|ებს|ებენ|ებია|ებიათ)")
TAKEN = regex.compile(rf"მონაწილეობ|ჩაერთ|ერთვებ|შეუერთდ|უერთდებ|{CARRIED_OUT.pattern}|{LEFT.pattern}$")
# Before a name in the nominative: came into operation, began, is going on, they began.
BEGUN = regex.compile(
    r"(?:ამოქმედ|ამუშავ)დ(?:ა|ება)|დაიწყ(?:ო|ება|ეს)|იწყება|(?:წამო|და)იწყეს|მიმდინარეობ(?:ს|და)|(?:გან)?ხორციელდ(?:ა|ება|ებოდა)"
)
STUDIES = frozenset(["კვლევა", "გამოკვლევა"])
# What is said of a study that is a book or a report.
PUBLISHED = regex.compile(r"გამო(?:ქვეყნ|სც|იც|ცემ|ვიდ)|ავტორ|დაბეჭდ")
# A row of an account: a name in quotation marks, a leader of dots or spaces, a sum.
ACCOUNT_ROW = regex.compile(
    r"(?m)^[ \t]*+[„“”\"«][^„“”\"«»\n]{2,90}[”“\"»][^\n\d.€$£…|]{0,40}?(?:\s?\.{3,}|\s?…+|\s{3,}|\s?\|)[ .…|]*+"
    r"(?:[€$£]\s?)?\d[\d .,]*+[^\n]{0,30}$"
)
# Where something is, at or in it; that an exercise was held.
WHERE = regex.compile(r"\p{Georgian}{2,40}(?:ში|ზე)ც?")
HELD = regex.compile(r"(?:ჩა|და|გა|მო)?(?:ტარდ|იმართ|ეწყო|სრულდ|უმასპინძლ)")
LOCATIVE = regex.compile(r"\p{Georgian}{2,40}ში")
# After a name that opens an item of a list: a colon or a dash, or the item's end.
AFTER_LISTED = regex.compile(r"\s?[:–—]\s|\s-\s|\s?\([^()]{1,40}\)\s?[:–—-]\s|[.;]?\s*+(?:\n|\Z)")
LISTED_LINE = regex.compile(rf"\s*+(?:{ITEM_MARK}|[„“”\"«]|\s{{2}})")
# A name of many who do something, as aircraft are called: „გრიპენებმა“ (the Gripens).
DOERS = regex.compile(r"(?<=\p{Georgian})ებმა\Z")
LIST_LINK = regex.compile(r"\s?(?:,\s?)?(?:და|ასევე|აგრეთვე)?\s?")
ENGLISH_DOCUMENTS = frozenset(_LISTS["other"]["english_documents"].split())
# Units: of one country they are its own.
UNITS = frozenset(["ბატალიონი", "ბრიგადა", "ესკადრა", "ქვედანაყოფი"])
NATIONAL_FORCES = frozenset(_LISTS["other"]["national_forces"].split())
FORMAT_MODIFIERS = frozenset(_LISTS["other"]["format_modifiers"].split())
EXERCISE_KINDS = frozenset(_LISTS["other"]["exercise_kinds"].split())
NATIONAL_COUNCILS = frozenset(_LISTS["other"]["national_councils"].split())
BODIES = frozenset(_LISTS["other"]["bodies"].split())
INSTITUTIONS = frozenset(_LISTS["other"]["institutions"].split())
# Institutions named without quotation marks: their heads in the singular, the words of their names, their fields.
SCHOOLS = frozenset(_LISTS["institutions"]["heads"].split())
SCHOOL = regex.compile(r"(?<!\p{L})(?:ცენტრ|სკოლა|აკადემია|ინსტიტუტ|კოლეჯ)(?!ებ|თა)\p{Georgian}{0,6}+(?!\p{L})")
# A country's training centre of the Partnership for Peace, from the programme's name on.
PARTNERSHIP_CENTRE = regex.compile(
    r"(?<![\p{L}-])(?:PfP(?:-ის)?|პარტნიორობა მშვიდობის(?:ა)?თვის) "
    r"(?:საწვრთნელ\p{Georgian}{0,3}+|სასწავლო|წვრთნის|სწავლების) ცენტრ(?!ებ)\p{Georgian}{0,6}+(?!\p{L})"
)
NAMED_HEADS = frozenset(HEADS_WITH_ACRONYM) | SCHOOLS
NAME_WORD = regex.compile(r"\p{Georgian}++(?:-\p{Georgian}++)*+|[\p{L}\d]++(?:-\p{Georgian}++)?")
FIELDS = frozenset(_LISTS["institutions"]["fields"].split())
PLAIN_FIELDS = frozenset(_LISTS["institutions"]["plain"].split())
STATE_BODIES = frozenset(_LISTS["institutions"]["state_bodies"].split())
OWNERS = frozenset(_LISTS["institutions"]["owners"].split())
# Numerals that mostly count what stands after them, but may begin a name: სამი მდინარის ცენტრი (Three Rivers Centre).
CARDINALS = frozenset(["ორი", "სამი"])
# After an item of a list.
ITEM_END = regex.compile(r"\s?[:–—]\s|\s-\s")
CLAUSE_START = regex.compile(r"[.;:!?()•]|,\s|\s[–—-]\s")
CLAUSE_END = regex.compile(r"[.;:!?()](?=\s|$)|,\s(?!ხოლო)|\s[–—-]\s")
# What is said of institutions: which … hosts; opened, was founded, works; the opening of, the host of; joined.
HOSTED_RELATIVE = regex.compile(r",\s(?:რომელსაც|რომლის)\s[^.;:!?()]{0,90}(?:მასპინძლ|მასპინძელ)")
OPENED = regex.compile(
    r"(?<!\p{L})(?:გა[იუ]?ხსნ(?!ის)|იხსნებ|ხსნის|დაარს(?:და|ა|ეს)|დააარს|აარსებ|დაფუძნდ|დააფუძნ|აფუძნებ|ფუძნდებ|შეიქმნ|შექმნ(?!ის)|იქმნებ"
    r"|ჩამოყალიბდ|ჩამოაყალიბ|ამოქმედდ|აამოქმედ|ამუშავდ|მოქმედებ(?:ს|და|ენ)|მუშაობ(?:ს|და|ენ)|ფუნქციონირებ(?:ს|და)|მდებარეობს)"
)
OPENING = regex.compile(
    r"\s(?:\p{Georgian}++\s){0,2}(?:(?:გახსნ|დაარსებ|დაფუძნებ|შექმნ|ჩამოყალიბებ|ამოქმედებ)\p{Georgian}{1,4}"
    r"(?!\s(?:იდე|წინადადებ|საკითხ|შესაძლებლობ))|მასპინძ[ელ]{1,2}|კარი(?:\s|$)|წევრ)"
)
HOSTED_OR_JOINED = regex.compile(r"(?<!\p{L})(?:უ?მასპინძლ|შე?უ?უერთდ|შემოუერთდ|მიუერთდ|ხსნი|აარსებ|აფუძნებ|ამოქმედებ)")
ENTERED = regex.compile(r"\s(?:[^\s.,;:!?()]++\s(?<!ში\s)){0,5}(?:გაწევრიან|გაერთიანდ|ჩაერთ|შევიდ|შედის)")
# Words of speech: what is quoted with one of them is said, not named.
SPEECH = frozenset(_LISTS["other"]["speech"].split())
# Acronyms that stand for other things as well: they need the programme's name in the document.
AMBIGUOUS_ACRONYMS = frozenset(_LISTS["other"]["ambiguous_acronyms"].split())
