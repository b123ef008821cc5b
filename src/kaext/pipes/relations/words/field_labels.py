"""Labels of the fields of a sheet, by what their values name; the first match counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from kaext.pipes.relations.words.matchers import Stems, beginning
from kaext.pipes.relations.words.modality import NEGATION, ONLY
from kaext.pipes.values import RelationType

FieldRole = Literal[
    "beneficiary",
    "participates",
    "hosted",
    "country",
    "donor",
    "project",
    "source",
    "start",
    "end",
    "period",
    "part",
    "place",
    "status",
]
# Endings of nouns in labels: nominative singular and plural.
_NOUN = "(?:ი|ები|ნი)$"
# "Lead nation", "host country", "receiving side" come before "country".
FIELD_LABELS: Final[dict[FieldRole, Stems]] = {
    "beneficiary": beginning(
        f"ბენეფიციარ(?:$|{_NOUN}) ადრესატ{_NOUN} მიმღებ(?:$|{_NOUN}) სამიზნე$ მოსარგებლე(?:$|ები$) "
        f"მოსარგებლ(?:ენი|ეები)$ დახმარების$"
    ),
    "donor": beginning(f"დონორ(?:$|{_NOUN}) შემომწირველ{_NOUN} დამფინანსებელ{_NOUN} თანადამფინანსებელ{_NOUN}"),
    "hosted": beginning("მასპინძელ(?:$|ი$) მასპინძლ(?:ები|ობა)$"),
    "participates": beginning(
        f"წამყვან(?:$|{_NOUN}) კოორდინატორ{_NOUN} ლიდერ{_NOUN} მონაწილე(?:$|ები$) მონაწილენი$ კონტრიბუტორ{_NOUN} "
        f"წევრ{_NOUN} თანამონაწილე(?:$|ები$)"
    ),
    "country": beginning("ქვეყან(?:ა|ები)$ ქვეყნ(?:ები)$ სახელმწიფო(?:ები|ნი)?$ პარტნიორ(?:ი|ები)$"),
    "part": beginning(
        "მონაწილეობა$ ჩართულობა$ წვლილი$ კონტინგენტი$ შენაერთ(?:ი|ები)$ შემადგენლობა$ ქვედანაყოფ(?:ი|ები)$ ძალები$ "
        "სამხედროები$ სამხედროთა$ ჯარისკაცები$ ჯარისკაცთა$"
    ),
    "status": beginning("სტატუსი$ მდგომარეობა$ როლი$"),
    "place": beginning("ადგილ(?:ი|მდებარეობა)$ ლოკაცია$ მდებარეობა$"),
    "start": beginning("დაწყებ(?:ა|ის)$ დასაწყის(?:ი|ს)$ დაიწყო$ გახსნ(?:ა|ის)$ გაიხსნა$"),
    "end": beginning("დასრულებ(?:ა|ის)$ დასასრულ(?:ი|ს)$ დამთავრებ(?:ა|ის)$ დასრულდა$ დამთავრდა$"),
    "period": beginning("ვადა$ ვადები$ პერიოდი$ მიმდინარეობ(?:ა|ს)$ ხანგრძლივობა$ თარიღი$ დრო$ წელი$ წლები$"),
    "project": beginning(
        "პროექტი$ პროგრამა$ ოპერაცია$ მისია$ წვრთნა$ სწავლება$ ინიციატივა$ სახელწოდება$ დასახელება$ სახელი$"
    ),
    "source": beginning("მექანიზმი$ დაფინანსებ(?:ა|ის)$ წყარო$ ინსტრუმენტი$ ფონდი$"),
}
# A name: of a country or of a project, as its value tells.
NAME = beginning("სახელი$")
# The label of a country that works with the one of the title.
PARTNER = beginning("პარტნიორ")
# Words of a status: it came to nothing (rejected, cancelled, postponed, not approved), or is still to come.
CAME_TO_NOTHING = beginning("უარყო უარი უარით გაუქმ ჩაშლ ჩაიშალ გადაიდო გადადებულ შეწყვეტილია?$ დაუწყებელ დაუმტკიცებ")
STILL_TO_COME = beginning(
    "დაგეგმილ იგეგმება დასაწყებ მოსამზადებელ მზადდება განიხილება განხილვ მოლაპარაკებ მომზადების$ გეგმაშ"
)
# Alone in its field: a plan. Beside other words it may be what was agreed: the first plan.
_PLAN = ["გეგმა"]


def is_still_to_come(words: Sequence[str]) -> bool:
    """Return whether the words of a field or cell say that something is still to come."""
    return any(map(STILL_TO_COME.match, words)) or list(words) == _PLAN


# The status of a plan that a country has agreed or carried out: agreed, approved, adopted, signed, completed.
AGREED_OR_DONE = beginning(
    "(?:შეთანხმებულ|დამტკიცებულ|დასრულებულ|შესრულებულ|მიღებულ|ხელმოწერილ)ია?$ (?:შეთანხმ|დამტკიც|დასრულ|შესრულ)და$"
)
# Labels in the card of a country, by what they tell of the programmes in their fields; the first match counts.
LISTED_IN_CARD: Final[tuple[tuple[RelationType, Stems], ...]] = (
    ("planned", beginning("განზრახ სამომავლო მომავალ(?:ი|ში)$ დაგეგმილ იგეგმება პერსპექტივ")),
    ("hosted", beginning("უ?მასპინძ(?:ელ|ლ)")),
    ("participates", beginning("ოპერაცი მისი(?:ა|ები)$ კონტინგენტ მონაწილეობ ჩართულობ წვლილ სამშვიდობო")),
    (
        "beneficiary",
        beginning("დახმარებ მხარდაჭერ პროექტ მეცნიერებ სამეცნიერო გრანტ ფონდ(?:ი|ები)$ განათლებ განიარაღებ"),
    ),
)
# Those of the frameworks of a partnership: framework, programmes, mechanisms, formats.
FRAMEWORKS = beginning("ჩარჩო პროგრამ(?:ა|ები)$ მექანიზმ ინსტრუმენტ ფორმატ პარტნიორობა$ დოკუმენტ")


def is_denied(words: Sequence[str]) -> bool:
    """Return whether a label denies what its field lists, or restricts it: does not take part in, only."""
    return any(NEGATION.match(word) or ONLY.match(word) for word in words)


def relation_in_card(words: Sequence[str]) -> RelationType | None:
    """Return the relation that a label tells of a card's country and each programme in its field; None for others."""
    if is_denied(words):
        return None
    told = next((relation for relation, pattern in LISTED_IN_CARD if any(map(pattern.match, words))), None)
    return told or ("participates" if is_of_frameworks(words) else None)


def is_of_frameworks(words: Sequence[str]) -> bool:
    """Return whether a field lists frameworks of partnership, of which a date tells more: joined or agreed then."""
    return any(map(FRAMEWORKS.match, words))
