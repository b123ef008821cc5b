"""CoNLL-U Plus: one token per line, with numbered spans in the column ``KAEXT:SPANS``.

Format: https://universaldependencies.org/ext-format.html. ``MISC`` contains ``SpacesAfter`` or ``SpaceAfter=No``, with
the escapes of UD's tools, so that the text is restored exactly. A comment declares each span
(``# span 3 = date v=2004-06``); a token lists the spans that contain it (``B:3|I:1``), or ``_``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

import regex

from kaext.evaluation.gold import TAGS, GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Corrected, Files
from kaext.exchange.pairs import from_pairs, quoted, to_pairs
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv, relations_from_tsv, relations_to_tsv, text_of
from kaext.exchange.tokens import tokens_at
from kaext.problems import DocumentError, problem

SUFFIX = ".conllup"
_READ = ("FORM", "MISC", "KAEXT:SPANS")
_SHOWN = 60
_HEADER = "# global.columns = ID FORM MISC KAEXT:SPANS\n"
_ESCAPES = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\", "|": "\\p"}
_UNESCAPES = {escape[1]: character for character, escape in _ESCAPES.items()} | {"u": "_"}


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``NAME.conllup`` of each document."""
    return {f"{document.name}{SUFFIX}": "".join(_rows(document)).encode("utf-8") for document in documents}


def read(files: Files) -> Corrected:
    """Read ``.conllup`` files created by :func:`write`, corrected or not.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: a required column is missing, or a row does not have one cell per column.
    """
    corrected = Corrected()
    for name in sorted(name for name in files if name.endswith(SUFFIX)):
        corrected.documents.append(_document(name, text_of(files, name), corrected))
    return corrected


def _rows(document: GoldDocument) -> Iterator[str]:
    yield _HEADER
    yield f"# newdoc id = {quoted(document.name)}\n"
    yield f"# lines = {quoted(lines_to_tsv(document.lines))}\n"
    yield f"# relations = {quoted(relations_to_tsv(document.relations))}\n"
    for number, span in enumerate(document.spans, 1):
        yield f"# span {number} = {span.tag} {to_pairs(span.attributes)}\n"
    pieces = tokens_at(document.text, [edge for span in document.spans for edge in (span.start, span.end)])
    number = index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = " " if piece.space else ""
        form = piece.text
        index += 1
        if form.isspace():
            # White space at the start of the text is attached to an empty token.
            form, after = "", form + after
        while index < len(pieces) and pieces[index].text.isspace():
            after += pieces[index].text + (" " if pieces[index].space else "")
            index += 1
        number += 1
        misc = "SpaceAfter=No" if not after else "_" if after == " " else f"SpacesAfter={_escape(after)}"
        yield f"{number}\t{_form(form)}\t{misc}\t{_marks(document.spans, piece.start, len(form)) or '_'}\n"
    yield "\n"


def _marks(spans: Sequence[GoldSpan], start: int, length: int) -> str:
    marks = [
        f"{'B' if span.start == start else 'I'}:{number}"
        for number, span in enumerate(spans, 1)
        if length and span.start <= start < span.end
    ]
    return "|".join(marks)


def _document(file_name: str, content: str, corrected: Corrected) -> GoldDocument:
    rows = content.split("\n")
    comments = _comments(rows)
    name = unquote(comments.get("newdoc id", "")) or file_name.removesuffix(SUFFIX)
    columns = comments.get("global.columns", "").split()
    extents: dict[str, tuple[int, int]] = {}
    gaps: set[str] = set()
    text: list[str] = []
    position = form_end = 0
    for row in rows:
        if not row or row.startswith("#"):
            continue
        form, misc, marks = _cells(row, columns, file_name)
        previous_end, form_end = form_end, position + len(form)
        for mark in marks.split("|") if marks != "_" else ():
            number = mark.partition(":")[2]
            start, end = extents.get(number, (position, previous_end))
            if end != previous_end:
                gaps.add(number)
            extents[number] = (start, form_end)
        spaces = {"_": " ", "SpaceAfter=No": ""}.get(misc)
        text += [form, _unescape(misc.removeprefix("SpacesAfter=")) if spaces is None else spaces]
        position += len(text[-2]) + len(text[-1])
    whole = "".join(text)
    declared = {
        key.removeprefix("span "): value.partition(" ")[::2]
        for key, value in comments.items()
        if key.startswith("span ")
    }
    for number in sorted(extents.keys() - declared.keys()):
        corrected.add_loss(name, f"the tokens marked {number}: no comment “# span {number} = …” declares them")
    spans = []
    for number, (tag, pairs) in declared.items():
        if number not in extents:
            continue
        extent = slice(*extents[number])
        if tag not in TAGS:
            corrected.add_loss(name, f"span {number} „{whole[extent][:_SHOWN]}“: {tag} is not a kaext label")
            continue
        if number in gaps:
            corrected.add_loss(name, f"the gaps in span {number} „{whole[extent][:_SHOWN]}“: gold spans have none")
        spans.append(GoldSpan(tag, extent.start, extent.stop, whole[extent], from_pairs(pairs)))
    lines = lines_from_tsv(unquote(comments.get("lines", "")))
    relations = relations_from_tsv(unquote(comments.get("relations", "")))
    return GoldDocument(name, whole, in_text_order(spans), lines, relations)


def _comments(rows: Iterable[str]) -> dict[str, str]:
    """Return the comments of the form ``# KEY = VALUE``; for repeated keys, the last."""
    parts = (row[1:].partition(" = ") for row in rows if row.startswith("#"))
    return {key.strip(): value for key, _, value in parts}


def _cells(row: str, columns: Sequence[str], file_name: str) -> tuple[str, str, str]:
    """Return ``FORM``, ``MISC`` and the span marks of a row."""
    cells = row.split("\t")
    if missing := [column for column in _READ if column not in columns]:
        reason = f"the comment “# global.columns” lacks the column {missing[0]}"
        raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason))
    if len(cells) != len(columns):
        reason = f"{row[:40]!r} has {len(cells)} cells for {len(columns)} columns"
        raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason))
    form, misc, marks = (cells[columns.index(column)] for column in _READ)
    return "" if form == "_" else _unescape(form), misc, marks


def _form(text: str) -> str:
    """Return a token as ``FORM``; ``_`` means no form, so the character itself is escaped."""
    return {"": "_", "_": "\\u"}.get(text) or _escape(text)


def _escape(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _unescape(text: str) -> str:
    return regex.sub(r"\\(.)", lambda match: _UNESCAPES.get(match[1], match[1]), text)
