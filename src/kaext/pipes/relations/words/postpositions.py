"""Postpositions and nouns used as such: by, together with, within, by means of, about, instead of."""

from __future__ import annotations

from kaext.pipes.relations.words.matchers import Stems, beginning, whole
from kaext.pipes.values import RelationType

# By, on the part of, on behalf of.
AGENT = whole("მიერ მიერვე მხრიდან")
TOGETHER = whole("ერთად მხარდამხარ გვერდიგვერდ")
# The relation of a genitive before these nouns: with the participation of, under the command of.
BY_WHOSE: dict[RelationType, Stems] = {
    "hosted": beginning("(?:თანა)?მასპინძლობით მასპინძლობისას ნამასპინძლევ"),
    "participates": beginning(
        "მონაწილეობით (?:თანა)?ხელმძღვანელობით მეთაურობით თაოსნობით ლიდერობით სარდლობით ეგიდით წინამძღოლობით "
        "მეურვეობით კოორდინაციით ზედამხედველობით მეთვალყურეობით თავკაცობით მოთავეობით წინამძღვრობით კურატორობით"
    ),
}
# Through; thanks to, with the help of; with the support of, standing by, aiding.
_THROUGH = "მეშვეობით შუამავლობით საშუალებით გზით გავლით"
_THANKS_TO = "წყალობით დახმარებით"
_SUPPORTED_BY = "მხარდაჭერით ხელშეწყობით თანადგომით შემწეობით"
# A genitive before these is no participant: through, against, on the border of, like.
NOT_ACTING = beginning(
    f"მხარდაჭერ {_THROUGH} {_THANKS_TO} {_SUPPORTED_BY} ინიციატივ გარდა მიმართ გამო$ წინააღმდეგ შესახებ შორის "
    "საზღვარ საზღვრის(?!პირა) სახელით მახლობლ დარად მსგავს ნაცვლად მაგივრად შემდეგ ჩათვლით გვერდ"
)
# Except.
EXCEPT = whole("გარდა გამოკლებით გამონაკლისით")
# At somebody's request: this alone makes nobody a participant.
REQUEST = beginning("(?:მო)?თხოვნ(?:ა|ით|ის|ას|ამ|ებ) მოთხოვნით განაცხადით სურვილით")
# For the benefit of.
FOR_WHOM = beginning("დასახმარებლად სასარგებლოდ საკეთილდღეოდ მხარდასაჭერად")
# The lot of somebody, to whom something falls: ნორვეგიის წილად ერგო (fell to Norway's lot).
LOT = whole("წილად ხვედრად")
# A name before these is an adjunct: within the framework of, with the funds of.
FRAME = beginning(
    f"ფარგლებ ეგიდ {_THROUGH} {_THANKS_TO} {_SUPPORTED_BY} ფულით დაფინანსებით ხარჯზე თანხ სახსრებ ხაზით ჩარჩო(?!-) "
    "კონტექსტ მოწოდებით თხოვნით განკარგულებ"
)
# By means of: the subject makes use of the programme.
BY_MEANS = beginning(f"{_THROUGH} {_THANKS_TO}")
# Thanks to, with its help: the subject receives help from the programme.
BY_HELP = beginning(f"{_THANKS_TO} {_SUPPORTED_BY}")
# After a programme, they make it a mere model: like it, by its example, in its spirit, by its principle.
_LIKE = (
    "მსგავსად დარად ანალოგიით კვალად კვალდაკვალ მაგალითზე მაგალითით ნიმუშით ნიმუშზე მოდელით სულისკვეთებით პრინციპით "
    "პრინციპებით პრინციპებზე იდეით"
)
LIKE = whole(_LIKE)
# After a programme, they exclude it from the event: beyond it, instead of it, beside it, after it, like it.
APART_FROM = whole(f"მიღმა გარეთ გარეშე ნაცვლად მაგივრად წინააღმდეგ შემდეგ წინ გამო პარალელურად {_LIKE}")
# Unlike; its argument is in the ablative.
UNLIKE = "განსხვავებით"
WITHOUT = whole("გარეშე")
# At somebody's side; the argument is in the dative.
AT_SIDE = whole("მხარში გვერდში გვერდით")
ABOUT = whole("შესახებ თაობაზე ირგვლივ")
_ACCORDING_TO = "თანახმად მიხედვით"
ACCORDING_TO = whole(_ACCORDING_TO)
# On the basis of, in accordance with: what a plan provides for.
BASIS = whole(f"{_ACCORDING_TO} საფუძველზე შესაბამისად")
