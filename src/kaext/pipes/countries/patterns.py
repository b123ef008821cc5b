"""Word lists and patterns for names of countries and for group phrases."""

from typing import Literal

from kaext.expressions import lazy_regex

# The confidence of each rule for names; "ambiguous" is that of homographs beside a country, and of continents.
CONFIDENCE: dict[str, float] = {
    "name": 0.99,
    "adjective": 0.95,
    "demonym": 0.95,
    "compound": 0.95,
    "misspelling": 0.6,
    "ambiguous": 0.75,
    "english": 0.95,
}

# The confidence of a group phrase, by where its countries were found.
GROUP_CONFIDENCE: dict[str, float] = {
    "list": 0.95,
    "region": 0.9,
    "sentence": 0.9,
    "previous-sentence": 0.85,
    "earlier-sentence": 0.8,
    "block": 0.75,
    "subset": 0.75,
    "unnamed-region": 0.7,
    "whole-block": 0.7,
    "frequent": 0.7,
    "salient": 0.6,
}

# Names of places, and of measures (cubic metre), that contain a country's name but denote no country.
PLACES = (
    "ჩრდილოეთ ირლანდია",
    "ჩრდილოეთ კვიპროსის თურქული რესპუბლიკა",
    "ჩრდილოეთ კვიპროსი",
    "სერბთა რესპუბლიკა",
    "ლათინური ამერიკა",
    "ჩრდილოეთ ამერიკა",
    "სამხრეთ ამერიკა",
    "ცენტრალური ამერიკა",
    "ჩრდილოეთი ამერიკა",
    "სამხრეთი ამერიკა",
    "ახალი გვინეა",
    "ახალი მექსიკა",
    "ინდოეთის ოკეანე",
    "ინდური ოკეანე",
    "ომანის ყურე",
    "ფინეთის ყურე",
    "გვინეის ყურე",
    "მექსიკის ყურე",
    "ტაილანდის ყურე",
    "იაპონიის ზღვა",
    "ნორვეგიის ზღვა",
    "ირლანდიის ზღვა",
    "ფილიპინების ზღვა",
    "სამხრეთ ჩინეთის ზღვა",
    "აღმოსავლეთ ჩინეთის ზღვა",
    "კორეის სრუტე",
    "ტაივანის სრუტე",
    "დანიის სრუტე",
    "კორეის ნახევარკუნძული",
    "ჩადის ტბა",
    "კუბური მეტრი",
    "კუბური სანტიმეტრი",
    "კუბური კილომეტრი",
)

# Homographs of common words and names (ჩადის, goes in; განა, is it not; დანიელ, Daniel; დომინიკი, Dominic). They count
# as countries only beside another country's name.
HOMOGRAPHS = frozenset(
    [
        *("ჩადი", "ჩადის", "ჩადით"),
        *("განა", "განის", "განით", "განს"),
        *("დომინიკის", "დომინიკით"),
        "დანიელ",
    ]
)

# Common nouns one letter away from a country's name, in every form: workshop (emirates).
NO_MISSPELLING = lazy_regex(r"საამქრო|კრაინ")

# Before a name: the city of that name (ქ. ტუნისი, the city of Tunis).
CITY = lazy_regex(r"(?<!\p{Georgian})(?:ქ\.|ქალაქ)\s{0,2}$")

# The adjective of a country denotes its language in -ად (ქართულად, in Georgian), before a noun for a text (ქართული
# თარგმანი, a Georgian translation), and beside "English", which is no country's adjective.
LANGUAGE_ENDING = "ად"
LANGUAGE_NOUN = lazy_regex(
    r"\s{1,3}(?:ენ(?:ა|ი[სთ]|ებ)|თარგმან|თარგმნ|ანბან|გამოცემ|ვერსი|(?:და|ან)\s{1,3}ინგლისურ)"
    r"|\s{0,5}[|·•/,]?\s{0,5}(?:English|Eng(?!\p{L})|Русский|Français|Română|Deutsch)"
)
AFTER_ENGLISH = lazy_regex(r"(?<!\p{Georgian})ინგლისურ(?:ი|ს|ად)?,?\s{1,3}(?:(?:და|ან)\s{1,3})?$")

# Names of continents that commonly denote a country, unless other continents are named beside them.
CONTINENTS = frozenset({"ამერიკა"})
OTHER_CONTINENTS = ("ევროპა", "აზია", "აფრიკა")

NUMERALS = {
    "ორი": 2,
    "სამი": 3,
    "ოთხი": 4,
    "ხუთი": 5,
    "ექვსი": 6,
    "შვიდი": 7,
    "რვა": 8,
    "ცხრა": 9,
    "ათი": 10,
    "თერთმეტი": 11,
    "თორმეტი": 12,
    "ცამეტი": 13,
    "თოთხმეტი": 14,
    "თხუთმეტი": 15,
    "თექვსმეტი": 16,
    "ჩვიდმეტი": 17,
    "თვრამეტი": 18,
    "ცხრამეტი": 19,
    "ოცი": 20,
}

