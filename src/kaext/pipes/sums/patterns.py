"""The words around sums of money, and how sure each rule is."""

from __future__ import annotations

import regex

# Between the amount and the currency: white space, a hyphen, the amount again in words and brackets.
GAP = regex.compile(r"[^\S\n]{0,3}+(?:\n[^\S\n]{0,3})?+[-\u2010-\u2013]?(?:\([^()\n]{1,80}+\)\s?)?+")
RANGE_DASH = regex.compile(r"\s?[-\u2010-\u2014\u2212]\s?")
SPACE = regex.compile(r"\s{0,3}+")
# A hyphen and more letters after the currency's name: ევრო-ატლანტიკური (Euro-Atlantic).
COMPOUND = regex.compile(r"[-\u2010\u2011]\s?(?P<rest>\p{Georgian}++)")
# A certificate: EUR.1, EUR-MED.
CODE_IN_NAME = regex.compile(r"[.-]?\s?(?:\d{1,2}(?!\d)(?![.,\s]\d{3})|MED)")
WORD_BEFORE = regex.compile(r"(\p{Georgian}++)(?:[^\S\n]{1,3})$")
WORDS_BEFORE = regex.compile(r"(\p{Georgian}++)[^\S\n]{1,3}(\p{Georgian}++)[^\S\n]{1,3}$")
WORD_AFTER = regex.compile(r"[^\S\n]{1,3}(\p{Georgian}++)")
WORDS_AFTER = regex.compile(r"[^\S\n]{1,3}(\p{Georgian}++)[^\S\n]{1,3}(\p{Georgian}++)")

APPROXIMATELY = frozenset(
    ["დაახლოებით", "მიახლოებით", "თითქმის", "საორიენტაციოდ", "დაახლ", "ლამის"]
)  # fmt: skip
# Before the sum: at least, at most.
AT_LEAST = frozenset(["არანაკლებ", "არანაკლები", "მინიმუმ", "უნაკლებეს"])
AT_LEAST_PAIRS = frozenset([("სულ", "მცირე"), ("სულ", "ცოტა"), ("არა", "ნაკლებ"), ("მეტი", "ვიდრე")])
AT_MOST = frozenset(["არაუმეტეს", "მაქსიმუმ", "უმეტეს"])
AT_MOST_PAIRS = frozenset([("არა", "უმეტეს"), ("ნაკლები", "ვიდრე"), ("არა", "უმეტესი")])
# After a sum in -ზე (than): more, less; after one in the dative: exceeds.
MORE = regex.compile(r"(?:მეტ|ზევით|ზემოთ|მაღალ)(?:ით|ის|ია|იც|ი|ს|მა|ად|ა|ზე|ში)?+")
LESS = regex.compile(r"ნაკლებ(?:ით|ის|ია|იც|ი|ს|მა|ად|ა|ზე|ში)?+")
NO_LESS = frozenset(["არანაკლებ", "არანაკლები", "არანაკლებს", "არანაკლებით"])
EXCEEDS = regex.compile(r"(?:აღემატ|გადააჭარბ|გადაჭარბ|აჭარბებ|გადასცილ|სცილდებ|სცდებ|გასცდ)\p{Georgian}{0,10}+")
NEGATION = frozenset(["არ", "ვერ"])

CONFIDENCE: dict[str, float] = {
    "name": 0.98,
    "bare-name": 0.9,
    "ambiguous-name": 0.6,
    "code": 0.95,
    "symbol": 0.97,
    "range": 0.95,
}
# Names that mean a currency only by custom: other countries' money has the same name, or they are other words too.
AMBIGUOUS = frozenset(["ფრანკი", "ლირა", "სომი", "სუმი", "ავღანი", "ლატი", "ცენტი", "თეთრი", "ლეკი", "ლევი"])
