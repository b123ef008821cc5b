"""Leaflets and posters: cards of countries, figures on lines of their own above what they count, legends of maps."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from kaext.cell_gaps import WIDE_GAP
from kaext.document import BlockKind
from kaext.expressions import lazy_regex
from kaext.segment import cues
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH
from kaext.segment.text.country_lines import names_country
from kaext.segment.text.frames import Frame
from kaext.segment.text.genres.sheets import Sheets
from kaext.segment.title_shape import is_shaped_as_title

_MIN_CARDS, _MAX_CARD_TITLE, _MAX_ROWS = 2, 60, 25
# At most one row in so many ends a sentence: others are sections of a fact sheet.
_MAX_SENTENCES = 4

# 2,8; € 16,2 მლნ; 4 × 170; 18 500 კმ; 83 %; 11 000 000 შვედურ კრონამდე: a figure with at most four words, no date.
_FIGURE = lazy_regex(
    r"[^\p{L}\d\n]{0,6}(?:[xх]\s?|(?:მეტი|დაახლოებით|თითქმის|მხოლოდ)\s)?\d[\d.,\s%×x:/–+-]{0,24}"
    r"(?:-\p{Georgian}{1,4})?"
    r"(?:\s?[\p{L}%€$£+][\p{L}%.€$£-]{0,25}|\s\d{1,3}-\p{Georgian}{1,5}){0,4}\+?\s*+"
)
# Signs before page numbers, items and telephone numbers.
_NO_FIGURE = frozenset("[(-–—☎☏✆📞📱✉")
_MAX_FIGURE, _MAX_PHRASE, _MAX_PHRASE_LINES = 45, 220, 4
_MIN_FIGURES, _LABEL_AND_FIGURE = 2, 2

# [გარეკანი] (cover), (უკანა მხარე) (back side), [პანელი 2]: which panel of a folded leaflet follows.
_PANEL = lazy_regex(
    r"\s*+[\[(<]\s?(?:(?:წინა|უკანა|შიდა|შიგა|გარე|მარცხენა|მარჯვენა|შუა|ზედა|ქვედა|პირველი|მეორე|მესამე|მეოთხე)\s){0,2}"
    r"(?:გარეკანი|ყდა|გვერდი|მხარე|პანელი|ფურცელი|სვეტი|ნაწილი)(?:\s(?:№\s?)?\d{1,2})?\s?[\])>]\s*+"
)

# რუკა. (map), რუკის პირობითი ნიშნები: (legend of the map), აღნიშვნები: (signs): the beginning of a legend.
_LEGEND_TITLE = lazy_regex(
    r"\s*+(?:(?:რუკ(?:ა|ის|აზე)|სქემ(?:ა|ის)|დიაგრამ(?:ა|ის))(?:\s(?:ლეგენდა|ნიშნები))?"
    r"|(?:\p{Georgian}{2,15}\s)?(?:პირობითი\s)?(?:ნიშნები|აღნიშვნები)|ლეგენდა)"
    r"(?=[\s.:–—-]|$)"
)
# ● პარტნიორი   ○ კანდიდატი: a sign of a map, before what it stands for.
_MAP_SIGN = lazy_regex(r"(?<!\S)([●○◉◎•◦■□▪▫▲△▼▽◆◇★☆═─━┄→➜✈⚓⚑🔴🔵🟢🟡⚫⚪🟥🟦🟩])\s?[\s=–—-]{0,3}(?=\p{L})")
_BETWEEN_SIGNS = lazy_regex(rf"\s{{{WIDE_GAP},40}}|\t")
# So many signs on a line are looked at.
_MAX_SIGNS = 8
# ☼ შორეული პარტნიორები: any sign before what it stands for, in a paragraph of its own.
_SIGN_OF_MAP = lazy_regex(r"\s*+([\p{So}\p{Sm}•])\s[\s=–—-]{0,3}[„“”\"«]?\p{L}")
_MIN_SIGNS, _MAX_LEGEND = 2, 12


@dataclass(frozen=True, slots=True)
class _Card:
    """The line of a country's name, and those of the rows below it."""

    title: int
    rows: range


