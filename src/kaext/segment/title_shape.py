"""The wording and length of titles. Used for texts and PDFs."""

from __future__ import annotations

from functools import lru_cache

from kaext.expressions import lazy_re, lazy_regex
from kaext.segment import cues

MAX_TITLE_LINES, MAX_TITLE_LENGTH = 4, 160

# A title never ends in a comma, dash or equals sign, a conjunction or determiner, or a genitive without its head.
UNFINISHED_END = lazy_regex(
    r"(?r)(?:[,=–—-]|\b(?:და|ან|რომ|თუ|რათა|რა|მიერ|შორის|როგორც|რომელიც|რომლებიც|რომლის|ხოლო|კი|მაგრამ|ასევე|პარტნიორ"
    r"|მოკავშირე|სხვა|ამ|იმ|მის|მათ|მათი|მისი|ყოველ|(?<=\p{L}\s)სხვადასხვა)"
    # Not -თვის (for), which closes its own phrase; not როდის (when); not verbs of motion such as მოდის (comes).
    r"|(?<=\p{Georgian}{2})(?:(?<!\p{Georgian}{3}თვ|\bროდ|\b(?:მო|მი|შე|შემო|გა|გამო|გადა|ჩა|ამო)დ)ის|თა)"
    # An adjective without its ending modifies a noun still to come: სამხედრო და რეგიონულ (military and regional).
    r"|(?<=\p{Georgian}{3})(?:უ[რლ]|ელ)"
    # A long form in the dative is the object of a verb still to come: ძალებს (ISAF) (the forces).
    r"|(?<=\p{Georgian}{3})ებს\s\(\p{Lu}[\p{Lu}\d]{1,9}\))\s*+$"
)
_SENTENCE_BREAK = lazy_regex(
    r"(?:(?<=\p{L}{3})|(?<=[\"”“»)\d])|(?<=\d-\p{L}{1,2}))[.!?…][\"”“»)]{0,2}\s++(?=[„“”\"«(]?[\p{Georgian}\p{Lu}\d]|©)"
    # Without a space, as in hasty typing.
    r"|(?<=\p{Georgian}{4})[.!?](?=\p{Georgian}{4})"
)
# საუბარი მეორე. კეთილსინდისიერება (second talk: integrity)
_SHORT_SENTENCE = lazy_regex(r"\s*+(?:[^\s.!?…]++\s++){0,3}[^\s.!?…]++[.!?…]")
_DOUBLED_SPACE = lazy_re(r"(?<! )  (?! )")
# A leading dash counts with the word after it: a line is never broken between the two.
FIRST_WORD = lazy_regex(r"\s*+(?:[-–—]\s++)?\S++")
# An ergative subject, a copula or a request belongs to a clause, so a title has none.
CLAUSE = lazy_re(
    r"(?<![ა-ჿ])(?:(?!(?:მაგრა|რატო|ამიტო|იმიტო)მ)[ა-ჿ]{3,40}(?:[ბგდზკლმნპსტფქყშჩცძწჭხჯჰთ]მა|ებმა|[აეოუ]მ)|(?:არის|იყო|იქნა|გახდა|აქვს|ჰქონდა"
    r"|შესაძლებელია|გთხოვთ|მოგვწერეთ))"
    r"(?![ა-ჿ])"
)


# პროექტები, რომლებიც პარტნიორებმა დაასრულეს (projects that partners finished): a relative clause inside a title may
# have an ergative subject and a finite verb. So may a free relative: ვინც პირველად მიდის (who goes first).
_RELATIVE = lazy_regex(
    r"\p{L},\s?(?:რომ(?:ე)?ლ\p{Georgian}{1,6}+|რაც|ვინც|სადაც|როცა|როდესაც|საიდანაც)\s\p{Georgian}[^,;]++$"
)
# რა გვასწავლა გამოცდილებამ (what experience taught us), PARP: ვინ როდის შეუერთდა (who joined when): a question
# without its question mark.
_ASKING = lazy_regex(
    r"\s*+(?:[^\s:]++(?:\s[^\s:]++)?:\s)?(?:რა|რას|რატომ|როგორ|ვინ|ვის|სად|როდის|რამდენ(?:ი|ს)?|რისთვის)\s"
)
# ძვირფასო მკითხველო! (dear reader); ბატონო თავმჯდომარევ, (Mr Chairman); მეგობრებო! (friends)
_SALUTATION = lazy_regex(
    r"\s*+(?:(?:ძვირფას|პატივცემულ)\p{Georgian}{1,4}+\s[^.!?…]{2,60}!?\s*+$"
    r"|(?:(?:ქალ)?ბატონ(?:ებ)?ო|თქვენო\s(?:აღმატებულება|უდიდებულესობა|უწმინდესობა)ვ?|(?:მეგობრ|კოლეგ|ექსცელენცი)ებო|თანამემამულენო)"
    r"(?!\p{L})[^.!?…]{0,120}[!,]\s*+$)"
)
# (ტაში), [აპლოდისმენტები] (applause): what happened while somebody spoke; also the unit of a table.
_IN_BRACKETS = lazy_regex(r"\s*+(?:\([^()]{2,100}\)|\[[^\[\]]{2,100}\])\s*+$")
# ☎ 032 2 60 11 49: a telephone number behind its sign.
_CALLED = lazy_regex(r"[☎☏✆📞📱]\s?\(?\+?\d")
# „… 2018“ ● პოლონური პოლიგონი ● 4–21 ივნისი: phrases with signs between them.
_DIVIDED = lazy_regex(r"\S\s([●•■◆►▪✓✗♦★])\s[^●•■◆►▪✓✗♦★]{2,160}\s\1\s")
# როცა თოვლი მოდის, თოვლი რომ მოდის: when the snow comes.
_WHEN_CLAUSE = lazy_regex(
    r"(?:როცა|როდესაც|ვიდრე)\s|\p{Georgian}{2,20}+\sრომ\s(?:(?:არ|ვერ|აღარ|ვეღარ)\s)?+\p{Georgian}++\s*+$"
)


