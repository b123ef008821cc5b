"""Lines that open a block by an explicit marker: chronology entries, numbered headings, recurring labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

import regex

from kaext.document import BlockKind
from kaext.expressions import lazy_re
from kaext.ka.script import ALPHABET
from kaext.segment import cues
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, is_short_line
from kaext.segment.title_shape import MAX_TITLE_LENGTH

_MAX_HEADING_LENGTH, _MAX_QUESTION_LENGTH = 80, 160
_MIN_SECTION_LINES, _MIN_DISPATCHES = 2, 2
# Every label is set off by one of these marks. A cheap test before the full patterns.
_LABEL_MARK = lazy_re(r"\s[-–—=\s]|\t|:\s|\.{3}|…")
_MIN_LABELS, _LABEL_DISTANCE = 3, 2
_MIN_CELLS, _MAX_CELL_LENGTH = 2, 60


@dataclass(frozen=True, slots=True)
class Openings:
    """The lines of a document that open a block by an explicit marker.

    Attributes
    ----------
    heads
        Lines that open an entry of a chronology, or a report with a dateline.
    numbered
        Headings with a number or letter.
    certain
        Those of them that cannot be numbered paragraphs, by the other numbered lines.
    labelled
        Lines that start with a recurring label, as in an interview or a glossary.
    hanging
        Lines that open nothing: they continue the line above with a hanging indent.
    """

    heads: frozenset[int] = frozenset()
    numbered: frozenset[int] = frozenset()
    certain: frozenset[int] = frozenset()
    labelled: frozenset[int] = frozenset()
    hanging: frozenset[int] = frozenset()

    def __contains__(self, line: object) -> bool:
        return line in self.heads or line in self.numbered or line in self.labelled


def numbered_headings(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> frozenset[int]:
    """Return the headings that number the sections of the document: 1., 2., 2.1., 2.2., 3., each with text below it.

    A subsection may follow directly on its section's heading. The first section may follow a line that ends no
    paragraph, such as the last row of a table. If no sections are numbered, those of a chapter are tried, which begin
    with its number, then lettered ones.
    """
    found: list[int] = []
    blocks: list[int] = []
    block = openings = 0
    contents = _contents(texts)
    for index, text in enumerate(texts):
        if kinds[index] is not None or index in contents:
            continue
        if found and _has_numbers(cues.NUMBERED_SUBSECTION.match(text), len(found), block + 1) and _is_short(text):
            last = blocks[-1] if block else found[-1]
            is_under_heading = not block and index == last + 1
            if is_under_heading or (_can_start_section(texts, kinds, index) and _has_text(texts[last + 1 : index])):
                block += 1
                blocks.append(index)
            continue
        number = cues.NUMBERED_HEADING.match(text)
        if number is None or not _is_short(text):
            continue
        is_opening = _can_start_section(texts, kinds, index)
        if is_opening and not openings and _has_numbers(number, 1):
            found, blocks = [], []
        is_next = _has_numbers(number, len(found) + 1) and (not found or _has_text(texts[found[-1] + 1 : index]))
        if is_next and (len(found) > 2 or is_opening or openings == len(found)):
            found.append(index)
            openings += is_opening
            block = 0
    if openings > 1:
        return frozenset([*found, *blocks])
    return _chapter_sections(texts, kinds) or _lettered_headings(texts, kinds)


def _chapter_sections(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> frozenset[int]:
    """Return the headings of the sections of a chapter: 7.1., 7.2., 7.3. in chapter 7, each apart from the text above.

    A line that is full, so that its sentence may go on below, is a numbered paragraph.
    """
    sections: list[list[int]] = []
    last = (0, 0)
    for index, text in enumerate(texts):
        number = cues.NUMBERED_SUBSECTION.match(text) if kinds[index] is None else None
        if number is None or not _is_short(text) or not _is_title_apart(texts, kinds, index):
            continue
        chapter, section = int(number[1]), int(number[2])
        if sections and (chapter, section) == (last[0], last[1] + 1) and _has_text(texts[sections[-1][-1] + 1 : index]):
            sections[-1].append(index)
        else:
            sections.append([index])
        last = (chapter, section)
    longest = max(sections, key=len, default=[])
    return frozenset(longest if len(longest) > 1 else ())


def _is_title_apart(texts: Sequence[str], kinds: Sequence[BlockKind | None], index: int) -> bool:
    """Return whether a line is below an empty line or page furniture, and alone or too short to be wrapped."""
    is_apart = not "".join(texts[max(0, index - 1) : index]).strip() or kinds[index - 1] is not None
    below = "".join(texts[index + 1 : index + 2])
    return is_apart and (_is_isolated_title(texts, index) or (bool(below.strip()) and is_short_line(texts, index)))


def counted_headings(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> frozenset[int]:
    """Return the headings with numbers: of sections, and of the articles and annexes of an act.

    If an act has articles, the numbers below them are those of paragraphs.
    """
    parts = frozenset(
        index
        for index, text in enumerate(texts)
        if kinds[index] is None
        and cues.ACT_PART.match(text)
        and _is_short(text)
        and _can_start_section(texts, kinds, index)
    )
    has_articles = sum(1 for index in parts if cues.ARTICLE.match(texts[index])) > 1
    return parts if has_articles else parts | numbered_headings(texts, kinds) | _named_series(texts, kinds)


def _named_series(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> frozenset[int]:
    """Return the headings with a noun and a number, counted from one: საკითხი 1. (item), სლაიდი 2 (slide)."""
    found: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        part = cues.COUNTED_PART.match(text) if kinds[index] is None else None
        if part is None or not _is_short(text) or not _can_start_section(texts, kinds, index):
            continue
        series = found.setdefault(part["name"], [])
        is_next = int(part["number"]) == len(series) + 1
        if is_next and (not series or _has_text(texts[series[-1] + 1 : index])):
            series.append(index)
    return frozenset(index for series in found.values() if len(series) > 1 for index in series)


def _contents(texts: Sequence[str]) -> set[int]:
    """Return the entries of a table of contents: adjacent numbered lines, each of which recurs as a heading."""
    last = {text.strip(): index for index, text in enumerate(texts)}
    entries = {
        index for index, text in enumerate(texts) if last[text.strip()] > index and cues.NUMBERED_HEADING.match(text)
    }
    return {index for index in entries if index - 1 in entries or index + 1 in entries}


def certain_headings(texts: Sequence[str], numbered: frozenset[int]) -> frozenset[int]:
    """Return the numbered lines if most of them are titles between empty lines, so that none opens a paragraph."""
    isolated = sum(1 for index in numbered if _is_isolated_title(texts, index))
    return numbered if 2 * isolated > len(numbered) else frozenset()


def _is_isolated_title(texts: Sequence[str], index: int) -> bool:
    """Return whether a title of one or two lines starts at a line and is between empty lines."""
    lines = list(takewhile(str.strip, texts[index : index + 3]))
    return len(lines) <= 2 and not (index and texts[index - 1].strip()) and not cues.TERMINAL.search(lines[-1])


def _lettered_headings(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> frozenset[int]:
    """Return the headings that letter the sections: ა), ბ), გ).

    Either each is between empty lines, or there are several and each has text below it.
    """
    found: list[int] = []
    isolated = 0
    for index, text in enumerate(texts):
        letter = cues.LETTERED_HEADING.match(text) if kinds[index] is None else None
        is_next = letter is not None and len(found) < len(ALPHABET) and letter[1] == ALPHABET[len(found)]
        if not is_next or not _is_short(text):
            continue
        is_headed = _can_start_section(texts, kinds, index) and (not found or _has_text(texts[found[-1] + 1 : index]))
        is_isolated = _is_isolated(texts, index)
        if is_isolated or is_headed:
            found.append(index)
            isolated += is_isolated
    return frozenset(found if len(found) > 1 and (isolated == len(found) or len(found) > 2) else ())


def dateline_reports(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the lines that open a report with a dateline, if there are several, and the headings right above them."""
    openings = [index for index, text in enumerate(texts) if kinds[index] is None and cues.DISPATCH.match(text)]
    if len(openings) < _MIN_DISPATCHES:
        return frozenset(), frozenset()
    above = [_line_above(texts, index) for index in openings]
    titles = [
        index
        for index in above
        if kinds[index] is None and _is_short(texts[index]) and _can_start_section(texts, kinds, index)
    ]
    return frozenset(openings), frozenset(titles)


