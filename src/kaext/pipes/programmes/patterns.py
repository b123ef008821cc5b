"""Patterns and word lists for names of programmes and their contexts."""

from __future__ import annotations

from kaext.data_files import tables_of
from kaext.expressions import lazy_re, lazy_regex
from kaext.list_marks import ITEM_MARK

_LISTS = tables_of("kaext.pipes.programmes", "lists.toml")

# The confidence of each rule.
CONFIDENCE: dict[str, float] = {
    "acronym": 0.97,
    "name": 0.97,
    "reordered-name": 0.93,
    "misspelled-name": 0.85,
    "transliterated-name": 0.9,
    "name-in-brackets": 0.8,
    "translated-name": 0.8,
    "defined-acronym": 0.85,
    "defined-name": 0.88,
    "defined-catalogued-name": 0.92,
    "quoted-name": 0.85,
    "described-name": 0.82,
    "latin-name": 0.8,
    "listed-name": 0.75,
    "spelled-name": 0.75,
    "later-mention": 0.8,
    "short-form": 0.7,
    # A name found by its form that is in the catalogue; an exercise named after a catalogued force.
    "catalogued": 0.93,
    "force-exercise": 0.9,
}


def _kinds_by_word(name: str) -> dict[str, str]:
    """Return the words of a table of ``lists.toml`` with their kinds."""
    return {word: kind for kind, words in _LISTS[name].items() for word in words.split()}


HEADS = _kinds_by_word("heads")
HEADS_WITH_ACRONYM = {**HEADS, **_kinds_by_word("heads_with_acronym")}
HEADS_IF_QUOTED = _kinds_by_word("heads_with_acronym_if_quoted")
ENGLISH_HEADS = _kinds_by_word("english_heads")
ANNOUNCING = frozenset(_LISTS["other"]["announcing"].split())
NAMING = frozenset(_LISTS["other"]["naming"].split())
WHICH = frozenset(["რომელსაც", "რომელთაც", "რომლებსაც"])
COMMANDING = frozenset(_LISTS["other"]["commanding"].split())
TROOPS = frozenset(_LISTS["other"]["troops"].split())
FRAMEWORK = frozenset(_LISTS["other"]["framework"].split())
NOT_PROGRAMMES = frozenset(_LISTS["other"]["not_programmes"].split())

# English letters and their consonant class in :mod:`kaext.pipes.programmes.transliteration`, longest first.
ENGLISH_SOUNDS = tuple(
    (letters, sound.strip("-"))
    for letters, _, sound in (pair.partition("=") for pair in _LISTS["other"]["english_sounds"].split())
)

