"""Mentions of programmes in the wide sense: councils, operations, exercises, centres, funds and projects too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import regex
from spacy.tokens import Doc

from kaext.catalogue.names import NameIndex, meanings, words_of
from kaext.catalogue.programmes import Programme, merged
from kaext.ka.script import OPENING_MARKS
from kaext.pipes.acronyms.mentions import addresses_in, is_inside, mentions
from kaext.pipes.extensions import ACRONYMS, PROGRAMMES, blocks_of, rule_out, set_group, span_at, text_of
from kaext.pipes.programmes import discovery, patterns, quoted
from kaext.pipes.programmes.catalogued import CatalogueNames, has_head_near, is_country, mention_of, year_after
from kaext.pipes.programmes.context import Context, Mention, lemma_in, sentences_of
from kaext.pipes.programmes.institutions import institutions, partnership_centres
from kaext.pipes.programmes.short_forms import short_forms
from kaext.pipes.programmes.translated import LATIN_NAME, TRANSLATED_NAME, translated_names
from kaext.pipes.values import ProgrammeValue, RuledOut
from kaext.problems import Problem

_WITH_YEAR = regex.compile(r"(?P<base>.+?)-(?P<year>(?:19|20)\d\d)")
# The rules that find unlisted names by their form; later mentions of these names are looked for.
_BY_FORM = (
    "programmes/quoted-name", "programmes/defined-name", "programmes/latin-name", "programmes/described-name",
    "programmes/name-in-brackets", TRANSLATED_NAME,
)  # fmt: skip
# The number of characters that a name has at least, for its later mentions to be looked for.
_MIN_LATER = 4
# The longest bracket with an alternative name, in characters.
_MAX_BRACKET = 120
# How many preceding mentions are checked for one that covers a position.
_MAX_NESTED = 4


class Programmes:
    """Sets ``doc.spans["programmes"]``; every span has a :class:`ProgrammeValue`.

    Names that turn out not to be programmes go to ``doc._.ruled_out``.

    Parameters
    ----------
    shipped, own
        The programmes shipped with kaext and the user's; for equal ids the user's entry is used.
    problems
        Problems in the user's list, reported in every document.
    """

    def __init__(
        self, shipped: Sequence[Programme], *, own: Sequence[Programme] = (), problems: Iterable[Problem] = ()
    ) -> None:
        self._catalogue = CatalogueNames(merged(shipped, own), certain=frozenset(entry.id for entry in own))
        self._problems = tuple(problems)

    def __call__(self, doc: Doc) -> Doc:
        """Find the programmes of ``doc``."""
        context = _context(doc)
        defined = list(self._defined_listed(context))
        by_name = _as_defined(self._catalogue.find(context), defined)
        proposed = [
            *by_name,
            *self._by_acronym(context, {mention.id for mention in by_name if not mention.ruled_out}),
            *discovery.defined_acronyms(context, self._catalogue),
            *defined,
            *quoted.quoted_names(context, self._catalogue),
            *discovery.latin_names(context, self._catalogue),
            *discovery.spelled_names(context, self._catalogue),
            *institutions(context, self._catalogue),
            *partnership_centres(context, self._catalogue),
        ]
        proposed = list(_without_addresses(context.text, proposed))
        candidates = [mention for mention in proposed if not mention.ruled_out]
        candidates += discovery.listed_exercises(context, candidates, self._catalogue)
        chosen = self._with_english_ids(context, _without_overlaps(context.text, candidates))
        chosen = _without_overlaps(context.text, [*chosen, *translated_names(context, chosen)])
        other_names = list(_names_in_brackets(context, chosen))
        further = [*other_names, *_later_mentions(context, [*chosen, *other_names]), *short_forms(context, chosen)]
        chosen = _without_overlaps(context.text, [*chosen, *further])
        rule_out(doc, _ruled_out([*proposed, *_overlapped([*candidates, *further], chosen)], chosen))
        spans = []
        for mention in _with_years(context, chosen):
            span = span_at(doc, mention.start, mention.end)
            span._.programme = ProgrammeValue(
                id=mention.id,
                name=mention.name,
                name_en=mention.name_en,
                kind=mention.kind,
                method=mention.method,
                confidence=mention.confidence,
            )
            spans.append(span)
        set_group(doc, PROGRAMMES, spans, nested=True)
        doc._.problems = (*doc._.problems, *self._problems)
        return doc

    def _with_english_ids(self, context: Context, chosen: Sequence[Mention]) -> list[Mention]:
        """Return the mentions; names outside the catalogue have the id of the English name that stands beside one.

        „ვულკან სტორმ 98“ (Vulcan Storm 98) is VULCAN-STORM-1998 wherever it is mentioned. A name that defines an
        acronym has that as its id, in both languages: ცენტრი (Mountain Training Centre, MTC).
        """
        acronyms = {long_form: acronym for _, _, acronym, long_form in context.acronyms if long_form is not None}
        english: dict[str, str] = {}
        for mention in chosen:
            acronym = acronyms.get((mention.start, mention.end))
            if acronym is not None:
                if mention.method == LATIN_NAME:
                    english[mention.id] = acronym
                continue
            dated = _WITH_YEAR.fullmatch(mention.id)
            base, year = (dated["base"], f"-{dated['year']}") if dated is not None else (mention.id, "")
            is_listed = mention.method not in _BY_FORM or base in self._catalogue.by_id
            found = None if is_listed else _name_in_bracket(context, mention)
            if found is not None and not context.text[mention.start : mention.end].isascii():
                english.setdefault(mention.id, discovery.english_id(found[0][0]) + year)
        return [replace(mention, id=english.get(mention.id, mention.id)) for mention in chosen]

    def _by_acronym(self, context: Context, named: set[str]) -> Iterator[Mention]:
        """Yield the mentions of listed acronyms; ruled out if they denote something else."""
        defined = {acronym: long_form for _, _, acronym, long_form in context.acronyms if long_form is not None}
        for start, end, acronym, _ in context.acronyms:
            entry = self._catalogue.of_acronym(acronym)
            if entry is None:
                continue
            long_form = defined.get(acronym)
            reason = ""
            if long_form is not None and not _shares_word(context.text[slice(*long_form)], entry):
                reason = "defined-otherwise"
            elif acronym in patterns.AMBIGUOUS_ACRONYMS and long_form is None and entry.id not in named:
                reason = "ambiguous-acronym"
            confidence = patterns.CONFIDENCE["acronym"]
            mention = mention_of(context, start, end, entry, "programmes/acronym", confidence)
            yield replace(mention, ruled_out=reason) if reason else mention

    def _defined_listed(self, context: Context) -> Iterator[Mention]:
        """Yield long forms of listed acronyms, whatever their wording."""
        for _start, _end, acronym, long_form in context.acronyms:
            entry = self._catalogue.of_acronym(acronym)
            if entry is not None and long_form is not None and _shares_word(context.text[slice(*long_form)], entry):
                confidence = patterns.CONFIDENCE["defined-catalogued-name"]
                yield mention_of(context, *long_form, entry, "programmes/defined-name", confidence)


def _without_addresses(text: str, proposed: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the proposed mentions; those inside a web or mail address are ruled out."""
    addresses = list(addresses_in(text))
    for mention in proposed:
        yield replace(mention, ruled_out="address") if is_inside(mention.start, addresses) else mention


