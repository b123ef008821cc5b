"""A sentence as a row of phrases: countries, programmes and dates with the part they play, and the words between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

import regex
from spacy.tokens import Doc, Span

from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, SUMS
from kaext.pipes.relations import patterns as p
from kaext.pipes.relations.grammar import Form, ending_role, read, role
from kaext.pipes.tokens import Tokens, tokens_of

Kind = Literal["word", "country", "programme", "date", "sum", "comma", "dash", "stop", "open", "close"]
# Between the cells of a row; a tabulator is read as one.
CELL_MARK = "|"
_QUOTES = frozenset("„“”\"«»'‘’")
_MARKS: dict[str, Kind] = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "―": "dash", ":": "dash",
    ";": "stop", "(": "open", ")": "close", "[": "open", "]": "close",
}  # fmt: skip
_SPACED_ENDINGS = frozenset(
    {"ის", "ში", "ით", "ზე", "თან", "დან", "ს", "მა", "მ", "თი", "თვის", "სთვის", "ისთვის"}
    | {"იდან", "მდე", "ზეც", "შიც", "საც", "მაც"}
)
_REACH = 6
_WORD_OR_NUMBER = regex.compile(r"[\p{L}\p{N}-]++")


class Programme(NamedTuple):
    """A programme as it was named; ``kind`` is one of :data:`kaext.catalogue.programmes.KINDS` or ""."""

    id: str
    name: str
    kind: str = ""


# Not frozen: a frozen one takes three times as long to make, and every word of a text makes one.
@dataclass(slots=True)
class Phrase:
    """A word, a mark, or a mention.

    ``role`` is what its ending, its head noun or its postposition makes it: those of :func:`grammar.role`, ``agent``
    (-ის მიერ), ``with`` (-თან ერთად), ``request``, ``frame``, ``object`` (of a verbal noun), ``none``, or a relation
    (of :data:`patterns.BY_WHOSE`). ``ids`` are country codes, programme ids or EDTF dates. ``head`` is the noun that
    carries the case, ``head_kind`` what it is.
    """

    kind: Kind
    text: str
    start: int
    end: int
    role: str = ""
    ids: tuple[str, ...] = ()
    programmes: tuple[Programme, ...] = ()
    head: str = ""
    head_kind: str = ""
    form: Form | None = None
    is_group: bool = False
    is_adjectival: bool = False
    is_dependent: bool = False
    bound: str = ""


class Mentions(NamedTuple):
    """The tokens of a document, and by their first token the mentions with their groups."""

    tokens: Tokens
    at: dict[int, tuple[Span, str]]


def mentions_of(doc: Doc) -> Mentions:
    """Return the tokens of ``doc`` with its mentions; what stands inside another has no part."""
    found: dict[int, tuple[Span, str]] = {}
    covered: set[int] = set()
    for group in (PROGRAMMES, SUMS, COUNTRIES, DATES):
        for span in sorted(doc.spans.get(group, ()), key=lambda s: (s.start, -s.end)):
            if covered.isdisjoint(range(span.start, span.end)):
                covered.update(range(span.start, span.end))
                found[span.start] = (span, group)
    return Mentions(tokens_of(doc), found)


def phrases_of(mentions: Mentions, start: int, end: int) -> list[Phrase]:
    """Return the phrases of the tokens ``start:end`` with the part that each mention plays."""
    row = list(_mentions_and_words(mentions, start, end))
    row = _coordinated(_with_brackets_joined(_without_asides(row)))
    return [_placed(row, i) for i in range(len(row))]


def _mentions_and_words(mentions: Mentions, start: int, end: int) -> Iterator[Phrase]:
    index = start
    while index < end:
        if index not in mentions.at or mentions.at[index][0].end > end:
            last = _compound_end(mentions, index, end)
            yield from _word(mentions.tokens, index, last)
            index = last + 1
            continue
        span, group = mentions.at[index]
        index, ending = _ending_after(mentions.tokens, span, end)
        yield _mention(span, group, ending)


def _ending_after(tokens: Tokens, span: Span, end: int) -> tuple[int, str]:
    """Return the token after the mention and the case ending that stands apart from it (EAPC|-ის, MAP ის)."""
    index = span.end
    if index >= end:
        return index, ""
    text, last = tokens.texts[index], tokens.texts[index - 1]
    is_glued = not tokens.spaced[index - 1] and _is_georgian(text.lstrip("-\u2010\u2011"))
    is_spaced = text in _SPACED_ENDINGS and last[-1:].isascii() and last[-1:].isalpha()
    if is_glued or is_spaced:
        return index + 1, text.lstrip("-\u2010\u2011")
    if text in _QUOTES and index + 1 < end and not tokens.spaced[index]:
        following = tokens.texts[index + 1]
        if following.startswith("-") and _is_georgian(following[1:]):
            return index + 2, following[1:]
    return index, ""


def _is_georgian(text: str) -> bool:
    return bool(text) and all("\u10d0" <= c <= "\u10ff" for c in text)


def _compound_end(mentions: Mentions, index: int, end: int) -> int:
    """Return the last token of the hyphenated word that begins at ``index`` (ჩარჩო-დოკუმენტს)."""
    (texts, _, spaced), at = mentions
    while (
        index + 2 < end
        and texts[index + 1] == "-"
        and not (spaced[index] or spaced[index + 1])
        and index + 2 not in at
        and _is_georgian(texts[index])
        and _is_georgian(texts[index + 2])
    ):
        index += 2
    return index


def _word(tokens: Tokens, first: int, last: int) -> Iterator[Phrase]:
    text = tokens.texts[first] if first == last else "".join(tokens.texts[first : last + 1])
    start, end = tokens.starts[first], tokens.starts[last] + len(tokens.texts[last])
    if text.isspace() and "\t" in text:
        yield Phrase("word", CELL_MARK, start, end, role="bare")
        return
    if tokens.texts[first].isspace() or text in _QUOTES:
        return
    if text in _MARKS:
        yield Phrase(_MARKS[text], text, start, end)
        return
    word = text.lower()
    part, form = _reading(word)
    yield Phrase("word", word, start, end, role=part, form=form)


@lru_cache(maxsize=20_000)
def _reading(word: str) -> tuple[str, Form | None]:
    """Return the role of a word and what form of a verb it is."""
    part = ending_role(word[1:]) if word.startswith("-") else role(word)
    return "bare" if p.DEMONSTRATIVE.match(word) else part, read(word)


def _mention(span: Span, group: str, ending: str) -> Phrase:
    text = span.text
    last = _last_word(text)
    ending = ending or (last if last in _SPACED_ENDINGS and "-" in text else "")
    phrase = Phrase("word", text, span.start_char, span.end_char, role=ending_role(ending) if ending else role(last))
    if group == PROGRAMMES:
        programme = span._.programme
        if not ending and last == _last_word(programme.name):
            phrase = replace(phrase, role="nom" if last else "bare")
        named = Programme(programme.id, programme.name or text, programme.kind)
        return replace(phrase, kind="programme", ids=(programme.id,), programmes=(named,))
    if group == COUNTRIES:
        country = span._.country
        part = _group_role(text, phrase.role) if country.group and not ending else phrase.role
        return replace(
            phrase,
            kind="country",
            role=part,
            ids=country.ids,
            is_group=country.group,
            is_adjectival=country.adjectival,
        )
    if group == SUMS:
        return replace(phrase, kind="sum")
    date = span._.date
    ids = (literal_date(date.value, date.bound),) if date.kind == "date" else ()
    return replace(phrase, kind="date", ids=ids, bound=date.bound)


def _group_role(text: str, last: str) -> str:
    """Return the role of the noun in a group's name: that of partners in პარტნიორებმა სამხრეთ კავკასიაში."""
    heads = [word for word in text.split() if p.GROUP_HEAD.match(word)]
    return role(heads[-1]) if heads and role(heads[-1]) != "bare" else last


