"""Schedules in texts: agendas, whose entries open with a time of day, and the cards of countries or projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from kaext.document import BlockKind
from kaext.expressions import lazy_regex
from kaext.list_marks import BULLETS, DASHES
from kaext.segment import cues
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, TextBlock
from kaext.segment.text.genres.sheets import Sheets
from kaext.segment.title_shape import MAX_TITLE_LENGTH

_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d"
# 09:30 – 11:00  პანელი (panel); 10:00 სთ. რეგისტრაცია (registration); 10.00-10.30  შესვენება (break)
_TIMED = lazy_regex(
    rf"\s*+(?:[{BULLETS}{DASHES}]\s++)?(?:{_CLOCK}(?:\s?[-–—]\s?{_CLOCK})?|[012]?\d\.[0-5]\d(?:\s?[-–—]\s?[012]?\d\.[0-5]\d|(?=\s{{2}})))"
    r"(?:\s?(?:სთ\.?|საათ(?:ი|ზე)))?(?:\s++(?:[-–—:|]\s++)?|[-–—:|]\s++)(?=\S)"
)
_MIN_ENTRIES, _MIN_RUN = 3, 2
# წევრობა: 1994 წლიდან (membership: since 1994): a row of a card. Its label is no sentence.
_FIELD = lazy_regex(rf"\s*+(?:[{BULLETS}{DASHES}]\s++)?(?P<label>[^:.!?…]{{1,90}}(?<!\d)):\s++(?=\S)")
_TITLE_LABEL = lazy_regex(r"\s*+(?P<label>\p{L}[^:.!?…]{2,40}):\s\S")
_MIN_FIELDS, _MIN_CARDS = 3, 2
_MAX_FIELD_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Schedule:
    """The entries of an agenda, by the lines that open them.

    Attributes
    ----------
    entries
        The lines that open the entries of each run.
    is_chronology
        Whether the agenda is all there is under its headings. In a commented programme paragraphs follow the entries.
    """

    entries: tuple[tuple[int, ...], ...]
    is_chronology: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A title over rows of label and value; a box if the rows are directly below it, else a section."""

    title: int
    rows: range
    is_box: bool