def _as_defined(by_name: Iterable[Mention], defined: Iterable[Mention]) -> list[Mention]:
    """Return the mentions by name except those that the acronym beside them assigns to another programme.

    ``… (IPCP)``: the name is not that of ICP.
    """
    ids = {(mention.start, mention.end): mention.id for mention in defined}
    return [mention for mention in by_name if ids.get((mention.start, mention.end), mention.id) == mention.id]


def _context(doc: Doc) -> Context:
    blocks = [(block.start, block.end) for block in blocks_of(doc)]
    if ACRONYMS in doc.spans:
        values = [(span, span._.acronym) for span in doc.spans[ACRONYMS]]
        acronyms = [(span.start_char, span.end_char, value.acronym, value.long_form) for span, value in values]
    else:
        acronyms = [(mention.start, mention.end, mention.acronym, None) for mention in mentions(text_of(doc))]
    text = text_of(doc)
    return Context(text, words_of(text), sentences_of(doc, blocks), blocks_of(doc), tuple(acronyms))


def _shares_word(long_form: str, entry: Programme) -> bool:
    """Return whether a long form shares a word with a name of ``entry``."""
    listed = _meanings_in(entry.names)
    words = [word for word in patterns.LETTERS.findall(long_form) if len(word) > 2]
    return any(not listed.isdisjoint(meanings(word)) for word in words)


