"""Sections and boxes: the countries, programmes and relations that titles set for the text under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, PROGRAMMES, BlockSpan, blocks_of, text_of
from kaext.pipes.glossaries import is_glossary
from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.phrases import UNMARKED, Phrase, dated
from kaext.pipes.relations.phrasing.chunking import phrases_of
from kaext.pipes.relations.phrasing.mentions import Mentions
from kaext.pipes.relations.sentences.lists import is_bare_country, lines_of_countries, rows_with_arrows
from kaext.pipes.relations.sentences.signs import affirmed_parts
from kaext.pipes.relations.temporal.time_setting import standalone_date
from kaext.pipes.relations.verbless.table_headings import OTHER, event_of
from kaext.pipes.relations.words import country_nouns, listing, modality, programme_nouns
from kaext.pipes.values import RelationType

# Longer "sentences" are read in pieces, so that running time stays linear.
MAX_TOKENS = 400
# The fewest entries of a table of contents.
_MIN_PAGES = 3
# Kinds of blocks that are titles of a unit.
TITLES = frozenset({"heading", "box_title"})
# The longest label of a field, in words.
_LABEL_WORDS = 4
# Kinds of blocks that a list consists of, the fewest lines of it, and the longest, in code points.
_LISTING, _MIN_LISTED, _MAX_LIST_LINE = frozenset({"body", "box"}), 2, 120
# Mentions in the lines of a list.
_NAMED = frozenset({COUNTRIES, PROGRAMMES})
# Those who are none: არაწევრები (non-members), not არამოკავშირე (not an ally).
_NON = ("არაწევრ", "არამონაწილ")
# The ending of the genitive.
_GENITIVE = "ის"
# A main country has at least this share of all mentions, and this number of mentions.
_MAIN_SHARE, _MAIN_MENTIONS = 0.5, 4


def main_country(mentioned: Iterable[tuple[str, ...]], in_title: tuple[str, ...]) -> tuple[str, ...]:
    """Return the only country of the title, else the country of most mentions; empty if there is none.

    Parameters
    ----------
    mentioned
        The countries of each mention in the document.
    in_title
        The countries in the title.
    """
    if len(in_title) == 1:
        return in_title
    counts = Counter(mentioned)
    (ids, count), *_ = counts.most_common(1) or [((), 0)]
    return ids if len(ids) == 1 and count >= _MAIN_SHARE * counts.total() and count >= _MAIN_MENTIONS else ()


def units_of(doc: Doc, mentions: Mentions) -> dict[str, Unit]:
    """Return the topic of each section and box by its titles; under "" that of the document by its own title."""
    found: dict[str, Unit] = {}
    document_text = text_of(doc)
    for block, sentences in sentences_by_block(doc):
        if block.kind not in TITLES and block.kind != "title":
            continue
        text = document_text[block.start : block.end]
        unit = found.setdefault(block.unit, Unit())
        countries: dict[str, None] = {}
        rows = [phrases_of(mentions, start, end) for start, end in sentences]
        for row in rows:
            unit.date = unit.date or standalone_date(row)
            unit.dates += tuple(dated(row))
            for phrase, following in zip_longest(row, row[1:]):
                if phrase.kind == "country" and not _is_beside(phrase, following):
                    countries.update(dict.fromkeys(phrase.ids))
                elif phrase.kind == "programme":
                    *before, last = phrase.programmes
                    unit.others += tuple(before) if unit.programme is None else phrase.programmes
                    unit.programme = unit.programme or last
        unit.countries = unit.countries or tuple(countries)
        unit.is_card = bool(unit.country) and unit.programme is None and all(map(_is_about_country, rows))
        unit.is_name = unit.programme is not None and all(map(_is_of_name, chain.from_iterable(rows)))
        unit.is_question = unit.is_question or text.rstrip().endswith("?")
        unit.is_known = unit.is_known or any(modality.KNOWN.match(ph.text) for row in rows for ph in row[:2])
        unit.is_planned = unit.is_planned or listing.PLANNED_LIST.search(text) is not None
        unit.is_of_donors = unit.is_of_donors or listing.DONORS.search(text) is not None
        unit.is_denied = unit.is_denied or (not unit.is_question and _denies(text))
        if not unit.relation and not unit.is_denied:
            listed = None if unit.is_of_donors else _relation_of_list(text)
            unit.relation = listed or _relation_asked_about(rows) or _relation_of_countries(rows)
    return found


def _is_beside(country: Phrase, following: Phrase | None) -> bool:
    """Return whether a title is about what is beside a country, not about it: Afghanistan's neighbours."""
    return country.text.endswith(_GENITIVE) and bool(following and country_nouns.BESIDE.match(following.text))


