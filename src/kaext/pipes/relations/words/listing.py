"""Labels, table headings and titles that state a relation of the countries beside or under them."""

from __future__ import annotations

import re
from functools import lru_cache

from kaext.pipes.relations.words.matchers import Matcher, Stems, beginning, whole
from kaext.pipes.values import RelationType

_GUESTS = "მონაწილე მონაწილეები მონაწილენი სტუმრები სტუმარი სტუმრად სტუმრებად მონაწილედ მონაწილეებად წევრები"
GUESTS = whole(_GUESTS)
# Labels that alone state the relation of the country beside them: host: Sweden; guests: Finland, Estonia.
LABELS: dict[RelationType, Matcher] = {
    "hosted": whole("მასპინძელი მასპინძელმა მასპინძლები მასპინძლის მასპინძლად"),
    "participates": whole(
        f"{_GUESTS} წამყვან(?:ი|ია|ად|მა) ხელმძღვანელ(?:ი|ია|ად) ლიდერ(?:ი|ია) პატრონი კურატორი კოორდინატორი მოთავე "
        "თავკაცი მეურვე წინამძღოლი"
    ),
    "beneficiary": whole("სამიზნე მიმღები ბენეფიციარი ბენეფიციარები მოსარგებლე მოსარგებლეები რეციპიენტი რეციპიენტები"),
}


@lru_cache(maxsize=20_000)
def is_label(word: str) -> bool:
    """Return whether ``word`` is a label that alone states a relation; cached, as every clause is searched."""
    return any(pattern.match(word) for pattern in LABELS.values())