@lru_cache(maxsize=1_000)
def _meanings_in(names: tuple[str, ...]) -> frozenset[str]:
    words = (word for name in names for word in patterns.LETTERS.findall(name))
    return frozenset[str]().union(*map(meanings, words))


def _names_in_brackets(context: Context, candidates: Sequence[Mention]) -> Iterator[Mention]:
    """Yield alternative names in brackets directly after a mention."""
    confidence = patterns.CONFIDENCE["name-in-brackets"]
    for mention in candidates:
        alias = patterns.QUOTED_IN_BRACKETS.match(context.text, mention.end)
        if alias is not None:
            start, end = alias.span("name")
            yield replace(mention, start=start, end=end, method="programmes/name-in-brackets", confidence=confidence)
        found = _name_in_bracket(context, mention)
        if found is not None:
            name, end = found
            yield Mention(
                name.start(),
                end,
                mention.id,
                mention.name,
                mention.name_en or name[0],
                mention.kind,
                "programmes/name-in-brackets",
                confidence,
            )


def _name_in_bracket(context: Context, mention: Mention) -> tuple[regex.Match[str], int] | None:
    """Return the Latin name in a bracket directly after a mention, and where it ends with its year; else None."""
    opening = patterns.BRACKET.match(context.text, mention.end)
    name = patterns.LATIN_NAME.match(context.text, opening.end()) if opening is not None else None
    closing = context.text.find(")", opening.end(), opening.end() + _MAX_BRACKET) if opening is not None else -1
    if name is None or closing < 0 or mention.start < context.sentence(mention.start)[0]:
        return None
    rest = patterns.AFTER_NAME_IN_BRACKETS.fullmatch(context.text, name.end(), closing)
    is_dated = rest is not None and rest["year"] is not None and mention.kind == "exercise"
    if rest is None or not (is_dated or len(name[0].split()) > 1):
        return None
    return name, rest.end("year") if is_dated else name.end()


def _without_overlaps(text: str, candidates: Iterable[Mention]) -> list[Mention]:
    """Return the mentions to keep: of crossing ones the longest, and names nested in other names."""
    chosen: list[Mention] = []
    for cluster in _clusters(candidates):
        kept: list[Mention] = []
        for mention in sorted(cluster, key=lambda m: (m.start - m.end, -m.confidence, m.start, m.id)):
            over = [other for other in kept if other.start < mention.end and mention.start < other.end]
            if all(_may_nest(text, other, mention) for other in over):
                kept.append(mention)
        chosen += kept
    return sorted(chosen, key=lambda m: (m.start, -m.end))


def _overlapped(candidates: Iterable[Mention], chosen: Sequence[Mention]) -> Iterator[Mention]:
    """Yield, as ruled out, the candidates that overlap with a chosen mention."""
    taken = {(mention.start, mention.end, mention.id) for mention in chosen}
    for mention in candidates:
        if (mention.start, mention.end, mention.id) not in taken:
            yield replace(mention, ruled_out="overlapped")


def _ruled_out(proposed: Iterable[Mention], chosen: Sequence[Mention]) -> Iterator[RuledOut]:
    """Yield the rejected readings, except those that a chosen mention of the same programme covers.

    A rejected name without an id counts as a mention of any programme.
    """
    starts = [mention.start for mention in chosen]
    for mention in proposed:
        if not mention.ruled_out:
            continue
        last = bisect_left(starts, mention.end)
        same = (
            other.start <= mention.start and mention.end <= other.end and mention.id in ("", other.id)
            for other in chosen[max(0, last - _MAX_NESTED) : last]
        )
        if not any(same):
            yield RuledOut(mention.start, mention.end, mention.id, mention.method, mention.ruled_out)


