"""The context of a verb in its clause: light nouns, verbal nouns, people, sums, negation, programmes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import Clause
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

# Before a country noun in these roles, "member", "host" or "leader" is an attribute: of the member states.
_ATTRIBUTIVE = frozenset({"abl", "gen", "com", "ben"})
# The light nouns implied by the name of a programme that is named after its members (partner).
_OF_PARTNERS = frozenset({"member", "status"})
# What a group of lead nations is.
_OF_LEADERS = frozenset({"leader"})
# Roles of a programme through which or from which somebody gets something.
FRAMING = frozenset({"frame", "from", "abl"})


class ClauseContext:
    """The features of a clause that the meaning of its verb may depend on, each computed when first read.

    Parameters
    ----------
    phrases
        The phrases of the clause.
    understood
        Classes of verbal nouns that the clause is about but does not name.
    """

    def __init__(self, phrases: Sequence[Phrase] = (), *, understood: frozenset[str] = frozenset()) -> None:
        self._phrases = phrases
        self._understood = understood

    def with_verbal_nouns(self, kinds: frozenset[str]) -> ClauseContext:
        """Return the same context with more classes of verbal nouns understood."""
        return ClauseContext(self._phrases, understood=self._understood | kinds)

    @cached_property
    def light_nouns(self) -> frozenset[str]:
        """The light nouns (:data:`light_nouns.LIGHT`) of the clause, except attributes and -ისას (on taking part)."""
        words = [ph for ph in self._phrases if ph.kind == "word" and ph.role != "when"]
        nouns = [(ph.start, lights) for ph in words if (lights := light_nouns.lights_of(ph.text))]
        found = [lights for start, lights in nouns if start not in self._attributes]
        of_members = [a for a, b in pairwise(self._phrases) if a.head_kind == "member" and b.start not in self._members]
        found += [light_nouns.lights_of(ph.head) for ph in of_members]
        found += [frozenset({"offer"})] if "offer" in self._understood else []
        groups = [word for ph in self._phrases if ph.kind == "country" and len(ph.ids) > 1 for word in ph.text.split()]
        found += [_OF_LEADERS for word in groups if "leader" in light_nouns.lights_of(word)]  # four lead nations
        names = [word for ph in self._phrases if ph.kind == "programme" for word in ph.text.split()[-1:]]
        names += [q.name.split()[-1] for ph in self._phrases for q in ph.programmes if q.name]
        found += [_OF_PARTNERS for name in names if actors.PARTNER.match(name)]
        return frozenset().union(*found)

    @cached_property
    def verbal_nouns(self) -> frozenset[str]:
        """The classes of the verbal nouns, ambiguous forms included."""
        forms = [ph.form for ph in self._phrases[self._after_source :] if ph.kind == "word" and ph.form is not None]
        return self._understood.union(form.kind for form in forms if form.verb_form in ("noun", "either"))

    @property
    def _after_source(self) -> int:
        """Where the clause goes on after the plan according to which it happened: by the plan of cooperation, …."""
        at = (index for index, ph in enumerate(self._phrases) if postpositions.ACCORDING_TO.match(ph.text))
        return next(at, -1) + 1

    @property
    def has_actor(self) -> bool:
        """Whether people, units or bodies that act for a country are mentioned."""
        return any(actors.is_actor(ph.text) if ph.kind == "word" else ph.head_kind == "actor" for ph in self._phrases)

    @property
    def has_possessor(self) -> bool:
        """Whether "has" makes a participle a perfect: has it done."""
        return any(ph.kind == "word" and ph.text in predicates.POSSESSED for ph in self._phrases)

    @property
    def has_sum(self) -> bool:
        """Whether a sum of money is mentioned."""
        return any(ph.kind == "sum" for ph in self._phrases)

    @property
    def has_start(self) -> bool:
        """Whether a date says since when."""
        return any(ph.bound == "since" for ph in self._phrases if ph.kind == "date")

    @property
    def has_programme_subject(self) -> bool:
        """Whether a programme is the subject; at the start, a name without an ending may be a label instead."""
        named = [ph for ph in self._phrases if ph.kind == "programme"]
        is_inside = any(ph.role == "bare" and (ph is not self._phrases[0] or _has_caseless_name(ph)) for ph in named)
        return is_inside or any(ph.role in ("nom", "erg") for ph in named)

    @property
    def is_at_exercise(self) -> bool:
        """Whether an exercise, or a pro-form for it, is the place: in it, at the exercise, in which, where, here."""
        words = [ph for ph in self._phrases if ph.kind == "word"]
        is_there = any(reference.IN_FIELD.match(ph.text) for ph in words)
        is_exercise = any(ph.role in ("loc", "on") and programme_nouns.MEANS_EXERCISE.match(ph.text) for ph in words)
        return (
            is_there or is_exercise or any(ph.role in ("loc", "on") for ph in self._phrases if ph.kind == "programme")
        )

    @property
    def is_negated(self) -> bool:
        """Whether the clause is negated."""
        return any(modality.NEGATION.match(ph.text) for ph in self._phrases if ph.kind == "word")

    @cached_property
    def _members(self) -> frozenset[int]:
        return frozenset(a.start for a, b in pairwise(self._phrases) if _is_member_beside(a, b))

    @cached_property
    def _attributes(self) -> frozenset[int]:
        """Starts of the nouns that are no predicate of the subject: of the member states, by the host, its member X."""
        after = [ph.text for ph in self._phrases[2:]] + ["", ""]
        of_states = {
            a.start
            for (a, b), c in zip(pairwise(self._phrases), after, strict=False)
            if b.role in _ATTRIBUTIVE and country_nouns.GROUP_HEAD.match(b.text) and not listing.ROLE.match(c)
        }
        by_whom = {
            ph.start
            for ph in self._phrases
            if ph.kind == "word" and ph.role == "ins" and postpositions.BY_WHOSE["hosted"].match(ph.text)
        }
        return self._members.union(of_states, by_whom)


def _has_caseless_name(programme: Phrase) -> bool:
    """Return whether the name of an exercise ends in digits, which take no case ending."""
    return programme.role == "bare" and programme.text[-1:].isdigit()


def _is_member_beside(word: Phrase, country: Phrase) -> bool:
    """Return whether "member" is an attribute of the country after it, not a predicate: its member Jordan."""
    is_attribute = country.kind == "country" and country.role not in ("nom", "bare") and word.kind == "word"
    return is_attribute and actors.MEMBER.match(word.text) is not None


def has_programme(clause: Clause) -> bool:
    """Return whether a programme itself is what somebody has, not a part, plan or share in it."""
    is_had = any(ph.role in ("nom", "bare") and not ph.head_kind for ph in clause.of("programme"))
    return is_had and not any(ph.form is not None and ph.form.verb_form != "finite" for ph in clause.phrases)


def programme_roles_in(clause: Clause) -> set[str]:
    """Return the roles of the programmes of a clause, including those that a noun refers back to: by means of it."""
    roles = {ph.role for ph in programmes_in(clause)}
    is_framed = any(
        programme_nouns.POINTS_BACK.match(a.text) and postpositions.FRAME.match(b.text)
        for a, b in pairwise(clause.phrases)
    )
    pointed = {
        b.role
        for a, b in pairwise(clause.phrases)
        if reference.DEMONSTRATIVE.match(a.text) and programme_nouns.POINTS_BACK.match(b.text)
    }
    return roles | ({"frame"} if is_framed else set()) | (pointed if not roles else set())


def programmes_in(clause: Clause) -> Sequence[Phrase]:
    """Return the programmes of a clause, or if it has none, those of the clause whose elided verb it repeats."""
    return clause.of("programme") or (
        clause.gap_antecedent.of("programme") if clause.gap_antecedent is not None else []
    )
