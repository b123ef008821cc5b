"""Phrases from tokens: mentions with their case endings, words with their verb forms, punctuation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import regex
from spacy.tokens import Doc, Span

from kaext.ka.calendar import OPEN
from kaext.ka.wordlist import WordList
from kaext.pipes.english import is_in_passage, passages_of
from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, SUMS, blocks_of, text_of
from kaext.pipes.hashtags import closing_hashtags
from kaext.pipes.relations.grammar import Form, analyse_verb, case_role, ending_role
from kaext.pipes.relations.misspelled_verbs import corrected_verb
from kaext.pipes.relations.phrases import CELL_MARK, Kind, Phrase, Programme, Role
from kaext.pipes.relations.words import connectives, country_nouns, modality, programme_nouns, reference
from kaext.pipes.tokens import Tokens, tokens_of

_QUOTES = frozenset("„“”\"«»'‘’")
_MARKS: dict[str, Kind] = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "―": "dash", ":": "dash",
    ";": "stop", "(": "open", ")": "close", "[": "open", "]": "close",
    "→": "dash", "➜": "dash", "➔": "dash", "➝": "dash", "➡": "dash", "⇒": "dash", "⟶": "dash",
}  # fmt: skip
# Case endings that may be a token of their own after an acronym.
_SEPARATE_ENDINGS = frozenset(
    {"ის", "ში", "ით", "ზე", "თან", "დან", "ს", "მა", "მ", "თი", "თვის", "სთვის", "ისთვის"}
    | {"იდან", "მდე", "ზეც", "შიც", "საც", "მაც", "სა"}
)
# Those that are no words of their own may also follow a Georgian name after a space: იაპონია ში (in Japan).
_NO_WORDS = frozenset({"ში", "ზე", "დან", "იდან", "მდე", "ს", "ზეც", "შიც"})
# "Is in": -ში with the copula -ა.
_IN_WITH_COPULA = ("შია", "შიაა")
# How the method of a mention ends that is a misspelling.
_MISSPELLED = "misspelling"
# The mentions that are read only outside passages in English.
_GEORGIAN_ONLY = frozenset({COUNTRIES, DATES})
# Letters that two forms of a noun must share at their start.
_STEM = 4
_WORD_OR_NUMBER = regex.compile(r"[\p{L}\p{N}-]++")


class Mentions(NamedTuple):
    """A document's text, tokens and mentions.

    Attributes
    ----------
    text
        The normalised text.
    tokens
        Its tokens.
    at
        The mentions by their first token, each with the name of its span group.
    places
        Countries inside the names of programmes (the mission in Iraq), by the first token of the name.
    countries
        The codes of all countries that the document mentions.
    rows
        The phrases of the stretches of tokens that were read before, by first token and end: a cache, as several
        readers ask for the same ones.
    """

    text: str
    tokens: Tokens
    at: dict[int, tuple[Span, str]]
    places: dict[int, Span]
    countries: frozenset[str]
    rows: dict[tuple[int, int], tuple[Phrase, ...]]


def mentions_of(doc: Doc) -> Mentions:
    """Return the tokens of ``doc`` with its mentions, except those inside another mention.

    Countries and dates of passages in English are left out: facts are read from Georgian. So are the hashtags of posts.
    """
    passages = passages_of(doc)
    hashtags = closing_hashtags(text_of(doc), blocks_of(doc))
    found: dict[int, tuple[Span, str]] = {}
    covered: set[int] = set()
    for group in (PROGRAMMES, SUMS, COUNTRIES, DATES):
        for span in sorted(doc.spans.get(group, ()), key=lambda s: (s.start, -s.end)):
            if group in _GEORGIAN_ONLY and is_in_passage(passages, span.start_char, span.end_char):
                continue
            if is_in_passage(hashtags, span.start_char, span.end_char):
                continue
            if covered.isdisjoint(range(span.start, span.end)):
                covered.update(range(span.start, span.end))
                found[span.start] = (span, group)
    countries = frozenset(code for span in doc.spans.get(COUNTRIES, ()) for code in span._.country.ids)
    return Mentions(text_of(doc), tokens_of(doc), found, _places_in_names(doc), countries, {})


def programmes_in(mentions: Mentions, start: int, end: int) -> list[Programme]:
    """Return the programmes that the tokens ``start:end`` mention, in text order."""
    found = (mentions.at[token] for token in range(start, end) if token in mentions.at)
    values = [(span._.programme, span.text) for span, group in found if group == PROGRAMMES]
    return [Programme(value.id, value.name or text, value.kind) for value, text in values]


def _places_in_names(doc: Doc) -> dict[int, Span]:
    """Return the countries inside the names of programmes, by the first token of the name."""
    names: dict[int, list[tuple[int, int]]] = {}
    for programme in doc.spans.get(PROGRAMMES, ()):
        for token in range(programme.start, programme.end):
            names.setdefault(token, []).append((programme.start, programme.end))
    return {
        start: country
        for country in doc.spans.get(COUNTRIES, ())
        for start, end in names.get(country.start, ())
        if country.end <= end and country.text.endswith("ში")
    }


def mentions_and_words(mentions: Mentions, start: int, end: int) -> Iterator[Phrase]:
    """Yield the tokens ``start:end`` as phrases in the order of the text, with the roles of their own endings."""
    text, tokens, at, places, *_ = mentions
    index, before = start, ""
    while index < end:
        if index not in at or at[index][0].end > end:
            last = index if tokens.spaced[index] else _compound_end(mentions, index, end)
            word = _word(tokens, index, last)
            if word is not None:
                if word.form is None and word.text.startswith(modality.NOT):
                    yield from _negation_split(word)
                else:
                    yield word
                if before in ("programme", "close") and _is_in_programme(word):
                    yield Phrase("word", "არის", word.end, word.end, role="nom", form=analyse_verb("არის"))
                before = word.kind
            index = last + 1
            continue
        span, group = at[index]
        if group == PROGRAMMES and index in places:
            yield replace(_mention(text, places[index], COUNTRIES, ""), is_dependent=True)
        index, ending = _ending_after(mentions, span, end)
        mention = _mention(text, span, group, ending)
        yield mention
        before = mention.kind
        is_being = group == PROGRAMMES and (ending or mention.text).endswith(_IN_WITH_COPULA)  # is in it: PfP-შია
        if is_being and (index >= end or tokens.texts[index] != "("):
            yield Phrase("word", "არის", mention.end, mention.end, role="nom", form=analyse_verb("არის"))


def _negation_split(word: Phrase) -> Iterator[Phrase]:
    """Yield a verb that begins with its negation as two words, any other word alone: არარის (is not)."""
    verb = word.text.removeprefix(modality.NOT)
    form = analyse_verb(verb) if verb else None
    if form is None or form.verb_form != "finite" or len(verb) < _STEM:
        yield word
        return
    at = word.end - len(verb)
    yield Phrase("word", modality.NOT, word.start, at, role="bare")
    yield replace(word, text=verb, start=at, role=case_role(verb), form=form)


def _is_in_programme(word: Phrase) -> bool:
    """Return whether the noun after a programme's name contains the copula: X პროგრამაშია (is in the programme X)."""
    return word.text.endswith(_IN_WITH_COPULA) and programme_nouns.PROGRAMME_NOUN.match(word.text) is not None