def _line_above(texts: Sequence[str], index: int) -> int:
    """Return the line above, skipping one empty line; the first line's is itself."""
    above = max(0, index - 1)
    return above if texts[above].strip() else max(0, above - 1)


def _has_numbers(match: regex.Match[str] | None, *numbers: int) -> bool:
    """Return whether a line starts with the given numbers."""
    return match is not None and tuple(map(int, match.groups())) == numbers


def _is_short(text: str) -> bool:
    """Return whether a line is short enough for a heading, or a question as a heading, and does not end a sentence."""
    longest = _MAX_QUESTION_LENGTH if text.rstrip().endswith("?") else _MAX_HEADING_LENGTH
    return len(text.strip()) <= longest and not cues.TERMINAL.search(text.rstrip(" ?!"))


def _can_start_section(texts: Sequence[str], kinds: Sequence[BlockKind | None], index: int) -> bool:
    """Return whether a section can start here: after an empty line, the end of a paragraph, or the document's title."""
    before = texts[index - 1] if index else ""
    return (
        not before.strip()
        or cues.TERMINAL.search(before.rstrip()) is not None
        or kinds[index - 1] is not None
        or cues.entry_date_length(before) > 0
        or is_short_line(texts, index - 1)
        or (len(before) <= MAX_TITLE_LENGTH and not any(map(str.strip, texts[: index - 1])))
    )


