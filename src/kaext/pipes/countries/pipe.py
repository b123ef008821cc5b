"""Countries: names, adjectives, demonyms in every form, and phrases that stand for several of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex
from spacy.tokens import Doc

from kaext.catalogue.countries import countries
from kaext.ka.inflection import readings
from kaext.ka.lexicon import Lexicon, Match
from kaext.ka.words import undoubled
from kaext.pipes.countries import patterns
from kaext.pipes.countries.groups import Group, Naming, groups
from kaext.pipes.extensions import COUNTRIES, blocks_of, rule_out, set_group, span_at, text_of
from kaext.pipes.values import CountryValue, RuledOut

_COMPOUND = regex.compile(r"\s{0,2}+[-\u2010-\u2014]\s{0,2}+\p{Georgian}")
_ATTRIBUTED = regex.compile(r"(?:\s{1,3}+|\s{0,2}+[-\u2010-\u2014,]\s{0,2}+)[„“”\"«»(]?[\p{L}\d]")
_NEIGHBOUR = regex.compile(r"\s{0,2}+(?:,|და|,?\s?ასევე|ან)?\s{0,2}+")
_LAST_WORD = regex.compile(r"\p{Georgian}++$")
_SENTENCE_END = regex.compile(r"(?<![.!?…])[.!?…]++[\s”“\"»)]++|\n\n++")
_CONFIDENCE = {"name": 0.99, "adjective": 0.95, "demonym": 0.95, "compound": 0.95, "misspelling": 0.6}
_AMBIGUOUS = 0.75
_LONG = 10


@dataclass(frozen=True, slots=True)
class Role:
    """What a name in the lexicon stands for: ``role`` is name, adjective, demonym or place (no country)."""

    code: str
    role: str


@cache
def lexicon() -> Lexicon[Role]:
    """Return all names of countries, and of the places that hold such names."""
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
    """A country found in a text; ``ruled_out`` is the reason for which it does not stand, "" where it does."""

    start: int
    end: int
    code: str
    role: str
    rule: str
    confidence: float
    ruled_out: str = ""


class Countries:
    """Sets ``doc.spans["countries"]``; names and phrases that mean no country go to ``doc._.ruled_out``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the countries of ``doc``."""
        text = text_of(doc)
        found = list(considered(text))
        mentions = [mention for mention in found if not mention.ruled_out]
        named = [_naming(text, mention) for mention in mentions]
        phrases = list(groups(text, blocks_of(doc), _sentence_starts(doc), named))
        rule_out(doc, _ruled_out(found, phrases))
        spans = []
        for start, end, value in [
            *((phrase.start, phrase.end, _group_value(phrase)) for phrase in phrases if phrase.codes),
            *((mention.start, mention.end, _value(mention)) for mention in mentions),
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
    """Yield the countries named in ``text``, in text order; group phrases are left to :mod:`.groups`."""
    return (mention for mention in considered(text) if not mention.ruled_out)


def considered(text: str) -> Iterator[Mention]:
    """Yield the countries named in ``text`` with, ruled out, what else the names could mean, in text order."""
    by_extent: dict[tuple[int, int], list[Match[Role]]] = {}
    for match in lexicon().find(text):
        by_extent.setdefault((match.start, match.end), []).append(match)
    found = [mention for matches in by_extent.values() for mention in _mentions(text, matches)]
    standing = [mention for mention in found if not mention.ruled_out]
    places = {mention.start: index for index, mention in enumerate(standing)}
    for mention in found:
        if mention.ruled_out or text[mention.start : mention.end] not in patterns.HOMOGRAPHS:
            yield mention
        elif _has_company(text, standing, places[mention.start]):
            yield replace(mention, confidence=_AMBIGUOUS)
        else:
            yield replace(mention, ruled_out="homograph")


def _mentions(text: str, matches: Iterable[Match[Role]]) -> Iterator[Mention]:
    """Yield what the names of one extent say: the country that is meant, if any, and what is ruled out."""
    usable = [match for match in matches if _may_stand(text, match)]
    if not usable:
        yield from (_read(match, "stem") for match in matches if match.key.code)
        return
    best = min(usable, key=lambda match: _rank(text, match))
    yield _read(best, _not_meant(text, best))
    others = {match.key.code: match for match in usable if match.key.code not in ("", best.key.code)}
    yield from (_read(match, "other-country" if best.key.code else "place") for match in others.values())


def _read(match: Match[Role], ruled_out: str) -> Mention:
    rule = _rule(match)
    confidence = _AMBIGUOUS if match.name in patterns.CONTINENTS else _CONFIDENCE[rule]
    return Mention(match.start, match.end, match.key.code, match.key.role, rule, confidence, ruled_out)


def _not_meant(text: str, match: Match[Role]) -> str:
    """Return why a name means no country where it stands; "" where it means one."""
    if not match.key.code:
        return "place"
    if match.name in patterns.CONTINENTS and _is_continent(text, match):
        return "continent"
    if match.key.role == "adjective" and _is_language(text, match):
        return "language"
    is_city = match.key.role == "name" and patterns.CITY.search(text, max(0, match.start - 12), match.start)
    return "city" if is_city else ""


def _is_language(text: str, match: Match[Role]) -> bool:
    """Whether a country's adjective means its language: in Georgian, the Georgian edition, English and French."""
    return (
        text.endswith(patterns.IN_LANGUAGE, match.start, match.end)
        or patterns.OF_LANGUAGE.match(text, match.end) is not None
        or patterns.AFTER_ENGLISH.search(text, max(0, match.start - 20), match.start) is not None
    )