def _is_of_name(phrase: Phrase) -> bool:
    """Return whether a phrase belongs to a programme's name: the name, its acronym in brackets, a noun for its kind."""
    is_noun = programme_nouns.PROGRAMME_NOUN.match(phrase.text) is not None
    return phrase.kind in ("programme", "open", "close") or not phrase.text[0].isalnum() or is_noun


def _is_about_country(row: Sequence[Phrase]) -> bool:
    """Return whether the countries in a line of a title are what it is about, not places."""
    return all(ph.role in UNMARKED or ph.text.endswith(_GENITIVE) for ph in row if ph.kind == "country")


def _relation_of_list(text: str) -> RelationType | None:
    """Return the relation that a title or introduction gives the items of a list, if any."""
    return next((relation for relation, pattern in listing.LISTS if pattern.search(text)), None)


def _relation_asked_about(rows: Sequence[Sequence[Phrase]]) -> RelationType | None:
    """Return the relation of the verb in a title that asks of whom it holds, or when: who joined and when."""
    return next((relation for row in rows if (relation := relation_asked_about(row)) is not None), None)


def _relation_of_countries(rows: Sequence[Sequence[Phrase]]) -> RelationType | None:
    """Return that countries participate, where a title is nothing but "IPAP countries"."""
    row = [ph for row in rows for ph in row if ph.text[0].isalnum()]
    if [ph.kind for ph in row] != ["programme", "word"] or row[0].role not in ("gen", "dat", "datgen"):
        return None
    is_of_countries = country_nouns.GROUP_HEAD.match(row[1].text) is not None and "ებ" in row[1].text
    return "participates" if is_of_countries else None


def relation_asked_about(row: Sequence[Phrase]) -> RelationType | None:
    """Return the relation of the verb in a line that asks of whom it holds, or when; None for any other line.

    "MD: ვინ როდის შემოვიდა" (MD: who came in when). The line may name the programme, but no country.
    """
    words = [ph for ph in row if ph.kind not in ("programme", "dash")]
    if not any(listing.ASKS_WHO_OR_WHEN.match(ph.text) for ph in words):
        return None
    event = event_of(words)
    # Who received what is told by each item.
    is_about_share = event in ("completed", "joined") and any(listing.ASKS_WHAT.match(ph.text) for ph in words)
    return None if event == OTHER or is_about_share else event


def inherit_countries(unit: Unit, around: Unit, text: str, *, kind: str) -> Unit:
    """Return a unit with the countries of the enclosing one if it names none and its ``text`` ends with a colon.

    The text is that of its first block, of this ``kind``.

    "Kazakhstan. Projects: …": the projects are Kazakhstan's. So is what the labelled fields of a box without a title
    tell under the name of a country: "operations: KFOR, since 1999".
    """
    label, colon, value = text.partition(":")
    if unit.countries or not colon:
        return unit
    if not value.strip():
        return replace(unit, countries=around.countries)
    is_field = kind not in TITLES and around.is_card and unit.programme is None and len(label.split()) <= _LABEL_WORDS
    return replace(unit, countries=around.countries, is_card=True) if is_field else unit


