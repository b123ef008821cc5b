"""Office papers, letters and e-mails: what stands above their titles, the items of agendas, quoted lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import regex

from kaext.cell_gaps import WIDE_GAP
from kaext.document import BlockKind
from kaext.expressions import lazy_regex
from kaext.list_marks import BULLETS, DASHES
from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like

# დღის წესრიგი: (agenda); განსახილველი საკითხები (items to be discussed)
_AGENDA_HEADING = lazy_regex(
    r"\s*+(?P<number>\d{1,2}[.)]\s)?(?:(?:სხდომის|შეხვედრის|კრების|თათბირის)\s)?(?:დღის\sწესრიგი|განსახილველი\sსაკითხები|დღის\sწესრიგის\sსაკითხები)\s?:?\s*+"
)
_AGENDA_ITEM = lazy_regex(rf"\s*+(?:\(?(?:\d{{1,2}}|[IVX]{{1,4}}|[ა-ჰ])[.)]|[{BULLETS}{DASHES}])\s*+\S")
# გადაწყვიტეს: (decided), მოისმინეს: (heard): alone on a line, over what was decided or heard.
_PART_OF_MINUTES = lazy_regex(
    r"\s*+(?:მოისმინეს|იმსჯელეს|აღინიშნა|გადაწყვიტეს|გადაწყდა|დაადგინეს|დადგინდა|დაევალათ?|გადაწყვეტილება|გადაწყვეტილებები|დავალებები"
    r"|მიღებული\sგადაწყვეტილებები|ხმის\sმიცემის\sშედეგი)\s?:\s*+"
)
# 5. გადაწყდა (decided): with the number of a section it needs no colon.
_NUMBERED_PART = lazy_regex(r"\s*+\d{1,2}[.)]\s(?P<part>\p{Georgian}[^:]{3,40}+):?\s*+")
# შიდა მოხმარებისათვის (for internal use); კონფიდენციალურად; საქმე 04-11/7 (file); ეგზ. № 2 (copy no. 2); სამუშაო ვერსია
_MARK_OF_PAPER = lazy_regex(
    r"\s*+(?:(?:მხოლოდ\s)?(?:შიდა|სამსახურებრივი|შინასამსახურებრივი|ოფიციალური)\s(?:მოხმარების(?:ა?თვის)?|სარგებლობის(?:ა?თვის)?)"
    r"|(?:სრულიად\s)?საიდუმლო(?:დ)?|(?:მკაცრად\s)?კონფიდენციალურ(?:ი|ად)|არასაჯარო|არაკლასიფიცირებული|შეზღუდული\s(?:სარგებლობის|გავრცელების)"
    r"|(?:არ\s(?:ვრცელდება|გავრცელდეს)|გავრცელება\s(?:შეზღუდულია|დაუშვებელია))|(?:სამუშაო\s)?(?:პროექტი|ვერსია|დრაფტი)|მონახაზი"
    r"|(?:საქმე|ეგზ(?:ემპლარი|\.)|ასლი|რეგ(?:ისტრაცია|\.)|ინდექსი|შიფრი)\s?(?:№|N)?\s?[A-Z\d][\w./-]{0,15}|(?:№|N)\s?\d[\w./-]{0,15}|ერთ\sეგზემპლარად)[.!]?\s*+",
    regex.IGNORECASE,
)
# № 4-11/627    3 ივნისი, 2016 წ.    ქ. თბილისი (number, date and place of a letter)
_LETTER_NUMBER = lazy_regex(
    r"\s*+(?:№|N)\s?[\w/.-]{1,20}(?:,|\s)\s{1,20}[^!?…;]{0,40}?(?:19|20)\d\d(?!\d)[^!?…;]{0,60}"
)
_MAX_LETTERHEAD_LINES = 5
_GAP = lazy_regex(rf"\s{{{WIDE_GAP},}}|\t")
_TOP, _MIN_ITEMS = 6, 2
# ვისგან: … (from), თემა: … (subject): the fields above an e-mail.
_MAIL_FIELD = lazy_regex(
    r"\s*+(?:(?:გამომგზავნი|გამგზავნი|ვისგან|ვის|ადრესატი|მიმღები|თარიღი|გაგზავნილია|გაიგზავნა|თემა|სათაური|ასლი|დანართი)|From|To|Cc|Bcc|Date|Sent|Subject"
    r"|Attachments?)\s?:(?:\s|$)",
    regex.IGNORECASE,
)
_SENDER = lazy_regex(r"\s*+(?:გამომგზავნი|გამგზავნი|ვისგან|From)\s?:\s", regex.IGNORECASE)
_SUBJECT = lazy_regex(r"\s*+(?:თემა|სათაური|Subject)\s?:\s", regex.IGNORECASE)
# -----Original Message-----, ———— გადაგზავნილი წერილი ———— (forwarded message)
_FORWARDED = lazy_regex(r"\s*+[-–—_]{2,}+\s?\p{L}[^-–—_]{3,60}[-–—_]{2,}+\s*+")
_MIN_FIELDS = 2


def mark_paper(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the line above the title of an office paper that says for whom it is, or its file and copy."""
    filled = [index for index, text in enumerate(texts) if text.strip()][:_TOP]
    marks = list(takewhile(lambda index: _is_mark_of_paper(texts[index]), filled[:-1]))
    for index in marks:
        kinds[index] = kinds[index] or "header"