def _ending_after(mentions: Mentions, span: Span, end: int) -> tuple[int, str]:
    """Return the first token after a mention and its ending, and the ending if it is separate: EAPC|-ის, MAP ის.

    What follows a hyphen may be another mention instead: ქართულ-თურქული (Georgian-Turkish).
    """
    tokens, index = mentions.tokens, span.end
    if index >= end or (index + 1 in mentions.at and tokens.texts[index] == "-"):
        return index, ""
    text, last = tokens.texts[index], tokens.texts[index - 1]
    is_glued = not tokens.spaced[index - 1] and _is_georgian(text.lstrip("-\u2010\u2011"))
    # Not if only a space is missing: იანვრიდან|მუშაობენ, 2002 წ.|ჩაერთო, 1994|შეუერთდა.
    if _is_georgian(text[:1]) and (_is_georgian(last[-1:]) or last[-1:] == "." or last[-1:].isdigit()):
        is_glued = is_glued and text in _SEPARATE_ENDINGS
    may_follow = _SEPARATE_ENDINGS if last[-1:].isascii() else _NO_WORDS
    is_spaced = text in may_follow and last[-1:].isalpha()
    if is_glued or is_spaced:
        return index + 1, text.lstrip("-\u2010\u2011")
    after_name = index + (text in _QUOTES and not tokens.spaced[index])
    for after in range(after_name + 1, min(after_name + 2, end) + 1):  # the hyphen and the ending are one token or two
        joined = "".join(tokens.texts[after_name:after])
        is_joined = joined.startswith("-") and not any(tokens.spaced[after_name - 1 : after - 1])
        if is_joined and _is_georgian(joined[1:]):
            return after, joined[1:]
    return index, ""


def _is_georgian(text: str) -> bool:
    return bool(text) and min(text) >= "\u10d0" and max(text) <= "\u10ff"


def _compound_end(mentions: Mentions, index: int, end: int) -> int:
    """Return the last token of the word that begins at ``index`` and may have hyphens: ჩარჩო-დოკუმენტს."""
    (texts, _, spaced), at = mentions.tokens, mentions.at
    if index + 1 < end and _is_separate_ending(mentions, index):
        return index + 1
    while (
        index + 2 < end
        and texts[index + 1] == "-"
        and not (spaced[index] or spaced[index + 1])
        and index + 2 not in at
        and texts[index].isalnum()
        and texts[index + 2].isalnum()
    ):
        index += 2
    return index


