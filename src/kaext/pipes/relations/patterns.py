"""Words that relations hang on, by what they do in a clause.

Stems are regular expressions that match from the beginning of a word. They are compiled by the standard library, which
needs a third of the time that ``regex`` does: there are a hundred of them, and a run on one brochure waits for all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kaext.pipes.values import RelationType


def _beginning(stems: str) -> re.Pattern[str]:
    """Return a pattern of words that begin with one of ``stems`` (regular expressions, separated by spaces)."""
    return re.compile(rf"(?:{'|'.join(stems.split())})")


def _whole(words: str) -> re.Pattern[str]:
    """Return a pattern of exactly ``words`` (regular expressions, separated by spaces)."""
    return re.compile(rf"(?:{'|'.join(words.split())})$")


# People and things that act for a country.
_SOLDIERS = (
    "ჯარისკაც სამხედრო მოსამსახურ ოფიცერ ოფიცრ სერჟანტ მეომ მებრძოლ(?=$|ი|მა|ებ) მესაბრძოლ ქვეით მსროლელ სნაიპერ "
    "მზვერავ მეკავშირ მესანგრ მენაღმ გამნაღმ დესანტ მედესანტ პარაშუტისტ კომანდოს მყვინთავ ალპინისტ მეზღვაურ "
    "მფრინავ პილოტ მშვიდობისმყოფელ მეთვალყურ დამკვირვებლ დამკვირვებელ მესაზღვრ რეზერვისტ კადეტ კურსანტ "
    "მეთაურ(?!ობ) გენერალ ადმირალ მაიორ კაპიტან ლეიტენანტ"
)
_UNITS = (
    "ქვედანაყოფ დანაყოფ ნაწილ(?:ები|ებმა|ებს)$ შენაერთ კონტინგენტ ათეულ ოცეულ ასეულ ბატალიონ ბატარე ბრიგად პოლკ "
    "რაზმ სპეცრაზმ სპეციალრაზმ ესკადრ ავიაესკადრ ავიარაზმ ავიაცი ეკიპაჟ ჯარ(?:ი|მა|ს|ებ) არმი ძალებ ფლოტ გვარდი "
    "არტილერ მხედრიონ ლეგიონ სამშვიდობო(?:$|ებ) პოლიცი ჟანდარმ დაცვა(?:მ|ს)?$ შტაბ სარდლობის?$ პერსონალ გუნდ ჯგუფ "
    "ჰოსპიტალ ძაღლ"
)
_CRAFT = (
    "ფრეგატ კორვეტ კრეისერ ნაღმმჭერ გემ(?!ო) ხომალდ კატარღ ნავ(?:ი|მა|ები) შვეულმფრენ ვერტმფრენ თვითმფრინავ "
    "გამანადგურებელ ბომბდამშენ მონადირე(?=$|ებ) ჯავშნოსან "
    # Types that partners fly: Gripen, Hercules, Chinook, Black Hawk.
    "გრიპენ ჰერკულეს ჩინუკ ბლექჰოუკ"
)
_CIVILIANS = (
    "ექსპერტ მეცნიერ(?!ება) მკვლევარ მკვლევრ პროფესორ ქიმიკოს ბიოლოგ ფიზიკოს სეისმოლოგ ჰიდროლოგ გეოლოგ მეტეოროლოგ "
    "ფსიქოლოგ კინოლოგ [ა-ჰ]{3,20}(?:ოლოგ|მცოდნე)(?:ი|მა|ებ) მეკარტოგრაფ ინსტრუქტორ ინსპექტორ სპეციალისტ ტექნიკოს "
    "ინჟინ(?:ე)?რ მძღოლ მთარგმნელ სტუდენტ მსმენელ მწვრთნელ პედაგოგ მასწავლებ ლექტორ ექიმ მედიკ მედიცინ მედდ "
    "ფარმაცევტ მაშველ მეხანძრ მოხალის მუშა მშენებლებ იურისტ მოსამართლ მრჩეველ მრჩევლ მოხელე თანამშრომელ "
    "თანამშრომლ(?=ებ) კაც(?:ი|მა|ს|ებ) ადამიან მოსახლეობ მოქალაქე შვილები"
)
_OFFICES = (
    "პრეზიდენტ პრემიერ მინისტრ მთავრობ პარლამენტ რიქსდაგ რადა(?:მ|ს)?$ სეიმ(?:ი|მა) სკუპშჩინ ხურალ სამინისტრო "
    "ხელისუფლებ მხარ(?:ე|ის) დელეგაცი წარმომადგენლ წარმომადგენელ ხელმძღვანელი ლიდერ(?!ობ) დიპლომატ(?!ი[აუ]) ელჩ "
    "სააგენტო უნივერსიტეტ აკადემი ინსტიტუტ ცენტრ(?:ი|მა|ები|ებმა)$ ლაბორატორი "
    "სასწავლებ(?:ელი|ელმა|ლები|ლებმა|ლებს)$ სკოლებ(?:ი|მა|ს)$ ქალაქებ"
)
TROOPS = _beginning(" ".join((_SOLDIERS, _UNITS, _CRAFT)))
ACTOR = _beginning(" ".join((_SOLDIERS, _UNITS, _CRAFT, _CIVILIANS, _OFFICES)))


@lru_cache(maxsize=20_000)
def is_actor(word: str) -> bool:
    """Tell whether ``word`` names people or things that act for a country; every clause is asked for them."""
    return ACTOR.match(word) is not None


# People who only look on, write and talk.
VISITOR = _beginning(
    "ჟურნალისტ დეპუტატ ტურისტ მხატვ რეჟისორ მწერ ავტორ ანალიტიკოს მკითხველ ხელოვან მომღერ მსახიობ მუსიკოს"
)
# People away from their country: what they get is not got by it.
AWAY = _beginning("ლტოლვილ დევნილ ემიგრანტ მიგრანტ")
# A soldier, and an attribute: military.
MILITARY = _whole("სამხედრო სამშვიდობო")
# Air, sea, land (საჰაერო, საზღვაო): attributes with the look of a nominative.
ADJECTIVE_IN_O = re.compile(r"(?!სამინისტრო|სააგენტო|სახელმწიფო|საბჭო|სასულთნო|საამირო)სა[ა-ჰ]{3,20}ო$")
# Before a noun, that it is none that was spoken of.
ANOTHER = _whole("სხვა ცალკე საკუთარი? ორმხრივი? ეროვნული?")
# Before them, that they are or were in an operation: being in, wounded in.
SERVING = _beginning(
    "მყოფ მომსახურე მონაწილე(?!ობ) დაღუპულ დაჭრილ მებრძოლ მოქმედ განლაგებულ განთავსებულ ნამსახურებ ნამყოფ ჩართულ "
    "მდგომ მდგარ გაგზავნილ წარგზავნილ მივლინებულ"
)
# Those of them who act for the state rather than for themselves.
GOVERNMENT = _beginning(
    "მთავრობ პარლამენტ სამინისტრო პრეზიდენტ პრემიერ მინისტრ ხელისუფლებ მხარ დელეგაცი ლიდერ ელჩ გენერალ"
)
# Those of them who come and go and do not serve.
OFFICIAL = _beginning("პარლამენტ პრეზიდენტ პრემიერ მინისტრ დელეგაცი ელჩ")
# Units that pass and finish things as their state does, unlike its scholars and officers.
UNIT = _beginning("ქვედანაყოფ დანაყოფ ოცეულ ასეულ ბატალიონ ბრიგად პოლკ ძალებ არმი ფლოტ ესკადრ")
CONTINGENT = _beginning("კონტინგენტ ბატალიონ ასეულ ბრიგად პოლკ")
# Within a contingent, under a command: one that another's people serve in has no part itself.
UNIT_OF_ANOTHER = _beginning("ბატალიონის ბრიგადის კონტინგენტის სარდლობის ასეულის პოლკის ძალების ჯგუფის დივიზიის")
WITHIN_UNIT = _whole("შემადგენლობაში შემადგენლობით ფარგლებში რიგებში ქვეშ")
# Where something happens in a country: "on the territory of", "in the city of".
PLACE = _beginning(
    "ტერიტორი მიწა მიწის მიწას ქალაქ დედაქალაქ რეგიონ პოლიგონ ბაზა ბაზის ბაზებ ბაზაზ ბაზით პორტ აეროპორტ აეროდრომ "
    "სანაპირო წყლებ სოფელ სოფლ ქარხან ქარხნ საწყობ მთებ სკოლა საზღვრებ ჩრდილოეთ სამხრეთ აღმოსავლეთ დასავლეთ "
    "ნაწილში ნაწილებ შენობ დაბა გარეუბან კუნძულ უდაბნო სტეპ(?:ი|ში) "
    "ტრამალ ბანაკ(?:ი|ში) ყურე(?:ში)?$ ტყე(?:ში)?$ ტბა(?:ზე|ში)?$ ოლქ პროვინცი რაიონ ხეობ ველზე ნაპირ ცის ცაში "
    "სასწავლებ საზღვაოში"
)
# Places that one lends others.
BASE = _beginning("პოლიგონ(?:ი|ს)$ ბაზა(?:ს)?$ პორტ(?:ი|ს)$ აეროპორტ(?:ი|ს)$ აეროდრომ(?:ი|ს)$ ნავსადგურ(?:ი|ს)$")
# A genitive before these names a part in the event: the relation that it states. Instrumental or "-ზე" forms only.
BY_WHOSE: dict[RelationType, re.Pattern[str]] = {
    "hosted": _beginning("(?:თანა)?მასპინძლობით მასპინძლობისას"),
    "participates": _beginning(
        "მონაწილეობით (?:თანა)?ხელმძღვანელობით მეთაურობით თაოსნობით ლიდერობით სარდლობით ეგიდით წინამძღოლობით "
        "მეურვეობით კოორდინაციით"
    ),
}
NOT_ACTING = _beginning(
    "გავლით მხარდაჭერ დახმარებით მეშვეობით ინიციატივ გარდა მიმართ გამო$ წინააღმდეგ შესახებ შორის საზღვარ საზღვრის "
    "სახელით მახლობლ დარად მსგავს ნაცვლად მაგივრად შემდეგ ჩათვლით გვერდ"
)
REQUEST = _beginning("თხოვნ(?:ა|ით|ის|ას|ამ) მოთხოვნით განაცხადით სურვილით")
FOR_WHOM = _beginning("დასახმარებლად სასარგებლოდ საკეთილდღეოდ მხარდასაჭერად")
# By, on the part of, on behalf of.
AGENT = _whole("მიერ მიერვე მხრიდან")
TOGETHER = _whole("ერთად")

GROUP_HEAD = _beginning("პარტნიორ ქვეყნ ქვეყან სახელმწიფო რესპუბლიკ")
# Generic nouns of programmes: they carry the case for the name beside them, and point back to it later.
PROGRAMME_NOUN = _beginning(
    "პროგრამ პროექტ გეგმა გეგმ(?=ის|ებ|ით|ას|ამ) ინიციატივ მექანიზმ პროცეს წვრთნ მისია მისი(?=ის|ებ|ით|ას) "
    "ოპერაცი ძალებ ფონდ ცენტრ საბჭო ფორუმ დიალოგ კომისი ქარტი პაკეტ შეთანხმებ სისტემ ქსელ კურს კონცეფცი "
    "პარტნიორობ სტატუს ციკლ ეტაპ ფაზა ფაზ(?=ის|ებ) ღონისძიებ მანევრ სწავლებ სამიტ დოკუმენტ ჩარჩო რიგებ "
    "შემადგენლობ შტაბ ბრძანებლობ ფარგლებ ჰოსპიტალ კონტინგენტ ფორმატ სამმართველო ჯგუფ სტრუქტურ გრანტ თანხ სახსრებ "
    "ბიუჯეტ წევრობ ლაბორატორი დანადგარ სკოლ აკადემი მიზნებ მოთხოვნებ ინსტრუმენტ ხარჯ ეგიდ ხაზ(?=ით) მიმართულებ "
    "კითხვარ სფერო შესაძლებლობ ბატალიონ საქმიანობ"
)
# The name before these only frames the event.
FRAME = _beginning(
    "ფარგლებ ეგიდ მეშვეობით საშუალებით წყალობით ფულით დაფინანსებით ხარჯზე თანხ სახსრებ ხაზით ჩარჩო გზით "
    "დახმარებით მხარდაჭერით ხელშეწყობით კონტექსტ მოწოდებით განკარგულებ"
)

# By means of: who does something so makes use of the programme.
BY_MEANS = _beginning("მეშვეობით საშუალებით გზით წყალობით დახმარებით")
BY_HELP = _beginning("წყალობით დახმარებით მხარდაჭერით ხელშეწყობით თანადგომით შემწეობით")

# What is held within a programme and is none itself.
MEETING = _beginning(
    "ყრილობ სხდომ შეხვედრ კონფერენცი სემინარ სიმპოზიუმ ვიზიტ ვორქშოპ სესი მოლაპარაკებ კომიტეტ თათბირ ლექცი გამოფენ "
    "დისკუსი"
)

# Nouns that stand for a programme named before. kinds: which programmes they may mean.
POINTS_BACK = _beginning(
    "პროგრამ პროექტ გეგმ ინიციატივ მექანიზმ პროცეს წვრთნ მისი(?:ა|ებ|ას|ის|ით) ოპერაცი ფონდ ცენტრ საბჭო ფორუმ "
    "დიალოგ კომისი ქარტი პაკეტ მანევრ სწავლებ(?:ა|ის|ას) ჩარჩო-დოკუმენტ ეტაპ ციკლ კითხვარ ხელშეკრულებ "
    "ქსელ(?:ი|ს|ში|ის|ით)?$ სისტემ(?:ა|ას|აში|ის|ით)$ სკოლ(?:ა|ას|აში|ის)$ აკადემი(?:ა|ას|აში|ის)$ "
    "შეთანხმებ(?:ა|ას|ის) საქმე(?:ს|ში)?$ პარტნიორობ(?:ა|ას)$ კონტინგენტ სამშვიდობოებ ძალებ(?:ი|ს|ში|ის)$ "
    "დოკუმენტ(?:ი|ს|ის|ში)$ ღონისძიებ(?:ა|ას|აში|ის)$ დაწესებულებ(?:ა|ას|აში|ის)$"
)
# Those of them that mean a programme only where its name has the word in it.
KIND_IN_NAME = _beginning("ქსელ სისტემ სკოლ აკადემი")
DEMONSTRATIVE = _whole(
    "ეს ამ ამა იმ იგივე იმავე ამავე აღნიშნულ(?:ი|მა|ს)? ხსენებულ(?:ი|მა|ს)? დასახელებულ(?:ი|მა|ს)? "
    "ზემოხსენებულ(?:ი|მა|ს)? ზემოაღნიშნულ(?:ი|მა|ს)? მოცემულ(?:ი|მა|ს)? შესაბამის(?:ი|მა|ს)? მსგავს(?:ი|მა)? "
    "ასეთ(?:ი|ივე|მა)? ამგვარი? ანალოგიურ(?:ი|მა)?"
)

# Nouns in singular that mean the one country spoken of.
COUNTRY_NOUN = re.compile(
    r"(?:ქვეყან|ქვეყნ|სახელმწიფო|რესპუბლიკ|სამეფო|საამირო|სასულთნო|ფედერაცი)"
    r"(?:ა|ამ|ას|ის|აში|იდან|ისთვის|ისათვის|აც|მ|ს|ში|დან|სთვის|სათვის|აზე|ასთან)?$"
)
# The island: of one of these countries.
ISLAND = re.compile(r"კუნძულ(?:ი|მა|ს|ის)$|კუნძულოვან")
ISLANDS = frozenset({"MLT", "CYP", "IRL", "ISL", "BHR", "JPN", "NZL", "SGP", "GBR", "PHL", "LKA", "AUS", "TON"})
# What acts for the one country spoken of: its government, parliament.
STATE_BODY = re.compile(
    r"(?:(?:მთავრობ|ხელისუფლებ)(?:ა|ამ|ას|ამაც|ასაც)|პარლამენტ(?:ი|მა|ს|იც|მაც)|სამინისტრო(?:მ|ს|ც|მაც|საც)?)$"
)
# State, as an attribute: the state university.
STATE = _whole("სახელმწიფო")
MINISTRY_NOUN = _whole("უწყებ(?:ა|ამ|ას) სამინისტრო(?:მ|ს)?")
MINISTRY = re.compile(rf"^(?:თავდაცვის|საქმეთა) {MINISTRY_NOUN.pattern}")
# The Alliance and the country spoken of: the parties, both sides.
SIDES = _whole("მხარეებმა მხარეები მხარემ")
# Another than the one told of before.
NEXT = _whole("მეორე მე[ა-ჰ]{2,10}ე ახალი მორიგი შემდეგი მომდევნო სხვა")
# Between a country and its plan they are attributes, though they look like nouns in the nominative.
ORDINAL = _whole("პირველი მეორე მე[ა-ჰ]{2,10}ე ახალი ბოლო მორიგი შემდეგი მომდევნო მიმდინარე [ა-ჰ]{2,8}წლიანი")
GENERIC_BEFORE = _whole(
    "ერთ(?:ი|მა|ს)? პირველ(?:ი|მა)? თითოეულ(?:ი|მა|ს)? ყოველ(?:ი|მა|ს)? სხვა რომელიმე ნებისმიერ(?:ი|მა|ს)? "
    "ორი? სამი? ოთხი? ხუთი? ექვსი? შვიდი? რვა ცხრა ათი? [ა-ჰ]{2,8}მეტი? ოცი? რამდენიმე ბევრი \\d+ "
    "წამყვან(?:ი|მა|ს)? ხელმომწერ(?:ი|მა|ს)? პარტნიორ(?:ი|მა|ს)? ზოგ(?:ი|მა)? მასპინძელ(?:ი|მა|ს)?"
)
# Before the items of a list: among them are, namely, these are.
NAMELY = _whole("მათ რიცხვში(?:ა|ც)? შორის შორისაა კერძოდ სახელდობრ ესენი(?:ა)? არიან არის ესაა")
# How many, in digits or words.
NUMBER = _whole(
    "\\d+ ორ(?:მა|ს)? ორი სამ(?:ი|მა|ს)? ოთხ(?:ი|მა|ს)? ხუთ(?:ი|მა|ს)? ექვს(?:ი|მა)? შვიდ(?:ი|მა|ს)? რვა(?:მ|ს)? "
    "ცხრა(?:მ|ს)? ათ(?:ი|მა|ს)? [ა-ჰ]{2,8}მეტ(?:ი|მა|ს)? ოც(?:ი|მა|ს)? რამდენიმე"
)
# What may stand before the noun for the countries of a list: the following eight.
# Up to two hundred.
UP_TO_SO_MANY = re.compile(
    r"(?:(?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვა|ცხრა)?ას|ათას|(?:[ა-ჰ]{2,8})?(?:ოც|მოც|ათ|მეტ)|ხუთ|ექვს|შვიდ|რვა|ცხრა)ა?მდე$"
)
COUNTING = re.compile(rf"{NUMBER.pattern}|შემდეგ(?:ი|მა|ს)?$|ქვემოთ$|ჩამოთვლილ(?:ი|მა|ს)?$")
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
    "იქიდან": ("abl", False),
    "აქედან": ("abl", False),
}

# How many those words mean; who of the countries named last is meant by an ordinal.
HOW_MANY = {"ორივე": 2, "სამივე": 3, "ოთხივე": 4, "ხუთივე": 5}
WHICH = {
    f"{ordinal}{ending}": index
    for index, ordinal in enumerate(("პირველ", "მეორე", "მესამე", "მეოთხე"))
    for ending in (("ი", "მა", "ს") if ordinal == "პირველ" else ("", "მ", "ს"))
}

# How many, and which: the first two, the last two, the other two of those named.
COUNTS = {"ორ": 2, "სამ": 3, "ოთხ": 4, "ხუთ": 5}
FIRST_OF = _whole("პირველ(?:ი|მა|ს)?")
LAST_OF = _whole("ბოლო უკანასკნელ(?:ი|მა|ს)?")
OTHERS = _whole("დანარჩენ(?:ი|მა|ს)?")
LATTER = _whole("უკანასკნელ(?:ი|მა|ს)")
# Both of them, in its case.
OF_THEM = {"მათგანი": "nom", "მათგანმა": "erg", "მათგანს": "dat"}
IN_TURN = tuple(_whole(f"{ordinal}(?:მა|მ|ს|ი)?") for ordinal in ("პირველ", "მეორე", "მესამე", "მეოთხე"))

NEGATION = _whole(
    "არ ვერ აღარ ვეღარ ნუ არც ვერც არასოდეს არასდროს ვერასოდეს ვერასდროს არცერთ(?:ი|მა|ს)? ვერცერთ(?:ი|მა|ს)? "
    "(?:არა|ვერა)(?:ვინ|ვის|ვისი|ფერ(?:ი|ს|ში)?|ფრით|ფრის|ნაირად) ვერსად "
    "არსად არა ნულ(?:ი|ს)"
)
ONLY = _whole("მხოლოდ მარტო")
NO_LONGER = frozenset({"აღარ", "ვეღარ"})
MODAL = _whole(
    "უნდა შეუძლია შეუძლიათ შეეძლო შეეძლოთ შეეძლება შესაძლოა შეიძლება შესაძლებელია თითქოს ეგებ იქნებ მზადაა მზად "
    "ალბათ სავარაუდოდ ვითომ ნეტავ შემთხვევაში შემთხვევაშიც "
    "(?:სავარაუდო|მოსალოდნელი|სასურველი|საჭირო|აუცილებელი|შეუძლებელი|დაუშვებელი|საეჭვო|სადავო|გაურკვეველი|უცნობი)ა"
)
# Hopes, expects, denies: that it be so.
HOPE = _beginning("იმედ მოელ ელოდებ ელის(?:$|ო) ვარაუდ სავარაუდო მოსალოდნელ ეჭვ უარყ უარჰყ")
# With a negation beside them, that it is not so: it does not mean, it is not true that.
SO = _beginning("ნიშნავ გულისხმობ დასტურდ დადასტურ დაადასტურ დაუდასტურ სიმართლ მართალ სჯერ დაიჯერ")
# After a programme, that something else is told of: beyond it, instead of it, like it, after it.
APART_FROM = _whole("მიღმა გარეთ გარეშე ნაცვლად მაგივრად წინააღმდეგ მსგავსად დარად შემდეგ წინ გამო")
# Before the noun of what is done, that it is not done yet.
POSSIBLE = _beginning("მომავალ სამომავლო შესაძლო სავარაუდო მოსალოდნელ პოტენციურ სასურველ დაგეგმილ")
# After the noun of what was done, that it was not: without, instead of, in case of.
NOT_DONE = _whole("გარეშე ნაცვლად მაგივრად წინააღმდეგ შემთხვევაში")
# Watches: a programme, or something else within it.
WATCHES = _beginning("(?:და)?ადევნებ უყურებ უცქერ (?:და)?აკვირდ")
# Became interested; replaced; how one regards what others do: criticise, condemn, avoid, welcome, oppose,
# protest, threaten, blame, compare, assess, praise, call, recall, trust, fear, respond, declare.
TELLS_NOTHING = _beginning(
    "დაინტერეს შეცვალ(?:ა|ეს)$ (?:გა)?ა?კრიტიკ (?:და)?გმობ დაგმ[ოე] "
    "(?:აა|მოა|ა)?რიდებ აარიდ (?:მო)?ერიდ (?:მი)?ესალმ (?:შე)?ეწინააღმდეგ (?:და)?უპირისპირდ (?:გა)?აპროტესტ "
    "(?:და)?ემუქრ (?:და)?ადანაშაულ ადარებ შეადარ აფასებ შეაფას შეაქ[ოე] აქებ უწოდ (?:გა)?იხსენ (?:და)?ენდო უფრთხ "
    "გამოეხმაურ გამოუცხად"
)
ABOUT = _whole("შესახებ თაობაზე ირგვლივ")
# In its plans, in its history: in no place.
ABSTRACT = _beginning("გეგმ ინტერეს პოლიტიკ ისტორი ცხოვრებ კანონ ბიუჯეტ")
JOINTLY = _whole("ერთობლივად ერთად")
PURPOSE_OR_CONDITION = _whole("რათა თუკი თუ იმისათვის იმისთვის")
THAT = _whole("რომ")
# That, therefore, because, why, as if: they end as an ergative does.
LIKE_ERGATIVE = _whole("რომ ამიტომ(?:აც)? იმიტომ რატომ(?:აც)? ვითომ")
# The conditional, and the pluperfect of a participle grown together with "was".
CONDITIONAL = re.compile(r"(?:ოდ(?:ა|ნენ|ათ)|[ლრ]იყ(?:ო|ვნენ))$")
# Before "that", what it belongs to: so, because, in spite of, the fact.
ANNOUNCES_THAT = _beginning("იმ ის გამო გარდა მიუხედავად მხოლოდ პირობ ფაქტ მიზეზ ნიშნ")
# Whoever, whomever: no country spoken of.
WHOEVER = _whole("ვინც ვისაც ვისთანაც ვისთვისაც ვისგანაც")
RELATIVE = re.compile(r"რომელ|რომლ|(?:სადაც|საიდანაც|ვინც|ვისაც)$")
SENTENCE_RELATIVE = _whole("რაც რასაც რამაც რითაც რისთვისაც რის რაზეც რაშიც")
SUBORDINATE = _whole("როცა როდესაც რადგან ვიდრე სანამ რადგანაც ვინაიდან თუმცა თუმც მიუხედავად")
CONTRAST = _whole("ხოლო მაგრამ ოღონდ არამედ")
AND = _whole("და აგრეთვე ასევე ან ისევე როგორც")
# Additionally, as against: with the ending of a verbal noun.
ADVERBS_IN_IT = _whole("დამატებით დაკავშირებით")
# Drills, and of the exercise; lifts, and of the lifting: verbs that sound like genitives.
GENITIVE_TOO = _whole("წვრთნის მოხსნის")
AUXILIARY = _whole("იქნა იქნებ(?:ა|იან) იქნენ იყო იყვნენ არის არიან ყოფილა ყოფილან აქვს აქვთ ჰქონდა")

# The offer spoken of: such an offer, the same invitation.
SUCH = _whole("მსგავსი ასეთი ასეთივე ანალოგიური იგივე")
# Words of questions that take what they ask about for granted, and of answers.
ASKING = _whole(
    "როდის როდიდან სად საიდან საით რატომ როგორ რით რის რაში რისთვის რისი ვინ ვის ვისი რამდენ(?:ი|მა|ს)? "
    "რომელ(?:ი|მა|ს|ში)? რომლის რომლებ(?:ი|მა|ს)? რანაირად რაოდენ"
)
# Did you know that: what follows is so.
KNOWN = _whole("იცით იცოდით იცი")
YES = _whole("დიახ კი ცხადია რასაკვირველია")

# This happened in 1996: the date of what the sentence before has said.
THIS = _whole("ეს ესე ყველაფერი")
HAPPENED = _whole("მოხდა მოხდება მომხდარა იყო გახლდათ აღსრულდა")
# It is December 1995: what is told after it was then.
IT_IS = _whole("დგას დგება დადგა იდგა იყო გახლდათ არის")
# That a joining was sealed says that it happened: it is dated, appeared, was concluded, was marked, was confirmed.
SEALED = _whole("თარიღდება გაჩნდა გაფორმდა შედგა აღინიშნა დადასტურდა")
# What else a sentence may hold that only sets the time: already, and, this.
BESIDE_SCENE = _whole("\\. უკვე კი ეს")
# Where, as a relative.
WHERE = _whole("სადაც")
# When, as a conjunction.
WHEN = _whole("როცა როდესაც")
# At the time that the sentence before has given.
THEN = _whole("მაშინვე მაშინ მაშინაც იმავდროულად")
# Before what has just been told: not at its time.
EARLIER = _whole("ადრე მანამდე მანამდეც უწინ")
# At the same summit, on this occasion: a word that points back, and the occasion that has been told of.
SAME = _whole("იმავე ამავე ამ იმ ხსენებულ აღნიშნულ")
# Finally, at the time, today: datives that say when.
TIME = _whole("ბოლოს დროს დღეს წელს თვეს ხანს საბოლოოდ კვირას")
SAME_TIME = re.compile(r"(?:იმავე|ამავე) (?:დროს|დღეს)$")
OCCASION = _beginning(
    "სამიტ ყრილობ შეხვედრ კონფერენცი მინისტერიალ სხდომ (?:დოკუმენტ|ხელშეკრულებ|შეთანხმებ|ქარტი|გადაწყვეტილებ)ით$"
)
# The last mine was destroyed: with it, all of it was.
LAST = _whole("ბოლო უკანასკნელი დასკვნითი საბოლოო")
# Ever since; to this day: whatever was told before, it was not only then.
SINCE_THEN = frozenset({("მას", "შემდეგ"), ("იმ", "დროიდან"), ("მას", "აქეთ"), ("იმ", "დღიდან")})
TO_THIS_DAY = frozenset({"დღემდე", "აქამდე", "დღესაც", "დღესდღეობითაც"})
WITHIN_WHICH = re.compile(r"რომლის ფარგლებში")
# See (page, box): a reference.
SEE = _beginning("იხ")
# What may stand beside a dash for a verb: and, but, only, already.
BESIDE_DASH = _whole("\\. კი ხოლო მხოლოდ უკვე")
# There, where the sentence before has told of a meeting: it was then.
THERE = frozenset({"იქ", "იქვე"})
AT_ONCE = frozenset({"იქვე", "დაუყოვნებლივ", "იმავდროულად"})
RESPECTIVELY = _whole("შესაბამისად")
# Relatives that say by what something was done, so that it was done then: by which, according to which.
BY_WHICH = re.compile(r"(?:რომლითაც\b|რომლის (?:თანახმად|მიხედვით|საფუძველზე|ძალით|შედეგად))")

# And by this, and so: it was done by what was told before.
BY_THIS = _whole("ამით ასე ამგვარად ამრიგად")

# Nouns that make a phrase of a light verb.
LIGHT = {
    "hand": _whole("ხელი ხელს ხელის"),
    "part": _beginning("მონაწილეობ თანამონაწილეობ"),
    "member": _beginning(
        "რიგებში(?:ა|აა|ცაა)$ "
        "წევრ(?!ობ) თანაწევრ ნაწილ(?:ი|ია|ად)?$ თანამონაწილე(?!ობ) სტუმართა ჩამოსულთა მოწვეულთა მონაწილე(?!ობ) "
        "მხარე(?:დ)?$ მხარედ დამფუძნებ პარტნიორ მოკავშირე$ მქონე$ განმახორციელებელ მოსარგებლე"
    ),
    "membership": _beginning("წევრობ სტატუს ადგილ(?:ი|ს)?$"),
    "status": _beginning("სტატუს"),
    "hosting": _beginning("მასპინძლობ"),
    "host": _beginning("ორგანიზატორ(?!ობ) (?:თანა)?მასპინძელ (?:თანა)?მასპინძლ(?:ად|ები|ის?$) ასპარეზ(?:ი|ად)?$"),
    "venue": _whole("გასამართად ჩასატარებლად მოსაწყობად ადგილი ადგილად"),
    "contributor": _beginning("კონტრიბუტორ წარმომადგენელ"),
    "founder": _beginning("ხელმომწერ (?:თანა)?დამფუძნებ (?:თანა)?დამაარსებ"),
    "active": _beginning("აქტიურ(?:ი|ნი|ად)?$ აქტიურია მომხმარებელი?ა?$"),
    "leader": _beginning(
        "წამყვან ხელმძღვანელ(?:ი|ად|ები|ნი)?$ ლიდერ(?!ობ) სათავეში მეთაური კოორდინატორ კურატორ თავმჯდომარე(?!ობ)"
    ),
    "leading": _beginning(
        "(?!.{0,40}ით$)(?:წარმართვ|წამყვანობ|ხელმძღვანელობ|კოორდინაცი|მეთაურობ|სარდლობ|ლიდერობ|წინამძღოლობ)"
    ),
    "help": _beginning("დახმარებ კონსულტაცი დაფინანსებ მხარდაჭერ თანადგომ ხელშეწყობ რჩევ შემწეობ ტუმბო კარავ კარვებ"),
    "grant": _beginning("გრანტ სტიპენდი"),
    "certificate": _beginning("სერტიფიკატ"),
    "leave": _beginning("ნება ნებას უფლება საშუალება შესაძლებლობა"),
    "right": _whole("ნება ნებას უფლება უფლებას"),
    "consent": _beginning("(?:შეთანხმებ|თანხმობ)(?:ა$|ას)"),
    "back": _whole("ზურგი ზურგს"),
    "offer": _beginning("(?:შეთავაზებ|წინადადებ|მიწვევ|მოწვევ|მოსაწვევ)(?!ით|ულ)"),
    "offering": _whole("წინადადებით შეთავაზებით მოწოდებით მიწვევით მოწვევით"),
    "request": _beginning("თხოვნ მოთხოვნ განაცხად წერილ"),
    "application": _whole("განაცხადი განაცხადს განცხადება განცხადებას თხოვნა თხოვნას"),
    "there": _whole("იქ იქაც იქვე აქ აქაც მასში ადგილზე"),
    "head": _whole("თავი თავს"),
    "cycle": _beginning("ციკლ ეტაპ შეფასებ კითხვარ ტურ(?:ი|ს)?$"),
    "ahead": _whole("წინ"),
    "training": _beginning("კურს მომზადებ გადამზადებ ტრენინგ სტაჟირებ სწავლებ"),
    "among": _whole("შორის"),
    "return": _beginning("დაბრუნებ"),
    "outside": _whole("გარეთ მიღმა განზე"),
    "home": _whole("სახლში შინ სამშობლოში უკან უკანვე"),
    "ranks": _whole("რიგები რიგებს"),
    "further": _whole("შემდგომ შემდგომში მომავალში"),
    "contribution": _beginning("ღვაწლ წვლილ კონტრიბუცი შენატან"),
    "decision": _beginning("გადაწყვეტილებ"),
    "law": _beginning(
        "კანონ(?:ი|ს|ები)?$ კანონპროექტ რეზოლუცი დადგენილებ დეკლარაცი დოქტრინ სტრატეგი(?:ა|ას)$ კონსტიტუცი"
    ),
    "aim": _beginning("განზრახვ მიზნად გეგმად შესაძლებლობ საკითხ სურვილ მიზანი"),
    "receiver": _beginning("მიმღებ ბენეფიციარ"),
    "door": _whole("კარი კარები კარს გზა გზას"),
    "service": _beginning("სამსახურ(?:ი|ს|ში)?$ მორიგეობ"),
    "foot": _whole("ფეხი ფეხს ფეხები"),
    "stop": _whole("წერტილი ბოლომდე წერტილს დასასრულამდე"),
    "guest": _beginning("სტუმარ სტუმრ მონაწილეები მაშველებ"),
    "refusal": _whole("უარი უარს"),
    "conduct": _beginning("ორგანიზებ ჩატარებ გამართვ მოწყობ"),
    "passive": _whole("იქნა იქნენ"),
    "talks": _beginning("მოლაპარაკებ კონსულტაცი"),
    "meeting": MEETING,
    "readiness": _beginning("მზადყოფნ ინტერეს სურვილ იმედ"),
    "force": _whole("ძალაში"),
    "power": _whole("ძალა ძალას"),
    # What is set up, not held.
    "facility": _beginning(
        "(?:კიბერ)?ლაბორატორი(?:ა|ას)$ სახელოსნო(?:ს|ები)?$ საწყობ(?:ი|ს|ები)$ კლას(?:ი|ს)$ პოლიგონ(?:ი|ს)$"
    ),
    "attached": _beginning("მიმაგრებულ მიწერილ მიკუთვნებულ დაქვემდებარებულ მიერთებულ"),
    "flag": _beginning("დროშ ალამ"),
    "preparation": _beginning("მზადებ სამზადის მომზადებაზე$"),
    "intent": _whole("გეგმა გეგმას გეგმები გეგმებს"),
    "agenda": _whole("წესრიგში"),
    "green": _whole("მწვანე შუქი შუქს"),
    # Talks of it, argues about it: a verb in no row of the lexicon.
    "talking": _beginning("ი?საუბრ[აეობ] ი?ლაპარაკ[აეობ] ი?მსჯელ[აეობ] ი?კამათ[აეობ] დავობ იდავ"),
}


@lru_cache(maxsize=20_000)
def lights_of(word: str) -> frozenset[str]:
    """Return the light nouns that ``word`` is a form of."""
    return frozenset(name for name, pattern in LIGHT.items() if pattern.match(word))


# Who is in a programme.
MEMBER = _beginning("წევრ(?!ობ) მონაწილე(?!ობ)")
# A programme named for who is in it: Enhanced Opportunities Partner.
PARTNER = _whole("პარტნიორ(?:ი|ად|ები)")
ALLY = _beginning("პარტნიორ მოკავშირე")
# A noun with the copula -ა: is a member, is the host.
COPULA = re.compile(r"(?:ია|აა|[ეოუ]ა|თაა)$")
# A date with the copula: it has been so since 2002.
SINCE_IS = re.compile(r"დანაა$")
# A country's name with the copula: it is Georgia, it is Armenia.
COUNTRY_IS = re.compile(r"(?:ო|ა|თი)ა$")
COPULAR = frozenset({"host", "leader", "receiver", "founder", "member", "active", "contributor"})
# Labels that state by themselves what the country beside them is: host: Sweden; guests: Finland, Estonia.
LABELS: dict[RelationType, re.Pattern[str]] = {
    "hosted": _whole("მასპინძელი მასპინძელმა მასპინძლები მასპინძლის"),
    "participates": _whole(
        "მონაწილე მონაწილეები მონაწილენი სტუმრები სტუმარი წევრები "
        "წამყვან(?:ი|ია|ად|მა) ხელმძღვანელ(?:ი|ია|ად) ლიდერ(?:ი|ია)"
    ),
    "beneficiary": _whole("სამიზნე მიმღები ბენეფიციარი ბენეფიციარები"),
}
# What a noun before a colon says of the countries after it.
LIST_NOUNS: dict[RelationType, frozenset[str]] = {
    "hosted": frozenset({"host", "hosting"}),
    "joined": frozenset({"founder"}),
    "beneficiary": frozenset({"receiver"}),
    "participates": frozenset({"member", "contributor", "contribution", "part", "leader", "leading"}),
}
GUESTS = _whole("მონაწილე მონაწილეები მონაწილენი სტუმრები სტუმარი წევრები")
# What is led and belongs to no programme: coalitions, talks, meetings.
LED_ELSEWHERE = _beginning(
    "კოალიცი სხდომ შეხვედრ დელეგაცი მოლაპარაკებ კონფერენცი კომიტეტ თათბირ მთავრობ სამინისტრო რეგიონ"
)
# Last year, next year.
NEXT_TO = _whole("წინა მომდევნო შემდეგ შემდგომ გასულ")
YEAR_NOUN = _beginning("წელს$ წლებში")
# What a lead nation leads.
LED = "პროექტი"
LABEL_NOUN = _whole("ქვეყნებია ქვეყანაა სახელმწიფოებია ქვეყანა ქვეყნები სახელმწიფო სახელმწიფოები როლში")
# The first heading of a table whose rows are countries.
TABLE_HEAD = _whole("ქვეყანა ქვეყნები პარტნიორი პარტნიორები სახელმწიფო სახელმწიფოები")
# What the headings of a table say of its columns.
COLUMN_HEADS: dict[str, re.Pattern[str]] = {
    "since": _beginning("დასაწყის(?:ი|ს) დაწყებ(?:ა|ის)$ დაიწყო საიდან$ დროიდან$"),
    "until": _beginning("დასასრულ(?:ი|ს)$ დასრულებ(?:ა|ის)$ დამთავრებ(?:ა|ის)$ დასრულდა დამთავრდა სადამდე დრომდე$"),
    "joined": _beginning("შეუერთდა ჩაერთო გაწევრიანდა (?:შეერთებ|ჩართვ|გაწევრიანებ|ხელმოწერ)(?:ა|ის)$"),
    "withdrew": _beginning("(?:გავიდა|გამოვიდა|დატოვა)$ (?:გასვლ|გამოსვლ|გაყვან|გამოყვან|დატოვებ)(?:ა|ის)$"),
    "hosted": _beginning("მასპინძ"),
    "participates": _beginning("მონაწილ წამყვან ლიდერ კონტრიბუტ კონტინგენტ"),
    "beneficiary": _beginning("მიმღებ ბენეფიციარ სამიზნე"),
    "country": _beginning("ქვეყ სახელმწიფო პარტნიორ"),
    "programme": _beginning("წვრთნ სწავლებ მანევრ პროგრამ პროექტ ოპერაცი მისი(?:ა|ის) ინიციატივ ღონისძიებ დასახელებ"),
    "source": _beginning("წყარო დამფინანსებ დაფინანსებ(?:ა$|ის) მექანიზმ"),
    "date": _beginning("თარიღ დრო წელ(?:ი|ს)$ წლები თვე$ ვადა პერიოდ როდის ჩატარების"),
}
TABLE = _beginning("ცხრილ")
# In the last column of a table, that it goes on.
GOES_ON = _whole("დღემდე დღესაც აქამდე გრძელდება მიმდინარეობს მიმდინარე მოქმედებს მოქმედი მოქმედია ხორციელდება")
# What a table lists: exercises, projects.
MANY_LISTED = _beginning("(?:წვრთნ|სწავლებ|მანევრ|პროექტ|პროგრამ|ოპერაცი|მისი|ინიციატივ|ღონისძიებ|მექანიზმ)ებ")
# This help, this support: what was offered or begun before.
THIS_HELP = _beginning("დახმარებ(?:ა|ას)$ მხარდაჭერ(?:ა|ას)$ თანადგომ(?:ა|ას)$")
# What labels of fact sheets say of the place.
PLACE_LABEL = _beginning("ადგილ(?:ი|მდებარეობა)$ ლოკაცი მდებარეობა სად(?:$|აა)")
# Money, where no sum says how much.
MONEY = _beginning(
    "ფულ(?:ი|ს|იც|ით)$ ფულად თანხ(?:ა|ას|ით|ები|ებს|ებით)$ სახსრ(?:ები|ებს)$ ფინანსურ(?:ი|ად)$ ფინანს(?:ები|ებით)$"
)
# In the role of the host, of the lead nation.
ROLE = _beginning("როლ ფუნქცი მოვალეობ მისია(?:$|მ|ს)")
POSSESSIVE = re.compile(r"(?:(?:მის|თავის|საკუთარ|მათ)(?:ი|მა|ივე)?|ქვეყნის|(?:რომლის|რომელთა)(?:აც)?)$")
# It was approved, worked out: nobody is understood as having done it.
PASSIVE = re.compile(r"[^აეიოუ]დ(?:ა|ება|ებოდა)$")
# It is planned, considered: nobody is understood as the planner.
PASSIVE_PLAN = _beginning("იგეგმ დაგეგმილ განიხილებ დაიგეგმ ივარაუდებ გათვალისწინებულ")
# Its, their: of another than the subject, whose own is თავისი.
ITS = _whole("მის(?:ი|მა)? მათ(?:ი|მა)?")
WAS_SENT = re.compile(r"(?:გა|წარ|და|მი|მო)იგზავნ")
POSSESSED = frozenset({"აქვს", "აქვთ", "ჰქონდა", "ჰქონდათ"})
# Organisations that countries join, too: they are no programmes.
ORGANISATION = _beginning("ალიანს ნატო ევროკავშირ გაერო ეუთო ორგანიზაცი ევროსაბჭო დსთ")
# The perfect of a transitive verb, whose subject stands in the dative (უვარჯიშიათ, გაუვლიათ), and verbs of carrying
# that are inverted always (გადაჰქონდათ).
EVIDENTIAL = re.compile(r"[ა-ჰ]{0,5}უ[ა-ჰ]{2,20}(?:ია|იათ)|(?:გადა|ა|ჩა|გა|მი|მო|შე)(?:ჰქონდათ?|აქვთ?|ჰყავდათ?)")
DISASTER = _beginning(
    "მიწისძვრ წყალდიდობ ხანძარ ხანძრ ქარიშხალ ქარიშხლ კატასტროფ სტიქი გვალვ მეწყერ მეწყრ ზვავ ცუნამ ღვარცოფ ადიდებ "
    "წვიმებ დატბორ პანდემი ეპიდემი შეირყ წალეკ"
)
# Who acts in brochures besides countries.
OTHER_SUBJECT = _beginning(
    "ალიანს ნატო მოკავშირე ევროკავშირ გაერო ეუთო ექსპერტ სააგენტო ორგანიზაცი წევრები პარტნიორები ქვეყნები "
    "სახელმწიფოები ლიდერ წარმომადგენელ"
)
# A preverb with the ending of the present: it will move.
FUTURE = re.compile(r"(?:და|გა|გადა|გადმო|გამო|შე|ჩა|ჩამო|წა|მო|მი|ა|ამო|აღ)[ა-ჰ]{3,20}(?:ებს|ავს|ამს|ებენ|ავენ|დება)")
# Adjectives in -ული (national, radiation's) have no preverb, participles have one or -ებ.
_PREVERB = "(?:და|გა|გან|გადა|გამო|მო|მი|შე|შემო|ჩა|ჩამო|ა|ამო|აღ|აღმო|წა|წარ|უკუ)"
# It was installed, they installed: the passive, or an unnamed "they".
DONE = re.compile(rf"(?:[^აეიოუ]და|ეს|^{_PREVERB}ი[ა-ჰ]{{1,12}}ა)$")
PARTICIPLE_LIKE = re.compile(
    rf"(?:^{_PREVERB}.*ულ|(?:ებ|ობ)ულ|ილ|მდე?ლ|მ(?:დგ|ბრძ)ომ|მხდარ|მდგარ)(?:ი|მა|ს|ის|ისა|ით|ა)?$"
)
ADVERB = _whole("ასევე აგრეთვე კიდევ ისევე თავიდანვე მალევე პირველი აქტიური თანაც მხოლოდაც")
# After a date, that it is the beginning: since 2002.
BEGINNING_WITH = _beginning("მოყოლებ")
AFTER_EVENT = _whole("შემდეგ შემდგომ წინ გამო შედეგად პასუხად კვალდაკვალ შემდგომ(?:ი|ში)? მანამდე")
# Years after something happened.
ANNIVERSARY = _beginning("წლისთავ იუბილე")
ACCORDING_TO = _whole("თანახმად მიხედვით")
# Back, again: not home.
BACK = _whole("უკან უკანვე კვლავ ისევ ხელახლა")
# It was followed by: what stands in the dative happened first.
CAME_AFTER = _beginning("მოჰყვა(?:$|ნენ) მოჰყვება მოსდევ მოსდია")
FACTIVE_AFTER_NOUN = _whole("შემდეგ შემდგომ დღიდან მომენტიდან დროიდან კვალდაკვალ გზით შედეგად")

PHASE = _beginning("ფაზა(?:დ|$) ფაზის ეტაპ")
# What a programme has several of, one after the other.
STAGE = _beginning("პროექტ ფაზა ფაზის")

# Kinds of programmes, by the words of their names.
OPERATION_NAME = re.compile(r"ძალებ|მისი(?:ა|ის|ას|ებ)|ოპერაცი|\b[KSI]?FOR\b|ISAF|RSM|UNPROFOR|UNIFIL")
EXERCISE_ID = re.compile(r".+-(?:19|20)\d\d$")
OWN_PLAN = re.compile(r"ინდივიდუალ")
BILATERAL_NAME = re.compile(r"ინდივიდუალ|ინტენსი|ეროვნული პროგრამა")
PLAN_NAME = re.compile(r"გეგმ|ინდივიდუალურ")
FORUM_NAME = re.compile(r"საბჭო|კომისი|\b(?:EAPC|NACC|NUC|NGC|NRC|MD|ICI)\b|ხმელთაშუა")
LOCAL_NAME = re.compile(r"ფონდ|ცენტრ|პროექტ|FUND|CENTRE|PROJECT")
CENTRE_NAME = re.compile(r"CENTRE|CENTER|ცენტრ")
# What a generic noun may mean.
MEANS_EXERCISE = _beginning("წვრთნ მანევრ სწავლებ ღონისძიებ")
MEANS_OPERATION = _beginning("მისი ოპერაცი კონტინგენტ სამშვიდობო ძალებ")
# What takes part in these takes part in no exercise there.
OTHER_WORK = _beginning("მისი(?:ა|ებ|ის|ას) ოპერაცი")
MEANS_TREATY = _beginning("ხელშეკრულებ შეთანხმებ")
TREATY_NAME = re.compile(r"ხელშეკრულებ|შეთანხმებ|ტრანზიტ")
MEANS_FORUM = _beginning("საბჭო კომისი ფორუმ")
MEANS_DOCUMENT = _beginning("დოკუმენტ")
# An event, an institution: which one, only "this" or "such" tells.
ONLY_THIS = _beginning("ღონისძიებ დაწესებულებ")
# What comes before an exercise and is none itself.
PREPARATION = _beginning("მომზადებ დაგეგმვ")
CENTRE = _beginning("ცენტრ")
# A dialogue, a cooperation.
TALK = _beginning("დიალოგ პარტნიორობ")
MEANS_CENTRE = _beginning("დაწესებულებ")
# A plan written anew, and what stands before it: the new, the second.
VERSION = _beginning("ვარიანტ რედაქცი ვერსი ტექსტ")
RENEWED = _beginning("ახალ განახლებულ მორიგ მომდევნო შემდეგ ბოლო მეორე მესამე მეოთხე პირველ ორწლიან")
# A plan on paper.
DRAFT = _beginning("ტექსტ ვარიანტ რედაქცი ვერსი დოკუმენტ პროექტ")
MEANS_WORK = _beginning("პაკეტ პროექტ პროგრამ ინიციატივ მექანიზმ ეტაპ ციკლ გეგმ")
# Unnamed ones, that somebody takes part in or makes use of; an institution that is no programme.
MANY_WORKS = _beginning("(?:წვრთნ|სწავლებ|მანევრ|პროექტ|პროგრამ|ოპერაცი|მისი)(?:ებ(?:ი|ს|ში|ით)|აში)$")
INSTITUTION = _beginning(
    "ოფის ბიურო ცენტრ უნივერსიტეტ სკოლ აკადემი ინსტიტუტ ფაკულტეტ წარმომადგენლობ საელჩო მუზეუმ ბიბლიოთეკ კლუბ"
)
MEANS_PROJECT = _beginning("პროექტ")
NO_PROJECTS = re.compile("კონცეფცი|პარტნიორი$|სტატუს")
PACKAGE = _beginning("პაკეტ პროექტ")
MEANS_PROGRAMME = _beginning("პროგრამ")
MATTER = _beginning("საქმე")
AGREEMENT = "შეთანხმება"
# Where operations go on: not what they are for.
THEATRES = (
    (
        _beginning(
            "ავღანეთ ქაბულ ჰელმანდ ყანდაჰარ ჩაღჩარან ბალხ მაზარ ყუნდუზ ჰერა(?:თ|ტ) ბაგრამ "
            "ურუზგან ჯელალაბად ჯალალაბად ლაგმან ბადღის ბამიან კუნდუზ ფაიზაბად ბადახშან ფარიაბ "
            "მაიმან მეიმან ღორ(?:ში|ის)$ ფარა(?:ს|ში)$ ლოგარ ვარდაქ პარვან ზაბულ ჰილმენდ კანდაჰარ "
            "ხოსტ ნიმრუზ ტარინ(?:-| )?ქოუთ სამანგან თახარ"
        ),
        ("ISAF", "RSM"),
    ),
    (_beginning("კოსოვო პრიშტინა პრიზრენ მიტროვიც ფერიზა ურო[შს]ევაც გნილან გჯილან ჯაკოვ ლიპლან"), ("KFOR",)),
    (_beginning("ბოსნია სარაევო ტუზლა დობოი მოსტარ ბანია-ლუკა"), ("SFOR", "IFOR")),
    (_beginning("ერაყ ბაღდად"), ("NMI", "NTM-I")),
)
# Countries in which others carry out an operation.
AT_HOME = {"ISAF": "AFG", "RSM": "AFG", "IFOR": "BIH", "SFOR": "BIH", "NMI": "IRQ", "NTM-I": "IRQ"}
AT_HOME_COUNTRIES = frozenset(AT_HOME.values())
# A line that only says where a country lies.
NEIGHBOURS = _beginning("მეზობ საზღვრ ესაზღვრ")
# What a title says of the countries listed under it.
LISTS: tuple[tuple[RelationType, re.Pattern[str]], ...] = (
    ("hosted", re.compile(r"მასპინძ|(?:წვრთნ|სწავლებ|მანევრ).{0,60}(?:ტერიტორიაზე|ქვეყანაში|მიწაზე)")),
    ("joined", re.compile(r"წევრობ|გაწევრიან|შეერთ|ხელმოწერ|ხელმომწერ|შეუერთდ|როდის შევ")),
    ("participates", re.compile(r"მონაწილ|ჩართულ|კონტინგენტ|ჯარისკაც|წვლილ|წარმომადგენლ|წევრები")),
    ("beneficiary", re.compile(r"პროექტ|ფონდ|დახმარებ|ბენეფიციარ|მიმღებ|სად მუშაობ|ბიუჯეტ|ხარჯ")),
)
# What a title says of a list of what is still to come.
PLANNED_LIST = re.compile(r"დაგეგმილ|იგეგმება|წინ გველის|მომავალში")
# What a plan with the Alliance guides, what it does to it, and how it stands before it.
STEERED = _beginning("რეფორმ თანამშრომლობ კავშირ(?:ი|ს|ები|ებს)$ ურთიერთობ მოდერნიზაცი გარდაქმნ დაახლოებ")
GUIDES = _beginning("აწესრიგებ არეგულირებ განსაზღვრავ განსაზღვრა წარმართავ ადგენ(?:ს|და)$ აყალიბებ უდევს უდგენ აწყობ")
RESTS_ON = _beginning("ეფუძნებ ემყარებ ეყრდნობ მიჰყვებ მიყვებ დაეფუძნა დაეყრდნო")
BASIS = _whole("საფუძველზე მიხედვით შესაბამისად თანახმად")
# Its turn came.
TURN = _whole("რიგი ჯერი")
# To agree, to work out: what performing at a point of time finishes.
AGREEING = _beginning("შეთანხმებ(?:ა|ას)$ შემუშავებ(?:ა|ას)$ მომზადებ(?:ა|ას)$ გადასინჯვ(?:ა|ას)$ განახლებ(?:ა|ას)$")
# That somebody did the same: a noun, and the verb with it.
STEP = _beginning("ნაბიჯ")
SAME_AGAIN = (
    (STEP, _beginning("გადადგ გადაუდგ გადმოდგ")),
    (_beginning(""), _beginning("(?:მი|წა)(?:ჰ|უ)?ბაძ")),
    (_beginning("მაგალით კვალ გზ(?:ა|ას|ით)$"), _beginning("(?:მი|გა|ა)ჰყვ დაადგ გა?იზიარ გაიმეორ მისდია გაიარ")),
    (
        _whole("იგივე იმავე იმავეს იგივენაირად ასევე ასე ამგვარად ამასვე ეს"),
        _beginning("გააკეთ უქნია გაკეთებ მოიქც მოიმოქმედ მოახერხ"),
    ),
    (_whole("ამას მას"), _beginning("(?:მი|მო|გა)ჰყვა$")),
    (_beginning(""), _beginning("(?:მი|მო)ჰყვ(?:ა|ნენ)$")),
    (TURN, _beginning("დადგ მოვიდა მოუვიდა")),
)
# With such a noun, that somebody is going to do the same.
INTENDS = _beginning("ამზადებ გეგმავ აპირებ განიხილავ ფიქრობ")
# The document that countries sign to join Partnership for Peace has no name but "framework document".
FRAMEWORK_DOCUMENT = _beginning("ჩარჩო-დოკუმენტ ჩარჩო-ხელშეკრულებ")
PARTNERSHIP = re.compile(r"პარტნიორობა(?:ს|ში)$")
FRAMEWORK_PROGRAMME = "PfP"
