"""Countries: names, adjectives and demonyms in every form, and group phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex
from spacy.tokens import Doc

from kaext.catalogue.countries import countries
from kaext.ka.inflection import readings
from kaext.ka.lexicon import Lexicon, Match
from kaext.ka.words import without_doubled_letter
from kaext.pipes.countries import patterns
from kaext.pipes.countries.english import EnglishMention, english_countries
from kaext.pipes.countries.groups import CountryMention, Group, groups
from kaext.pipes.english import passages_of
from kaext.pipes.extensions import COUNTRIES, blocks_of, rule_out, set_group, span_at, text_of
from kaext.pipes.values import CountryValue, RuledOut

_COMPOUND = regex.compile(r"\s{0,2}+[-\u2010-\u2014]\s{0,2}+\p{Georgian}")
_ATTRIBUTED = regex.compile(r"(?:\s{1,3}+|\s{0,2}+[-\u2010-\u2014,]\s{0,2}+)[„“”\"«»(]?[\p{L}\d]")
_COORDINATION = regex.compile(r"\s{0,2}+(?:,|და|,?\s?ასევე|ან)?\s{0,2}+")
_LAST_WORD = regex.compile(r"\p{Georgian}++$")
_SENTENCE_END = regex.compile(r"(?<![.!?…])[.!?…]++[\s”“\"»)]++|\n\n++")
# A misspelled adjective or demonym has at least so many letters.
_MIN_MISSPELLED = 9


@dataclass(frozen=True, slots=True)
class Role:
    """What a name in the lexicon denotes: ``role`` is name, adjective, demonym or place (no country)."""

    code: str
    role: str


@cache
def lexicon() -> Lexicon[Role]:
    """Return all names of countries, and those of places that contain such names."""
    entries: list[tuple[str, Role]] = [(name, Role("", "place")) for name in patterns.PLACES]
    for country in countries().values():
        if country.status == "territory":
            entries += [(name, Role("", "place")) for name in (*country.names, *country.adjectives, *country.demonyms)]
            continue
        entries += [(name, Role(country.code, "name")) for name in country.names]
        entries += [(name, Role(country.code, "adjective")) for name in country.adjectives]
        entries += [(name, Role(country.code, "demonym")) for name in country.demonyms]
    return Lexicon(entries, edits=True)


@dataclass(frozen=True, slots=True)
class Mention:
    """A country found in a text; ``ruled_out`` is an id of ``reasons.toml`` if it was rejected, else ""."""

    start: int
    end: int
    code: str
    role: str
    rule: str
    confidence: float
    ruled_out: str = ""


class Countries:
    """Sets ``doc.spans["countries"]``; names and group phrases that denote no country go to ``doc._.ruled_out``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the countries of ``doc``."""
        text = text_of(doc)
        found = list(candidates(text))
        mentions = [mention for mention in found if not mention.ruled_out]
        named = [_country_mention(text, mention) for mention in mentions]
        phrases = list(groups(text, blocks_of(doc), _sentence_starts(doc), named))
        english = english_countries(text, passages_of(doc))
        rule_out(doc, _ruled_out(found, phrases))
        spans = []
        for start, end, value in [
            *((phrase.start, phrase.end, _group_value(phrase)) for phrase in phrases if phrase.codes),
            *((mention.start, mention.end, _value(mention)) for mention in mentions),
            *((mention.start, mention.end, _english_value(mention)) for mention in english),
        ]:
            span = span_at(doc, start, end)
            span._.country = value
            spans.append(span)
        set_group(doc, COUNTRIES, spans)
        return doc


def _ruled_out(found: Iterable[Mention], phrases: Iterable[Group]) -> Iterator[RuledOut]:
    for name in found:
        if name.ruled_out:
            yield RuledOut(name.start, name.end, name.code, f"countries/{name.rule}", name.ruled_out)
    for phrase in phrases:
        if not phrase.codes:
            yield RuledOut(phrase.start, phrase.end, "", f"countries/group-{phrase.rule}", "group-unsettled")


def find_countries(text: str) -> Iterator[Mention]:
    """Yield the countries named in ``text``, in text order; group phrases are found by :mod:`.groups`."""
    return (mention for mention in candidates(text) if not mention.ruled_out)


def candidates(text: str) -> Iterator[Mention]:
    """Yield the countries named in ``text``, and other readings of the names as ruled out, in text order."""
    by_extent: dict[tuple[int, int], list[Match[Role]]] = {}
    for match in lexicon().find(text):
        by_extent.setdefault((match.start, match.end), []).append(match)
    found = [mention for matches in by_extent.values() for mention in _mentions(text, matches)]
    accepted = [mention for mention in found if not mention.ruled_out]
    indices = {mention.start: index for index, mention in enumerate(accepted)}
    for mention in found:
        if mention.ruled_out or text[mention.start : mention.end] not in patterns.HOMOGRAPHS:
            yield mention
        elif _has_adjacent_country(text, accepted, indices[mention.start]):
            yield replace(mention, confidence=patterns.CONFIDENCE["ambiguous"])
        else:
            yield replace(mention, ruled_out="homograph")


def _mentions(text: str, matches: Iterable[Match[Role]]) -> Iterator[Mention]:
    """Yield the most likely reading of an extent, and its other readings as ruled out."""
    possible = [match for match in matches if _is_possible_form(text, match)]
    if not possible:
        yield from (_mention(match, "stem") for match in matches if match.key.code)
        return
    best = min(possible, key=lambda match: _rank(text, match))
    yield _mention(best, _reason_to_rule_out(text, best))
    others = {match.key.code: match for match in possible if match.key.code not in ("", best.key.code)}
    yield from (_mention(match, "other-country" if best.key.code else "place") for match in others.values())


def _mention(match: Match[Role], ruled_out: str) -> Mention:
    rule = _rule(match)
    confidence = patterns.CONFIDENCE["ambiguous" if match.name in patterns.CONTINENTS else rule]
    return Mention(match.start, match.end, match.key.code, match.key.role, rule, confidence, ruled_out)


def _reason_to_rule_out(text: str, match: Match[Role]) -> str:
    """Return the reason why a name does not denote a country in its context, or ""."""
    if not match.key.code:
        return "place"
    if match.name in patterns.CONTINENTS and _is_continent(text, match):
        return "continent"
    if match.key.role == "adjective" and _is_language(text, match):
        return "language"
    is_city = match.key.role == "name" and patterns.CITY.search(text, max(0, match.start - 12), match.start)
    return "city" if is_city else ""


def _is_language(text: str, match: Match[Role]) -> bool:
    """Return whether a country's adjective denotes its language: in Georgian, the Georgian edition."""
    return (
        text.endswith(patterns.LANGUAGE_ENDING, match.start, match.end)
        or patterns.LANGUAGE_NOUN.match(text, match.end) is not None
        or patterns.AFTER_ENGLISH.search(text, max(0, match.start - 20), match.start) is not None
    )


