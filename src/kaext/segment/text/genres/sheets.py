"""Sheets: projects, countries or operations that a document describes one by one, in fields with recurring labels.

A field is a line with a label and its value: ბენეფიციარი: სერბეთი (beneficiary: Serbia). A colon, a tab or a wide gap
separates them, or the label has a line of its own. The line above the fields is the title of the sheet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.text.tables import has_columns, has_rules
from kaext.segment.title_shape import MAX_TITLE_LENGTH, leaves_room

_WORD = r"[^\s:\d|•]{1,25}"
# A label of up to five words before a colon, a tab or a wide gap.
_FIELD = regex.compile(rf"\s{{0,8}}+((?:{_WORD}\s){{0,4}}{_WORD})\s?(?::(?=\s|$)|\s{{3,}}+(?=\S)|\t\s*+(?=\S))")
# A label on a line of its own.
_LABEL_LINE = regex.compile(rf"\s{{0,8}}+((?:{_WORD}\s){{0,4}}{_WORD})\s?:?\s*+$")
_EMPTY_FIELD = regex.compile(r":\s*+$")
# The first sheets have this many fields, and the document this many sheets.
_MIN_FIELDS, _MIN_SHEETS = 3, 2
# Other sheets have this many fields with labels of other sheets.
_MIN_SHARED = 2
# A label on its own line recurs this often, with as many different values.
_MIN_LABEL_LINES, _MIN_VALUES = 3, 2
_MAX_TITLE_LINES = 2
# ბარათი № 5 (card no. 5): a title with the number of its sheet.
_COUNTED_TITLE = regex.compile(r"\s*+(\p{L}[\p{L} ]{1,30}?\s(?:№|N|#|ნომერი)?\s?)(?:\d{1,3}|[IVX]{1,5})(?![\p{L}\d])")
_HANGING_INDENT = regex.compile(r"(?:\s{2}|\t)\s*+\S")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a document.

    Attributes
    ----------
    titles
        The lines of their titles.
    fields
        The lines of their fields.
    openings
        Those that open a field, or an item of the list under a label.
    """

    titles: frozenset[int] = frozenset()
    fields: frozenset[int] = frozenset()
    openings: frozenset[int] = frozenset()

    def __contains__(self, line: object) -> bool:
        return line in self.titles or line in self.openings

    def with_others(self, others: Sheets) -> Sheets:
        """Return these sheets and others."""
        return Sheets(self.titles | others.titles, self.fields | others.fields, self.openings | others.openings)

    def split(self, run: Sequence[int]) -> list[list[int]]:
        """Return the lines of each field in a run of lines, each with the lines that continue it; [] if it has none."""
        groups: list[list[int]] = []
        for line in run if run[0] in self.fields else ():
            if not groups or line in self.openings:
                groups.append([])
            groups[-1].append(line)
        return groups


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines without an empty line among them, and the labels of those that open a field."""

    lines: Sequence[int]
    labels: dict[int, str]


def sheets(texts: Sequence[str]) -> Sheets:
    """Return the sheets of a document; none if it has not several with the same labels.

    Parameters
    ----------
    texts
        The lines of the document.
    """
    label_lines = _label_lines(texts)
    paragraphs = list(_paragraphs(texts, label_lines))
    full = [paragraph for paragraph in paragraphs if _has_fields(texts, paragraph)]
    counts = Counter(label for paragraph in full for label in set(paragraph.labels.values()))
    shared = {label for label, count in counts.items() if count > 1}
    certain = [number for number, paragraph in enumerate(paragraphs) if _is_sheet(paragraph, shared)]
    if sum(1 for number in certain if _has_fields(texts, paragraphs[number])) < _MIN_SHEETS:
        return Sheets()
    found = _with_others(texts, paragraphs, certain)
    titles = [_title_lines(texts, paragraphs, number) for number in found]
    repeated = Counter(_text_of(texts, lines) for lines in titles)
    openings = [_openings(texts, paragraphs[number], label_lines) for number in found]
    return Sheets(
        frozenset(line for lines in titles if repeated[_text_of(texts, lines)] == 1 for line in lines),
        frozenset(line for number in found for line in _lines_of_fields(paragraphs[number])),
        frozenset().union(*openings),
    )


def _with_others(texts: Sequence[str], paragraphs: Sequence[_Paragraph], certain: Sequence[int]) -> list[int]:
    """Return the numbers of sheets with those whose title or first label is like theirs."""
    heads = Counter(paragraphs[number].labels[min(paragraphs[number].labels)] for number in certain)
    series = Counter(name for number in certain if (name := _series(texts, _title_lines(texts, paragraphs, number))))
    found = set(certain)
    for number, paragraph in enumerate(paragraphs):
        if number in found or not _is_headed(paragraph):
            continue
        is_alike = heads[paragraph.labels[min(paragraph.labels)]] > 1 and len(paragraph.labels) > 1
        if is_alike or series[_series(texts, _title_lines(texts, paragraphs, number))] > 1:
            found.add(number)
    return sorted(found)


def _series(texts: Sequence[str], title: Sequence[int]) -> str:
    """Return the beginning of a title that numbers the sheets: "ბარათი № " (card no. 1); "" for any other."""
    counted = _COUNTED_TITLE.match(texts[title[0]]) if title else None
    return counted[1] if counted is not None else ""


def mark_sheets(found: Sheets, kinds: list[BlockKind | None]) -> None:
    """Label the titles and the fields of sheets, except for page furniture among them."""
    for line in found.titles:
        kinds[line] = kinds[line] or "heading"
    for line in found.fields:
        kinds[line] = kinds[line] or "body"


def _paragraphs(texts: Sequence[str], label_lines: frozenset[int]) -> Iterator[_Paragraph]:
    for is_blank, group in groupby(range(len(texts)), lambda index: not texts[index].strip()):
        if not is_blank:
            lines = list(group)
            labels = {line: label for line in lines if (label := _label(texts[line], is_alone=line in label_lines))}
            yield _Paragraph(lines, labels)


def _label(text: str, *, is_alone: bool) -> str:
    """Return the label that opens a line, "" if none does; the first cell of a table row is no label."""
    if has_rules(text) or has_columns(text):
        return ""
    found = (_LABEL_LINE if is_alone else _FIELD).match(text)
    is_other = cues.BULLET.match(text) or (not is_alone and cues.BOX_TITLE.match(text))
    return found[1].strip() if found is not None and not is_other and len(found[1]) > 1 else ""


def _label_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines that are only a label: they recur, each time with a value below that mostly differs."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, (line, below) in enumerate(pairwise(texts)):
        if below.strip() and _LABEL_LINE.match(line) and len(line) <= MAX_TITLE_LENGTH:
            places[line.strip()].append(index)
    found = {
        text: lines
        for text, lines in places.items()
        if len(lines) >= _MIN_LABEL_LINES and len({texts[line + 1].strip() for line in lines}) >= _MIN_VALUES
    }
    # A label has a value below, not another label.
    return frozenset(line for lines in found.values() for line in lines if texts[line + 1].strip() not in found)


def _has_fields(texts: Sequence[str], paragraph: _Paragraph) -> bool:
    """Return whether a paragraph has several fields, most of them no sentences as the turns of an interview are."""
    sentences = sum(1 for line in paragraph.labels if cues.SENTENCE_END.search(texts[line]))
    return len(set(paragraph.labels.values())) >= _MIN_FIELDS and 2 * sentences <= len(paragraph.labels)


def _is_sheet(paragraph: _Paragraph, shared: set[str]) -> bool:
    """Return whether a paragraph consists of fields with labels of other sheets, but for a title above them."""
    labels = set(paragraph.labels.values())
    return _is_headed(paragraph) and len(labels & shared) >= _MIN_SHARED and 2 * len(labels & shared) >= len(labels)


def _is_headed(paragraph: _Paragraph) -> bool:
    """Return whether a paragraph begins with a field, or with a title above one."""
    return bool(paragraph.labels) and paragraph.lines.index(min(paragraph.labels)) <= _MAX_TITLE_LINES


def _lines_of_fields(paragraph: _Paragraph) -> Sequence[int]:
    return paragraph.lines[paragraph.lines.index(min(paragraph.labels)) :]


def _title_lines(texts: Sequence[str], paragraphs: Sequence[_Paragraph], number: int) -> Sequence[int]:
    """Return the lines of a sheet's title: right above its first field, else the paragraph above."""
    own = paragraphs[number]
    lines = own.lines[: own.lines.index(min(own.labels))]
    if not lines and number:
        above = paragraphs[number - 1]
        lines = () if above.labels else above.lines
    is_title = 0 < len(lines) <= _MAX_TITLE_LINES and len(_text_of(texts, lines)) <= MAX_TITLE_LENGTH
    is_first = bool(lines) and lines[0] == paragraphs[0].lines[0]
    is_finished = any(
        cues.SENTENCE_END.search(texts[line]) or cues.PAGE_NUMBER.fullmatch(texts[line]) for line in lines
    )
    return lines if is_title and not is_first and not is_finished else ()


