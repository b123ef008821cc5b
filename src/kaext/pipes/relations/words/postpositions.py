"""What stands after a noun and tells its part: by, together with, within, by means of, about, instead of."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.stems import beginning, whole
from kaext.pipes.values import RelationType

# By, on the part of, on behalf of.
AGENT = whole("მიერ მიერვე მხრიდან")
TOGETHER = whole("ერთად")
# A genitive before these names a part in the event: the relation that it states. Instrumental or "-ზე" forms only.
BY_WHOSE: dict[RelationType, re.Pattern[str]] = {
    "hosted": beginning("(?:თანა)?მასპინძლობით მასპინძლობისას"),
    "participates": beginning(
        "მონაწილეობით (?:თანა)?ხელმძღვანელობით მეთაურობით თაოსნობით ლიდერობით სარდლობით ეგიდით წინამძღოლობით "
        "მეურვეობით კოორდინაციით"
    ),
}
# A genitive before these does not act: through, against, on the border of, like.
NOT_ACTING = beginning(
    "გავლით მხარდაჭერ დახმარებით მეშვეობით შუამავლობით ინიციატივ გარდა მიმართ გამო$ წინააღმდეგ შესახებ შორის "
    "საზღვარ საზღვრის სახელით მახლობლ დარად მსგავს ნაცვლად მაგივრად შემდეგ ჩათვლით გვერდ"
)
# At the request of, on behalf of whom: they have no part by that.
REQUEST = beginning("თხოვნ(?:ა|ით|ის|ას|ამ) მოთხოვნით განაცხადით სურვილით")
FOR_WHOM = beginning("დასახმარებლად სასარგებლოდ საკეთილდღეოდ მხარდასაჭერად")
# The name before these only frames the event.
FRAME = beginning(
    "ფარგლებ ეგიდ მეშვეობით შუამავლობით საშუალებით წყალობით ფულით დაფინანსებით ხარჯზე თანხ სახსრებ ხაზით ჩარჩო გზით "
    "დახმარებით მხარდაჭერით ხელშეწყობით კონტექსტ მოწოდებით განკარგულებ"
)
# By means of: who does something so makes use of the programme.
BY_MEANS = beginning("მეშვეობით შუამავლობით საშუალებით გზით წყალობით დახმარებით")
# By its help: who does something so gets it.
BY_HELP = beginning("წყალობით დახმარებით მხარდაჭერით ხელშეწყობით თანადგომით შემწეობით")
# After a programme, that something else is told of: beyond it, instead of it, like it, after it.
APART_FROM = whole("მიღმა გარეთ გარეშე ნაცვლად მაგივრად წინააღმდეგ მსგავსად დარად შემდეგ წინ გამო")
ABOUT = whole("შესახებ თაობაზე ირგვლივ")
ACCORDING_TO = whole("თანახმად მიხედვით")
# On the basis of, in accordance with: what is done by a plan.
BASIS = whole("საფუძველზე მიხედვით შესაბამისად თანახმად")
