"""Lines of fact sheets with the place or date of the programme in their heading: "place: Georgia", "date: May 2009"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.pipes.relations.arguments.scope import Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import UNMARKED, Phrase, Programme, dated
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.programme_kinds import is_agreed, is_exercise, is_local, is_work
from kaext.pipes.relations.verbless.labels import statements_about
from kaext.pipes.relations.words import listing, programme_nouns, times
from kaext.pipes.relations.words.matchers import Matcher
from kaext.pipes.values import RelationValue

# The longest label, in words: "place of holding it".
_LABEL_WORDS = 3
# The farthest line from the name of the programme.
_MAX_DISTANCE = 5
# Length of the head of a line, in phrases: the country and the colon.
_HEAD = 2


def fact_sheet_statements(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield where an exercise or project was by a line with its place; record the date of an exercise."""
    programme = _programme_of_sheet(sentence)
    if programme is None:
        return
    for label, value in _labelled_values(sentence.phrases):
        yield from _line_statements(label, value, programme, sentence)


def project_line_statements(sentence: Sentence) -> list[RelationValue]:
    """Return the statement of a line in a list of projects: "Egypt: mine detection, SPS, 2014-2016, 600 000 euros"."""
    row = sentence.phrases
    is_headed = len(row) > _HEAD and row[0].kind == "country" and row[0].role in UNMARKED and row[1].kind == "dash"
    programmes = [ph for ph in row[_HEAD:] if ph.kind == "programme" and not ph.is_dependent]
    others = [ph for ph in row[_HEAD:] if ph.kind == "country"]
    if not is_headed or others or len(programmes) != 1 or Clause(list(row)).has_verb:
        return []
    programme, at = programmes[0].programmes[-1], row.index(programmes[0])
    is_apart = row[at - 1].kind == "comma" and (at + 1 == len(row) or row[at + 1].kind in ("comma", "stop"))
    dates = dated(row)
    is_project = bool(dates) and any(programme_nouns.MEANS_PROJECT.match(ph.text) for ph in row)
    is_detailed = is_project or any(ph.kind == "sum" for ph in row)
    if not (is_apart and is_detailed) or is_agreed(programme) or not is_work(programme):
        return []
    frame = Frame.of_rule("beneficiary", "label", "label", "project")
    clause = Clause([row[0], programmes[0], *dates])
    return list(statements_about(row[0], frame, "label", row[0], clause, sentence))


def _labelled_values(row: Sequence[Phrase]) -> Iterator[tuple[Sequence[Phrase], Sequence[Phrase]]]:
    """Yield each label of a row with the value after its colon: several lines may have run together."""
    colons = [i for i, ph in enumerate(row) if ph.text == ":"]
    starts = [_start_of_label(row, colon) for colon in colons]
    for colon, start, end in zip(colons, starts, [*starts, len(row)][1:], strict=True):
        yield row[start:colon], row[colon + 1 : end]


def _start_of_label(row: Sequence[Phrase], colon: int) -> int:
    start = colon
    while start > max(0, colon - _LABEL_WORDS) and row[start - 1].kind == "word":
        start -= 1
    return start


def _line_statements(
    label: Sequence[Phrase], value: Sequence[Phrase], programme: Programme, sentence: Sentence
) -> Iterator[RelationValue]:
    if not label or Clause(list(value)).has_verb or any(times.OCCASION.match(ph.text) for ph in label):
        return
    dates = dated(value)
    if len(dates) == 1 and _is_label(label, listing.COLUMN_HEADS["date"]):
        yield from _date_line_statements(programme, dates[0], sentence)
    places = [ph for ph in value if ph.kind == "country" and ph.role in ("nom", "bare", "loc")]
    if len(places) != 1 or not _is_label(label, listing.PLACE_LABEL):
        return
    frame = (
        Frame.of_rule("hosted", "label", "label", "place-of-exercise")
        if is_exercise(programme)
        else Frame.of_rule("beneficiary", "label", "label", "place-of-project")
    )
    if is_exercise(programme) or is_local(programme):
        yield from statements_about(places[0], frame, "label", places[0], Clause([places[0], *dates]), sentence)


def _programme_of_sheet(sentence: Sentence) -> Programme | None:
    """Return the programme of the heading or entry, else the one named last."""
    discourse = sentence.discourse
    return discourse.unit.programme or sentence.entry.programme or discourse.last_programme(reach=_MAX_DISTANCE)


def _is_label(label: Sequence[Phrase], pattern: Matcher) -> bool:
    return any(pattern.match(ph.text) for ph in label)


def _date_line_statements(programme: Programme, date: Phrase, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield that a project ran at a date in the country of the heading; record the date of an exercise."""
    if is_exercise(programme):
        sentence.discourse.findings.add_exercise_dates(programme.id, date.ids)
    countries = sentence.discourse.unit.countries
    if is_local(programme) and len(countries) == 1:
        country = Phrase("country", date.text, date.start, date.end, role="nom", ids=countries)
        frame = Frame.of_rule("beneficiary", "label", "label", "project")
        yield from statements_about(country, frame, "label", country, Clause([country, date]), sentence)