# „თქვენ ვინ დაგიძახათ?“ (who called you?)
_QUOTED_QUESTION = lazy_regex(r"[„“”\"«][^„“”\"«».!?]++[?!][“”\"»]")


# Many rules test the same block and its neighbours.
@lru_cache(maxsize=1_000)
def is_shaped_as_title(texts: tuple[str, ...], *, is_numbered: bool = False) -> bool:
    """Return whether lines have the shape of a title: short, no sentence-final punctuation, no incomplete phrase.

    Parameters
    ----------
    texts
        The lines, in order.
    is_numbered
        Whether the first line starts with a heading number.
    """
    text = " ".join([line.strip() for line in texts])
    # კურსდამთავრებულთა რიცხვი: / 1 150 (number of graduates): a label and its value.
    is_value = len(texts) > 1 and texts[-2].rstrip().endswith(":") and not cues.LETTER.search(texts[-1])
    if len(text) > MAX_TITLE_LENGTH or is_value:
        return False
    is_finished = cues.TERMINAL.search(texts[-1].rstrip()) is not None
    if is_finished and not (
        text.endswith(("?", "!")) or _QUOTED_QUESTION.fullmatch(text) or cues.YEAR_ABBREVIATION_END.search(text)
    ):
        return False
    is_chapter = cues.CHAPTER.match(text) is not None
    more = count_sentences(text) - (is_numbered or is_chapter)
    if more > 2 or (more > 1 and (len(texts) > 1 or is_chapter or not _SHORT_SENTENCE.match(text))):
        return False
    if _SALUTATION.match(text) or _IN_BRACKETS.match(text) or text.startswith(("…", "...")):
        return False
    if _CALLED.search(text) or _DIVIDED.search(text):
        return False
    if cues.DROP_CAP.match(texts[0]) or (cues.BULLET.match(texts[0]) and not is_numbered):
        return False
    is_question = len(texts) == 1 and (text.endswith("?") or _ASKING.match(text) is not None)
    # ვინ იხდის (who pays), როცა თოვლი მოდის, თოვლი რომ მოდის (when the snow comes): these verbs end like a genitive,
    # in -ის.
    relative = _RELATIVE.search(text) if len(texts) == 1 else None
    has_verb = is_question or relative is not None or (len(texts) == 1 and _WHEN_CLAUSE.match(text) is not None)
    is_unfinished = UNFINISHED_END.search(text) is not None and not (has_verb and text.endswith("ის"))
    is_clause = CLAUSE.search(text, 0, relative.start() + 1 if relative else len(text)) is not None
    return (is_numbered or not is_unfinished) and (is_question or is_numbered or not is_clause)


def is_salutation(text: str) -> bool:
    """Return whether a text addresses listeners or readers, and says nothing else: ბატონებო! (gentlemen)."""
    return _SALUTATION.match(text) is not None


def count_sentences(text: str) -> int:
    """Return the number of sentences in a text, counted by their final punctuation."""
    return 1 + len(_SENTENCE_BREAK.findall(text))


def line_width(line: str) -> int:
    """Return the number of characters in a line, without white space at its ends; a space typed twice counts once."""
    text = line.strip()
    return len(text) - len(_DOUBLED_SPACE.findall(text)) if "  " in text else len(text)


def leaves_room(line: str, following: str, measure: float) -> bool:
    """Return whether the first word of the following line would have fitted on this one: the line break is intended."""
    word = FIRST_WORD.match(following)
    return word is not None and line_width(line) + 1 + len(word[0].strip()) < measure
