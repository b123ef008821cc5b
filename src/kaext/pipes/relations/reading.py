"""From the tokens of a sentence to its phrases: mentions with their endings, words, marks, and what is coordinated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

import regex
from spacy.tokens import Doc, Span

from kaext.ka.calendar import OPEN
from kaext.ka.wordlist import WordList
from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, SUMS
from kaext.pipes.relations.first_person import spoken
from kaext.pipes.relations.grammar import Form, ending_role, read, role, will
from kaext.pipes.relations.mistyped import meant_by
from kaext.pipes.relations.phrases import CELL_MARK, Kind, Phrase, Programme, Role
from kaext.pipes.relations.placing import placed
from kaext.pipes.relations.words import linking, listing, pointing, postpositions, predicates, states, works
from kaext.pipes.tokens import Tokens, tokens_of

_QUOTES = frozenset("„“”\"«»'‘’")
_MARKS: dict[str, Kind] = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "―": "dash", ":": "dash",
    ";": "stop", "(": "open", ")": "close", "[": "open", "]": "close",
}  # fmt: skip
_SPACED_ENDINGS = frozenset(
    {"ის", "ში", "ით", "ზე", "თან", "დან", "ს", "მა", "მ", "თი", "თვის", "სთვის", "ისთვის"}
    | {"იდან", "მდე", "ზეც", "შიც", "საც", "მაც", "სა"}
)
_IN_WITH_COPULA = ("შია", "შიაა")
_WORD_OR_NUMBER = regex.compile(r"[\p{L}\p{N}-]++")


class Mentions(NamedTuple):
    """The tokens of a document, and by their first token the mentions with their groups.

    ``places`` are the countries inside the names of programmes, by the first token of the name: the mission in Iraq.
    """

    tokens: Tokens
    at: dict[int, tuple[Span, str]]
    places: dict[int, Span]


def mentions_of(doc: Doc) -> Mentions:
    """Return the tokens of ``doc`` with its mentions; what stands inside another has no part."""
    found: dict[int, tuple[Span, str]] = {}
    covered: set[int] = set()
    for group in (PROGRAMMES, SUMS, COUNTRIES, DATES):
        for span in sorted(doc.spans.get(group, ()), key=lambda s: (s.start, -s.end)):
            if covered.isdisjoint(range(span.start, span.end)):
                covered.update(range(span.start, span.end))
                found[span.start] = (span, group)
    return Mentions(tokens_of(doc), found, _places_in_names(doc))


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


def phrases_of(mentions: Mentions, start: int, end: int, *, speaker: tuple[str, ...] = ()) -> list[Phrase]:
    """Return the phrases of the tokens ``start:end`` with the part that each mention plays.

    ``speaker`` is the country whose officials speak there, if any do: it is meant by "we".
    """
    row = _with_genitives_told_apart(_with_names_beside_nouns(list(_mentions_and_words(mentions, start, end))))
    row = spoken(row, speaker)
    row = _coordinated(_with_brackets_joined(_without_asides(_with_examples_joined(row))))
    return [placed(row, i) for i in range(len(row))]


def _with_names_beside_nouns(row: list[Phrase]) -> list[Phrase]:
    """Leave out the commas around a name in the genitive after its noun: the days of the exercise, X, that ….

    Another noun follows a genitive, so that no clause begins or ends at these commas.
    """
    commas = [i for i, ph in enumerate(row) if ph.kind == "comma"]
    apart: set[int] = set()
    for first, second in pairwise(commas):
        noun, name = row[first - 1], row[second - 1]
        is_name = second == first + 2 and name.kind == "programme" and name.role == noun.role == "gen"
        is_noun = noun.kind == "word" and (
            works.MEANS_EXERCISE.match(noun.text) or works.MEANS_OPERATION.match(noun.text)
        )
        if first and is_name and is_noun and row[second + 1 : second + 2] and row[second + 1].kind == "word":
            apart |= {first, second}
    return [ph for i, ph in enumerate(row) if i not in apart] if apart else row


def _with_genitives_told_apart(row: list[Phrase]) -> list[Phrase]:
    """Read a verb that sounds like the genitive of a noun as the noun, unless a clause ends with it; adverbs too.

    What sounds like the genitive of a verbal noun is a verb at the end of a sentence: გაგზავნის, will send.
    """
    for index, phrase in enumerate(row):
        if phrase.form is None:
            continue
        if predicates.GENITIVE_TOO.match(phrase.text):
            following = row[index + 1] if index + 1 < len(row) else None
            ends = following is None or following.kind in _ENDS_CLAUSE or following.text in (".", "და")
            row[index] = phrase if ends else replace(phrase, form=None)
        elif phrase.form.shape == "noun" and phrase.text.endswith("ის"):
            is_last = all(ph.text == "." for ph in row[index + 1 :])
            row[index] = replace(phrase, form=(will(phrase.text) if is_last else None) or phrase.form)
        elif linking.ADVERBS_IN_IT.match(phrase.text):
            row[index] = replace(phrase, form=None)
    return row


_ENDS_CLAUSE = frozenset({"comma", "stop", "close"})


def _mentions_and_words(mentions: Mentions, start: int, end: int) -> Iterator[Phrase]:
    tokens, at, places = mentions
    index, before = start, ""
    while index < end:
        if index not in at or at[index][0].end > end:
            last = index if tokens.spaced[index] else _compound_end(mentions, index, end)
            word = _word(tokens, index, last)
            if word is not None:
                yield word
                if before in ("programme", "close") and _is_in_programme(word):
                    yield Phrase("word", "არის", word.end, word.end, role="nom", form=read("არის"))
                before = word.kind
            index = last + 1
            continue
        span, group = at[index]
        if group == PROGRAMMES and index in places:
            yield replace(_mention(places[index], COUNTRIES, ""), is_dependent=True)
        index, ending = _ending_after(tokens, span, end)
        mention = _mention(span, group, ending)
        yield mention
        before = mention.kind
        is_being = group == PROGRAMMES and (ending or span.text).endswith(_IN_WITH_COPULA)  # is in it: PfP-შია
        if is_being and (index >= end or tokens.texts[index] != "("):
            yield Phrase("word", "არის", mention.end, mention.end, role="nom", form=read("არის"))


def _is_in_programme(word: Phrase) -> bool:
    """Tell whether the noun after a programme's name has "is" in it: is in the programme X (X პროგრამაშია)."""
    return word.text.endswith(_IN_WITH_COPULA) and works.PROGRAMME_NOUN.match(word.text) is not None


