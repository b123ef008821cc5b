"""Whether something is so: negation, possibility, hope, and questions that take it for granted."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

NEGATION = whole(
    "არ ვერ აღარ ვეღარ ნუ არც ვერც არასოდეს არასდროს ვერასოდეს ვერასდროს არცერთ(?:ი|მა|ს)? ვერცერთ(?:ი|მა|ს)? "
    "(?:არა|ვერა)(?:ვინ|ვის|ვისი|ფერ(?:ი|ს|ში)?|ფრით|ფრის|ნაირად) ვერსად "
    "არსად არაა? აღარაა ვერაა ვეღარაა ნულ(?:ი|ს)"
)
# The one negation of a clause that says until when: until it … (literally: as long as it did not).
NOT = "არ"
NO_LONGER = frozenset({"აღარ", "ვეღარ", "აღარაა", "ვეღარაა"})
ONLY = whole("მხოლოდ მარტო")
MODAL = whole(
    "უნდა შეუძლია შეუძლიათ შეეძლო შეეძლოთ შეეძლება შესაძლოა შეიძლება შესაძლებელია თითქოს ეგებ იქნებ მზადაა მზად "
    "ალბათ სავარაუდოდ ვითომ ნეტავ შემთხვევაში შემთხვევაშიც "
    "(?:სავარაუდო|მოსალოდნელი|სასურველი|საჭირო|აუცილებელი|შეუძლებელი|დაუშვებელი|საეჭვო|სადავო|გაურკვეველი|უცნობი)ა"
)
ON_CONDITION = whole("პირობით პირობებით")
# By the intention, by the plan of whom something is to be done.
MUST = "უნდა"
BY_INTENTION = whole("განზრახვით ჩანაფიქრით გეგმით დაპირებით გადაწყვეტილებით")
# Hopes, expects, denies: that it be so.
HOPE = beginning(
    "ტყუილი სიცრუე ჭორი მითია გამონაგონი იმედ მოელ ელოდებ ელის(?:$|ო) ვარაუდ სავარაუდო მოსალოდნელ ეჭვ უარყ უარჰყ"
)
# With a negation beside them, that it is not so: it does not mean, it is not true that.
SO = beginning("ნიშნავ გულისხმობ დასტურდ დადასტურ დაადასტურ დაუდასტურ სიმართლ მართალ სჯერ დაიჯერ")
# Before the noun of what is done, that it is not done yet.
POSSIBLE = beginning("მომავალ სამომავლო შესაძლო სავარაუდო მოსალოდნელ პოტენციურ სასურველ დაგეგმილ")
# After the noun of what was done, that it was not: without, instead of, in case of.
NOT_DONE = whole("გარეშე ნაცვლად მაგივრად წინააღმდეგ შემთხვევაში")
# Words of questions that take what they ask about for granted, and of answers.
ASKING = whole(
    "როდის როდიდან სად საიდან საით რატომ როგორ რით რის რაში რისთვის რისი ვინ ვის ვისი რამდენ(?:ი|მა|ს)? "
    "რომელ(?:ი|მა|ს|ში)? რომლის რომლებ(?:ი|მა|ს)? რანაირად რაოდენ"
)
# Did you know that: what follows is so.
KNOWN = whole("იცით იცოდით იცი")
# What schoolbooks and forms bid their readers do.
TASK = whole(
    "(?:ჩამო|მოი?)თვალეთ დაასახელეთ დაადგინეთ აღწერეთ აღნიშნეთ შეადარეთ იპოვეთ მოიძიეთ ახსენით გაიხსენეთ მონიშნეთ "
    "მიუთითეთ შეავსეთ უპასუხეთ დაწერეთ იმსჯელეთ მოიყვანეთ განსაზღვრეთ დააკავშირეთ შეაფასეთ განმარტეთ დაახასიათეთ"
)
# Before a colon, that what follows is not so: myth: …, rumour: ….
UNTRUE = whole("მითი ტყუილი ჭორი სიცრუე მცდარია არასწორია")
# After a sentence, that it is not so: „…“. მცდარია. (wrong), … – ეს მითია. (this is a myth); not: it is wrong that.
_VERDICT = (
    r"(?:(?:ეს|ესეც|ცხადია)\s(?:კი\s)?)?(?:(?:მცდარ|არასწორ|ტყუილ|მით|ჭორ|გამონაგონ)ია|სიცრუეა"
    r"|(?:(?:სიმართლე|მართალი|სწორი|ასე)\sარ\sარის|არ\sარის\s(?:სიმართლე|მართალი|სწორი|ასე))"
    r"|სიმართლეს\sარ\sშეესაბამება)(?=[.:;!]|,(?!\s(?:რომ|თითქოს|თუ)(?!\w))|\s[–—-]\s|\s*$)"
)
CALLED_UNTRUE_AFTER = re.compile(rf"\s{{0,2}}{_VERDICT}")
CALLED_UNTRUE = re.compile(rf"\s[–—-]\s{_VERDICT}")
YES = whole("დიახ კი ცხადია რასაკვირველია")
