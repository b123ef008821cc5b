"""Table rows among the lines of a text: a label, a separator and a value, or cells separated by gaps."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import groupby, takewhile
from typing import Literal

from kaext.cell_gaps import MIN_GAPS, WIDE_GAP
from kaext.expressions import lazy_re, lazy_regex
from kaext.segment import cues
from kaext.segment.text.country_lines import country_lines
from kaext.segment.title_shape import CLAUSE, UNFINISHED_END, count_sentences

_RowKind = Literal["", "row", "ruled"]

_MIN_ROWS, _MIN_LISTED = 3, 2
# In so many lines a sentence begins where lines with colons and dashes are no rows but running text.
_MIN_SENTENCES = 2
# So many lines on either side of a line of signs are read to see whether it belongs to a table.
_RULE_REACH = 4
# The longest first part of a label.
_MAX_LABEL = 30
_MAX_ROW_LENGTH, _MAX_COLUMNS_LENGTH = 100, 200
_VALUE = lazy_regex(r"\S(?:\s{2}|\t|:\s|(?<=\p{L}:)(?=\d))\s*+\S|(?<=[^\s.]|[^\s.]\s)\.{3,}+\s*+\S")
# დედაქალაქი: ბაქო (capital: Baku): a short label and its value.
_ROW_LABEL = lazy_regex(rf"\s*+(?:[^\s:]{{1,25}}\s){{0,3}}[^\s:]{{2,25}}(?::\s|\s{{{WIDE_GAP},}}+|\t)\s*+\S")
# დამკვირვებლები – პოლონეთი (observers: Poland): below a row such a line is one, too.
_HAS_DASH = lazy_re(r"\s[-–—]\s")
_DASHED_PAIR = lazy_regex(
    r"\s*+\p{L}(?:[^.!?…:–—\s]|\s(?![-–—]\s)){1,40}\s[-–—]\s(?:[^.!?…:–—\s]|\s(?![-–—]\s)){1,50}(?<![,-])"
)
# დანია ... სამი მილიონი ევრო (Denmark ... three million euros): dots lead to a value in words.
_LEADER_ROW = lazy_regex(r"\s*+[^.!?…]{2,60}?\s\.{3,}+\s[^.!?…]{2,60}")
# ქვეყნის ბარათი: იორდანია (country card: Jordan): a title with a colon, and a row with a gap and without a colon.
_COLON_TITLE = lazy_regex(r"\s*+[^\s:.!?…][^:.!?…]{2,60}:\s[^\s:.!?…](?:\s?[^\s:.!?…]){1,60}\s*+")
_PADDED = lazy_regex(rf"\s*+[^\s:](?:\s?[^\s:]){{0,60}}(?:\s{{{WIDE_GAP},}}+|\t\s*+)\S")
# A line that continues the value in the column above it.
_DEEP_INDENT = lazy_regex(r"\s{8,}+\S|\t{2,}+\S")
# … 110 / მილიონ ევროზე მეტი (over 110 million euros): a number split over two lines.
_FIGURE_END, _SCALE = lazy_regex(r"(?r)\d\s*+$"), lazy_re(r"ათას|მილიონ|მილიარდ|მლნ|მლრდ")
# The gap between two columns.
_HAS_GAP = lazy_re(rf"\s{{{WIDE_GAP}}}|\t")
_GAP = lazy_regex(rf"(?<=\S)(?=\s{{{WIDE_GAP}}}|\s{{0,{WIDE_GAP - 1}}}\t)\s++(?=\S)")
# ჩრდილოეთ (North), ახალი (New): the first word of a name. Its row has the rest.
_OPEN_NAME = lazy_regex(
    r"(?<!\p{L})(?:ჩრდილოეთ|სამხრეთ|აღმოსავლეთ|დასავლეთ|ცენტრალურ|ახალი|დიდი|შეერთებული|გაერთიანებული|ყოფილი|ამერიკის)\s*+$"
)
# Every row contains one of these separators. A cheap test before the full patterns.
_SEPARATOR = lazy_re(r"\s[-–—\s]|\t|:[\s\d]|\.{3}")
_DASH, _DIGIT = lazy_regex(r"(?<=\S)\s[-–—]\s(?=\S)"), lazy_re(r"\d")
_RULE_BELOW_HEADS = lazy_regex(r"\s*+[|+]?(?:\s?:?[-=–—]{2,}+:?\s?[|+]){2,}+(?:\s?:?[-=–—]{2,}+:?\s?)?+\s*+")
# -----  ------  ----: a line of signs, in one piece or in one for each column.
_RULE_OF_COLUMNS = lazy_regex(r"\s*+([-=_–—])(?:\1|\s)*+")
_RULE = lazy_regex(r"(?<=\s)\|(?=\s)|(?<=[^\t])\t++(?=[^\t])")


def has_value(text: str) -> bool:
    """Return whether a line is a table row: a label, a gap, colon or dash, and a value with a digit."""
    if len(text) > _MAX_ROW_LENGTH:
        return False
    if cues.DASHED_VALUE.fullmatch(text):
        return True
    return cues.LABELLED_VALUE.match(text) is not None and _VALUE.search(text) is not None


def has_rules(text: str) -> bool:
    """Return whether vertical bars or tabs divide a line into three cells or more: exercise | host | date.

    The line of signs below the heads of such a table is one of its lines: -----|------|-----.
    """
    may_have_rules = "|" in text or "\t" in text
    return (may_have_rules and len(_RULE.findall(text)) > 1) or _RULE_BELOW_HEADS.fullmatch(text) is not None


def has_columns(text: str) -> bool:
    """Return whether wide gaps or tabs divide a line into three cells or more."""
    return _HAS_GAP.search(text) is not None and len(_GAP.findall(text)) >= MIN_GAPS


def is_rule_of_columns(texts: Sequence[str], index: int) -> bool:
    """Return whether a line of signs is a rule of a table with wide gaps: around its headings, or below its rows."""
    if _RULE_OF_COLUMNS.fullmatch(texts[index]) is None:
        return False
    above = list(takewhile(str.strip, reversed(texts[max(0, index - _RULE_REACH) : index])))
    below = list(takewhile(str.strip, texts[index + 1 : index + 1 + _RULE_REACH]))
    is_beside_row = any(map(has_columns, (*above[:1], *below[:1])))
    return is_beside_row and sum(map(has_columns, (*above, *below))) >= _MIN_ROWS


def _has_dashes(text: str) -> bool:
    """Return whether dashes divide a line into three cells or more, with figures: mines - April 2002 - €790 000."""
    is_divided = len(_DASH.findall(text)) > 1 and _DIGIT.search(text) is not None
    return is_divided and not cues.TERMINAL.search(text) and count_sentences(text) == 1


def _has_semicolons(text: str) -> bool:
    """Return whether semicolons divide a line into three cells or more: Finland; KFOR; 22; since August 1999."""
    return text.count("; ") > 1 and not cues.TERMINAL.search(text)


# Each line is tested several times: as a row, as part of a stretch, and as a continuation of the row above.
@lru_cache(maxsize=1_000)
def _is_row(text: str) -> bool:
    if len(text) > _MAX_ROW_LENGTH:
        return len(text) <= _MAX_COLUMNS_LENGTH and has_columns(text)
    if _has_semicolons(text):
        return True
    if not _SEPARATOR.search(text) or cues.addresses(text) or cues.BULLET.match(text):
        return False
    if has_value(text) or has_columns(text) or _has_dashes(text):
        return True
    if _LEADER_ROW.fullmatch(text):
        return True
    label = _ROW_LABEL.match(text)
    # მთავრობამ უპასუხა: მისმა მინისტრმა … (the government answered: its minister …): a sentence.
    is_clause = label is not None and CLAUSE.search(text, 0, label.end()) is not None
    return label is not None and not is_clause and not cues.SENTENCE_END.search(text)


def table_stretches(
    texts: Sequence[str], run: Sequence[int], others: Container[object], hanging: Container[object] = ()
) -> list[tuple[list[int], bool]]:
    """Split a run of lines into stretches, each with whether it consists of table rows.

    Parameters
    ----------
    texts
        The lines of the document.
    run
        Lines with no empty line among them.
    others
        Lines that are not rows, such as the first lines of chronology entries.
    hanging
        Lines that continue the line above with a hanging indent.
    """
    found: list[tuple[list[int], bool]] = []
    named = country_lines(texts, run)
    for kind, lines in groupby(_rows(texts, run, others, hanging, named), lambda row: row[1]):
        stretch = [index for index, _ in lines]
        if not found and kind == "row" and _is_below_title(texts, stretch, named):
            found.append((stretch[:1], False))
            stretch = stretch[1:]
        rows = (
            [index for index in stretch if index in named or _is_row(texts[index]) or _is_pair(texts[index])]
            if kind == "row"
            else []
        )
        # მალტა – 2008 წლის აპრილი (Malta: April 2008): two countries will do for a list that ends its paragraph.
        is_whole = stretch[-1] == run[-1] and stretch[0] <= run[0] + 1
        is_list = is_whole and all(index in named and _DIGIT.search(texts[index]) for index in stretch)
        is_rows = len(rows) >= (_MIN_LISTED if is_list else _MIN_ROWS)
        is_table = kind == "ruled" or (is_rows and not _is_prose([texts[index] for index in stretch]))
        if found and not is_table and not found[-1][1]:
            found[-1][0].extend(stretch)
        else:
            found.append((stretch, bool(is_table)))
    return found


def _is_prose(lines: Sequence[str]) -> bool:
    """Return whether lines shaped like rows are rather running text: sentences begin inside several of them.

    დოკუმენტს ხელი მაისს მოაწერა. ივნისში მას (it signed the document in May. In June …).
    """
    inside = sum(1 for line in lines if count_sentences(line.rstrip()) > 1 and not cues.TERMINAL.search(line))
    return inside >= _MIN_SENTENCES and not any(map(has_columns, lines))


def _is_below_title(texts: Sequence[str], stretch: Sequence[int], named: Container[int]) -> bool:
    """Return whether the first of some lines is a title with a colon.

    The rows below it have gaps instead, or only they name countries: IPAP: ხელმოწერის წელი (IPAP: year of signature).
    """
    if _COLON_TITLE.fullmatch(texts[stretch[0]]) is None:
        return False
    rows = [texts[index] for index in stretch[1:] if _is_row(texts[index])]
    is_padded = len(rows) >= _MIN_ROWS and all(_PADDED.match(row) for row in rows)
    is_list = len(stretch) > _MIN_LISTED and stretch[0] not in named and all(index in named for index in stretch[1:])
    return is_padded or is_list


def _rows(
    texts: Sequence[str],
    run: Sequence[int],
    others: Container[object],
    hanging: Container[object],
    named: Container[object],
) -> list[tuple[int, _RowKind]]:
    """Return the lines of a run, each with the kind of row that it is, continues or explains.

    A line of ``named`` is a row although it may have no value.
    """
    rows: list[tuple[int, _RowKind]] = []
    paired = _pairs(texts, [index for index in run if index not in hanging])
    for index in run:
        above: _RowKind = rows[-1][1] if rows else ""
        kind: _RowKind
        if above and index < run[-1] and opens_row(texts[index], texts[index + 1]):
            kind = above
        elif cues.LEGEND.fullmatch(texts[index]):
            kind = above or (_row_kind(texts, index + 1) if index < run[-1] else "")
        else:
            kind = _row_kind(texts, index) or ("row" if index in named else "")
            continues = index in hanging or (not kind and continues_row(texts[index - 1], texts[index]))
            kind = above if continues and above else kind
        if not kind and (index in paired or (above == "row" and _is_pair(texts[index]))):
            kind = "row"
        rows.append((index, "" if index in others else kind))
    return rows


def _pairs(texts: Sequence[str], run: Sequence[int]) -> frozenset[int]:
    """Return the lines of lists of pairs with dashes, without figures: ვიზიტი – პარიზი, საფრანგეთი (visit: Paris)."""
    pairs = [list(lines) for is_pair, lines in groupby(run, lambda index: _is_pair(texts[index])) if is_pair]
    return frozenset(index for lines in pairs if len(lines) >= _MIN_ROWS for index in lines)


def _is_pair(text: str) -> bool:
    return (
        _HAS_DASH.search(text) is not None
        and _DASHED_PAIR.fullmatch(text) is not None
        and cues.ABBREVIATION_ENTRY.match(text) is None
    )


def _row_kind(texts: Sequence[str], index: int) -> _RowKind:
    if has_rules(texts[index]):
        return "ruled"
    return "row" if _is_row(texts[index]) or is_rule_of_columns(texts, index) else ""


def opens_row(line: str, below: str) -> bool:
    """Return whether a line is the first part of a label whose row is the line below: ბოსნია და (Bosnia and)."""
    is_label = (
        len(line.strip()) <= _MAX_LABEL
        and cues.LETTER.search(line) is not None
        and cues.INDENT.match(line) is None
        and not _is_row(line)
    )
    is_open = UNFINISHED_END.search(line) is not None or _OPEN_NAME.search(line) is not None
    return is_label and is_open and has_columns(below) and cues.INDENT.match(below) is None


def continues_row(row: str, line: str) -> bool:
    """Return whether a line continues the row above: it has a hanging indent, or the row is incomplete."""
    if _RULE_OF_COLUMNS.fullmatch(line) or cues.LEGEND.fullmatch(row):
        return False
    if has_rules(row) and has_rules(line):
        return _continues_cells(row.split("|"), line.split("|"))
    is_row = _is_row(line) or has_rules(line)
    is_hanging = cues.INDENT.match(line) is not None and not row[:1].isspace()
    is_open = UNFINISHED_END.search(row) is not None or _splits_number(row, line)
    return (not is_row and (is_open or is_hanging)) or _has_open_name(row, line) or _DEEP_INDENT.match(line) is not None


def _continues_cells(row: Sequence[str], line: Sequence[str]) -> bool:
    """Return whether the cells of a line continue those of the row above: the first is empty, and they fill others.

    If the row above has no empty cell, its first cell may rather be merged over both rows.
    """
    if line[0].strip() or not row[0].strip() or len(line) != len(row):
        return False
    filled = [below.strip() and not above.strip() for above, below in zip(row, line, strict=True)]
    return any(filled) or 2 * sum(bool(cell.strip()) for cell in line) < len(line)


def _has_open_name(row: str, line: str) -> bool:
    """Return whether the name in the first cell of a row goes on in the line below, which has fewer cells.

    ბოსნია და | სლოვენია | რადარი / ჰერცეგოვინა (Bosnia and | Slovenia | a radar / Herzegovina).
    """
    gap = _GAP.search(row)
    if gap is None or len(_GAP.findall(line)) >= len(_GAP.findall(row)):
        return False
    name = row[: gap.start()]
    return UNFINISHED_END.search(name) is not None or _OPEN_NAME.search(name) is not None


def _splits_number(row: str, line: str) -> bool:
    """Return whether a number is split over two lines: … 110 / მილიონ ევროზე მეტი (over 110 million euros)."""
    return _SCALE.match(line.lstrip()) is not None and _FIGURE_END.search(row) is not None