def country_cards(texts: Sequence[str]) -> list[Frame]:
    """Return the boxes with the name of a country directly above bulleted rows, if there are several.

    Below a name with a sign before it (● სომხეთი, Armenia), dated entries are rows, too.

    Slides and other documents have such lists under headings of any wording; there the countries' are sections, too.
    """
    cards: list[_Card] = []
    others = 0
    for is_text, lines in groupby(range(len(texts)), lambda index: bool(texts[index].strip())):
        if not is_text:
            continue
        found = [card for card in _cards(texts, list(lines)) if not _is_figure(texts[card.title])]
        cards += [card for card in found if names_country(texts[card.title])]
        others += len(found) - sum(1 for card in found if names_country(texts[card.title]))
    if len(cards) < _MIN_CARDS or others >= len(cards):
        return []
    return [Frame((), range(card.title, card.title + 1), card.rows, has_rows=True) for card in cards]


def _cards(texts: Sequence[str], lines: Sequence[int]) -> Iterator[_Card]:
    """Yield the titles in a paragraph that bulleted rows follow: its first line, and further names of countries."""
    starts = [
        line
        for place, line in enumerate(lines)
        if len(texts[line]) <= _MAX_CARD_TITLE
        and (names_country(texts[line]) or not (place or cues.BULLET.match(texts[line])))
        and cues.TERMINAL.search(texts[line]) is None
    ]
    for start, following in pairwise([*starts, lines[-1] + 1]):
        rows = range(start + 1, following)
        is_signed = cues.BULLET.match(texts[start]) is not None
        bulleted = sum(1 for line in rows if cues.BULLET.match(texts[line]) or (is_signed and _is_dated(texts[line])))
        opening = bulleted + sum(
            1 for line in rows if not (cues.BULLET.match(texts[line]) or cues.INDENT.match(texts[line]))
        )
        sentences = sum(1 for line in rows if cues.SENTENCE_END.search(texts[line]))
        is_card = 0 < 2 * bulleted >= opening and _MAX_SENTENCES * sentences <= len(rows)
        if is_card and len(rows) <= _MAX_ROWS:
            yield _Card(start, rows)


def _is_dated(text: str) -> bool:
    return bool(cues.entry_date_length(text) or cues.leading_date_length(text))


def figures(texts: Sequence[str], others: Container[int] = ()) -> Sheets:
    """Return the lines of large figures with the phrases below them; none if a document has not several.

    A figure opens its paragraph or is directly below the heading of all of them, and further ones may follow; or each
    is below its label.

    Parameters
    ----------
    texts
        The lines of the document.
    others
        Lines that belong to boxes.
    """
    fields: set[int] = set()
    openings: set[int] = set()
    labelled: list[list[int]] = []
    first = 0
    for is_text, group in groupby(range(len(texts)), lambda index: bool(texts[index].strip())):
        lines = list(group) if is_text else []
        if len(lines) == _LABEL_AND_FIGURE and not _is_figure(texts[lines[0]]) and _is_figure(texts[lines[1]]):
            labelled += [lines] if lines[0] not in others and len(texts[lines[0]]) <= _MAX_FIGURE else []
            continue
        start = next((place for place, line in enumerate(lines[:2]) if _is_figure(texts[line])), None)
        if start is None or lines[start] in others or (start and not is_shaped_as_title((texts[lines[0]],))):
            continue
        heads = [place for place in range(start, len(lines)) if _is_figure(texts[lines[place]])]
        phrases = [[texts[line] for line in lines[a + 1 : b]] for a, b in pairwise([*heads, len(lines)])]
        if all(_is_phrase(phrase) for phrase in phrases):
            fields.update(lines[start:])
            openings.update(lines[place] for place in heads)
            first += 1
    bare = sum(1 for line in openings if cues.PAGE_NUMBER.fullmatch(texts[line]))
    is_series = (first >= _MIN_FIGURES or len(openings) > _MIN_FIGURES) and len(openings) - bare >= _MIN_FIGURES
    found = Sheets(frozenset(), frozenset(fields), frozenset(openings)) if is_series else Sheets()
    return found.with_others(_labelled_figures(texts, labelled))


def _labelled_figures(texts: Sequence[str], labelled: Sequence[Sequence[int]]) -> Sheets:
    """Return the figures below their labels: several labels that differ, and not only numbers as of pages."""
    labels = {texts[lines[0]].strip() for lines in labelled}
    is_bare = all(cues.PAGE_NUMBER.fullmatch(texts[lines[1]]) for lines in labelled)
    if len(labels) < _MIN_FIGURES or len(labels) < len(labelled) or is_bare:
        return Sheets()
    return Sheets(
        frozenset(), frozenset(line for lines in labelled for line in lines), frozenset(lines[0] for lines in labelled)
    )