def _rule(match: Match[Role]) -> str:
    if not match.key.code:
        return "name"
    if match.exactness == "edit":
        return "misspelling"
    return "compound" if match.exactness == "bare" and match.key.role == "name" else match.key.role


def _rank(text: str, match: Match[Role]) -> tuple[bool, bool, bool, int]:
    """Return the sort key of the readings of one extent: places that are no countries first, misspellings last."""
    is_place = not match.key.code
    role = -1 if is_place else patterns.ROLES.index(match.key.role)
    return (match.exactness == "edit", not is_place, text[match.start : match.end] != match.name, role)


def _is_possible_form(text: str, match: Match[Role]) -> bool:
    """Return whether a name is possible in the form in which it is written.

    A bare stem is possible as an attribute or in a compound. A misspelled adjective or demonym has to be long, or the
    misspelling a doubled letter.
    """
    if match.exactness == "edit" and patterns.NO_MISSPELLING.match(text, match.start):
        return False
    if match.exactness == "edit":
        is_doubled = any(True for _ in without_doubled_letter(text[match.start : match.end]))
        return match.key.role == "name" or is_doubled or len(match.name) >= _MIN_MISSPELLED
    if match.exactness == "bare":
        following = _COMPOUND if match.key.role == "name" else _ATTRIBUTED
        return following.match(text, match.end) is not None
    return True


def _is_continent(text: str, match: Match[Role]) -> bool:
    around = text[max(0, match.start - 30) : match.start] + " " + text[match.end : match.end + 30]
    return any(word[:-1] in around for word in patterns.OTHER_CONTINENTS)


def _has_adjacent_country(text: str, found: list[Mention], index: int) -> bool:
    """Return whether another country is coordinated with, or adjacent to, the one at ``index`` of ``found``."""
    mention = found[index]
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    return bool(
        (before and _COORDINATION.fullmatch(text, before.end, mention.start))
        or (after and _COORDINATION.fullmatch(text, mention.end, after.start))
    )


def _country_mention(text: str, mention: Mention) -> CountryMention:
    last = _LAST_WORD.search(text, mention.start, mention.end)
    cases = {of.case for of in readings(last[0]) if not of.postposition} if last else {"nom"}
    is_core = mention.role == "name" and bool(cases & {"nom", "erg", "dat"})
    is_attributive = mention.role == "adjective"
    return CountryMention(mention.start, mention.end, mention.code, is_core, is_attributive=is_attributive)


def _sentence_starts(doc: Doc) -> list[int]:
    if doc.has_annotation("SENT_START"):
        return [sentence.start_char for sentence in doc.sents]
    return [0, *(match.end() for match in _SENTENCE_END.finditer(text_of(doc)))]


def _value(mention: Mention) -> CountryValue:
    country = countries()[mention.code]
    return CountryValue(
        ids=(mention.code,),
        adjectival=mention.role != "name",
        name=country.name,
        name_en=country.name_en,
        method=f"countries/{mention.rule}",
        confidence=mention.confidence,
    )


def _english_value(mention: EnglishMention) -> CountryValue:
    members = [countries()[code] for code in mention.codes]
    return CountryValue(
        ids=mention.codes,
        adjectival=mention.is_adjectival,
        group=len(members) > 1,
        name=", ".join(country.name for country in members),
        name_en=", ".join(country.name_en for country in members),
        method="countries/english",
        confidence=patterns.CONFIDENCE["english"],
    )


def _group_value(group: Group) -> CountryValue:
    members = [countries()[code] for code in group.codes]
    return CountryValue(
        ids=group.codes,
        group=True,
        name=", ".join(country.name for country in members),
        name_en=", ".join(country.name_en for country in members),
        method=f"countries/group-{group.rule}",
        confidence=group.confidence,
    )