def literal_date(value: str, bound: str) -> str:
    """Return the date of a fact: an open interval where the expression is bounded on one side."""
    if "/" in value:
        return value
    if bound in ("since", "after"):
        return f"{value}/.."
    if bound in ("until", "before"):
        return f"../{value}"
    return value


@lru_cache(maxsize=5_000)
def _last_word(text: str) -> str:
    words = _WORD_OR_NUMBER.findall(text)
    last = words[-1] if words else text
    if last.isascii() or last[-1:].isdigit():
        return ""
    return str(last.rpartition("-")[2])


def _without_asides(row: Sequence[Phrase]) -> list[Phrase]:
    """Leave out short brackets that name nothing: (500), (10 soldiers)."""
    if all(phrase.kind != "open" for phrase in row):
        return list(row)
    kept: list[Phrase] = []
    index = 0
    while index < len(row):
        close = next((i for i in range(index + 1, min(index + 6, len(row))) if row[i].kind == "close"), 0)
        inside = row[index + 1 : close]
        is_label = any(pattern.match(ph.text) for ph in inside for pattern in p.LABELS.values())
        if row[index].kind == "open" and close and not is_label and all(ph.kind in ("word", "sum") for ph in inside):
            index = close + 1
            continue
        kept.append(row[index])
        index += 1
    return kept


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
    index = 0
    while index < len(row):
        phrase = row[index]
        before, link = _mention_before(joined)
        if (
            before is not None
            and phrase.kind == before.kind
            and phrase.kind in _COORDINABLE
            and _is_level(before, phrase, link)
            and not _begins_contrast(row, index)
        ):
            del joined[len(joined) - link :]
            joined[-1] = replace(
                phrase,
                role=before.role if phrase.role == "bare" else phrase.role,
                text=f"{before.text} {phrase.text}",
                start=before.start,
                ids=tuple(dict.fromkeys((*before.ids, *phrase.ids))),
                programmes=tuple(dict.fromkeys((*before.programmes, *phrase.programmes))),
                is_group=True,
            )
        else:
            joined.append(phrase)
        index += 1
    return joined


