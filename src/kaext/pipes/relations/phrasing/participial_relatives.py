"""Participles after their noun as relative clauses: Croatia, drawn into it in 2002, … = Croatia, which was drawn in ….

Such a participle stands between commas and agrees with the noun in case and number: ხორვატიამ, 2002 წელს მასში
ჩართულმა, …. With the copula it is a finite verb, so that the rules for relative clauses apply: ჩართულა (has been drawn
in, an event with a date), ჩართულია (is drawn in, a state).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaext.pipes.relations.grammar import analyse_verb
from kaext.pipes.relations.phrases import DATIVE, MARKS, UNMARKED, Phrase, Role
from kaext.pipes.relations.words import actors, predicates

_WHICH = "რომელიც"
_AND = "და"
# Kinds of mentions of which a participle has at least one, lest it be an adjective.
_SAID = frozenset({"country", "programme", "date"})
# Participles of lasting states and the present of their verbs: standing, being, taking part, serving.
_LASTING = {
    "მდგომ": "დგას",
    "მყოფ": "არის",
    "მონაწილე": "მონაწილეობს",
    "მომსახურე": "მსახურობს",
    "მოსამსახურე": "მსახურობს",
}


def with_participles_as_relatives(row: list[Phrase]) -> list[Phrase]:
    """Return a sentence whose participles after a country, a programme or people are relative clauses."""
    found: list[Phrase] = []
    index = 0
    while index < len(row):
        found.append(row[index])
        index += 1
        if row[index - 1].kind != "comma" or not _is_head(row, index - 2):
            continue
        end = next((i for i in range(index, len(row)) if row[i].kind in MARKS or row[i].text == "."), len(row))
        part = row[index:end]
        if verbs := _finite_verbs(row[index - 2].role, part):
            at = row[index - 1].end
            found.append(Phrase("word", _WHICH, at, at, role="nom"))
            found += [verbs.get(i, ph) for i, ph in enumerate(part)]
            index = end
    return found


def _is_head(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a country, a programme or a noun after one stands at an index."""
    if index < 0:
        return False
    noun = row[index]
    if noun.kind in ("country", "programme"):
        return True
    before = row[index - 1] if index else None
    is_noun = noun.kind == "word" and noun.form is None and noun.role not in ("bare", "adv")
    is_of_mention = before is not None and before.kind in ("country", "programme")
    return is_noun and (is_of_mention or actors.is_actor(noun.text))


def _finite_verbs(role: Role, part: Sequence[Phrase]) -> dict[int, Phrase]:
    """Return the verbs for the participles of a part, by their indices; empty unless it ends with one that agrees."""
    if not part or not any(ph.kind in _SAID for ph in part):
        return {}
    if any(ph.form is not None and ph.form.verb_form in ("finite", "either") for ph in part):
        return {}
    ends = [i for i, ph in enumerate(part) if i + 1 == len(part) or part[i + 1].text == _AND]
    is_event = any(ph.kind == "date" and not ph.bound for ph in part)
    endings = ("ა", "ია") if is_event else ("ია", "ა")
    verbs = {i: verb for i in ends if _agrees(part[i], role) and (verb := _finite(part[i], endings)) is not None}
    return verbs if len(part) - 1 in verbs else {}


def _agrees(word: Phrase, role: Role) -> bool:
    if word.kind != "word":
        return False
    return word.role == role or {word.role, role} <= UNMARKED or {word.role, role} <= DATIVE | {"gen"}


def _finite(word: Phrase, endings: Sequence[str]) -> Phrase | None:
    """Return the finite verb for a participle, with the first of some endings that its verb has; else None."""
    lasting = next((verb for stem, verb in _LASTING.items() if word.text.startswith(stem)), None)
    match = predicates.PAST_PARTICIPLE.match(word.text)
    verbs = [lasting] if lasting is not None else [f"{match[1]}{ending}" for ending in endings] if match else []
    found = next(((verb, form) for verb in verbs if (form := analyse_verb(verb)) is not None), None)
    return replace(word, text=found[0], form=found[1], role="nom") if found is not None else None