def _rule(match: Match[Role]) -> str:
    if not match.key.code:
        return "name"
    if match.exactness == "edit":
        return "misspelling"
    return "compound" if match.exactness == "bare" and match.key.role == "name" else match.key.role


def _rank(text: str, match: Match[Role]) -> tuple[bool, bool, bool, int]:
    """Return what to sort the names of one extent by: places that are no countries first, misspellings last."""
    place = not match.key.code
    role = -1 if place else patterns.ROLES.index(match.key.role)
    return (match.exactness == "edit", not place, text[match.start : match.end] != match.name, role)


def _may_stand(text: str, match: Match[Role]) -> bool:
    """Return whether a name may stand as it is written.

    A stem without ending does as an attribute, or in a compound; a misspelt adjective or demonym has to be long, or to
    have a letter twice.
    """
    if match.exactness == "edit":
        is_doubled = any(True for _ in undoubled(text[match.start : match.end]))
        return match.key.role == "name" or is_doubled or len(match.name) >= _LONG
    if match.exactness == "bare":
        following = _COMPOUND if match.key.role == "name" else _ATTRIBUTED
        return following.match(text, match.end) is not None
    return True


def _is_continent(text: str, match: Match[Role]) -> bool:
    around = text[max(0, match.start - 30) : match.start] + " " + text[match.end : match.end + 30]
    return any(word[:-1] in around for word in patterns.CONTINENT_COMPANY)


def _has_company(text: str, found: list[Mention], index: int) -> bool:
    """Return whether another country stands beside the one at ``index`` of ``found``."""
    mention = found[index]
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    return bool(
        (before and _NEIGHBOUR.fullmatch(text, before.end, mention.start))
        or (after and _NEIGHBOUR.fullmatch(text, mention.end, after.start))
    )


def _naming(text: str, mention: Mention) -> Naming:
    last = _LAST_WORD.search(text, mention.start, mention.end)
    cases = {of.case for of in readings(last[0]) if not of.postposition} if last else {"nom"}
    core = mention.role == "name" and bool(cases & {"nom", "erg", "dat"})
    return Naming(mention.start, mention.end, mention.code, core, of_thing=mention.role == "adjective")


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
