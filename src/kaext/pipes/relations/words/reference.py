"""Words that point back or pick out: pronouns, demonstratives, possessives, ordinals and numbers."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import shaped, whole

DEMONSTRATIVE = whole(
    "ეს ამ ამა იმ იგივე იმავე ამავე აღნიშნულ(?:ი|მა|ს)? ხსენებულ(?:ი|მა|ს)? დასახელებულ(?:ი|მა|ს)? "
    "ზემოხსენებულ(?:ი|მა|ს)? ზემოაღნიშნულ(?:ი|მა|ს)? მოცემულ(?:ი|მა|ს)? შესაბამის(?:ი|მა|ს)? მსგავს(?:ი|მა)? "
    "ასეთ(?:ი|ივე|მა)? ამგვარი? ანალოგიურ(?:ი|მა)?"
)
# The offer spoken of: such an offer, the same invitation.
SUCH = whole("მსგავსი ასეთი ასეთივე ანალოგიური იგივე")
# At the same summit, on this occasion: what points back to an occasion (``times.OCCASION``) that has been told of.
SAME = whole("იმავე ამავე ამ იმ ხსენებულ აღნიშნულ")
# This happened in 1996: the date of what the sentence before has said.
THIS = whole("ეს ესე ყველაფერი")
RIGHT_THERE = "იქვე"
# How each stands in its clause, and whether it means several.
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
    # The same one, right there.
    "მანვე": ("erg", False),
    "მასვე": ("dat", False),
    "მათვე": ("any", True),
    RIGHT_THERE: ("loc", False),
    "იქიდან": ("abl", False),
    "აქედან": ("abl", False),
}
# Where those who take the field in an exercise do so: in which, where, here.
IN_FIELD = whole("სადაც რომელშიც რომლებშიც რომელშიაც აქ აქაც იქ იქაც მასში მათში")
# There, where the clause before says where.
THERE = frozenset({"იქ", "იქაც"})
# They, as the subject of a transitive verb; to them.
THEM = "მათ"
# What a line asks that a table after it answers: where, what, to whom.
WHAT_AND_WHERE = frozenset({"სად", "რა", "რას", "ვის", "ვისთვის"})
# It, as a subject: what has been spoken of, or this.
PERSONAL = frozenset({"ის", "იგი"})
IT = PERSONAL | {"ეს"}
# Whoever, whomever: no country spoken of.
WHOEVER = whole("ვინც ვისაც ვისთანაც ვისთვისაც ვისგანაც")
# Its: of the programme spoken of; its or their: of another than the subject, whose own is თავისი.
MOST, MORE = "ყველაზე", "უფრო"
OWN = frozenset({"საკუთარი", "საკუთარს", "თავისი", "თავისას"})
# What was offered to another is offered, too.
THE_SAME = frozenset({"იმავეს", "იგივე", "ამავეს"})
ITS = frozenset({"მისი", "მისმა", "მის"})
ITS_OR_THEIR = whole("მის(?:ი|მა)? მათ(?:ი|მა)?")
POSSESSIVE = whole(
    "მის(?:ი|მა|ივე)? თავის(?:ი|მა|ივე)? საკუთარ(?:ი|მა|ივე)? მათ(?:ი|მა|ივე)? ქვეყნის რესპუბლიკის "
    "რომლის(?:აც)? რომელთა(?:აც)?"
)
# Before a noun, that it is none that was spoken of.
ANOTHER = whole("სხვა ცალკე საკუთარი? ორმხრივი? ეროვნული? მუდმივი? დიპლომატიური?")
_NEXT = "მეორე მე[ა-ჰ]{2,10}ე ახალი მორიგი შემდეგი მომდევნო"
# Another than the one told of before.
NEXT = shaped(f"{_NEXT} სხვა")
# Between a country and its plan they are attributes, though they look like nouns in the nominative.
ORDINAL = shaped(f"პირველი {_NEXT} ბოლო მიმდინარე [ა-ჰ]{{2,8}}წლიანი")
_OF_OTHERS = "მეზობელ(?:ი|მა|ს)? უცხო მოკავშირე სხვა"
# Before a noun, that it is one of several or any: each programme, many partners, the leading nation.
GENERIC_BEFORE = shaped(
    "ერთ(?:ი|მა|ს)? პირველ(?:ი|მა)? თითოეულ(?:ი|მა|ს)? ყოველ(?:ი|მა|ს)? რომელიმე ნებისმიერ(?:ი|მა|ს)? "
    "ორი? სამი? ოთხი? ხუთი? ექვსი? შვიდი? რვა ცხრა ათი? [ა-ჰ]{2,8}მეტი? ოცი? რამდენიმე ბევრი \\d+ "
    f"წამყვან(?:ი|მა|ს)? ხელმომწერ(?:ი|მა|ს)? პარტნიორ(?:ი|მა|ს)? ზოგ(?:ი|მა)? მასპინძელ(?:ი|მა|ს)? {_OF_OTHERS}"
)
# Before "country", that it is not the one spoken of.
OF_OTHERS = whole(_OF_OTHERS)
# Before the items of a list: among them are, namely, these are.
NAMELY = whole("მათ რიცხვში(?:ა|ც)? შორის შორისაა კერძოდ სახელდობრ ესენი(?:ა)? არიან არის ესაა")
# How many, in digits or words.
NUMBER = shaped(
    "\\d+ ორ(?:მა|ს)? ორი სამ(?:ი|მა|ს)? ოთხ(?:ი|მა|ს)? ხუთ(?:ი|მა|ს)? ექვს(?:ი|მა)? შვიდ(?:ი|მა|ს)? რვა(?:მ|ს)? "
    "ცხრა(?:მ|ს)? ათ(?:ი|მა|ს)? [ა-ჰ]{2,8}მეტ(?:ი|მა|ს)? "
    "(?:ორმ|სამ|ოთხმ)?ოც(?:და[ა-ჰ]{3,9}|ი|მა|ს)? რამდენიმე"
)
# Up to two hundred.
UP_TO_SO_MANY = re.compile(
    r"(?:(?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვა|ცხრა)?ას|ათას|(?:[ა-ჰ]{2,8})?(?:ოც|მოც|ათ|მეტ)|ხუთ|ექვს|შვიდ|რვა|ცხრა)ა?მდე$"
)
# What may stand before the noun for the countries of a list: the following eight.
COUNTING = re.compile(rf"{NUMBER.pattern}|შემდეგ(?:ი|მა|ს)?$|ქვემოთ$|ჩამოთვლილ(?:ი|მა|ს)?$")
# Among them, in their number, of them so many.
AMONG_THEM = re.compile(rf"მათ (?:შორის|რიცხვში)$|მათგან (?:{NUMBER.pattern}|ბევრი$)")
# How many are meant: both, all three.
HOW_MANY = {"ორივე": 2, "სამივე": 3, "ოთხივე": 4, "ხუთივე": 5}
# Which of the countries named last an ordinal means.
WHICH = {
    f"{ordinal}{ending}": index
    for index, ordinal in enumerate(("პირველ", "მეორე", "მესამე", "მეოთხე"))
    for ending in (("ი", "მა", "ს") if ordinal == "პირველ" else ("", "მ", "ს"))
}
# Which of two programmes an ordinal means: at the first, in the second, to the latter.
WHICH_PROGRAMME = {
    f"{ordinal}{ending}": index
    for index, ordinal in enumerate(("პირველ", "მეორე"))
    for ending in ("ში", "ზე", "ს", "ისთვის" if ordinal == "პირველ" else "სთვის")
} | {"უკანასკნელში": 1, "უკანასკნელზე": 1}
# How many, and which: the first two, the last two, the other two of those named.
COUNTS = {"ორ": 2, "სამ": 3, "ოთხ": 4, "ხუთ": 5}
FIRST_OF = whole("პირველ(?:ი|მა|ს)?")
LAST_OF = whole("ბოლო უკანასკნელ(?:ი|მა|ს)?")
OTHERS = whole("დანარჩენ(?:ი|მა|ს)?")
# Together with the host, beside the host.
WITH_HOST = re.compile(r"მასპინძ(?:ელთან|ლებთან) ერთად$|მასპინძლ(?:ის|ების) (?:გვერდით|გარდა)$")
LATTER = whole("უკანასკნელ(?:ი|მა|ს)")
# Both of them, in its case.
OF_THEM = {"მათგანი": "nom", "მათგანმა": "erg", "მათგანს": "dat"}
IN_TURN = tuple(whole(f"{ordinal}(?:მა|მ|ს|ი)?") for ordinal in ("პირველ", "მეორე", "მესამე", "მეოთხე"))
# The last mine was destroyed: with it, all of it was.
LAST = whole("ბოლო უკანასკნელი დასკვნითი საბოლოო")
# To each his own: respectively; all of them at one: jointly.
RESPECTIVELY = whole("შესაბამისად")
JOINTLY = whole("ერთობლივად ერთად")
