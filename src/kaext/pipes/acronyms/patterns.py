"""Patterns and word lists for acronyms: their form, look-alikes, and the constructions that define them."""

from __future__ import annotations

import regex

from kaext.data_files import tables_of
from kaext.expressions import RegularExpression, lazy_re, lazy_regex
from kaext.ka import script

Pattern = RegularExpression[regex.Match[str]]
Match = regex.Match[str]

_LISTS: dict[str, str] = tables_of("kaext.pipes.acronyms", "lists.toml")


def _words(name: str) -> frozenset[str]:
    """Return a word list of ``lists.toml``."""
    return frozenset(_LISTS[name].split())


# The confidence of each rule that finds acronyms.
CONFIDENCE: dict[str, float] = {
    "known": 0.99,
    "capitals": 0.9,
    "look-alike": 0.7,
    "title-case": 0.7,
    "defined": 0.9,
    "letter-word": 0.7,
    # The confidence of each rule that delimits long forms.
    "catalogue": 0.97,
    "quotation": 0.93,
    "initials": 0.9,
    "initials-aligned": 0.95,
    "translation": 0.9,
    "bracket": 0.9,
    "entry": 0.95,
    "capitalised-words": 0.8,
    "syntax": 0.75,
    "syntax-leading": 0.7,
}