def _is_figure(text: str) -> bool:
    """Return whether a line is a figure with its unit, and no date, time, number of an item or telephone."""
    is_other = (
        _is_dated(text)
        or cues.subentry_date_length(text)
        or cues.BARE_YEAR.fullmatch(text)
        or cues.NUMBERED_HEADING.match(text)
        or cues.QUIZ_ITEM.match(text)
        or cues.TERMINAL.search(text)
        or cues.has_contact(text)
        or text.lstrip()[:1] in _NO_FIGURE
    )
    return len(text.strip()) <= _MAX_FIGURE and not is_other and _FIGURE.fullmatch(text) is not None


def _is_phrase(lines: Sequence[str]) -> bool:
    """Return whether lines say what a figure counts: a few words at least, no paragraph of a section."""
    text = " ".join(line.strip() for line in lines)
    is_short = len(lines) <= _MAX_PHRASE_LINES and len(text) <= _MAX_PHRASE and not cues.addresses(text)
    return is_short and len(text.split()) > 1 and cues.LETTER.search(text) is not None


def mark_panels(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the lines in brackets that name the panels of a folded leaflet as page furniture."""
    for index, text in enumerate(texts):
        if kinds[index] is None and _PANEL.fullmatch(text):
            kinds[index] = "header"


def mark_legends(texts: Sequence[str], kinds: list[BlockKind | None], others: Container[int] = ()) -> frozenset[int]:
    """Label the legends of maps, up to an empty line, as captions: several signs, each before what it stands for.

    Return their lines, which are cut into paragraphs as text is. ``others`` are lines that belong to boxes.
    """
    marked: set[int] = set()
    for is_text, group in groupby(range(len(texts)), lambda index: bool(texts[index].strip())):
        lines = list(group) if is_text else []
        start = next(
            (place for place, line in enumerate(lines) if _opens_legend(texts, lines[place : place + _MAX_LEGEND])),
            None,
        )
        for line in lines[start:] if start is not None else ():
            if cues.CREDIT.match(texts[line]):
                break
            if kinds[line] is None and line not in others:
                kinds[line] = "caption"
                marked.add(line)
    return frozenset(marked)


def legend_boxes(texts: Sequence[str]) -> Iterator[Frame]:
    """Yield the boxes with a title that announces the signs of a map, and a paragraph below it for each sign."""
    for title, text in enumerate(texts):
        if not _LEGEND_TITLE.match(text) or (title and texts[title - 1].strip()):
            continue
        first = title + sum(1 for _ in takewhile(str.strip, texts[title:]))
        start = end = next((line for line in range(first, len(texts)) if texts[line].strip()), len(texts))
        signs: set[str] = set()
        following = start
        while following < len(texts) and (sign := _SIGN_OF_MAP.match(texts[following])):
            signs.add(sign[1])
            end = following + sum(1 for _ in takewhile(str.strip, texts[following:]))
            following = next((line for line in range(end, len(texts)) if texts[line].strip()), len(texts))
        if (
            start > first
            and is_shaped_as_title(tuple(line.rstrip(": ") for line in texts[title:first]))
            and len(signs) >= _MIN_SIGNS
        ):
            yield Frame((), range(title, first), range(start, end))


def _opens_legend(texts: Sequence[str], lines: Sequence[int]) -> bool:
    """Return whether a line begins a legend: it has the word for one, or several signs with wide gaps between them."""
    text = texts[lines[0]]
    if len(text) > MIN_UNWRAPPED_LENGTH:
        return False
    titled = _LEGEND_TITLE.match(text) is not None
    below = [texts[line] for line in (lines if titled else lines[:1])]
    signs = {sign[1] for line in below for sign in _MAP_SIGN.finditer(line)}
    parts = _BETWEEN_SIGNS.split(text.strip(), _MAX_SIGNS)
    are_apart = len(_MAP_SIGN.findall(text)) > 1 and all(map(_MAP_SIGN.match, parts))
    return len(signs) >= _MIN_SIGNS and (titled or are_apart)