def _text_of(texts: Sequence[str], lines: Sequence[int]) -> str:
    return " ".join(" ".join(texts[line] for line in lines).split())


def _openings(texts: Sequence[str], paragraph: _Paragraph, label_lines: frozenset[int]) -> frozenset[int]:
    """Return the lines that open the fields of a sheet, and the items under a label without a value."""
    lines = _lines_of_fields(paragraph)
    measure = max(len(texts[line].strip()) for line in lines)
    found: set[int] = set()
    is_list = False
    for before, line in pairwise((lines[0], *lines)):
        if line in paragraph.labels and not (is_list and _HANGING_INDENT.match(texts[line])):
            is_list = _EMPTY_FIELD.search(texts[line]) is not None and line not in label_lines
            found.add(line)
        elif cues.BULLET.match(texts[line]) or (is_list and _opens_item(texts, before, line, measure)):
            found.add(line)
    return frozenset(found)


def _opens_item(texts: Sequence[str], before: int, line: int, measure: int) -> bool:
    """Return whether an indented line opens an item: the line above had room for its first word."""
    is_first = _HANGING_INDENT.match(texts[before]) is None
    is_indented = _HANGING_INDENT.match(texts[line]) is not None
    return is_indented and (is_first or leaves_room(texts[before], texts[line], measure))