def _has_text(lines: Sequence[str]) -> bool:
    """Return whether lines are more than a list item: several lines, or a paragraph on one line."""
    return len(lines) >= _MIN_SECTION_LINES or any(len(line) > MIN_UNWRAPPED_LENGTH for line in lines)


def recurring_labels(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines whose label recurs: the questions of an interview, the entries of a glossary."""
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        label = cues.LABEL.match(text)
        speaker = cues.SPEAKER.match(text)
        if (label or speaker) and not _is_isolated(texts, index):
            name = speaker["name"].strip() if speaker else ""
            places.setdefault(name or (label[1] if label else ""), []).append(index)
    # A labelled line after a question is its answer and stays in the question's paragraph.
    found = {
        index
        for lines in places.values()
        if len(lines) > 1
        for index in lines
        if not (index and texts[index - 1].rstrip().endswith("?"))
    }
    return frozenset(found | _consecutive_labels(texts) | _record_heads(texts))


def _record_heads(texts: Sequence[str]) -> set[int]:
    """Return the first lines of consecutive records of equal length with one cell per line.

    №112, 2021 წლის 2 მარტი: / მოლდოვა / მონაწილეობა … (an order with its date, the country, its contribution).
    """
    heads = [index for index, text in enumerate(texts) if text.endswith(":") and len(text) <= _MAX_CELL_LENGTH]
    found: set[int] = set()
    for first, second in pairwise(heads):
        length = second - first
        cells = [*texts[first + 1 : second], *texts[second + 1 : second + length]]
        if length > _MIN_CELLS and len(cells) == 2 * (length - 1) and all(map(_is_cell, cells)):
            found.update((first, second))
    return found


def _is_cell(text: str) -> bool:
    return 0 < len(text.strip()) <= _MAX_CELL_LENGTH and cues.TERMINAL.search(text) is None


def _is_isolated(texts: Sequence[str], index: int) -> bool:
    """Return whether a line without final punctuation is between empty lines, like a heading."""
    beside = (texts[i] for i in (index - 1, index + 1) if 0 <= i < len(texts))
    return cues.TERMINAL.search(texts[index].rstrip()) is None and not any(text.strip() for text in beside)


def _consecutive_labels(texts: Sequence[str]) -> set[int]:
    """Return labelled lines, if three or more are consecutive, and labels with figures below them.

    PfP - პარტნიორობა მშვიდობისათვის (partnership for peace).
    """
    groups: list[list[int]] = []
    for index, text in enumerate(texts):
        if not _LABEL_MARK.search(text) or cues.SENTENCE_END.search(text):
            continue
        is_label = cues.GLOSSARY_ENTRY.match(text) or cues.LABEL.match(text)
        if not is_label or cues.BOX_TITLE.match(text):
            continue
        if groups and index - groups[-1][-1] <= _LABEL_DISTANCE and all(map(str.strip, texts[groups[-1][-1] : index])):
            groups[-1].append(index)
        else:
            groups.append([index])
    groups = [group for group in groups if len(group) >= _MIN_LABELS]
    figures = (
        index
        for group in groups
        for index in takewhile(lambda line: cues.LABELLED_VALUE.match(texts[line]), range(group[-1] + 1, len(texts)))
    )
    return {index for group in groups for index in group}.union(figures)