def schedule_of(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> Schedule | None:
    """Return the agenda of a document; None if it has none."""
    runs: list[tuple[int, ...]] = []
    ends: list[int] = []
    index = 0
    while index < len(texts):
        if kinds[index] is not None or not _is_timed(texts[index]):
            index += 1
            continue
        lines = list(takewhile(lambda line: _is_of_run(texts, line), range(index, len(texts))))
        runs.append(tuple(line for line in lines if _is_timed(texts[line])))
        ends.append(lines[-1] + 1)
        index = lines[-1] + 1
    if sum(map(len, runs)) < _MIN_ENTRIES or max(map(len, runs)) < _MIN_RUN:
        return None
    return Schedule(tuple(runs), not any(_precedes_prose(texts, end) for end in ends[:-1]))


def _is_of_run(texts: Sequence[str], line: int) -> bool:
    """Return whether a line opens an entry or, indented, continues one."""
    is_indented = cues.INDENT.match(texts[line]) is not None and bool(texts[line].strip())
    return is_indented or _is_timed(texts[line])


def _is_timed(text: str) -> bool:
    """Return whether a line opens with a time of day and is no head of a post, which has a date beside it."""
    return _TIMED.match(text) is not None and not cues.POST_HEAD.fullmatch(text)


def _precedes_prose(texts: Sequence[str], line: int) -> bool:
    """Return whether a paragraph is the next text after a line."""
    start = next((index for index in range(line, len(texts)) if texts[index].strip()), len(texts))
    paragraph = list(takewhile(lambda index: texts[index].strip(), range(start, len(texts))))
    is_long = len(paragraph) > 1 or (bool(paragraph) and len(texts[start]) > MIN_UNWRAPPED_LENGTH)
    return is_long and cues.SENTENCE_END.search(texts[paragraph[-1]]) is not None


def mark_schedule(blocks: Sequence[TextBlock], schedule: Schedule | None) -> None:
    """Label the entries of a commented programme, and what is indented below them, as body."""
    if schedule is None or schedule.is_chronology:
        return
    heads = {line for run in schedule.entries for line in run}
    is_inside = False
    for block in blocks:
        is_indented = cues.INDENT.match(block.texts[0]) is not None and not block.gap_before
        is_inside = block.lines[0] in heads or (is_inside and is_indented)
        if is_inside and block.kind is None:
            block.kind, block.is_row = "body", True


def cards(texts: Sequence[str]) -> list[Card]:
    """Return the cards of a document, if several have titles with the same label.

    ქვეყნის ბარათი: ტუნისი (country card: Tunisia). Those directly above their rows are boxes, if empty lines separate
    most headings of the document from their text.
    """
    found = list(_cards(texts))
    labels = [_TITLE_LABEL.match(texts[card.title]) for card in found]
    names = [label["label"] if label is not None else "" for label in labels]
    counts = Counter(names)
    shared = [card for card, name in zip(found, names, strict=True) if name and counts[name] >= _MIN_CARDS]
    isolated = sum(1 for index in range(1, len(texts)) if _is_isolated(texts, index))
    return [card if isolated > len(shared) else replace(card, is_box=False) for card in shared]


def apart(several: Iterable[Card], found: Sheets) -> tuple[list[Card], Sheets]:
    """Return cards and sheets without common lines: boxes are cards, other cards with sheets' fields are sheets."""
    kept = [card for card in several if card.is_box or not any(line in found for line in (card.title, *card.rows))]
    boxed = {line for card in kept for line in (card.title, *card.rows)}
    return kept, Sheets(found.titles - boxed, found.fields - boxed, found.openings - boxed)


def _is_isolated(texts: Sequence[str], index: int) -> bool:
    """Return whether a line without final punctuation is between empty lines."""
    beside = (*texts[index - 1 : index], *texts[index + 1 : index + 2])
    return bool(texts[index].strip()) and not any(map(str.strip, beside)) and not cues.TERMINAL.search(texts[index])


def _cards(texts: Sequence[str]) -> Iterator[Card]:
    after = 0
    for index, text in enumerate(texts):
        is_title = (
            index >= after
            and bool(text.strip())
            and len(text) <= MAX_TITLE_LENGTH
            and not cues.TERMINAL.search(text.rstrip())
        )
        if not is_title or index < 2 or texts[index - 1].strip() or not _TITLE_LABEL.match(text):
            continue
        # The first row of a card below its title.
        if _is_isolated(texts, index - 2):
            continue
        start = index + 1
        start += start < len(texts) and not texts[start].strip()
        rows = list(takewhile(lambda line: texts[line].strip(), range(start, min(len(texts), start + 40))))
        labels = [field["label"].strip() for line in rows if (field := _field(texts[line]))]
        is_card = len(labels) >= _MIN_FIELDS and len(set(labels)) == len(labels) == len(rows)
        if is_card:
            after = start + len(rows)
            yield Card(index, range(start, after), is_box=start == index + 1)


def _field(text: str) -> regex.Match[str] | None:
    """Return the label of a row; None for a paragraph, a title or a time."""
    is_other = len(text) > _MAX_FIELD_LENGTH or _TIMED.match(text) or cues.entry_date_length(text)
    return None if is_other else _FIELD.match(text)


def mark_cards(blocks: Sequence[TextBlock], several: Sequence[Card]) -> None:
    """Label the titles and rows of cards."""
    titles = {card.title: card for card in several}
    rows = {line: card for card in several for line in card.rows}
    for block in blocks:
        card = titles.get(block.lines[0]) or rows.get(block.lines[0])
        if card is None or block.kind not in (None, "timeline"):
            continue
        is_title = block.lines[0] == card.title
        block.box = -1 - card.title if card.is_box else 0
        block.kind = ("box_title" if is_title else "box") if card.is_box else ("heading" if is_title else "body")
        block.is_row = not is_title