def _begins_contrast(row: Sequence[Phrase], index: int) -> bool:
    """Tell whether a date begins what is set against the part before: on 16 March, for its part, Moldova."""
    return row[index].kind == "date" and index + 1 < len(row) and row[index + 1].text == "კი"


def _mention_before(joined: Sequence[Phrase]) -> tuple[Phrase | None, int]:
    """Return the mention before the links (comma, and) at the end of ``joined``, and how many links there are."""
    for back in range(1, min(4, len(joined)) + 1):
        phrase = joined[-back]
        if phrase.kind in _COORDINABLE:
            return (phrase, back - 1) if back > 1 else (None, 0)
        is_link = phrase.kind == "comma" or (phrase.kind == "word" and p.AND.match(phrase.text) is not None)
        if phrase.kind == "dash" and len(joined) > back:
            is_link = joined[-back - 1].is_group or joined[-back - 1].is_adjectival
        if not is_link:
            return None, 0
    return None, 0


_OBLIQUE_WITHOUT_POSTPOSITION = frozenset({"dat", "datgen", "bare", "gen"})


def _is_level(before: Phrase, phrase: Phrase, links: int) -> bool:
    if before.kind == "date":
        return before.bound == phrase.bound and (before.role == phrase.role or (before.role == "bare" and links == 1))
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


def _placed(row: Sequence[Phrase], index: int) -> Phrase:
    phrase = row[index]
    if phrase.kind == "country":
        return _placed_country(row, index)
    if phrase.kind == "programme":
        return _placed_programme(row, index)
    return phrase


def as_country(row: Sequence[Phrase], index: int) -> Phrase | None:
    """Return a possessive of ``row`` placed as the country that it stands for: their soldiers, on whose soil."""
    word = row[index]
    if word.kind != "word" or not p.POSSESSIVE.match(word.text):
        return None
    return _placed_country(
        [*row[:index], replace(word, kind="country", role="gen", form=None), *row[index + 1 :]], index
    )


