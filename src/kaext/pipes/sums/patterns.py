"""The words around sums of money, and how sure each rule is."""

from __future__ import annotations

from decimal import Decimal

import regex

# Between the amount and the currency: white space, a hyphen, the amount again in words and brackets.
GAP = regex.compile(r"[^\S\n]{0,3}+(?:\n[^\S\n]{0,3})?+[-\u2010-\u2013]?(?:\([^()\n]{1,80}+\)\s?)?+")
# Between a number in -ზე (than) and the currency: 5 მილიონზე მეტი ევრო (more than 5 million euros).
_DEGREE = r"(?:(?:ბევრად|გაცილებით|ოდნავ|ცოტა|ცოტათი|მნიშვნელოვნად|კიდევ)[^\S\n]{1,3})?+"
COMPARED = regex.compile(rf"[^\S\n]{{1,3}}{_DEGREE}(?:(?P<more>მეტი?)|ნაკლები?)[^\S\n]{{1,3}}")
# Words that make a number vague: რამდენიმე მილიონი (several millions).
VAGUE_BEFORE = regex.compile(r"(?<!\p{Georgian})(?:რამდენიმე|მრავალი?|ბევრი?|ათეულობით|ათობით|ასობით|ათასობით)\s{1,3}$")
# What a table counts in, in brackets beside its title: (მილიონი ევრო), (in) millions of euros.
UNIT_OF_TABLE = regex.compile(r"\([^()\n]{5,40}\)")
# The number of an item of a list, and how many in a row make one.
ITEM_NUMBER = regex.compile(r"(?P<chapter>\d{1,2})\.(?P<item>\d)\s\p{Georgian}")
FEWEST_ITEMS = 3
# Groups of figures with a space after the comma: 2, 800, 000.
GROUP_GAPS = (", ", ". ", ",\u00a0")
GROUP_LENGTH = 3
GROUP = regex.compile(r"\d{3}")
ENDING = regex.compile(r"[-\u2010\u2011](\p{Georgian}{1,9}+)(?!\p{Georgian})")
LETTERS_FOR_ZEROS = regex.compile(r"(?<=\d[ .,\u00a0]?)[OОoо]{3}(?!\p{L})|(?<=\d)[OО]{1,3}(?=[\d\s\p{Georgian}]|$)")
LETTER_FOR_ONE = regex.compile(
    r"(?<![\p{L}\d])[lI](?=\d{1,3}(?:[ .,\u00a0]\d{3}){0,3}+\s?(?:ათას|მილიონ|მლნ|ევრო|დოლარ|ლარ))"
)
# A decimal comma with spaces around it, and the figures after it: 1, 6 მილიონი.
DECIMAL_GAP = regex.compile(r"\s?,\s")
DECIMALS = regex.compile(r"\d{1,2}")
# English scales after figures; the one-letter ones only where a currency stands before the figures.
ENGLISH_SCALES = {
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("m", "mn", "mln", "mio", "million"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
}
ENGLISH_SCALE = regex.compile(rf"[^\S\n]?(?P<scale>{'|'.join(ENGLISH_SCALES)})(?![\p{{L}}\d])", regex.IGNORECASE)
SIGN_BEFORE = regex.compile(r"(?:\p{Sc}|[A-Z]{3})\s?$")
SIGN_AFTER = regex.compile(r"\s?(?:\p{Sc}|(?:EUR|USD|GBP)(?!\p{L}))")
# Names of currencies in English, after a number.
ENGLISH_CURRENCIES = {"euro": "EUR", "dollar": "USD"}
ENGLISH_CURRENCY = regex.compile(
    r"(?<![\p{L}-])(?:US\s)?(?P<name>[Ee]uro|[Dd]ollar)s?(?![\p{Latin}\d]|[-\u2010\u2011]\p{Latin})"
)
# The figure of a number in words beside it: 2 (ორი) მილიონი (two million).
BRACKETED = regex.compile(r"\s?\(\s?")
BRACKET_CLOSES = regex.compile(r"\s?\)\s?")
NEXT_WORD = regex.compile(r"[^\S\n]?(\p{Georgian}++)")
# Currencies that are read with one letter wrong, after numbers from so many on, and their fewest letters.
MISTYPABLE = frozenset(["ევრო", "დოლარი"])
LARGE = 100
FEWEST_MISTYPED = 3
SCALE_HYPHEN = regex.compile(r"[-\u2010\u2011]")
AND = regex.compile(r"\s{1,3}(?:და\s{1,3})?+")
LAST_WORD = regex.compile(r"\p{Georgian}++(?:[-\u2010\u2011]\p{Georgian}{1,5}+)?+$")
HYPHENS = str.maketrans("", "", "-\u2010\u2011")
LONGEST_WORD = 40
# Subunits that several currencies call alike.
SHARED_COINS = frozenset(["ცენტი"])
# Numbers that may stand in those brackets.
MAX_BRACKETED = 4
RANGE_DASH = regex.compile(r"\s?[-\u2010-\u2014\u2212]\s?")
SPACE = regex.compile(r"\s{0,3}+")
# A hyphen, or a space by mistake, and more letters after the currency's name, where they make another word:
# ევრო-ატლანტიკური (Euro-Atlantic).
COMPOUND = regex.compile(r"(?:[-\u2010\u2011]\s?|\s(?=კავშირ|პარლამენტ|ატლანტ))(?P<rest>\p{Georgian}++)")
COMPOUNDS = ("ატლანტ", "ინტეგრ", "კავშირ", "ზონ", "პარლამენტ", "კომის", "რეგიონ", "საბჭო", "სტანდარტ", "არბიტრ")
# A certificate: EUR.1, EUR-MED.
CODE_IN_NAME = regex.compile(r"\.\s?\d|-\s?(?:\d|MED)")
# Scale words inside an adjective: 17-მილიონევროიანი (of 17 million euros).
SCALES = {"ათას": 1_000, "მილიონ": 1_000_000, "მილიარდ": 1_000_000_000}
WORD_BEFORE = regex.compile(r"(?<!\p{Georgian})(\p{Georgian}++)[^\S\n]{1,3}$")
WORDS_BEFORE = regex.compile(r"(?<!\p{Georgian})(\p{Georgian}++),?[^\S\n]{1,3}(\p{Georgian}++)[^\S\n]{1,3}$")
WORD_AFTER = regex.compile(rf"[^\S\n]{{1,3}}{_DEGREE}(\p{{Georgian}}++)")
# About, written before or after the sum: ~5 ევრო, 5 ევრო (დაახლოებით).
ABOUT_BEFORE = regex.compile(r"(?:[~≈]|(?<!\p{Georgian})დაახლ?\.)\s?$")
ABOUT_AFTER = regex.compile(r"\s\(?(?:და|მი)ახლოებით(?:\)|\s|[,.;]|$)")
WORDS_AFTER = regex.compile(r"[^\S\n]{1,3}(\p{Georgian}++)[^\S\n]{1,3}(\p{Georgian}++)")

# Before the sum: at least, at most.
AT_LEAST = frozenset(["არანაკლებ", "არანაკლები", "მინიმუმ", "უნაკლებეს"])
AT_LEAST_PAIRS = frozenset(
    [("სულ", "მცირე"), ("სულ", "ცოტა"), ("არა", "ნაკლებ"), ("არა", "ნაკლები"), ("მეტი", "ვიდრე"), ("მეტს", "ვიდრე")]
)
AT_MOST = frozenset(["არაუმეტეს", "მაქსიმუმ", "უმეტეს"])
AT_MOST_PAIRS = frozenset([("არა", "უმეტეს"), ("ნაკლები", "ვიდრე"), ("არა", "უმეტესი")])
# After a sum in -ზე (than): more, less; after one in the dative: exceeds.
MORE = regex.compile(r"(?:მეტ|ზევით|ზემოთ|მაღალ)(?:ით|ის|ია|იც|ი|ს|მა|ად|ა|ზე|ში)?+")
LESS = regex.compile(r"ნაკლებ(?:ით|ის|ია|იც|ი|ს|მა|ად|ა|ზე|ში)?+")
NO_LESS = frozenset(["არანაკლებ", "არანაკლები", "არანაკლებს", "არანაკლებით"])
EXCEEDS = regex.compile(r"(?:აღემატ|გადააჭარბ|გადაჭარბ|აჭარბებ|გადასცილ|სცილდებ|სცდებ|გასცდ)\p{Georgian}{0,10}+")
NEGATION = frozenset(["არ", "ვერ"])

# Currencies whose name alone is like no other's.
UNMISTAKABLE = frozenset(["EUR", "GEL"])

# What a noun that several countries use means where no country is named, for amounts that are no weight.
BY_CUSTOM = {"ფუნტი": "GBP"}
NO_WEIGHT = 1_000

CONFIDENCE: dict[str, float] = {
    "name": 0.98,
    "bare-name": 0.9,
    "misspelled": 0.6,
    "ambiguous-name": 0.6,
    "country": 0.8,
    "code": 0.95,
    "symbol": 0.97,
    "range": 0.95,
}
# Names that mean a currency only by custom: other countries' money has the same name, or they are other words too.
AMBIGUOUS = frozenset(
    ["ფრანკი", "რუბლი", "მანათი", "ლირა", "სომი", "სუმი", "ავღანი", "ლატი", "ცენტი", "თეთრი", "ლეკი", "ლევი"]
)
# How many countries near a sum are asked what their money is called.
MOST_COUNTRIES = 8
# Where a clause ends: see links.
_RELATIVE = r"(?:რა(?:ც|ს|მ|შ|ზ)|რისთვის|რომელ|რომლ|სადაც|საიდან)\p{Georgian}*+"
_PRICE = r"(?:ბიუჯეტ|ღირებულებ|ხარჯ|ფას|თანხ|დაფინანსებ|საფასურ)"
CLAUSE_BREAK = regex.compile(
    rf";|,?\s(?:ხოლო|მაგრამ|თუმცა)(?=[\s,])|,\s(?={_RELATIVE})"
    rf"|,\s(?!{_PRICE})(?=[^\s,;]{{1,40}}\s(?:[^\s,;]{{1,40}}\s){{0,2}}(?:კი[\s,]|[–—-]\s))"
)
# What a clause begins with that speaks of the one before it: a relative pronoun, a price whose owner goes unsaid.
RELATIVE = regex.compile(rf"\s?(?:{_RELATIVE}|{_PRICE}[იაც]{{1,3}}(?!\p{{Georgian}}))")
COLON = regex.compile(r":\s")
# Endings of a country that gets money (in, for), and of one that gives it or takes part (from, with).
PLACED = ("ში", "შიც", "თვის", "თვისაც")
FROM_OR_WITH = ("დან", "თან")
# The noun of a genitive, adjectives in between.
NOUN_AFTER = regex.compile(r"[^\S\n]{1,3}(?:\p{Georgian}{2,20}(?:ური|ული|ივი|ვი|ალი)[^\S\n]{1,3})?(\p{Georgian}++)")
# After the genitive of who gives: share, contribution, government, budget.
OF_A_GIVER = regex.compile(
    r"(?:წილ|შენატან|წვლილ|კონტრიბუცი|მთავრობ|პარლამენტ|სამინისტრო|მხარე|ბიუჯეტ|დახმარებ|გრანტ|სესხ|საელჩო|ფული)\p{Georgian}{0,8}+"
)
GIVES_TO = regex.compile(
    r"(?:(?:გამო|და)?(?:უყ|ეყ)ო|(?:გადა|მი)(?:სც|ეც|უც)|გადაურიცხ|ჩაურიცხ|გადაუხად|აჩუქ|შესთავაზ|მიანიჭ|მიენიჭ|დაეხმარ|ერგ|შეხვდ)"
    r"\p{Georgian}{0,8}+"
)
RECEIVES = regex.compile(r"(?:მიიღ|მიუღ|ისარგებლ)\p{Georgian}{0,8}+")
# The dative beside it pays.
COSTS_ONE = regex.compile(r"(?:და)?უჯდ\p{Georgian}{1,8}+")
ROW_JOINT = regex.compile(r"\s?[,:\u2013\u2014]|\s-\s")
ROW_LABEL = regex.compile(r"[,:\s\u2013\u2014-]{1,3}+([^:\n\d]{3,60}?)\s?[:\u2013\u2014]\s*+$")
ROW_MARKS = " ,:–—-•*"
WORD = regex.compile(r"[\p{Georgian}\p{Latin}]++(?:-\p{Georgian}++)?+")

# What the money is for: see links.
FOR = ("თვის", "თვისაც")
AIM = "მიზნით"
# Future participles: გასანადგურებლად (to destroy).
TO_DO = regex.compile(r"(?:და|ა|გა|მო|მი|შე|ჩა|გადა|აღ|წარ|გამო|წა|ჩამო|ამო)სა\p{Georgian}{3,20}(?<!ებ)ად")
# Words in -თვის that say when or point back: ამისთვის (for this), დღეისთვის (by today).
NO_PURPOSE = regex.compile(
    r"თვისა?ც?|(?:რის|ამის|იმის|მის|მათ|ჩემ|შენ|ჩვენ|თქვენ|თავის|სხვის|ყველას?)თვის(?:აც)?"
    r"|(?:დღეის|დღის|დრო(?:ის)?|წლის|თვის|მომენტის|ბოლოს|დასაწყისის|ახლის|ხვალის)ა?თვის(?:აც)?"
)
COSTS = regex.compile(
    r"(?:და|უ|დაუ)?(?:ჯდ|ჯექ)\p{Georgian}{1,8}|(?:ე|და)?ღირ(?:ს|დ\p{Georgian}{1,6}|ებ(?:ა|ოდა|იან))|(?:შე)?ადგ(?:ენ|ინ)\p{Georgian}{0,8}"
)
NEEDS = regex.compile(
    r"(?:მო|მი|და)?(?:ხმარ|ახმარ|სჭირ|ჭირ)\p{Georgian}{1,8}|(?:შე|მო)(?:ეწირ|სწირ)\p{Georgian}{1,8}|შთანთქ\p{Georgian}{1,8}"
)
SPENDS = regex.compile(
    r"(?:და|გა)?(?:ი)?ხარჯ\p{Georgian}{1,8}|გამო(?:ი)?ყო\p{Georgian}{0,8}|მიმართ\p{Georgian}{0,8}"
    r"|გაი?(?:ღ|ც)\p{Georgian}{1,8}|წავიდა|მიდის|წავა|მოხმარდ\p{Georgian}{0,6}"
)
INVESTS = regex.compile(
    r"ჩაი?დ(?:ო|ებ)\p{Georgian}{0,8}|ინვესტირ\p{Georgian}{1,10}|(?:და|ჩა)(?:ა)?ბანდ\p{Georgian}{1,8}"
)
# Nouns whose genitive is what money is for: budget, cost, price.
PRICE = regex.compile(rf"{_PRICE}(?:ი|ა|მა|ამ|ს|ას|ის|ით)?ც?")
ERGATIVE = regex.compile(r".{1,60}(?:მა|ამ)ც?")
# Verbal nouns and undertakings, which money is spent on rather than at.
UNDERTAKING = regex.compile(
    r".{1,60}(?:ებ|ობ|ვ)აზე|(?:.{1,60}\s)?(?:პროექტ|პროგრამ|ღონისძიებ|სამუშაო|ოპერაცი)\p{Georgian}{0,4}"
)
# What says no more than that there is a purpose: project, fund, work, matter.
UNTOLD = regex.compile(
    r"(?:პროექტ|ფონდ|პროგრამ|სამუშაო|საქმე|მიზნ|მიზან|ხარჯ|თანხ|ეტაპ|კურს|გრანტ|შენატან|წილ)\p{Georgian}{0,6}|\p{Georgian}{1,3}"
)
POINTING = frozenset(
    ["ამ", "იმ", "ეს", "ის", "მის", "მისი", "მათ", "მათი", "ამავე", "იმავე", "ასეთ", "ერთ", "სხვა", "ყველა"]
)
# How words end that are verbs (გაიღო, gave; მუშაობდა, worked) unless a list has them as nouns.
LIKE_VERBS = ("და", "ო", "დე", "ვე")
# What may stand between a subject and the sum.
ADVERB = regex.compile(
    r"დაახლოებით|მიახლოებით|თითქმის|სულ|ჯამში|მხოლოდ|უკვე|წელს|წლიურად|ყოველწლიურად|საშუალოდ|არანაკლებ|არაუმეტეს|მინიმუმ|მაქსიმუმ|კი|ჯერ|მთლიანად"
)
ORDINAL = regex.compile(r"პირველი?|მეორე|მე[\p{Georgian}]{3,14}ე|[IVX]{1,5}")
SPACES = regex.compile(r"\s++")
# Code points that a mention after a sum counts as farther away than one before it.
AFTER_IS_FARTHER = 200
# Code points around a sum in which its sentence is searched.
WINDOW = 400
MAX_PURPOSE_WORDS = 5
# What is counted or weighed is not what money is for: ტონა (ton), ცალი (piece), კაცი (man).
MEASURE = regex.compile(r"(?:კილო)?(?:ტონ|გრამ|მეტრ|ლიტრ)(?=[აისმ])|(?:ცალ|კაც)(?=[იმსა])")

# A total and its parts: სულ (in all), ჯამში (together), საერთო ბიუჯეტი (the whole budget), აქედან (of these).
_WHOLE = r"(?:საერთო|მთლიან|სრულ|ჯამურ)\p{Georgian}{0,3}+\s{1,3}(?:\p{Georgian}{2,20}+\s{1,3}){0,2}?"
_MONEY = r"(?:ბიუჯეტ|ღირებულებ|თანხ|ჯამ|მოცულობ|ხარჯ|ოდენობ|ფას|დაფინანსებ|დახმარებ|შენატან|ფონდ|ინვესტიცი)"
TOTAL_BEFORE = regex.compile(
    rf"(?<!\p{{Georgian}})(?:სულ(?!\s(?:მცირე|ცოტა|სხვა))|ჯამში|ჯამი|ჯამურად|მთლიანობაში|{_WHOLE}{_MONEY}\p{{Georgian}}{{0,6}}+)"
    r"(?!\p{Georgian})"
)
TOTAL_AFTER = regex.compile(r"\s{1,3}(?:სულ(?!\s(?:მცირე|ცოტა))|ჯამში)(?!\p{Georgian})")
PART_BEFORE = regex.compile(
    r"(?<!\p{Georgian})(?:(?:აქედან|ამათგან|მათგან|მათ\sშორის|საიდან|რომლიდან|რომელთაგან|რომლებიდან)(?:აც|აა)?"
    r"|ამ\s(?:თანხ|ბიუჯეტ|ჯამ|ფონდ)\p{Georgian}{0,3}დან|(?:დარჩენილ|დანარჩენ)[იმას]{0,2}(?=\s{1,3}$))(?!\p{Georgian})"
)
EXTRA_BEFORE = regex.compile(r"(?<!\p{Georgian})(?:დამატებითი?|კიდევ)(?!\p{Georgian})")
EXTRA_AFTER = regex.compile(r"\s{1,3}(?:\p{Georgian}{2,20}+\s{1,3}){0,2}?(?:დაუმატ|დაემატ|დაამატ|დაერთ|დაურთ)")
# Figures of parts may have been rounded.
ROUNDING = Decimal("1.01")
FEWEST_PARTS = 2
# How many sums before a total are looked at.
MOST_PARTS = 20
LONGEST_ROW = 200