# The words of group phrases, by kind. H: heads; C: heads only with an inclusive number (ორივე მხარე, both sides);
# A: anaphoric adjectives; Q: quantifiers of a region; N: numerals; owned: bodies, before which სახელმწიფო (state) is an
# adjective (a state agency).
KINDS = {
    "H": ("ქვეყანა", "სახელმწიფო", "პარტნიორი", "რესპუბლიკა"),
    "C": ("მხარე", "მეზობელი", "მოკავშირე"),
    "A": (
        "ხსენებული",
        "ზემოხსენებული",
        "აღნიშნული",
        "ზემოაღნიშნული",
        "დასახელებული",
        "ზემოდასახელებული",
        "ჩამოთვლილი",
        "ზემოჩამოთვლილი",
        "მოხსენიებული",
        "მითითებული",
    ),
    "Q": ("ყველა",),
    "N": tuple(NUMERALS),
    "owned": (
        "უწყება",
        "დაწესებულება",
        "ორგანო",
        "ორგანიზაცია",
        "სტრუქტურა",
        "პროგრამა",
        "პროექტი",
        "უნივერსიტეტი",
        "კომპანია",
        "საწარმო",
        "ბანკი",
        "მინისტრი",
        "მდივანი",
        "მოხელე",
        "სამსახური",
        "სააგენტო",
        "ფონდი",
        "ენა",
    ),
}
OF_THE_REGION = "რეგიონის"
DEMONSTRATIVES = frozenset({"ეს", "ამ", "იმავე", "იგივე", "ამავე"})

SINGULAR_HEADS = frozenset("hc")
HEADS = frozenset("hHcC")
# Group phrases as a pattern over one letter per word: those of KINDS (h, c: singular heads), D demonstrative,
# F figure in digits, V inclusive number (სამივე, all three), G "of the region", R region as a modifier (genitive or
# adjective), L region with -ში (in), a attribute.
PHRASE = lazy_regex(
    r"(?P<lead>[ADRLG]{0,2}[VNF][RL]?)(?P<attributes>a{0,2})(?P<head>[hH])(?P<after>L?)"
    r"|(?P<lead>[ADRL]{0,2}V)(?P<attributes>a{0,2})(?P<head>[cC])(?P<after>)"
    r"|(?P<lead>[RL]Q|Q[RL])(?P<attributes>a{0,2})(?P<head>[hH])(?P<after>)"
    r"|(?P<lead>[ADRL]{1,2})(?P<attributes>a{0,2})(?P<head>H)(?P<after>L?)"
    r"|(?P<lead>)(?P<attributes>a{0,1})(?P<head>H)(?P<after>L)"
)
ATTRIBUTE = lazy_regex(r"\p{Georgian}{2,30}+(?<!ს|ით|ში|ზე|დან|თან|თვის|მდე|ად)")
ADJECTIVAL = ("ური", "ული", "ელი", "პირა")

# The beginning of the head noun "partners".
PARTNERS = "პარტნიორ"
# Words before a group phrase that make it refer to other or indefinite countries.
WORD_BEFORE = lazy_regex(r"(?<!\p{Georgian})(\p{Georgian}++)\s++$")
INDEFINITE = frozenset(
    [
        *("კიდევ", "სხვა", "დანარჩენი", "დანარჩენ", "დანარჩენმა", "დამატებით", "მინიმუმ", "სულ"),
        *("ახალი", "ახალ", "პირველი", "პირველ"),
    ]
)

# Words before a number of countries that select from those named: the remaining seven, the last two, the first three.
SUBSETS: dict[str, Literal["rest", "last", "first"]] = {
    **dict.fromkeys(("დანარჩენი", "დანარჩენ", "დანარჩენმა", "დანარჩენს"), "rest"),
    **dict.fromkeys(("ბოლო", "უკანასკნელი", "უკანასკნელ", "უკანასკნელმა"), "last"),
    **dict.fromkeys(("პირველი", "პირველ", "პირველმა"), "first"),
}
# A relative clause after the phrase, which restricts its reference.
RELATIVE_FOLLOWS = lazy_regex(r"\s?,\s{1,2}(?:რომ|ვინ)")
# "This country", anaphoric to the sentence before.
THIS_COUNTRY = lazy_regex(
    r"(?<!\p{Georgian})(?:ამ|ამავე|იმავე|ხსენებულ|აღნიშნულ)(?:ი|მა|ს)?\s"
    r"(?:ქვეყან|ქვეყნ|სახელმწიფო|რესპუბლიკ)(?:ა|ამ|ას|ის|აში|ისთვის|ისათვის|ასთან|მ|ს|ში|სთვის|სთან)?(?!\p{Georgian})"
)

# Between the members of a list; between a phrase and the list that specifies it.
LISTED = lazy_regex(
    r"(?:\s?[,;]\s{1,2}|,?\s{1,2}(?:და|ან|ხოლო|ასევე|აგრეთვე|ისევე როგორც)\s{1,2}|\s?[/\u2010-\u2013-]\s?)"
    r"(?:(?:ასევე|აგრეთვე)\s)?"
)
# A dash with spaces around it, which may close a list.
DASH = lazy_regex(r"\s[\u2010-\u2013-]\s")
# Before the last member of a list.
CONJUNCTION = lazy_regex(r"\sდა\s")
BOTH_REGIONS = lazy_regex(r"\s{1,2}+და\s{1,2}+")
LIST_FOLLOWS = lazy_regex(
    r"(?:\s{1,2}(?:შორის|მიერ))?\s?[:(,\u2010-\u2014-]\s{0,2}(?:(?:ესენია|კერძოდ|ანუ)[,:]?\s{1,2})?"
)
LIST_LATER = lazy_regex(r"[^.!?:;\n]{1,120}+:\s{1,2}+")
# The rest of a sentence after a colon, in which a list may come: five states founded it: that month A, B, C, D and E ….
REST_OF_SENTENCE = lazy_regex(r"[^.!?:;]{0,240}+")

# Blocks that are not running text: their group phrases are titles.
TITLES = frozenset({"title", "header", "heading", "box_title", "page_number"})

# The roles of a name, the most likely first.
ROLES = ("name", "adjective", "demonym")