# Letters of other alphabets that look like Latin ones in acronyms, and those Latin letters.
LOOKALIKES = str.maketrans("АВЕЅІКМНОРСТХУЈΑΒΕΖΗΙΚΜΝΟΡΤΧΥ", "ABESIKMHOPCTXYJABEZHIKMNOPTXY")
_LETTER = r"\p{Latin}АВЕЅІКМНОРСТХУЈΑΒΕΖΗΙΚΜΝΟΡΤΧΥ"
# Letters and digits, joined by hyphens or &: PfP, C4ISR, PAP-DIB, C-IED, S&T. A Georgian word may follow unspaced.
LATIN = lazy_regex(
    rf"(?<![\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}\p{{N}}_@&]|(?<!\p{{Georgian}}{{2}})\.|[\p{{Latin}}\p{{N}}][-‐‑])[{_LETTER}][{_LETTER}\p{{N}}]{{0,30}}+"
    rf"(?:[-‐‑–&][{_LETTER}][{_LETTER}\p{{N}}]{{0,30}}+){{0,4}}+(?![\p{{Latin}}\p{{Cyrillic}}\p{{N}}_])"
)
ADDRESS = lazy_regex(
    r"(?:https?://|www\.)[^\s<>„“”\"«»]{1,400}+"
    r"|[\p{L}\d_.+-]{1,64}+@[\p{L}\d-]{1,64}+(?:\.[\p{L}\d-]{1,64}+){1,8}+"
    r"|(?<![\p{L}\d@.-])(?:[A-Za-z\d-]{1,63}+\.){1,6}(?:int|org|com|net|edu|gov|mil|info|ge|eu|uk|am|az|ua|md|rs)\b"
    r"(?:/[^\s<>„“”\"«»]{0,400}+)?"
    # A hashtag may be an acronym (#KFOR); one of several words (#NATO_2030) is no more one than an address is.
    r"|(?<![\p{L}\d])(?:@[\p{L}\d_]{2,60}+|#\p{L}{0,60}+[\d_][\p{L}\d_]{0,60}+)",
    regex.IGNORECASE,
)
ROMAN = lazy_regex(
    r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
    r"|(?=[MDCLXVI]{4})M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)
# A digit after letters: a weapon, a vehicle, a paper size or a document number (F-16, Mi-8, A4).
NUMBERED = lazy_regex(r"[-‐‑–]?\d")
# Marks of documents: S/RES/1386, PO(2004)12.
DOCUMENT_BEFORE = lazy_regex(r"(?<!\w)\p{Lu}/$")
DOCUMENT_AFTER = lazy_regex(r"[/(]\d")
# The rest of a registration number: WB/2006/014; № 2011-064/ODS.
REGISTRATION_BEFORE = lazy_regex(r"\d[-/]\d{1,6}[/-]$")
REGISTRATION_AFTER = lazy_regex(r"/\d{1,4}/\d")
# KA | EN | RU: the languages in which a page can be read; the same letters may be an acronym elsewhere.
_LANGUAGE = r"(?:KA|GE|GEO|KAT|EN|ENG|RU|RUS|FR|FRA|DE|GER|DEU|UA|UKR|AM|AZ|TR|ES|IT|PL)"
LANGUAGE = lazy_regex(_LANGUAGE)
LANGUAGE_BEFORE = lazy_regex(rf"(?r)(?<![\p{{L}}\d]){_LANGUAGE}\s{{0,3}}[|·•/]\s{{0,3}}$")
LANGUAGE_AFTER = lazy_regex(rf"\s{{0,3}}[|·•/]\s{{0,3}}{_LANGUAGE}(?![\p{{L}}\d])")
# RE: FW: ოქმი (minutes): in the subjects of e-mails.
REPLY = lazy_regex(r"RE|FW|FWD|AW|TR|WG")
REPLY_AFTER = lazy_regex(r"\s?:")
MAX_NUMBERED_LETTERS = 4
AFTER_FIGURE = lazy_regex(r"(?<![\p{L}\d])\d[\d., ]{0,20}$")
BEFORE_FIGURE = lazy_regex(r"\s?\d")
UNITS = _words("units")
CURRENCIES = _words("currencies")
ALWAYS_CURRENCIES = _words("always_currencies")
COMPANY_FORMS = _words("company_forms")
CENTRES_OF_EXCELLENCE = ("COE", "CoE")
NO_ACRONYMS = _words("no_acronyms")

MAX_GEORGIAN_LETTERS = 6
GEORGIAN_WORD = lazy_re(r"(?<![^\W\d_])[\u10d0-\u10f0]{2,24}+(?![^\W\d_])")
# Searched backwards, (?r), from closing brackets: a text has few of them.
LAST_IN_BRACKETS = lazy_regex(rf"(?r)(?<![^\W\d_])(?P<word>[\u10d0-\u10f0]{{2,{MAX_GEORGIAN_LETTERS}}}+)[“”\"»]?\)")
HYPHENATED_ENDING = lazy_regex(
    r"[-‐‑](?:მა|მ|ს|ის|ისა|ით|ად|ში|სთან|თან|ზე|დან|იდან|მდე|თვის|სთვის|ისთვის|სათვის|ისათვის|სა|ი)(?:ც|ვე)?(?![-‐‑]?\p{L})"
)
GEORGIAN_ABBREVIATIONS = _words("georgian_abbreviations")

# Quotations in English have single marks.
OPENING_MARKS = f"{script.OPENING_MARKS}'‘"
# „პარტნიორობა მშვიდობისათვის“-ში (in Partnership for Peace)
ENDING_AFTER_QUOTATION = lazy_regex(r"[“”\"»][-‐‑]?\p{Georgian}{1,5}")
# Brackets around an acronym beside its long form: opening to closing.
BRACKETS = {"(": ")", "[": "]", "{": "}", "/": "/"}
# A word, with the case ending of a letter word (ნატო-ს, of NATO).
WORD = lazy_regex(
    r"(?:\p{Georgian}++|[\p{Latin}\p{M}’']++)(?:[-‐‑](?:ს|სა|ის|ისა|მ|მა|ში|ზე|ით|თან|სთან)(?!\p{L}))?|\d++"
)
WORD_ALONE = lazy_regex(r"\p{Georgian}++|\p{Latin}++")
# The Georgian case ending of a Latin word; not part of an English name.
LATIN_ENDING = lazy_regex(r"(?<=\p{Latin})[-‐‑]\p{Georgian}++$")
# Where a window ends: a long form does not cross these.
BOUNDARY = lazy_regex(r"[;!?()•●]|[.:](?=\s)|\n\n")
# Marks that do not occur inside a long form, and marks that do not occur between it and its acronym.
INNER_MARK = lazy_regex(r"[,;:.!?\d]")
OUTER_MARK = lazy_regex(r"[.;:!?,()]")
STOP_AFTER_QUOTATION = lazy_regex(r"\s*+[“”\"»](?:[.,]|-\p{Georgian}{1,5}+)?\s*+|,\s*+")
# The end of a long form that follows its acronym.
STOP = lazy_regex(
    r"[.,;:!?()|”“\"»\n]|\s[–—/-]\s|\s(?=(?:აღ)?ნიშნავს|აბრევიატურ|შემოკლებ|\p{Lu}[\p{Latin}-]{0,12}\p{Lu}\p{Ll}?\s[–—-]\s)"
)
SMALL_WORDS = frozenset({"of", "for", "and", "the", "on", "in", "to", "at", "against", "with", "from", "a", "an", "by"})
_INTRODUCTION = (
    r"(?:(?:ინგლ(?:ისურ(?:ი|ად|ენოვანი)?)?\.?|ლათ\.?|(?:ინგლისური |მისი )?(?:აბრევიატურ(?:აა|ა|ით)|აკრონიმი(?:ა|თ)?)"
    r"|შემოკლებ(?:ით|ული)"
    r"|შემდგომ(?:ში)?|შემდეგში|ამიერიდან|ქვემოთ|(?:შემოკლ|აბრ)\.|საერთაშორისო|(?:სრული )?სახელ(?:ი|წოდება)"
    r"|მოკლედ|იგივე|ანუ|ე\.\s?წ\.|ე\.\s?ი\.|წოდებული|როგორც|ტექსტში)[\s:,–—-]{0,4}+){0,4}+"
)
# Between an opening bracket and the acronym, and between the acronym and the closing bracket.
_ENGLISH = r"(?P<english>\p{Lu}[\p{Latin}’'-]{1,30}+(?:\s\p{Latin}[\p{Latin}’'/-]{0,30}+){1,12})"
INTRODUCED = lazy_regex(rf"\s*+{_INTRODUCTION}[„“”\"«]?")
OPENING_BRACKET = lazy_regex(r"[“”\"»]?\s?\(")
# The seat of a body after its name: a town, with its country.
SEAT = lazy_regex(r",\s\p{Georgian}{3,20}+(?:,\s\p{Georgian}{3,20}+)?\Z")
# A bracket at the end of the clause of an acronym: DEEP ეხმარება (Defence Education …) (DEEP helps (…)).
LATER_BRACKET = lazy_regex(r"(?:[-‐‑]?\p{Georgian}{1,8}+)?(?:\s\p{Georgian}{2,20}+){1,3}+\s\(")
_LANGUAGE_SEPARATOR = rf"[“”\"»]?\s?[,;–—-]\s{_INTRODUCTION}[„“”\"«]?"
# Around a letter word that brackets define: (შემდგომში – „ეუს“).
LETTER_WORD_BEFORE = lazy_regex(rf"\(\s?{_INTRODUCTION}[„“”\"«]?")
LETTER_WORD_AFTER = lazy_regex(r"[“”\"»]?\)")
BETWEEN_LANGUAGES = lazy_regex(
    rf"(?<=\p{{Georgian}}){_LANGUAGE_SEPARATOR}(?=\p{{Latin}})|(?<=\p{{Latin}}){_LANGUAGE_SEPARATOR}(?=\p{{Georgian}})"
)
# Between a Georgian long form and its English original: „… მშვიდობისათვის“, ინგლისურად Partnership for Peace.
TRANSLATED_BEFORE = lazy_regex(
    r"[“”\"»]?(?:,?\s\(?(?P<stated>ინგლ(?:ისურ(?:ი|ად|ენოვანი)?)?\.?)[:,–—-]?\s?|\s?[,/–—-]\s?)[„“”\"«]?\Z"
)
BRACKET_BEFORE = lazy_regex(
    rf"\s*+[–—-]?\s*+[„“”\"«]?\s*+{_INTRODUCTION}(?:{_ENGLISH}[“”\"»]?\s?[,;–—-]\s)?[„“”\"«]?\s*+"
)
BRACKET_AFTER = lazy_regex(
    rf"\s*+[“”\"»]?\s*+(?:[,;–—:-]\s*+(?:{_INTRODUCTION}{_ENGLISH}|(?!\p{{Lu}}\p{{Ll}}?\p{{Lu}})(?P<rest>[^()]{{1,160}}+)))?"
)
# A second acronym of the same long form in the same brackets: (ეუთო, OSCE), (ANP/RNP), (MRF ან MRP).
SECOND_ACRONYM = lazy_regex(
    r"(?:\s?[,;]\s?|(?P<or>\s?/\s?|\sან(?:უ)?\s))(?P<other>\p{Lu}[\p{Latin}-]{0,12}\p{Lu}\p{Ll}?|\p{Georgian}{3,7})(?=\s?[)\]/])"
)
# Between a long form and its acronym, either way, outside brackets: ანუ (that is), რომლის აბრევიატურაა (abbreviated).
_RELATIVE = (
    r"(?:(?:რომელიც|რომელსაც|რომლის|მას|მისი|ცნობილი)\s)?(?:(?:უფრო|ხშირად|ასევე|ინგლისურად|ინგლისური|მოკლედ)\s){0,2}"
)
_NAMED = (
    r"(?:ანუ|იგივე|ე\.\s?ი\.|შემოკლებით|შემოკლებულად|შემოკლებაა|მოკლედ|შემდგომში|შემდგომ|აბრევიატურ(?:ით|აა|ა)|აკრონიმი(?:ა|თ)?"
    r"|(?:ცნობილია|ცნობილი|წოდებული|იწოდება|მოიხსენიება|მოხსენიებული)\sროგორც|(?:მო)?იხსენიება|ეწოდება|ეწოდა|ჰქვია"
    r"|უწოდებენ|უწოდეს)"
)
STRONG_LINK = lazy_regex(rf"[”“\"»]?\s?,?\s{_RELATIVE}{_NAMED}(?:,?\s{_NAMED})?\s?[:,–—-]?\s?[„“”\"«]?")
WEAK_LINK = lazy_regex(r"[”“\"»]?(?:,|\s[–—-]|:|,?\sე\.\s?წ\.)\s[„“”\"«]?")
STRONG_LINK_BEFORE = lazy_regex(rf"(?:{STRONG_LINK.pattern})\Z")
WEAK_LINK_BEFORE = lazy_regex(rf"(?:{WEAK_LINK.pattern}|[”“\"»]?\s[–—-])\Z")
# Between an acronym and its stated meaning: ნიშნავს (means), იშიფრება როგორც (is spelled out as).
STRONG_LINK_AFTER = lazy_regex(
    rf"{STRONG_LINK.pattern}|\s(?:(?:აღ)?ნიშნავს|იშიფრება(?:,?\sროგორც)?|=)\s?[:,–—-]?\s?[„“”\"«]?"
    r"|,\sრაც\s(?=[^.;:,]{3,140}\s(?:აღ)?ნიშნავს)|\s(?:არის|წარმოადგენს|[–—-])\s(?=[^.;:,]{3,140}\s(?:აბრევიატურ|შემოკლებ))"
)
# Between an acronym and a name that matches its letters: a mark, or connecting words only.
_CONNECTING = (
    r"(?:იგივე|ანუ|ე\.\s?[წი]\.|ეს|არის|ესაა|(?:ინგლ|ქართ|შემოკლ|აბრ)\.|(?:ინგლისურ|ქართულ|ლათინურ|შემოკლებულ|სრულ)(?:ად|ი)"
    r"|ქვემოთ|მოკლედ|შემოკლებ(?:ით|აა)|აბრევიატურ(?:ა|აა|ით)|სახელ(?:ი|ია|ით|წოდება|წოდებაა|წოდებით)"
    r"|შემდეგში|შემდგომში|შემდგომ|ტექსტში|მისი)"
)
_KIND_OF_NAME = r"(?:პროგრამ|ინიციატივ|პროექტ|გეგმ|მექანიზმ)\p{Georgian}{1,4}"
LOOSE_LINK_AFTER = lazy_regex(
    rf"(?:\s?[,;:–—/=-]\s{{0,3}}|\s(?={_CONNECTING}\s))(?:{_CONNECTING}[\s,:–—-]{{1,4}}){{0,5}}(?:{_KIND_OF_NAME}\s(?=[„“”\"«]))?[„“”\"«]?"
)
# Before an acronym that a verb of naming gives as a name (… ACR-ს უწოდებენ, they call … ACR; …, რომელსაც ACR ჰქვია,
# which is called ACR), and that verb after it.
BEFORE_NAMING_VERB = lazy_regex(
    r"[”“\"»]?(?:,\s(?:რომ(?:ელიც|ელსაც)(?:\s\p{Georgian}++)?|ცნობილი))?(?:\s(?:შემოკლებით|მოკლედ|ხშირად|უფრო|ინგლისურად)){0,2}+\s[„“”\"«]?\Z"
)
NAMING_VERB_AFTER = lazy_regex(
    r"[”“\"»]?(?:[-‐‑]?\p{Georgian}{1,5})?[”“\"»]?\s(?:არის\s)?(?:სახელ|ჰქვია|ეწოდ|უწოდ|იწოდ|(?:მო)?იხსენი|ცნობილ)"
)
# A verb of giving after an acronym: offered, handed over, granted.
GIVEN_AFTER = lazy_regex(
    r"[-‐‑]?\p{Georgian}{0,6}+\)?(?:\s[\p{Georgian}\d]++){0,4}?\s(?:შესთავაზ|შეთავაზ|გადასც|გადაეც|მიანიჭ|მიენიჭ|მისც|გამოუყ)"
)
# Between a name and an acronym in apposition: only a space.
APPOSED_BEFORE = lazy_regex(r"(?<![,;:–—-])[”“\"»]?\s[„“”\"«]?\Z")
# Between a long form with its English original in brackets and the acronym: … (Membership Action Plan) – MAP.
GLOSSED = lazy_regex(
    r"\((?:ინგლ(?:ისურად)?\.?[:,]?\s)?[„“”\"«]?(?P<english>\p{Latin}[^()]{2,120}?)[”“\"»]?\)(?:,|\s[–—-]|:|,?\sანუ)\s[„“”\"«]?\Z"
)
# Between two long forms of one acronym in two languages.
OTHER_LANGUAGE = lazy_regex(r"[”“\"»]?\s?(?:[–—-]\s|[/;,]\s|\()(?:(?:ინგლ|ქართ)[^\s„“\"]{0,6}[:,]?\s)?[„“”\"«]?")
# The rest of a line after its last word.
LINE_END = lazy_regex(r"[”“\"»]?[.;,]?\s*+")
# An acronym and the dash after it, as in a list of abbreviations.
PAIR = lazy_regex(r"(?<!\S)\p{Lu}[\p{Latin}-]{0,12}\p{Lu}\p{Ll}?\s[–—-]\s\p{Georgian}")
# In an entry of a list of abbreviations: the gap between the two columns, and a long form that fills the other column.
ENTRY_GAP = r"(?:\s?\.{2,}+\s?|\s?…++\s?|\s?[–—:=|-]\s|\s{1,9}+)"
ENTRY_AFTER = lazy_regex(
    rf"{ENTRY_GAP}[„“”\"«]?(?P<name>[\p{{Georgian}}\p{{Latin}}][^()/;,|.!?…\d„“”\"«»]{{2,160}})[“”\"»]?[.;,]?\s*+"
)
ENTRY_BEFORE = lazy_regex(rf"(?P<name>[\p{{Georgian}}\p{{Latin}}][^()/;,|.!?…\d„“”\"«»]{{2,160}}?)[“”\"»]?{ENTRY_GAP}")
# Between the columns of a glossary.
ROW_GAP = lazy_regex(r"\s?\|\s?|\s{1,9}+")
# An acronym set off by dashes on both sides.
SET_OFF = lazy_regex(r"[”“\"»]?\s[–—-]\s?[\p{Latin}\p{Georgian}]{2,20}+\s[–—-]\s?.{0,2}", regex.DOTALL)
# A quoted name with its acronym between commas; a dash after brackets.
BETWEEN_COMMAS = lazy_regex(r"[”“\"»],\s[\p{Latin}]{2,20}+,")
DASH_AFTER = lazy_regex(r"\s[–—-]\s[„“”\"«]?")
ENDING = lazy_regex(r"(?:[-‐‑]\s?|\s)?(?:ისთვის|სთვის|იდან|დან|ისა|ის|იმ|მა|ით|თი|ად|ში|ზე|ს|მ|ი)(?!\p{L})")
GEORGIAN_ENDING = lazy_regex(r"[-‐‑]?(?:ისთვის|სთვის|იდან|დან|ისა|ის|მა|ით|ში|ზე|ს|მ|სთან)(?!\p{L})")
# The letters beside a word on its line, with no more than marks and spaces between.
LETTER_BEFORE = lazy_regex(r"(?r)(\p{L})[^\p{L}\p{N}\n@#/_.]{1,4}+")
LETTER_AFTER = lazy_regex(r"[^\p{L}\p{N}\n@#/_]{1,4}+(\p{L})")
ABOUT_HEADS = _words("about_heads")
LOCATED_HEADS = _words("located_heads")
SEATS = _words("seats")
RELATIONAL_NOUNS = _words("relational_nouns")
GENERIC_HEADS = _words("generic_heads")
NEEDED_HEADS = _words("needed_heads")
# The locative or instrumental of what a country takes part in or uses: then the head noun is not part of the name.
PARTICIPATION_ENDING = lazy_regex(r"(?:ში|ით)$")
COPULAS = frozenset(["იყო", "არის", "გახდა", "იქნება"])
POSTPOSITIONAL_ADJECTIVES = _words("postpositional_adjectives")
