"""Modality and polarity: negation, possibility, hope, denial, and questions that presuppose their content."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

NEGATION = whole(
    "არ ვერ აღარ ვეღარ ნუ არც ვერც არასოდეს არასდროს ვერასოდეს ვერასდროს არცერთ(?:ი|მა|ს)? ვერცერთ(?:ი|მა|ს)? "
    "(?:არა|ვერა)(?:ვინ|ვის|ვისი|ფერ(?:ი|ს|ში)?|ფრით|ფრის|ნაირად) ვერსად "
    "არსად არაა? აღარაა ვერაა ვეღარაა ნულ(?:ი|ს)"
)
# The negation that is expletive after "until" (literally "as long as it did not").
NOT = "არ"
NO_LONGER = frozenset({"აღარ", "ვეღარ", "აღარაა", "ვეღარაა"})
ONLY = whole("მხოლოდ მარტო")
MODAL = whole(
    "უნდა შეუძლია შეუძლიათ შეეძლო შეეძლოთ შეეძლება შესაძლოა შეიძლება შესაძლებელია თითქოს ეგებ იქნებ მზადაა მზად "
    "ალბათ სავარაუდოდ ვითომ ნეტავ შემთხვევაში შემთხვევაშიც "
    "(?:სავარაუდო|მოსალოდნელი|სასურველი|საჭირო|აუცილებელი|შეუძლებელი|დაუშვებელი|საეჭვო|სადავო|გაურკვეველი|უცნობი)ა"
)
ON_CONDITION = whole("პირობით პირობებით")
MUST = "უნდა"
# By the intention or plan of somebody.
BY_INTENTION = whole("განზრახვით ჩანაფიქრით გეგმით დაპირებით გადაწყვეტილებით")
# Words that do not assert their complement: hopes, expects, denies, threatens, it is a lie that.
HOPE = beginning(
    "ტყუილი სიცრუე ჭორი მითია გამონაგონი იმედ მოელ ელოდებ ელის(?:$|ო) ვარაუდ სავარაუდო მოსალოდნელ ეჭვ უარყ უარჰყ "
    "(?:და)?ემუქრ იმუქრ"
)
# Words that, negated, deny their complement or leave it open: it does not mean, it is not true, I do not say that.
SO = beginning(
    "წერია$ ეწერა$ სწერია$ ჩან(?:ს|და)$ იკითხებ "
    "ნიშნავ გულისხმობ დასტურდ დადასტურ დაადასტურ დაუდასტურ სიმართლ მართალ სჯერ დაიჯერ "
    "ვ?ამბობ თქვა$ თქვეს$ უთქვამ გვითქვამ ითქვა$ თქმულა ვ?ამტკიც დაუმტკიც ვ?აცხად განაცხად განუცხად ი?ტყვი?ს$ ვიტყვი"
)
# Attributes of an event that has not happened yet.
POSSIBLE = beginning("მომავალ სამომავლო შესაძლო სავარაუდო მოსალოდნელ პოტენციურ სასურველ დაგეგმილ")
# Postpositions of an event that did not happen: without, instead of, in case of.
NOT_DONE = whole("გარეშე ნაცვლად მაგივრად წინააღმდეგ შემთხვევაში")
# Interrogatives whose question presupposes the event: when, where, why, how.
ASKING = whole(
    "როდის როდიდან სად საიდან საით რატომ როგორ რით რის რაში რისთვის რისი ვინ ვის ვისი რამდენ(?:ი|მა|ს)? "
    "რომელ(?:ი|მა|ს|ში)? რომლის რომლებ(?:ი|მა|ს)? რანაირად რაოდენ"
)
# "Did you know that", which presupposes its complement.
KNOWN = whole("იცით იცოდით იცი")
# Imperatives of textbooks and forms: list, name, describe.
TASK = whole(
    "(?:ჩამო|მოი?)თვალეთ დაასახელეთ დაადგინეთ აღწერეთ აღნიშნეთ შეადარეთ იპოვეთ მოიძიეთ ახსენით გაიხსენეთ მონიშნეთ "
    "მიუთითეთ შეავსეთ უპასუხეთ დაწერეთ იმსჯელეთ მოიყვანეთ განსაზღვრეთ დააკავშირეთ შეაფასეთ განმარტეთ დაახასიათეთ"
)
# Before a colon, words that deny what follows: myth: …, rumour: ….
UNTRUE = whole("მითი ტყუილი ჭორი სიცრუე მცდარია არასწორია")
# After "or", the second choice of a question before a colon: true or false.
FALSE = whole("მცდარი(?:ა)? არასწორი(?:ა)? ტყუილი(?:ა)? მითი(?:ა)? არა")
# ა) შვედეთი; ა) პოლონეთი ბ) უკრაინა: options, without the marks between the items of a list.
OPTION = re.compile(r"\s*[ა-ეa-d]\)\s[^;,.]*[^;,.\s]\s*")
# A verdict that denies the sentence before it: „…“. მცდარია. (wrong), … – ეს მითია. (this is a myth). Not "it is wrong
# that".
_VERDICT = (
    r"(?:(?:ეს|ესეც|ცხადია)\s(?:კი\s)?)?(?:(?:მცდარ|არასწორ|ტყუილ|მით|ჭორ|გამონაგონ)ია|სიცრუეა"
    r"|(?:(?:სიმართლე|მართალი|სწორი|ასე)\sარ\sარის|არ\sარის\s(?:სიმართლე|მართალი|სწორი|ასე))"
    r"|სიმართლეს\sარ\sშეესაბამება)(?=[.:;!)]|,(?!\s(?:რომ|თითქოს|თუ)(?!\w))|\s[–—-]\s|\s*$)"
)
CALLED_UNTRUE_AFTER = re.compile(rf"\s{{0,2}}{_VERDICT}")
# After a dash, an arrow or in brackets: … → მცდარია! (wrong), … (ტყუილია) (a lie).
CALLED_UNTRUE = re.compile(rf"\s(?:[–—→➜➝➔⇒►▶:=-]>?\s|\(){_VERDICT}")
# The label of a turn in a list of questions and answers: question, answer, Q, A.
TURN = whole("კითხვა პასუხი კ პ შეკითხვა")
YES = whole("დიახ კი ცხადია რასაკვირველია")
