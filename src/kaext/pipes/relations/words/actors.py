"""People, units and bodies that act for a country, and other actors."""

from __future__ import annotations

from functools import lru_cache

from kaext.pipes.relations.words.matchers import beginning, whole

# People and things that act for a country.
_SOLDIERS = (
    "ჯარისკაც სამხედრო მოსამსახურ ოფიცერ ოფიცრ სერჟანტ მეომ მებრძოლ(?=$|ი|მა|ებ) მესაბრძოლ ქვეით მსროლელ სნაიპერ "
    "მზვერავ მეკავშირ მესანგრ მენაღმ გამნაღმ დესანტ მედესანტ პარაშუტისტ კომანდოს მყვინთავ ალპინისტ მეზღვაურ "
    "მფრინავ პილოტ მშვიდობისმყოფელ მეთვალყურ დამკვირვებლ დამკვირვებელ მესაზღვრ რეზერვისტ კადეტ კურსანტ "
    "კარაბინერ ბიჭ(?:ი|ებ) მეთაურ(?!ობ) გენერალ ადმირალ მაიორ კაპიტან ლეიტენანტ"
)
# Units whose completion of something is that of their country, unlike that of its scholars and officers.
_OF_CONTINGENT = "ასეულ ბატალიონ ბრიგად პოლკ"
_UNIT = f"{_OF_CONTINGENT} ქვედანაყოფ დანაყოფ ოცეულ ძალებ არმი ფლოტ ესკადრ"
_UNITS = (
    f"{_UNIT} ნაწილ(?:ები|ებმა|ებს)$ შენაერთ დაჯგუფებ(?:ა|ამ|ას)$ კონტინგენტ ათეულ ბატარე "
    "რაზმ სპეცრაზმ სპეციალრაზმ ავიაესკადრ ავიარაზმ ავიაცი ეკიპაჟ ჯარ(?:ი|მა|ს|ებ) გვარდი "
    "არტილერ მხედრიონ ლეგიონ სამშვიდობო(?:$|ებ) პოლიცი ჟანდარმ დაცვა(?:მ|ს)?$ შტაბ სარდლობის?$ პერსონალ გუნდ ჯგუფ "
    "ჰოსპიტა?ლ ძაღლ"
)
_CRAFT = (
    "ფრეგატ კორვეტ კრეისე?რ ესმინე?ც ავიამზიდ ნაღმმჭერ გემ(?!ო) ხომალდ კატარღ ნავ(?:ი|მა|ები) შვეულმფრენ ვერტმფრენ "
    "თვითმფრინავ გამანადგურებე?ლ(?!ად) ბომბდამშენ მონადირე(?=$|ებ) ჯავშნოსა?ნ "
    "ჯავშან(?:მანქან|ტრანსპორტიორ) ტანკ(?=ი|მა|ს|ებ) ჰაუბიც "
    # Types that partners fly: Gripen, Hercules, Chinook, Black Hawk.
    "გრიპენ ჰერკულეს ჩინუკ ბლექჰოუკ"
)
_CIVILIANS = (
    "ექსპერტ მეცნიერ(?!ება) მკვლევარ მკვლევრ პროფესორ (?:ბიო|გეო)?ქიმიკოს ბიოლოგ (?:გეო|ბიო|ასტრო)?ფიზიკოს "
    "მათემატიკოს ოპტიკოს ბოტანიკოს გენეტიკოს პროგრამისტ ტოპოგრაფ კარტოგრაფ გეოდეზისტ აგრონომ ასტრონომ "
    "სეისმოლოგ ჰიდროლოგ გეოლოგ მეტეოროლოგ "
    "ფსიქოლოგ კინოლოგ [ა-ჰ]{3,20}(?:ოლოგ|მცოდნე)(?:ი|მა|ებ) მეკარტოგრაფ ინსტრუქტორ ინსპექტორ სპეციალისტ ტექნიკოს "
    "ინჟინ(?:ე)?რ მძღოლ მთარგმნელ სტუდენტ მსმენელ მწვრთნელ პედაგოგ მასწავლებ ლექტორ ექიმ სანიტ(?:ა)?რ მედიკ "
    "თანადირექტორ(?!ობ) "
    "მედიცინ მედდ ფარმაცევტ მაშველ მეხანძრ მოხალის მუშა მშენებლებ მშენებელთა$ იურისტ მოსამართლ მრჩეველ "
    "მქადაგებ(?:ელ|ლებ) მოძღვ(?:არ|რებ) კაპელან "
    "მრჩევლ მოხელე თანამშრომელ თანამშრომლ(?=ებ) კაც(?:ი|მა|ს|ებ) ადამიან მოსახლეობ მოქალაქე შვილები"
)
# Officials, who visit but do not serve, and bodies of the state.
_OFFICIAL = "პარლამენტ პრეზიდენტ პრემიერ მინისტრ მდივან(?=ი|მა|ს|ებ) დელეგაცი ელჩ"
_RULING = "მთავრობ სამინისტრო ხელისუფლებ"
# Those who negotiate and draft for it.
_NEGOTIATORS = "დიპლომატ(?!ი[აუ]) მგეგმავ მოლაპარაკებელ მომლაპარაკებ"
_OFFICES = (
    f"{_OFFICIAL} {_RULING} {_NEGOTIATORS} რიქსდაგ რადა(?:მ|ს)?$ სეიმ(?:ი|მა) სკუპშჩინ ხურალ "
    "მხარ(?:ე|ის) წარმომადგენლ წარმომადგენელ ხელმძღვანელი ლიდერ(?!ობ) დროშა(?:მ|ს|ც)?$ სახელ(?:ი|ები)$ "
    "სააგენტო უნივერსიტეტ აკადემი ინსტიტუტ ცენტრ(?:ი|მა|ები|ებმა)$ ლაბორატორი "
    "სასწავლებ(?:ელი|ელმა|ლები|ლებმა|ლებს)$ სკოლებ(?:ი|მა|ს)$ ქალაქებ"
)
_BODY = beginning(
    f"{_RULING} სააგენტო უნივერსიტეტ აკადემი ინსტიტუტ ცენტრ(?:ი|მა)$ ლაბორატორი ქარხანა(?:მ)?$ საწარმო(?:მ)?$"
)
# Bodies of scholars.
SCHOLARLY_BODY = beginning("უნივერსიტეტ აკადემი ინსტიტუტ ლაბორატორი")
TROOPS = beginning(" ".join((_SOLDIERS, _UNITS, _CRAFT)))
CIVILIAN = beginning(_CIVILIANS)
ACTOR = beginning(" ".join((_SOLDIERS, _UNITS, _CRAFT, _CIVILIANS, _OFFICES)))