def _narrowed_by_introduction(unit: Unit, introduction: str) -> Unit:
    """Return a unit with the relation that the introduction of a list gives its items, none if it is negated."""
    is_planned = unit.is_planned or listing.PLANNED_LIST.search(introduction) is not None
    if _is_negated(introduction):
        return replace(unit, relation=None, is_planned=is_planned)
    return replace(unit, relation=_relation_of_list(introduction) or unit.relation, is_planned=is_planned)


def refined_by_line(unit: Unit, row: Sequence[Phrase], text: str) -> Unit:
    """Return a unit with what a line sets for the list under it; ``text`` is the line, with what precedes it."""
    if is_title_of_list(row):
        return replace(unit, programme=row[0].programmes[-1], relation=relation_asked_about(row))
    if (relation := _relation_over_dates(row)) is not None:
        return replace(unit, relation=relation)
    is_introduction = row[-1].text == ":" and text.rstrip().endswith(":")
    return _narrowed_by_introduction(unit, text) if is_introduction else unit


def with_topic_of_title(
    units: Mapping[str, Unit], blocks: Iterable[tuple[BlockSpan, list[tuple[int, int]]]], mentions: Mentions
) -> dict[str, Unit]:
    """Return the units, those that list something with the topic of the document's title where they have none.

    A list directly below a title has its programme or its country: "KFOR: what partners contribute", "Finland – 22
    soldiers". So has one below a heading that names neither and denies nothing: "first participants".

    Parameters
    ----------
    units
        What the titles of the sections and boxes set.
    blocks
        The blocks with the token extents of their sentences.
    mentions
        The mentions of the document.
    """
    found, title = dict(units), units.get("", Unit())
    if title.programme is None and not title.country:
        return found
    lines: dict[str, list[bool]] = {}
    for block, sentences in blocks:
        if block.kind in _LISTING and sentences:
            lines.setdefault(block.unit, []).append(_is_list_line(block, sentences[0], mentions))
    for name, listed in lines.items():
        own = found.get(name, Unit(relation=title.relation, dates=title.dates, is_name=title.is_name))
        is_list = sum(listed) >= max(_MIN_LISTED, len(listed) / 2)
        is_open = not (own.countries or own.programme or own.is_denied)
        if is_list and is_open and (name not in found or own.relation is None):
            found[name] = replace(own, programme=title.programme, others=title.others, is_card=title.is_card)
    return found


def _is_list_line(block: BlockSpan, sentence: tuple[int, int], mentions: Mentions) -> bool:
    """Return whether a block is a short line that names a country or programme and ends without a full stop."""
    if block.end - block.start > _MAX_LIST_LINE or mentions.text[block.start : block.end].rstrip().endswith("."):
        return False
    return any(mentions.at[at][1] in _NAMED for at in range(*sentence) if at in mentions.at)


def _denies(title: str) -> bool:
    """Return whether a title denies something: ჯერ არ შეერთებიან (have not joined yet), არაწევრები (non-members)."""
    return any(modality.NEGATION.match(word) or word.startswith(_NON) for word in title.split())


def _relation_over_dates(row: Sequence[Phrase]) -> RelationType | None:
    """Return the relation of the headings over a list of countries with dates: "country", "date of accession"."""
    words = [ph for ph in row[1:] if ph.text[0].isalnum()]
    if not words or listing.TABLE_HEAD.match(row[0].text) is None or any(ph.kind != "word" for ph in words):
        return None
    event = event_of(words)
    # Who received what is told by each item.
    is_about_share = event in ("completed", "joined") and any(listing.ASKS_WHAT.match(ph.text) for ph in words)
    return None if event == OTHER or is_about_share else event


def separate_lines(row: list[Phrase]) -> list[list[Phrase]]:
    """Return the lines that have run together in a row: rows of a list, and the title or introduction of the next."""
    lines = (part for line in rows_with_arrows(row) for part in _split_run_on_introduction(line))
    lines = (part for line in lines for part in lines_of_countries(line))
    return [part for line in lines for part in affirmed_parts(line)]


