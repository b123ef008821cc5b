"""Words that decide what is a country's name and what stands for several countries."""

from typing import Literal

import regex

# Names of places, and of measures (cubic metre), that hold a country's name and are none.
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

# Forms that are ordinary words as well (ჩადის, he goes in; განა, is it not; დანიელ, Daniel; დომინიკი, Dominic): they
# count as countries beside another country's name.
HOMOGRAPHS = frozenset(
    [
        *("ჩადი", "ჩადის", "ჩადით"),
        *("განა", "განის", "განით", "განს"),
        *("დომინიკის", "დომინიკით"),
        "დანიელ",
    ]
)

# Before a name, these say that the city of that name is meant (ქ. ტუნისი, the city of Tunis).
CITY = regex.compile(r"(?<!\p{Georgian})(?:ქ\.|ქალაქ)\s{0,2}$")

# The adjective of a country says its language in -ად (ქართულად, in Georgian), before a word for what is said or printed
# in it (ქართული თარგმანი, Georgian translation), and beside English, which is no country's adjective.
IN_LANGUAGE = "ად"
OF_LANGUAGE = regex.compile(r"\s{1,3}(?:ენ(?:ა|ი[სთ]|ებ)|თარგმან|თარგმნ|ანბან|გამოცემ|ვერსი|(?:და|ან)\s{1,3}ინგლისურ)")
AFTER_ENGLISH = regex.compile(r"(?<!\p{Georgian})ინგლისურ(?:ი|ს|ად)?,?\s{1,3}(?:(?:და|ან)\s{1,3})?$")

# Continents' names that stand for a country in common use, unless a continent is meant.
CONTINENTS = frozenset({"ამერიკა"})
CONTINENT_COMPANY = ("ევროპა", "აზია", "აფრიკა")

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

# The words of a phrase that stands for countries, by kind. H: heads; C: heads only with a number that takes in a whole
# set (ორივე მხარე, both sides); A: point back; Q: all of a region; N: numerals; owned: after სახელმწიფო these make it
# an adjective (state agency).
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
# The phrase, over one letter per word: those of KINDS (h, c singular heads), D demonstrative, F figure, V number that
# takes in a known set (სამივე), G of the region, R region in the genitive or as an adjective, L region with -ში,
# a attribute.
PHRASE = regex.compile(
    r"(?P<lead>[ADRLG]{0,2}[VNF][RL]?)(?P<attributes>a{0,2})(?P<head>[hH])(?P<after>L?)"
    r"|(?P<lead>[ADRL]{0,2}V)(?P<attributes>a{0,2})(?P<head>[cC])(?P<after>)"
    r"|(?P<lead>[RL]Q|Q[RL])(?P<attributes>a{0,2})(?P<head>[hH])(?P<after>)"
    r"|(?P<lead>[ADRL]{1,2})(?P<attributes>a{0,2})(?P<head>H)(?P<after>L?)"
    r"|(?P<lead>)(?P<attributes>a{0,1})(?P<head>H)(?P<after>L)"
)
ATTRIBUTE = regex.compile(r"\p{Georgian}{2,30}+(?<!ს|ით|ში|ზე|დან|თან|თვის|მდე|ად)")
ADJECTIVAL = ("ური", "ული", "ელი", "პირა")

# Before the phrase, these say that other or indefinite countries are meant.
WORD_BEFORE = regex.compile(r"(?<!\p{Georgian})(\p{Georgian}++)\s++$")
INDEFINITE = frozenset(
    [
        *("კიდევ", "სხვა", "დანარჩენი", "დანარჩენ", "დანარჩენმა", "დამატებით", "მინიმუმ", "სულ"),
        *("ახალი", "ახალ", "პირველი", "პირველ"),
    ]
)

# Before a number of countries, which of those named they are: the remaining seven, the last two, the first three.
PICKS: dict[str, Literal["rest", "last", "first"]] = {
    **dict.fromkeys(("დანარჩენი", "დანარჩენ", "დანარჩენმა", "დანარჩენს"), "rest"),
    **dict.fromkeys(("ბოლო", "უკანასკნელი", "უკანასკნელ", "უკანასკნელმა"), "last"),
    **dict.fromkeys(("პირველი", "პირველ", "პირველმა"), "first"),
}
# A relative after the phrase says itself which countries are meant.
RELATIVE_FOLLOWS = regex.compile(r"\s?,\s{1,2}(?:რომ|ვინ)")
# This country: the one that the sentence before is about.
THIS_COUNTRY = regex.compile(
    r"(?<!\p{Georgian})(?:ამ|ამავე|იმავე|ხსენებულ|აღნიშნულ)(?:ი|მა|ს)?\s"
    r"(?:ქვეყან|ქვეყნ|სახელმწიფო|რესპუბლიკ)(?:ა|ამ|ას|ის|აში|ისთვის|ისათვის|ასთან|მ|ს|ში|სთვის|სთან)?(?!\p{Georgian})"
)

# What stands between the members of a list, and between a phrase and the list that explains it.
LISTED = regex.compile(
    r"(?:\s?[,;]\s{1,2}|,?\s{1,2}(?:და|ან|ხოლო|ასევე|აგრეთვე|ისევე როგორც)\s{1,2}|\s?[/\u2010-\u2013-]\s?)"
    r"(?:(?:ასევე|აგრეთვე)\s)?"
)
BOTH_REGIONS = regex.compile(r"\s{1,2}+და\s{1,2}+")
LIST_FOLLOWS = regex.compile(
    r"(?:\s{1,2}(?:შორის|მიერ))?\s?[:(,\u2010-\u2014-]\s{0,2}(?:(?:ესენია|კერძოდ|ანუ)[,:]?\s{1,2})?"
)
LIST_LATER = regex.compile(r"[^.!?:;\n]{1,120}+:\s{1,2}+")

# Blocks that are no running text: a group phrase there is a title or repeats one.
TITLES = frozenset({"title", "header", "heading", "box_title", "page_number"})

# The roles of a name, the likelier first where one form has several.
ROLES = ("name", "adjective", "demonym")