@lru_cache(maxsize=20_000)
def is_actor(word: str) -> bool:
    """Return whether ``word`` names people or things that act for a country; cached, as every clause is searched."""
    return ACTOR.match(word) is not None


def is_body(word: str) -> bool:
    """Return whether ``word`` names a body of a country: its ministry, agency or laboratory, not its people."""
    return _BODY.match(word) is not None


_ONE_UNIT = beginning(
    "(?:ასეულ|ბატალიონ|ბრიგად|პოლკ|ოცეულ|ფრეგატ|კორვეტ|კრეისერ|ნაღმმჭერ|ხომალდ|რაზმ|ესკადრილი)(?:ი|მა|ა|ამ)(?:ც)?$"
)


def is_one_unit(word: str) -> bool:
    """Return whether ``word`` names one unit or ship as the subject of a clause: the battalion, the frigate."""
    return _ONE_UNIT.match(word) is not None


# Actors who represent the state, not themselves.
GOVERNMENT = beginning(f"{_OFFICIAL} {_RULING} {_NEGOTIATORS} მხარ ლიდერ გენერალ მოხელე")
OFFICIAL = beginning(_OFFICIAL)
UNIT = beginning(_UNIT)
CONTINGENT = beginning(f"კონტინგენტ {_OF_CONTINGENT}")
# Goods that cross a border: no troops that leave.
CARGO = beginning("ტვირთ კონტეინერ მანქან(?:ა$|ებ) ვაგონ ტექნიკა აღჭურვილობ საწვავ კოლონ(?:ა$|ებ)")
# Units that people of another country may serve in; the country that owns such a unit does not take part by that.
UNIT_OF_ANOTHER = beginning("ბატალიონის ბრიგადის კონტინგენტის სარდლობის ასეულის პოლკის ძალების ჯგუფის დივიზიის")
SUBORDINATE = whole("დაქვემდებარებაში განკარგულებაში")
WITHIN_UNIT = whole("შემადგენლობაში შემადგენლობით ფარგლებში რიგებში ქვეშ")
# Participles for people who are or were in an operation: serving in, wounded in.
SERVING = beginning(
    "მყოფ მომსახურე მონაწილე(?!ობ) დაღუპულ დაჭრილ მებრძოლ მოქმედ განლაგებულ განთავსებულ ნამსახურებ ნამყოფ ჩართულ "
    "მდგომ მდგარ გაგზავნილ წარგზავნილ მივლინებულ"
)
# Words that are a noun (soldier) or an attribute (military).
MILITARY = whole("სამხედრო სამშვიდობო")
# People who only observe, write or perform.
VISITOR = beginning(
    "მაყურებლ მაყურებელ გულშემატკივ "
    "ჟურნალისტ დეპუტატ ტურისტ მხატვ რეჟისორ მწერ ავტორ ანალიტიკოს მკითხველ ხელოვან მომღერ მსახიობ მუსიკოს "
    "ისტორიკოს კორესპონდენტ"
)
OBSERVER = beginning("დამკვირვებ(?:ელ|ლ)")
# In what capacity somebody is there: with the status of, in the role of, on the seat of.
CAPACITY = beginning("სტატუს როლ(?:ი|ს|ში|ით)$ სახით რანგ თვალ(?:ით|ი)$ სკამ სავარძ უფლებ ხარისხ მანდატ")
# Scholars who direct a project together, one of a partner, one of an ally.
PROJECT_LEADER = beginning("თანადირექტორ(?!ობ)")
# Whoever is the host of an exercise.
HOST = beginning("(?:თანა)?მასპინძ(?:ელ(?:ი|მა|ს)?|ლებ(?:ი|მა|ს))$")
# People outside their country: what they receive, their country does not.
AWAY = beginning("ლტოლვილ დევნილ ემიგრანტ მიგრანტ")
# Organisations that countries join but that are no programmes.
_ORGANISATIONS = "ალიანს ნატო ევროკავშირ გაერო ეუთო ორგანიზაცი"
ORGANISATION = beginning(f"{_ORGANISATIONS} ევროსაბჭო დსთ")
LATIN_ORGANISATIONS = frozenset({"nato", "eu", "un", "osce"})
# Those that carry out programmes of their own.
OTHER_ORGANISATION = beginning("ევროკავშირ გაერო ეუთო ევროსაბჭო დსთ")
# Subjects in brochures other than countries.
OTHER_SUBJECT = beginning(
    f"{_ORGANISATIONS} მოკავშირე ექსპერტ სააგენტო წევრები პარტნიორები ქვეყნები სახელმწიფოები ლიდერ წარმომადგენელ"
)
# Members and participants of a programme.
MEMBER = beginning("წევრ(?!ობ) მონაწილე(?!ობ)")
# Not participating, not a member.
NOT_TAKING_PART = beginning("არა?(?:მონაწილე(?!ობ)|წევრ(?!ობ))")
# Participating, as an attribute.
PARTICIPATING = whole("მონაწილე")
# A programme named after its members: Enhanced Opportunities Partner.
PARTNER = whole("პარტნიორ(?:ი|ად|ები)")
ALLY = beginning("პარტნიორ მოკავშირე")
# A member of the Alliance: became an ally.
FULL_ALLY = whole("მოკავშირე მოკავშირეები მოკავშირენი მოკავშირედ მოკავშირეებად")
# The Alliance named by its members: joined the allies.
ALLIES = whole("მოკავშირეებს მოკავშირეებში მოკავშირეთა")
