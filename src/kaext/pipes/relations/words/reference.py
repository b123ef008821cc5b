"""Referring words: pronouns, demonstratives, possessives, ordinals and numbers."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import shaped, whole

DEMONSTRATIVE = whole(
    "ეს ამ ამა იმ იგივე იმავე ამავე აღნიშნულ(?:ი|მა|ს)? ხსენებულ(?:ი|მა|ს)? დასახელებულ(?:ი|მა|ს)? "
    "ზემოხსენებულ(?:ი|მა|ს)? ზემოაღნიშნულ(?:ი|მა|ს)? მოცემულ(?:ი|მა|ს)? შესაბამის(?:ი|მა|ს)? მსგავს(?:ი|მა)? "
    "ასეთ(?:ი|ივე|მა)? ამგვარი? ანალოგიურ(?:ი|მა)?"
)
# Such an offer, the same invitation: refers to one mentioned before.
SUCH = whole("მსგავსი ასეთი ასეთივე ანალოგიური იგივე")
# At the same summit, on this occasion: refers to an occasion (``times.OCCASION``) mentioned before.
SAME = whole("იმავე ამავე ამ იმ ხსენებულ აღნიშნულ")
# "This happened in 1996": refers to the event of the sentence before.
THIS = whole("ეს ესე ყველაფერი")
RIGHT_THERE = "იქვე"
# The role of each pronoun, and whether it is plural.
PRONOUNS: dict[str, tuple[str, bool]] = {
    "ის": ("nom", False),
    "იგი": ("nom", False),
    "მან": ("erg", False),
    "მას": ("dat", False),
    "ისინი": ("nom", True),
    "მათ": ("any", True),
    **{
        f"{number}{ending}": (case, True)
        for number in ("ორივე", "სამივე", "ოთხივე", "ხუთივე")
        for ending, case in (("", "nom"), ("მ", "erg"), ("ს", "dat"), ("სთვის", "ben"), ("ში", "loc"), ("სთან", "com"))
    },
    "მათში": ("loc", True),
    "მასში": ("loc", False),
    "მისთვის": ("ben", False),
    "მათთვის": ("ben", True),
    "იქ": ("loc", False),
    "აქ": ("loc", False),
    "მასთან": ("com", False),
    "მათთან": ("com", True),
    "მისგან": ("from", False),
    "მათგან": ("from", True),
    "ეს": ("nom", False),
    # With the emphatic particle -ვე: the same one, right there.
    "მანვე": ("erg", False),
    "მასვე": ("dat", False),
    "მათვე": ("any", True),
    RIGHT_THERE: ("loc", False),
    "იქიდან": ("abl", False),
    "აქედან": ("abl", False),
}
# The same with the additive particle: to it, too; for them, too.
PRONOUNS |= {
    f"{pronoun}ც" if pronoun[-1] in "აეიოუ" else f"{pronoun}აც": value
    for pronoun, value in PRONOUNS.items()
    if pronoun not in {"ის", "ეს", "იქ", "აქ"} and not pronoun.endswith("ვე")
}
# Pro-forms for the place of an exercise: in which, where, here.
IN_FIELD = whole("სადაც რომელშიც რომლებშიც რომელშიაც აქ აქაც იქ იქაც მასში მათში")
# "There": the place of the clause before.
THERE = frozenset({"იქ", "იქაც"})
# "They" as the subject of a transitive verb; also "to them".
THEM = "მათ"
# Questions that a table after them answers: where, what, to whom.
WHAT_AND_WHERE = frozenset({"სად", "რა", "რას", "ვის", "ვისთვის"})
# "It" as a subject; also "this".
PERSONAL = frozenset({"ის", "იგი"})
IT = PERSONAL | {"ეს"}
# Whoever, whomever: refers to no country mentioned before.
WHOEVER = whole("ვინც ვისაც ვისთანაც ვისთვისაც ვისგანაც")
MOST, MORE = "ყველაზე", "უფრო"
# The reflexive possessive: the possessor is the subject.
OWN = frozenset({"საკუთარი", "საკუთარს", "თავისი", "თავისას"})
# "The same": what was offered to another country is offered, too.
THE_SAME = frozenset({"იმავეს", "იგივე", "ამავეს"})
# Its, their: the possessor is not the subject.
ITS = frozenset({"მისი", "მისმა", "მის", "მისივე", "მისმავე"})
# They.
THEY = "ისინი"
# Upon oneself: took upon itself.
ON_ONESELF = "თავზე"
# One's own, as a genitive.
ONES_OWN = frozenset({"თავის", "თავისი", "საკუთარ"})
# To it, in it (pronouns).
TO_IT = frozenset({"მას", "მასვე", "მასში"})
# The ending of emphatic possessives: მისივე, მათივე (its very own, their very own).
EMPHATIC = "ივე"
ITS_OR_THEIR = whole("მის(?:ი|მა)? მათ(?:ი|მა)?")
POSSESSIVE = whole(
    "მის(?:ი|მა|ივე)? თავის(?:ი|მა|ივე)? საკუთარ(?:ი|მა|ივე)? მათ(?:ი|მა|ივე)? ქვეყნის რესპუბლიკის "
    "რომლის(?:აც)? რომელთა(?:აც)?"
)
# Attributes of a noun that refers to nothing mentioned before.
ANOTHER = whole("სხვა ცალკე საკუთარი? ორმხრივი? ეროვნული? მუდმივი? დიპლომატიური?")
_NEXT = "მეორე მე[ა-ჰ]{2,10}ე ახალი მორიგი შემდეგი მომდევნო"
# The next one: another than the one mentioned before.
NEXT = shaped(f"{_NEXT} სხვა")
# Attributes between a country and its plan, with the look of a noun in the nominative.
ORDINAL = shaped(f"პირველი {_NEXT} ბოლო მიმდინარე [ა-ჰ]{{2,8}}წლიანი")
_OF_OTHERS = "მეზობელ(?:ი|მა|ს)? უცხო მოკავშირე სხვა"
# All, all three, all seven.
_ALL = "ყველა (?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|ათ|[ა-ჰ]{2,8}მეტ|ოც)ივე (?:რვა|ცხრა)ვე"
ALL = shaped(_ALL)
# Attributes of a noun that is one of several, or any: each programme, many partners, the leading nation.
GENERIC_BEFORE = shaped(
    "ერთ(?:ი|მა|ს)? პირველ(?:ი|მა)? თითოეულ(?:ი|მა|ს)? ყოველ(?:ი|მა|ს)? რომელიმე ნებისმიერ(?:ი|მა|ს)? "
    "ორ(?:ი|მა|ს)? სამ(?:ი|მა|ს)? ოთხ(?:ი|მა|ს)? ხუთ(?:ი|მა|ს)? ექვს(?:ი|მა)? შვიდ(?:ი|მა|ს)? რვა(?:მ|ს)? ცხრა(?:მ|ს)? "
    "ათ(?:ი|მა|ს)? [ა-ჰ]{2,8}მეტ(?:ი|მა|ს)? ოც(?:ი|მა|ს)? რამდენიმე(?:მ|ს)? ბევრ(?:ი|მა|ს)? \\d+ "
    f"{_ALL} "
    f"წამყვან(?:ი|მა|ს)? ხელმომწერ(?:ი|მა|ს)? პარტნიორ(?:ი|მა|ს)? ზოგ(?:ი|მა)? "
    f"მასპინძელ(?:ი|მა|ს)? {_OF_OTHERS}"
)
# Attributes of "country" when it is not the one mentioned before.
OF_OTHERS = whole(_OF_OTHERS)
# Introductions of a list: among them are, namely, these are.
NAMELY = whole("მათ რიცხვში(?:ა|ც)? შორის შორისაა კერძოდ სახელდობრ ესენი(?:ა)? არიან არის ესაა")
# Numbers, in digits or words.
NUMBER = shaped(
    "\\d+ ორ(?:მა|ს)? ორი სამ(?:ი|მა|ს)? ოთხ(?:ი|მა|ს)? ხუთ(?:ი|მა|ს)? ექვს(?:ი|მა)? შვიდ(?:ი|მა|ს)? რვა(?:მ|ს)? "
    "ცხრა(?:მ|ს)? ათ(?:ი|მა|ს)? [ა-ჰ]{2,8}მეტ(?:ი|მა|ს)? "
    "(?:ორმ|სამ|ოთხმ)?ოც(?:და[ა-ჰ]{3,9}|ი|მა|ს)? რამდენიმე"
)
# Numbers with -მდე: up to two hundred.
UP_TO_SO_MANY = re.compile(
    r"(?:(?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვა|ცხრა)?ას|ათას|(?:[ა-ჰ]{2,8})?(?:ოც|მოც|ათ|მეტ)|ხუთ|ექვს|შვიდ|რვა|ცხრა)ა?მდე$"
)
# Hundreds and thousands, in words.
LARGE_NUMBER = re.compile(
    r"(?:(?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვა|ცხრა)?ას|(?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვა|ცხრა|ათ)?ათას)"
    r"(?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვა|ცხრა|ათ|თ[ა-ჰ]{2,8}მეტ|(?:ორმ|სამ|ოთხმ)?ოც(?:და[ა-ჰ]{2,8})?)?(?:ი|მა|ს)?$"
)
# Attributes of the noun for the countries of a list: the following eight.
COUNTING = re.compile(rf"{NUMBER.pattern}|შემდეგ(?:ი|მა|ს)?$|ქვემოთ$|ჩამოთვლილ(?:ი|მა|ს)?$")
# Among them, in their number, ten of them.
AMONG_THEM = re.compile(rf"მათ (?:შორის|რიცხვში)$|მათგან (?:{NUMBER.pattern}|ბევრი$)")
# The number of countries that a quantifier refers to: both, all three.
HOW_MANY = {"ორივე": 2, "სამივე": 3, "ოთხივე": 4, "ხუთივე": 5}
# The index of the country that an ordinal refers to, among those named last.
WHICH = {
    f"{ordinal}{ending}": index
    for index, ordinal in enumerate(("პირველ", "მეორე", "მესამე", "მეოთხე"))
    for ending in (("ი", "მა", "ს") if ordinal == "პირველ" else ("", "მ", "ს"))
}
# The index of the programme that an ordinal refers to, of two: at the first, in the second, to the latter.
WHICH_PROGRAMME = {
    f"{ordinal}{ending}": index
    for index, ordinal in enumerate(("პირველ", "მეორე"))
    for ending in ("ში", "ზე", "ს", "ისთვის" if ordinal == "პირველ" else "სთვის")
} | {"უკანასკნელში": 1, "უკანასკნელზე": 1}
# The first two, the last two, the other two of those named.
COUNTS = {"ორ": 2, "სამ": 3, "ოთხ": 4, "ხუთ": 5}
# Words after an ordinal that are no noun which it counts: but, besides this.
BESIDES = frozenset({"კი", "ამას", "გარდა", "ამისა"})
FIRST_OF = whole("პირველ(?:ი|მა|ს)?")
LAST_OF = whole("ბოლო უკანასკნელ(?:ი|მა|ს)?")
OTHERS = whole("დანარჩენ(?:ი|მა|ს)?")
# Together with the host, beside the host.
WITH_HOST = re.compile(r"მასპინძ(?:ელთან|ლებთან) ერთად$|მასპინძლ(?:ის|ების) (?:გვერდით|გარდა)$")
LATTER = whole("უკანასკნელ(?:ი|მა|ს)")
# "Of them" with the case of the phrase: both of them.
OF_THEM = {"მათგანი": "nom", "მათგანმა": "erg", "მათგანს": "dat"}
IN_TURN = tuple(whole(f"{ordinal}(?:მა|მ|ს|ი)?") for ordinal in ("პირველ", "მეორე", "მესამე", "მეოთხე"))
# "The last mine was destroyed": so all of them were.
LAST = whole("ბოლო უკანასკნელი დასკვნითი საბოლოო")
# Distributive and collective readings of a coordination.
RESPECTIVELY = whole("შესაბამისად")
JOINTLY = whole("ერთობლივად ერთად")
