"""Programmes, councils, operations, exercises, centres, funds and projects, listed and unlisted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import regex
from spacy.tokens import Doc

from kaext.catalogue.names import NameIndex, meanings, words_of
from kaext.catalogue.programmes import Programme, merged
from kaext.pipes.acronyms.mentions import addresses_in, is_inside, mentions
from kaext.pipes.extensions import ACRONYMS, PROGRAMMES, blocks_of, rule_out, set_group, span_at, text_of
from kaext.pipes.programmes import discovery, patterns, quoted
from kaext.pipes.programmes.catalogued import CatalogueNames, found, has_head_near, is_country, year_after
from kaext.pipes.programmes.found import Context, Found, lemma_in, sentences_of
from kaext.pipes.programmes.institutions import institutions, partnership_centres
from kaext.pipes.programmes.shortened import shortened
from kaext.pipes.values import ProgrammeValue, RuledOut
from kaext.problems import Problem

_WORD = regex.compile(r"\p{L}+")
_WITH_YEAR = regex.compile(r"(?P<base>.+?)-(?P<year>(?:19|20)\d\d)")
# The rules that find names by how they are written.
_BY_WRITING = (
    "programmes/quoted-name", "programmes/defined-name", "programmes/latin-name", "programmes/described-name",
    "programmes/name-in-brackets",
)  # fmt: skip
# Letters of the shortest name that is looked for again.
_MIN_LATER = 4
# How many mentions before a place are looked at for one that reaches over it.
_MAX_NESTED = 4


class Programmes:
    """Sets ``doc.spans["programmes"]``; every span has a :class:`ProgrammeValue`.

    Names that are no programme's go to ``doc._.ruled_out``.

    Parameters
    ----------
    shipped, own
        The programmes that come with kaext, and the user's; of the same id the user's counts.
    problems
        What is wrong with the user's programmes; told in every document.
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
        considered = [
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
        considered = list(_without_addresses(context.text, considered))
        candidates = [mention for mention in considered if not mention.ruled_out]
        candidates += discovery.listed_exercises(context, candidates, self._catalogue)
        chosen = _chosen(context.text, candidates)
        other_names = list(_in_brackets(context, chosen))
        further = [*other_names, *_later(context, [*chosen, *other_names]), *shortened(context, chosen)]
        chosen = _chosen(context.text, [*chosen, *further])
        rule_out(doc, _ruled_out([*considered, *_beaten([*candidates, *further], chosen)], chosen))
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

    def _by_acronym(self, context: Context, named: set[str]) -> Iterator[Found]:
        """Yield the mentions of listed acronyms; ruled out where they stand for something else."""
        defined = {acronym: long_form for _, _, acronym, long_form in context.acronyms if long_form is not None}
        for start, end, acronym, _ in context.acronyms:
            entry = self._catalogue.by_acronym.get(acronym)
            if entry is None:
                continue
            long_form = defined.get(acronym)
            reason = ""
            if long_form is not None and not _agrees(context.text[slice(*long_form)], entry):
                reason = "defined-otherwise"
            elif acronym in patterns.AMBIGUOUS_ACRONYMS and long_form is None and entry.id not in named:
                reason = "ambiguous-acronym"
            mention = found(context, start, end, entry, "programmes/acronym", 0.97)
            yield replace(mention, ruled_out=reason) if reason else mention

    def _defined_listed(self, context: Context) -> Iterator[Found]:
        """Yield long forms of listed acronyms, whatever their wording."""
        for _start, _end, acronym, long_form in context.acronyms:
            entry = self._catalogue.by_acronym.get(acronym)
            if entry is not None and long_form is not None and _agrees(context.text[slice(*long_form)], entry):
                yield found(context, *long_form, entry, "programmes/defined-name", 0.92)


def _without_addresses(text: str, considered: Iterable[Found]) -> Iterator[Found]:
    """Yield what was considered, ruled out where it stands in the address of a site or a person."""
    addresses = list(addresses_in(text))
    for mention in considered:
        yield replace(mention, ruled_out="address") if is_inside(mention.start, addresses) else mention


def _as_defined(by_name: Iterable[Found], defined: Iterable[Found]) -> list[Found]:
    """Return what is named, without names that the acronym beside them gives to another programme: X (IPCP), no ICP."""
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


def _agrees(long_form: str, entry: Programme) -> bool:
    """Return whether a long form shares a word with a name of ``entry``."""
    listed = _meanings_in(entry.names)
    words = [word for word in _WORD.findall(long_form) if len(word) > 2]
    return any(not listed.isdisjoint(meanings(word)) for word in words)


@lru_cache(maxsize=1_000)
def _meanings_in(names: tuple[str, ...]) -> frozenset[str]:
    words = (word for name in names for word in _WORD.findall(name))
    return frozenset[str]().union(*map(meanings, words))


def _in_brackets(context: Context, candidates: Sequence[Found]) -> Iterator[Found]:
    """Yield the other name of a programme that stands in brackets right after it."""
    for mention in candidates:
        alias = patterns.QUOTED_IN_BRACKETS.match(context.text, mention.end)
        if alias is not None:
            yield replace(
                mention, start=alias.start("name"), end=alias.end("name"), method="programmes/name-in-brackets",
                confidence=0.8,
            )  # fmt: skip
        opening = patterns.BRACKET.match(context.text, mention.end)
        if opening is None:
            continue
        name = patterns.LATIN_NAME.match(context.text, opening.end())
        closing = context.text.find(")", opening.end(), opening.end() + 120)
        if (
            name is None
            or closing < 0
            or len(name[0].split()) < 2
            or mention.start < context.sentence(mention.start)[0]
        ):
            continue
        if regex.fullmatch(r"(?:\s?['’]?\d{2,4})?\s?[”“\"»]?\s?(?:[,;–-].*)?", context.text[name.end() : closing]):
            yield Found(
                name.start(), name.end(), mention.id, mention.name, mention.name_en or name[0], mention.kind,
                "programmes/name-in-brackets", 0.8,
            )  # fmt: skip


def _chosen(text: str, candidates: Iterable[Found]) -> list[Found]:
    """Return the mentions that stand: the longest of those that cross, and names inside other names."""
    chosen: list[Found] = []
    for cluster in _clusters(candidates):
        kept: list[Found] = []
        for mention in sorted(cluster, key=lambda m: (m.start - m.end, -m.confidence, m.start, m.id)):
            over = [other for other in kept if other.start < mention.end and mention.start < other.end]
            if all(_may_nest(text, other, mention) for other in over):
                kept.append(mention)
        chosen += kept
    return sorted(chosen, key=lambda m: (m.start, -m.end))


def _beaten(candidates: Iterable[Found], chosen: Sequence[Found]) -> Iterator[Found]:
    """Yield the candidates whose place another programme took, ruled out."""
    taken = {(mention.start, mention.end, mention.id) for mention in chosen}
    for mention in candidates:
        if (mention.start, mention.end, mention.id) not in taken:
            yield replace(mention, ruled_out="overlapped")


def _ruled_out(considered: Iterable[Found], chosen: Sequence[Found]) -> Iterator[RuledOut]:
    """Yield what does not stand, but where a part of the name of the same programme, or of one that has no id, does."""
    starts = [mention.start for mention in chosen]
    for mention in considered:
        if not mention.ruled_out:
            continue
        last = bisect_left(starts, mention.end)
        same = (
            other.start <= mention.start and mention.end <= other.end and mention.id in ("", other.id)
            for other in chosen[max(0, last - _MAX_NESTED) : last]
        )
        if not any(same):
            yield RuledOut(mention.start, mention.end, mention.id, mention.method, mention.ruled_out)


def _clusters(candidates: Iterable[Found]) -> Iterator[list[Found]]:
    """Yield the candidates in groups that do not touch each other, in text order."""
    cluster: list[Found] = []
    end = 0
    for mention in sorted(candidates, key=lambda m: m.start):
        if cluster and mention.start >= end:
            yield cluster
            cluster = []
        cluster.append(mention)
        end = max(end, mention.end)
    if cluster:
        yield cluster


def _may_nest(text: str, outer: Found, inner: Found) -> bool:
    """Return whether ``inner`` is another programme's name inside ``outer``, not a part of the same name."""
    if not (outer.start <= inner.start and inner.end <= outer.end) or outer.id == inner.id:
        return False
    if patterns.NAME_YEAR.fullmatch(text[inner.end : outer.end]):
        return False
    if inner.end == outer.end or regex.match(r"\s?(?:და|and)\s", text[inner.end : outer.end]):
        return False
    return inner.method != "programmes/quoted-name"


def _later(context: Context, chosen: Sequence[Found]) -> Iterator[Found]:
    """Yield mentions, anywhere in the document, of the unlisted names found by how they are written.

    An exercise named without its year is the last one of that name before, else the first one.
    """
    names: dict[str, list[Found]] = {}
    for mention in chosen:
        name = patterns.NAME_YEAR.sub("", context.text[mention.start : mention.end])
        if mention.method in _BY_WRITING and len(name) >= _MIN_LATER:
            names.setdefault(name, []).append(mention)
    index = NameIndex((name, name) for name in names)
    for match in index.find(context.text, context.words) if names else ():
        alike = names[match.key]
        before = bisect_right(alike, match.start, key=lambda mention: mention.start)
        origin = alike[max(0, before - 1)]
        end = match.end
        if _may_be_words(match.key) and not _is_set_off(context, match.start, end, origin.kind):
            continue
        year = year_after(context.text, end) if origin.kind == "exercise" else None
        if year is None:
            yield replace(origin, start=match.start, end=end, method="programmes/later-mention", confidence=0.8)


def _may_be_words(name: str) -> bool:
    """Return whether a name could be words of the text: one word, or Georgian words without a noun that says a kind."""
    words = regex.findall(r"\p{L}{2,}", name)
    is_telling = bool(words) and bool(lemma_in(words[-1], patterns.NAMED_HEADS))
    return len(words) < 2 or not (name.isascii() or is_telling)


def _is_set_off(context: Context, start: int, end: int, kind: str) -> bool:
    """Return whether quotation marks enclose a stretch or a noun of its kind stands beside it.

    A noun beside it makes no name of a country's: სწავლება ჩრდილოეთ მაკედონიაში (an exercise in North Macedonia).
    """
    is_quoted = start > 0 and context.text[start - 1] in patterns.OPENING_MARKS
    return is_quoted or (has_head_near(context, start, end, {kind}) and not is_country(context.text[start:end]))


def _with_years(context: Context, chosen: Sequence[Found]) -> list[Found]:
    """Return the mentions; an exercise without year takes the only year that its name has in the document.

    A sentence on the whole series (ყოველწლიური, annual; 2006 წლიდან, since 2006) gives it none.
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


def _is_series(context: Context, mention: Found) -> bool:
    """Return whether the sentence speaks of a whole series of exercises."""
    return patterns.SERIES.search(context.text, *context.sentence(mention.start)) is not None
