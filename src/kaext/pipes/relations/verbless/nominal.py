"""Nominal clauses: lines of lists, tables and fact sheets without a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target, programme_of_list
from kaext.pipes.relations.arguments.targets import is_exercise_of_centre, named_target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import CELL_MARK, PLACE, UNMARKED, Phrase, Programme
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_bilateral,
    is_carried_out,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_plan,
    is_work,
)
from kaext.pipes.relations.sentences.lists import is_bare_country, items_of
from kaext.pipes.relations.words import (
    actors,
    field_labels,
    light_nouns,
    locations,
    matrices,
    modality,
    programme_nouns,
    reference,
)
from kaext.pipes.values import RelationType, RelationValue

_RULE = "listed"
# A figure and the dash after it.
_FIGURE_AND_DASH = 2


def nominal_statements(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a line of a list or fact sheet states, by its heading, its label and its cells.

    The country is at the head of the line, at the head of its entry, or in the heading of the list.
    """
    unit, of_list = sentence.discourse.unit, programme_of_list(sentence)
    if not (sentence.is_labelled or unit.relation or of_list or (sentence.is_item and unit.is_card)):
        return
    words = [ph.text for ph in sentence.phrases if ph.kind == "word"]
    if any(modality.NEGATION.match(word) or matrices.NOTHING.fullmatch(word) for word in words):
        return
    clause, *others = map(Clause, split_at_semicolons(sentence.phrases))
    for other in others if sentence.is_labelled else ():
        if not other.has_verb:
            yield from _statements_under_label(other, sentence)
    if clause.has_verb:
        return
    yield from _statements_under_label(clause, sentence)
    yield from _statements_of_work(clause, sentence)
    relation = (
        unit.relation
        or _relation_of_contingent(of_list, clause)
        or _relation_of_work(clause, sentence)
        or _relation_of_date(sentence)
    )
    if relation is None:
        return
    yield from _statements_under_heading(relation, clause, sentence)
    programme = of_list or sentence.discourse.document.title_programme
    if programme is not None:
        yield from _statements_of_programme(relation, programme, clause, sentence)


def _statements_of_programme(
    relation: RelationType, programme: Programme, clause: Clause, sentence: Sentence
) -> Iterator[RelationValue]:
    """Yield what a line states of the programme in its title: of each country that it lists, else of its own."""
    frame, target = Frame.of_rule(relation, _RULE, _RULE), Target((programme,), None, 1.0)
    if items := items_of(sentence.phrases):
        for country, dates in items:
            if country.role in ("nom", "bare") and (dates or relation not in ("beneficiary", "hosted")):
                party, item = Party(country.ids, country, 1.0), Clause([country, *dates])
                yield from _line_statements(frame, country, party, target, item, sentence)
        return
    if _is_figure_of_country(sentence.phrases) and not is_operation(programme):
        return
    ids = sentence.entry.countries or _country_of_first_cell(sentence.phrases) or _counted(sentence.phrases)
    is_detailed = clause.of("date") or clause.of("sum") or relation == "participates"
    if ids and is_detailed and not clause.of("programme"):
        first, of_title = sentence.phrases[0], sentence.discourse.unit.dates
        if is_operation(programme) and len(of_title) == 1 and not clause.of("date"):
            clause = Clause([*clause.phrases, *of_title])  # contingents in June 2010
        yield from _line_statements(frame, first, Party(ids, first, 1.0), target, clause, sentence)


