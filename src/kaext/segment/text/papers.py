"""Office papers: what is noted above their titles, and the items of their agendas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import regex

from kaext.document import BlockKind
from kaext.list_marks import BULLETS, DASHES

# დღის წესრიგი: (agenda); განსახილველი საკითხები (items to be discussed)
_AGENDA_HEADING = regex.compile(
    r"\s*+(?:(?:სხდომის|შეხვედრის|კრების)\s)?(?:დღის\sწესრიგი|განსახილველი\sსაკითხები|დღის\sწესრიგის\sსაკითხები)\s?:?\s*+"
)
_AGENDA_ITEM = regex.compile(rf"\s*+(?:\(?(?:\d{{1,2}}|[IVX]{{1,4}}|[ა-ჰ])[.)]|[{BULLETS}{DASHES}])\s*+\S")
# გადაწყვიტეს: (decided), მოისმინეს: (heard): alone on a line, over what was decided or heard.
_PART_OF_MINUTES = regex.compile(
    r"\s*+(?:მოისმინეს|იმსჯელეს|აღინიშნა|გადაწყვიტეს|გადაწყდა|დაადგინეს|დადგინდა|დაევალათ?|გადაწყვეტილება|გადაწყვეტილებები|დავალებები"
    r"|მიღებული\sგადაწყვეტილებები|ხმის\sმიცემის\sშედეგი)\s?:\s*+"
)
# შიდა მოხმარებისათვის (for internal use); კონფიდენციალურად; საქმე 04-11/7 (file); ეგზ. № 2 (copy no. 2); სამუშაო ვერსია
_MARK_OF_PAPER = regex.compile(
    r"\s*+(?:(?:მხოლოდ\s)?(?:შიდა|სამსახურებრივი|შინასამსახურებრივი|ოფიციალური)\s(?:მოხმარების(?:ა?თვის)?|სარგებლობის(?:ა?თვის)?)"
    r"|(?:სრულიად\s)?საიდუმლო(?:დ)?|(?:მკაცრად\s)?კონფიდენციალურ(?:ი|ად)|არასაჯარო|არაკლასიფიცირებული|შეზღუდული\s(?:სარგებლობის|გავრცელების)"
    r"|(?:არ\s(?:ვრცელდება|გავრცელდეს)|გავრცელება\s(?:შეზღუდულია|დაუშვებელია))|(?:სამუშაო\s)?(?:პროექტი|ვერსია|დრაფტი)|მონახაზი"
    r"|(?:საქმე|ეგზ(?:ემპლარი|\.)|ასლი|რეგ(?:ისტრაცია|\.)|ინდექსი|შიფრი)\s?(?:№|N)?\s?[A-Z\d][\w./-]{0,15}|(?:№|N)\s?\d[\w./-]{0,15}|ერთ\sეგზემპლარად)[.!]?\s*+",
    regex.IGNORECASE,
)
_WIDE_GAP = regex.compile(r"\s{3,}|\t")
_TOP, _MIN_ITEMS = 6, 2


def mark_paper(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the line above the title of an office paper that says for whom it is, or its file and copy."""
    filled = [index for index, text in enumerate(texts) if text.strip()][:_TOP]
    marks = list(takewhile(lambda index: _is_mark_of_paper(texts[index]), filled[:-1]))
    for index in marks:
        kinds[index] = kinds[index] or "header"


def _is_mark_of_paper(text: str) -> bool:
    return all(_MARK_OF_PAPER.fullmatch(part) for part in _WIDE_GAP.split(text.strip()))


def mark_parts_of_minutes(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label lines that are only a word over what a meeting heard or decided, below an empty line, as headings."""
    for index, text in enumerate(texts):
        is_apart = index > 0 and not texts[index - 1].strip()
        if kinds[index] is None and is_apart and _PART_OF_MINUTES.fullmatch(text):
            kinds[index] = "heading"


def mark_agendas(texts: Sequence[str], kinds: list[BlockKind | None]) -> frozenset[int]:
    """Label the items of an agenda as text below its heading, and return their lines.

    The items look like the numbered headings of the minutes below them.
    """
    found: set[int] = set()
    for index, text in enumerate(texts):
        if kinds[index] is not None or not _AGENDA_HEADING.fullmatch(text):
            continue
        first = index + 1 + (not "".join(texts[index + 1 : index + 2]).strip())
        lines = list(takewhile(lambda line: texts[line].strip() and kinds[line] is None, range(first, len(texts))))
        items = sum(1 for line in lines if _AGENDA_ITEM.match(texts[line]))
        if items >= _MIN_ITEMS and _AGENDA_ITEM.match(texts[first]):
            kinds[index] = "heading"
            found.update(lines)
    for line in found:
        kinds[line] = "body"
    return frozenset(found)