# A demonym in the plural is no attribute but the people: Estonians.
_PEOPLE = regex.compile(r"(?:ები|ებმა|ებს|ებთან|ებიც|ებმაც)$")


def _placed_country(row: Sequence[Phrase], index: int) -> Phrase:
    """Give a country the part of the noun that it qualifies: of its soldiers, on its soil."""
    phrase = row[index]
    if phrase.is_adjectival and _PEOPLE.search(phrase.text):
        return replace(phrase, head=phrase.text, head_kind="actor")
    if phrase.role in ("abl", "gen", "datgen") and index and p.ACTOR.match(row[index - 1].text):
        people = row[index - 1]
        if phrase.role == "abl" and people.role in ("nom", "erg"):
            return _headed(phrase, people, "actor")
    if not (phrase.is_adjectival or phrase.role in ("gen", "datgen", "bare")):
        following = row[index + 1] if index + 1 < len(row) else None
        if phrase.role in ("loc", "on") and _qualifies_participle(row, index):
            return replace(phrase, role="none")
        if phrase.role == "com" and following and p.TOGETHER.match(following.text):
            return replace(phrase, role="with")
        if following is not None and following.kind == "word" and p.AFTER_EVENT.match(following.text):
            return replace(phrase, role="none")
        if following is not None and following.text == _BETWEEN:
            return replace(phrase, role=_role_before(row, index, following))
        return phrase
    first_head, is_in_place = "", False
    following = next(_words_after(row, index), None)
    if phrase.role == "gen" and following is not None and p.COUNTRY_NOUN.match(following.text):
        return replace(phrase, role=following.role)
    for word in _words_after(row, index):
        if p.AGENT.match(word.text):
            return replace(phrase, role="agent", head=word.text)
        for relation, pattern in p.BY_WHOSE.items():
            if pattern.match(word.text):
                return replace(phrase, role=relation, head=word.text, head_kind="by")
        if p.REQUEST.match(word.text):
            return replace(phrase, role="request", head=word.text)
        if p.FOR_WHOM.match(word.text):
            return replace(phrase, role="ben", head=word.text)
        if p.NOT_ACTING.match(word.text):
            return replace(phrase, role=_role_before(row, index, word), head=word.text)
        if is_in_place and word.role in ("loc", "on"):
            return _headed(phrase, word, "place")
        is_in_place = is_in_place or (word.role == "bare" and p.PLACE.match(word.text) is not None)
        if p.MILITARY.match(word.text) and _is_attribute(row, word):
            continue
        if p.PLACE.match(word.text) and word.role == "nom" and _is_named_place(row, word):
            is_in_place = True
            continue
        for head_kind, pattern in (("actor", p.ACTOR), ("place", p.PLACE)):
            if head_kind == "actor" and _is_by_them(row, word):
                break
            if pattern.match(word.text) and word.role not in ("gen", "bare"):
                return _headed(phrase, word, head_kind)
        if word.form is not None and word.form.shape in ("noun", "either"):
            return replace(
                phrase, role="agent" if phrase.role != "datgen" else phrase.role, head=word.text, head_kind="event"
            )
        if word.role in _CLOSING:
            first_head = first_head or word.text
            break
        if not first_head and word.role not in ("gen", "bare", "adv") and not _qualifies_programme(row, word):
            first_head = word.text
    if phrase.is_adjectival:
        return replace(phrase, role=role(first_head) if first_head else phrase.role, head=first_head, head_kind="thing")
    if phrase.role == "datgen":
        return replace(phrase, role="dat")
    if phrase.role == "bare":
        return replace(phrase, role="nom")
    part = role(first_head) if role(first_head) in ("nom", "erg", "dat", "loc") and first_head else phrase.role
    return replace(phrase, role=part, head=first_head, head_kind="thing" if first_head else "")


_BETWEEN = "შორის"


