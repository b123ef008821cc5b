"""What stands after a noun and tells its part: by, together with, within, by means of, about, instead of."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole
from kaext.pipes.values import RelationType

# By, on the part of, on behalf of.
AGENT = whole("მიერ მიერვე მხრიდან")
TOGETHER = whole("ერთად")
# A genitive before these names a part in the event: the relation that it states. Instrumental or "-ზე" forms only.
BY_WHOSE: dict[RelationType, re.Pattern[str]] = {
    "hosted": beginning("(?:თანა)?მასპინძლობით მასპინძლობისას ნამასპინძლევ"),
    "participates": beginning(
        "მონაწილეობით (?:თანა)?ხელმძღვანელობით მეთაურობით თაოსნობით ლიდერობით სარდლობით ეგიდით წინამძღოლობით "
        "მეურვეობით კოორდინაციით"
    ),
}
# Through; thanks to, with the help of; with the support of, standing by, aiding.
_THROUGH = "მეშვეობით შუამავლობით საშუალებით გზით გავლით"
_THANKS_TO = "წყალობით დახმარებით"
_SUPPORTED_BY = "მხარდაჭერით ხელშეწყობით თანადგომით შემწეობით"
# A genitive before these does not act: through, against, on the border of, like.
NOT_ACTING = beginning(
    f"მხარდაჭერ {_THROUGH} {_THANKS_TO} {_SUPPORTED_BY} ინიციატივ გარდა მიმართ გამო$ წინააღმდეგ შესახებ შორის "
    "საზღვარ საზღვრის(?!პირა) სახელით მახლობლ დარად მსგავს ნაცვლად მაგივრად შემდეგ ჩათვლით გვერდ"
)
# At the request of, on behalf of whom: they have no part by that.
REQUEST = beginning("(?:მო)?თხოვნ(?:ა|ით|ის|ას|ამ|ებ) მოთხოვნით განაცხადით სურვილით")
FOR_WHOM = beginning("დასახმარებლად სასარგებლოდ საკეთილდღეოდ მხარდასაჭერად")
# The name before these only frames the event.
FRAME = beginning(
    f"ფარგლებ ეგიდ {_THROUGH} {_THANKS_TO} {_SUPPORTED_BY} ფულით დაფინანსებით ხარჯზე თანხ სახსრებ ხაზით ჩარჩო "
    "კონტექსტ მოწოდებით თხოვნით განკარგულებ"
)
# By means of: who does something so makes use of the programme.
BY_MEANS = beginning(f"{_THROUGH} {_THANKS_TO}")
# By its help: who does something so gets it.
BY_HELP = beginning(f"{_THANKS_TO} {_SUPPORTED_BY}")
# After a programme, that something else is told of: beyond it, instead of it, like it, after it.
APART_FROM = whole("მიღმა გარეთ გარეშე ნაცვლად მაგივრად წინააღმდეგ მსგავსად დარად შემდეგ წინ გამო")
# As against what stands in the ablative before it.
UNLIKE = "განსხვავებით"
WITHOUT = whole("გარეშე")
# To stand at somebody's side, whom the dative names: stands by it.
AT_SIDE = whole("მხარში გვერდში გვერდით")
ABOUT = whole("შესახებ თაობაზე ირგვლივ")
_ACCORDING_TO = "თანახმად მიხედვით"
ACCORDING_TO = whole(_ACCORDING_TO)
# On the basis of, in accordance with: what is done by a plan.
BASIS = whole(f"{_ACCORDING_TO} საფუძველზე შესაბამისად")
