"""What else a clause holds that the meaning of its verb depends on: light nouns, verbal nouns, people, sums."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import (
    actors,
    country_nouns,
    light_nouns,
    listing,
    modality,
    postpositions,
    predicates,
    programme_nouns,
    reference,
)

# A member, host or leader is an attribute, no predicate, before a country noun in these roles: of the member states.
_APART = frozenset({"abl", "gen", "com", "ben"})
# What a programme named for who is in it says of them.
_OF_PARTNERS = frozenset({"member", "status"})


class ClauseContext:
    """What stands beside a verb; most verbs depend on little of it, so it is looked for when it is first asked for.

    Parameters
    ----------
    phrases
        Those of the clause.
    understood
        Kinds of verbal nouns that the clause is about and does not name again.
    """

    def __init__(self, phrases: Sequence[Phrase] = (), *, understood: frozenset[str] = frozenset()) -> None:
        self._phrases = phrases
        self._understood = understood

    def with_nouns(self, kinds: frozenset[str]) -> ClauseContext:
        """Return the same with more kinds of verbal nouns that are understood."""
        return ClauseContext(self._phrases, understood=self._understood | kinds)

    @cached_property
    def light(self) -> frozenset[str]:
        """The light nouns (:data:`light_nouns.LIGHT`) of the clause that are no attributes."""
        words = [ph for ph in self._phrases if ph.kind == "word"]
        nouns = [(ph.start, lights) for ph in words if (lights := light_nouns.lights_of(ph.text))]
        said = [lights for start, lights in nouns if start not in self._attributes]
        of_members = [a for a, b in pairwise(self._phrases) if a.head_kind == "member" and b.start not in self._members]
        said += [light_nouns.lights_of(ph.head) for ph in of_members]
        said += [frozenset({"offer"})] if "offer" in self._understood else []
        names = [word for ph in self._phrases if ph.kind == "programme" for word in ph.text.split()[-1:]]
        names += [q.name.split()[-1] for ph in self._phrases for q in ph.programmes if q.name]
        said += [_OF_PARTNERS for name in names if actors.PARTNER.match(name)]
        return frozenset().union(*said)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The kinds of the verbal nouns, and of what may be one."""
        forms = [ph.form for ph in self._phrases if ph.kind == "word" and ph.form is not None]
        return self._understood.union(form.kind for form in forms if form.verb_form in ("noun", "either"))

    @property
    def has_actor(self) -> bool:
        """Whether people or things stand there that act for a country."""
        return any(actors.is_actor(ph.text) if ph.kind == "word" else ph.head_kind == "actor" for ph in self._phrases)

    @property
    def has_possessor(self) -> bool:
        """Whether somebody has what was done."""
        return any(ph.kind == "word" and ph.text in predicates.POSSESSED for ph in self._phrases)

    @property
    def has_sum(self) -> bool:
        """Whether it says how much money."""
        return any(ph.kind == "sum" for ph in self._phrases)

    @property
    def is_since(self) -> bool:
        """Whether it says since when."""
        return any(ph.bound == "since" for ph in self._phrases if ph.kind == "date")

    @property
    def by_programme(self) -> bool:
        """Whether a programme does something; a name without an ending may be a label where it stands first."""
        named = [ph for ph in self._phrases if ph.kind == "programme"]
        is_inside = any(ph.role == "bare" and (ph is not self._phrases[0] or _is_plain(ph)) for ph in named)
        return is_inside or any(ph.role in ("nom", "erg") for ph in named)

    @property
    def is_in_field(self) -> bool:
        """Whether it says in which exercise, or points there: in which, where, here."""
        words = [ph for ph in self._phrases if ph.kind == "word"]
        is_there = any(reference.IN_FIELD.match(ph.text) for ph in words)
        is_exercise = any(ph.role == "loc" and programme_nouns.MEANS_EXERCISE.match(ph.text) for ph in words)
        return is_there or is_exercise or any(ph.role == "loc" for ph in self._phrases if ph.kind == "programme")

    @property
    def is_denied(self) -> bool:
        """Whether it says that something is not so."""
        return any(modality.NEGATION.match(ph.text) for ph in self._phrases if ph.kind == "word")

    @cached_property
    def _members(self) -> frozenset[int]:
        return frozenset(a.start for a, b in pairwise(self._phrases) if _is_member_beside(a, b))

    @cached_property
    def _attributes(self) -> frozenset[int]:
        """Where the nouns begin that say nothing of the subject: of the member states, by the host, its member X."""
        after = [ph.text for ph in self._phrases[2:]] + ["", ""]
        of_states = {
            a.start
            for (a, b), c in zip(pairwise(self._phrases), after, strict=False)
            if b.role in _APART and country_nouns.GROUP_HEAD.match(b.text) and not listing.ROLE.match(c)
        }
        by_whom = {
            ph.start
            for ph in self._phrases
            if ph.kind == "word" and ph.role == "ins" and postpositions.BY_WHOSE["hosted"].match(ph.text)
        }
        return self._members.union(of_states, by_whom)


def _is_plain(programme: Phrase) -> bool:
    """Return whether the name of an exercise stands as it is: it ends in figures, which have no case."""
    return programme.role == "bare" and programme.text[-1:].isdigit()


def _is_member_beside(word: Phrase, country: Phrase) -> bool:
    """Whether "member" is an attribute of the country after it, which is no subject of "is": its member Jordan."""
    is_attribute = country.kind == "country" and country.role not in ("nom", "bare") and word.kind == "word"
    return is_attribute and actors.MEMBER.match(word.text) is not None
