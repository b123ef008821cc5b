"""The words around dates, and how sure each rule is.

Months, seasons, units and parts of periods stand in ``ka/data/calendar.tsv``; here is what joins, bounds and refers.
"""

from __future__ import annotations

import re

import regex

from kaext import list_marks

# Four figures are a year only beside a word that says so; then any year of this range is plausible.
FIRST_YEAR, LAST_YEAR = 1000, 2100
# Without such a word (in brackets, at the head of a chronology's entry) the range is that of living memory.
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2100
# ს. is a century only after a number that no initial of a name looks like.
FIRST_ABBREVIATED_CENTURY = 10

# Dates in figures, the day before the month; two may share the year (12.03-15.04.2007). The month may be in Roman
# numerals (12.III.1999, 12 III 1999) or stand with the year alone (05.2012; at the head of an entry also 2012.05 and
# 5.2012); the day may be a range (8-9.07.2016).
_DAYS = r"(?P<day>\d{1,2})(?:[-\u2013](?P<last_day>\d{1,2}))?"
NUMERIC_DATE = regex.compile(
    r"(?<![\d/№]|\d,|(?<!\p{Georgian}{3})\.)(?<!\b\d{1,3}-)(?:"
    rf"(?P<year>(?:1\d|20)\d\d)(?P<sign>[./-])(?P<month>\d{{1,2}})(?:(?P=sign){_DAYS})"
    rf"|{_DAYS}(?P<sign>[./])(?P<month>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d\d)"
    rf"|{_DAYS}\.\s(?P<month>\d{{1,2}})\.\s(?P<year>(?:19|20)\d\d)"
    r"|(?P<day>\d\d)\.(?P<month>\d\d)\.\s(?P<year>(?:19|20)\d\d)(?!\s?წ[ელ])"
    r"|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?\s?[-\u2013]\s?"
    r"(?P<last_day>\d{1,2})\.(?P<last_month>\d{1,2})\.(?P<year>(?:19|20)\d\d|\d\d(?!\d))"
    r"|(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})"
    r"|(?P<day>\d{1,2}),(?P<month>\d\d),(?P<year>(?:19|20)\d\d)"
    rf"|{_DAYS}(?P<sign>[./-])(?P<roman>[IVX]{{1,4}}+)(?P=sign)(?P<year>\d\d(?!\d))"
    rf"|(?:{_DAYS}[./-]\s?)?+(?P<roman>[IVX]{{1,4}}+)(?:[/-]|\.\s?)(?P<year>(?:19|20)\d\d)"
    rf"|{_DAYS}\s(?P<roman>[IVX]{{1,4}}+)\s(?P<year>(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)(?:[/-]|\.\s?)(?P<roman>[IVX]{1,4}+)(?![\p{L}])"
    r"|(?P<month>0[1-9]|1[0-2])[./](?P<year>(?:19|20)\d\d)"
    r")(?![\d/]|[.,]\d|[-\u2013]\d++(?![./]\d))(?:-?(?P<ending>\p{Georgian}{1,12}+))?+"
)
YEAR_MONTH = regex.compile(
    r"(?:(?P<year>(?:19|20)\d\d)(?P<sign>[./-])(?P<month>0[1-9]|1[0-2])|(?P<month>[1-9])\.(?P<year>(?:19|20)\d\d)(?!\s?წ))"
    r"(?![\d/]|[.,]\d)"
)
# 12 March 2007; March 12, 2007; 4-5 September 2014; Summer 2004; Q1 2015; 2015 Q3.
ENGLISH_DIVISIONS = {
    **{name: number for number, name in enumerate(
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December"), 1)},
    "Spring": 21, "Summer": 22, "Autumn": 23, "Winter": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36,
}  # fmt: skip
_ENGLISH_MONTH = rf"(?P<name>{'|'.join(name for name, number in ENGLISH_DIVISIONS.items() if number <= 12)})"
_ENGLISH_DAYS = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?(?P<last_day>\d{1,2})(?:st|nd|rd|th)?)?"
_YEAR_OF_NOW = r"(?P<year>(?:19|20)\d\d)"
ENGLISH_DATE = regex.compile(
    rf"(?<![\p{{L}}\d.])(?:(?:{_ENGLISH_DAYS}\s)?{_ENGLISH_MONTH},?\s{_YEAR_OF_NOW}"
    rf"|{_ENGLISH_MONTH}\s{_ENGLISH_DAYS},?\s{_YEAR_OF_NOW}"
    rf"|(?P<name>Spring|Summer|Autumn|Winter|Q[1-4])[\s/-]{_YEAR_OF_NOW}"
    rf"|{_YEAR_OF_NOW}[\s/-](?P<name>Q[1-4]))(?![\p{{Latin}}\d])(?:-(?P<ending>\p{{Georgian}}{{1,12}}+))?+"
)
# Most numbers open no date: what stands after their figures tells so.
OPENS_NUMERIC_DATE = re.compile(r"\d+(?:[./,\u2013-]|\s[IVX])|[IVX]")
OPENS_ENGLISH_DATE = re.compile(r"\d+(?:st|nd|rd|th|\s?[-\u2013]|[\s/]Q|\s[ADFJMNOS])|[ADFJMNOQSW]")
# Two years whose dash was lost: 20052007 წლებში.
_YEAR = r"(?:19|20)\d\d"
_YEARS = r"(?=\s?წ(?:ლებ|წ))"
GLUED_YEARS = regex.compile(
    rf"(?<!\d)(?P<first>{_YEAR})(?=(?P<last>{_YEAR}){_YEARS})|(?<=(?<!\d){_YEAR})(?P<last>{_YEAR}){_YEARS}"
)
YEAR_AFTER = regex.compile(r"\s?(?:(?:სა|ფინ|კალ|აკად)\p{Georgian}{4,12}+\s)?წ[ელ]")
MAY_BE_MONTH_FIRST = regex.compile(r"\d{1,2}([./-])\d{1,2}\1")
# What stands before a reference number, not a date: number, law, telephone, page, version.
REFERENCE = regex.compile(r"(?:№|#|\bN|\bNo\.?|ტელ\.?|ფაქსი?|გვ\.?|ვერსია|\bv\.?|კოდი)[:\s]{0,2}$")

# Two figures are a year of this century below, of the last one from here on.
FIRST_SHORT_YEAR = 50
# Two figures from here on may be a year without an apostrophe.
FIRST_LATE_YEAR = 85
IN_THE_YEAR = "წელს"
APOSTROPHES = frozenset("'’‘ʼ`")
# After these words four figures are no year.
REFERENCE_WORD = regex.compile(
    r"№|N|(?:გვ|ტელ)|(?:გვერდ|ტელეფონ|ფაქს|მუხლ|კოდ|ვერსი|რეზოლუცი|დირექტივ|დადგენილებ|განკარგულებ|ბრძანებ|ბრძანებულებ"
    r"|ოქმ|ოთახ|ბინ|ნომერ|ნომრ|ინდექს|პაროლ|სტანდარტ)\p{Georgian}{0,6}+"
)
DASHES = frozenset("-–—‐‑−")
# Between the cells of a table or the items of a line.
SEPARATORS = frozenset("|;:,")
# What may follow a name that ends in a year.
CLOSING = frozenset("”“\"»’':;")
BULLETS = frozenset(list_marks.BULLETS) | DASHES

# Words beside dates, in the one form that they have there.
AFTER = frozenset(["შემდეგ", "შემდგომ", "მერე", "შემდეგაც", "შემდგომაც", "მერეც"])
BEFORE = "წინ"
# That is: what follows says the same again, more exactly.
THAT_IS = frozenset({"ანუ", "ე.ი", "ესე"})
EARLIER = frozenset([BEFORE, "ადრე", "უწინ", "უკან"])
# After these the length of time stands in the genitive, after the other two lists' words in the instrumental.
AFTER_GENITIVE = AFTER | {"წინ", "უკან"}
OPENING_MARKS = '„“”"«'
CLOSING_MARKS = '”“"»'
LATER = frozenset(["გვიან", "მოგვიანებით"])
# How a relative clause begins.
RELATIVE = "რომელ"
# After a length in the genitive: at the end of it; after its passing (with "after").
AT_END, OF_PASSING = "თავზე", frozenset(["გასვლის", "გავლის"])
# Before a length without a number (წელიწადის შემდეგ, a year later): exactly, only, already, about, but.
BEFORE_LENGTH = frozenset(["ზუსტად", "მხოლოდ", "უკვე", "სულ", "კი", "ხოლო", "თითქმის", "დაახლოებით", "ოღონდ"])
THROUGH = frozenset(["ჩათვლით", "ჩათვლითვე"])
DURING = frozenset(["განმავლობაში", "მანძილზე"])
IN_BETWEEN = "შუალედში"
BETWEEN = frozenset(["შორის", IN_BETWEEN])
TERM = frozenset(["ვადით", "ვადაში"])
BEGINNING = frozenset(["მოყოლებული", "დაწყებული"])
# Written together with its noun: ყოველზაფხულს (every summer).
EACH = "ყოველ"
# How ყოველწლიურად (every year) and its like begin, also where a letter is wrong after that.
EACH_STEM = "ყოვ"
# Letters of the shortest two months in one word: მაისმარტში.
FEWEST_OF_TWO_MONTHS = 8
# After these a typist may leave out the space; the word that follows has some letters.
FEWEST_LETTERS = 3
YEAR_FORMS = ("წლისთვის", "წლამდე", "წლიდან", "წლის", "წელს", "წლებში")
ANNIVERSARY = "წლისთავ"
AFTER_YEAR_NOUN = re.compile(r"(?<![ა-ჿ])(?:წლის|წ\.)\s?$")
AFTER_YEAR = regex.compile(r"(?<![\p{L}\d])[\dlIOoОо]{4}\s?$")
# Four figures before "year" some of which are letters that look the same (2OO5, l999) or that a space parts (20 04).
LIKE_YEAR = regex.compile(
    r"(?<![\p{L}\d])(?=\d*+[lIOoОо])(?=\D{0,3}\d\D{0,2}\d)[12lI][\dlIOoОо]{3}(?=\s?წ[ელ.წ])"
    r"|(?<![\p{L}\d.,]|\d\s)(?:(?:19|20)[ \u00a0]\d\d|(?:1[ \u00a0]9|2[ \u00a0]0)\d\d|(?:19|20)\d[ \u00a0]\d)"
    r"(?=\s?წ[ელ.წ])"
)
# A day, so: 1996 წლის ll დეკემბერს, 2012 წლის 1O ივნისს; between a year and a month, or before both.
_MONTH = r"(?:იანვ|თებ|მარტ|აპრ|მაის|ივნ|ივლ|აგვ|სექტ|ოქტ|ნოემ|დეკემ)"
LIKE_DAY = regex.compile(
    r"(?:(?<=(?:წლის|წ\.) )|(?<![\p{L}\d.])(?=\S\S?\s\p{L}++,?\s(?:19|20)\d\d))"
    rf"(?=\d?[lIOo])(?:[12lI][\dlIOo]|[lI])(?=\s{_MONTH})"
)
LIKE_FIGURES = str.maketrans("lIOoОо", "110000", " \u00a0")
# A quarter's number before კვ. (quarter).
BEFORE_QUARTER = regex.compile(r"(?:\b(?:I{1,3}|IV)|\bმე-?[234]|პირველი?|მეორე|მესამე|მეოთხე)\s$")
# Kinds of words whose value is their own length.
PERIODS = frozenset(["unit", "year", "quarter", "half_year", "century", "weekday"])
EVERY = frozenset(["ყოველ", "ყოველი", "ყოველმა"])
SAME = frozenset(["იმავე", "ამავე", "იგივე"])
# "that", "this" (formal): of years only; of days and months they point at whatever is being told.
SAME_YEAR = frozenset(["იმ", "ამა"])
# "that", where a season follows, or -ვე (very) or -დან (since) on the noun says that it is the one told of: იმ თვესვე
# (in that very month).
THAT, VERY = "იმ", "ვე"
NEXT = frozenset(["მომდევნო", "შემდეგ", "შემდეგი", "მეორე"])
PREVIOUS = frozenset(["წინა"])
OF_A_YEAR = SAME | SAME_YEAR | NEXT | PREVIOUS
# The parts of a year that numbers count, as they may be misspelled beside it.
ORDINALS = {"პირველი": 1, "პირველ": 1, "მეორე": 2, "მესამე": 3, "მეოთხე": 4}
HALVES = ("ნახევარი", "ნახევარში", "ნახევრის", "ნახევრიდან", "ნახევრამდე")
# Of a year's quarters, without a number.
LAST_QUARTER = frozenset(["ბოლო", "ბოლოს", "უკანასკნელ", "უკანასკნელი", "უკანასკნელს"])
# Before წელი (year), and by themselves: how many years away from now, which a periodical's issue tells.
FROM_NOW = {"მომავალ": 1, "მომავალი": 1, "გასულ": -1, "გასული": -1, "მიმდინარე": 0}
BY_ITSELF_FROM_NOW = {"შარშანწინ": -2, "შარშან": -1, "წრეულს": 0, "გაისად": 1}
# The unit of such steps.
YEARS_FROM_NOW = "N"
# The unit of steps to the next or last month or season of a name: მომდევნო გაზაფხულზე (next spring).
SUCH = "S"
# Before a month or season: the next, the last. მეორე (second) and შემდეგ (then) may mean something else there.
NEXT_SUCH = {"მომდევნო": 1, "შემდეგი": 1, "წინა": -1}
# Those of them that are long enough to be told when misspelled.
DETERMINERS = ("იმავე", "ამავე", "მომდევნო", "შემდეგ")
# A case ending that a space parts from its word: ივნის ში (in Ju ne).
PARTED_ENDING = re.compile(r"[^\S\n](ში|ს(?!\.)|ზე|ი?დან|ა?მდე|ის|ისა?თვის)(?![^\W\d_])")
# The same of a year in figures: 2015 დან (since 2015).
PARTED_FROM_YEAR = regex.compile(r"(?:[^\S\n]?[-\u2010-\u2013])?[^\S\n](ში|დან|მდე)(?!\p{L})")
# Postpositions of a month after which nothing but a new word can follow.
ENDING_OF_MONTH = frozenset(["ში", "ზე", "დან", "მდე"])
# How words for a century and for ten years begin; tens of years; "times", written apart from its number.
CENTURY, DECADE = "საუკუნ", "ათწლეულ"
TENS = frozenset(["ათეული", "ათეულ"])
TIMES = "ჯერ"
# How often in a period, as it may be misspelled after it.
FEW_TIMES = {"ერთხელ": 1, "ორჯერ": 2, "სამჯერ": 3, "ოთხჯერ": 4, "ხუთჯერ": 5, "ექვსჯერ": 6}
# In every adjective made of a number and a unit.
OF_LENGTH = ("იან", "ოვან", "იურ")
# Units before -ნახევარი (and a half).
HALVED_UNITS = {
    "წელიწად": "1Y",
    "წელ": "1Y",
    "წლი": "1Y",
    "თვე": "1M",
    "კვირა": "1W",
    "კვირ": "1W",
    "დღე": "1D",
    "საათ": "T1H",
}
LAST_OF_ALL = ("ბოლო", "უკანასკნელ")
LAST_CENTURY = frozenset(["გასული", "გასულ", "წინა"])
# Words that begin an expression though they are none of the calendar, and kinds of atoms that never begin one.
OPENERS = SAME | SAME_YEAR | NEXT | PREVIOUS | LAST_CENTURY | APOSTROPHES | FROM_NOW.keys() | BY_ITSELF_FROM_NOW.keys()
# These open a date where they are openers, or may be misspelled before a number.
FIRST_BEFORE_NUMBERS = frozenset(["word", "other", "after"])
NEVER_FIRST = frozenset(
    ["break", "comma", "and", "dash", "slash", "open", "close", "earlier", "later", "through", "during", "between",
     "term", "approximately", "beginning"]
)  # fmt: skip
# Beside these a word that is one letter off a month may be one.
BESIDE_MONTHS = frozenset(["number", "year"])
# Words between a year's number and წელი (year): school year, budget year.
YEAR_ADJECTIVES = frozenset(
    ["სასწავლო", "საბიუჯეტო", "საფინანსო", "ფინანსური", "ფინანსურ", "სამეურნეო", "კალენდარული", "კალენდარულ",
     "საანგარიშო", "აკადემიური", "აკადემიურ"]
)  # fmt: skip
# Before წლის (of the year) these point elsewhere than at the year told of: this, any, whole.
OF_OTHER_YEAR = frozenset(
    ["ამ", "იმ", "მიმდინარე", "მთელი", "ერთი", "მომავალი", "გასული", "ახალი", "თითოეული", "ნებისმიერი"]
)
# "middle" and "last" with a noun that only fills them out: middle stretch, last months, numbers (days of a month).
FILLERS = frozenset(["filler", "date_noun", "unit", "year"])
# Parts that may stand before a month or season: early, late, mid.
BEFORE_DIVISION = {"ადრე": "start", "გვიან": "end", "შუა": "mid"}
# Between a period and how often: at least, at most, on average, only.
FREQUENCY_ADVERBS = frozenset(
    ["სულ", "მცირე", "ცოტა", "მინიმუმ", "მაქსიმუმ", "საშუალოდ", "მხოლოდ", "არანაკლებ", "დაახლოებით"]
)
# How many words before "two months later" may hold the event that it counts from.
LOOK_BACK = 3
# Ages are no stretches of the calendar: a number of years before a noun for a person or age.
PERSON = regex.compile(
    r"(?:ასაკ|ახალგაზრდ|ბავშვ|მოზარდ|ყმაწვილ|ქალ|კაც|მამაკაც|ბიჭ|გოგო|მოქალაქე|სტუდენტ|მოსწავლ|ჯარისკაც|ოფიცერ|"
    r"ოფიცრ|კაპიტან|კაპრალ|სერჟანტ|ლეიტენანტ|მაიორ|პოლკოვნიკ|გენერალ|ადმირალ|რიგით|კადეტ|კურსანტ|მფრინავ|მეზღვაურ|მეომა?რ|"
    r"წვევამდელ|რეზერვისტ|გოგონ|ვაჟ|სამხედრო|მეცნიერ|მკვლევარ|მკვლევრ|პირ|ვეტერან|ჭაბუკ|მოხუც|ადამიან|გადაცილებ|მიღწეულ|შესრულებ)\p{Georgian}{0,12}+"
)
# How verbs of what takes a time begin: goes on, lasts, stays, spends, needs, takes, requires.
LASTING = re.compile(
    r"(?:გა)?გრძელდ|(?:გა)?სტან|(?:და)?რჩ(?:ა|ნენ|ება|ებიან|ებოდ)|და(?:ჰ)?ყ(?:ო|ვეს)|(?:და)?სჭირდ|მოანდომ|მოითხოვ[სდ]"
)
# In these cases a season or quarter without a year is a date: in, since, until, for.
TEMPORAL = frozenset(["ში", "ზე", "დან", "მდე", "თვის"])
# A day that is part of the name of a square, street, park.
NAMED_AFTER = regex.compile(r"(?:მოედ|ქუჩ|გამზირ|ბაღ|პარკ|სახელობის|დღესასწაულ|რაიონ)\p{Georgian}{0,10}+")
# Of a period that so much is for: by year, month, week; what says that it is one of them; about; money.
OF_RATES = frozenset(["1Y", "1M", "1W"])
IN_A_YEAR = "წელიწადში"
NOT_EACH = frozenset(
    ["რამდენიმე", "ორიოდე", "მომდევნო", "შემდეგ", "წინა", "ბოლო", "გასულ", "ამ", "იმ", "იმავე", "ამავე", "ერთ"]
) | {"პირველ", "მეორე", "ნახევარ", "მთელ", "მიმდინარე"}
NEARLY = frozenset(["დაახლოებით", "თითქმის", "საშუალოდ", "მინიმუმ", "მაქსიმუმ"])
MONEY = re.compile(r"(?:ევრო|დოლარ|ლარ|ფრანკ|კრონ|ფუნტ|იენ|ლევ|დინარ|გრივნ|მანათ|ტენგე|ზლოტ)(?:ი|ა|ს|ის)?$")
# "everyday life": an idiom, no frequency.
EVERYDAY = regex.compile(
    r"(?:ცხოვრებ|ყოფ|პრობლემ|საზრუნავ|მხარე|მხრ(?:ის|ით|ივ)|რუტინ|საქმიანობ|სამუშაო)\p{Georgian}{0,10}+"
)

CONFIDENCE: dict[str, float] = {
    "year": 0.99,
    "month-year": 0.99,
    "day": 0.99,
    "numeric": 0.95,
    "interval": 0.97,
    "list": 0.95,
    "decade": 0.96,
    "century": 0.95,
    "division": 0.97,
    "part": 0.97,
    "bare-year": 0.75,
    "context": 0.85,
    "context-section": 0.65,
    "issue": 0.85,
    "no-year": 0.6,
    "relative": 0.6,
    "typo": 0.7,
    "duration": 0.93,
    "frequency": 0.95,
}
