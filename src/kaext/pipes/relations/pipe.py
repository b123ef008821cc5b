"""The spaCy component ``kaext_relations``: statements of facts by rules."""

from __future__ import annotations

from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, PROGRAMMES, blocks_of, rule_out, text_of
from kaext.pipes.relations.blocks import DocumentReader, DocumentText
from kaext.pipes.relations.capitals import country_of_capital
from kaext.pipes.relations.cards import in_cards
from kaext.pipes.relations.consistency import with_dates_of_exercises, without_superseded
from kaext.pipes.relations.context.discourse import Discourse
from kaext.pipes.relations.context.document import DocumentProfile, Findings, Unit
from kaext.pipes.relations.context.first_person import is_speech, speaks_for_country
from kaext.pipes.relations.context.issuers import country_meant, country_of_publisher, declaring_countries
from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.phrasing.mentions import Mentions, mentions_of
from kaext.pipes.relations.programme_kinds import is_operation
from kaext.pipes.relations.sentences.signs import meanings_of_signs, without_denied
from kaext.pipes.relations.temporal.durations import with_end_dates
from kaext.pipes.relations.verbless.aid_lists import help_statements
from kaext.pipes.relations.verbless.matrices import legends_of
from kaext.pipes.relations.verbless.project_sheets import sheets_of, with_fields, with_sheet_statements, without_labels
from kaext.pipes.relations.verbless.units import (
    in_units_of_headings,
    main_country,
    sentences_by_block,
    units_of,
    with_topic_of_title,
    without_glossaries,
    without_lists_of_titles,
)
from kaext.pipes.relations.words import programme_nouns
from kaext.pipes.sentences.pipe import SentenceBoundaries


class Relations:
    """Sets ``doc._.relations`` to every statement of a fact, in text order."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of ``doc`` from the spans of countries, programmes, dates and sums."""
        if not doc.has_annotation("SENT_START"):
            doc = SentenceBoundaries()(doc)
        mentions = mentions_of(doc)
        sheets = sheets_of(doc, mentions)
        units = with_fields(units_of(doc, mentions), sheets)
        subject = _subject_of(doc, units.get("", Unit()), mentions)
        signs = meanings_of_signs(mentions.text[block.start : block.end] for block in blocks_of(doc))
        blocks = without_glossaries(without_labels(sentences_by_block(doc), sheets, doc))
        blocks = without_lists_of_titles(blocks, mentions.text)
        listed = list(in_units_of_headings(blocks, units))
        placed, units_and_cards = in_cards(listed, with_topic_of_title(units, listed, mentions), mentions)
        text = DocumentText(
            mentions,
            units_and_cards,
            is_spoken=_is_spoken(doc),
            publisher=country_of_publisher(doc),
            legends=legends_of(blocks_of(doc), text_of(doc)),
            signs=signs,
            declaring=declaring_countries(doc),
        )
        found = Findings()
        reading = DocumentReader(text, Discourse(subject, found))
        affirmed = list(without_denied(placed, mentions.text, signs))
        stated = list(without_superseded(list(reading.statements(affirmed))))
        stated = list(with_sheet_statements(stated, units, sheets))
        if any(span._.programme.id in programme_nouns.CENTRES_OF_HELP for span in doc.spans.get(PROGRAMMES, ())):
            stated += help_statements(affirmed, units_and_cards, mentions)
        stated = list(with_end_dates(stated, found.end_dates))
        doc._.relations = tuple(with_dates_of_exercises(stated, found.exercise_dates))
        rule_out(doc, found.ruled_out)
        return doc


def _is_spoken(doc: Doc) -> bool:
    """Return whether a country's officials speak in a document: the text says "our", or a title calls it a speech."""
    text = text_of(doc)
    titles = (text[block.start : block.end] for block in blocks_of(doc) if block.kind in ("title", "heading"))
    return speaks_for_country(text) or any(map(is_speech, titles))


def _subject_of(doc: Doc, title: Unit, mentions: Mentions) -> DocumentProfile:
    """Return the subject of a document, from its title and its mentions."""
    countries = mentions.countries
    values = [span._.programme for span in doc.spans.get(PROGRAMMES, ())]
    named = tuple(Programme(value.id, value.name, value.kind) for value in values)
    ids = [span._.country.ids for span in doc.spans.get(COUNTRIES, ())]
    return DocumentProfile(
        framework_programme=next((q for q in named if q.id == programme_nouns.FRAMEWORK_PROGRAMME), None),
        main_country=country_meant(doc)
        or main_country(ids, title.countries)
        or main_country([*ids, *_by_capital(mentions)], ()),
        countries=countries,
        title_programme=title.programme,
        operations=tuple(dict.fromkeys(programme for programme in named if is_operation(programme))),
    )


def _by_capital(mentions: Mentions) -> list[tuple[str]]:
    """Return the countries that are mentioned by their capitals, one for each mention."""
    texts = mentions.tokens.texts
    capitals = {word: code for word in set(texts) if (code := country_of_capital(word)) in mentions.countries}
    return [(capitals[word],) for word in texts if word in capitals] if capitals else []
