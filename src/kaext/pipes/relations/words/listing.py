"""What labels, headings of tables and titles say of the countries beside or under them."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import Matcher, beginning, whole
from kaext.pipes.values import RelationType

_GUESTS = "მონაწილე მონაწილეები მონაწილენი სტუმრები სტუმარი წევრები"
GUESTS = whole(_GUESTS)
# Labels that state by themselves what the country beside them is: host: Sweden; guests: Finland, Estonia.
LABELS: dict[RelationType, Matcher] = {
    "hosted": whole("მასპინძელი მასპინძელმა მასპინძლები მასპინძლის"),
    "participates": whole(f"{_GUESTS} წამყვან(?:ი|ია|ად|მა) ხელმძღვანელ(?:ი|ია|ად) ლიდერ(?:ი|ია)"),
    "beneficiary": whole("სამიზნე მიმღები ბენეფიციარი ბენეფიციარები"),
}
# Beside such a label: host countries, in the role of.
LABEL_NOUN = whole("ქვეყნებია ქვეყანაა სახელმწიფოებია ქვეყანა ქვეყნები სახელმწიფო სახელმწიფოები როლში")
# In the role of the host, of the lead nation.
ROLE = beginning("როლ ფუნქცი მოვალეობ მისია(?:$|მ|ს) ტვირთ უღელ უღლ")
# What a noun before a colon says of the countries after it.
LIST_NOUNS: dict[RelationType, frozenset[str]] = {
    "hosted": frozenset({"host", "hosting"}),
    "joined": frozenset({"founder"}),
    "beneficiary": frozenset({"receiver"}),
    "participates": frozenset({"member", "contributor", "contribution", "part", "leader", "leading"}),
}
# The first heading of a table whose rows are countries.
TABLE_HEAD = whole("ქვეყანა ქვეყნები პარტნიორი პარტნიორები სახელმწიფო სახელმწიფოები")
# What the headings of a table say of its columns.
COLUMN_HEADS: dict[str, re.Pattern[str]] = {
    "since": beginning("დასაწყის(?:ი|ს) დაწყებ(?:ა|ის)$ დაიწყო საიდან$ დროიდან$"),
    "until": beginning("დასასრულ(?:ი|ს)$ დასრულებ(?:ა|ის)$ დამთავრებ(?:ა|ის)$ დასრულდა დამთავრდა სადამდე დრომდე$"),
    "joined": beginning("შეუერთდა ჩაერთო გაწევრიანდა (?:შეერთებ|ჩართვ|გაწევრიანებ|ხელმოწერ)(?:ა|ის)$"),
    "withdrew": beginning("(?:გავიდა|გამოვიდა|დატოვა)$ (?:გასვლ|გამოსვლ|გაყვან|გამოყვან|დატოვებ)(?:ა|ის)$"),
    "hosted": beginning("მასპინძ"),
    "participates": beginning("მონაწილ წამყვან ლიდერ კონტრიბუტ კონტინგენტ"),
    "beneficiary": beginning("მიმღებ ბენეფიციარ სამიზნე"),
    "country": beginning("ქვეყ სახელმწიფო პარტნიორ"),
    "programme": beginning("წვრთნ სწავლებ მანევრ პროგრამ პროექტ ოპერაცი მისი(?:ა|ის) ინიციატივ ღონისძიებ დასახელებ"),
    "source": beginning("წყარო დამფინანსებ დაფინანსებ(?:ა$|ის) მექანიზმ"),
    "date": beginning("თარიღ დრო წელ(?:ი|ს)$ წლები თვე$ ვადა პერიოდ როდის ჩატარების"),
}
TABLE = beginning("ცხრილ")
# What a table lists: exercises, projects.
_LISTED = "(?:წვრთნ|სწავლებ|მანევრ|პროექტ|პროგრამ|ოპერაცი|მისი|ინიციატივ|ღონისძიებ|მექანიზმ)"
MANY_LISTED = beginning(f"{_LISTED}ებ")
ONE_OF_LISTED = beginning(_LISTED)
# What labels of fact sheets say of the place.
PLACE_LABEL = beginning("ადგილ(?:ი|მდებარეობა)$ ლოკაცი მდებარეობა სად(?:$|აა)")
# What a title says of the countries listed under it.
LISTS: tuple[tuple[RelationType, re.Pattern[str]], ...] = (
    ("hosted", re.compile(r"მასპინძ|(?:წვრთნ|სწავლებ|მანევრ).{0,60}(?:ტერიტორიაზე|ქვეყანაში|მიწაზე)")),
    ("joined", re.compile(r"წევრობ|გაწევრიან|შეერთ|ხელმოწერ|ხელმომწერ|შეუერთდ|როდის შევ")),
    ("participates", re.compile(r"მონაწილ|ჩართულ|კონტინგენტ|ჯარისკაც|წვლილ|წარმომადგენლ|წევრები")),
    ("beneficiary", re.compile(r"პროექტ|ფონდ|დახმარებ|ბენეფიციარ|მიმღებ|სად მუშაობ|ბიუჯეტ|ხარჯ")),
)
# What a title says of a list of what is still to come.
PLANNED_LIST = re.compile(r"დაგეგმილ|იგეგმება|წინ გველის|მომავალში")
