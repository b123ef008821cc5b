"""Words of time and sequence: when something was, since when, after what, the occasion of it."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

# Finally, at the time, today: datives that say when.
TIME = whole("ბოლოს დროს დღეს წელს თვეს ხანს საბოლოოდ კვირას")
SAME_TIME = re.compile(r"(?:იმავე|ამავე) (?:დროს|დღეს)$")
# What partners meet for or sign, so that what was done at it or by it was done then.
OCCASION = beginning(
    "სამიტ ყრილობ შეხვედრ კონფერენცი მინისტერიალ სხდომ (?:დოკუმენტ|ხელშეკრულებ|შეთანხმებ|ქარტი|გადაწყვეტილებ)ით$"
)
# What is sent, so that what is done by it is done then: by the letter sent in May.
LETTER = beginning("წერილ დეპეშ მოსაწვევ ნოტ(?:ა|ით)$")
# Last year, next year.
NEXT_TO = whole("წინა მომდევნო შემდეგ შემდგომ გასულ")
YEAR_NOUN = beginning("წელს$ წლებში")
# After a date, that it is the beginning: since 2002.
BEGINNING_WITH = beginning("მოყოლებ")
# After the noun of what happened: it only tells when or why the rest did.
AFTER_EVENT = whole("შემდეგ შემდგომ წინ გამო შედეგად პასუხად კვალდაკვალ შემდგომ(?:ი|ში)? მანამდე")
# Years after something happened.
ANNIVERSARY = beginning("წლისთავ იუბილე")
# After the noun of what was done, that it was done: since the day of joining.
FACTIVE_AFTER_NOUN = whole("შემდეგ შემდგომ დღიდან მომენტიდან დროიდან კვალდაკვალ გზით შედეგად")
# It was followed by: what stands in the dative happened first.
CAME_AFTER = beginning("მოჰყვა(?:$|ნენ) მოჰყვება მოსდევ მოსდია")
WAS_FOLLOWED = whole("მოჰყვა")
# A date with the copula: it has been so since 2002.
SINCE_IS = re.compile(r"დანაა$")
# Ever since; to this day: whatever was told before, it was not only then.
SINCE_THEN = frozenset({("მას", "შემდეგ"), ("იმ", "დროიდან"), ("მას", "აქეთ"), ("იმ", "დღიდან")})
TO_THIS_DAY = frozenset({"დღემდე", "აქამდე", "დღესაც", "დღესდღეობითაც"})
# Now: what is so now is not dated by what was done before.
NOW = whole("ახლა დღეს დღეისათვის დღეისთვის დღესდღეობით ამჟამად ამჟამადაც")
# How many days before a report what it tells of was: today, yesterday, the day before.
DAYS_AWAY = {"დღეს": 0, "გუშინ": 1, "გუშინწინ": 2}
# What went on, of verbs: was leading, used to serve.
IMPERFECT = re.compile(r"(?:ებ|ობ|ოდ|ავ|ამ|იდ|ემ)(?:და|დნენ)ც?$")
# The imperfect of verbs without an object: were being added.
USED_TO = re.compile(r"ებოდ(?:ა|ნენ)$")
# At the time that the sentence before has given.
THEN = whole("მაშინვე მაშინ მაშინაც იმავდროულად")
# Before what has just been told: not at its time.
EARLIER = whole("ადრე მანამდე მანამდეც უწინ")
# There, where the sentence before has told of a meeting: it was then.
THERE = frozenset({"იქ", "იქვე"})
# From the very start: when what is spoken of was founded.
FROM_START = whole("იმთავითვე თავიდანვე დასაწყისიდანვე დაარსებისთანავე შექმნისთანავე")
AT_ONCE = frozenset({"იქვე", "დაუყოვნებლივ", "იმავდროულად"})
# After "this", that the sentence only says when: this happened in 1996.
# What was planned was done.
FULFILLED = whole("(?:შე|აღ)სრულდა განხორციელდა გაკეთდა")
HAPPENED = whole("მოხდა მოხდება მომხდარა იყო გახლდათ აღსრულდა")
# It is December 1995: what is told after it was then.
IT_IS = whole("დგას დგება დადგა იდგა იყო გახლდათ არის")
# That a joining was sealed says that it happened: it is dated, appeared, was concluded, was marked, was confirmed.
SEALED = whole("თარიღდება გაჩნდა გაფორმდა შედგა აღინიშნა დადასტურდა ჩატარდა გაიმართა")
# What else a sentence may hold that only sets the time: already, and, this.
BESIDE_SCENE = whole("\\. უკვე კი ეს")
# How long it lasted.
WENT_ON = beginning("გრძელდებოდ გაგრძელდა მიმდინარეობდ მოქმედებდ ტარდებოდ ჩატარდა გაიმართა")
# Stands (at the head of it) now: a verb whose past has the same stem.
STANDS_NOW = whole("უდგას უდგანან")
# Back, again: not home.
BACK = whole("უკან უკანვე კვლავ ისევ ხელახლა")
# In the last column of a table, that it goes on.
GOES_ON = whole("დღემდე დღესაც აქამდე გრძელდება მიმდინარეობს მიმდინარე მოქმედებს მოქმედი მოქმედია ხორციელდება")
# Its turn came.
TURN = whole("რიგი ჯერი")