def _role_before(row: Sequence[Phrase], index: int, word: Phrase) -> str:
    """Return the role of a country before a postposition that takes it out of the event, or only seems to.

    Between the Alliance and Ukraine: with it. Besides Georgia, Moldova too: both.
    """
    if word.text == _BETWEEN:
        beside = [ph for ph in row[max(0, index - 2) : index + 4] if ph.start < word.start and ph.kind == "word"]
        return "with" if any(p.ORGANISATION.match(ph.text) for ph in beside) else "none"
    if word.text == "გარდა":
        others = (ph for i, ph in enumerate(row) if i != index and ph.kind == "country")
        return "agent" if any(ph.text.endswith("ც") and ph.role in ("nom", "erg") for ph in others) else "none"
    return "none"


def _is_by_them(row: Sequence[Phrase], word: Phrase) -> bool:
    """Tell whether the next word says what part people have in an event: with the participation of 85 soldiers."""
    following = next((ph for ph in row if ph.start >= word.end), None)
    return following is not None and any(pattern.match(following.text) for pattern in p.BY_WHOSE.values())


def _is_named_place(row: Sequence[Phrase], word: Phrase) -> bool:
    """Tell whether the name of a place stands after what it is, and has the postposition: in the town of Almnäs."""
    following = next((ph for ph in row if ph.start >= word.end), None)
    return following is not None and following.kind == "word" and following.role in ("loc", "on")


def _is_attribute(row: Sequence[Phrase], word: Phrase) -> bool:
    """Tell whether an adjective that may be a noun too has its noun after it: military academy."""
    following = next((ph for ph in row if ph.start >= word.end), None)
    return following is not None and following.kind == "word" and following.form is None and following.role != "bare"


# No attribute stands in these: a word in one of them ends its noun phrase.
_CLOSING = frozenset({"loc", "ins", "abl", "com", "ben", "term", "all", "from"})


def _qualifies_participle(row: Sequence[Phrase], index: int) -> bool:
    """Tell whether a place only says where another noun's event was: ავღანეთში გაგზავნილ ძალებში."""
    rest = [ph for ph in row[index + 1 : index + 6] if ph.kind != "date"]
    if len(rest) < 2 or rest[0].kind != "word":
        return False
    form = rest[0].form
    is_participle = (
        form.shape == "participle" if form is not None else p.PARTICIPLE_LIKE.search(rest[0].text) is not None
    )
    if any(p.DISASTER.match(ph.text) for ph in rest):
        return False
    if not is_participle or p.AUXILIARY.match(rest[1].text):
        return False
    is_work = any(p.PROGRAMME_NOUN.match(ph.text) or ph.kind == "programme" for ph in rest[1:3])
    return not (is_work and form is not None and form.kind in ("carry", "benefit", "hold", "begin", "found", "plan"))


def _qualifies_programme(row: Sequence[Phrase], word: Phrase) -> bool:
    """Tell whether a word is an attribute of the programme after it: the second, the renewed IPAP."""
    is_participle = p.PARTICIPLE_LIKE.search(word.text) and not p.lights_of(word.text)
    if not (is_participle or p.ORDINAL.match(word.text)):
        return False
    return next((ph.kind == "programme" for ph in row if ph.start >= word.end), False)


def _headed(phrase: Phrase, word: Phrase, head_kind: str) -> Phrase:
    if head_kind == "place" and word.role in ("dat", "datgen", "ben"):
        return replace(phrase, role=word.role.removesuffix("gen"), head=word.text, head_kind=head_kind)
    if head_kind == "place" and word.role not in ("loc", "on", "erg"):
        return replace(phrase, role="none", head=word.text, head_kind=head_kind)
    return replace(phrase, role=word.role, head=word.text, head_kind=head_kind)