def _ending_after(tokens: Tokens, span: Span, end: int) -> tuple[int, str]:
    """Return the token after the mention and the case ending that stands apart from it (EAPC|-ის, MAP ის)."""
    index = span.end
    if index >= end:
        return index, ""
    text, last = tokens.texts[index], tokens.texts[index - 1]
    is_glued = not tokens.spaced[index - 1] and _is_georgian(text.lstrip("-\u2010\u2011"))
    if _is_georgian(text[:1]) and _is_georgian(last[-1:]):  # a space is missing: იანვრიდან|მუშაობენ
        is_glued = is_glued and text in _SPACED_ENDINGS
    is_spaced = text in _SPACED_ENDINGS and last[-1:].isascii() and last[-1:].isalpha()
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
    return bool(text) and all("\u10d0" <= c <= "\u10ff" for c in text)


def _compound_end(mentions: Mentions, index: int, end: int) -> int:
    """Return the last token of the word that begins at ``index`` and goes on without a space (ჩარჩო-დოკუმენტს)."""
    (texts, _, spaced), at, _ = mentions
    if index + 1 < end and _is_ending_apart(mentions, index):
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


def _is_ending_apart(mentions: Mentions, index: int) -> bool:
    """Tell whether the next token is nothing but the case ending of a Georgian acronym: ნატო|ს."""
    (texts, _, spaced), at, _ = mentions
    is_ending = texts[index + 1] in _SPACED_ENDINGS and not spaced[index] and index + 1 not in at
    return is_ending and _is_georgian(texts[index])


