"""Coordination: mentions that form one phrase, joined by commas or "and", and names with their acronym in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import connectives, postpositions, programme_nouns

COORDINABLE = frozenset({"country", "programme", "date"})
# Roles of names with a postposition that each conjunct repeats.
_WITH_POSTPOSITION = frozenset({"com", "ben", "from"})
_OBLIQUE_WITHOUT_POSTPOSITION = frozenset({"dat", "datgen", "bare", "gen"})
# Roles of a programme before its generic noun.
_OF_HEAD = frozenset({"gen", "bare", "datgen"})
_PUNCTUATION = frozenset({"comma", "dash", "stop"})
# The phrases of "a programme, its noun, and".
_WITH_HEAD = 3
# The phrases of "a programme, its noun, a comma, the relative".
_WITH_RELATIVE = 4


def with_brackets_joined(row: Sequence[Phrase]) -> list[Phrase]:
    """Join a name with its acronym in brackets, and drop brackets around a lone acronym or reference."""
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


def groups_without_exceptions(row: list[Phrase]) -> list[Phrase]:
    """Take the countries that are excepted out of the groups that they belong to: the five, except Tajikistan."""
    excepted = {
        code
        for phrase, after in pairwise(row)
        if phrase.kind == "country" and after.kind == "word" and postpositions.EXCEPT.match(after.text)
        for code in phrase.ids
    }
    if not excepted:
        return row
    return [
        replace(ph, ids=tuple(code for code in ph.ids if code not in excepted)) if excepted < set(ph.ids) else ph
        for ph in row
    ]


def coordinated(row: Sequence[Phrase]) -> list[Phrase]:
    """Join coordinated mentions of one kind; the role of the last is that of all."""
    joined: list[Phrase] = []
    for index, phrase in enumerate(row):
        before, link = _mention_before(joined) if phrase.kind in COORDINABLE else (None, 0)
        if before is None and phrase.kind == "programme" and _has_coordinate_noun(row, index, joined):
            before, link = replace(joined[-3], role=phrase.role), 2
        if (
            before is not None
            and phrase.kind == before.kind
            and _is_coordinate(before, phrase, link)
            and not _begins_contrast(row, index, joined[-1])
            and not _has_own_relative(row, index, before)
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
    """Join the last mentions with the one before a comma that has the same postposition.

    With A, with B and C; in January, February and May (იანვარში, თებერვალსა და მაისში).
    """
    last = joined[-1]
    may_repeat = last.role in _WITH_POSTPOSITION or (last.kind == "date" and last.role == "loc")
    before, link = _mention_before(joined[:-1]) if may_repeat else (None, 0)
    if before is None or before.kind != last.kind or before.role != last.role or link != 1:
        return
    del joined[-2:]
    joined[-1] = replace(
        last, text=f"{before.text} {last.text}", start=before.start, ids=tuple(dict.fromkeys((*before.ids, *last.ids)))
    )


def _has_coordinate_noun(row: Sequence[Phrase], index: int, joined: Sequence[Phrase]) -> bool:
    """Return whether a programme and the one before have like generic nouns: the status of EOP and the initiative X."""
    if len(joined) < _WITH_HEAD or joined[-3].kind != "programme":
        return False
    noun, link = joined[-2], joined[-1]
    is_head = (
        noun.kind == "word"
        and programme_nouns.PROGRAMME_NOUN.match(noun.text) is not None
        and joined[-3].role in _OF_HEAD
    )
    own = row[index + 1] if row[index].role in _OF_HEAD and index + 1 < len(row) else row[index]
    here = takewhile(lambda ph: ph.kind not in _PUNCTUATION, reversed(joined[:-_WITH_HEAD]))
    is_said = any(ph.form is not None and ph.form.verb_form == "finite" for ph in here)
    return is_head and connectives.AND.match(link.text) is not None and noun.role == own.role and not is_said


def _begins_contrast(row: Sequence[Phrase], index: int, last: Phrase) -> bool:
    """Return whether a mention begins a contrast (კი): on 16 March, for its part, Moldova; A and B took part, but C ….

    The last country of a list may be followed by კი too, but after "and", not after a comma.
    """
    is_contrasted = index + 1 < len(row) and row[index + 1].text == "კი"
    return is_contrasted and (row[index].kind == "date" or last.kind == "comma")


def _has_own_relative(row: Sequence[Phrase], index: int, before: Phrase) -> bool:
    """Return whether a relative modifies the noun of the second programme only: X and the status of Y, which A got."""
    after = row[index + 1 : index + _WITH_RELATIVE]
    is_of_noun = row[index].kind == "programme" and before.role == "nom" and row[index].role in _OF_HEAD
    if not is_of_noun or len(after) + 1 < _WITH_RELATIVE:
        return False
    noun, mark, relative = after
    is_one = connectives.RELATIVE.match(relative.text) is not None and not relative.text.startswith("რომლებ")
    return noun.role == "nom" and mark.kind == "comma" and is_one


def _mention_before(joined: Sequence[Phrase]) -> tuple[Phrase | None, int]:
    """Return the mention before the links (comma, "and") at the end of ``joined``, or None, and the number of links."""
    for back in range(1, min(4, len(joined)) + 1):
        phrase = joined[-back]
        if phrase.kind in COORDINABLE:
            return (phrase, back - 1) if back > 1 else (None, 0)
        is_link = phrase.kind == "comma" or (phrase.kind == "word" and connectives.AND.match(phrase.text) is not None)
        if phrase.kind == "dash" and len(joined) > back:
            is_link = joined[-back - 1].is_group or joined[-back - 1].is_adjectival
        if not is_link:
            return None, 0
    return None, 0


def _is_coordinate(before: Phrase, phrase: Phrase, links: int) -> bool:
    """Return whether two mentions with some links between them have cases that allow coordination."""
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
    if before.kind == "country" and before.role == "bare":  # an acronym without an ending: აშშ
        return links == 1
    return before.kind == "programme" and before.role in ("bare", "nom") and links == 1