def _words_after(row: Sequence[Phrase], index: int) -> Iterator[Phrase]:
    """Yield the words of the noun phrase that begins at ``index``: up to a mark, a finite verb or another mention."""
    for phrase in row[index + 1 : index + 1 + _REACH]:
        if phrase.kind in ("date", "open", "close"):
            continue
        if phrase.kind != "word" or (phrase.form is not None and phrase.form.shape == "finite"):
            return
        if phrase.text in p.PRONOUNS or p.RELATIVE.match(phrase.text):
            return
        yield phrase


def _placed_programme(row: Sequence[Phrase], index: int) -> Phrase:
    """Give a programme the part of the generic noun beside it: in the programme X, X's first project."""
    phrase = row[index]
    before = row[index - 1] if index else None
    if before and before.kind == "dash" and index > 1:
        before = row[index - 2]
    if phrase.role in ("bare", "nom") and before and before.kind == "word" and p.PROGRAMME_NOUN.match(before.text):
        if before.role in ("gen", "datgen", "bare"):
            following = next(_words_after(row, index), None)
            if following is not None and p.PROGRAMME_NOUN.match(following.text):
                return _with_head(phrase, following)
        return _with_head(phrase, before)
    following = row[index + 1] if index + 1 < len(row) else None
    if phrase.role == "com" and following is not None and p.TOGETHER.match(following.text):
        return replace(phrase, role="with", is_dependent=True)
    if phrase.role not in ("gen", "datgen", "bare", "nom"):
        return phrase
    if phrase.role != "nom" and _qualifies_another(row, index):
        return replace(phrase, is_dependent=True)
    for word in _words_and_programmes(row, index):
        if word.kind == "programme":
            break
        if p.FRAME.match(word.text) and word.role != "gen":
            return _with_head(phrase, word)
        if p.MEETING.match(word.text):
            return replace(phrase, head=word.text, head_kind="meeting")
        if p.PROGRAMME_NOUN.match(word.text) and word.role != "bare":
            if word.role == "gen" and not p.FRAME.match(word.text):
                phrase = replace(phrase, head=phrase.head or word.text)
                continue
            return _with_head(phrase, word)
        if word.form is not None and word.form.shape in ("noun", "either"):
            return replace(phrase, role="object", head=word.text, head_kind="event")
        if (
            p.LIGHT["member"].match(word.text)
            or p.LIGHT["host"].match(word.text)
            or p.LIGHT["receiver"].match(word.text)
        ):
            return replace(phrase, role="object", head=word.text, head_kind="member")
        if phrase.role == "nom" and word.role not in ("bare", "gen"):
            break
    return phrase


def _qualifies_another(row: Sequence[Phrase], index: int) -> bool:
    """Tell whether the programme only says whose the next one is: the EADRCC's exercise X."""
    has_head, is_chain = False, True
    for phrase in _words_and_programmes(row, index):
        has_head = has_head or (p.PROGRAMME_NOUN.match(phrase.text) is not None and phrase.role not in ("gen", "bare"))
        is_chain = is_chain and (phrase.kind == "programme" or phrase.role in ("gen", "bare"))
        if phrase.kind == "programme":
            is_beside = row[index].role == "bare" and (has_head or phrase.role == "bare" or not is_chain)
            return phrase.ids != row[index].ids and not is_beside
        if phrase.form is not None and phrase.form.shape in ("noun", "either"):
            return False
        if p.FRAME.match(phrase.text) or phrase.role in ("loc", "on", "ins", "abl", "com", "erg"):
            return False
    return False


def _with_head(phrase: Phrase, word: Phrase) -> Phrase:
    part = "frame" if p.FRAME.match(word.text) else word.role
    return replace(phrase, role=part, head=word.text, head_kind="programme", start=min(phrase.start, word.start))


def _words_and_programmes(row: Sequence[Phrase], index: int) -> Iterator[Phrase]:
    for phrase in row[index + 1 : index + 1 + _REACH]:
        if phrase.kind == "programme":
            yield phrase
            return
        if phrase.kind in ("date", "open", "close"):
            continue
        if phrase.kind != "word" or (phrase.form is not None and phrase.form.shape == "finite"):
            return
        yield phrase
