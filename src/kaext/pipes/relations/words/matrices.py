"""Signs in the cells of matrices of countries and programmes, and the words of the legends that explain them."""

from __future__ import annotations

from typing import Final

import regex

from kaext.expressions import RegularExpression, lazy_regex
from kaext.pipes.relations.words.matchers import beginning
from kaext.pipes.values import RelationType

_TICKS = "+✓✔√☑✅🗸●■◆★•"
_LETTER_CROSSES = "xXхХ×"
_NEGATIVE_SIGNS = "✗✘☐○◻□❌❎–—−-"
# Signs and words that affirm: a tick, yes, there is, it takes part. A cross affirms where no tick is used beside it.
AFFIRMS = frozenset([*_TICKS, "კი", "დიახ", "ჰო", "არის", "მონაწილეობს", "ჩართულია", "ჩართული", "მონაწილე", "წევრი"])
LETTER_CROSSES = frozenset(_LETTER_CROSSES)
# Signs that only a legend can make affirmative: an empty circle or square. A dash never is.
DASHES = frozenset("–—−-")
# The mark of a note beside a sign, figure or name.
NOTE_MARK = lazy_regex(r"[¹²³⁴⁵⁶⁷⁸⁹*†‡]{1,3}")
# 91; 1 269; 1,269: how many people there are.
FIGURE = lazy_regex(r"\d{1,3}(?:[  .,]?\d{3}){0,2}")
# 2004; 2004 წ.: the heading of a column about a year.
YEAR = lazy_regex(r"(?:19[4-9]|20[0-4])\d(?:\s?წ(?:\.|ელი)?)?")
NOTHING = lazy_regex(r"0+(?:[.,]0+)?")
WORD = lazy_regex(r"\p{Georgian}++")
# The ordinal number of a row, as its heading: №, N, #.
NUMBER_HEADS = frozenset(["№", "n", "#", "ნომერი", "რიგითი"])
# The heading of the places where programmes and countries meet: ქვეყანა / პროგრამა (country / programme).
CORNER = beginning("ქვეყ სახელმწიფო პარტნიორ პროგრამ მექანიზმ ინიციატივ ოპერაცი მისი(?:ა|ის|ები)$ ფორმატ ინსტრუმენტ")
# One entry of a legend: «+» მონაწილეობს (takes part); წელი – შეერთების წელი (year: when it joined).
LEGEND_ENTRY = lazy_regex(
    rf"(?:^|[;,(:.])\s*+(?:შენიშვნა:\s|სადაც\s)?[„“”\"«']?(?P<sign>[{_TICKS}{_LETTER_CROSSES}{_NEGATIVE_SIGNS}]"
    r"|წელი|წლები|წლით|თარიღი|თარიღები|კი|დიახ|არა)[“”\"»']?\s?(?:(?:[-–—=:]|ნიშნავს(?:,\sრომ)?|აღნიშნავს)\s?)?"
    r"(?P<meaning>[„“”\"«]?\p{Georgian}[^;,().=«„+✓✔✗✘]{1,60})"
)
# The words by which a legend explains the dates in cells.
DATE_SIGNS = frozenset(["წელი", "წლები", "წლით", "თარიღი", "თარიღები"])
# What the meaning of a sign states; the first that applies counts. Left is a relation, "" none.
MEANINGS: Final[tuple[tuple[RelationType | None, RegularExpression[regex.Match[str]]], ...]] = (
    (
        None,
        lazy_regex(r"(?<!\p{L})(?:არ|ვერ|აღარ|არც|უარი?|დამკვირვებ\p{L}*)(?!\p{L})|უარყო|არ(?:აა|არის)|დაინტერეს"),
    ),
    ("planned", lazy_regex(r"დაგეგმ|იგეგმება|განიხილ|მზადდებ|მოსალოდნელ|გეგმავს|აპირებს")),
    ("withdrew", lazy_regex(r"დატოვ|გავიდა|გასვლ|გამოვიდა|გამოსვლ|შეწყვ")),
    ("offered", lazy_regex(r"შესთავაზ|შეთავაზ|მიიწვიეს|მიწვეულ|მიწვევ")),
    (
        "joined",
        lazy_regex(
            r"(?:შე|მი|შემო)(?:უ|ე)?ერთ|გაწევრ|ჩართვ|ჩაერთ|ხელმოწერ|ხელი მოაწერ|(?<!\p{L})შესვლ|(?<!\p{L})შევიდა|მიღებ"
        ),
    ),
    ("completed", lazy_regex(r"დამტკიც|შეთანხმ|დაასრულ|დასრულ|შესრულ")),
    ("hosted", lazy_regex(r"მასპინძ")),
    ("beneficiary", lazy_regex(r"სარგებლობ|მოსარგებლ|მიმღებ|იღებს|მიიღო|ბენეფიცი|ხორციელდ|დახმარებ")),
    ("participates", lazy_regex(r"მონაწილ|ჩართულ|წევრი|მოქმედ|მიმდინარ|მსახურ|დიახ|იყენებ|არის")),
)