def _clusters(candidates: Iterable[Mention]) -> Iterator[list[Mention]]:
    """Yield groups of candidates that overlap; the groups do not overlap each other and are in text order."""
    cluster: list[Mention] = []
    end = 0
    for mention in sorted(candidates, key=lambda m: m.start):
        if cluster and mention.start >= end:
            yield cluster
            cluster = []
        cluster.append(mention)
        end = max(end, mention.end)
    if cluster:
        yield cluster


def _may_nest(text: str, outer: Mention, inner: Mention) -> bool:
    """Return whether ``inner`` is another programme's name inside ``outer``, not a part of the same name."""
    if not (outer.start <= inner.start and inner.end <= outer.end) or outer.id == inner.id:
        return False
    if patterns.NAME_YEAR.fullmatch(text[inner.end : outer.end]):
        return False
    if inner.end == outer.end or patterns.JOINED_NAME.match(text[inner.end : outer.end]):
        return False
    return inner.method != "programmes/quoted-name"


def _later_mentions(context: Context, chosen: Sequence[Mention]) -> Iterator[Mention]:
    """Yield further mentions, anywhere in the document, of the unlisted names found by their form.

    An exercise mentioned without a year is the nearest one of that name before, else the first one after.
    """
    names: dict[str, list[Mention]] = {}
    for mention in chosen:
        name = patterns.NAME_YEAR.sub("", context.text[mention.start : mention.end])
        if mention.method in _BY_FORM and len(name) >= _MIN_LATER:
            names.setdefault(name, []).append(mention)
    index = NameIndex((name, name) for name in names)
    for match in index.find(context.text, context.words) if names else ():
        alike = names[match.key]
        before = bisect_right(alike, match.start, key=lambda mention: mention.start)
        origin = alike[max(0, before - 1)]
        end = match.end
        if _may_be_common_words(match.key) and not _is_marked_as_name(context, match.start, end, origin.kind):
            continue
        year = year_after(context.text, end) if origin.kind == "exercise" else None
        if year is None:
            confidence = patterns.CONFIDENCE["later-mention"]
            yield replace(origin, start=match.start, end=end, method="programmes/later-mention", confidence=confidence)


def _may_be_common_words(name: str) -> bool:
    """Return whether a name may be common words: a single word, or Georgian words without a head noun."""
    words = patterns.SEVERAL_LETTERS.findall(name)
    has_head = bool(words) and bool(lemma_in(words[-1], patterns.NAMED_HEADS))
    return len(words) < 2 or not (name.isascii() or has_head)


def _is_marked_as_name(context: Context, start: int, end: int, kind: str) -> bool:
    """Return whether ``start:end`` is quoted, or has a head noun of its kind near by and is not a country.

    სწავლება ჩრდილოეთ მაკედონიაში is an exercise in North Macedonia, not one of that name.
    """
    is_quoted = start > 0 and context.text[start - 1] in OPENING_MARKS
    return is_quoted or (has_head_near(context, start, end, {kind}) and not is_country(context.text[start:end]))


def _with_years(context: Context, chosen: Sequence[Mention]) -> list[Mention]:
    """Return the mentions; an exercise without a year gets the only year that its name has in the document.

    A sentence about the whole series (ყოველწლიური, annual; 2006 წლიდან, since 2006) is left without a year.
    """
    years: dict[str, set[str]] = {}
    for mention in chosen:
        match = _WITH_YEAR.fullmatch(mention.id)
        if match and mention.kind == "exercise":
            years.setdefault(match["base"], set()).add(match["year"])
    result = []
    for mention in chosen:
        known = years.get(mention.id, set())
        if mention.kind == "exercise" and len(known) == 1 and not _is_series(context, mention):
            year = next(iter(known))
            name, name_en = f"{mention.name} {year}".strip(), f"{mention.name_en} {year}".strip()
            mention = replace(mention, id=f"{mention.id}-{year}", name=name, name_en=name_en)
        result.append(mention)
    return result


def _is_series(context: Context, mention: Mention) -> bool:
    """Return whether the sentence is about a whole series of exercises."""
    return patterns.SERIES.search(context.text, *context.sentence(mention.start)) is not None