# Nouns that may follow such a label: host countries, in the role of.
LABEL_NOUN = whole("ქვეყნებია ქვეყანაა სახელმწიფოებია ქვეყანა ქვეყნები სახელმწიფო სახელმწიფოები როლში")
# The lead nation in the genitive: the role, the duty of the lead nation.
LEAD_NATION = beginning("წამყვან(?:ი|თა)?$ ქვეყნ(?:ის|ების)$ ქვეყანათა$ სახელმწიფო(?:ს|თა|ების)$ ლიდერის$")
# "In the role of" the host or the lead nation.
ROLE = beginning("როლ ფუნქცი მოვალეობ მისია(?:$|მ|ს) ტვირთ უღელ უღლ")
# The relation that a light noun before a colon states of the countries after it.
LIST_NOUNS: dict[RelationType, frozenset[str]] = {
    "hosted": frozenset({"host", "hosting"}),
    "joined": frozenset({"founder"}),
    "beneficiary": frozenset({"receiver"}),
    "participates": frozenset({"member", "contributor", "contribution", "part", "leader", "leading"}),
}
# The first heading of a table whose rows are countries.
TABLE_HEAD = whole("ქვეყანა ქვეყნები პარტნიორი პარტნიორები სახელმწიფო სახელმწიფოები")
# The meaning of the columns of a table, by their headings.
COLUMN_HEADS: dict[str, Stems] = {
    "since": beginning("დასაწყის(?:ი|ს) დაწყებ(?:ა|ის)$ დაიწყო საიდან$ როდიდან$ დროიდან$ წლიდან$ თვიდან$"),
    "until": beginning(
        "დასასრულ(?:ი|ს)$ დასრულებ(?:ა|ის)$ დამთავრებ(?:ა|ის)$ დასრულდა დამთავრდა სადამდე როდემდე$ დრომდე$ წლამდე$ "
        "თვემდე$"
    ),
    "hosted": beginning("უ?მასპინძ"),
    "participates": beginning(
        "მონაწილ წამყვან ლიდერ კონტრიბუტ კონტინგენტ თანახელმძღვანელ თანადირექტორ კოორდინატორ "
        "კურატორ თანამონაწილ თანაავტორ მოკავშირე"
    ),
    "beneficiary": beginning("მიმღებ ბენეფიციარ სამიზნე მოსარგებლე რეციპიენტ ადრესატ"),
    "country": beginning("ქვეყ სახელმწიფო პარტნიორ"),
    "programme": beginning(
        "წვრთნ სწავლებ მანევრ პროგრამ პროექტ ოპერაცი მისი(?:ა|ის) ინიციატივ ღონისძიებ ფორმატ დასახელებ"
    ),
    "source": beginning("წყარო დამფინანსებ დაფინანსებ(?:ა$|ის) მექანიზმ ინსტრუმენტ"),
    "cost": beginning(
        "თანხ ღირებულებ ბიუჯეტ ხარჯ რამდენი$ მლნ მლრდ მილიონ მილიარდ ათას ევრო(?:ს|თი|ში)?$ დოლარ ლარ(?:ი|ში|ით)$"
    ),
    "date": beginning("თარიღ დრო წელ(?:ი|ს)$ წლები თვე$ ვადა პერიოდ როდის ჩატარების"),
}
# Interrogatives of titles over lists: who, when.
ASKS_WHO_OR_WHEN = whole("ვინ როდის")
# Interrogatives of what each did or received: who received what.
ASKS_WHAT = whole("რა რას რამდენი რამდენს")
# Interrogatives of headings: who, where, what, in which year.
ASKS = whole("ვინ სად რა რას რამ რაში რომელ რომელი რომელს რომელმა რომელში რომლის")
# Any participants, in the headings of columns.
PARTICIPANTS = beginning("მონაწილ კონტრიბუტ კონტინგენტ")
# Words of a title over what countries give: contributions, donors, who gave how much.
DONORS = re.compile(
    r"(?<!\w)(?:შენატან|დონორ|შემოწირულ|შემომწირველ|კონტრიბუცი|გაიღ|გაუღი|(?:გადა|ჩა)(?:რიცხ|ურიცხ)|შეიტან)"
)
# Interrogatives of those who do something: who, which country.
ASKS_WHO = whole("ვინ რომელი რომელმა რომელ")
# Whose the countries under a heading are: ნატო-ს ქვეყანა (NATO country), ნატო-ს პარტნიორი (NATO partner).
ALLIED, PARTNER = re.compile(r"(?:ნატო|NATO)(?:-?ს)?$|ალიანსის$"), beginning("პარტნიორ")
# The heading of the places of projects: where.
WHERE = whole("სად")
# Verbs beside it: is carried out, goes on, is done, took place, works.
CARRIED_OUT = beginning(
    "(?:შე)?სრულდ (?:გან)?ხორციელდ მიმდინარეობ (?:ჩა)?ტარდ (?:გა)?კეთდ მოქმედებ მუშაობ (?:მო)?ეწყო გრძელდება$ იმართება$"
)
TABLE = beginning("ცხრილ")
# What a table lists: exercises, projects.
_LISTED = "(?:წვრთნ|სწავლებ|მანევრ|პროექტ|პროგრამ|ოპერაცი|მისი|ინიციატივ|ღონისძიებ|მექანიზმ)"
MANY_LISTED = beginning(f"{_LISTED}ებ")
ONE_OF_LISTED = beginning(_LISTED)
# Attributes of a mission or project in a fact sheet: current, present, former, finished.
ONGOING_OR_OVER = whole(
    "მოქმედი მოქმედები მიმდინარე ამჟამინდელი დღევანდელი ყოფილი დასრულებული დამთავრებული დახურული წინა სამშვიდობო "
    "საერთაშორისო სამხედრო ერთობლივი"
)
# Attributes of a programme in force: current, of today.
CURRENT = whole("მოქმედი მიმდინარე ამჟამინდელი დღევანდელი ამჟამად დღეს დღეისთვის")
# Words before a country in the title of its card: card, profile, dossier, passport, reference.
CARD = beginning("ბარათ პროფილ დოსიე პასპორტ ცნობარ")
# Labels of fact sheets for the place.
PLACE_LABEL = beginning("ადგილ(?:ი|მდებარეობა)$ ლოკაცი მდებარეობა სად(?:$|აა)")
# The relation that a title states of the countries listed under it.
LISTS: tuple[tuple[RelationType, Stems], ...] = (
    (
        "hosted",
        re.compile(
            r"მასპინძ|(?:წვრთნ|სწავლებ|მანევრ).{0,60}(?:ტერიტორიაზე|ქვეყანაში|მიწაზე)|სად.{0,20}\s(?:ჩა|გა)?(?:ტარდ|იმართ)"
        ),
    ),
    ("joined", re.compile(r"წევრობ|გაწევრიან|შეერთ|ხელმოწერ|ხელმომწერ|შეუერთდ")),
    ("participates", re.compile(r"მონაწილ|ჩართულ|კონტინგენტ|ჯარისკაც|წვლილ|წარმომადგენლ|წევრები")),
    ("beneficiary", re.compile(r"პროექტ|ფონდ|დახმარებ|ბენეფიციარ|მიმღებ|სად მუშაობ|ბიუჯეტ|ხარჯ")),
)
# Words of an entry about something still to come: planned, a plan, under discussion, in preparation.
PLANNED = beginning("დაგეგმილია იგეგმება გეგმაშია?$ მზადდება$ მოსამზადებ განიხილება განხილვის$ სამომავლო")
# Words of an entry about what a country is not yet in: a candidate, a wish, an observer waiting.
NO_PART_YET = beginning("კანდიდატ მსურველ მომლოდინე აპლიკანტ პრეტენდენტ")
# Words of a title over a list of future events.
PLANNED_LIST = re.compile(r"დაგეგმილ|იგეგმება|წინ გველის|მომავალში")
# The raised figure or star before a footnote.
FOOTNOTE = re.compile(r"(?:[*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,2}\])\s?[ა-ჰA-Z„]")
# The heading of a table of contents or of lists of titles: contents, in this issue, lectures, papers, bibliography.
TITLES_LISTED = re.compile(
    r"\W*(?:(?:ნომრის |წიგნის )?(?:სარჩევი|შინაარსი)|ამ ნომერში|(?:[ა-ჰ]{3,20}(?:ი|ული|ო|ა|ის|ების) )?"
    r"(?:ლექცი|მოხსენებ|სტატი|პუბლიკაცი|დისერტაცი|თეზის|ნაშრომ|რეფერატ|ბიბლიოგრაფი)"
    r"(?:ები|ა|ათა სია|ების სია|ების თემები)"
    r"|(?:(?:გამოყენებული|დამატებითი|სარეკომენდაციო) )?ლიტერატურა|საკითხავი)\W*"
)
# The end of a sentence, perhaps with the mark of a note behind it.
SENTENCE_END = re.compile(r"[.!?…][”“»\")]?\s*$")
# A line of a table of contents: dots to the number of the page.
LEADER = re.compile(r"[.…_·](?:\s?[.…_·]){3,200}\s*(\d{1,3})(?=\s|$)")
