"""Parts of a text: lines that belong together, and where a run of lines without an empty line is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from kaext.document import BlockKind
from kaext.segment import cues

MAX_TITLE_LINES = 4
_FORCED_BREAK = 0.8
_TITLE_ROOM = 0.92
_MIN_ROWS = 3
_MAX_ROW_LENGTH = 100
_NEIGHBOURS = 6
_MAX_INNER_TITLE_LINES = 2

# What a title never ends with: a comma, a dash, a conjunction or determiner, a genitive whose head is missing.
UNFINISHED_END = regex.compile(
    r"(?:[,–—-]|\b(?:და|ან|რომ|თუ|რათა|რა|მიერ|შორის|როგორც|რომელიც|რომლებიც|რომლის|ხოლო|კი|მაგრამ|ასევე|პარტნიორ"
    r"|მოკავშირე|სხვა|ამ|იმ|მის|მათ|მათი|მისი|ყოველ|სხვადასხვა)|(?<=\p{Georgian}{2})(?:ის|თა))\s*+$"
)
_SENTENCE_BREAK = regex.compile(
    r"(?:(?<=\p{L}{3})|(?<=[\"”“»)\d]))[.!?…][\"”“»)]{0,2}\s++(?=[„“”\"«(]?[\p{Georgian}\p{Lu}\d])"
)
# A dash does not begin a line without the word after it.
_FIRST_WORD = regex.compile(r"\s*+(?:[-–—]\s++)?\S++")
_VALUE = regex.compile(r"\S(?:\s{2}|\t|:\s)\s*+\S|(?<=[^\s.])\.{3,}+\s*+\S")


@dataclass(slots=True)
class Part:
    """Lines that belong together, before and after they are told apart."""

    lines: list[int]
    kind: BlockKind | None = None
    box: int = 0
    titled_by: int = 0
    gap_before: bool = True
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines joined by spaces."""
        return " ".join(text.strip() for text in self.texts)

    @property
    def width(self) -> int:
        """Length of the longest line."""
        return max(len(text.strip()) for text in self.texts)

    @property
    def is_finished(self) -> bool:
        """Whether the last line ends as a sentence or an introduction does."""
        return cues.TERMINAL.search(self.texts[-1].rstrip()) is not None

    @property
    def sentences(self) -> int:
        """Number of sentences, by their final punctuation."""
        return 1 + len(_SENTENCE_BREAK.findall(self.text))


def cut_run(texts: Sequence[str], run: list[int], kind: BlockKind | None, *, gap_before: bool) -> list[Part]:
    """Cut a run of lines without an empty line into parts."""
    if kind is not None:
        groups = [[index] for index in run] if kind in ("credit", "page_number") else [run]
        return [
            Part(group, kind, gap_before=gap_before and not number, texts=[texts[i] for i in group])
            for number, group in enumerate(groups)
        ]
    if _is_table(texts, run):
        return [
            Part(group, "box", gap_before=gap_before and not number, texts=[texts[i] for i in group])
            for number, group in enumerate(_rows(texts, run))
        ]
    groups = [[run[0]]]
    for position in range(1, len(run)):
        if _is_cut(texts, run, position, groups[-1]):
            groups.append([])
        groups[-1].append(run[position])
    return [
        Part(group, gap_before=gap_before and not number, texts=[texts[i] for i in group])
        for number, group in enumerate(groups)
    ]


def _is_cut(texts: Sequence[str], run: Sequence[int], position: int, group: Sequence[int]) -> bool:
    """Tell whether a new paragraph begins at ``run[position]`` though no empty line stands before it."""
    before, text = texts[run[position - 1]], texts[run[position]]
    if cues.OPEN_CREDIT.search(before):
        return False
    if cues.BULLET.match(text) or cues.BOX_TITLE.match(text):
        return True
    if cues.DROP_CAP.match(before) and not before.strip()[1:].strip():
        return False
    around = [len(texts[index].strip()) for index in run[max(0, position - _NEIGHBOURS) : position + _NEIGHBOURS]]
    measure = max(around)
    has_room = leaves_room(before, text, _FORCED_BREAK * measure)
    if cues.SENTENCE_END.search(before):
        indented = text[:1].isspace() and not before[:1].isspace()
        return has_room or indented or _is_inner_title(texts, run, position, measure)
    # Within a run only a line or two may be a title: longer ones there are ragged prose.
    max_lines = MAX_TITLE_LINES if group[0] == run[0] else _MAX_INNER_TITLE_LINES
    if len(group) > max_lines or len(run) - position <= 1 or not leaves_room(before, text, _TITLE_ROOM * measure):
        return False
    if UNFINISHED_END.search(before) or cues.TERMINAL.search(before):
        return False
    return not any(cues.DROP_CAP.match(texts[index]) for index in group)


def leaves_room(line: str, following: str, measure: float) -> bool:
    """Tell whether the first word of the following line would have stood on this one: the line's end is meant."""
    word = _FIRST_WORD.match(following)
    return word is not None and len(line.strip()) + 1 + len(word[0].strip()) < measure


def _is_inner_title(texts: Sequence[str], run: Sequence[int], position: int, measure: int) -> bool:
    """Tell whether the line after a finished sentence is a title: broken off before its measure, nothing left open."""
    text = texts[run[position]]
    if UNFINISHED_END.search(text) or (cues.TERMINAL.search(text) and not text.rstrip().endswith(("?", "!"))):
        return False
    if position == len(run) - 1:
        return len(text.strip()) < _FORCED_BREAK * measure
    return leaves_room(text, texts[run[position + 1]], _TITLE_ROOM * measure)


def _is_table(texts: Sequence[str], run: Sequence[int]) -> bool:
    rows = [index for index in run if has_value(texts[index])]
    return len(rows) >= _MIN_ROWS and 2 * len(rows) >= len(run)


def has_value(text: str) -> bool:
    """Tell whether a line is a row of a table: a label, a gap, colon or dash, and a value with a digit."""
    if len(text) > _MAX_ROW_LENGTH:
        return False
    if cues.DASHED_VALUE.fullmatch(text):
        return True
    return cues.LABELLED_VALUE.match(text) is not None and _VALUE.search(text) is not None


def _rows(texts: Sequence[str], run: Sequence[int]) -> list[list[int]]:
    """Return the rows of a table as groups of lines: lines after the last row that are none belong together."""
    groups: list[list[int]] = []
    note = False
    for index in run:
        is_row = has_value(texts[index])
        if groups and not is_row and note:
            groups[-1].append(index)
        else:
            groups.append([index])
        note = not is_row
    return groups