def _split_run_on_introduction(row: list[Phrase]) -> list[list[Phrase]]:
    """Return a dated list item and the line run on after it that introduces the next list; else the row alone.

    "Algeria – March 2000 ICI: who joined when"; "Jordan (June 2005) Have not joined:".
    """
    start = next((i for i, ph in enumerate(row) if ph.text[0].isalnum()), len(row))
    if start == len(row) or not is_bare_country(row[start]):
        return [row]
    is_bracketed = [ph.kind for ph in row[start + 1 : start + 4]] == ["open", "date", "close"]
    is_after_dash = [ph.kind for ph in row[start + 1 : start + 3]] == ["dash", "date"]
    end = start + (4 if is_bracketed else 3)
    tail = row[end:]
    is_run_on = (is_bracketed or is_after_dash) and len(tail) > 1 and tail[0].text[0].isalnum()
    is_introduction = is_run_on and tail[-1].text == ":" and not any(ph.kind in ("country", "date") for ph in tail)
    return [row[:end], tail] if is_introduction or (is_run_on and is_title_of_list(tail)) else [row]


def is_title_of_list(row: Sequence[Phrase]) -> bool:
    """Return whether a line is the title of a list about a programme: "MD: who joined when"."""
    is_about_programme = [ph.kind for ph in row[:2]] == ["programme", "dash"]
    return is_about_programme and relation_asked_about(row) is not None


def in_units_of_headings(
    blocks: Iterable[tuple[BlockSpan, list[tuple[int, int]]]], units: Mapping[str, Unit]
) -> Iterator[tuple[BlockSpan, list[tuple[int, int]]]]:
    """Yield the blocks, the entries of a chronology below a heading that names one country in the heading's unit."""
    heading = ""
    for block, sentences in blocks:
        if block.kind == "heading":
            heading = block.unit if units[block.unit].country else ""
        elif block.kind != "timeline":
            heading = ""
        elif heading and not block.unit:
            block = replace(block, unit=heading)
        yield block, sentences


def without_glossaries(
    blocks: Iterable[tuple[BlockSpan, list[tuple[int, int]]]],
) -> Iterator[tuple[BlockSpan, list[tuple[int, int]]]]:
    """Yield the blocks without the lists of abbreviations, which name programmes but say nothing of countries."""
    for block, sentences in blocks:
        if block.kind in TITLES or not is_glossary(block.heading):
            yield block, sentences


def without_lists_of_titles(
    blocks: Iterable[tuple[BlockSpan, list[tuple[int, int]]]], text: str
) -> Iterator[tuple[BlockSpan, list[tuple[int, int]]]]:
    """Yield the blocks without tables of contents and lists of titles, which name facts but do not state them."""
    for block, sentences in blocks:
        content = text[block.start : block.end]
        pages = [int(page[1]) for page in listing.LEADER.finditer(content)]
        is_contents = len(pages) >= _MIN_PAGES and pages == sorted(pages) and pages[0] < pages[-1]
        is_listed = block.kind not in TITLES and listing.TITLES_LISTED.fullmatch(block.heading) is not None
        if not is_contents and not (is_listed and listing.SENTENCE_END.search(content) is None):
            yield block, sentences


def _is_negated(introduction: str) -> bool:
    """Return whether the last sentence of an introduction is negated: არ შეერთებულა: (have not joined:)."""
    return any(modality.NEGATION.match(word) for word in introduction.rpartition(". ")[2].split())


def sentences_by_block(doc: Doc) -> Iterator[tuple[BlockSpan, list[tuple[int, int]]]]:
    """Yield the blocks with the token extents of their sentences."""
    blocks = blocks_of(doc)
    groups: list[list[tuple[int, int]]] = [[] for _ in blocks]
    position = 0
    for sentence in doc.sents:
        while position + 1 < len(blocks) and sentence.start_char >= blocks[position + 1].start:
            position += 1
        starts = range(sentence.start, sentence.end, MAX_TOKENS)
        groups[position] += [(start, min(start + MAX_TOKENS, sentence.end)) for start in starts]
    yield from zip(blocks, groups, strict=True)