def _country_of_first_cell(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the country of the first cell if it is the only one of the row: "Serbia | mines | 2005-2007"."""
    is_begun = len(row) > 1 and row[0].kind == "country" and row[0].role in UNMARKED
    is_row = is_begun and (row[1].text == CELL_MARK or _is_figure_of_country(row))
    return row[0].ids if is_row and sum(ph.kind == "country" for ph in row) == 1 else ()


def _is_figure_of_country(row: Sequence[Phrase]) -> bool:
    """Return whether a line is a country and a figure, with a dash between them or without: "Finland – 400"."""
    if not row or not is_bare_country(row[0]):
        return False
    figures = [ph for ph in row[1:] if ph.kind != "dash" and ph.text[0].isalnum()]
    return len(figures) == 1 and _is_figure(figures[0])


def _counted(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the country whose people a line counts: "20 – Finns", "34 – Armenian soldiers, since 2004"; else empty."""
    is_count = len(row) > _FIGURE_AND_DASH and _is_figure(row[0]) and row[1].kind == "dash"
    countries = [ph for ph in row if ph.kind == "country"]
    if not is_count or countries != [row[_FIGURE_AND_DASH]]:
        return ()
    return countries[0].ids if countries[0].head_kind == "actor" or countries[0].is_adjectival else ()


def _is_figure(phrase: Phrase) -> bool:
    return phrase.kind == "word" and matrices.FIGURE.fullmatch(phrase.text) is not None


def split_at_semicolons(row: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return a line split at its semicolons: "two officers since 2009; a company in 2010"."""
    parts: list[list[Phrase]] = [[]]
    for phrase in row:
        if phrase.text == ";":
            parts.append([])
        else:
            parts[-1].append(phrase)
    return parts


def nominal_line_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a line states that names a programme but no country: "KFOR: a company, 1999-2010".

    Such a line holds nothing but the programme at its head, people, a date and generic nouns.
    """
    party, programmes = _country_of_line(clause, sentence), clause.of("programme")
    target = named_target(Event((), rule="unlisted", trigger=programmes[0]), clause) if programmes else None
    if party is None or target is None or target.mention is None:
        return
    is_first = programmes[0].start <= clause.phrases[0].start
    if not (is_first or sentence.entry.date):
        return
    is_plain = all(ph.kind != "word" or ph.role == "bare" or is_descriptive(ph) for ph in clause.phrases)
    is_told_of = has_date(clause, sentence) or _has_people(clause)
    if not (is_plain and is_told_of) or is_exercise(programmes[0].programmes[-1]):
        return
    for programme in target.programmes:
        frame = frame_of_row(
            programme, target.mention, is_dated=has_date(clause, sentence), is_lasting=has_interval(clause)
        )
        if frame is not None:
            scope = Scope(Event((frame,), rule="unlisted", trigger=programmes[0]), clause, sentence)
            only = target._replace(programmes=(programme,))
            # the heading does not say what its lines are
            yield from instantiate(frame, scope, party._replace(confidence=claim("country", "heading", "row")), only)


def frame_of_row(
    programme: Programme, at: Phrase, *, is_dated: bool, is_lasting: bool, is_place_after: bool = False
) -> Frame | None:
    """Return the frame of a row that consists of a country and a programme, or None.

    Parameters
    ----------
    programme, at
        The programme and its phrase.
    is_dated, is_lasting
        Whether the row has a date, and whether that is an interval.
    is_place_after
        A single country follows the programme: "exercise, date, place".
    """
    if at.head_kind == "member":
        return Frame.of_rule("participates", "subject", "unlisted", "row")
    if is_exercise(programme) and is_dated and is_place_after and at.role in ("bare", "nom"):
        return Frame.of_rule("hosted", "subject", "unlisted", "row-dated")
    if is_operation(programme) or is_exercise(programme):
        is_plain = at.role in ("loc", "bare", "nom")
        return Frame.of_rule("participates", "subject", "unlisted", "row") if is_plain else None
    if is_local(programme) and at.role in ("nom", "bare"):
        return Frame.of_rule("beneficiary", "place", "unlisted", "row-work")
    if is_carried_out(programme) and at.role == "loc":
        return Frame.of_rule("participates", "subject", "unlisted", "row-work")
    if is_carried_out(programme) and is_lasting and at.role in ("nom", "bare"):
        return Frame.of_rule("participates", "subject", "unlisted", "row-work")
    if is_dated and (is_agreed(programme) or is_forum(programme)):
        is_its_own = programme.kind == "plan" and is_bilateral(programme)
        relation: RelationType = "participates" if is_lasting else "completed" if is_its_own else "joined"
        is_plain = at.role in ("loc", "on", "dat", "bare") or (at.role == "nom" and at.head_kind in ("", "programme"))
        return Frame.of_rule(relation, "subject", "unlisted", "row-dated") if is_plain else None
    return None


def frame_of_row_there(programme: Programme, at: Phrase, *, is_dated: bool, is_its_thing: bool) -> Frame | None:
    """Return the frame of a row with a programme, or a thing of it, in a country, or None."""
    is_done_in_country = is_local(programme) or (is_carried_out(programme) and not is_plan(programme))
    if is_done_in_country and (at.role in ("nom", "bare") or is_its_thing):
        return Frame.of_rule("beneficiary", "place", "unlisted", "row-there")
    is_held = is_exercise(programme) and is_dated
    return Frame.of_rule("hosted", "place", "unlisted", "row-dated") if is_held else None


def has_interval(clause: Clause) -> bool:
    """Return whether a clause has an interval as a date."""
    return any("/" in date for ph in clause.of("date") for date in ph.ids)


def has_date(clause: Clause, sentence: Sentence) -> bool:
    """Return whether a clause or its entry has a date."""
    return bool(clause.of("date") or sentence.entry.date)


def _statements_under_label(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a labelled line about one country states of the programme in its label: "KFOR: a battalion"."""
    party, programme = _country_of_line(clause, sentence), sentence.entry.programme
    if not sentence.is_labelled or programme is None or party is None:
        return
    is_placed = any(ph.kind == "word" and ph.role in PLACE for ph in clause.phrases)
    relation: RelationType | None = "participates" if is_operation(programme) and _has_people(clause) else None
    if is_work(programme) and is_placed and clause.of("date"):
        relation = "beneficiary"
    if relation is not None:
        target = Target((programme,), None, 1.0)
        yield from _line_statements(
            Frame.of_rule(relation, _RULE, _RULE), sentence.phrases[0], party, target, clause, sentence
        )


def _statements_of_work(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield that the only country of a heading has the work that a line tells: "SPS: a telemedicine system, 2014-2018".

    The programme is at the head of the line, before a colon or dash. Where the heading is nothing but the country's
    name, the line names a date, or what is done or installed.
    """
    head, mark, *told = [*clause.phrases, None, None][: max(2, len(clause.phrases))]
    is_headed = head is not None and head.kind == "programme" and head.role in UNMARKED and not head.is_dependent
    party = _country_of_line(clause, sentence)
    if head is None or mark is None or not is_headed or mark.kind != "dash" or party is None:
        return
    programme, unit = head.programmes[-1], sentence.discourse.unit
    words = [ph for ph in told if ph is not None and ph.kind == "word" and ph.text[0].isalnum()]
    is_noun = bool(words) and not any(actors.is_actor(ph.text) for ph in words if ph.role == "nom")
    is_work = any(
        pattern.match(ph.text) for ph in words for pattern in (programme_nouns.DONE_THERE, programme_nouns.EQUIPMENT)
    )
    is_kind = is_noun and not is_work and programme_nouns.PROGRAMME_NOUN.match(words[0].text)  # it is a mechanism
    is_event = not is_work and any(ph.form is not None for ph in words)  # an offer, a contribution
    is_told = unit.relation == "beneficiary" or (unit.is_card and (bool(clause.of("date")) or is_work))
    if is_told and is_noun and not (is_kind or is_event) and is_carried_out(programme) and not _came_to_nothing(words):
        frame, target = Frame.of_rule("beneficiary", _RULE, _RULE, "project"), Target((programme,), head, 1.0)
        yield from _line_statements(frame, head, party, target, clause, sentence)


def _came_to_nothing(words: Sequence[Phrase]) -> bool:
    """Return whether a line tells of work that was given up, or is still to come."""
    texts = [ph.text for ph in words]
    return any(map(field_labels.CAME_TO_NOTHING.match, texts)) or field_labels.is_still_to_come(texts)


def _country_of_line(clause: Clause, sentence: Sentence) -> Party | None:
    """Return the only country of the entry, else of the heading, for a line that names none; None if it names one."""
    ids, how = sentence.discourse.unit.countries, "heading"
    if sentence.discourse.unit.is_denied:
        return None
    if (sentence.entry.date or sentence.is_labelled) and not ids:
        ids, how = sentence.discourse.document.main_country, "main"
    if sentence.entry.countries:
        ids, how = sentence.entry.countries, "entry"
    names_none = all(ph.role == "none" for ph in clause.of("country"))  # "none": of a foreign contingent
    return Party(ids, None, 1.0, how) if len(ids) == 1 and names_none else None


def _relation_of_contingent(programme: Programme | None, clause: Clause) -> RelationType | None:
    """Return the relation of a country listed under the name of an operation, with its troops or a date."""
    if programme is None or not is_operation(programme):
        return None
    nouns = [ph for ph in clause.phrases if ph.kind == "word" and ph.role == "nom" and ph.text != "კი"]
    are_apt = all(is_descriptive(ph) or locations.PLACE.match(ph.text) for ph in nouns)
    is_of_country = bool(clause.of("date")) and are_apt
    is_counted = _is_figure_of_country(clause.phrases) or bool(_counted(clause.phrases))
    return "participates" if is_of_country or is_counted or _has_people(clause) else None


def _relation_of_date(sentence: Sentence) -> RelationType | None:
    """Return the relation of a country with nothing but a date under the name of a programme: PfP / Malta – April 1995.

    Any other word in the title leaves open what the date is about.
    """
    unit, items = sentence.discourse.unit, items_of(sentence.phrases)
    programme = unit.programme if unit.is_name and not unit.others else None
    if programme is None or sentence.entry.is_enclosed or len(items) != 1:
        return None
    country, dates = items[0]
    if len(dates) != 1 or not is_bare_country(country):
        return None
    at = Phrase("programme", programme.name, country.start, country.start, role="bare", programmes=(programme,))
    frame = frame_of_row(programme, at, is_dated=True, is_lasting="/" in dates[0].ids[0])
    return frame.relation if frame is not None and (is_agreed(programme) or is_forum(programme)) else None


def _relation_of_work(clause: Clause, sentence: Sentence) -> RelationType | None:
    """Return the relation of a country to dated work listed under the name of the programme that carried it out.

    "Serbia: courses for officers, 2006" under the name of a fund.
    """
    programme = programme_of_list(sentence)
    is_of_work_programme = programme is not None and is_carried_out(programme)
    is_of_work = any(programme_nouns.DONE_THERE.match(ph.text) for ph in clause.of("word"))
    is_dated = bool(sentence.entry.countries) and bool(clause.of("date"))
    names_none = len(clause.of("country")) == 1 and not clause.of("programme")  # only the country at its head
    return "beneficiary" if is_of_work_programme and is_of_work and is_dated and names_none else None


def _statements_under_heading(relation: RelationType, clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a line with a programme states in a list about the only country of its heading: its projects."""
    countries = sentence.discourse.unit.countries
    own = next((ph for ph in clause.of("programme") if not (ph.is_dependent or is_exercise_of_centre(ph))), None)
    is_apt = relation in ("beneficiary", "hosted") and (clause.of("date") or clause.of("sum"))
    if len(countries) == 1 and own is not None and is_apt and not clause.of("country"):
        target = Target(own.programmes[-1:], own, 1.0)
        party = Party(countries, None, 1.0, "heading")
        yield from _line_statements(
            Frame.of_rule(relation, _RULE, _RULE, "project"), own, party, target, clause, sentence
        )


def _line_statements(
    frame: Frame, at: Phrase, party: Party, target: Target, clause: Clause, sentence: Sentence
) -> Iterator[RelationValue]:
    yield from instantiate(frame, Scope(Event((frame,), rule=_RULE, trigger=at), clause, sentence), party, target)


def is_descriptive(phrase: Phrase) -> bool:
    """Return whether a word describes a programme or contingent: mission (მისია), platoon (ოცეული), first."""
    patterns = (
        programme_nouns.PROGRAMME_NOUN,
        actors.ACTOR,
        reference.ORDINAL,
        reference.GENERIC_BEFORE,
        light_nouns.LIGHT["member"],
    )
    return any(pattern.match(phrase.text) for pattern in patterns)


def _has_people(clause: Clause) -> bool:
    return any(ph.kind == "word" and actors.is_actor(ph.text) for ph in clause.phrases)