QUOTED = lazy_regex(
    r"(?P<open>[„“”\"«])(?P<name>(?![\s,.;:”“\"»])[^„“”\"«»\n]{2,90}?)(?P<close>[”“\"»])"
    r"(?P<ending>[-‐‑]?\p{Georgian}{1,6}+(?!\p{L}))?"
)
# A quoted name of several words before its head noun.
QUOTED_BEFORE_HEAD = lazy_regex(
    r"[„“”\"«](?P<name>[^„“”\"«»\s]++(?:\s[^„“”\"«»\s]++)++)[”“\"»]\s?(?P<head>\p{Georgian}++)"
)
# A year that is part of a name: four digits or, after an apostrophe, a hyphen or in quotation marks, two.
YEAR = lazy_regex(
    r"(?:\sExercise)?+(?:[^\S\t]|[^\S\t]?[-–/‐][^\S\t]?|[^\S\t]?['’])(?P<year>(?:19|20)\d\d|\d\d)(?!\d|[.,]\d|\s?-?\s?(?:წ\.|წლ|წელ|წწ))"
)
SERIES = lazy_regex(r"ყოველწლიურ|წლიდან|სერი(?:ა|ის)|ტრადიციულ")
NAME_YEAR = lazy_regex(r"(?:\s?[-–/‐'’]\s?|\s)(?:(?:19|20)\d\d|\d\d)$")
# A year of the calendar: before წელი (year) in any form, in a numeric date, or at the start of an entry.
CALENDAR_YEAR = lazy_regex(
    r"(?<!\d|\d\d\d\d[-–])(?P<year>(?:19|20)\d\d)(?=\s?-?\s?წ(?!ლიდან|ლამდე))|\d\d?[./]\d\d?[./](?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?:^|(?<=\n))\W{0,3}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_LATIN_WORD = r"\p{Lu}(?:\p{Latin}|[’'-](?=\p{Latin})){1,30}+"
LATIN_NAME = lazy_regex(
    rf"(?<![\p{{Latin}}\d_./@-]){_LATIN_WORD}(?:\s(?:(?:of|for|and|the|in|on|to|de|i)\s){{0,2}}{_LATIN_WORD}){{0,6}}+"
    r"(?![\p{Latin}_@]|\.\p{L})"
)
# The next word of a longer English name: Regional Cooperation Council is not the exercise Regional Cooperation.
LONGER_NAME = lazy_regex(r"\s\p{Lu}\p{Ll}++(?<!Exercise|Operation|Series|Mission)")
# A name with its year at the start of a line or sentence.
LINE_NAME = lazy_regex(
    rf"(?m)(?:^[ \t]*+{ITEM_MARK}?[ \t]*+|(?<=[.!?;] ))"
    r"(?P<name>[\u10d0-\u10f0]{3,20}+(?: [\u10d0-\u10f0]{2,20}+){0,3}+)"
    r" (?P<year>(?:19|20)\d\d)(?= ?[:–—-](?![\d\u10d0-\u10f0]))"
)
# What ends the phrase before a name, and the one after it.
PHRASE_START = lazy_regex(r"[.;!?()„“”\"«»]")
PHRASE_END = lazy_regex(r"[.,;:!?()„“”\"«»]|\s[-–—]\s")
# A noun that may state the kind of the name after it, perhaps with a mark between; a noun in apposition has commas.
NOUN_AT_END = lazy_regex(r"\p{Georgian}\s?[,–—:-]?\s?$")
COMMA_AT_END = lazy_regex(r",\s?$")
COMMA_AFTER_NAME = lazy_regex(r"[”“\"»]?,")
BRACKET_AFTER_NAME = lazy_regex(r"^\s?\([^()]{1,40}\)")
# The case ending of a Latin name: NATO-ს, and of an acronym; the words beside an acronym.
ENDING = lazy_regex(r"[-‐‑]?\p{Georgian}{1,6}(?!\p{L})")
ENDING_START = lazy_regex(r"[-‐‑]?\p{Georgian}")
ADJACENT_BEFORE, ADJACENT_AFTER = lazy_regex(r"(\p{Georgian}+) $"), lazy_regex(r" (\p{Georgian}+)")
POSSESSOR_BEFORE = lazy_regex(r"(?<!\p{Georgian})\p{Georgian}++(?=\s\Z)")
LETTERS, SEVERAL_LETTERS = lazy_regex(r"\p{L}+"), lazy_regex(r"\p{L}{2,}")
# The parts of an id made of an English name.
ID_PART = lazy_regex(r"[A-Z\d]+")
# Baltic Guard 98: a name and its year.
NAME_AND_YEAR = lazy_regex(r"(?P<name>.{2,}?)(?:[\s–/-]|\s?['’])\s?(?P<year>(?:19|20)\d\d|\d\d)")
# What precedes two digits that are a year. A spaced dash may be the mark of a list, before a number of soldiers.
BEFORE_SHORT_YEAR = lazy_regex(r"[-–‐]|\s?[/'’]|\s-\d|\s\d\d\s?[”“\"»)]")
# The rest of a name that is joined to the one before it.
JOINED_NAME = lazy_regex(r"\s?(?:და|and)\s")
KIND_IN_ENGLISH = lazy_regex(r"^(?:Operation|Exercise) ")
# The word before a quoted name, which may be in brackets.
WORD_BEFORE_NAME = lazy_regex(r"(?<!\p{Georgian})(?P<word>\p{Georgian}++)\s\(?$")
GEORGIAN_WORD = lazy_re(r"[\u10d0-\u10f0]++")
BRACKET = lazy_regex(r"[”“\"»]?\s{0,2}\(\s?(?:ინგლ(?:ისურად|\.)?[\s:–—-]{1,3})?[„“”\"«]?")
# An alternative name, quoted in brackets: „ბალტიის ბატალიონი“ („ბალტბატი“), the Baltic Battalion (BALTBAT).
QUOTED_IN_BRACKETS = lazy_regex(
    r"[”“\"»]?\s{0,2}\((?:(?:ანუ|იგივე|ე\.\s?წ\.|შემოკლებით|შემდგომში)[\s:–—-]{1,3})?[„“”\"«](?P<name>[^„“”\"«»()\n]{3,60})[”“\"»]\)"
)
# A name given by a verb after it: „X“ – ასე ერქვა წვრთნას (that is what the exercise was called).
NAMED_SO = lazy_regex(rf"\s?[,–—-]?\s?ასე\s(?:{'|'.join(sorted(NAMING))})\s(?P<head>\p{{Georgian}}++)")
# A noun and a quotation before a bracket: სიტყვა „კავშირი“ ( (the word "alliance").
QUOTED_BEFORE_BRACKET = lazy_regex(
    r"(?<!\p{Georgian})(?P<head>\p{Georgian}{2,30}+)\s[„“”\"«][^„“”\"«»\n]{2,60}+[”“\"»]\s\($"
)
# The rest of a bracket after an alternative name in it: a year, a quotation mark, a remark.
AFTER_NAME_IN_BRACKETS = lazy_regex(r"(?P<year>\s?['’]?(?:\d{4}|\d\d))?+\s?[”“\"»]?\s?(?:[,;–—-].*)?")
ANNOUNCED_IN_BRACKET = lazy_regex(rf"\(\s?(?=(?:(?:{'|'.join(ANNOUNCING)})\s?){{1,2}}[„“”\"«]?$)")
# A noun phrase in apposition after a name: „X“, ყოველწლიური სწავლება, … (X, the annual exercise, …).
APPOSITION = lazy_regex(r",\s(?P<words>(?:\p{Georgian}++\s){0,3}+\p{Georgian}++)(?=[,.;])")
# Adjectives of purpose: საველე (field), საშტაბო (staff).
OF_PURPOSE = lazy_regex(r"სა\p{Georgian}{2,20}+(?<=[ოე])")
# Words between names of countries: ნატო (NATO), და (and).
BETWEEN_COUNTRIES = frozenset(["ნატო", "NATO", "და"])
# The rest of a clause after a name; verbs of carrying out; verbs that take a programme as their argument.
CLAUSE_REST = lazy_regex(r"(?:[^.,;:!?()„“”\"«»–—-]|\d[.,]\d|(?<=\d)[-–](?=\d)|-(?=\p{Georgian})){1,120}+")
CARRIED_OUT = lazy_regex(r"(?:გან)?ხორციელდ|განხორციელ")
# Verbs of financing in the passive: the project is in the nominative. In the active it is in the dative or nominative.
FINANCED = lazy_regex(r"(?:და)?ფინანსდ(?:ა|ება|ებოდა)")
FINANCING = lazy_regex(r"(?:და)?აფინანს(?:ა|ეს|ებს|ებენ|ებდა|ებდნენ)")
# Verbs of leaving: a country leaves a project.
ABANDONED = lazy_regex(r"(?:და|მი)(?:ა|უ)?ტოვ(?:ა|ეს|ებს|ებენ|ებია|ებიათ)")
PARTICIPATION_VERB = lazy_regex(
    rf"მონაწილეობ|ჩაერთ|ერთვებ|შეუერთდ|უერთდებ|{CARRIED_OUT.pattern}|{FINANCED.pattern}$|{ABANDONED.pattern}$"
)
# Verbs before a name in the nominative: came into operation, began, is under way, they began.
BEGAN = lazy_regex(
    r"(?:ამოქმედ|ამუშავ)დ(?:ა|ება)|დაიწყ(?:ო|ება|ეს)|იწყება|(?:წამო|და)იწყეს|მიმდინარეობ(?:ს|და)|(?:გან)?ხორციელდ(?:ა|ება|ებოდა)"
)
# Verbs of serving in operations.
SERVICE_VERB = lazy_regex(r"(?:ი|მო)?მსახურ|(?:ი|და)?პატრულირ|მონაწილეობ|ჩაერთ|ერთვებ|შე?უ?ერთდ|იბრძოდ|იბრძვ")
STUDIES = frozenset(["კვლევა", "გამოკვლევა"])
# Predicates of a study that is a book or a report: published, author, printed.
PUBLISHED = lazy_regex(r"გამო(?:ქვეყნ|სც|იც|ცემ|ვიდ)|ავტორ|დაბეჭდ")
# A row of an account: a quoted name, a leader of dots or spaces, an amount.
ACCOUNT_ROW = lazy_regex(
    r"(?m)^[ \t]*+[„“”\"«][^„“”\"«»\n]{2,90}[”“\"»][^\n\d.€$£…|]{0,40}?(?:\s?\.{3,}|\s?…+|\s{3,}|\s?\|)[ .…|]*+"
    r"(?:[€$£]\s?)?\d[\d .,]*+[^\n]{0,30}$"
)
# After a name that heads its paragraph: a full stop, perhaps behind the acronym, and text.
RUN_IN = lazy_regex(r"(?:\s\(\p{Lu}[\p{Lu}\d-]{1,12}\))?[.:]\s[„“”\"«]?\p{L}")
# A place with "in" or "at"; verbs of holding an exercise; a noun with "in".
PLACE = lazy_regex(r"\p{Georgian}{2,40}(?:ში|ზე)ც?")
HELD_VERB = lazy_regex(r"(?:ჩა|და|გა|მო)?(?:ტარდ|იმართ|ეწყო|სრულდ|უმასპინძლ)")
LOCATIVE = lazy_regex(r"\p{Georgian}{2,40}ში")
# After a name that begins an item of a list: a colon or a dash, or the item's end.
AFTER_LISTED = lazy_regex(r"\s?[:–—]\s|\s-\s|\s?\([^()]{1,40}\)\s?[:–—-]\s|[.;]?\s*+(?:\n|\Z)")
LISTED_LINE = lazy_regex(rf"\s*+(?:{ITEM_MARK}|[„“”\"«]|\s{{2}})")
# A plural agent in the ergative, such as aircraft: „გრიპენებმა“ (the Gripens).
PLURAL_AGENT = lazy_regex(r"(?<=\p{Georgian})ებმა\Z")
LIST_LINK = lazy_regex(r"\s?(?:,\s?)?(?:და|ასევე|აგრეთვე)?\s?")
ENGLISH_DOCUMENTS = frozenset(_LISTS["other"]["english_documents"].split())
# Military units; a unit of one country is that country's own, not a programme.
UNITS = frozenset(["ბატალიონი", "ბრიგადა", "ესკადრა", "ქვედანაყოფი"])
NATIONAL_FORCES = frozenset(_LISTS["other"]["national_forces"].split())
FORMAT_MODIFIERS = frozenset(_LISTS["other"]["format_modifiers"].split())
EXERCISE_KINDS = frozenset(_LISTS["other"]["exercise_kinds"].split())
NATIONAL_COUNCILS = frozenset(_LISTS["other"]["national_councils"].split())
BODIES = frozenset(_LISTS["other"]["bodies"].split())
STATE_CENTRE_MODIFIERS = frozenset(_LISTS["other"]["state_centre_modifiers"].split())
# Unquoted names of institutions: their head nouns, in the singular.
INSTITUTION_HEADS = frozenset(_LISTS["institutions"]["heads"].split())
INSTITUTION_NOUN = lazy_regex(r"(?<!\p{L})(?:ცენტრ|სკოლა|აკადემია|ინსტიტუტ|კოლეჯ)(?!ებ|თა)\p{Georgian}{0,6}+(?!\p{L})")
# A country's Partnership for Peace training centre, from the programme's name on.
PARTNERSHIP_CENTRE = lazy_regex(
    r"(?<![\p{L}-])(?:PfP(?:-ის)?|პარტნიორობა მშვიდობის(?:ა)?თვის) "
    r"(?:საწვრთნელ\p{Georgian}{0,3}+|სასწავლო|წვრთნის|სწავლების) ცენტრ(?!ებ)\p{Georgian}{0,6}+(?!\p{L})"
)
NAMED_HEADS = frozenset(HEADS_WITH_ACRONYM) | INSTITUTION_HEADS
NAME_WORD = lazy_regex(r"\p{Georgian}++(?:-\p{Georgian}++)*+|[\p{L}\d]++(?:-\p{Georgian}++)?")
FIELDS = frozenset(_LISTS["institutions"]["fields"].split())
UNSPECIFIC_FIELDS = frozenset(_LISTS["institutions"]["unspecific_fields"].split())
STATE_BODIES = frozenset(_LISTS["institutions"]["state_bodies"].split())
POSSESSORS = frozenset(_LISTS["institutions"]["possessors"].split())
# Numerals that may begin a name: სამი მდინარის ცენტრი (Three Rivers Centre).
CARDINALS = frozenset(["ორი", "სამი"])
# The end of a list item's name.
ITEM_END = lazy_regex(r"\s?[:–—]\s|\s-\s")
CLAUSE_START = lazy_regex(r"[.;:!?()•]|,\s|\s[–—-]\s")
CLAUSE_END = lazy_regex(r"[.;:!?()](?=\s|$)|,\s(?!ხოლო)|\s[–—-]\s")
# Predicates typical of institutions: which … hosts; opened, was founded, operates; the opening of, the host of; joined.
HOSTED_RELATIVE = lazy_regex(r",\s(?:რომელსაც|რომლის)\s[^.;:!?()]{0,90}(?:მასპინძლ|მასპინძელ)")
OPENED = lazy_regex(
    r"(?<!\p{L})(?:გა[იუ]?ხსნ(?!ის)|იხსნებ|ხსნის|დაარს(?:და|ა|ეს)|დააარს|აარსებ|დაფუძნდ|დააფუძნ|აფუძნებ|ფუძნდებ|შეიქმნ|შექმნ(?!ის)|იქმნებ"
    r"|ჩამოყალიბდ|ჩამოაყალიბ|ამოქმედდ|აამოქმედ|ამუშავდ|მოქმედებ(?:ს|და|ენ)|მუშაობ(?:ს|და|ენ)|ფუნქციონირებ(?:ს|და)|მდებარეობს)"
)
OPENING = lazy_regex(
    r"\s(?:\p{Georgian}++\s){0,2}(?:(?:გახსნ|დაარსებ|დაფუძნებ|შექმნ|ჩამოყალიბებ|ამოქმედებ)\p{Georgian}{1,4}"
    r"(?!\s(?:იდე|წინადადებ|საკითხ|შესაძლებლობ))|მასპინძ[ელ]{1,2}|კარი(?:\s|$)|წევრ)"
)
HOSTED_OR_JOINED = lazy_regex(r"(?<!\p{L})(?:უ?მასპინძლ|შე?უ?უერთდ|შემოუერთდ|მიუერთდ|ხსნი|აარსებ|აფუძნებ|ამოქმედებ)")
ENTERED = lazy_regex(r"\s(?:[^\s.,;:!?()]++\s(?<!ში\s)){0,5}(?:გაწევრიან|გაერთიანდ|ჩაერთ|შევიდ|შედის)")
# Words of direct speech: a quotation with one of them is an utterance, not a name.
SPEECH = frozenset(_LISTS["other"]["speech"].split())
# Ambiguous acronyms: they count only if the document also gives the programme's name.
AMBIGUOUS_ACRONYMS = frozenset(_LISTS["other"]["ambiguous_acronyms"].split())
