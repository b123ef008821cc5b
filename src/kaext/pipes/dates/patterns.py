"""Words and patterns of the date grammar, and the confidence of each rule.

Months, seasons, units and parts of periods are in ``ka/data/calendar.tsv``. The words here join, bound or refer.
"""

from __future__ import annotations

from kaext import list_marks
from kaext.expressions import lazy_re, lazy_regex
from kaext.ka.calendar import AUTUMN, FIRST_QUARTER, MONTHS, SPRING, SUMMER, WINTER

# Plausible years next to a word that marks a year.
FIRST_YEAR, LAST_YEAR = 1000, 2100
# Plausible years without such a word (in brackets, at the head of a chronology entry).
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2100
# In brackets, two years no further apart than a long life are dates in earlier centuries, too.
FIRST_BRACKETED_YEAR, LONGEST_LIFE = 1500, 110
# From this number on, ს. after a Roman numeral means century; below, the two may be the initials of a name.
FIRST_ABBREVIATED_CENTURY = 10

# Numeric dates, with the day before the month. Two may share the year (12.03-15.04.2007), the day may be a range
# (8-9.07.2016). The month may be a Roman numeral (12.III.1999, 12 III 1999) or have no day (05.2012; at the head of an
# entry also 2012.05 and 5.2012).
_DAYS = r"(?P<day>\d{1,2})(?:[-\u2013](?P<last_day>\d{1,2}))?"
NUMERIC_DATE = lazy_regex(
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
    rf"|{_DAYS}/(?P<roman>[IVX]{{1,4}}+)(?:-(?P<year>\d\d(?!\d))|\s(?P<year>(?:19|20)\d\d))"
    rf"|(?:{_DAYS}[./-]\s?)?+(?P<roman>[IVX]{{1,4}}+)(?:[/-]|\.\s?)(?P<year>(?:19|20)\d\d)"
    rf"|{_DAYS}[.\s](?P<roman>[IVX]{{1,4}}+)\s(?P<year>(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)(?:[/-]|\.\s?)(?P<roman>[IVX]{1,4}+)(?![\p{L}])"
    r"|(?P<month>0[1-9]|1[0-2])[./](?P<year>(?:19|20)\d\d)"
    r")(?![\d/]|[.,]\d|[-\u2013]\d++(?![./]\d))(?:-?(?P<ending>\p{Georgian}{1,12}+))?+"
)
# At the start of an entry of a chronology, with spaces, too: 2005 03 02 agreement; 2001 06 exercise.
YEAR_MONTH = lazy_regex(
    r"(?:(?P<year>(?:19|20)\d\d)(?P<sign>\s)(?P<month>0[1-9]|1[0-2](?=\s\d\d\s))(?:\s(?P<day>0[1-9]|[12]\d|3[01]))?(?=\s\p{L})"
    r"|(?P<year>(?:19|20)\d\d)(?P<sign>[./-])(?P<month>0[1-9]|1[0-2])|(?P<month>[1-9])\.(?P<year>(?:19|20)\d\d)(?!\s?წ))"
    r"(?![\d/]|[.,]\d)"
)
# 12 March 2007; March 12, 2007; 4-5 September 2014; Summer 2004; Q1 2015; 2015 Q3.
ENGLISH_DIVISIONS = {
    **{name: number for number, name in enumerate(
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December"), 1)},
    "Spring": SPRING, "Summer": SUMMER, "Autumn": AUTUMN, "Winter": WINTER,
    **{f"Q{number + 1}": FIRST_QUARTER + number for number in range(4)},
}  # fmt: skip
_ENGLISH_MONTH = rf"(?P<name>{'|'.join(name for name, number in ENGLISH_DIVISIONS.items() if number <= MONTHS)})"
_ENGLISH_DAYS = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?(?P<last_day>\d{1,2})(?:st|nd|rd|th)?)?"
_MODERN_YEAR = r"(?P<year>(?:19|20)\d\d)"
ENGLISH_DATE = lazy_regex(
    rf"(?<![\p{{L}}\d.])(?:(?:{_ENGLISH_DAYS}\s)?{_ENGLISH_MONTH},?\s{_MODERN_YEAR}"
    rf"|{_ENGLISH_MONTH}\s{_ENGLISH_DAYS},?\s{_MODERN_YEAR}"
    rf"|(?P<name>Spring|Summer|Autumn|Winter|Q[1-4])[\s/-]{_MODERN_YEAR}"
    rf"|{_MODERN_YEAR}[\s/-](?P<name>Q[1-4]))(?![\p{{Latin}}\d])(?:-(?P<ending>\p{{Georgian}}{{1,12}}+))?+"
)
# A quick test: most numbers cannot open a date, as the character after the digits shows.
OPENS_NUMERIC_DATE = lazy_re(r"\d+(?:[./,\u2013-]|\s[IVX]|\s[01]\d\s)|[IVX]")
OPENS_ENGLISH_DATE = lazy_re(r"\d+(?:st|nd|rd|th|\s?[-\u2013]|[\s/]Q|\s[ADFJMNOS])|[ADFJMNOQSW]")
# Two years with a missing dash: 20052007 წლებში (in 2005-2007).
_YEAR = r"(?:19|20)\d\d"
_YEARS = r"(?=\s?წ(?:ლებ|წ))"
# იმსახურეს (they served), გააღო (opened), შევიდა (entered): forms of verbs that no noun has; not გაცვლა (exchange).
FINITE = lazy_regex(
    r"\p{Georgian}{2,25}(?:ეს|ნენ|[აეო][ბვ]ს|[ობვი]და|ოდა|[ბგდზკნპჟსტფქღყშჩცძწჭხჯჰ]ო)"
    r"|(?:გა|შე|ჩა|და|მო|მი|წა|ა|გადა|გამო|შემო|ჩამო|წარმო)(?:ი|უ|ე)\p{Georgian}{2,20}(?<!ბ|ვლ)ა"
)
FUSED_YEARS = lazy_regex(
    rf"(?<!\d)(?P<first>{_YEAR})(?=(?P<last>{_YEAR}){_YEARS})|(?<=(?<!\d){_YEAR})(?P<last>{_YEAR}){_YEARS}"
)
YEAR_AFTER = lazy_regex(r"\s?(?:(?:სა|ფინ|კალ|აკად)\p{Georgian}{4,12}+\s)?წ[ელ]")
DAY_MONTH_ORDER = lazy_regex(r"\d{1,2}([./-])\d{1,2}\1")
# Words before a reference number rather than a date: number, telephone, fax, page, version, code.
REFERENCE = lazy_regex(r"(?:№|#|\bN|\bNo\.?|ტელ\.?|ფაქსი?|გვ\.?|ვერსია|\bv\.?|კოდი)[:\s]{0,2}$")

# From here on, a two-digit number can be a year without an apostrophe.
FIRST_BARE_SHORT_YEAR = 85
IN_THE_YEAR = "წელს"
APOSTROPHES = frozenset("'’‘ʼ`")
# Words after which four digits are no year.
REFERENCE_WORD = lazy_regex(
    r"№|N|(?:გვ|ტელ)|(?:გვერდ|ტელეფონ|ფაქს|მუხლ|კოდ|ვერსი|რეზოლუცი|დირექტივ|დადგენილებ|განკარგულებ|ბრძანებ|ბრძანებულებ"
    r"|ოქმ|ოთახ|ბინ|ნომერ|ნომრ|ინდექს|პაროლ|სტანდარტ)\p{Georgian}{0,6}+"
)
COPYRIGHT = "©"
# One-letter abbreviations that are no initials: city, year.
NO_INITIALS = frozenset(["ქ", "წ"])
# Words and signs before the year of a birth or death: born, died.
LIFE_WORDS = frozenset(["დაიბადა", "დაბადებული", "დაბადებულია", "გარდაიცვალა", "გარდაცვლილი", "born", "died"])
ABBREVIATED_LIFE_WORDS = frozenset(["დ", "დაბ", "გარდ", "გარდაიცვ", "b", "d"])
LIFE_SIGNS = frozenset("*†")
DASHES = frozenset("-–—‐‑−")
# Arrows that join the two ends of an interval, as a dash does.
ARROWS = frozenset("→➔➜➝➞➡⟶⇒►")
# Separators between table cells or items of a line.
SEPARATORS = frozenset("|;:,")
# The sign between the columns of a chronology: 2009 | 13 თებერვალი.
BAR = "|"
# Marks that may follow a name ending in a year.
CLOSING = frozenset("”“\"»’':;")
# Marks after a day or a part of a year that end the date.
CLOSING_OF_DAY = frozenset(".:;|…") | ARROWS
BULLETS = frozenset(list_marks.BULLETS) | DASHES

# Words next to dates, in the only form in which they occur there.
AFTER = frozenset(["შემდეგ", "შემდგომ", "მერე", "შემდეგაც", "შემდგომაც", "მერეც"])
BEFORE = "წინ"
# "That is": the following repeats the same more exactly.
REFORMULATION_MARKERS = frozenset({"ანუ", "ე.ი", "ესე"})
EARLIER = frozenset([BEFORE, "ადრე", "უწინ", "უკან"])
# Markers that take the length of time in the genitive; the other markers of EARLIER and LATER take the instrumental.
GENITIVE_MARKERS = AFTER | {"წინ", "უკან"}
LATER = frozenset(["გვიან", "მოგვიანებით"])
# "More", before earlier or later.
MORE = "უფრო"
# The stem of the relative pronoun.
RELATIVE = "რომელ"
# After a length in the genitive: "at the end of"; "after the passing of" (with "after").
AT_END_MARKER, PASSING_NOUNS = "თავზე", frozenset(["გასვლის", "გავლის"])
# Words before a length without a number (წელიწადის შემდეგ, a year later): exactly, only, already, about, but.
BARE_UNIT_ADVERBS = frozenset(["ზუსტად", "მხოლოდ", "უკვე", "სულ", "კი", "ხოლო", "თითქმის", "დაახლოებით", "ოღონდ"])
THROUGH = frozenset(["ჩათვლით", "ჩათვლითვე"])
DURING = frozenset(["განმავლობაში", "მანძილზე"])
IN_BETWEEN = "შუალედში"
BETWEEN = frozenset(["შორის", IN_BETWEEN])
TERM = frozenset(["ვადით", "ვადაში"])
BEGINNING = frozenset(["მოყოლებული", "დაწყებული"])
# "Every", written together with its noun: ყოველზაფხულს (every summer).
EACH = "ყოველ"
# The beginning of ყოველწლიურად (every year) and similar words, before any misspelled letter.
EACH_STEM = "ყოვ"
# The length of the shortest two months in one word: მაისმარტში (in May-March).
MIN_LETTERS_OF_TWO_MONTHS = 8
# Forms of "year" that may be run together with the next word, and the least length of that word.
MIN_LETTERS_AFTER_FUSION = 3
YEAR_FORMS = ("წლისთვის", "წლამდე", "წლიდან", "წლის", "წელს", "წლებში")
ANNIVERSARY = "წლისთავ"
AFTER_YEAR_NOUN = lazy_re(r"(?<![ა-ჿ])(?:წლის|წ\.)\s?$")
AFTER_YEAR = lazy_regex(r"(?<![\p{L}\d])[\dlIOoОо]{4}\s?$")
# Four digits before "year", some replaced by letters of the same shape (2OO5, l999) or split by a space (20 04).
YEAR_WITH_LETTERS = lazy_regex(
    r"(?<![\p{L}\d])(?=\d*+[lIOoОо])(?=\D{0,3}\d\D{0,2}\d)[12lI][\dlIOoОо]{3}(?=\s?წ[ელ.წ])"
    r"|(?<![\p{L}\d.,]|\d\s)(?:(?:19|20)[ \u00a0]\d\d|(?:1[ \u00a0]9|2[ \u00a0]0)\d\d|(?:19|20)\d[ \u00a0]\d)"
    r"(?=\s?წ[ელ.წ])"
)
# The same for a day, between a year and a month or before both: 1996 წლის ll დეკემბერს (on 11 December 1996).
_MONTH = r"(?:იანვ|თებ|მარტ|აპრ|მაის|ივნ|ივლ|აგვ|სექტ|ოქტ|ნოემ|დეკემ)"
DAY_WITH_LETTERS = lazy_regex(
    r"(?:(?<=(?:წლის|წ\.) )|(?<![\p{L}\d.])(?=\S\S?\s\p{L}++,?\s(?:19|20)\d\d))"
    rf"(?=\d?[lIOo])(?:[12lI][\dlIOo]|[lI])(?=\s{_MONTH})"
)
LETTERS_TO_DIGITS = str.maketrans("lIOoОо", "110000", " \u00a0")
# The number of a quarter before კვ. (quarter).
BEFORE_QUARTER = lazy_regex(r"(?:\b(?:I{1,3}|IV)|\bმე-?[234]|პირველი?|მეორე|მესამე|მეოთხე)\s$")
# Kinds of atoms whose value is the length of a period.
PERIODS = frozenset(["unit", "year", "quarter", "half_year", "century", "weekday"])
EVERY = frozenset(["ყოველ", "ყოველი", "ყოველმა"])
SAME = frozenset(["იმავე", "ამავე", "იგივე"])
# "That" and formal "this": anaphoric with years only.
SAME_YEAR = frozenset(["იმ", "ამა"])
# "That" with other nouns is anaphoric if the noun is a season, or has the particle -ვე (very) or -დან (since):
# იმ თვესვე (in that very month).
DISTAL_DETERMINER, IDENTITY_PARTICLE = "იმ", "ვე"
NEXT = frozenset(["მომდევნო", "შემდეგ", "შემდეგი", "მეორე"])
PREVIOUS = frozenset(["წინა"])
YEAR_DETERMINERS = SAME | SAME_YEAR | NEXT | PREVIOUS
# Ordinals and forms of "half" that are recognised when misspelled next to a year.
ORDINALS = {"პირველი": 1, "პირველ": 1, "მეორე": 2, "მესამე": 3, "მეოთხე": 4}
HALVES = ("ნახევარი", "ნახევარში", "ნახევრის", "ნახევრიდან", "ნახევრამდე")
# "Last", of the quarters of a year.
LAST_QUARTER = frozenset(["ბოლო", "ბოლოს", "უკანასკნელ", "უკანასკნელი", "უკანასკნელს"])
# Deictic words: adjectives before წელი (year) and adverbs, with their offset in years from the time of writing.
DEICTIC_YEARS = {"მომავალ": 1, "მომავალი": 1, "გასულ": -1, "გასული": -1, "მიმდინარე": 0, "საანგარიშო": 0}
# Before a month or season: this year's, last year's.
DEICTIC_ADJECTIVES = {"წლევანდელ": 0, "წლევანდელი": 0, "შარშანდელ": -1, "შარშანდელი": -1}
DEICTIC_ADVERBS = {"შარშანწინ": -2, "შარშან": -1, "წრეულს": 0, "გაისად": 1}
# The unit of deictic offsets; the time of writing is known for issues of periodicals, reports on a year and papers
# that open with their date.
DEICTIC_UNIT = "N"
# The unit of offsets to the next or last month or season of a name: მომდევნო გაზაფხულზე (next spring).
DIVISION_UNIT = "S"
# Their determiners. მეორე (second) and შემდეგ (then) are left out, because they can mean something else here.
DIVISION_DETERMINERS = {"მომდევნო": 1, "შემდეგი": 1, "წინა": -1}
# The unit of the interval named last: იმავე წლებში (in the same years).
INTERVAL_UNIT = "I"
# The unit of the month of a name: იმავე სექტემბერში (in the same September).
SAME_MONTH_UNIT = "E"
# Determiners long enough to be recognised when misspelled.
DETERMINERS = ("იმავე", "ამავე", "მომდევნო", "შემდეგ")
# A case ending detached from its word by a space: ივნის ში (in June).
DETACHED_ENDING = lazy_re(r"[^\S\n](ში|ს(?!\.)|ზე|ი?დან|ა?მდე|ის|ისა?თვის)(?![^\W\d_])")
# The case ending of an abbreviation, after a hyphen: დეკ.-მდე (until Dec.).
ABBREVIATION_ENDING = lazy_re(r"[-\u2010-\u2013](ში|ს|ზე|ი?დან|ა?მდე|ის|ისა?თვის|თვის)(?![^\W\d_])")
# The same for a year in digits: 2015 დან (since 2015).
DETACHED_YEAR_ENDING = lazy_regex(r"(?:[^\S\n]?[-\u2010-\u2013])?[^\S\n](ში|დან|მდე)(?!\p{L})")
# Postpositions of a month that only a new word can follow.
FUSIBLE_POSTPOSITIONS = frozenset(["ში", "ზე", "დან", "მდე"])
# Stems of "century" and "decade"; "tens of"; "times", as a separate word after a number.
CENTURY, DECADE = "საუკუნ", "ათწლეულ"
TENS = frozenset(["ათეული", "ათეულ"])
TIMES = "ჯერ"
# Multiplicatives (once, twice) that are recognised when misspelled after a period.
FREQUENCY_WORDS = {"ერთხელ": 1, "ორჯერ": 2, "სამჯერ": 3, "ოთხჯერ": 4, "ხუთჯერ": 5, "ექვსჯერ": 6}
# Every adjective derived from a number and a unit contains one of these.
LENGTH_SUFFIXES = ("იან", "ოვან", "იურ")
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
LAST_STEMS = ("ბოლო", "უკანასკნელ")
LAST_CENTURY = frozenset(["გასული", "გასულ", "წინა"])
# Words outside the calendar that can open an expression.
OPENERS = (
    SAME
    | SAME_YEAR
    | NEXT
    | PREVIOUS
    | LAST_CENTURY
    | APOSTROPHES
    | DEICTIC_YEARS.keys()
    | DEICTIC_ADVERBS.keys()
    | DEICTIC_ADJECTIVES.keys()
)
# Atoms of these kinds open an expression only if they are openers, or misspelled before a number.
OPENER_KINDS = frozenset(["word", "other", "after"])
NEVER_FIRST = frozenset(
    ["break", "comma", "and", "dash", "slash", "open", "close", "earlier", "later", "through", "during", "between",
     "term", "approximately", "beginning"]
)  # fmt: skip
# Kinds of atoms next to which a word may be a misspelled month.
MONTH_NEIGHBOURS = frozenset(["number", "year"])
# Adjectives between a number and წელი (year): school year, budget year.
YEAR_ADJECTIVES = frozenset(
    ["სასწავლო", "საბიუჯეტო", "საფინანსო", "ფინანსური", "ფინანსურ", "სამეურნეო", "კალენდარული", "კალენდარულ",
     "საანგარიშო", "აკადემიური", "აკადემიურ"]
)  # fmt: skip
# Words before წლის (of the year) that prevent an anaphoric reading: this, any, whole.
OTHER_YEAR_DETERMINERS = frozenset(
    ["ამ", "იმ", "მიმდინარე", "მთელი", "ერთი", "მომავალი", "გასული", "ახალი", "თითოეული", "ნებისმიერი"]
)
# Kinds of atoms after a month in Roman numerals: 2016 წლის VII, … (of 2016, July, …). Before a noun the numeral is an
# ordinal: 2016 წლის VII სამიტი (the 7th summit of 2016).
AFTER_ROMAN_MONTH = frozenset(["break", "comma", "dash", "open", "close", "other", "and"])
# Kinds of nouns without content of their own after "middle" and "last": middle stretch, last months.
FILLERS = frozenset(["filler", "date_noun", "unit", "year"])
# Parts that may precede a month or season: early, late, mid.
PREPOSED_PARTS = {"ადრე": "start", "გვიან": "end", "შუა": "mid"}
# Adverbs between a period and a multiplicative: at least, at most, on average, only.
FREQUENCY_ADVERBS = frozenset(
    ["სულ", "მცირე", "ცოტა", "მინიმუმ", "მაქსიმუმ", "საშუალოდ", "მხოლოდ", "არანაკლებ", "დაახლოებით"]
)
# How many words before "two months later" are searched for the event from which it counts.
EVENT_WINDOW = 3
# Nouns for persons and ages: a number of years before one is an age.
AGE_NOUNS = lazy_regex(
    r"(?:ასაკ|ახალგაზრდ|ბავშვ|მოზარდ|ყმაწვილ|ქალ|კაც|მამაკაც|ბიჭ|გოგო|მოქალაქე|სტუდენტ|მოსწავლ|ჯარისკაც|ოფიცერ|"
    r"ოფიცრ|კაპიტან|კაპრალ|სერჟანტ|ლეიტენანტ|მაიორ|პოლკოვნიკ|გენერალ|ადმირალ|რიგით|კადეტ|კურსანტ|მფრინავ|მეზღვაურ|მეომა?რ|"
    r"წვევამდელ|რეზერვისტ|გოგონ|ვაჟ|სამხედრო|მეცნიერ|მკვლევარ|მკვლევრ|პირ|ვეტერან|ჭაბუკ|მოხუც|ადამიან|გადაცილებ|მიღწეულ|შესრულებ)\p{Georgian}{0,12}+"
)
# Stems of durative verbs: continue, last, stay, spend, need, take, require.
DURATIVE_VERBS = lazy_re(
    r"(?:გა)?გრძელდ|(?:გა)?სტან|(?:და)?რჩ(?:ა|ნენ|ება|ებიან|ებოდ)|და(?:ჰ)?ყ(?:ო|ვეს)|(?:და)?სჭირდ|მოანდომ|მოითხოვ[სდ]"
)
# Postpositions that make a season or quarter without a year a date: in, since, until, for.
TEMPORAL_POSTPOSITIONS = frozenset(["ში", "ზე", "დან", "მდე", "თვის"])
# Nouns whose name a day can be part of: square, street, park.
NAMED_AFTER = lazy_regex(r"(?:მოედ|ქუჩ|გამზირ|ბაღ|პარკ|სახელობის|დღესასწაულ|რაიონ)\p{Georgian}{0,10}+")
# Rates (300 t a year): their units; words that turn the period into an ordinary one; approximators; money.
RATE_UNITS = frozenset(["1Y", "1M", "1W"])
IN_A_YEAR = "წელიწადში"
NON_RATE_DETERMINERS = frozenset(
    ["რამდენიმე", "ორიოდე", "მომდევნო", "შემდეგ", "წინა", "ბოლო", "გასულ", "ამ", "იმ", "იმავე", "ამავე", "ერთ"]
) | {"პირველ", "მეორე", "ნახევარ", "მთელ", "მიმდინარე"}
RATE_APPROXIMATORS = frozenset(["დაახლოებით", "თითქმის", "საშუალოდ", "მინიმუმ", "მაქსიმუმ"])
MONEY = lazy_re(r"(?:ევრო|დოლარ|ლარ|ფრანკ|კრონ|ფუნტ|იენ|ლევ|დინარ|გრივნ|მანათ|ტენგე|ზლოტ)(?:ი|ა|ს|ის)?$")
# Nouns of the idiom "everyday life", which is no set.
EVERYDAY_IDIOMS = lazy_regex(
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