def _word(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Return a word or mark as a phrase; white space and quotation marks are none."""
    text = tokens.texts[first] if first == last else "".join(tokens.texts[first : last + 1])
    start, end = tokens.starts[first], tokens.starts[last] + len(tokens.texts[last])
    read = _reading(text)
    if read is None:
        return None
    kind, word, part, form = read
    return Phrase(kind, word, start, end, role=part, form=form)


@lru_cache(maxsize=20_000)
def _reading(text: str) -> tuple[Kind, str, Role, Form | None] | None:
    """Return the kind, text and role of a word or mark, and what form of a verb it is; None for what is none."""
    if text in _MARKS:
        return _MARKS[text], text, "", None
    if text in _QUOTES:
        return None
    if text[:1].isspace():
        return ("word", CELL_MARK, "bare", None) if text.isspace() and "\t" in text else None
    word = text.lower()
    part = ending_role(word[1:]) if word.startswith("-") else role(word)
    caseless = (pointing.DEMONSTRATIVE, linking.CONTRAST, linking.SUBORDINATING, linking.LIKE_ERGATIVE)
    part = "bare" if any(pattern.match(word) for pattern in caseless) else part
    return "word", word, part, read(word) or meant_by(word)


def _mention(span: Span, group: str, ending: str) -> Phrase:
    text, start, end = span.text, span.start_char, span.end_char
    last = _last_word(text)
    ending = ending or (last if last in _SPACED_ENDINGS and "-" in text else "")
    part: Role = ending_role(ending) if ending else role(last)
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
            part = _role_meant(last, country.name) or part
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
def _role_meant(word: str, name: str) -> Role:
    """Return the role of what ``word`` is a misspelling of, where that is a subject: სომხეთამ for სომხეთმა."""
    form = WordList([(name, "")]).near(word)
    if form is None or form.postposition:
        return ""
    return "nom" if form.case == "nom" else "erg" if form.case == "erg" else ""


_MISSPELLED = "misspelling"


@lru_cache(maxsize=2_000)
def _role_of_head(text: str, nominative: str) -> Role:
    """Return the role of a name whose end never changes: პარტნიორობას მშვიდობისათვის (PfP) is in the dative."""
    pairs = zip(reversed(text.split()), reversed(nominative.split()), strict=False)
    inflected = next((word for word, listed in pairs if word != listed), "")
    word = _last_word(inflected)
    is_form = any(word[:_STEM] == listed[:_STEM] and word != listed for listed in nominative.split())
    return role(word) if len(word) >= _STEM and is_form else "nom"


# Letters that the forms of a noun share at least.
_STEM = 4


def _group_role(text: str, last: Role) -> Role:
    """Return the role of the noun in a group's name: that of partners in პარტნიორებმა სამხრეთ კავკასიაში."""
    heads = [word for word in text.split() if states.GROUP_HEAD.match(word)]
    return role(heads[-1]) if heads and role(heads[-1]) != "bare" else last


def literal_date(value: str, bound: str) -> str:
    """Return the date of a fact: an open interval where the expression is bounded on one side."""
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


def _with_examples_joined(row: list[Phrase]) -> list[Phrase]:
    """Take out the commas around examples of those whose part is told: with the part of forty, among them Turks, …."""
    for index in range(len(row) - _EXAMPLES):
        if row[index].kind != "comma" or not pointing.AMONG_THEM.match(f"{row[index + 1].text} {row[index + 2].text}"):
            continue
        end = next((i for i in range(index + _EXAMPLES, len(row)) if row[i].kind in _ENDS_CLAUSE), len(row))
        is_closed = end + 1 < len(row) and any(p.match(row[end + 1].text) for p in postpositions.BY_WHOSE.values())
        if is_closed:
            return [*row[:index], *row[index + _EXAMPLES : end], *row[end + 1 :]]
    return row


# A comma, "among them".
_EXAMPLES = 3


def _without_asides(row: Sequence[Phrase]) -> list[Phrase]:
    """Leave out short brackets that name nothing: (500), (10 soldiers)."""
    if all(phrase.kind != "open" for phrase in row):
        return list(row)
    kept: list[Phrase] = []
    index = 0
    while index < len(row):
        if row[index].kind != "open":
            kept.append(row[index])
            index += 1
            continue
        close = next((i for i in range(index + 1, min(index + 6, len(row))) if row[i].kind == "close"), 0)
        inside = row[index + 1 : close]
        is_label = any(pattern.match(ph.text) for ph in inside for pattern in listing.LABELS.values())
        names_nothing = close and not is_label and all(ph.kind in ("word", "sum") for ph in inside)
        if names_nothing or _names_the_same(kept, inside):
            index = close + 1
            continue
        kept.append(row[index])
        index += 1
    return kept


def _names_the_same(before: Sequence[Phrase], inside: Sequence[Phrase]) -> bool:
    """Tell whether a bracket gives the name before it once more: (for short in English - NACC)."""
    named = [ph for ph in inside if ph.kind == "programme"]
    is_plain = all(ph.kind in ("word", "dash", "programme") for ph in inside)
    return len(inside) > 1 and len(named) == 1 and is_plain and bool(before) and before[-1].ids == named[0].ids


def _with_brackets_joined(row: Sequence[Phrase]) -> list[Phrase]:
    """Join a name and its acronym in brackets, drop brackets that hold nothing but a reference or acronym."""
    joined: list[Phrase] = []
    index = 0
    while index < len(row):
        phrase = row[index]
        if phrase.kind == "open" and index + 2 < len(row) and row[index + 2].kind == "close":
            inner = row[index + 1]
            if joined and joined[-1].kind == "programme" and inner.ids == joined[-1].ids:
                before = joined[-1]
                better = inner.role if before.role in ("bare", "nom") and inner.role != "bare" else before.role
                joined[-1] = replace(before, end=inner.end, role=better)
                index += 3
                continue
            if inner.kind == "programme":
                following = row[index + 3].kind if index + 3 < len(row) else ""
                if following in ("comma", "") or not joined or joined[-1].kind != "programme":
                    joined.append(inner)
                    index += 3
                    continue
        joined.append(phrase)
        index += 1
    return joined


_COORDINABLE = frozenset({"country", "programme", "date"})


def _coordinated(row: Sequence[Phrase]) -> list[Phrase]:
    """Join mentions of one kind that a comma or "and" puts on a level: their part is that of the last."""
    joined: list[Phrase] = []
    for index, phrase in enumerate(row):
        before, link = _mention_before(joined) if phrase.kind in _COORDINABLE else (None, 0)
        if before is None and phrase.kind == "programme" and _has_head_alike(row, index, joined):
            before, link = replace(joined[-3], role=phrase.role), 2
        if (
            before is not None
            and phrase.kind == before.kind
            and _is_level(before, phrase, link)
            and not _begins_contrast(row, index)
        ):
            del joined[len(joined) - link :]
            joined[-1] = replace(
                phrase,
                role=before.role if phrase.role == "bare" else phrase.role,
                text=f"{before.text} {phrase.text}",
                start=before.start,
                ids=(*(id for id in before.ids if id not in phrase.ids), *phrase.ids),
                programmes=tuple(dict.fromkeys((*before.programmes, *phrase.programmes))),
                is_group=True,
            )
            _join_first_of_three(joined)
        else:
            joined.append(phrase)
    return joined


def _join_first_of_three(joined: list[Phrase]) -> None:
    """Join the last countries with the one before a comma that has their postposition, too: with A, B and C."""
    last = joined[-1]
    before, link = _mention_before(joined[:-1]) if last.role in _WITH_POSTPOSITION else (None, 0)
    if before is None or before.kind != last.kind != "date" or before.role != last.role or link != 1:
        return
    del joined[-2:]
    joined[-1] = replace(
        last, text=f"{before.text} {last.text}", start=before.start, ids=tuple(dict.fromkeys((*before.ids, *last.ids)))
    )


_WITH_POSTPOSITION = frozenset({"com", "ben", "from"})


def _has_head_alike(row: Sequence[Phrase], index: int, joined: Sequence[Phrase]) -> bool:
    """Tell whether a programme is listed after another that has its noun: the status of an EOP and the initiative."""
    if len(joined) < _WITH_HEAD or joined[-3].kind != "programme":
        return False
    noun, link = joined[-2], joined[-1]
    is_head = noun.kind == "word" and works.PROGRAMME_NOUN.match(noun.text) is not None and joined[-3].role in _OF_HEAD
    own = row[index + 1] if row[index].role in _OF_HEAD and index + 1 < len(row) else row[index]
    here = takewhile(lambda ph: ph.kind not in _BETWEEN_CLAUSES, reversed(joined[:-_WITH_HEAD]))
    is_said = any(ph.form is not None and ph.form.shape == "finite" for ph in here)
    return is_head and linking.AND.match(link.text) is not None and noun.role == own.role and not is_said


# A programme, its noun and "and"; how a programme stands before its noun.
_WITH_HEAD = 3
_OF_HEAD = frozenset({"gen", "bare", "datgen"})
_BETWEEN_CLAUSES = frozenset({"comma", "dash", "stop"})


def _begins_contrast(row: Sequence[Phrase], index: int) -> bool:
    """Tell whether a date begins what is set against the part before: on 16 March, for its part, Moldova."""
    return row[index].kind == "date" and index + 1 < len(row) and row[index + 1].text == "კი"


def _mention_before(joined: Sequence[Phrase]) -> tuple[Phrase | None, int]:
    """Return the mention before the links (comma, and) at the end of ``joined``, and how many links there are."""
    for back in range(1, min(4, len(joined)) + 1):
        phrase = joined[-back]
        if phrase.kind in _COORDINABLE:
            return (phrase, back - 1) if back > 1 else (None, 0)
        is_link = phrase.kind == "comma" or (phrase.kind == "word" and linking.AND.match(phrase.text) is not None)
        if phrase.kind == "dash" and len(joined) > back:
            is_link = joined[-back - 1].is_group or joined[-back - 1].is_adjectival
        if not is_link:
            return None, 0
    return None, 0


_OBLIQUE_WITHOUT_POSTPOSITION = frozenset({"dat", "datgen", "bare", "gen"})


def _is_level(before: Phrase, phrase: Phrase, links: int) -> bool:
    if before.kind == "date":
        is_first_of_two = links == 1 and (before.role == "bare" or before.text.endswith("სა"))
        return before.bound == phrase.bound and (before.role == phrase.role or is_first_of_two)
    if before.is_adjectival != phrase.is_adjectival:
        return False
    if before.role == phrase.role or (phrase.role == "bare" and links == 1):
        return True
    if before.role in ("dat", "datgen", "gen") and phrase.role in ("dat", "datgen", "gen"):
        return True
    if before.role in _OBLIQUE_WITHOUT_POSTPOSITION and phrase.role not in ("nom", "erg"):
        return links == 1
    if before.kind == "country" and before.role == "bare":  # letters without an ending: აშშ
        return links == 1
    return before.kind == "programme" and before.role in ("bare", "nom") and links == 1