def _is_separate_ending(mentions: Mentions, index: int) -> bool:
    """Return whether the next token is the case ending of a Georgian acronym: ნატო|ს."""
    (texts, _, spaced), at = mentions.tokens, mentions.at
    is_ending = texts[index + 1] in _SEPARATE_ENDINGS and not spaced[index] and index + 1 not in at
    return is_ending and _is_georgian(texts[index])


def _word(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Return a word or punctuation mark as a phrase, or None for white space and quotation marks."""
    text = tokens.texts[first] if first == last else "".join(tokens.texts[first : last + 1])
    start, end = tokens.starts[first], tokens.starts[last] + len(tokens.texts[last])
    analysis = _analysis(text)
    if analysis is None:
        return None
    kind, word, part, form = analysis
    return Phrase(kind, word, start, end, role=part, form=form, is_misspelled=form is not None and word != text.lower())


@lru_cache(maxsize=20_000)
def _analysis(text: str) -> tuple[Kind, str, Role, Form | None] | None:
    """Return the kind, text, role and verb form of a token; None for white space and quotation marks."""
    if text in _MARKS:
        return _MARKS[text], text, "", None
    if text in _QUOTES:
        return None
    if text[:1].isspace():
        return ("word", CELL_MARK, "bare", None) if text.isspace() and "\t" in text else None
    word = text.lower()
    form = analyse_verb(word)
    if form is None and (intended := corrected_verb(word)):
        word, form = intended, analyse_verb(intended)
    part = ending_role(word[1:]) if word.startswith("-") else case_role(word)
    caseless = (reference.DEMONSTRATIVE, connectives.CONTRAST, connectives.SUBORDINATING, connectives.LIKE_ERGATIVE)
    part = "bare" if any(pattern.match(word) for pattern in caseless) else part
    return "word", word, part, form


def _mention(document: str, span: Span, group: str, ending: str) -> Phrase:
    """Return a mention as a phrase, with the role of its ending, which may be separate ("" if it is not)."""
    start, end = span.start_char, span.end_char
    text = document[start:end]
    last = _last_word(text)
    ending = ending or (last if last in _SEPARATE_ENDINGS and "-" in text else "")
    part: Role = ending_role(ending) if ending else case_role(last)
    if group == PROGRAMMES:
        programme = span._.programme
        if not ending and last == _last_word(programme.name) and part != "nom":
            part = _role_of_head(text, programme.name) if last else "bare"
        named = Programme(programme.id, programme.name or text, programme.kind)
        return Phrase("programme", text, start, end, role=part, ids=(programme.id,), programmes=(named,))
    if group == COUNTRIES:
        country = span._.country
        part = _group_role(text, part) if country.group and not ending else part
        if country.method.endswith(_MISSPELLED):
            part = _corrected_role(last, country.name) or part
        return Phrase(
            "country", text, start, end, role=part, ids=country.ids,
            is_group=country.group, is_adjectival=country.adjectival,
        )  # fmt: skip
    if group == SUMS:
        return Phrase("sum", text, start, end, role=part)
    date = span._.date
    ids = (literal_date(date.value, date.bound),) if date.kind == "date" else ()
    return Phrase("date", text, start, end, role=part, ids=ids, bound=date.bound)


@lru_cache(maxsize=2_000)
def _corrected_role(word: str, name: str) -> Role:
    """Return the role of the form that ``word`` misspells if it is a subject, else "": სომხეთამ for სომხეთმა."""
    form = WordList([(name, "")]).near(word)
    if form is None or form.postposition:
        return ""
    return "nom" if form.case == "nom" else "erg" if form.case == "erg" else ""


@lru_cache(maxsize=2_000)
def _role_of_head(text: str, nominative: str) -> Role:
    """Return the role of a name that is inflected inside: პარტნიორობას მშვიდობისათვის (PfP) is in the dative."""
    pairs = zip(reversed(text.split()), reversed(nominative.split()), strict=False)
    inflected = next((word for word, listed in pairs if word != listed), "")
    word = _last_word(inflected)
    is_form = any(word[:_STEM] == listed[:_STEM] and word != listed for listed in nominative.split())
    return case_role(word) if len(word) >= _STEM and is_form else "nom"


def _group_role(text: str, last: Role) -> Role:
    """Return the role of the head noun of a group: პარტნიორებმა in პარტნიორებმა სამხრეთ კავკასიაში (partners in …)."""
    heads = [word for word in text.split() if country_nouns.GROUP_HEAD.match(word)]
    return case_role(heads[-1]) if heads and case_role(heads[-1]) != "bare" else last


def literal_date(value: str, bound: str) -> str:
    """Return the EDTF date of a fact: an open interval if the expression has a bound on one side."""
    if "/" in value:
        return value
    if bound in ("since", "after"):
        return f"{value}/{OPEN}"
    if bound in ("until", "before"):
        return f"{OPEN}/{value}"
    return value


@lru_cache(maxsize=5_000)
def _last_word(text: str) -> str:
    words = _WORD_OR_NUMBER.findall(text)
    last = words[-1] if words else text
    if last.isascii() or last[-1:].isdigit():
        return ""
    return str(last.rpartition("-")[2])