def _is_mark_of_paper(text: str) -> bool:
    return all(_MARK_OF_PAPER.fullmatch(part) for part in _GAP.split(text.strip()))


def mark_letterhead(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the offices above the title of a letter, and its number and date below them, as page furniture.

    A single office without a number is part of the title: the ministry whose annual report this is.
    """
    filled = [index for index, text in enumerate(texts) if text.strip()][:_MAX_LETTERHEAD_LINES]
    place = next((place for place, index in enumerate(filled) if _LETTER_NUMBER.fullmatch(texts[index])), 0)
    offices = list(takewhile(lambda index: cues.OFFICE_LINE.fullmatch(texts[index]), filled))
    is_numbered = place > 0 and len(offices) == place
    lines = [*offices, *filled[place : place + is_numbered]]
    if (is_numbered or len(offices) > 1) and _is_title(texts, lines[-1] + 1):
        for index in lines:
            kinds[index] = "header"


def _is_title(texts: Sequence[str], index: int) -> bool:
    line = "".join(texts[index : index + 1])
    return bool(line.strip()) and is_title_like(TextBlock([index], texts=[line]))


def mark_parts_of_minutes(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label lines that are only a word over what a meeting heard or decided, below an empty line, as headings."""
    for index, text in enumerate(texts):
        is_apart = index > 0 and not texts[index - 1].strip()
        if kinds[index] is None and is_apart:
            numbered = _NUMBERED_PART.fullmatch(text)
            word = f"{numbered['part'].rstrip()}:" if numbered is not None else text
            kinds[index] = "heading" if _PART_OF_MINUTES.fullmatch(word) else None


def mark_agendas(texts: Sequence[str], kinds: list[BlockKind | None]) -> frozenset[int]:
    """Label the items of an agenda as text below its heading, and return their lines.

    The items look like the numbered headings of the minutes below them.
    """
    found: set[int] = set()
    for index, text in enumerate(texts):
        heading = _AGENDA_HEADING.fullmatch(text) if kinds[index] is None else None
        if heading is None:
            continue
        first = index + 1 + (not "".join(texts[index + 1 : index + 2]).strip())
        lines = list(takewhile(lambda line: texts[line].strip() and kinds[line] is None, range(first, len(texts))))
        items = sum(1 for line in lines if _AGENDA_ITEM.match(texts[line]))
        if items >= _MIN_ITEMS and _AGENDA_ITEM.match(texts[first]):
            # A numbered one is the first of the numbered sections.
            kinds[index] = "heading" if heading["number"] is None else None
            found.update(lines)
    for line in found:
        kinds[line] = "body"
    return frozenset(found)


def mark_mail_fields(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the fields above e-mails: page furniture at the top of the document, text of its section further down.

    Those at the top have a subject. Those further down have a subject or sender.
    """
    index = first = next((index for index, text in enumerate(texts) if text.strip()), 0)
    while index < len(texts):
        fields = list(takewhile(lambda line: _MAIL_FIELD.match(texts[line]), range(index, len(texts))))
        is_headed = any(_SUBJECT.match(texts[line]) or _is_further_sender(texts[line], line > first) for line in fields)
        if len(fields) >= _MIN_FIELDS and is_headed:
            if index > first and _FORWARDED.fullmatch(texts[index - 1]):
                fields.insert(0, index - 1)
            for line in fields:
                kinds[line] = kinds[line] or ("header" if index == first else "body")
        index += max(1, len(fields))


def _is_further_sender(text: str, is_further: bool) -> bool:
    return is_further and _SENDER.match(text) is not None


def mark_quotes(
    texts: Sequence[str], levels: Sequence[int], kinds: list[BlockKind | None]
) -> tuple[frozenset[int], frozenset[int]]:
    """Label the quoted lines of e-mails as text.

    Returns
    -------
    tuple[frozenset[int], frozenset[int]]
        The quoted lines, and those that open a block: the first of each level, and what follows if it says whose words
        these are.
    """
    quoted = frozenset(index for index, level in enumerate(levels) if level and texts[index].strip())
    for index in quoted:
        kinds[index] = "body"
    openings: set[int] = set()
    for index in range(1, len(levels)):
        is_attributed = index - 1 in openings and texts[index - 1].rstrip().endswith(":")
        if levels[index] != levels[index - 1] or (levels[index] and is_attributed):
            openings.add(index)
    return quoted, frozenset(openings)
