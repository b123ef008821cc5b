"""Words of time and sequence: when, since when, after what, on what occasion."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

# Datives of time: finally, at the time, today.
TIME = whole("ბოლოს დროს დღეს წელს თვეს ხანს საბოლოოდ კვირას")
SAME_TIME = re.compile(r"(?:იმავე|ამავე|ამ|იმ) (?:დროს|დღეს|თვეში|წლებში|პერიოდში|ხანებში)$")
# Meetings and documents: what happened at or by one has its date.
OCCASION = beginning(
    "სამიტ ყრილობ შეხვედრ კონფერენცი მინისტერიალ სხდომ (?:დოკუმენტ|ხელშეკრულებ|შეთანხმებ|ქარტი|გადაწყვეტილებ)ით$"
)
# Letters: what is done by one has its date: by the letter sent in May.
LETTER = beginning("წერილ დეპეშ მოსაწვევ ნოტ(?:ა|ით)$")
# Last year, next year.
NEXT_TO = whole("წინა მომდევნო შემდეგ შემდგომ გასულ")
YEAR_NOUN = beginning("წელს$ წლებში")
# After a date: beginning with it.
BEGINNING_WITH = beginning("მოყოლებ")
# After an event noun, which then only gives the time or cause of the clause: after, because of, in response to.
AFTER_EVENT = whole("შემდეგ შემდგომ წინ გამო შედეგად პასუხად კვალდაკვალ შემდგომ(?:ი|ში)? მანამდე")
# Anniversaries.
ANNIVERSARY = beginning("წლისთავ იუბილე")
# After a verbal noun whose event has happened: since the day of joining.
FACTIVE_AFTER_NOUN = whole("შემდეგ შემდგომ დღიდან მომენტიდან დროიდან კვალდაკვალ გზით შედეგად")
# The date, the day of an event, which names it: the date of joining is 30 May.
DATE_OF = beginning("თარიღ(?:ი|ად|ს|ია)$ დღე(?:დ|ა)?$")
# A date with the copula: is 30 May.
DATE_IS = re.compile(r"[ა-ჰ0-9]-?ია$")
# Expected: a date still to come.
EXPECTED = beginning("სავარაუდო მოსალოდნელ შესაძლო საორიენტაციო")
# Was followed by: the event in the dative happened first.
CAME_AFTER = beginning("უკავშირდებ მოჰყვა(?:$|ნენ) მოჰყვება მოსდევ მოსდია")
WAS_FOLLOWED = whole("მოჰყვა")
# An ablative date with the copula: has been so since 2002.
SINCE_IS = re.compile(r"დანაა$")
# Ever since; to this day: the event is not limited to a date given before.
SINCE_THEN = frozenset({("მას", "შემდეგ"), ("იმ", "დროიდან"), ("მას", "აქეთ"), ("იმ", "დღიდან")})
TO_THIS_DAY = frozenset({"დღემდე", "აქამდე", "დღესაც", "დღესდღეობითაც"})
# After an occasion: ever since it, where a state lasts.
SINCE_OCCASION = frozenset({"შემდეგ", "აქეთ", "მერე"})
# Nine years after an event, nine years from it.
LATER_THAN = frozenset({"შემდეგ", "მერე", "თავზე", "გასვლის", "მოგვიანებით"})
# Now: excludes a date given before.
NOW = whole("ახლა დღეს დღეისათვის დღეისთვის დღესდღეობით ამჟამად ამჟამადაც")
# Still, yet.
STILL = whole("ჯერ ჯერჯერობით ჯერაც კვლავ ისევ დღემდე კიდევ")
# Days before the date of a report: today, yesterday, the day before.
DAYS_AWAY = {"დღეს": 0, "გუშინ": 1, "გუშინწინ": 2}
# The imperfect: was leading, used to serve.
IMPERFECT = re.compile(r"(?:ებ|ობ|ოდ|ავ|ამ|იდ|ემ|ევ)(?:და|დნენ)ც?$")
# The imperfect of passives: were being added.
USED_TO = re.compile(r"ებოდ(?:ა|ნენ)$")
# Then: at the time given in the sentence before.
THEN = whole("მაშინვე მაშინ მაშინაც იმავდროულად")
# Earlier, later: before or after the event mentioned last, so not at its date.
AT_ANOTHER_TIME = whole("ადრე მანამდე მანამდეც უწინ მოგვიანებით მოგვიანებითაც მერე მერმე შემდგომში")
# For a little while, by some days: how long before something.
A_WHILE = whole("ხნით დღით საათით კვირით")
# There: at the meeting of the sentence before, so at its time.
THERE = frozenset({"იქ", "იქვე"})
# From the very start: since the programme was founded.
FROM_START = whole("იმთავითვე თავიდანვე დასაწყისიდანვე დაარსებისთანავე შექმნისთანავე")
AT_ONCE = frozenset({"იქვე", "დაუყოვნებლივ", "იმავდროულად"})
# Was fulfilled: a plan was carried out.
FULFILLED = whole("(?:შე|აღ)სრულდა განხორციელდა გაკეთდა")
# Happened: the sentence only dates the event before: this happened in 1996.
HAPPENED = whole("მოხდა მოხდება მომხდარა იყო გახლდათ აღსრულდა")
# Goes on, takes place: verbs that only support the verbal noun of what is done.
TAKES_PLACE = whole("ხდება ხდებოდა წარმოებს წარმოებდა მიმდინარეობს მიმდინარეობდა ხორციელდება ხორციელდებოდა")
# "It is December 1995": dates the sentences after it.
IT_IS = whole("დგას დგება დადგა იდგა იყო გახლდათ არის")
# Verbs that confirm an event: is dated, was concluded, was marked, was confirmed.
SEALED = whole("თარიღდება გაჩნდა გაფორმდა შედგა აღინიშნა დადასტურდა ჩატარდა გაიმართა")
# Other words of a sentence that only sets the time: already, and, this.
BESIDE_SCENE = whole("\\. უკვე კი ეს")
# Lasted, was held: beside a duration or interval.
LASTED = beginning("გრძელდებოდ გაგრძელდა მიმდინარეობდ მოქმედებდ ტარდებოდ ჩატარდა გაიმართა")
# "Stands" (at the head of) in the present; the past has the same stem.
STANDS_NOW = whole("უდგას უდგანან")
# Back, again: not home.
BACK = whole("უკან უკანვე კვლავ ისევ ხელახლა")
# In the last column of a table: is ongoing.
IS_ONGOING = whole("დღემდე დღესაც აქამდე გრძელდება მიმდინარეობს მიმდინარე მოქმედებს მოქმედი მოქმედია ხორციელდება")
# Its turn came.
TURN = whole("რიგი ჯერი")
