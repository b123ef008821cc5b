"""Words and patterns of sums of money, and the confidence of each rule."""

from __future__ import annotations

from decimal import Decimal

import regex

from kaext.expressions import lazy_regex

# What may separate the amount from the currency: white space, a hyphen, the amount repeated in brackets.
GAP = lazy_regex(r"[^\S\n]{0,3}+(?:\n[^\S\n]{0,3})?+[-\u2010-\u2013]?(?:\([^()\n]{1,80}+\)\s?)?+")
# A comparative between a number in -ზე (than) and the currency: 5 მილიონზე მეტი ევრო (more than 5 million euros).
_DEGREE = r"(?:(?:ბევრად|გაცილებით|ოდნავ|ცოტა|ცოტათი|მნიშვნელოვნად|კიდევ)[^\S\n]{1,3})?+"
COMPARATIVE = lazy_regex(rf"[^\S\n]{{1,3}}{_DEGREE}(?:(?P<more>მეტი?)|ნაკლები?)[^\S\n]{{1,3}}")
# Words that make a number vague: რამდენიმე მილიონი (several millions).
VAGUE_BEFORE = lazy_regex(r"(?<!\p{Georgian})(?:რამდენიმე|მრავალი?|ბევრი?|ათეულობით|ათობით|ასობით|ათასობით)\s{1,3}$")
# The unit of a table, in brackets next to its title: (მილიონი ევრო) (millions of euros).
UNIT_OF_TABLE = lazy_regex(r"\([^()\n]{5,40}\)")
# The number of a list item, and how many consecutive items make a list.
ITEM_NUMBER = lazy_regex(r"(?P<chapter>\d{1,2})\.(?P<item>\d)\s\p{Georgian}")
MIN_ITEMS = 3
# Four digits that may be a year, as in a row of a table; with a sum that much larger they form no range.
YEAR = regex.compile(r"\d{4}(?![\s.,]?\d)")
FIRST_YEAR, LAST_YEAR, FAR_LARGER = 1949, 2050, 40
# Digit groups separated by a comma and a space: 2, 800, 000.
GROUP_GAPS = (", ", ". ", ",\u00a0")
GROUP_LENGTH = 3
GROUP = lazy_regex(r"\d{3}")
ENDING = lazy_regex(r"[-\u2010\u2011](\p{Georgian}{1,9}+)(?!\p{Georgian})")
LETTERS_FOR_ZEROS = lazy_regex(r"(?<=\d[ .,\u00a0]?)[OОoо]{3}(?!\p{L})|(?<=\d)[OО]{1,3}(?=[\d\s\p{Georgian}]|$)")
LETTER_FOR_ONE = lazy_regex(
    r"(?<![\p{L}\d])[lI](?=\d{1,3}(?:[ .,\u00a0]\d{3}){0,3}+\s?(?:ათას|მილიონ|მლნ|ევრო|დოლარ|ლარ))"
)
# A decimal comma surrounded by spaces, and the decimals: 1, 6 მილიონი (1.6 million).
DECIMAL_GAP = lazy_regex(r"\s?,\s")
DECIMALS = lazy_regex(r"\d{1,2}")
# English scale words after digits, and Russian abbreviations; one-letter ones count only if a currency precedes or
# follows.
FOREIGN_SCALES = {
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("m", "mn", "mln", "mio", "million"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
    **{"тыс": 1_000, "млн": 1_000_000, "млрд": 1_000_000_000},
}
FOREIGN_SCALE = lazy_regex(
    rf"[^\S\n]?(?P<scale>{'|'.join(FOREIGN_SCALES)})(?![\p{{L}}\d])(?:(?<=\p{{Cyrillic}})\.)?", regex.IGNORECASE
)
SIGN_BEFORE = lazy_regex(r"(?:\p{Sc}|[A-Z]{3})\s?$")
SIGN_AFTER = lazy_regex(r"\s?(?:\p{Sc}|(?:EUR|USD|GBP)(?!\p{L}))")
# English currency names.
ENGLISH_CURRENCIES = {"euro": "EUR", "dollar": "USD"}
ENGLISH_CURRENCY = lazy_regex(
    r"(?<![\p{L}-])(?:US\s)?(?P<name>[Ee]uro|[Dd]ollar)s?(?![\p{Latin}\d]|[-\u2010\u2011]\p{Latin})"
)
# The brackets of a number repeated in words: 2 (ორი) მილიონი (two million).
BRACKETED = lazy_regex(r"\s?\(\s?")
BRACKET_CLOSES = lazy_regex(r"\s?\)\s?")
NEXT_WORD = lazy_regex(r"[^\S\n]?(\p{Georgian}++)")
# Abbreviated currency nouns, with their full stop or after a number.
ABBREVIATED_NOUNS = {"დოლ": "დოლარი"}
ABBREVIATED_NOUN = lazy_regex(rf"(?<!\p{{L}})(?P<noun>{'|'.join(ABBREVIATED_NOUNS)})(?:\.|(?!\p{{L}}))")
# Currencies recognised when misspelled, the least amount before them, and their least length in letters.
CORRECTABLE = frozenset(["ევრო", "დოლარი"])
MIN_CORRECTABLE_AMOUNT = 100
MIN_MISSPELLED_LETTERS = 3
SCALE_HYPHEN = lazy_regex(r"[-\u2010\u2011]")
AND = lazy_regex(r"\s{1,3}(?:და\s{1,3})?+")
LAST_WORD = lazy_regex(r"\p{Georgian}++(?:[-\u2010\u2011]\p{Georgian}{1,5}+)?+$")
HYPHENS = str.maketrans("", "", "-\u2010\u2011")
MAX_WORD = 40
# Subunits whose name several currencies share.
SHARED_COINS = frozenset(["ცენტი"])
# How many numbers back from the currency the amount may begin.
MAX_BRACKETED = 4
RANGE_DASH = lazy_regex(r"\s?[-\u2010-\u2014\u2212]\s?")
SPACE = lazy_regex(r"\s{0,3}+")
# The rest of a compound that begins with a currency name, after a hyphen or a mistaken space: ევრო-ატლანტიკური
# (Euro-Atlantic).
COMPOUND = lazy_regex(r"(?:[-\u2010\u2011]\s?|\s(?=კავშირ|პარლამენტ|ატლანტ))(?P<rest>\p{Georgian}++)")
COMPOUNDS = ("ატლანტ", "ინტეგრ", "კავშირ", "ზონ", "პარლამენტ", "კომის", "რეგიონ", "საბჭო", "სტანდარტ", "არბიტრ")
# The rest of a name that begins with a currency code: the certificates EUR.1 and EUR-MED.
CODE_IN_NAME = lazy_regex(r"\.\s?\d|-\s?(?:\d|MED)")
# Scale words inside an adjective: 17-მილიონევროიანი (17-million-euro).
SCALES = {"ათას": 1_000, "მილიონ": 1_000_000, "მილიარდ": 1_000_000_000}
WORD_BEFORE = lazy_regex(r"(?<!\p{Georgian})(\p{Georgian}++)[^\S\n]{1,3}$")
WORDS_BEFORE = lazy_regex(r"(?<!\p{Georgian})(\p{Georgian}++),?[^\S\n]{1,3}(\p{Georgian}++)[^\S\n]{1,3}$")
WORD_AFTER = lazy_regex(rf"[^\S\n]{{1,3}}{_DEGREE}(\p{{Georgian}}++)")
# "About", before or after the sum: ~5 ევრო, 5 ევრო (დაახლოებით) (5 euros (approximately)).
ABOUT_BEFORE = lazy_regex(r"(?:[~≈]|(?<!\p{Georgian})დაახლ?\.)\s?$")
ABOUT_AFTER = lazy_regex(r"\s\(?(?:და|მი)ახლოებით(?:\)|\s|[,.;]|$)")
# The same in English, before a sum: up to EUR 600, more than two million.
_ENGLISH_BEFORE = r"(?<!\p{{L}})(?i:{})\s(?:the\s)?$"
ENGLISH_AT_MOST = lazy_regex(
    _ENGLISH_BEFORE.format(r"up\sto|at\smost|no(?:t)?\smore\sthan|(?<!no\s)less\sthan|under|below")
)
ENGLISH_AT_LEAST = lazy_regex(
    _ENGLISH_BEFORE.format(r"(?<!no\s)(?<!not\s)more\sthan|over|above|at\sleast|no(?:t)?\sless\sthan|in\sexcess\sof")
)
ENGLISH_ABOUT = lazy_regex(_ENGLISH_BEFORE.format(r"about|around|approximately|roughly|nearly|almost|some|circa"))
WORDS_AFTER = lazy_regex(r"[^\S\n]{1,3}(\p{Georgian}++)[^\S\n]{1,3}(\p{Georgian}++)")

# Words before the sum: at least, at most.
AT_LEAST = frozenset(["არანაკლებ", "არანაკლები", "მინიმუმ", "უნაკლებეს"])
AT_LEAST_PAIRS = frozenset(
    [("სულ", "მცირე"), ("სულ", "ცოტა"), ("არა", "ნაკლებ"), ("არა", "ნაკლები"), ("მეტი", "ვიდრე"), ("მეტს", "ვიდრე")]
)
AT_MOST = frozenset(["არაუმეტეს", "მაქსიმუმ", "უმეტეს"])
AT_MOST_PAIRS = frozenset([("არა", "უმეტეს"), ("ნაკლები", "ვიდრე"), ("არა", "უმეტესი")])
# After a sum in -ზე (than): more, less. After a sum in the dative: exceeds.
MORE = lazy_regex(r"(?:მეტ|ზევით|ზემოთ|მაღალ)(?:ით|ის|ია|იც|ი|ს|მა|ად|ა|ზე|ში)?+")
LESS = lazy_regex(r"ნაკლებ(?:ით|ის|ია|იც|ი|ს|მა|ად|ა|ზე|ში)?+")
NO_LESS = frozenset(["არანაკლებ", "არანაკლები", "არანაკლებს", "არანაკლებით"])
EXCEEDS = lazy_regex(r"(?:აღემატ|გადააჭარბ|გადაჭარბ|აჭარბებ|გადასცილ|სცილდებ|სცდებ|გასცდ)\p{Georgian}{0,10}+")
NEGATION = frozenset(["არ", "ვერ"])

# Currencies whose noun no other currency uses.
UNIQUE_CODES = frozenset(["EUR", "GEL"])

# The default currency of an ambiguous noun, if the amount is too large for a weight (pounds).
DEFAULT_CURRENCIES = {"ფუნტი": "GBP"}
MIN_MONEY_AMOUNT = 1_000

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
# Ambiguous names: several currencies share them, or they have another meaning.
AMBIGUOUS = frozenset(
    ["ფრანკი", "რუბლი", "მანათი", "ლირა", "სომი", "სუმი", "ავღანი", "ლატი", "ცენტი", "თეთრი", "ლეკი", "ლევი"]
)
# How many countries near a sum are candidates for its currency.
MAX_COUNTRIES = 8
# Clause boundaries; see links.
_RELATIVE = r"(?:რა(?:ც|ს|მ|შ|ზ)|რისთვის|რომელ|რომლ|სადაც|საიდან)\p{Georgian}*+"
_PRICE = r"(?:ბიუჯეტ|ღირებულებ|ხარჯ|ფას|თანხ|დაფინანსებ|საფასურ)"
CLAUSE_BREAK = lazy_regex(
    rf";|,?\s(?:ხოლო|მაგრამ|თუმცა)(?=[\s,])|,\s(?={_RELATIVE})"
    rf"|,\s(?!{_PRICE})(?=[^\s,;]{{1,40}}\s(?:[^\s,;]{{1,40}}\s){{0,2}}(?:კი[\s,]|[–—-]\s))"
)
# The beginning of a clause that refers to the one before it: a relative pronoun, or a price without a possessor.
RELATIVE = lazy_regex(rf"\s?(?:{_RELATIVE}|{_PRICE}[იაც]{{1,3}}(?!\p{{Georgian}}))")
COLON = lazy_regex(r":\s")
# Endings of the recipient country (in, for), and of a donor or participant (from, with).
RECIPIENT_ENDINGS = ("ში", "შიც", "თვის", "თვისაც")
NON_RECIPIENT_ENDINGS = ("დან", "თან")
# The head noun of a genitive, with an optional adjective in between.
NOUN_AFTER = lazy_regex(r"[^\S\n]{1,3}(?:\p{Georgian}{2,20}(?:ური|ული|ივი|ვი|ალი)[^\S\n]{1,3})?(\p{Georgian}++)")
# Nouns whose genitive is the donor: share, contribution, government, budget.
DONOR_NOUNS = lazy_regex(
    r"(?:წილ|შენატან|წვლილ|კონტრიბუცი|მთავრობ|პარლამენტ|სამინისტრო|მხარე|ბიუჯეტ|დახმარებ|გრანტ|სესხ|საელჩო|ფული)\p{Georgian}{0,8}+"
)
GIVES_TO = lazy_regex(
    r"(?:(?:გამო|და)?(?:უყ|ეყ)ო|(?:გადა|მი)(?:სც|ეც|უც)|გადაურიცხ|ჩაურიცხ|გადაუხად|აჩუქ|შესთავაზ|მიანიჭ|მიენიჭ|დაეხმარ|ერგ|შეხვდ)"
    r"\p{Georgian}{0,8}+"
)
RECEIVES = lazy_regex(r"(?:მიიღ|მიუღ|ისარგებლ)\p{Georgian}{0,8}+")
# A verb of cost whose dative argument pays.
COSTS_DATIVE = lazy_regex(r"(?:და)?უჯდ\p{Georgian}{1,8}+")
ROW_JOINT = lazy_regex(r"\s?[,:\u2013\u2014]|\s-\s")
ROW_LABEL = lazy_regex(r"[,:\s\u2013\u2014-]{1,3}+([^:\n\d]{3,60}?)\s?[:\u2013\u2014]\s*+$")
ROW_MARKS = " ,:–—-•*"
WORD = lazy_regex(r"[\p{Georgian}\p{Latin}]++(?:-\p{Georgian}++)?+")

# Purpose; see links.
BENEFACTIVE = ("თვის", "თვისაც")
PURPOSIVE = "მიზნით"
# Future participles: გასანადგურებლად (to destroy).
FUTURE_PARTICIPLE = lazy_regex(r"(?:და|ა|გა|მო|მი|შე|ჩა|გადა|აღ|წარ|გამო|წა|ჩამო|ამო)სა\p{Georgian}{3,20}(?<!ებ)ად")
# Words in -თვის that are temporal or anaphoric: დღეისთვის (by today), ამისთვის (for this).
NON_PURPOSE = lazy_regex(
    r"თვისა?ც?|(?:რის|ამის|იმის|მის|მათ|ჩემ|შენ|ჩვენ|თქვენ|თავის|სხვის|ყველას?)თვის(?:აც)?"
    r"|(?:დღეის|დღის|დრო(?:ის)?|წლის|თვის|მომენტის|ბოლოს|დასაწყისის|ახლის|ხვალის)ა?თვის(?:აც)?"
)
COSTS = lazy_regex(
    r"(?:და|უ|დაუ)?(?:ჯდ|ჯექ)\p{Georgian}{1,8}|(?:ე|და)?ღირ(?:ს|დ\p{Georgian}{1,6}|ებ(?:ა|ოდა|იან))|(?:შე)?ადგ(?:ენ|ინ)\p{Georgian}{0,8}"
)
NEEDS = lazy_regex(
    r"(?:მო|მი|და)?(?:ხმარ|ახმარ|სჭირ|ჭირ)\p{Georgian}{1,8}|(?:შე|მო)(?:ეწირ|სწირ)\p{Georgian}{1,8}|შთანთქ\p{Georgian}{1,8}"
)
SPENDS = lazy_regex(
    r"(?:და|გა)?(?:ი)?ხარჯ\p{Georgian}{1,8}|გამო(?:ი)?ყო\p{Georgian}{0,8}|მიმართ\p{Georgian}{0,8}"
    r"|გაი?(?:ღ|ც)\p{Georgian}{1,8}|წავიდა|მიდის|წავა|მოხმარდ\p{Georgian}{0,6}"
)
INVESTS = lazy_regex(r"ჩაი?დ(?:ო|ებ)\p{Georgian}{0,8}|ინვესტირ\p{Georgian}{1,10}|(?:და|ჩა)(?:ა)?ბანდ\p{Georgian}{1,8}")
# Nouns whose possessor is the purpose: budget, cost, price.
PRICE = lazy_regex(rf"{_PRICE}(?:ი|ა|მა|ამ|ს|ას|ის|ით)?ც?")
ERGATIVE = lazy_regex(r".{1,60}(?:მა|ამ)ც?")
# Verbal nouns and undertakings in -ზე: money is spent on them, not at them.
UNDERTAKING = lazy_regex(
    r".{1,60}(?:ებ|ობ|ვ)აზე|(?:.{1,60}\s)?(?:პროექტ|პროგრამ|ღონისძიებ|სამუშაო|ოპერაცი)\p{Georgian}{0,4}"
)
# Purposes without information: project, fund, work, matter.
UNINFORMATIVE = lazy_regex(
    r"(?:პროექტ|ფონდ|პროგრამ|სამუშაო|საქმე|მიზნ|მიზან|ხარჯ|თანხ|ეტაპ|კურს|გრანტ|შენატან|წილ)\p{Georgian}{0,6}|\p{Georgian}{1,3}"
)
DEMONSTRATIVES = frozenset(
    ["ამ", "იმ", "ეს", "ის", "მის", "მისი", "მათ", "მათი", "ამავე", "იმავე", "ასეთ", "ერთ", "სხვა", "ყველა"]
)
# Endings of finite verbs (გაიღო, gave; მუშაობდა, worked); a listed noun with one of them is no verb.
VERB_ENDINGS = ("და", "ო", "დე", "ვე")
# Adverbs that may separate a subject from the sum.
ADVERB = lazy_regex(
    r"დაახლოებით|მიახლოებით|თითქმის|სულ|ჯამში|მხოლოდ|უკვე|წელს|წლიურად|ყოველწლიურად|საშუალოდ|არანაკლებ|არაუმეტეს|მინიმუმ|მაქსიმუმ|კი|ჯერ|მთლიანად"
)
ORDINAL = lazy_regex(r"პირველი?|მეორე|მე[\p{Georgian}]{3,14}ე|[IVX]{1,5}")
SPACES = lazy_regex(r"\s++")
# Penalty in code points for a mention after the sum.
AFTER_PENALTY = 200
# How many code points of its sentence are searched on either side of a sum.
WINDOW = 400
MAX_PURPOSE_WORDS = 5
# Units of measure, which are no purpose: ტონა (ton), ცალი (piece), კაცი (man).
MEASURE = lazy_regex(r"(?:კილო)?(?:ტონ|გრამ|მეტრ|ლიტრ)(?=[აისმ])|(?:ცალ|კაც)(?=[იმსა])")

# Totals and parts: სულ (in total), ჯამში (together), საერთო ბიუჯეტი (the overall budget), აქედან (of which).
_WHOLE = r"(?:საერთო|მთლიან|სრულ|ჯამურ)\p{Georgian}{0,3}+\s{1,3}(?:\p{Georgian}{2,20}+\s{1,3}){0,2}?"
_MONEY = r"(?:ბიუჯეტ|ღირებულებ|თანხ|ჯამ|მოცულობ|ხარჯ|ოდენობ|ფას|დაფინანსებ|დახმარებ|შენატან|ფონდ|ინვესტიცი)"
TOTAL_BEFORE = lazy_regex(
    rf"(?<!\p{{Georgian}})(?:სულ(?!\s(?:მცირე|ცოტა|სხვა))|ჯამში|ჯამი|ჯამურად|მთლიანობაში|{_WHOLE}{_MONEY}\p{{Georgian}}{{0,6}}+)"
    r"(?!\p{Georgian})"
)
TOTAL_AFTER = lazy_regex(r"\s{1,3}(?:სულ(?!\s(?:მცირე|ცოტა))|ჯამში)(?!\p{Georgian})")
PART_BEFORE = lazy_regex(
    r"(?<!\p{Georgian})(?:(?:აქედან|ამათგან|მათგან|მათ\sშორის|საიდან|რომლიდან|რომელთაგან|რომლებიდან)(?:აც|აა)?"
    r"|ამ\s(?:თანხ|ბიუჯეტ|ჯამ|ფონდ)\p{Georgian}{0,3}დან|(?:დარჩენილ|დანარჩენ)[იმას]{0,2}(?=\s{1,3}$))(?!\p{Georgian})"
)
ADDITIONAL_BEFORE = lazy_regex(r"(?<!\p{Georgian})(?:დამატებითი?|კიდევ)(?!\p{Georgian})")
ADDITIONAL_AFTER = lazy_regex(r"\s{1,3}(?:\p{Georgian}{2,20}+\s{1,3}){0,2}?(?:დაუმატ|დაემატ|დაამატ|დაერთ|დაურთ)")
# Parts may exceed their total by this factor, because of rounding.
ROUNDING = Decimal("1.01")
MIN_PARTS = 2
# How many sums before a total can be its parts.
MAX_PARTS = 20
MAX_ROW = 200
